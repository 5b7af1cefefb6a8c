// Fields: label above, frame, help or error under it. Typing happens in text_field_ui (web/platform's real <input>);
// this adds everything around it, and the variants by type.
//
// All editors work on the text as it is typed: what it means, and what is wrong with it, the schema says (`error`).
//
//     text_input_ui("name", {.label = "الاسم", .error = problem, .required = true}, draft.name);
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "web/kit/icon.hpp"
#include "web/kit/item.hpp"
#include "web/kit/text_field.hpp"

namespace crm {

struct FieldSpec {
    std::string_view label{}, help{}, error{}, placeholder{};
    bool required = false, disabled = false;
    bool focus = false;      // take the keyboard now
    bool hide_label = false; // the label is still its accessible name
    bool clearable = false;  // a small cross empties it
    Icon icon = Icon::none;  // inside, at the start
    float width = 0;         // ImGui units; 0: the form's column, or all that is left
    std::string_view autocomplete = "off";
    int length_max = 0;
};

struct FieldResult {
    bool changed = false;   // the value is another than the frame before
    bool committed = false; // Enter, or left after a change, or chosen from a list
    bool cancelled = false; // Escape
    bool focused = false, enter = false;
    explicit operator bool() const { return changed; }
};

FieldResult text_input_ui(std::string_view id, const FieldSpec& spec, std::string& text);
FieldResult ltr_input_ui(std::string_view id, const FieldSpec& spec, std::string& text); // of no kind in particular
FieldResult long_text_ui(std::string_view id, const FieldSpec& spec, std::string& text, int lines = 4);
FieldResult search_ui(std::string_view id, const FieldSpec& spec,
                      std::string& text); // magnifier, cross, role searchbox
FieldResult number_ui(std::string_view id, const FieldSpec& spec, std::string& text, bool decimal = true);
FieldResult email_ui(std::string_view id, const FieldSpec& spec, std::string& text);
FieldResult url_ui(std::string_view id, const FieldSpec& spec, std::string& text);
FieldResult password_ui(std::string_view id, const FieldSpec& spec, std::string& text);
// The placeholder is an example of the country's numbers (ISO letters, e.g. "SA"); always left-to-right.
FieldResult phone_ui(std::string_view id, const FieldSpec& spec, std::string& text, std::string_view country = {});
FieldResult time_ui(std::string_view id, const FieldSpec& spec, std::string& text); // 14:30, with a list of half hours

struct MoneyText {
    std::string amount{};
    std::string currency{}; // "SAR"
    bool operator==(const MoneyText&) const = default;
};
FieldResult money_ui(std::string_view id, const FieldSpec& spec, MoneyText& money,
                     std::span<const std::string_view> currencies);

} // namespace crm
