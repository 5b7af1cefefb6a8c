#include "web/views/list/filter_panel.hpp"

#include <algorithm>

#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_filter.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/field_editor.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

// A rule of colours while somebody builds it.
struct RuleLine {
    Tone tone = Tone::warning;
    FilterLine root{};
};

struct PanelStep { // as it stood before a change
    FilterLine root{};
    std::vector<RuleLine> rules{};
};

struct FilterPanel {
    bool is_open = false;
    std::string entity{};
    FilterLine root{};
    std::vector<Filter> written{}; // what the list was given last: another wish of its own starts the tree anew
    std::vector<PanelStep> past{};
    std::vector<RuleLine> rules{};
    std::vector<ColorRule> rules_written{};
    int part = 0;                          // 0: conditions, 1: colours
    std::uint64_t typed_in = 0;            // the line whose typing the last step of the past began
    std::uint64_t counted_at = UINT64_MAX; // revision of the tables
    bool is_stale = true;
    std::size_t all = 0;     // records without any filter
    std::uint64_t focus = 0; // the line that takes the keyboard
};

// What happened to the tree in this frame.
struct Changes {
    bool any = false;
    std::uint64_t typed_in = 0; // only text of this line
    std::uint64_t removed = 0;
    void line() { any = true, typed_in = 0; }
    void text(std::uint64_t id) {
        typed_in = any ? typed_in : id;
        any = true;
    }
};

// ---- how many ----

void count_line(const Context& ctx, EntityIx entity, FilterLine& line) {
    for (FilterLine& part : line.parts)
        count_line(ctx, line.kind == FilterLine::Kind::link ? line.link.target : entity, part);
    line.count = SIZE_MAX;
    if (const auto filter = filter_of(ctx, entity, line))
        line.count = rows_of(ctx.tables, entity, *filter, ctx.reader, ctx.caches.lists.conditions()).count();
}

std::string number_in(const Context& ctx, std::size_t count) {
    return number_text(static_cast<std::int64_t>(count), {.digits = ctx.reader.locale.digits});
}

// ---- values ----

void day_ui(Context& ctx, std::string_view id, const FieldSpec& spec, std::string& text, FieldResult& all) {
    const CountryInfo* country = find_country(ctx.reader.country);
    const FieldResult typed =
        date_ui(id, spec, text, {.today = ctx.parsing.today, .first_weekday = country ? country->first_day : 0});
    all.changed |= typed.changed;
    all.enter |= typed.enter;
}

void words_offered(const Context& ctx, EntityIx entity, const FieldDef& field, const FilterLine& line,
                   std::string_view query, std::vector<std::string>& found) {
    if (field.type == FieldType::reference) {
        std::vector<ReferenceOption> options;
        suggest_records(ctx, ctx.schema.target(entity, line.field), query, options);
        for (const ReferenceOption& option : options) found.push_back(option.label);
    } else if (field.type == FieldType::term) {
        suggest_terms(ctx, entity, line.field, query, found);
    } else if (field.type == FieldType::address && line.part == AddressPart::city) {
        const Dictionary& cities = ctx.tables.table(entity).columns[line.field].dictionary();
        const std::string wanted = folded(query);
        for (std::size_t i = 0; i < cities.size() && found.size() < 8; ++i) {
            const std::string_view city = cities.word(static_cast<std::int32_t>(i));
            if (!city.empty() && folded(city).find(wanted) != std::string::npos) found.emplace_back(city);
        }
    }
}

