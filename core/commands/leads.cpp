#include "core/commands/leads.hpp"

#include <algorithm>
#include <optional>

#include "core/commands/planner.hpp"

namespace crm {

namespace {

struct Taken {
    std::string_view from, to; // a field of the lead, and where it goes
};
constexpr Taken person_takes[] = {{"name", "name"},
                                  {"address", "address"},
                                  {"territory", "territory"},
                                  {"language", "language"},
                                  {"channel", "preferred_channel"},
                                  {"interests", "interests"},
                                  {"owner", "owner"},
                                  {"source", "source"},
                                  {"tags", "tags"}};
constexpr Taken company_takes[] = {
    {"company_name", "name"}, {"territory", "territory"}, {"owner", "owner"}, {"source", "source"}};
constexpr Taken deal_takes[] = {{"owner", "owner"},   {"territory", "territory"},      {"source", "source"},
                                {"needs", "needs"},   {"remarks", "remarks"},          {"next_step", "next_step"},
                                {"budget", "amount"}, {"next_step_on", "next_step_on"}};

// Nothing: there is no price, or they have no sum.
class PriceSum {
public:
    void add(const Value& price) {
        const auto* one = std::get_if<Money>(&price);
        if (!one || m_is_none) return;
        if (!m_sum) m_sum = Money{0, one->currency};
        m_is_none = one->currency != m_sum->currency || __builtin_add_overflow(m_sum->minor, one->minor, &m_sum->minor);
    }
    std::optional<Money> sum() const { return m_is_none ? std::nullopt : m_sum; }

private:
    std::optional<Money> m_sum;
    bool m_is_none = false;
};

class Conversion {
public:
    Conversion(const Tables& tables, const ConvertLead& convert, const PlanContext& context)
        : m_planner(tables, context), m_tables(tables), m_schema(tables.schema()), m_convert(convert),
          m_lead(m_schema.entity("lead")), m_place(tables.find(convert.lead)) {}

    Planned plan() {
        if (m_planner.must_be_live(m_convert.lead, m_lead)) {
            if (is_converted(m_tables, m_place))
                m_planner.problem(m_lead, "person", Reason::read_only_field);
            else
                convert();
        }
        return m_planner.take("convert_lead");
    }

private:
    void convert() {
        const RecordId person = save_person();
        const std::optional<RecordId> company = save_company();
        if (company) tie(person, *company);
        const std::optional<RecordId> deal = save_deal(person, company);
        if (!deal) keep_words(person);
        for (const std::string_view kind : {"dealing", "task", "note", "attachment", "appointment"})
            hand_over(kind, person, company);
        if (deal) hand_over_answers(*deal);
        m_planner.set(m_lead, m_convert.lead, "state", std::string("converted"));
        m_planner.set(m_lead, m_convert.lead, "person", person);
        if (company) m_planner.set(m_lead, m_convert.lead, "company", *company);
        if (deal) m_planner.set(m_lead, m_convert.lead, "deal", *deal);
        m_planner.set(m_lead, m_convert.lead, "converted_at", m_planner.context().now.ms);
    }

    Value of_lead(std::string_view key) const { return m_tables.value(m_place, m_schema.field(m_lead, key)); }
    std::vector<Value> all_of_lead(std::string_view key) const {
        return m_tables.elements(m_place, m_schema.field(m_lead, key));
    }
    static void unite(std::vector<Value>& all, const Value& one) {
        if (!is_missing(one) && std::ranges::find(all, one) == all.end()) all.push_back(one);
    }

