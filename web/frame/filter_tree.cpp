#include "web/frame/filter_tree.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

// ---- from a filter ----

void take_values(const Context& ctx, EntityIx entity, const FieldDef& field, const Condition& condition,
                 FilterLine& line) {
    line.op = condition.op == Operator::any_of    ? Operator::is
              : condition.op == Operator::none_of ? Operator::is_not
                                                  : condition.op;
    if (line.op == Operator::in_period) {
        const auto* key = condition.values.empty() ? nullptr : std::get_if<std::string>(&condition.values[0]);
        for (std::size_t i = 0; key && i < named_periods().size(); ++i)
            if (named_periods()[i].key == *key) line.period = static_cast<int>(i);
        return;
    }
    for (std::size_t i = 0; i < condition.values.size(); ++i) {
        const Value& value = condition.values[i];
        if (field.type == FieldType::choice) {
            for (std::size_t c = 0; c < field.choices.size(); ++c)
                if (value == Value(std::string(field.choices[c].key))) line.choices.push_back(static_cast<int>(c));
        } else if (field.type == FieldType::yes_no) {
            line.choices = {value == Value(std::int64_t{1}) ? 0 : 1};
        } else if (asks_for_words(field, line.op)) {
            const bool is_record = std::holds_alternative<RecordId>(value);
            const auto* words = std::get_if<std::string>(&value);
            line.words.push_back(is_record ? value_text(ctx.tables, entity, condition.field, value, ctx.reader)
                                 : !words  ? std::string()
                                 : condition.part == AddressPart::country
                                     ? address_text({.country = *words}, ctx.reader)
                                     : *words);
            line.records.push_back(is_record ? value : Value());
        } else if (i < 2) {
            FieldDef as = field;
            if (counts_days(line.op)) as.type = FieldType::integer;
            if (as.type == FieldType::moment) as.type = FieldType::date;
            const auto* words = std::get_if<std::string>(&value);
            line.text[i] = words ? *words : edit_text(as, value, ctx.parsing);
        }
    }
}

FilterLine line_of(const Context& ctx, EntityIx entity, const Filter& filter);

void take_parts(const Context& ctx, EntityIx entity, const Filter& filter, FilterLine& line) {
    const Filter* from = &filter;
    line.match = Match::all;
    if (filter.kind == Filter::Kind::not_) {
        from = &filter.parts.front();
        line.match = Match::none;
    } else if (filter.kind == Filter::Kind::any) {
        line.match = Match::any;
    }
    const bool is_list = line.match == Match::all ? from->kind == Filter::Kind::all : from->kind == Filter::Kind::any;
    if (is_list)
        for (const Filter& part : from->parts) line.parts.push_back(line_of(ctx, entity, part));
    else
        line.parts.push_back(line_of(ctx, entity, *from));
}

FilterLine link_line(const Context& ctx, const Filter& filter, bool is_negated) {
    FilterLine line{.kind = FilterLine::Kind::link, .id = next_line_id(), .link = filter.link};
    const Filter& which = filter.parts.front();
    if (!which.empty()) take_parts(ctx, filter.link.target, which, line);
    if (filter.tally == Tally::any) {
        line.ask = is_negated ? LinkAsk::has_no : LinkAsk::has;
        return line;
    }
    line.ask = static_cast<LinkAsk>(static_cast<int>(filter.tally) + 1);
    line.field = filter.condition.field;
    take_values(ctx, filter.link.target, tally_field(ctx.schema, filter), filter.condition, line);
    return line;
}

FilterLine line_of(const Context& ctx, EntityIx entity, const Filter& filter) {
    if (filter.kind == Filter::Kind::related) return link_line(ctx, filter, false);
    if (filter.kind == Filter::Kind::not_) {
        const Filter& part = filter.parts.front();
        if (part.kind == Filter::Kind::related && part.tally == Tally::any) return link_line(ctx, part, true);
    }
    FilterLine line{.id = next_line_id()};
    if (filter.kind == Filter::Kind::condition) {
        line.field = filter.condition.field;
        line.part = filter.condition.part;
        take_values(ctx, entity, ctx.schema.field(entity, line.field), filter.condition, line);
        return line;
    }
    line.kind = FilterLine::Kind::group;
    take_parts(ctx, entity, filter, line);
    return line;
}

// ---- to a filter ----

bool read_words(const FieldDef& field, FilterLine& line, std::vector<Value>& values) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        if (i < line.records.size() && !is_missing(line.records[i])) {
            values.push_back(line.records[i]);
            continue;
        }
        std::string word = line.words[i];
        if (line.part == AddressPart::country)
            if (const Country country = country_from(word)) word = letters_of(country);
        values.emplace_back(field.type == FieldType::reference && word.starts_with("id:") ? word.substr(3) : word);
    }
    return !values.empty();
}