// The value's own widget by the field and the test; true in `changed` when it is another.
FieldResult value_ui(Context& ctx, EntityIx entity, const FieldDef& field, FilterLine& line, float width) {
    FieldResult result;
    const std::string_view says = ctx.text(words::filter_value);
    FieldSpec spec{.label = says, .error = line.error, .hide_label = true, .width = width};
    if (line.op == Operator::in_period) {
        std::vector<std::string_view> labels;
        for (const NamedPeriod& period : named_periods()) labels.push_back(period.label.in(ctx.language));
        spec.label = ctx.text(words::filter_period);
        return choice_ui("period", spec, labels, line.period);
    }
    if (field.type == FieldType::choice) {
        std::vector<ChoiceOption> options;
        for (const ChoiceDef& choice : field.choices)
            options.push_back({.label = choice.label.in(ctx.language), .tone = choice.tone});
        return choices_ui("choices", spec, options, line.choices);
    }
    if (field.type == FieldType::yes_no) {
        const std::string_view labels[] = {ctx.text(words::yes), ctx.text(words::no)};
        int index = line.choices.empty() ? -1 : line.choices[0];
        result = choice_ui("yes or no", spec, labels, index);
        if (result.changed && index >= 0) line.choices = {index};
        return result;
    }
    if (asks_for_words(field, line.op)) {
        const std::vector<std::string> before = line.words;
        result = tags_ui("words", spec, line.words, [&](std::string_view query, std::vector<std::string>& found) {
            words_offered(ctx, entity, field, line, query, found);
        });
        if (line.words != before) { // a record stays meant as long as its name stands there
            std::vector<Value> records(line.words.size());
            for (std::size_t i = 0; i < line.words.size(); ++i) {
                const auto at = static_cast<std::size_t>(std::ranges::find(before, line.words[i]) - before.begin());
                if (at < line.records.size()) records[i] = line.records[at];
            }
            line.records = std::move(records);
            result.changed = true;
        }
        return result;
    }
    const bool is_day = !counts_days(line.op) && (field.type == FieldType::date || field.type == FieldType::moment);
    const bool is_number = counts_days(line.op) || field.type == FieldType::integer ||
                           field.type == FieldType::decimal || field.type == FieldType::money;
    const int wanted = values_of(line.op);
    if (wanted == 2) spec.width = (width - px(6)) / 2;
    for (int i = 0; i < wanted; ++i) {
        const IdScope scope{static_cast<std::uint64_t>(i)};
        if (i) {
            beside(6);
            spec.label = ctx.text(words::filter_value_to);
            spec.error = {};
        }
        if (counts_days(line.op)) spec.label = ctx.text(words::filter_days);
        if (is_day) {
            day_ui(ctx, "day", spec, line.text[i], result);
            continue;
        }
        const FieldResult typed =
            is_number ? number_ui("number", spec, line.text[i]) : text_input_ui("text", spec, line.text[i]);
        result.changed |= typed.changed;
        result.enter |= typed.enter;
    }
    return result;
}

// ---- what a line is about ----

struct SubjectMenu {
    std::vector<FilterSubject> fields;
    std::vector<Link> links;
    std::vector<std::string> labels;
    std::vector<ChoiceOption> options;
};

SubjectMenu subject_menu(const Context& ctx, EntityIx entity, bool has_links) {
    SubjectMenu menu{.fields = filter_subjects(ctx.schema, entity)};
    if (has_links) menu.links = links_of(ctx.schema, entity);
    for (const FilterSubject& subject : menu.fields) menu.labels.push_back(subject_label(ctx, entity, subject));
    for (const Link& link : menu.links) menu.labels.push_back(label_of(ctx.schema, link, ctx.language));
    for (std::size_t i = 0; i < menu.labels.size(); ++i) {
        const bool is_link = i >= menu.fields.size();
        menu.options.push_back({.label = menu.labels[i],
                                .detail = is_link ? ctx.text(words::filter_linked) : std::string_view(),
                                .icon = is_link ? Icon::link : Icon::none});
    }
    return menu;
}

int chosen_subject(const SubjectMenu& menu, const FilterLine& line) {
    for (std::size_t i = 0; i < menu.fields.size(); ++i)
        if (line.kind == FilterLine::Kind::field && menu.fields[i].field == line.field &&
            menu.fields[i].part == line.part)
            return static_cast<int>(i);
    for (std::size_t i = 0; i < menu.links.size(); ++i)
        if (line.kind == FilterLine::Kind::link && menu.links[i] == line.link)
            return static_cast<int>(menu.fields.size() + i);
    return -1;
}

bool subject_ui(Context& ctx, EntityIx entity, FilterLine& line, const FieldSpec& spec, bool has_links) {
    const SubjectMenu menu = subject_menu(ctx, entity, has_links);
    int chosen = chosen_subject(menu, line);
    if (!choice_ui("subject", spec, menu.options, chosen).changed || chosen < 0) return false;
    const auto at = static_cast<std::size_t>(chosen);
    if (at < menu.fields.size())
        become_field(line, ctx.schema, entity, menu.fields[at].field, menu.fields[at].part);
    else
        become_link(line, menu.links[at - menu.fields.size()]);
    return true;
}

