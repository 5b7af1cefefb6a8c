// Filters as text: reading what people type, writing what parse_filter reads again, and saying a filter in words.
#include <algorithm>
#include <optional>

#include "core/base/text_append.hpp"
#include "core/queries/display.hpp"
#include "core/queries/filter.hpp"
#include "core/queries/words_queries.hpp"
#include "core/record/parse.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words.hpp"

namespace crm {

namespace {

constexpr std::string_view part_keys[] = {"", "city", "country", "region", "district", "street", "postcode"};
constexpr std::size_t part_count = std::size(part_keys);
constexpr int depth_max = 32;
constexpr std::int64_t days_max = 36'500;
constexpr std::string_view arabic_comma = "،";

struct FieldRef {
    FieldIx field = no_field;
    AddressPart part = AddressPart::whole;
};

FieldIx first_address(const Schema& schema, EntityIx entity) {
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (schema.field(entity, f).type == FieldType::address) return f;
    return no_field;
}

// By key, by a part of the address ("city", "address.city"), or by label in either language.
FieldRef find_by_name(const Schema& schema, EntityIx entity, std::string_view name) {
    if (const FieldIx field = schema.field(entity, name); field != no_field) return {field};
    if (const std::size_t dot = name.find('.'); dot != name.npos) {
        const FieldIx field = schema.field(entity, name.substr(0, dot));
        if (field != no_field && schema.field(entity, field).type == FieldType::address)
            for (std::size_t part = 1; part < part_count; ++part)
                if (part_keys[part] == name.substr(dot + 1)) return {field, static_cast<AddressPart>(part)};
    }
    const FieldIx address = first_address(schema, entity);
    std::string wanted = folded(name);
    std::replace(wanted.begin(), wanted.end(), '_', ' ');
    for (FieldIx f = 0; f < schema.field_count(entity); ++f) {
        const Label& label = schema.field(entity, f).label;
        if (wanted == folded(label.ar) || wanted == folded(label.en)) return {f};
    }
    for (std::size_t part = 1; part < part_count && address != no_field; ++part) {
        const Label& label = label_of(static_cast<AddressPart>(part));
        if (wanted == part_keys[part] || wanted == folded(label.ar) || wanted == folded(label.en))
            return {address, static_cast<AddressPart>(part)};
    }
    return {};
}

bool is_date(FieldType type) { return type == FieldType::date || type == FieldType::moment; }
bool is_number(FieldType type) {
    return type == FieldType::integer || type == FieldType::decimal || type == FieldType::money;
}

class Parser {
public:
    Parser(const Schema& schema, EntityIx entity, std::string_view text, const Reader& reader)
        : m_schema(schema), m_entity(entity), m_text(text), m_reader(reader) {}

    Result<Filter, FilterProblem> parse() {
        Result<Filter, FilterProblem> filter = alternatives(0);
        if (filter && m_at < m_text.size()) return wrong(FilterReason::unexpected, m_at, m_at + 1);
        return filter;
    }

private:
    using Parsed = Result<Filter, FilterProblem>;

    std::unexpected<FilterProblem> wrong(FilterReason reason, std::size_t from, std::size_t to) const {
        to = std::min(to, m_text.size());
        while (to < m_text.size() && (static_cast<unsigned char>(m_text[to]) & 0xC0) == 0x80) ++to;
        return std::unexpected(FilterProblem{reason, from, to - from, std::string(m_text.substr(from, to - from))});
    }

    static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    void skip_spaces() {
        while (m_at < m_text.size() && is_space(m_text[m_at])) ++m_at;
    }
    bool takes(std::string_view symbol) {
        if (!m_text.substr(m_at).starts_with(symbol)) return false;
        m_at += symbol.size();
        return true;
    }
    // A word of the language itself: "or", "أو"; only when a space or a bracket follows.
    bool takes_word(std::initializer_list<std::string_view> words) {
        for (std::string_view word : words) {
            const std::string_view left = m_text.substr(m_at);
            if (!left.starts_with(word)) continue;
            if (left.size() > word.size() && !is_space(left[word.size()]) && left[word.size()] != '(') continue;
            m_at += word.size();
            return true;
        }
        return false;
    }

