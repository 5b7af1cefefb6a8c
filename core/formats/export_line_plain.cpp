// The quick way: nlohmann's SAX events straight into operations. Everything it meets must be just what we write
// ourselves; anything else ends the reading, and the line is read by way of a document (export_line.cpp). It may
// therefore refuse as it likes, but what it takes it must take as read_line would.
#include <algorithm>
#include <utility>

#include "core/formats/export_line.hpp"
#include "core/formats/json_dom.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

namespace {
using dom::Json;

// Where in the line the reader stands.
enum class At : std::uint8_t {
    outside,
    line,
    cells,
    money,
    address,
    stamps,
    sets,
    list,
    element,
    element_stamp,
    end_of_pair
};
enum class Part : std::uint8_t { none, entity, id, at, cells, stamps, sets, gone };
constexpr std::string_view part_keys[] = {"", "e", "id", "at", "v", "s", "sets", "gone"};

class PlainLine {
public:
    PlainLine(const Schema& schema, std::vector<Op>& ops) : m_schema(schema), m_ops(ops) {}

    // What lies before a record's own stamps must be known when its cells come.
    bool is_read() const { return m_at == At::outside && m_part_count >= 2 && m_id.n != 0; }
    Stamp stamp() const { return m_stamp; }

    // ---- events -------------------------------------------------------------------------------------------------

    bool start_object(std::size_t) {
        switch (m_at) {
        case At::outside: m_at = At::line; return m_part_count == 0;
        case At::line: return enter_part();
        case At::cells: return enter_value();
        default: return false; // sets hold no composite values
        }
    }

    bool end_object() {
        switch (m_at) {
        case At::line: m_at = At::outside; return true;
        case At::cells:
        case At::stamps:
        case At::sets: m_at = At::line; return true;
        case At::money: m_at = At::cells; return m_has_minor && push(m_money);
        case At::address: m_at = At::cells; return push(m_address.empty() ? Value{} : Value{std::move(m_address)});
        default: return false;
        }
    }

    bool start_array(std::size_t) {
        if (m_at == At::sets && m_field != no_field) {
            m_at = At::list;
            return true;
        }
        if (m_at != At::list) return false;
        m_at = At::element;
        return true;
    }

    bool end_array() {
        if (m_at == At::end_of_pair) {
            m_at = At::list;
            return true;
        }
        if (m_at != At::list) return false;
        m_at = At::sets;
        return true;
    }

    bool key(std::string& key) {
        switch (m_at) {
        case At::line: return begin_part(key);
        case At::cells: return begin_cell(key);
        case At::stamps: return find_stamped(key);
        case At::sets: return begin_set(key);
        case At::money: m_is_minor = key == "m"; return m_is_minor || key == "c";
        case At::address: return begin_address_part(key);
        default: return false;
        }
    }

    bool string(std::string& text) {
        switch (m_at) {
        case At::line: return take_head(text);
        case At::cells: return take_words(text) && push(std::move(m_value));
        case At::element: m_at = At::element_stamp; return take_words(text) && !is_missing(m_value);
        case At::stamps: {
            const auto stamp = stamp_from(text);
            if (stamp) m_ops[m_stamped].at = *stamp;
            return stamp.has_value();
        }
        case At::element_stamp: return push_element(text);
        case At::money: {
            m_money.currency = currency_of(text);
            return !m_is_minor && m_money.currency;
        }
        case At::address: m_address.*m_address_part = text; return text.find('\x1f') == text.npos;
        default: return false;
        }
    }

    bool number_integer(std::int64_t number) { return take_number(number); }
    bool number_unsigned(std::uint64_t number) {
        return number <= static_cast<std::uint64_t>(INT64_MAX) && take_number(static_cast<std::int64_t>(number));
    }
    bool null() { return m_at == At::cells && push({}); }
    static bool boolean(bool) { return false; }
    static bool number_float(double, const std::string&) { return false; }
    static bool binary(Json::binary_t&) { return false; }
    static bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

private:
    bool begin_part(std::string_view key) {
        const auto found = std::ranges::find(part_keys + 1, std::end(part_keys), key);
        if (found == std::end(part_keys)) return false;
        const auto part = static_cast<Part>(found - part_keys);
        if (part <= m_part) return false; // in another order than ours, or twice
        m_part = part;
        ++m_part_count;
        return true;
    }

    bool take_head(const std::string& text) {
        switch (m_part) {
        case Part::entity: m_entity = m_schema.entity(text); return m_entity != no_entity;
        case Part::id:
            if (const auto id = id_from(text)) m_id = *id;
            return m_id.n != 0;
        case Part::at:
            if (const auto stamp = stamp_from(text)) m_stamp = *stamp;
            return static_cast<bool>(m_stamp);
        default: return false;
        }
    }

    bool enter_part() {
        if (m_entity == no_entity || !m_id || !m_stamp) return false;
        m_field = no_field;
        switch (m_part) {
        case Part::cells: m_at = At::cells; return true;
        case Part::stamps: m_at = At::stamps; return true;
        case Part::sets:
        case Part::gone: m_at = At::sets; return true;
        default: return false;
        }
    }

