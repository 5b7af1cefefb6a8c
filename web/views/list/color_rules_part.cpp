#include "web/views/list/color_rules_part.hpp"

#include <algorithm>

#include "core/text/words_filter.hpp"
#include "web/kit/kit.hpp"
#include "web/views/list/list_state.hpp"

namespace crm {

namespace {

// The whole row, or the cell of one column alone. True: another one.
bool where_ui(Context& ctx, EntityIx entity, RuleLine& rule) {
    std::vector<std::string> keys{{}}, labels{std::string(ctx.text(words::color_row))};
    for (const FilterSubject& subject : filter_subjects(ctx.schema, entity)) {
        if (subject.part != AddressPart::whole) continue;
        keys.emplace_back(ctx.schema.field(entity, subject.field).key);
        labels.emplace_back(ctx.schema.field(entity, subject.field).label.in(ctx.language));
    }
    if (const auto column = list_column(ctx.schema, entity, completeness_key)) {
        keys.emplace_back(completeness_key);
        labels.push_back(label_of(ctx.schema, entity, *column, ctx.language));
    }
    if (!std::ranges::contains(keys, rule.column)) { // of a linked record
        keys.push_back(rule.column);
        const auto column = list_column(ctx.schema, entity, rule.column);
        labels.push_back(column ? label_of(ctx.schema, entity, *column, ctx.language) : rule.column);
    }
    const std::vector<std::string_view> shown(labels.begin(), labels.end());
    int at = static_cast<int>(std::ranges::find(keys, rule.column) - keys.begin());
    if (!choice_ui("where", {.label = ctx.text(words::color_where), .hide_label = true}, shown, at).changed || at < 0)
        return false;
    rule.column = keys[static_cast<std::size_t>(at)];
    return true;
}

} // namespace

void color_rules_ui(Context& ctx, FilterLines& lines, EntityIx entity, std::vector<RuleLine>& rules,
                    std::uint64_t& focus) {
    paragraph_ui(ctx.text(words::colors_text), styles::muted);
    gap(10);
    std::size_t removed = SIZE_MAX;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        RuleLine& rule = rules[i];
        const IdScope scope{rule.root.id};
        std::vector<ChoiceOption> tones;
        for (std::size_t t = 0; t < std::size(words::tone_names); ++t)
            tones.push_back({.label = ctx.text(words::tone_names[t]), .tone = static_cast<Tone>(t)});
        int chosen = static_cast<int>(rule.tone);
        if (choice_ui("tone",
                      {.label = ctx.text(words::color), .hide_label = true, .width = px(is_phone() ? 128 : 170)}, tones,
                      chosen)
                .changed) {
            rule.tone = static_cast<Tone>(std::max(0, chosen));
            lines.changes.line();
        }
        beside(6);
        begin_box(width_left() - control_height() - px(6));
        if (where_ui(ctx, entity, rule)) lines.changes.line();
        end_box();
        beside(6);
        at_end(control_height());
        if (icon_button_ui(Icon::close, ctx.text(words::color_remove), {.kind = ButtonKind::quiet, .id = "remove"}))
            removed = i;
        const ImVec2 from = lines.begin_indented();
        if (rule.root.parts.size() > 1) lines.match_ui(rule.root), gap(4);
        lines.parts_ui(entity, rule.root);
        lines.add_buttons_ui(rule.root, ctx.text(words::filter_add_condition), true);
        lines.end_indented(from);
        gap(12);
    }
    if (removed != SIZE_MAX) {
        rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(removed));
        lines.changes.line();
    }
    if (rules.size() < color_rules_max &&
        button_ui(ctx.text(words::color_add), {.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true})) {
        RuleLine rule{.root = {.kind = FilterLine::Kind::group, .id = next_line_id()}};
        rule.root.parts.push_back({.id = next_line_id()});
        focus = rule.root.parts.back().id;
        rules.push_back(std::move(rule));
        lines.changes.line();
    }
}

} // namespace crm