    Parsed alternatives(int depth) {
        if (depth > depth_max) return wrong(FilterReason::too_deep, m_at, m_at + 1);
        std::vector<Filter> parts;
        do {
            Parsed part = conjunction(depth);
            if (!part) return part;
            parts.push_back(std::move(*part));
            skip_spaces();
        } while (takes_word({"or", "OR", "أو"}));
        return parts.size() == 1 ? std::move(parts.front()) : Filter::any_of(std::move(parts));
    }

    bool at_end_of_conjunction() {
        skip_spaces();
        if (m_at == m_text.size() || m_text[m_at] == ')') return true;
        const std::size_t here = m_at;
        const bool is_or = takes_word({"or", "OR", "أو"});
        m_at = here;
        return is_or;
    }

    Parsed conjunction(int depth) {
        std::vector<Filter> parts;
        while (!at_end_of_conjunction()) {
            if (!parts.empty() && takes_word({"and", "AND", "و"})) skip_spaces();
            Parsed part = term(depth);
            if (!part) return part;
            parts.push_back(std::move(*part));
        }
        return parts.size() == 1 ? std::move(parts.front()) : Filter::all_of(std::move(parts));
    }

    Parsed term(int depth) {
        if (depth > depth_max) return wrong(FilterReason::too_deep, m_at, m_at + 1);
        skip_spaces();
        if (takes_word({"not", "NOT", "ليس"})) {
            Parsed part = term(depth + 1);
            if (!part) return part;
            return Filter::not_of(std::move(*part));
        }
        const std::size_t open = m_at;
        if (takes("(")) {
            Parsed inside = alternatives(depth + 1);
            if (!inside) return inside;
            skip_spaces();
            if (!takes(")")) return wrong(FilterReason::unclosed_bracket, open, open + 1);
            return inside;
        }
        return condition();
    }

    // A quoted text or a run of characters up to one of `ends`.
    Result<std::string, FilterProblem> word(std::string_view ends, bool stops_at_dots = false) {
        std::string word;
        const std::size_t start = m_at;
        if (takes("\"")) {
            for (; m_at < m_text.size(); ++m_at) {
                if (m_text[m_at] == '"') {
                    ++m_at;
                    return word;
                }
                if (m_text[m_at] == '\\' && m_at + 1 < m_text.size()) ++m_at;
                word += m_text[m_at];
            }
            return wrong(FilterReason::unclosed_quote, start, start + 1);
        }
        while (m_at < m_text.size() && !is_space(m_text[m_at]) && ends.find(m_text[m_at]) == ends.npos) {
            const std::string_view left = m_text.substr(m_at);
            if (left.starts_with(arabic_comma) || (stops_at_dots && left.starts_with(".."))) break;
            word += m_text[m_at++];
        }
        return word;
    }