    // Fields come in an order of their own, so the next one is most often not far.
    FieldIx field_of(std::string_view key) {
        const std::size_t count = m_schema.field_count(m_entity);
        const std::size_t first = m_field == no_field ? 0 : m_field + 1u;
        for (std::size_t i = first; i < count; ++i)
            if (m_schema.field(m_entity, static_cast<FieldIx>(i)).key == key) return static_cast<FieldIx>(i);
        return m_schema.field(m_entity, key);
    }

    // False also for a field that has come before.
    bool begin_field(std::string_view key, OpKind kind) {
        const FieldIx before = m_field, field = field_of(key);
        if (field == no_field) return false;
        m_def = &m_schema.field(m_entity, field);
        m_field = field;
        m_kind = kind;
        if (is_several(*m_def) == (kind == OpKind::set)) return false;
        if (before == no_field || (m_is_rising && field > before)) return true;
        m_is_rising = false;
        return std::ranges::none_of(m_ops, [&](const Op& op) { return op.field == field && op.kind == kind; });
    }
    bool begin_cell(std::string_view key) { return begin_field(key, OpKind::set); }
    bool begin_set(std::string_view key) {
        return begin_field(key, m_part == Part::sets ? OpKind::add : OpKind::remove);
    }

    bool find_stamped(std::string_view key) {
        const FieldIx field = field_of(key);
        const auto op = std::ranges::find(m_ops, field, &Op::field);
        m_stamped = static_cast<std::size_t>(op - m_ops.begin());
        return field != no_field && op != m_ops.end() && std::exchange(m_last_stamped, field) != field;
    }

    bool enter_value() {
        switch (shape_of(m_def->type)) {
        case Shape::money:
            m_at = At::money;
            m_money = {};
            m_has_minor = false;
            return true;
        case Shape::address:
            m_at = At::address;
            m_address = {};
            return true;
        default: return false;
        }
    }

    bool begin_address_part(std::string_view key) {
        for (const dom::AddressPart& each : dom::address_parts) {
            if (each.key != key) continue;
            m_address_part = each.part;
            return (m_address.*each.part).empty();
        }
        return false;
    }

    bool take_number(std::int64_t number) {
        if (m_at == At::money) {
            m_money.minor = number;
            return m_is_minor && number != INT64_MIN && !std::exchange(m_has_minor, true);
        }
        if (m_at != At::cells || !m_def || shape_of(m_def->type) != Shape::number) return false;
        return dom::is_number_of(m_def->type, number) && push(number);
    }

    bool take_words(const std::string& text) {
        switch (shape_of(m_def->type)) {
        case Shape::record: {
            const auto id = id_from(text);
            if (id) m_value = *id;
            return id.has_value();
        }
        case Shape::words: break;
        default: return false;
        }
        if (text.empty()) {
            m_value = {};
            return true;
        }
        if (m_def->type == FieldType::choice &&
            std::ranges::find(m_def->choices, text, &ChoiceDef::key) == m_def->choices.end())
            return false;
        m_value = text;
        return true;
    }

    Op& begin_op() {
        Op& op = m_ops.emplace_back();
        op.at = m_stamp;
        op.kind = m_kind;
        op.entity = m_entity;
        op.field = m_field;
        op.record = m_id;
        return op;
    }
    bool push(Value value) {
        begin_op().value = std::move(value);
        return true;
    }
    bool push_element(const std::string& stamp_text) {
        const auto stamp = stamp_from(stamp_text);
        if (!stamp) return false;
        Op& op = begin_op();
        op.at = *stamp;
        op.value = std::move(m_value);
        if (m_kind == OpKind::remove) op.seen.push_back(*stamp);
        m_at = At::end_of_pair;
        return true;
    }

    const Schema& m_schema;
    std::vector<Op>& m_ops;
    At m_at = At::outside;
    Part m_part = Part::none;
    int m_part_count = 0;
    EntityIx m_entity = no_entity;
    RecordId m_id;
    Stamp m_stamp;
    FieldIx m_field = no_field, m_last_stamped = no_field;
    const FieldDef* m_def = nullptr;
    OpKind m_kind{};
    bool m_is_rising = true; // fields so far came in the schema's order
    std::size_t m_stamped = 0;
    Value m_value;
    Money m_money;
    bool m_is_minor = false, m_has_minor = false;
    Address m_address;
    std::string Address::* m_address_part = nullptr;
};

} // namespace

bool read_plain_line(std::string_view text, const Schema& schema, std::vector<Op>& ops) {
    PlainLine line(schema, ops);
    if (!dom::Json::sax_parse(text, &line) || !line.is_read()) return false;
    // A row keeps its first stamp for all cells and others only where they differ, so the line's own come first.
    const auto is_own = [&](const Op& op) { return op.at == line.stamp(); };
    if (!std::ranges::is_partitioned(ops, is_own)) std::ranges::stable_partition(ops, is_own);
    return true;
}

} // namespace crm