    // What the lead knows and the record does not.
    void take(SaveRecord& save, std::span<const Taken> taken) {
        for (const auto& [from, to] : taken) {
            const FieldIx field = m_schema.field(save.entity, to);
            if (is_several(m_schema.field(save.entity, field))) {
                CellEdit cell{.field = field, .elements = m_tables.elements(m_tables.find(save.id), field)};
                for (const Value& one : all_of_lead(from)) unite(cell.elements, one);
                if (!cell.elements.empty()) save.cells.push_back(std::move(cell));
            } else if (Value value = of_lead(from);
                       !is_missing(value) && is_missing(m_planner.present(save.id, field))) {
                save.cells.push_back({field, std::move(value)});
            }
        }
    }
    // The first goes where nothing is yet, the rest to the others.
    void take_ways(SaveRecord& save, std::string_view first, std::string_view others) {
        std::vector<Value> ways;
        unite(ways, of_lead(first));
        if (m_schema.field(m_lead, others) != no_field)
            for (const Value& one : all_of_lead(others)) unite(ways, one);
        if (ways.empty()) return;
        const FieldIx main = m_schema.field(save.entity, first), more = m_schema.field(save.entity, others);
        if (const Value known = m_planner.present(save.id, main); is_missing(known))
            save.cells.push_back({main, ways.front()}), ways.erase(ways.begin());
        else
            std::erase(ways, known);
        CellEdit cell{.field = more, .elements = m_tables.elements(m_tables.find(save.id), more)};
        for (const Value& one : ways) unite(cell.elements, one);
        if (!cell.elements.empty()) save.cells.push_back(std::move(cell));
    }

    RecordId save_person() {
        SaveRecord save{.entity = m_schema.entity("person"), .id = m_convert.person};
        take(save, person_takes);
        take_ways(save, "phone", "other_phones");
        take_ways(save, "email", "other_emails");
        if (const FieldIx stage = m_schema.field(save.entity, "stage"); is_missing(m_planner.present(save.id, stage)))
            save.cells.push_back({stage, std::string("prospect")});
        const RecordId person = m_planner.save_record(save);
        const Value contacted = of_lead("last_contacted"),
                    known = m_planner.present(person, m_schema.field(save.entity, "last_contacted"));
        if (!is_missing(contacted) && (is_missing(known) || known < contacted))
            m_planner.set(save.entity, person, "last_contacted", contacted);
        return person;
    }

    std::optional<RecordId> save_company() {
        if (!m_convert.has_company || (is_new(m_convert.company) && is_missing(of_lead("company_name")))) return {};
        SaveRecord save{.entity = m_schema.entity("company"), .id = m_convert.company};
        take(save, company_takes);
        return m_planner.save_record(save);
    }

    // He works there, unless that is known.
    void tie(RecordId person, RecordId company) {
        const EntityIx entity = m_schema.entity("affiliation");
        const Table& table = m_tables.table(entity);
        const Column &who = table.columns[m_schema.field(entity, "person")],
                     &where = table.columns[m_schema.field(entity, "company")];
        const Handle person_handle = m_tables.directory().find(person),
                     company_handle = m_tables.directory().find(company);
        for (Row row = 0; row < table.rows() && !is_new(person) && !is_new(company); ++row)
            if (table.is_live(row) && who.reference(row) == person_handle && where.reference(row) == company_handle)
                return;
        SaveRecord save{.entity = entity};
        save.cells.push_back({m_schema.field(entity, "person"), person});
        save.cells.push_back({m_schema.field(entity, "company"), company});
        if (Value title = of_lead("job_title"); !is_missing(title))
            save.cells.push_back({m_schema.field(entity, "role"), std::move(title)});
        m_planner.save_record(save);
    }