    Parsed condition() {
        const std::size_t start = m_at;
        const auto name = word("=!~<>^:()");
        if (!name) return std::unexpected(name.error());
        const std::size_t name_end = m_at;
        if (name->empty()) return wrong(FilterReason::unexpected, m_at, m_at + 1);
        const FieldRef ref = find_by_name(m_schema, m_entity, *name);
        if (ref.field == no_field) return wrong(FilterReason::unknown_field, start, name_end);
        skip_spaces();
        Condition made{.field = ref.field, .part = ref.part, .op = Operator::is, .values = {}};
        if (takes(":")) return by_word(std::move(made), start, name_end);

        constexpr std::pair<std::string_view, Operator> symbols[] = {
            {"!=", Operator::is_not},  {"!~", Operator::contains_not}, {"^=", Operator::starts_with},
            {"<=", Operator::at_most}, {">=", Operator::at_least},     {"=", Operator::is},
            {"~", Operator::contains}, {"<", Operator::less},          {">", Operator::greater}};
        const std::size_t symbol_at = m_at;
        const auto symbol =
            std::find_if(std::begin(symbols), std::end(symbols), [&](const auto& each) { return takes(each.first); });
        if (symbol == std::end(symbols))
            return m_at == m_text.size() || is_space(m_text[m_at - 1]) || m_text[m_at] == ')'
                       ? wrong(FilterReason::no_operator, start, name_end)
                       : wrong(FilterReason::unknown_operator, symbol_at, symbol_at + 1);
        made.op = symbol->second;
        const FieldDef& field = m_schema.field(m_entity, made.field);
        if (is_date(field.type) && made.op == Operator::less) made.op = Operator::before;
        if (is_date(field.type) && made.op == Operator::greater) made.op = Operator::after;
        const bool takes_several = made.op == Operator::is || made.op == Operator::is_not;

        skip_spaces();
        do {
            const std::size_t value_at = m_at;
            const bool is_quoted = m_at < m_text.size() && m_text[m_at] == '"';
            const auto typed = word(takes_several ? ",()" : "()", is_date(field.type) || is_number(field.type));
            if (!typed) return std::unexpected(typed.error());
            if (typed->empty() && !is_quoted) return wrong(FilterReason::no_value, start, m_at);
            auto value = value_of(field, made.part, *typed);
            if (!value) return wrong(FilterReason::bad_value, value_at, m_at);
            made.values.push_back(std::move(*value));
            if (made.op == Operator::is && made.values.size() == 1 && (is_date(field.type) || is_number(field.type)) &&
                takes("..")) {
                made.op = Operator::between;
                continue;
            }
            if (made.op == Operator::between) break;
        } while (made.op == Operator::between || (takes_several && (takes(",") || takes(arabic_comma))));

        if (made.values.size() > 1 && made.op == Operator::is) made.op = Operator::any_of;
        if (made.values.size() > 1 && made.op == Operator::is_not) made.op = Operator::none_of;
        if (!allows(field, made.op)) return wrong(FilterReason::not_for_field, start, name_end);
        return Filter::of(std::move(made));
    }

    // field:empty, field:filled, field:last30, field:next7
    Parsed by_word(Condition made, std::size_t start, std::size_t name_end) {
        const std::size_t word_at = m_at;
        const auto typed = word("()");
        if (!typed) return std::unexpected(typed.error());
        const std::string wanted = folded(*typed);
        const auto after = [&](std::initializer_list<std::string_view> beginnings) -> std::optional<std::string_view> {
            for (std::string_view beginning : beginnings)
                if (std::string_view(wanted).starts_with(beginning))
                    return std::string_view(wanted).substr(beginning.size());
            return {};
        };
        if (wanted == "empty" || wanted == folded("فارغ"))
            made.op = Operator::is_empty;
        else if (wanted == "filled" || wanted == folded("مملوء"))
            made.op = Operator::is_not_empty;
        else {
            const auto last = after({"last", "اخر"}), next = after({"next", "خلال"});
            if (!last && !next)
                return wrong(wanted.empty() ? FilterReason::no_operator : FilterReason::unknown_operator, word_at,
                             m_at);
            const auto days = integer_from(last ? *last : *next);
            if (!days || *days < 0 || *days > days_max) return wrong(FilterReason::bad_value, word_at, m_at);
            made.op = last ? Operator::in_last_days : Operator::in_next_days;
            made.values.emplace_back(*days);
        }
        if (!allows(m_schema.field(m_entity, made.field), made.op))
            return wrong(FilterReason::not_for_field, start, name_end);
        return Filter::of(std::move(made));
    }

    std::optional<Value> value_of(const FieldDef& field, AddressPart part, const std::string& typed) const {
        switch (field.type) {
        case FieldType::reference:
            if (typed.starts_with("id:")) {
                const auto id = id_from(std::string_view(typed).substr(3));
                return id ? std::optional<Value>(*id) : std::nullopt;
            }
            return typed;
        case FieldType::address:
            if (part == AddressPart::country)
                if (const Country country = country_from(typed)) return std::string(letters_of(country));
            return typed;
        case FieldType::moment:
            if (const auto date = date_from(typed, m_reader.today)) return std::int64_t{date->days};
            return {};
        case FieldType::choice:
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::money:
        case FieldType::date:
        case FieldType::yes_no: {
            const ParseContext context{.locale = m_reader.locale,
                                       .country = m_reader.country,
                                       .currency = m_reader.currency,
                                       .today = m_reader.today};
            const auto value = parse_cell(field, typed, context);
            return value && !is_missing(*value) ? std::optional<Value>(*value) : std::nullopt;
        }
        default: return typed;
        }
    }