bool test_ui(Context& ctx, const FieldDef& field, FilterLine& line, std::string_view label, float width) {
    const std::vector<Operator> tests = tests_of(field, line);
    std::vector<std::string_view> labels;
    for (const Operator op : tests) labels.push_back(label_of(op).in(ctx.language));
    int chosen = static_cast<int>(std::ranges::find(tests, line.op) - tests.begin());
    if (!choice_ui("test", {.label = label, .hide_label = true, .width = width}, labels, chosen).changed) return false;
    const Operator before = line.op;
    line.op = tests[static_cast<std::size_t>(std::max(0, chosen))];
    const bool keeps_words = asks_for_words(field, before) == asks_for_words(field, line.op);
    if (!keeps_words && !line.words.empty()) line.text[0] = line.words.front();
    if (!keeps_words && asks_for_words(field, line.op) && !line.text[0].empty()) line.words = {line.text[0]};
    if (counts_days(before) != counts_days(line.op)) line.text[0].clear();
    line.error.clear();
    return true;
}

// ---- lines ----

constexpr float count_wide = 52;

struct Editor {
    Context& ctx;
    FilterPanel& panel;
    Changes changes{};

    void count_ui(const FilterLine& line) {
        const bool is_known = line.count != SIZE_MAX;
        const std::string text = is_known ? number_in(ctx, line.count) : std::string("…");
        const ImVec2 at = take_place({px(count_wide), control_height()});
        draw_text_in(draw_here(), at, plus(at, px(count_wide), control_height()), text,
                     line.count == 0 ? styles::small.with(Color::danger_ink) : styles::small.with(Color::text_muted),
                     Align::end);
        report({.id = id_of("count"),
                .role = Role::text,
                .name = is_known ? filled(ctx.text(words::filter_alone), text)
                                 : std::string(ctx.text(words::filter_incomplete))},
               at, plus(at, px(count_wide), control_height()));
    }

    std::string words_of(EntityIx entity, FilterLine& line) {
        const auto filter = filter_of(ctx, entity, line);
        return filter ? describe(ctx.tables, entity, *filter, ctx.reader)
                      : std::string(ctx.text(words::filter_new_condition));
    }

    void remove_button_ui(EntityIx entity, FilterLine& line) {
        if (icon_button_ui(Icon::close, filled(ctx.text(words::filter_remove), words_of(entity, line)),
                           {.kind = ButtonKind::quiet, .id = "remove"}))
            changes.removed = line.id;
    }

    // The end of a line's first row: how many, and the cross.
    float end_wide() const { return px(count_wide) + px(6) + control_height(); }
    void line_end_ui(EntityIx entity, FilterLine& line) {
        beside(6);
        count_ui(line);
        beside(6);
        remove_button_ui(entity, line);
    }

    // In one row where there is room: subject, test, value; else the subject in one, and test and value in the next.
    void field_line_ui(EntityIx entity, FilterLine& line) {
        const float room = width_left();
        const auto field = tested_field(ctx.schema, entity, line);
        const bool has_value = field && values_of(line.op) != 0;
        const bool is_wide = room >= px(500);
        const float most = room - end_wide() - px(is_wide ? 18 : 6);
        const float subject = is_wide ? most * 0.34f : most;
        const FieldSpec spec{.label = ctx.text(words::filter_subject),
                             .placeholder = ctx.text(words::filter_subject),
                             .focus = panel.focus == line.id,
                             .hide_label = true,
                             .width = subject};
        if (subject_ui(ctx, entity, line, spec, true)) changes.line();
        if (panel.focus == line.id) panel.focus = 0;
        if (!is_wide) line_end_ui(entity, line);
        if (!field || line.kind != FilterLine::Kind::field) {
            if (!is_wide) return;
            beside(6);
            take_place({most - subject + px(6), control_height()});
            return line_end_ui(entity, line);
        }
        const float rest = is_wide ? most - subject : room - px(6), test = has_value ? rest * 0.45f
                                                                           : is_wide ? rest * 0.45f
                                                                                     : room;
        if (is_wide) beside(6);
        if (test_ui(ctx, *field, line, ctx.text(words::filter_operator), test)) changes.line();
        if (has_value || is_wide) {
            beside(6);
            begin_box(rest - test);
            if (has_value)
                value_line_ui(entity, *field, line, rest - test);
            else
                take_place({rest - test, control_height()});
            end_box();
        }
        if (is_wide) line_end_ui(entity, line);
    }

