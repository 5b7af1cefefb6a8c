#include "web/frame/filter_lines.hpp"

#include <algorithm>

#include "core/queries/filter.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_filter.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/condition_fields.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

constexpr float count_wide = 52;

} // namespace

std::string count_text(const Context& ctx, std::size_t count) {
    return number_text(static_cast<std::int64_t>(count), {.digits = ctx.reader.locale.digits});
}

void know_line(const Context& ctx, EntityIx entity, FilterLine& line) {
    for (FilterLine& part : line.parts)
        know_line(ctx, line.kind == FilterLine::Kind::link ? line.link.target : entity, part);
    line.count = SIZE_MAX;
    line.says = ctx.text(words::filter_new_condition);
    const auto filter = filter_of(ctx, entity, line);
    if (!filter) return;
    line.count = rows_of(ctx.tables, entity, *filter, ctx.reader, ctx.caches.lists.conditions()).count();
    line.says = describe(ctx.tables, entity, *filter, ctx.reader);
}

// Under a rule at the start side that says where the group ends.
ImVec2 FilterLines::begin_indented() {
    const ImVec2 from = cursor();
    const float room = width_left() - px(16);
    set_cursor({from.x + px(16), from.y});
    begin_box(room);
    return from;
}
void FilterLines::end_indented(ImVec2 from) {
    end_box();
    fill(draw_here(), {from.x + px(4), from.y}, {from.x + px(6), cursor().y - px(4)}, color(Color::border_strong),
         px(1));
}

void FilterLines::count_ui(const FilterLine& line) {
    const bool is_known = line.count != SIZE_MAX;
    const std::string text = is_known ? count_text(m_ctx, line.count) : std::string("…");
    const ImVec2 at = take_place({px(count_wide), control_height()});
    draw_text_in(draw_here(), at, plus(at, px(count_wide), control_height()), text,
                 line.count == 0 ? styles::small.with(Color::danger_ink) : styles::small.with(Color::text_muted),
                 Align::end);
    report({.id = id_of("count"),
            .role = Role::text,
            .name = is_known ? filled(m_ctx.text(words::filter_alone), text)
                             : std::string(m_ctx.text(words::filter_incomplete))},
           at, plus(at, px(count_wide), control_height()));
}

void FilterLines::remove_button_ui(const FilterLine& line) {
    if (icon_button_ui(Icon::close, filled(m_ctx.text(words::filter_remove), line.says),
                       {.kind = ButtonKind::quiet, .id = "remove"}))
        changes.removed = line.id;
}

// The end of a line's first row: how many, and the cross.
float FilterLines::end_wide() const { return px(count_wide) + px(6) + control_height(); }
void FilterLines::line_end_ui(const FilterLine& line) {
    beside(6);
    count_ui(line);
    beside(6);
    remove_button_ui(line);
}

// In one row where there is room: subject, test, value; else the subject in one, and test and value in the next.
void FilterLines::field_line_ui(EntityIx entity, FilterLine& line) {
    const float room = width_left();
    const auto field = tested_field(m_ctx.schema, entity, line);
    const bool has_value = field && values_of(line.op) != 0;
    const bool is_wide = room >= px(500);
    const float most = room - end_wide() - px(is_wide ? 18 : 6);
    const float subject = is_wide ? most * 0.34f : most;
    const FieldSpec spec{.label = m_ctx.text(words::filter_subject),
                         .placeholder = m_ctx.text(words::filter_subject),
                         .focus = m_focus == line.id,
                         .hide_label = true,
                         .width = subject};
    if (condition_subject_ui(m_ctx, entity, line, spec, true)) changes.line();
    if (m_focus == line.id) m_focus = 0;
    if (!is_wide) line_end_ui(line);
    if (!field || line.kind != FilterLine::Kind::field) {
        if (!is_wide) return;
        beside(6);
        take_place({most - subject + px(6), control_height()});
        return line_end_ui(line);
    }
    const float rest = is_wide ? most - subject : room - px(6), test = has_value ? rest * 0.45f
                                                                       : is_wide ? rest * 0.45f
                                                                                 : room;
    if (is_wide) beside(6);
    if (condition_test_ui(m_ctx, *field, line, m_ctx.text(words::filter_operator), test)) changes.line();
    if (has_value || is_wide) {
        beside(6);
        begin_box(rest - test);
        if (has_value)
            value_line_ui(entity, *field, line, rest - test);
        else
            take_place({rest - test, control_height()});
        end_box();
    }
    if (is_wide) line_end_ui(line);
}

void FilterLines::value_line_ui(EntityIx entity, const FieldDef& field, FilterLine& line, float width) {
    if (condition_value_ui(m_ctx, line.kind == FilterLine::Kind::link ? line.link.target : entity, field, line, width)
            .changed)
        changes.text(line.id);
}

void FilterLines::link_line_ui(EntityIx entity, FilterLine& line) {
    const float room = width_left();
    const bool is_wide = room >= px(420);
    const float most = room - end_wide() - px(is_wide ? 12 : 6), subject = is_wide ? most * 0.55f : most;
    const FieldSpec spec{.label = m_ctx.text(words::filter_subject), .hide_label = true, .width = subject};
    if (condition_subject_ui(m_ctx, entity, line, spec, true)) return changes.line();
    if (!is_wide) line_end_ui(line);
    if (is_wide) beside(6);
    ask_ui(line, is_wide ? most - subject : room);
    if (is_wide) line_end_ui(line);
    if (const auto field = tested_field(m_ctx.schema, entity, line)) tally_ui(entity, *field, line);
}