    const Schema& m_schema;
    EntityIx m_entity;
    std::string_view m_text;
    const Reader& m_reader;
    std::size_t m_at = 0;
};

// --- writing ---

void append_quoted(std::string& out, std::string_view value) {
    const auto is_plain = [](unsigned char c) {
        return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_' || c == '.' || c == '@' || c == '+' || c == '/' || c == ':';
    };
    if (!value.empty() && value.find("..") == value.npos && value.find(arabic_comma) == value.npos &&
        std::all_of(value.begin(), value.end(), is_plain))
        return void(out += value);
    out += '"';
    for (char c : value) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

std::string value_as_text(const FieldDef& field, const Value& value) {
    std::string text;
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* id = std::get_if<RecordId>(&value)) return "id:" + text_of(*id);
    if (const auto* money = std::get_if<Money>(&value))
        return plain_amount(*money) + ' ' + std::string(letters_of(money->currency));
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (is_date(field.type)) return iso_text(Date{static_cast<std::int32_t>(*number)});
        if (field.type == FieldType::yes_no) return *number ? "yes" : "no";
        if (field.type == FieldType::decimal)
            return fixed_text({*number, 4}, {.is_grouped = false, .decimals_max = 4, .has_direction_mark = false});
        append_integer(text, *number);
    }
    return text;
}

std::string_view symbol_of(Operator op) {
    switch (op) {
    case Operator::is_not:
    case Operator::none_of: return "!=";
    case Operator::contains: return "~";
    case Operator::contains_not: return "!~";
    case Operator::starts_with: return "^=";
    case Operator::less:
    case Operator::before: return "<";
    case Operator::at_most: return "<=";
    case Operator::greater:
    case Operator::after: return ">";
    case Operator::at_least: return ">=";
    default: return "=";
    }
}

void append_condition(std::string& out, const Schema& schema, EntityIx entity, const Condition& condition) {
    const FieldDef& field = schema.field(entity, condition.field);
    if (condition.part == AddressPart::whole) {
        out += field.key;
    } else {
        const std::string_view part = part_keys[static_cast<std::size_t>(condition.part)];
        if (condition.field != first_address(schema, entity) || schema.field(entity, part) != no_field)
            (out += field.key) += '.';
        out += part;
    }
    const auto days = [&] {
        return condition.values.empty() ? std::string("0") : value_as_text({}, condition.values[0]);
    };
    switch (condition.op) {
    case Operator::is_empty: return void(out += ":empty");
    case Operator::is_not_empty: return void(out += ":filled");
    case Operator::in_last_days: return void((out += ":last") += days());
    case Operator::in_next_days: return void((out += ":next") += days());
    default: break;
    }
    out += symbol_of(condition.op);
    for (std::size_t i = 0; i < condition.values.size(); ++i) {
        if (i) out += condition.op == Operator::between ? ".." : ",";
        append_quoted(out, value_as_text(field, condition.values[i]));
    }
}

void append_filter(std::string& out, const Schema& schema, EntityIx entity, const Filter& filter, bool is_inside) {
    if (filter.kind == Filter::Kind::condition) return append_condition(out, schema, entity, filter.condition);
    if (filter.kind == Filter::Kind::not_) {
        out += "not ";
        return append_filter(out, schema, entity, filter.parts.front(), true);
    }
    if (filter.parts.size() == 1) return append_filter(out, schema, entity, filter.parts.front(), is_inside);
    if (is_inside) out += '(';
    for (std::size_t i = 0; i < filter.parts.size(); ++i) {
        if (i) out += filter.kind == Filter::Kind::any ? " or " : " ";
        append_filter(out, schema, entity, filter.parts[i], true);
    }
    if (is_inside) out += ')';
}

std::string with_word(std::string_view sentence, std::string_view word) {
    const std::size_t at = sentence.find("{}");
    if (at == sentence.npos) return std::string(sentence);
    return std::string(sentence.substr(0, at)) + std::string(word) + std::string(sentence.substr(at + 2));
}

} // namespace

Result<Filter, FilterProblem> parse_filter(const Schema& schema, EntityIx entity, std::string_view text,
                                           const Reader& reader) {
    return Parser(schema, entity, text, reader).parse();
}