    void value_line_ui(EntityIx entity, const FieldDef& field, FilterLine& line, float width) {
        if (value_ui(ctx, line.kind == FilterLine::Kind::link ? line.link.target : entity, field, line, width).changed)
            changes.text(line.id);
    }

    void link_line_ui(EntityIx entity, FilterLine& line) {
        const float room = width_left();
        const bool is_wide = room >= px(420);
        const float most = room - end_wide() - px(is_wide ? 12 : 6), subject = is_wide ? most * 0.55f : most;
        const FieldSpec spec{.label = ctx.text(words::filter_subject), .hide_label = true, .width = subject};
        if (subject_ui(ctx, entity, line, spec, true)) return changes.line();
        if (!is_wide) line_end_ui(entity, line);
        if (is_wide) beside(6);
        ask_ui(line, is_wide ? most - subject : room);
        if (is_wide) line_end_ui(entity, line);
        if (const auto field = tested_field(ctx.schema, entity, line)) tally_ui(entity, *field, line);
    }

    void ask_ui(FilterLine& line, float width) {
        std::vector<LinkAsk> asks = {LinkAsk::has, LinkAsk::has_no};
        if (leads_to_several(ctx.schema, line.link)) {
            asks.push_back(LinkAsk::count);
            for (const LinkAsk ask : {LinkAsk::sum, LinkAsk::average, LinkAsk::smallest, LinkAsk::largest}) {
                FilterLine trial{.link = line.link, .ask = ask};
                if (!tally_fields(ctx.schema, trial).empty()) asks.push_back(ask);
            }
        }
        std::vector<std::string_view> labels;
        for (const LinkAsk ask : asks)
            labels.push_back(ask == LinkAsk::has ? ctx.text(words::filter_has_choice)
                             : ask == LinkAsk::has_no
                                 ? ctx.text(words::filter_has_no_choice)
                                 : label_of(static_cast<Tally>(static_cast<int>(ask) - 1)).in(ctx.language));
        int chosen = static_cast<int>(std::ranges::find(asks, line.ask) - asks.begin());
        if (!choice_ui("ask", {.label = ctx.text(words::filter_relation), .hide_label = true, .width = width}, labels,
                       chosen)
                 .changed)
            return;
        line.ask = asks[static_cast<std::size_t>(std::max(0, chosen))];
        take_first_tally_field(line, ctx.schema);
        changes.line();
    }

    // What is added up, and what it has to come to.
    void tally_ui(EntityIx entity, const FieldDef& field, FilterLine& line) {
        const float room = width_left() - (width_left() >= px(500) ? end_wide() + px(6) : 0);
        const bool has_field = line.ask != LinkAsk::count;
        const bool is_wide = room >= px(420);
        const float first = !has_field ? 0 : is_wide ? room * 0.34f : room;
        if (has_field) {
            const std::vector<FieldIx> fields = tally_fields(ctx.schema, line);
            std::vector<std::string_view> labels;
            for (const FieldIx f : fields)
                labels.push_back(ctx.schema.field(line.link.target, f).label.in(ctx.language));
            int chosen = static_cast<int>(std::ranges::find(fields, line.field) - fields.begin());
            if (choice_ui("tallied", {.label = ctx.text(words::filter_tallied), .hide_label = true, .width = first},
                          labels, chosen)
                    .changed &&
                chosen >= 0) {
                line.field = fields[static_cast<std::size_t>(chosen)];
                take_first_tally_field(line, ctx.schema);
                changes.line();
            }
            if (is_wide) beside(6);
        }
        const float rest = is_wide && has_field ? room - first - px(6) : room, test = rest * 0.45f;
        if (test_ui(ctx, field, line, ctx.text(words::filter_test), test)) changes.line();
        if (values_of(line.op) == 0) return;
        beside(6);
        begin_box(rest - test - px(6));
        value_line_ui(entity, field, line, rest - test - px(6));
        end_box();
    }

