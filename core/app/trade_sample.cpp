// The sample company of a trade, from its lines to the edits of one change. Dates count from today, amounts are in the
// reader's currency, records call each other by their aliases.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/app/trade_template.hpp"
#include "core/queries/stock.hpp"
#include "core/record/parse.hpp"

namespace crm {

namespace {

std::string_view word_of(std::string_view& rest, std::string_view end = " ") {
    const std::size_t at = rest.find(end);
    const std::string_view word = rest.substr(0, at);
    rest.remove_prefix(at == rest.npos ? rest.size() : at + end.size());
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    return word;
}

class TradeSample {
public:
    TradeSample(const TradeTemplate& trade, const Workspace& workspace, const Reader& reader,
                std::vector<TradeMistake>* mistakes)
        : m_trade(trade), m_tables(workspace.tables()), m_schema(workspace.schema()), m_reader(reader),
          m_parsing{.country = reader.country,
                    .currency = reader.currency,
                    .today = reader.today,
                    .offset_minutes = reader.offset_minutes},
          m_now(workspace.environment().now()), m_mistakes(mistakes) {}

    Change make() {
        m_change.label = "sample";
        for (const TradeRecord& record : m_trade.sample)
            if (!record.alias.empty()) m_records[record.alias] = {&record, new_record(m_count++)};
        for (const TradeRecord& record : m_trade.sample) write(record);
        for (const auto& [person, at] : m_last_contacts) {
            m_entity = m_schema.entity("person");
            m_record = person;
            put(m_schema.field(m_entity, "last_contacted"), Value{at});
        }
        write_counts();
        return std::move(m_change);
    }

private:
    struct Known {
        const TradeRecord* record = nullptr;
        RecordId id;
    };

    void mistake(std::string_view what) {
        if (m_mistakes) m_mistakes->push_back({m_line, std::string(what)});
    }
    void put(FieldIx field, Value value, OpKind kind = OpKind::set) {
        m_change.edits.push_back({m_entity, field, m_record, kind, std::move(value)});
    }
    void begin(EntityIx entity, RecordId record) {
        m_entity = entity;
        m_record = record;
        put(m_schema.field(entity, "created_at"), Value{m_now.ms});
    }

    void write(const TradeRecord& record) {
        m_line = record.line;
        m_entity = m_schema.entity(record.entity);
        if (m_entity == no_entity) return mistake("no such kind of record");
        if (!record.of.empty()) {
            m_record = named(m_entity, record.of);
            if (!m_record) return mistake("no record is called so");
        } else {
            begin(m_entity, record.alias.empty() ? new_record(m_count++) : m_records.at(record.alias).id);
        }
        const RecordId id = m_record;
        const EntityIx entity = m_entity;
        if (record.entity == "order") put(m_schema.field(entity, "number"), Value{std::to_string(m_order_number++)});
        for (const auto& [key, text] : record.cells) {
            m_entity = entity;
            m_record = id;
            if (key == "lines")
                write_lines(id, text, has_cell(record, "state", "delivered"));
            else if (key == "works")
                write_affiliation(id, text);
            else if (key == "stock")
                note_count(text);
            else
                write_cell(key, text);
        }
        if (record.entity == "dealing") note_contact(record);
    }

    void write_cell(const std::string& key, std::string_view text) {
        FieldIx field = m_schema.field(m_entity, key);
        if (field == no_field) field = m_schema.field(m_entity, "x_" + key);
        if (field == no_field) return mistake("no such field: " + key);
        const FieldDef& def = m_schema.field(m_entity, field);
        if (!is_several(def)) {
            Value value = value_of(def, m_schema.target(m_entity, field), text);
            if (is_missing(value)) return mistake("cannot be understood: " + key);
            return put(field, std::move(value));
        }
        while (!text.empty()) {
            Value value = value_of(def, m_schema.target(m_entity, field), word_of(text, "،"));
            if (is_missing(value)) return mistake("cannot be understood: " + key);
            put(field, std::move(value), OpKind::add);
        }
    }