std::string to_text(const Schema& schema, EntityIx entity, const Filter& filter) {
    std::string text;
    append_filter(text, schema, entity, filter, false);
    return text;
}

std::string sentence_of(const FilterProblem& problem, Language language) {
    const auto say = [&](const BothNames& sentence) { return with_word(sentence.in(language), problem.word); };
    switch (problem.reason) {
    case FilterReason::unknown_field: return say(words::filter_unknown_field);
    case FilterReason::unexpected: return say(words::filter_unexpected);
    case FilterReason::no_operator: return say(words::filter_no_operator);
    case FilterReason::unknown_operator: return say(words::filter_unknown_operator);
    case FilterReason::not_for_field: return say(words::filter_not_for_field);
    case FilterReason::no_value: return say(words::filter_no_value);
    case FilterReason::bad_value: return say(words::filter_bad_value);
    case FilterReason::unclosed_quote: return say(words::filter_unclosed_quote);
    case FilterReason::unclosed_bracket: return say(words::filter_unclosed_bracket);
    case FilterReason::too_deep: return say(words::filter_too_deep);
    }
    return {};
}

// --- in words ---

std::string describe(const Tables& tables, EntityIx entity, const Condition& condition, const Reader& reader) {
    const FieldDef& field = tables.schema().field(entity, condition.field);
    const Language language = reader.language();
    std::string text(label_in(condition.part == AddressPart::whole ? field.label : label_of(condition.part), language));
    const auto value = [&](std::size_t i) -> std::string {
        if (i >= condition.values.size()) return {};
        const Value& of = condition.values[i];
        if (const auto* words = std::get_if<std::string>(&of); words && field.type != FieldType::choice) {
            if (condition.part != AddressPart::country) return *words;
            return address_text({.country = *words}, reader);
        }
        if (field.type == FieldType::moment)
            if (const auto* days = std::get_if<std::int64_t>(&of))
                return day_text(Date{static_cast<std::int32_t>(*days)}, reader);
        return value_text(tables, entity, condition.field, of, reader);
    };
    const auto values = [&](std::string_view joined_by) {
        std::string all;
        for (std::size_t i = 0; i < condition.values.size(); ++i) (all += i ? joined_by : "") += value(i);
        return all;
    };
    const auto days = [&] {
        const auto* count = condition.values.empty() ? nullptr : std::get_if<std::int64_t>(&condition.values[0]);
        return counted_text(words::days, count ? *count : 0, reader.locale);
    };
    switch (condition.op) {
    case Operator::is:
    case Operator::any_of: return text + ": " + values(words::filter_or.in(language));
    case Operator::in_last_days: return text + ": " + std::string(words::filter_in_last.in(language)) + days();
    case Operator::in_next_days: return text + ": " + std::string(words::filter_in_next.in(language)) + days();
    default: break;
    }
    (text += ' ') += label_in(label_of(condition.op), language);
    if (!condition.values.empty())
        (text += ' ') +=
            values(condition.op == Operator::between ? words::filter_and.in(language) : words::filter_or.in(language));
    return text;
}

std::string describe(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader) {
    const Language language = reader.language();
    switch (filter.kind) {
    case Filter::Kind::condition: return describe(tables, entity, filter.condition, reader);
    case Filter::Kind::not_:
        return std::string(words::filter_not.in(language)) + "(" +
               describe(tables, entity, filter.parts.front(), reader) + ")";
    default: break;
    }
    if (filter.parts.empty()) return std::string(words::filter_everything.in(language));
    std::string text;
    for (std::size_t i = 0; i < filter.parts.size(); ++i) {
        if (i)
            text += filter.kind == Filter::Kind::any ? std::string_view(words::filter_or.in(language))
                    : language == Language::ar       ? "، و"
                                                     : ", and ";
        const bool needs_brackets =
            filter.parts[i].kind == Filter::Kind::any || filter.parts[i].kind == Filter::Kind::all;
        text += needs_brackets && filter.parts.size() > 1
                    ? "(" + describe(tables, entity, filter.parts[i], reader) + ")"
                    : describe(tables, entity, filter.parts[i], reader);
    }
    return text;
}

} // namespace crm
