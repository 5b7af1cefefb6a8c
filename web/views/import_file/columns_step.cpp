// Step two: which column of the file is which field. Everything is guessed; a person looks, and corrects by choosing.
#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/entities/own.hpp"
#include "core/import/clean.hpp"
#include "core/import/imported_kinds.hpp"
#include "core/import/read_cell.hpp"
#include "core/queries/display.hpp"
#include "core/text/dates.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_import.hpp"
#include "core/text/words_setup.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/import_file/import_steps.hpp"

namespace crm {

namespace {

void kind_ui(Context& ctx) {
    FileImport& import = file_import();
    constexpr std::span<const std::string_view> kinds = imported_kinds;
    std::vector<std::string_view> labels;
    int kind = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        labels.push_back(ctx.schema.entity(ctx.entity(kinds[i])).plural.in(ctx.language));
        if (kinds[i] == import.mapping.entity) kind = static_cast<int>(i);
    }
    if (choice_ui("kind", {.label = ctx.text(words::import_as)}, labels, kind).changed && kind >= 0)
        ctx.later([entity = ctx.entity(kinds[static_cast<std::size_t>(kind)])] { map_rows_as(entity); });
}

void sheet_ui(Context& ctx) {
    FileImport& import = file_import();
    std::vector<std::string> names;
    for (const Sheet& sheet : import.sheets)
        names.push_back(sheet.name + " · " +
                        ctx.counted(words::rows_counted, static_cast<std::int64_t>(sheet.row_count())));
    const std::vector<std::string_view> labels(names.begin(), names.end());
    int sheet = static_cast<int>(import.sheet);
    if (choice_ui("sheet", {.label = ctx.text(words::sheet_of_file)}, labels, sheet).changed && sheet >= 0)
        ctx.later([sheet] { choose_sheet(static_cast<std::size_t>(sheet)); });
}

void heading_line_ui(Context& ctx) {
    FileImport& import = file_import();
    std::vector<std::string> lines{std::string(ctx.text(words::no_heading_line))};
    const Sheet& sheet = import.rows_of();
    for (std::size_t row = 0; row < std::min<std::size_t>(sheet.row_count(), 12); ++row) {
        std::string cells;
        for (std::size_t c = 0; c < sheet.column_count() && cells.size() < 60; ++c)
            if (const std::string_view cell = trimmed(sheet.cell(row, c)); !cell.empty())
                cells += (cells.empty() ? "" : " · ") + std::string(cut_utf8(cell, 40));
        lines.push_back(plain_number(static_cast<std::int64_t>(row) + 1) + ": " + cells);
    }
    const std::vector<std::string_view> labels(lines.begin(), lines.end());
    int line = static_cast<int>(import.first_row);
    if (choice_ui("heading", {.label = ctx.text(words::heading_line)}, labels, line).changed && line >= 0)
        ctx.later([line] { put_heading_at(static_cast<std::size_t>(line)); });
}

void known_ui(Context& ctx) {
    const std::string_view labels[] = {ctx.text(words::known_fill), ctx.text(words::known_skip),
                                       ctx.text(words::known_overwrite), ctx.text(words::known_add)};
    KnownRow& known = file_import().mapping.known;
    int index = static_cast<int>(std::ranges::find(known_policies, known) - known_policies);
    if (choice_ui("known", {.label = ctx.text(words::when_known)}, labels, index).changed && index >= 0)
        known = known_policies[index];
}

// What the column can go to, the last of them a new field with the column's name.
struct Targets {
    std::vector<std::string> words, labels;
};

Targets targets_for(const Context& ctx, const std::vector<TargetChoice>& choices, const ColumnMapping& column) {
    Targets all;
    const auto add = [&](std::string words, std::string label) {
        all.words.push_back(std::move(words));
        all.labels.push_back(std::move(label));
    };
    add({}, std::string(ctx.text(words::left_out)));
    for (const TargetChoice& choice : choices) add(choice.words, ctx.arabic() ? choice.label_ar : choice.label_en);
    add("+", filled(ctx.text(words::new_field_named), column.heading));
    return all;
}

void make_field_of(std::size_t c) {
    FileImport& import = file_import();
    ColumnMapping& column = import.mapping.columns[c];
    column.target.clear();
    column.new_field = NewField{column.heading, likely_type(import.profiles[c])};
}

// How the column will be read, where that is not plain: the order of its dates, its new field's type.
std::string reading_of(const Context& ctx, std::size_t c) {
    const FileImport& import = file_import();
    const ColumnMapping& column = import.mapping.columns[c];
    if (column.new_field) {
        const auto type = std::ranges::find(new_field_types, column.new_field->type) - new_field_types;
        return std::string(custom_types[type].label.in(ctx.language));
    }
    const auto target = find_target(ctx.schema, ctx.entity(import.mapping.entity), column.target);
    if (!target) return {};
    const FieldType type = ctx.schema.field(target->entity, target->field).type;
    if (type != FieldType::date && type != FieldType::moment) return {};
    for (const std::string& example : import.profiles[c].examples)
        if (const auto date = sheet_date(example, column, ctx.parsing.today))
            return example + (ctx.arabic() ? " ← " : " → ") + day_text(*date, ctx.brief());
    return {};
}

void column_ui(Context& ctx, const std::vector<TargetChoice>& choices, std::size_t c) {
    FileImport& import = file_import();
    ImportScreen& screen = ctx.state<ImportScreen>();
    const IdScope scope{std::uint64_t{c}};
    ColumnMapping& column = import.mapping.columns[c];
    const Targets targets = targets_for(ctx, choices, column);
    const std::vector<std::string_view> labels(targets.labels.begin(), targets.labels.end());
    int index = column.new_field ? static_cast<int>(targets.words.size()) - 1 : 0;
    for (std::size_t i = 1; i + 1 < targets.words.size(); ++i)
        if (targets.words[i] == column.target) index = static_cast<int>(i);

    const float width = width_left(), button = control_height() + px(8);
    const float first = is_phone() ? width : width * 0.46f,
                second = (is_phone() ? width : width - first - px(16)) - button;
    begin_box(first);
    text_ui(column.heading, column.is_taken() ? styles::strong : styles::muted);
    std::string examples;
    for (const std::string& each : import.profiles[c].examples) examples += (examples.empty() ? "" : " · ") + each;
    text_ui(examples.empty() ? std::string(ctx.text(words::row_empty)) : examples, styles::help);
    end_box();
    if (!is_phone()) beside(16);
    begin_box(second);
    const std::string label = std::string(ctx.text(words::goes_to)) + ": " + column.heading;
    if (choice_ui("target", {.label = label, .hide_label = true}, labels, index).changed && index >= 0) {
        column.new_field.reset();
        column.split_targets.clear();
        if (targets.words[static_cast<std::size_t>(index)] == "+")
            make_field_of(c);
        else
            column.target = targets.words[static_cast<std::size_t>(index)];
    }
    if (const std::string reading = reading_of(ctx, c); !reading.empty()) text_ui(reading, styles::help);
    end_box();
    beside(8);
    const std::string options = std::string(ctx.text(words::column_options)) + ": " + column.heading;
    if (icon_button_ui(Icon::settings, options, {.kind = ButtonKind::quiet, .disabled = !column.is_taken()})) {
        screen.column = static_cast<int>(c);
        screen.is_column_open = true;
        screen.words = distinct_words(import.rows_of(), c, import.first_row);
    }
    divider_ui();
}

bool is_missed(std::size_t c) {
    const FileImport& import = file_import();
    const ColumnMapping& column = import.mapping.columns[c];
    return !column.is_taken() && import.profiles[c].filled > 0 && !is_serial(column.heading, import.profiles[c]);
}

void left_columns_ui(Context& ctx) {
    FileImport& import = file_import();
    std::string left;
    for (std::size_t c = 0; c < import.mapping.columns.size(); ++c)
        if (is_missed(c)) append_item(left, import.mapping.columns[c].heading, ctx.language);
    if (left.empty()) return;
    const std::string text = std::string(ctx.text(words::columns_left)) + ' ' + left;
    if (banner_ui({.tone = Tone::warning, .text = text, .action = ctx.text(words::make_fields), .id = "left"}) ==
        BannerAnswer::action)
        for (std::size_t c = 0; c < import.mapping.columns.size(); ++c)
            if (is_missed(c)) make_field_of(c);
    gap(12);
}

} // namespace