    // Which of all, any or none: the heading of a group.
    void match_ui(FilterLine& line) {
        const TabItem segments[] = {{.label = ctx.text(words::match_all)},
                                    {.label = ctx.text(words::match_any)},
                                    {.label = ctx.text(words::match_none)}};
        int active = static_cast<int>(line.match);
        if (segmented_ui("match", ctx.text(words::filter_match), segments, active)) {
            line.match = static_cast<Match>(active);
            changes.line();
        }
    }

    void add(FilterLine& group, FilterLine line) {
        panel.focus = line.kind == FilterLine::Kind::group ? line.parts.front().id : line.id;
        group.parts.push_back(std::move(line));
        changes.line();
    }

    void add_buttons_ui(FilterLine& group, std::string_view condition, bool has_group) {
        if (button_ui(condition, {.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true, .id = "add"}))
            add(group, {.id = next_line_id()});
        if (!has_group) return;
        beside(4);
        if (button_ui(ctx.text(words::filter_add_group),
                      {.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true, .id = "add group"})) {
            FilterLine made{.kind = FilterLine::Kind::group, .id = next_line_id(), .match = Match::any};
            made.parts.push_back({.id = next_line_id()});
            add(group, std::move(made));
        }
    }

    // Lines under a rule at the start side that says where the group ends.
    template <class Draw> void indented(Draw draw) {
        const ImVec2 from = cursor();
        const float room = width_left() - px(16);
        set_cursor({from.x + px(16), from.y});
        begin_box(room);
        draw();
        end_box();
        fill(draw_here(), {from.x + px(4), from.y}, {from.x + px(6), cursor().y - px(4)}, color(Color::border_strong),
             px(1));
    }

    void parts_ui(EntityIx entity, FilterLine& group) {
        for (FilterLine& part : group.parts) line_ui(entity, part);
    }