    Value value_of(const FieldDef& field, EntityIx target, std::string_view text) {
        switch (field.type) {
        case FieldType::reference: {
            const RecordId id = reference(target, text);
            return id == RecordId{no_alias, 0} ? Value{} : Value{id};
        }
        case FieldType::address: {
            std::string_view rest = text;
            const std::string first(word_of(rest, "،")), city(rest.empty() ? std::string_view(first) : rest);
            return Address{.district = rest.empty() ? std::string() : first, .city = city};
        }
        case FieldType::date:
            if (const auto days = days_from_today(text)) return std::int64_t{m_reader.today.days + *days};
            break;
        case FieldType::moment: {
            std::string_view rest = text;
            const auto days = days_from_today(word_of(rest));
            std::string_view minutes = rest;
            const std::string_view hours = word_of(minutes, ":");
            if (!days || hours.size() != 2 || minutes.size() != 2) return {};
            const std::int64_t minute =
                (hours[0] - '0') * 600 + (hours[1] - '0') * 60 + (minutes[0] - '0') * 10 + (minutes[1] - '0');
            return ((m_reader.today.days + *days) * 1440 + minute - m_reader.offset_minutes) * std::int64_t{60'000};
        }
        case FieldType::money: return money(text);
        default: break;
        }
        const auto value = parse_cell(field, text, m_parsing);
        return value ? *value : Value{};
    }

    // "+3", "-12", "0"
    static std::optional<std::int64_t> days_from_today(std::string_view text) {
        if (text.empty() || text.size() > 5 || (text != "0" && text[0] != '+' && text[0] != '-')) return {};
        std::int64_t days = 0;
        for (const char c : text.substr(text == "0" ? 0 : 1)) {
            if (c < '0' || c > '9') return {};
            days = days * 10 + (c - '0');
        }
        return text[0] == '-' ? -days : days;
    }

    Value money(std::string_view text) const {
        std::int64_t minor = 0;
        for (const char c : text) {
            if (c < '0' || c > '9') return {};
            minor = minor * 10 + (c - '0');
        }
        for (int i = 0; i < minor_digits(m_reader.currency); ++i) minor *= 10;
        return Money{minor, m_reader.currency};
    }

    RecordId reference(EntityIx target, std::string_view text) {
        if (text.starts_with('@')) {
            const auto found = m_records.find(std::string(text.substr(1)));
            return found == m_records.end() ? RecordId{no_alias, 0} : found->second.id;
        }
        const RecordId id = named(target, text);
        return id ? id : RecordId{no_alias, 0};
    }
    RecordId named(EntityIx entity, std::string_view name) const {
        const Table& table = m_tables.table(entity);
        const Column& names = table.columns[m_schema.name_field(entity)];
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row) && names.words(row) == name) return m_tables.id({entity, row});
        return {};
    }

    // "@tea*4 @rice*10": the order's lines at the prices of the sample, and their total.
    void write_lines(RecordId order, std::string_view text, bool is_delivered) {
        const EntityIx order_entity = m_entity, line = m_schema.entity("order_line");
        Money total{0, m_reader.currency};
        while (!text.empty()) {
            std::string_view quantity = word_of(text);
            const std::string alias(word_of(quantity, "*").substr(1));
            const auto product = m_records.find(alias);
            const auto count = parse_cell(m_schema.field(line, m_schema.field(line, "quantity")), quantity, m_parsing);
            if (product == m_records.end() || !count) {
                mistake("a line of an order is @product*quantity");
                return;
            }
            const Value price = price_of(*product->second.record);
            if (is_delivered) m_delivered[product->second.id] += std::get<std::int64_t>(*count);
            begin(line, new_record(m_count++));
            put(m_schema.field(line, "order"), Value{order});
            put(m_schema.field(line, "product"), Value{product->second.id});
            put(m_schema.field(line, "quantity"), *count);
            put(m_schema.field(line, "price"), price);
            if (const auto* each = std::get_if<Money>(&price))
                total.minor += each->minor * std::get<std::int64_t>(*count) / decimal_one;
        }
        m_entity = order_entity;
        m_record = order;
        put(m_schema.field(m_entity, "total"), Value{total});
    }
    static bool has_cell(const TradeRecord& record, std::string_view key, std::string_view text) {
        return std::ranges::any_of(record.cells,
                                   [&](const auto& cell) { return cell.first == key && cell.second == text; });
    }
    Value price_of(const TradeRecord& product) const {
        for (const auto& [key, text] : product.cells)
            if (key == "price") return money(text);
        return {};
    }

