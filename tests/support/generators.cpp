#include "tests/support/generators.hpp"

#include <algorithm>
#include <map>

namespace crm::test {

std::uint64_t Random::bits() {
    m_state ^= m_state >> 12;
    m_state ^= m_state << 25;
    m_state ^= m_state >> 27;
    return m_state * 0x2545f4914f6cdd1du;
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
    const std::uint64_t range = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + (range ? below(range) : bits()));
}

namespace {
constexpr std::string_view words[] = {
    "سارة",    "أحمد",   "عبدالرحمن", "آل سعود",   "مُحَمَّد",     "الرياض", "جدة",   "مؤسسة",       "شركة", "النور",
    "للتجارة", "مكـــة", "ليلى",      "هدى",       "١٢٣",      "Acme",   "Smith", "O'Neil",      "Zoë",  "naïve",
    "Ltd",     "42",     "a-b",       "wide  gap", "İstanbul", "Straße", "x",     "👩‍💼", "کراچی"};
constexpr std::string_view edge_texts[] = {" ",
                                           "\t",
                                           "\"",
                                           "\\",
                                           "\n",
                                           "a\r\nb",
                                           "\x01",
                                           "'",
                                           "=1+1",
                                           ",;|",
                                           "\xe2\x80\x8f\xe2\x80\x8e",
                                           "{\"e\":1}",
                                           "]",
                                           "\xf0\x9f\x98\x80",
                                           "null",
                                           "-",
                                           "0",
                                           "\x7f",
                                           "\xef\xbb\xbf",
                                           "\xc2\xa0"};
constexpr std::string_view currencies[] = {"SAR", "AED", "KWD", "EGP", "USD", "JPY"};

std::int64_t random_integer(Random& random, const FieldDef& field, bool with_edges) {
    const std::int64_t low = std::max<std::int64_t>(field.min, -INT64_MAX), high = field.max;
    if (with_edges && random.chance(10)) {
        constexpr std::int64_t edges[] = {
            0, 1, -1, INT64_MAX, -INT64_MAX, (1LL << 53) - 1, 1LL << 53, -(1LL << 53), 1LL << 32, -1 - (1LL << 31)};
        return random.pick(edges);
    }
    return random.between(std::max<std::int64_t>(low, -1000000), std::min<std::int64_t>(high, 1000000));
}

std::int64_t random_date(Random& random, bool with_edges) {
    if (with_edges && random.chance(5)) return random.chance(50) ? INT32_MAX : -INT32_MAX;
    return random.between(-20000, 40000);
}

Address random_address(Random& random) {
    Address address;
    std::string* parts[] = {&address.street, &address.district, &address.city, &address.region, &address.postcode};
    for (std::string* part : parts)
        if (random.chance(50)) *part = random_words(random, 3);
    if (random.chance(70)) address.country = random.chance(50) ? "SA" : "EG";
    if (address.empty()) address.city = "الرياض";
    return address;
}
} // namespace

std::string random_words(Random& random, std::size_t words_max) {
    std::string text;
    for (std::size_t i = 0, count = 1 + random.below(words_max); i < count; ++i) {
        if (i) text += ' ';
        text += random.pick(words);
    }
    return text;
}

Value random_value(Random& random, const FieldDef& field, const std::vector<RecordId>& known, bool with_edges) {
    switch (field.type) {
    case FieldType::integer:
    case FieldType::decimal: return random_integer(random, field, with_edges);
    case FieldType::moment: return random.between(0, 4102444800000);
    case FieldType::date: return random_date(random, with_edges);
    case FieldType::yes_no: return random.between(0, 1);
    case FieldType::money:
        return Money{random_integer(random, field, with_edges),
                     with_edges && random.chance(5) ? Currency{} : currency_of(random.pick(currencies))};
    case FieldType::choice: return std::string(random.pick(field.choices).key);
    case FieldType::reference:
        if (!known.empty() && random.chance(85)) return known[random.below(known.size())];
        return RecordId{random.below(3) + 77, random.below(50) + 1}; // one that has not arrived
    case FieldType::address: return random_address(random);
    case FieldType::term: return std::string(random.pick(words));
    default: break;
    }
    if (with_edges && random.chance(10)) return std::string(random.pick(edge_texts));
    if (with_edges && random.chance(2)) return std::string(1000 + random.below(5000), 'x') + random_words(random);
    return random_words(random);
}

