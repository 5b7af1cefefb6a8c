// A line of text that is completed while one types: what could come next is offered below; arrows and Enter, or a
// press, take it, and typing goes on behind it.
//
//     completion_ui("formula", {.label = "المعادلة"}, text, [&](std::string_view typed, std::vector<Completion>& found)
//     {
//         found.push_back({.label = "[الإجمالي]", .detail = "مبلغ", .whole = "[الإجمالي]"});
//     });
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/kit/field.hpp"

namespace crm {

struct Completion {
    std::string label{}, detail{};
    Icon icon = Icon::none;
    std::string whole{}; // what the field then holds
};
using CompletionSource = std::function<void(std::string_view typed, std::vector<Completion>& found)>;

FieldResult completion_ui(std::string_view id, const FieldSpec& spec, std::string& text,
                          const CompletionSource& source);

} // namespace crm
