// One column's options: how its dates are written, what its words mean, what an empty cell is, and whether it holds
// several things at once.
#include <algorithm>

#include "core/entities/own.hpp"
#include "core/import/read_cell.hpp"
#include "core/queries/display.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/words_import.hpp"
#include "core/text/words_setup.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/import_file/import_steps.hpp"

namespace crm {

namespace {

void new_field_ui(Context& ctx, NewField& field) {
    text_input_ui("label", {.label = ctx.text(words::goes_to), .required = true}, field.label);
    std::vector<std::string_view> labels;
    static_assert(std::size(custom_types) == std::size(new_field_types) + 1); // the last one refers to other records
    for (std::size_t i = 0; i < std::size(new_field_types); ++i)
        labels.push_back(custom_types[i].label.in(ctx.language));
    auto index = static_cast<int>(std::ranges::find(new_field_types, field.type) - new_field_types);
    if (choice_ui("type", {.label = ctx.text(words::field_type_label)}, labels, index).changed && index >= 0)
        field.type = new_field_types[index];
    gap(12);
}

void dates_ui(Context& ctx, ColumnMapping& column, const ColumnProfile& profile) {
    const auto with_example = [&](const BothNames& name, DateOrder order) {
        ColumnMapping trial = column;
        trial.date_order = order;
        std::string label(ctx.text(name));
        for (const std::string& example : profile.examples)
            if (const auto date = sheet_date(example, trial, ctx.parsing.today)) {
                label += " (" + example + (ctx.arabic() ? " ← " : " → ") + day_text(*date, ctx.brief()) + ")";
                break;
            }
        return label;
    };
    const std::string day = with_example(words::day_month, DateOrder::day_first),
                      month = with_example(words::month_day, DateOrder::month_first);
    const std::string_view labels[] = {day, month};
    int index = column.date_order == DateOrder::month_first;
    if (radio_group_ui("order", {.label = ctx.text(words::date_order_label)}, labels, index))
        column.date_order = index ? DateOrder::month_first : DateOrder::day_first;
    gap(8);
    checkbox_ui(ctx.text(words::years_are_hijri), column.is_hijri);
    gap(12);
}

CellRule* rule_of(ColumnMapping& column, const std::string& folded_word) {
    for (CellRule& rule : column.rules)
        if (!rule.problem && rule.text == folded_word) return &rule;
    return nullptr;
}

// What becomes of the words that the field does not know, unless something is said of one.
void unknown_words_ui(Context& ctx, ColumnMapping& column) {
    const auto of_all = [](const CellRule& rule) { return rule.problem == Reason::not_a_choice; };
    const auto rule = std::ranges::find_if(column.rules, of_all);
    bool are_new = rule != column.rules.end() && rule->action == CellAction::new_choice;
    if (checkbox_ui(ctx.text(words::unknown_words_become), are_new)) {
        std::erase_if(column.rules, of_all);
        if (are_new) column.rules.push_back({.problem = Reason::not_a_choice, .action = CellAction::new_choice});
    }
    gap(8);
}

// Every different word of the file with how often it stands there, and which choice it means.
void words_ui(Context& ctx, ColumnMapping& column, const FieldDef& field, const std::vector<DistinctWord>& found) {
    heading_ui(ctx.text(words::words_in_file), 3);
    gap(4);
    unknown_words_ui(ctx, column);
    constexpr CellAction actions[] = {CellAction::keep_in_notes, CellAction::leave_empty, CellAction::new_choice};
    constexpr int in_notes = 0, left_empty = 1, made = 2, first_choice = 3;
    std::vector<std::string_view> labels{ctx.text(words::kept_in_notes), ctx.text(words::left_empty),
                                         ctx.text(words::becomes_new_choice)};
    for (const ChoiceDef& choice : field.choices) labels.push_back(choice.label.in(ctx.language));
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 60); ++i) {
        const DistinctWord& word = found[i];
        const IdScope scope{std::uint64_t{i}};
        CellRule* rule = rule_of(column, word.folded);
        const bool is_replaced = rule && rule->action == CellAction::replace;
        const ChoiceDef* meant = meant_choice(field, is_replaced ? rule->to : word.text);
        int index = in_notes;
        if (rule && rule->action == CellAction::leave_empty)
            index = left_empty;
        else if (rule && rule->action == CellAction::keep_in_notes)
            index = in_notes;
        else if (meant && (is_replaced || !is_made_anew(*meant, column, word.text)))
            index = static_cast<int>(meant - field.choices.data()) + first_choice;
        else if (becomes_choice(column, word.text))
            index = made;
        const float half = width_left() * 0.5f - px(8);
        begin_box(half);
        text_ui(word.text, index == in_notes ? styles::strong : styles::body);
        text_ui(ctx.counted(words::rows_counted, static_cast<std::int64_t>(word.count)), styles::help);
        end_box();
        beside(16);
        begin_box(half);
        const std::string label = std::string(ctx.text(words::meant_as)) + ": " + word.text;
        if (choice_ui("meaning", {.label = label, .hide_label = true}, labels, index).changed && index >= 0) {
            if (!rule) rule = &column.rules.emplace_back(CellRule{.text = word.folded});
            rule->action = index < first_choice ? actions[index] : CellAction::replace;
            rule->to = index < first_choice
                           ? ""
                           : std::string(field.choices[static_cast<std::size_t>(index - first_choice)].key);
        }
        end_box();
    }
    gap(12);
}