// The values a line holds; false: it is not complete, or wrong.
bool read_values(const Context& ctx, const FieldDef& field, FilterLine& line, std::vector<Value>& values) {
    line.error.clear();
    if (values_of(line.op) == 0) return true;
    if (line.op == Operator::in_period) {
        values.emplace_back(std::string(named_periods()[static_cast<std::size_t>(line.period)].key));
        return true;
    }
    if (field.type == FieldType::choice) {
        for (const int at : line.choices)
            values.emplace_back(std::string(field.choices[static_cast<std::size_t>(at)].key));
        return !values.empty();
    }
    if (field.type == FieldType::yes_no) {
        if (line.choices.empty()) return false;
        values.emplace_back(std::int64_t{line.choices[0] == 0});
        return true;
    }
    if (asks_for_words(field, line.op)) return read_words(field, line, values);
    const int wanted = values_of(line.op);
    for (int i = 0; i < wanted; ++i) {
        if (line.text[i].empty()) return false;
        FieldDef as{.key = field.key, .label = field.label, .type = field.type, .choices = field.choices};
        if (as.type == FieldType::moment) as.type = FieldType::date;
        if (counts_days(line.op)) {
            as.type = FieldType::integer;
            as.min = 0;
            as.max = 36'500;
        } else if (!is_date(field.type) && field.type != FieldType::integer && field.type != FieldType::decimal &&
                   field.type != FieldType::money) {
            as.type = FieldType::text;
        }
        const auto value = parse_cell(as, line.text[i], ctx.parsing);
        if (!value || is_missing(*value)) {
            if (!value) line.error = ctx.text(sentence(value.error()));
            return false;
        }
        values.push_back(*value);
    }
    return true;
}

std::optional<Condition> condition_of(const Context& ctx, const FieldDef& field, FilterLine& line) {
    Condition made{.field = line.field, .part = line.part, .op = line.op};
    if (!read_values(ctx, field, line, made.values)) return {};
    if (made.values.size() > 1 && made.op == Operator::is) made.op = Operator::any_of;
    if (made.values.size() > 1 && made.op == Operator::is_not) made.op = Operator::none_of;
    return made;
}

// The parts of a group together; everything when none is complete.
Filter group_filter(const Context& ctx, EntityIx entity, FilterLine& line) {
    std::vector<Filter> parts;
    for (FilterLine& part : line.parts)
        if (auto filter = filter_of(ctx, entity, part)) parts.push_back(std::move(*filter));
    if (parts.empty()) return {};
    const bool is_one = parts.size() == 1;
    switch (line.match) {
    case Match::all: return is_one ? std::move(parts.front()) : Filter::all_of(std::move(parts));
    case Match::any: return is_one ? std::move(parts.front()) : Filter::any_of(std::move(parts));
    case Match::none: break;
    }
    return Filter::not_of(is_one ? std::move(parts.front()) : Filter::any_of(std::move(parts)));
}

} // namespace

std::uint64_t next_line_id() {
    static std::uint64_t last = 0;
    return ++last;
}

bool counts_days(Operator op) {
    return op == Operator::in_last_days || op == Operator::in_next_days || op == Operator::older_than_days;
}

bool asks_for_words(const FieldDef& field, Operator op) {
    if (op != Operator::is && op != Operator::is_not) return false;
    return is_textual(field.type) || field.type == FieldType::reference || field.type == FieldType::address;
}

std::optional<FieldDef> tested_field(const Schema& schema, EntityIx entity, const FilterLine& line) {
    if (line.kind == FilterLine::Kind::group) return {};
    if (line.kind == FilterLine::Kind::field)
        return line.field == no_field ? std::nullopt : std::optional(schema.field(entity, line.field));
    if (line.ask == LinkAsk::has || line.ask == LinkAsk::has_no) return {};
    Filter asked = Filter::has(line.link);
    asked.tally = static_cast<Tally>(static_cast<int>(line.ask) - 1);
    asked.condition.field = line.field;
    return tally_field(schema, asked);
}

std::vector<Operator> tests_of(const FieldDef& field, const FilterLine& line) {
    std::vector<Operator> tests;
    for (const Operator op : line.kind == FilterLine::Kind::link ? operators_of_tally(field.type) : operators_of(field))
        if (op != Operator::any_of && op != Operator::none_of) tests.push_back(op);
    return tests;
}

std::optional<Filter> filter_of(const Context& ctx, EntityIx entity, FilterLine& line) {
    if (line.kind == FilterLine::Kind::group) {
        Filter made = group_filter(ctx, entity, line);
        return made.empty() ? std::nullopt : std::optional(std::move(made));
    }
    const auto field = tested_field(ctx.schema, entity, line);
    if (line.kind == FilterLine::Kind::field) {
        if (!field) return {};
        auto condition = condition_of(ctx, *field, line);
        return condition ? std::optional(Filter::of(std::move(*condition))) : std::nullopt;
    }
    Filter which = group_filter(ctx, line.link.target, line);
    if (line.ask == LinkAsk::has) return Filter::has(line.link, std::move(which));
    if (line.ask == LinkAsk::has_no) return Filter::not_of(Filter::has(line.link, std::move(which)));
    if (!field || (line.ask != LinkAsk::count && line.field == no_field)) return {};
    auto condition = condition_of(ctx, *field, line);
    if (!condition) return {};
    return Filter::tallied(line.link, std::move(which), static_cast<Tally>(static_cast<int>(line.ask) - 1),
                           std::move(*condition));
}

