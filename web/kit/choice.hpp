// One of several, several of several, and free tags.
//
// choice_ui is a drop-down list: arrows move, letters find (Arabic spelling forgiven), Enter chooses, Escape leaves.
//
//     static constexpr ChoiceOption stages[] = {{.label = "جديد", .tone = Tone::info}, {.label = "فاز", .tone =
//     Tone::success}}; if (choice_ui("stage", {.label = "المرحلة"}, stages, draft.stage)) …       // -1: nothing chosen
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/kit/field.hpp"
#include "web/theme/colors.hpp"

namespace crm {

struct ChoiceOption {
    std::string_view label{};
    std::string_view detail{}; // muted, at the end
    Icon icon = Icon::none;
    std::optional<Tone> tone{}; // a dot of this tone before the label
    bool disabled = false;
};

FieldResult choice_ui(std::string_view id, const FieldSpec& spec, std::span<const ChoiceOption> options, int& index);
FieldResult choice_ui(std::string_view id, const FieldSpec& spec, std::span<const std::string_view> labels, int& index);
// Chips with a cross, and a field that finds the next one.
FieldResult choices_ui(std::string_view id, const FieldSpec& spec, std::span<const ChoiceOption> options,
                       std::vector<int>& chosen);

using TagSource = std::function<void(std::string_view query, std::vector<std::string>& found)>;
FieldResult tags_ui(std::string_view id, const FieldSpec& spec, std::vector<std::string>& tags,
                    const TagSource& source);

} // namespace crm