void split_ui(Context& ctx, ColumnMapping& column) {
    bool is_split = !column.split_targets.empty();
    if (checkbox_ui(ctx.text(words::column_is_split), is_split)) {
        column.split_targets.clear();
        if (is_split) {
            column.split_targets = {column.target, {}};
            column.split_at = "-";
        }
    }
    if (!is_split) return;
    gap(8);
    constexpr std::string_view signs[] = {"-", "/", ",", "،", ";", "|", " "};
    std::vector<std::string_view> labels(std::begin(signs), std::end(signs));
    labels.back() = ctx.text(words::split_space);
    int sign = 0;
    for (std::size_t i = 0; i < std::size(signs); ++i)
        if (signs[i] == column.split_at) sign = static_cast<int>(i);
    if (choice_ui("sign", {.label = ctx.text(words::split_sign)}, labels, sign).changed && sign >= 0)
        column.split_at = std::string(signs[sign]);
    const auto choices = target_choices(ctx.schema, ctx.entity(file_import().mapping.entity));
    std::vector<std::string_view> targets{ctx.text(words::left_out)};
    for (const TargetChoice& choice : choices) targets.push_back(ctx.arabic() ? choice.label_ar : choice.label_en);
    for (std::size_t i = 0; i < column.split_targets.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        int index = 0;
        for (std::size_t k = 0; k < choices.size(); ++k)
            if (choices[k].words == column.split_targets[i]) index = static_cast<int>(k) + 1;
        const std::string label = filled(ctx.text(words::piece_number), plain_number(static_cast<std::int64_t>(i) + 1));
        if (choice_ui("piece", {.label = label}, targets, index).changed && index >= 0)
            column.split_targets[i] = index == 0 ? "" : choices[static_cast<std::size_t>(index) - 1].words;
    }
    if (column.split_targets.size() < 5 &&
        button_ui(ctx.text(words::add_piece), {.kind = ButtonKind::quiet, .icon = Icon::plus}))
        column.split_targets.emplace_back();
}

} // namespace

void column_panel_ui(Context& ctx) {
    FileImport& import = file_import();
    ImportScreen& screen = ctx.state<ImportScreen>();
    if (screen.column < 0 || static_cast<std::size_t>(screen.column) >= import.mapping.columns.size()) return;
    const auto c = static_cast<std::size_t>(screen.column);
    ColumnMapping& column = import.mapping.columns[c];
    const std::string title = std::string(ctx.text(words::column_options)) + ": " + column.heading;
    if (!begin_side_panel_ui("column", {.title = title, .footer_height = 64}, screen.is_column_open)) return;
    const auto target = find_target(ctx.schema, ctx.entity(import.mapping.entity), column.target);
    const FieldDef* field = target ? &ctx.schema.field(target->entity, target->field) : nullptr;
    if (column.new_field) new_field_ui(ctx, *column.new_field);
    const FieldType type = column.new_field ? column.new_field->type : field ? field->type : FieldType::text;
    if (is_date(type)) dates_ui(ctx, column, import.profiles[c]);
    if (field && field->type == FieldType::choice) words_ui(ctx, column, *field, screen.words);
    text_input_ui("default", {.label = ctx.text(words::empty_cells_read)}, column.default_text);
    gap(16);
    if (!column.new_field) split_ui(ctx, column);
    begin_side_panel_footer_ui();
    if (button_ui(ctx.text(words::done_word), {.kind = ButtonKind::primary})) screen.is_column_open = false;
    end_side_panel_ui();
}

} // namespace crm