FilterLine tree_of(const Context& ctx, EntityIx entity, const std::vector<Filter>& filters) {
    FilterLine root{.kind = FilterLine::Kind::group, .id = next_line_id()};
    const bool is_one = filters.size() == 1;
    const bool is_any = is_one && filters[0].kind == Filter::Kind::any;
    const bool is_none =
        is_one && filters[0].kind == Filter::Kind::not_ &&
        !(filters[0].parts[0].kind == Filter::Kind::related && filters[0].parts[0].tally == Tally::any);
    if (is_any || is_none)
        take_parts(ctx, entity, filters[0], root);
    else
        for (const Filter& filter : filters) root.parts.push_back(line_of(ctx, entity, filter));
    return root;
}

std::vector<Filter> filters_of(const Context& ctx, EntityIx entity, FilterLine& root) {
    if (root.match != Match::all) {
        Filter made = group_filter(ctx, entity, root);
        return made.empty() ? std::vector<Filter>{} : std::vector<Filter>{std::move(made)};
    }
    std::vector<Filter> filters;
    for (FilterLine& part : root.parts)
        if (auto filter = filter_of(ctx, entity, part)) filters.push_back(std::move(*filter));
    return filters;
}

void become_field(FilterLine& line, const Schema& schema, EntityIx entity, FieldIx field, AddressPart part) {
    line = {.kind = FilterLine::Kind::field, .id = line.id, .field = field, .part = part};
    const FieldDef& def = schema.field(entity, field); // a city is one of those there are, a street is searched
    const bool is_one_of = part != AddressPart::whole && part != AddressPart::street;
    line.op = def.type == FieldType::address && is_one_of ? Operator::is : tests_of(def, line).front();
}

void become_link(FilterLine& line, const Link& link) {
    line = {.kind = FilterLine::Kind::link, .id = line.id, .link = link};
}

std::vector<FieldIx> tally_fields(const Schema& schema, const FilterLine& line) {
    std::vector<FieldIx> fields;
    const auto tally = static_cast<Tally>(std::max(0, static_cast<int>(line.ask) - 1));
    for (FieldIx f = 0; f < schema.field_count(line.link.target); ++f)
        if (schema.field(line.link.target, f).key != "removed_at" &&
            can_tally(schema.field(line.link.target, f), tally))
            fields.push_back(f);
    sort_few_by(fields, [&](FieldIx f) {
        const int order = schema.field(line.link.target, f).list_order;
        return order ? order : 1000;
    });
    return fields;
}

void take_first_tally_field(FilterLine& line, const Schema& schema) {
    const std::vector<FieldIx> fields = tally_fields(schema, line);
    if (line.ask < LinkAsk::sum)
        line.field = no_field;
    else if (std::ranges::find(fields, line.field) == fields.end())
        line.field = fields.empty() ? no_field : fields.front();
    if (const auto field = tested_field(schema, no_entity, line)) {
        const std::vector<Operator> tests = tests_of(*field, line);
        if (std::ranges::find(tests, line.op) == tests.end()) {
            line.op = tests.front();
            line.text[0].clear();
            line.text[1].clear();
        }
    }
}

std::vector<FilterSubject> filter_subjects(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (FieldIx f = 0; f < schema.field_count(entity); ++f) {
        const FieldDef& field = schema.field(entity, f);
        const bool is_ours = field.section == "system" && (field.key != "created_at");
        if (!is_ours) fields.push_back(f);
    }
    sort_few_by(fields, [&](FieldIx f) {
        const int order = schema.field(entity, f).list_order;
        return order ? order : 1000;
    });
    std::vector<FilterSubject> subjects;
    for (const FieldIx f : fields) {
        if (schema.field(entity, f).type != FieldType::address) {
            subjects.push_back({f});
            continue;
        }
        for (const AddressPart part :
             {AddressPart::city, AddressPart::district, AddressPart::region, AddressPart::country, AddressPart::street,
              AddressPart::postcode, AddressPart::whole})
            subjects.push_back({f, part});
    }
    return subjects;
}

std::string subject_label(const Context& ctx, EntityIx entity, const FilterSubject& subject) {
    return std::string(subject.part == AddressPart::whole
                           ? ctx.schema.field(entity, subject.field).label.in(ctx.language)
                           : label_of(subject.part).in(ctx.language));
}

} // namespace crm
