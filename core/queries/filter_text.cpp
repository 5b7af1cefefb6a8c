// Filters as text: reading what people type, and writing what parse_filter reads again.
#include <algorithm>
#include <optional>

#include "core/base/text_append.hpp"
#include "core/queries/filter.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/words_queries.hpp"
#include "core/record/parse.hpp"
#include "core/text/country.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

constexpr std::string_view part_keys[] = {"", "city", "country", "region", "district", "street", "postcode"};
constexpr std::size_t part_count = std::size(part_keys);
constexpr int depth_max = 32;
constexpr std::int64_t days_max = 36'500;
constexpr std::string_view arabic_comma = "،";
// By Tally; the first is what is written.
constexpr std::string_view tally_words[][5] = {{},
                                               {"count", "عدد"},
                                               {"sum", "مجموع"},
                                               {"average", "avg", "متوسط"},
                                               {"min", "first", "أصغر", "أول"},
                                               {"max", "last", "أكبر", "آخر"}};

FieldIx first_address(const Schema& schema, EntityIx entity) {
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (schema.field(entity, f).type == FieldType::address) return f;
    return no_field;
}

} // namespace

FieldPart field_named(const Schema& schema, EntityIx entity, std::string_view name) {
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

std::string name_of(const Schema& schema, EntityIx entity, FieldPart part) {
    std::string key(schema.field(entity, part.field).key);
    if (part.part == AddressPart::whole) return key;
    const std::string piece(part_keys[static_cast<std::size_t>(part.part)]);
    const bool is_plain = part.field == first_address(schema, entity) && schema.field(entity, piece) == no_field;
    return is_plain ? piece : key + '.' + piece;
}

namespace {

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
        return condition(depth);
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

    // What follows the name: an operator and its values, or a colon and a word.
    using Asked = Result<Condition, FilterProblem>;
    struct Subject {
        const FieldDef& field;
        std::span<const Operator> operators;
        std::size_t start, end; // of its name
        bool allows(Operator op) const { return std::ranges::find(operators, op) != operators.end(); }
    };

    static constexpr std::string_view name_ends = "=!~<>^:()";

    Parsed condition(int depth) {
        if (depth > depth_max) return wrong(FilterReason::too_deep, m_at, m_at + 1);
        const std::size_t start = m_at;
        if (const auto tally = takes_tally()) return tallied(*tally, start, depth);
        const auto name = word(name_ends);
        if (!name) return std::unexpected(name.error());
        const std::size_t name_end = m_at;
        if (name->empty()) return wrong(FilterReason::unexpected, m_at, m_at + 1);
        skip_spaces();
        const bool has_brackets = m_at < m_text.size() && m_text[m_at] == '(';
        Link link;
        if (has_brackets && find_link(m_schema, m_entity, *name, link)) return has(link, depth);
        const FieldPart ref = field_named(m_schema, m_entity, *name);
        if (ref.field == no_field) {
            if (find_link(m_schema, m_entity, *name, link)) {
                if (name_end == m_text.size() || is_space(m_text[name_end]) || m_text[name_end] == ')')
                    return Filter::has(link);
                return wrong(FilterReason::unknown_field, start, name_end);
            }
            if (const std::size_t dot = name->find('.'); dot != name->npos && m_text[start] != '"')
                if (find_link(m_schema, m_entity, name->substr(0, dot), link)) {
                    m_at = start + dot + 1;
                    return inside(link, [&] { return condition(depth + 1); });
                }
            return wrong(has_brackets ? FilterReason::unknown_link : FilterReason::unknown_field, start, name_end);
        }
        if (has_brackets && name_end == m_at) return wrong(FilterReason::unknown_link, start, name_end);
        const FieldDef& field = m_schema.field(m_entity, ref.field);
        Asked asked = test({.field = ref.field, .part = ref.part}, {field, operators_of(field), start, name_end});
        if (!asked) return std::unexpected(asked.error());
        return Filter::of(std::move(*asked));
    }

    // A filter of the records at the other end.
    template <class Read> Parsed inside(const Link& link, Read read) {
        const EntityIx outside = m_entity;
        m_entity = link.target;
        Parsed which = read();
        m_entity = outside;
        if (!which) return which;
        return Filter::has(link, std::move(*which));
    }

    Parsed has(const Link& link, int depth) {
        const std::size_t open = m_at;
        takes("(");
        Parsed made = inside(link, [&] { return alternatives(depth + 1); });
        if (!made) return made;
        skip_spaces();
        if (!takes(")")) return wrong(FilterReason::unclosed_bracket, open, open + 1);
        return made;
    }

    // "count", "sum" …, when a name follows; a field may be called so, too.
    std::optional<Tally> takes_tally() {
        const std::size_t start = m_at;
        for (std::size_t i = 0; i < std::size(tally_words); ++i)
            for (const std::string_view each : tally_words[i]) {
                if (each.empty() || !takes_word({each})) continue;
                const std::size_t end = m_at;
                skip_spaces();
                if (m_at > end && m_at < m_text.size() && name_ends.find(m_text[m_at]) == name_ends.npos)
                    return static_cast<Tally>(i);
                m_at = start;
            }
        return {};
    }

    // sum order.total(state=delivered)>1000
    Parsed tallied(Tally tally, std::size_t start, int depth) {
        const std::size_t name_at = m_at;
        const auto name = word(name_ends);
        if (!name) return std::unexpected(name.error());
        const std::size_t name_end = m_at;
        Link link;
        FieldPart of;
        if (!find_link(m_schema, m_entity, *name, link)) {
            const std::size_t dot = name->rfind('.');
            if (dot == name->npos || !find_link(m_schema, m_entity, name->substr(0, dot), link))
                return wrong(FilterReason::unknown_link, name_at, name_end);
            of = field_named(m_schema, link.target, name->substr(dot + 1));
            if (of.field == no_field) return wrong(FilterReason::unknown_field, name_at, name_end);
        }
        const bool fits = tally == Tally::count
                              ? of.field == no_field
                              : of.field != no_field && can_tally(m_schema.field(link.target, of.field), tally);
        if (!fits) return wrong(FilterReason::no_tally, name_at, name_end);
        Filter made = Filter::has(link);
        skip_spaces();
        if (m_at < m_text.size() && m_text[m_at] == '(') {
            Parsed which = has(link, depth);
            if (!which) return which;
            made = std::move(*which);
            skip_spaces();
        }
        made.tally = tally;
        made.condition.field = of.field;
        const FieldDef field = tally_field(m_schema, made);
        Asked asked = test({.field = of.field}, {field, operators_of_tally(field.type), start, name_end});
        if (!asked) return std::unexpected(asked.error());
        made.condition = std::move(*asked);
        return made;
    }

    Asked test(Condition made, const Subject& subject) {
        if (takes(":")) return by_word(std::move(made), subject);
        constexpr std::pair<std::string_view, Operator> symbols[] = {
            {"!=", Operator::is_not},  {"!~", Operator::contains_not}, {"^=", Operator::starts_with},
            {"<=", Operator::at_most}, {">=", Operator::at_least},     {"=", Operator::is},
            {"~", Operator::contains}, {"<", Operator::less},          {">", Operator::greater}};
        const std::size_t symbol_at = m_at;
        const auto symbol =
            std::find_if(std::begin(symbols), std::end(symbols), [&](const auto& each) { return takes(each.first); });
        if (symbol == std::end(symbols))
            return m_at == m_text.size() || is_space(m_text[m_at - 1]) || m_text[m_at] == ')'
                       ? wrong(FilterReason::no_operator, subject.start, subject.end)
                       : wrong(FilterReason::unknown_operator, symbol_at, symbol_at + 1);
        made.op = symbol->second;
        const FieldDef& field = subject.field;
        if (is_date(field.type) && made.op == Operator::less) made.op = Operator::before;
        if (is_date(field.type) && made.op == Operator::greater) made.op = Operator::after;
        const bool takes_several = made.op == Operator::is || made.op == Operator::is_not;

        skip_spaces();
        do {
            const std::size_t value_at = m_at;
            const bool is_quoted = m_at < m_text.size() && m_text[m_at] == '"';
            const auto typed = word(takes_several ? ",()" : "()", is_date(field.type) || is_number(field.type));
            if (!typed) return std::unexpected(typed.error());
            if (typed->empty() && !is_quoted) return wrong(FilterReason::no_value, subject.start, m_at);
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
        if (!subject.allows(made.op)) return wrong(FilterReason::not_for_field, subject.start, subject.end);
        return made;
    }

    // field:empty, field:filled, field:last30, field:next7, field:older60, field:this_month
    Asked by_word(Condition made, const Subject& subject) {
        const std::size_t word_at = m_at;
        const auto typed = word("()");
        if (!typed) return std::unexpected(typed.error());
        std::string wanted = folded(*typed);
        std::ranges::replace(wanted, '_', ' ');
        const NamedPeriod* period = nullptr;
        for (const NamedPeriod& each : named_periods())
            if (*typed == each.key || wanted == folded(each.label.ar) || wanted == folded(each.label.en))
                period = &each;
        struct Counting {
            Operator op;
            std::string_view beginnings[2];
        };
        static constexpr Counting countings[] = {{Operator::in_last_days, {"last", "اخر"}},
                                                 {Operator::in_next_days, {"next", "خلال"}},
                                                 {Operator::older_than_days, {"older", "اقدم"}}};
        std::optional<std::string_view> count;
        for (const Counting& each : countings)
            for (const std::string_view beginning : each.beginnings)
                if (!count && std::string_view(wanted).starts_with(beginning)) {
                    made.op = each.op;
                    count = std::string_view(wanted).substr(beginning.size());
                }
        if (wanted == "empty" || wanted == folded("فارغ")) {
            made.op = Operator::is_empty;
        } else if (wanted == "filled" || wanted == folded("مملوء")) {
            made.op = Operator::is_not_empty;
        } else if (period) {
            made.op = Operator::in_period;
            made.values.emplace_back(std::string(period->key));
        } else {
            if (!count)
                return wrong(wanted.empty() ? FilterReason::no_operator : FilterReason::unknown_operator, word_at,
                             m_at);
            const auto days = integer_from(*count);
            if (!days || *days < 0 || *days > days_max) return wrong(FilterReason::bad_value, word_at, m_at);
            made.values.emplace_back(*days);
        }
        if (!subject.allows(made.op)) return wrong(FilterReason::not_for_field, subject.start, subject.end);
        return made;
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

// What is asked, behind the name of what it is asked of.
void append_test(std::string& out, const FieldDef& field, const Condition& condition) {
    const auto days = [&] {
        return condition.values.empty() ? std::string("0") : value_as_text({}, condition.values[0]);
    };
    switch (condition.op) {
    case Operator::is_empty: return void(out += ":empty");
    case Operator::is_not_empty: return void(out += ":filled");
    case Operator::in_last_days: return void((out += ":last") += days());
    case Operator::in_next_days: return void((out += ":next") += days());
    case Operator::older_than_days: return void((out += ":older") += days());
    case Operator::in_period: return void((out += ':') += condition.values.empty() ? "today" : days());
    default: break;
    }
    out += symbol_of(condition.op);
    for (std::size_t i = 0; i < condition.values.size(); ++i) {
        if (i) out += condition.op == Operator::between ? ".." : ",";
        append_quoted(out, value_as_text(field, condition.values[i]));
    }
}

void append_condition(std::string& out, const Schema& schema, EntityIx entity, const Condition& condition) {
    const FieldDef& field = schema.field(entity, condition.field);
    out += name_of(schema, entity, {condition.field, condition.part});
    append_test(out, field, condition);
}

void append_filter(std::string& out, const Schema& schema, EntityIx entity, const Filter& filter, bool is_inside);

void append_related(std::string& out, const Schema& schema, EntityIx entity, const Filter& filter) {
    const bool is_tallied = filter.tally != Tally::any;
    if (is_tallied) (out += tally_words[static_cast<std::size_t>(filter.tally)][0]) += ' ';
    out += key_of(schema, entity, filter.link);
    if (filter.condition.field != no_field)
        (out += '.') += schema.field(filter.link.target, filter.condition.field).key;
    if (!is_tallied || !filter.parts.front().empty()) {
        out += '(';
        append_filter(out, schema, filter.link.target, filter.parts.front(), false);
        out += ')';
    }
    if (is_tallied) append_test(out, tally_field(schema, filter), filter.condition);
}

void append_filter(std::string& out, const Schema& schema, EntityIx entity, const Filter& filter, bool is_inside) {
    if (filter.kind == Filter::Kind::condition) return append_condition(out, schema, entity, filter.condition);
    if (filter.kind == Filter::Kind::related) return append_related(out, schema, entity, filter);
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
    case FilterReason::unknown_link: return say(words::filter_unknown_link);
    case FilterReason::no_tally: return say(words::filter_no_tally);
    case FilterReason::no_value: return say(words::filter_no_value);
    case FilterReason::bad_value: return say(words::filter_bad_value);
    case FilterReason::unclosed_quote: return say(words::filter_unclosed_quote);
    case FilterReason::unclosed_bracket: return say(words::filter_unclosed_bracket);
    case FilterReason::too_deep: return say(words::filter_too_deep);
    }
    return {};
}

} // namespace crm
