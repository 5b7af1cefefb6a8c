#include "web/frame/condition_fields.hpp"

#include <algorithm>

#include "core/text/fold.hpp"
#include "core/text/words_filter.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/field_editor.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

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

} // namespace

FieldResult condition_value_ui(Context& ctx, EntityIx entity, const FieldDef& field, FilterLine& line, float width) {
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

bool condition_subject_ui(Context& ctx, EntityIx entity, FilterLine& line, const FieldSpec& spec, bool has_links) {
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

bool condition_test_ui(Context& ctx, const FieldDef& field, FilterLine& line, std::string_view label, float width) {
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

bool new_filter_ui(Context& ctx, EntityIx entity, FilterLine& line, Filter& made) {
    const FieldSpec spec{.label = ctx.text(words::filter_field)};
    (void)condition_subject_ui(ctx, entity, line, spec, false);
    const auto field = tested_field(ctx.schema, entity, line);
    if (!field) return false;
    gap(4);
    (void)condition_test_ui(ctx, *field, line, ctx.text(words::filter_operator), width_left());
    FieldResult typed;
    if (values_of(line.op) != 0) {
        gap(4);
        typed = condition_value_ui(ctx, entity, *field, line, width_left());
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