void columns_actions_ui(Context& ctx) {
    const ButtonSpec check{.kind = ButtonKind::primary, .icon = Icon::check};
    at_end(button_width(ctx.text(words::cancel), {}) + button_width(ctx.text(words::check_file), check) + px(8));
    if (button_ui(ctx.text(words::cancel))) ctx.later(forget_import);
    beside(8);
    if (button_ui(ctx.text(words::check_file), check)) ctx.later(check_rows);
}

void columns_step_ui(Context& ctx) {
    FileImport& import = file_import();
    paragraph_ui(ctx.text(import.is_as_last_time ? words::as_last_time : words::columns_lead), styles::muted);
    gap(12);
    {
        Grid grid{220, 16, 4};
        grid.next();
        kind_ui(ctx);
        if (import.sheets.size() > 1) {
            grid.next();
            sheet_ui(ctx);
        }
        grid.next();
        heading_line_ui(ctx);
        grid.next();
        known_ui(ctx);
    }
    gap(16);
    left_columns_ui(ctx);
    begin_card_ui("columns");
    const auto choices = target_choices(ctx.schema, ctx.entity(import.mapping.entity));
    for (std::size_t c = 0; c < import.mapping.columns.size(); ++c) column_ui(ctx, choices, c);
    end_card_ui();
    gap(12);
    if (button_ui(ctx.text(words::save_mapping), {.kind = ButtonKind::quiet, .icon = Icon::download}))
        ctx.later(save_mapping);
    if (!is_phone()) beside(8);
    if (button_ui(ctx.text(words::open_mapping), {.kind = ButtonKind::quiet, .icon = Icon::upload})) open_mapping();
    column_panel_ui(ctx);
}

} // namespace crm