void FilterLines::ask_ui(FilterLine& line, float width) {
    std::vector<LinkAsk> asks = {LinkAsk::has, LinkAsk::has_no};
    if (leads_to_several(m_ctx.schema, line.link)) {
        asks.push_back(LinkAsk::count);
        for (const LinkAsk ask : {LinkAsk::sum, LinkAsk::average, LinkAsk::smallest, LinkAsk::largest}) {
            FilterLine trial{.link = line.link, .ask = ask};
            if (!tally_fields(m_ctx.schema, trial).empty()) asks.push_back(ask);
        }
    }
    std::vector<std::string_view> labels;
    for (const LinkAsk ask : asks)
        labels.push_back(ask == LinkAsk::has ? m_ctx.text(words::filter_has_choice)
                         : ask == LinkAsk::has_no
                             ? m_ctx.text(words::filter_has_no_choice)
                             : label_of(static_cast<Tally>(static_cast<int>(ask) - 1)).in(m_ctx.language));
    int chosen = static_cast<int>(std::ranges::find(asks, line.ask) - asks.begin());
    if (!choice_ui("ask", {.label = m_ctx.text(words::filter_relation), .hide_label = true, .width = width}, labels,
                   chosen)
             .changed)
        return;
    line.ask = asks[static_cast<std::size_t>(std::max(0, chosen))];
    take_first_tally_field(line, m_ctx.schema);
    changes.line();
}

// What is added up, and what it has to come to.
void FilterLines::tally_ui(EntityIx entity, const FieldDef& field, FilterLine& line) {
    const float room = width_left() - (width_left() >= px(500) ? end_wide() + px(6) : 0);
    const bool has_field = line.ask != LinkAsk::count;
    const bool is_wide = room >= px(420);
    const float first = !has_field ? 0 : is_wide ? room * 0.34f : room;
    if (has_field) {
        const std::vector<FieldIx> fields = tally_fields(m_ctx.schema, line);
        std::vector<std::string_view> labels;
        for (const FieldIx f : fields)
            labels.push_back(m_ctx.schema.field(line.link.target, f).label.in(m_ctx.language));
        int chosen = static_cast<int>(std::ranges::find(fields, line.field) - fields.begin());
        if (choice_ui("tallied", {.label = m_ctx.text(words::filter_tallied), .hide_label = true, .width = first},
                      labels, chosen)
                .changed &&
            chosen >= 0) {
            line.field = fields[static_cast<std::size_t>(chosen)];
            take_first_tally_field(line, m_ctx.schema);
            changes.line();
        }
        if (is_wide) beside(6);
    }
    const float rest = is_wide && has_field ? room - first - px(6) : room, test = rest * 0.45f;
    if (condition_test_ui(m_ctx, field, line, m_ctx.text(words::filter_test), test)) changes.line();
    if (values_of(line.op) == 0) return;
    beside(6);
    begin_box(rest - test - px(6));
    value_line_ui(entity, field, line, rest - test - px(6));
    end_box();
}

// Which of all, any or none: the heading of a group.
void FilterLines::match_ui(FilterLine& line) {
    const TabItem segments[] = {{.label = m_ctx.text(words::match_all)},
                                {.label = m_ctx.text(words::match_any)},
                                {.label = m_ctx.text(words::match_none)}};
    int active = static_cast<int>(line.match);
    if (segmented_ui("match", m_ctx.text(words::filter_match), segments, active)) {
        line.match = static_cast<Match>(active);
        changes.line();
    }
}

void FilterLines::add(FilterLine& group, FilterLine line) {
    m_focus = line.kind == FilterLine::Kind::group ? line.parts.front().id : line.id;
    group.parts.push_back(std::move(line));
    changes.line();
}

void FilterLines::add_buttons_ui(FilterLine& group, std::string_view condition, bool has_group) {
    if (button_ui(condition, {.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true, .id = "add"}))
        add(group, {.id = next_line_id()});
    if (!has_group) return;
    beside(4);
    if (button_ui(m_ctx.text(words::filter_add_group),
                  {.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true, .id = "add group"})) {
        FilterLine made{.kind = FilterLine::Kind::group, .id = next_line_id(), .match = Match::any};
        made.parts.push_back({.id = next_line_id()});
        add(group, std::move(made));
    }
}

void FilterLines::parts_ui(EntityIx entity, FilterLine& group) {
    for (FilterLine& part : group.parts) line_ui(entity, part);
}

void FilterLines::line_ui(EntityIx entity, FilterLine& line) {
    const IdScope scope{line.id};
    push_report({.id = id_of("line"), .role = Role::group, .name = line.says}, cursor(),
                plus(cursor(), width_left(), control_height()));
    if (line.kind == FilterLine::Kind::field) {
        field_line_ui(entity, line);
    } else if (line.kind == FilterLine::Kind::link) {
        link_line_ui(entity, line);
        if (line.kind == FilterLine::Kind::link) which_ui(line);
    } else {
        group_line_ui(entity, line);
    }
    semantics::pop();
    gap(6);
}

// Which of the linked records count.
void FilterLines::which_ui(FilterLine& line) {
    const std::string condition =
        filled(m_ctx.text(words::filter_add_condition_on), label_of(m_ctx.schema, line.link, m_ctx.language));
    const ImVec2 from = begin_indented();
    if (line.parts.size() > 1) match_ui(line), gap(4);
    parts_ui(line.link.target, line);
    add_buttons_ui(line, condition, !line.parts.empty());
    end_indented(from);
}

void FilterLines::group_line_ui(EntityIx entity, FilterLine& line) {
    match_ui(line);
    beside(6);
    at_end(end_wide());
    count_ui(line);
    beside(6);
    remove_button_ui(line);
    const ImVec2 from = begin_indented();
    parts_ui(entity, line);
    add_buttons_ui(line, m_ctx.text(words::filter_add_condition), true);
    end_indented(from);
}

} // namespace crm