    void line_ui(EntityIx entity, FilterLine& line) {
        const IdScope scope{line.id};
        push_report({.id = id_of("line"), .role = Role::group, .name = words_of(entity, line)}, cursor(),
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
    void which_ui(FilterLine& line) {
        const std::string condition =
            filled(ctx.text(words::filter_add_condition_on), label_of(ctx.schema, line.link, ctx.language));
        indented([&] {
            if (line.parts.size() > 1) match_ui(line), gap(4);
            parts_ui(line.link.target, line);
            add_buttons_ui(line, condition, !line.parts.empty());
        });
    }

    void conditions_ui(EntityIx entity, const ListState& state, std::size_t total) {
        text_ui(filled(ctx.text(words::filter_shown_of), number_in(ctx, total), number_in(ctx, panel.all)),
                styles::strong);
        gap(2);
        paragraph_ui(panel.root.parts.empty() ? std::string(ctx.text(words::filter_no_conditions))
                                              : describe(ctx.tables, entity, Filter::all_of(state.filters), ctx.reader),
                     styles::muted);
        gap(10);
        if (panel.root.parts.size() > 1) {
            match_ui(panel.root);
            gap(8);
        }
        parts_ui(entity, panel.root);
        add_buttons_ui(panel.root, ctx.text(words::filter_add_condition), true);
    }

    // Colours of rows: a tone, and whom it marks. The first that fits a record holds.
    void rules_ui(EntityIx entity) {
        paragraph_ui(ctx.text(words::colors_text), styles::muted);
        gap(10);
        std::size_t removed = SIZE_MAX;
        for (std::size_t i = 0; i < panel.rules.size(); ++i) {
            RuleLine& rule = panel.rules[i];
            const IdScope scope{rule.root.id};
            std::vector<ChoiceOption> tones;
            for (std::size_t t = 0; t < std::size(words::tone_names); ++t)
                tones.push_back({.label = ctx.text(words::tone_names[t]), .tone = static_cast<Tone>(t)});
            int chosen = static_cast<int>(rule.tone);
            if (choice_ui("tone", {.label = ctx.text(words::color), .hide_label = true, .width = px(180)}, tones,
                          chosen)
                    .changed) {
                rule.tone = static_cast<Tone>(std::max(0, chosen));
                changes.line();
            }
            beside(6);
            at_end(control_height());
            if (icon_button_ui(Icon::close, ctx.text(words::color_remove), {.kind = ButtonKind::quiet, .id = "remove"}))
                removed = i;
            indented([&] {
                if (rule.root.parts.size() > 1) match_ui(rule.root), gap(4);
                parts_ui(entity, rule.root);
                add_buttons_ui(rule.root, ctx.text(words::filter_add_condition), true);
            });
            gap(12);
        }
        if (removed != SIZE_MAX) {
            panel.rules.erase(panel.rules.begin() + static_cast<std::ptrdiff_t>(removed));
            changes.line();
        }
        if (button_ui(ctx.text(words::color_add), {.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true})) {
            RuleLine rule{.root = {.kind = FilterLine::Kind::group, .id = next_line_id()}};
            rule.root.parts.push_back({.id = next_line_id()});
            panel.focus = rule.root.parts.back().id;
            panel.rules.push_back(std::move(rule));
            changes.line();
        }
    }

    void group_line_ui(EntityIx entity, FilterLine& line) {
        match_ui(line);
        beside(6);
        at_end(end_wide());
        count_ui(line);
        beside(6);
        remove_button_ui(entity, line);
        indented([&] {
            parts_ui(entity, line);
            add_buttons_ui(line, ctx.text(words::filter_add_condition), true);
        });
    }
};

bool remove_line(FilterLine& group, std::uint64_t id) {
    if (std::erase_if(group.parts, [&](const FilterLine& part) { return part.id == id; })) return true;
    return std::ranges::any_of(group.parts, [&](FilterLine& part) { return remove_line(part, id); });
}

void write_down(Context& ctx, EntityIx entity, FilterPanel& panel, ListState& state) {
    state.filters = panel.written = filters_of(ctx, entity, panel.root);
    const std::vector<ColorRule> rules_before = std::exchange(state.rules, {});
    for (RuleLine& rule : panel.rules) {
        std::vector<Filter> filters = filters_of(ctx, entity, rule.root);
        if (filters.empty()) continue;
        state.rules.push_back(
            {rule.tone, filters.size() == 1 ? std::move(filters.front()) : Filter::all_of(std::move(filters))});
    }
    panel.rules_written = state.rules;
    if (state.rules != rules_before) keep_view(ctx, entity, state); // the device remembers colours, as columns
    panel.is_stale = true;
}

void step_back(Context& ctx, EntityIx entity, FilterPanel& panel, ListState& state) {
    if (panel.past.empty()) return;
    panel.root = std::move(panel.past.back().root);
    panel.rules = std::move(panel.past.back().rules);
    panel.past.pop_back();
    panel.typed_in = 0;
    write_down(ctx, entity, panel, state);
}

void count_again(Context& ctx, EntityIx entity, FilterPanel& panel) {
    if (!panel.is_stale && panel.counted_at == ctx.tables.revision()) return;
    panel.is_stale = false;
    panel.counted_at = ctx.tables.revision();
    for (FilterLine& part : panel.root.parts) count_line(ctx, entity, part);
    for (RuleLine& rule : panel.rules)
        for (FilterLine& part : rule.root.parts) count_line(ctx, entity, part);
    panel.all = ctx.tables.table(entity).live_count;
}

void footer_ui(Context& ctx, EntityIx entity, FilterPanel& panel, ListState& state, std::size_t total) {
    begin_side_panel_footer_ui();
    const std::string show =
        filled(ctx.text(words::filter_show), ctx.counted(words::records, static_cast<std::int64_t>(total)));
    if (button_ui(show, {.kind = ButtonKind::primary, .id = "show"})) panel.is_open = false;
    beside(8);
    if (button_ui(ctx.text(words::undo), {.icon = Icon::undo,
                                          .disabled = panel.past.empty(),
                                          .tooltip = ctx.text(words::filter_undo),
                                          .id = "undo"}))
        step_back(ctx, entity, panel, state);
    if (panel.root.parts.empty() || panel.part != 0 || is_phone()) return;
    beside(8);
    if (button_ui(ctx.text(words::clear_filters), {.kind = ButtonKind::quiet})) {
        panel.past.push_back({panel.root, panel.rules});
        panel.root.parts.clear();
        panel.root.match = Match::all;
        write_down(ctx, entity, panel, state);
    }
}

} // namespace

namespace {

void read_state(const Context& ctx, EntityIx entity, FilterPanel& panel, const ListState& state) {
    panel.root = tree_of(ctx, entity, state.filters);
    panel.written = state.filters;
    panel.rules.clear();
    for (const ColorRule& rule : state.rules) {
        const bool is_list = rule.filter.kind == Filter::Kind::all;
        panel.rules.push_back(
            {rule.tone, tree_of(ctx, entity, is_list ? rule.filter.parts : std::vector{rule.filter})});
    }
    panel.rules_written = state.rules;
    panel.past.clear();
    panel.is_stale = true;
}

} // namespace

void open_filter_panel(Context& ctx, EntityIx entity, ListState& state, bool adds_condition) {
    FilterPanel& panel = ctx.state<FilterPanel>();
    panel = {.is_open = true, .entity = std::string(ctx.schema.entity(entity).key)};
    read_state(ctx, entity, panel, state);
    if (adds_condition || panel.root.parts.empty()) {
        panel.root.parts.push_back({.id = next_line_id()});
        panel.focus = panel.root.parts.back().id;
    }
}

bool is_filter_panel_open(Context& ctx) { return ctx.state<FilterPanel>().is_open; }

void filter_panel_ui(Context& ctx, EntityIx entity, ListState& state, std::size_t total) {
    FilterPanel& panel = ctx.state<FilterPanel>();
    if (!panel.is_open) return;
    const EntityDef& def = ctx.schema.entity(entity);
    if (panel.entity != def.key) return void(panel.is_open = false);
    if (state.filters != panel.written || state.rules != panel.rules_written) // Back, a chip's cross, another view
        read_state(ctx, entity, panel, state);
    count_again(ctx, entity, panel);
    const std::string title = filled(ctx.text(words::filters_of), def.plural.in(ctx.language));
    if (!begin_side_panel_ui("filters", {.title = title, .width = 680, .footer_height = 64}, panel.is_open)) return;
    Editor editor{ctx, panel};
    PanelStep before{panel.root, panel.rules};
    const TabItem tabs[] = {{.label = ctx.text(words::filter_conditions)},
                            {.label = ctx.text(words::filter_colors),
                             .count = panel.rules.empty() ? -1 : static_cast<int>(panel.rules.size())}};
    (void)segmented_ui("parts", ctx.text(words::filter_parts), tabs, panel.part);
    gap(12);
    if (panel.part == 1) {
        editor.rules_ui(entity);
    } else {
        editor.conditions_ui(entity, state, total);
    }
    gap(16);
    footer_ui(ctx, entity, panel, state, total);
    end_side_panel_ui();
    if (editor.changes.removed) {
        if (!remove_line(panel.root, editor.changes.removed))
            for (RuleLine& rule : panel.rules)
                if (remove_line(rule.root, editor.changes.removed)) break;
        editor.changes.line();
    }
    if (!editor.changes.any) return;
    const bool goes_on = editor.changes.typed_in != 0 && editor.changes.typed_in == panel.typed_in;
    if (!goes_on) panel.past.push_back(std::move(before));
    panel.typed_in = editor.changes.typed_in;
    write_down(ctx, entity, panel, state);
}

bool new_filter_ui(Context& ctx, EntityIx entity, FilterLine& line, Filter& made) {
    const FieldSpec spec{.label = ctx.text(words::filter_field)};
    (void)subject_ui(ctx, entity, line, spec, false);
    const auto field = tested_field(ctx.schema, entity, line);
    if (!field) return false;
    gap(4);
    (void)test_ui(ctx, *field, line, ctx.text(words::filter_operator), width_left());
    FieldResult typed;
    if (values_of(line.op) != 0) {
        gap(4);
        typed = value_ui(ctx, entity, *field, line, width_left());
    }
    gap(8);
    const bool is_wanted = button_ui(ctx.text(words::apply_filter), {.kind = ButtonKind::primary}) || typed.enter;
    if (!is_wanted) return false;
    const auto filter = filter_of(ctx, entity, line);
    if (!filter) {
        if (line.error.empty()) line.error = ctx.text(sentence(Reason::required));
        semantics::announce(line.error, true);
        return false;
    }
    made = *filter;
    line = {};
    return true;
}

} // namespace crm