namespace {
class OpsMaker {
public:
    OpsMaker(Random& random, const Schema& schema, const OpsOptions& options)
        : m_random(random), m_schema(schema), m_options(options) {
        for (int i = 0; i < options.sessions; ++i)
            m_sessions.push_back(
                {.session = 0x1000u * static_cast<unsigned>(i + 1) + random.below(9), .next = 1, .clock = {}});
    }

    std::vector<Op> make() {
        while (m_ops.size() < m_options.ops) {
            m_now += static_cast<std::int64_t>(m_random.below(2000));
            if (m_records.size() < m_options.records && m_random.chance(m_records.empty() ? 100 : 25))
                add_record();
            else
                edit_record();
        }
        return std::move(m_ops);
    }

private:
    struct Device {
        Session session;
        std::uint64_t next;
        HybridClock clock;
    };
    struct Record {
        EntityIx entity;
        RecordId id;
    };

    // Devices' clocks go differently; they do not see each other's edits, so stamps of one cell come in any order.
    Stamp tick(Device& device) {
        return device.clock.tick({m_now + static_cast<std::int64_t>(device.session % 7) * 500}, device.session);
    }

    void write(Device& device, Stamp at, const Record& record, FieldIx field, OpKind kind, Value value,
               std::vector<Stamp> seen = {}) {
        m_ops.push_back({{device.session, device.next++},
                         at,
                         kind,
                         record.entity,
                         field,
                         record.id,
                         std::move(value),
                         std::move(seen)});
    }

    Device& any_device() { return m_sessions[m_random.below(m_sessions.size())]; }

    void add_record() {
        Device& device = any_device();
        const auto entity = static_cast<EntityIx>(m_random.below(m_schema.entity_count()));
        const Record record{entity, {device.session, device.next}};
        const Stamp at = tick(device);
        write(device, at, record, created_field(m_schema, entity), OpKind::set, m_now);
        m_records.push_back(record);
        m_ids.push_back(record.id);
        for (std::size_t f = 0; f + 2 < m_schema.entity(entity).fields.size(); ++f)
            if (m_random.chance(50)) write_field(device, at, record, static_cast<FieldIx>(f));
    }

    void edit_record() {
        const Record& record = m_records[m_random.below(m_records.size())];
        Device& device = any_device();
        const Stamp at = tick(device);
        if (m_random.chance(8)) {
            const FieldIx removed = removed_field(m_schema, record.entity);
            return write(device, at, record, removed, OpKind::set, m_random.chance(60) ? Value{m_now} : Value{});
        }
        std::vector<FieldIx> written; // one stamp, so a cell once
        for (std::size_t i = 0, count = 1 + m_random.below(3); i < count; ++i) {
            const auto field = static_cast<FieldIx>(m_random.below(m_schema.field_count(record.entity)));
            if (std::find(written.begin(), written.end(), field) != written.end()) continue;
            written.push_back(field);
            write_field(device, at, record, field);
        }
    }

    void write_field(Device& device, Stamp at, const Record& record, FieldIx field) {
        const FieldDef& def = m_schema.field(record.entity, field);
        if (!is_several(def)) {
            const bool is_emptied = m_random.chance(12);
            return write(device, at, record, field, OpKind::set,
                         is_emptied ? Value{} : random_value(m_random, def, m_ids, m_options.with_edges));
        }
        auto& added = m_added[{record.id, field}];
        if (!added.empty() && m_random.chance(35)) {
            const auto& [value, first] = added[m_random.below(added.size())];
            std::vector<Stamp> seen;
            for (const auto& [other, stamp] : added)
                if (other == value && (stamp == first || m_random.chance(50))) seen.push_back(stamp);
            return write(device, at, record, field, OpKind::remove, value, std::move(seen));
        }
        const Value value = random_value(m_random, def, m_ids, m_options.with_edges);
        added.emplace_back(value, at);
        write(device, at, record, field, OpKind::add, value);
    }

    Random& m_random;
    const Schema& m_schema;
    const OpsOptions m_options;
    std::vector<Device> m_sessions;
    std::vector<Record> m_records;
    std::vector<RecordId> m_ids;
    std::map<std::pair<RecordId, FieldIx>, std::vector<std::pair<Value, Stamp>>> m_added;
    std::int64_t m_now = 1763760000000;
    std::vector<Op> m_ops;
};
} // namespace

std::vector<Op> random_ops(Random& random, const Schema& schema, const OpsOptions& options) {
    return OpsMaker(random, schema, options).make();
}

} // namespace crm::test