    // "@bank محللة مالية"
    void write_affiliation(RecordId person, std::string_view text) {
        const RecordId company = reference(m_schema.entity("company"), word_of(text));
        if (company == RecordId{no_alias, 0}) return mistake("no company is called so");
        begin(m_schema.entity("affiliation"), new_record(m_count++));
        put(m_schema.field(m_entity, "person"), Value{person});
        put(m_schema.field(m_entity, "company"), Value{company});
        if (!text.empty()) put(m_schema.field(m_entity, "role"), Value{std::string(text)});
    }

    void note_count(std::string_view text) {
        const EntityIx move = m_schema.entity("stock_move");
        const auto count = parse_cell(m_schema.field(move, m_schema.field(move, "quantity")), text, m_parsing);
        if (!count) return mistake("cannot be understood: stock");
        m_counts.emplace_back(m_record, std::get<std::int64_t>(*count));
    }
    // Counted today, whatever was delivered before: the sample's own orders too, wherever they stand in it.
    void write_counts() {
        if (m_counts.empty()) return;
        const std::vector<std::int64_t> now = stock_on_hand(m_tables);
        const EntityIx move = m_schema.entity("stock_move");
        for (const auto& [product, count] : m_counts) {
            const Place place = m_tables.find(product);
            const std::int64_t before = (place ? now[place.row] : 0) - m_delivered[product];
            begin(move, new_record(m_count++));
            put(m_schema.field(move, "product"), Value{product});
            put(m_schema.field(move, "kind"), Value{"counted"});
            put(m_schema.field(move, "quantity"), Value{count});
            put(m_schema.field(move, "date"), Value{std::int64_t{m_reader.today.days}});
            if (before != 0) put(m_schema.field(move, "before"), Value{before});
        }
    }

    void note_contact(const TradeRecord& dealing) {
        RecordId person{no_alias, 0};
        std::int64_t at = 0;
        for (const auto& [key, text] : dealing.cells) {
            if (key == "person") person = reference(m_schema.entity("person"), text);
            if (key != "at") continue;
            const Value moment = value_of(m_schema.field(m_entity, m_schema.field(m_entity, "at")), no_entity, text);
            if (const auto* ms = std::get_if<std::int64_t>(&moment)) at = *ms;
        }
        if (person == RecordId{no_alias, 0}) return;
        std::int64_t& last = m_last_contacts.try_emplace(person, at).first->second;
        last = std::max(last, at);
    }

    static constexpr std::uint64_t no_alias = ~std::uint64_t{0};
    const TradeTemplate& m_trade;
    const Tables& m_tables;
    const Schema& m_schema;
    const Reader& m_reader;
    ParseContext m_parsing;
    Moment m_now;
    std::vector<TradeMistake>* m_mistakes;
    Change m_change;
    std::map<std::string, Known> m_records;
    std::map<RecordId, std::int64_t> m_last_contacts;
    std::vector<std::pair<RecordId, std::int64_t>> m_counts; // of products, in ten-thousandths
    std::map<RecordId, std::int64_t> m_delivered;
    EntityIx m_entity = no_entity;
    RecordId m_record;
    std::uint64_t m_count = 0;
    int m_order_number = 1001;
    std::size_t m_line = 0;
};

} // namespace

Change sample_of(const TradeTemplate& trade, const Workspace& workspace, const Reader& reader,
                 std::vector<TradeMistake>* mistakes) {
    return TradeSample(trade, workspace, reader, mistakes).make();
}

} // namespace crm