    // The products that interest him are its lines, one of each at its price; without them it is worth his budget.
    std::optional<RecordId> save_deal(RecordId person, std::optional<RecordId> company) {
        if (m_convert.deal_title.empty()) return {};
        const EntityIx entity = m_schema.entity("deal"), line = m_schema.entity("deal_line"),
                       product = m_schema.entity("product");
        SaveRecord save{.entity = entity};
        save.cells.push_back({m_schema.field(entity, "title"), m_convert.deal_title});
        save.cells.push_back({m_schema.field(entity, "person"), person});
        if (company) save.cells.push_back({m_schema.field(entity, "company"), *company});
        take(save, deal_takes);
        PriceSum total;
        std::vector<SaveRecord> lines;
        for (const Value& one : all_of_lead("products")) {
            const Place place = m_tables.find(std::get<RecordId>(one));
            if (place.entity != product || !m_tables.table(product).is_live(place.row)) continue;
            const Value price = m_tables.value(place, m_schema.field(product, "price"));
            total.add(price);
            SaveRecord each{.entity = line};
            each.cells.push_back({m_schema.field(line, "product"), one});
            each.cells.push_back({m_schema.field(line, "quantity"), std::int64_t{decimal_one}});
            if (!is_missing(price)) each.cells.push_back({m_schema.field(line, "price"), price});
            lines.push_back(std::move(each));
        }
        if (const auto sum = total.sum()) {
            const FieldIx amount = m_schema.field(entity, "amount");
            std::erase_if(save.cells, [&](const CellEdit& cell) { return cell.field == amount; });
            save.cells.push_back({amount, *sum});
        } else {
            for (SaveRecord& each : lines) // prices that have no sum are asked for again on the deal
                std::erase_if(each.cells,
                              [&](const CellEdit& cell) { return cell.field == m_schema.field(line, "price"); });
        }
        const RecordId deal = m_planner.save_record(save);
        for (SaveRecord& each : lines) {
            each.cells.push_back({m_schema.field(line, "deal"), deal});
            m_planner.save_record(each);
        }
        return deal;
    }

    // Needs and remarks, which a deal would hold, as a note.
    void keep_words(RecordId person) {
        std::string text;
        for (const std::string_view key : {"needs", "remarks"})
            if (const Value value = of_lead(key); !is_missing(value)) {
                if (!text.empty()) text += '\n';
                text += std::get<std::string>(value);
            }
        if (text.empty()) return;
        SaveRecord save{.entity = m_schema.entity("note")};
        save.cells.push_back({m_schema.field(save.entity, "text"), std::move(text)});
        save.cells.push_back({m_schema.field(save.entity, "person"), person});
        m_planner.save_record(save);
    }

    void hand_over(std::string_view kind, RecordId person, std::optional<RecordId> company) {
        const EntityIx entity = m_schema.entity(kind);
        const Table& table = m_tables.table(entity);
        const Column& column = table.columns[m_schema.field(entity, "lead")];
        const Handle handle = m_tables.directory().find(m_convert.lead);
        const FieldIx to = m_schema.field(entity, "person"), with = m_schema.field(entity, "company");
        for (Row row = 0; row < table.rows(); ++row) {
            if (column.reference(row) != handle || !table.is_live(row)) continue;
            const RecordId id = m_tables.id({entity, row});
            if (!table.columns[to].has(row)) m_planner.set(entity, id, to, person);
            if (company && !table.columns[with].has(row)) m_planner.set(entity, id, with, *company);
        }
    }

    // They are the deal's from now on, and no longer go to the bin with the lead.
    void hand_over_answers(RecordId deal) {
        const EntityIx entity = m_schema.entity("need_answer");
        const Table& table = m_tables.table(entity);
        const Column& column = table.columns[m_schema.field(entity, "lead")];
        const Handle handle = m_tables.directory().find(m_convert.lead);
        for (Row row = 0; row < table.rows(); ++row) {
            if (column.reference(row) != handle || !table.is_live(row)) continue;
            const RecordId id = m_tables.id({entity, row});
            m_planner.set(entity, id, "lead", {});
            m_planner.set(entity, id, "deal", deal);
        }
    }

    Planner m_planner;
    const Tables& m_tables;
    const Schema& m_schema;
    const ConvertLead& m_convert;
    EntityIx m_lead;
    Place m_place;
};

} // namespace

bool is_converted(const Tables& tables, Place lead) {
    return lead && !is_missing(tables.value(lead, tables.schema().field(lead.entity, "person")));
}

Planned plan_intent(const Tables& tables, const ConvertLead& convert, const PlanContext& context) {
    return Conversion(tables, convert, context).plan();
}

} // namespace crm
