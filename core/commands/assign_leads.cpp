#include "core/commands/assign_leads.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::string_view conditions[] = {"cities", "territories", "sources"};

std::size_t asks(const Tables& tables, Place rule) {
    return static_cast<std::size_t>(std::ranges::count_if(conditions, [&](std::string_view key) {
        return !tables.elements(rule, tables.schema().field(rule.entity, key)).empty();
    }));
}

struct LeadColumns {
    explicit LeadColumns(const Tables& of)
        : entity(of.schema().entity("lead")), table(of.table(entity)), owner(column(of, "owner")),
          state(column(of, "state")), assigned_by(column(of, "assigned_by")),
          created_at(table.columns[created_field(of.schema(), entity)]) {}
    const Column& column(const Tables& of, std::string_view key) const {
        return table.columns[of.schema().field(entity, key)];
    }
    bool is_open(Row row) const {
        return table.is_live(row) && state.words(row) != "converted" && state.words(row) != "unqualified";
    }
    EntityIx entity;
    const Table& table;
    const Column &owner, &state, &assigned_by, &created_at;
};

// What rules know of leads and of who has them; counted once for a plan, and counting what it gives away itself.
class Assigner {
public:
    explicit Assigner(Planner& planner) : m_planner(planner), m_tables(planner.tables()), m_leads(m_tables) {
        for (const Place place : assignment_rules(m_tables)) {
            Rule rule{.id = m_tables.id(place), .place = place};
            for (const Value& owner : all_of(place, "owners")) rule.owners.push_back(std::get<std::string>(owner));
            std::ranges::sort(rule.owners);
            for (const std::string_view key : conditions)
                for (const Value& one : all_of(place, key))
                    rule.asked[key].push_back(folded(std::get<std::string>(one)));
            if (!rule.owners.empty()) m_rules.push_back(std::move(rule));
        }
        if (!m_rules.empty()) count();
    }

    void assign(RecordId lead, const SaveRecord& save) {
        const auto rule = std::ranges::find_if(m_rules, [&](const Rule& one) { return meets(one, lead, save); });
        if (rule == m_rules.end()) return;
        const std::string owner = next(*rule);
        rule->last = owner;
        ++m_open[owner];
        m_planner.put(m_leads.entity, lead, field("owner"), owner);
        m_planner.put(m_leads.entity, lead, field("assigned_by"), rule->id);
        add_task(*rule, lead, save, owner);
    }

private:
    struct Rule {
        RecordId id;
        Place place;
        std::vector<std::string> owners; // by name
        std::map<std::string_view, std::vector<std::string>> asked;
        std::string last{}; // whom it chose last; empty: nobody yet
        std::int64_t last_ms = 0;
    };

    FieldIx field(std::string_view key) const { return m_planner.schema().field(m_leads.entity, key); }
    std::vector<Value> all_of(Place place, std::string_view key) const {
        return m_tables.elements(place, m_tables.schema().field(place.entity, key));
    }

    void count() {
        for (Row row = 0; row < m_leads.table.rows(); ++row) {
            if (!m_leads.table.is_live(row) || !m_leads.owner.has(row)) continue;
            if (m_leads.is_open(row)) ++m_open[std::string(m_leads.owner.words(row))];
            const Handle handle = m_leads.assigned_by.reference(row);
            if (handle == no_handle) continue;
            const Place by = m_tables.directory().place(handle);
            for (Rule& rule : m_rules)
                if (const std::int64_t ms = m_leads.created_at.number(row); rule.place == by && ms >= rule.last_ms)
                    rule.last = m_leads.owner.words(row), rule.last_ms = ms;
        }
    }

    bool meets(const Rule& rule, RecordId lead, const SaveRecord& save) const {
        return std::ranges::all_of(rule.asked, [&](const auto& asked) {
            const auto& [key, wanted] = asked;
            const Value value = m_planner.after(save, lead,
                                                field(key == "cities"        ? "address"
                                                      : key == "territories" ? "territory"
                                                                             : "source"));
            const auto* address = std::get_if<Address>(&value);
            const auto* words = std::get_if<std::string>(&value);
            return std::ranges::contains(wanted, folded(address ? address->city : words ? *words : std::string()));
        });
    }

    std::string next(const Rule& rule) const {
        const auto way = m_tables.value(rule.place, m_tables.schema().field(rule.place.entity, "way"));
        if (way == Value{std::string("load")})
            return *std::ranges::min_element(rule.owners, {}, [&](const std::string& owner) {
                const auto found = m_open.find(owner);
                return found == m_open.end() ? 0 : found->second;
            });
        const auto after = std::ranges::upper_bound(rule.owners, rule.last);
        return rule.last.empty() || after == rule.owners.end() ? rule.owners.front() : *after;
    }

    void add_task(const Rule& rule, RecordId lead, const SaveRecord& save, const std::string& owner) {
        const auto of_rule = [&](std::string_view key) {
            return m_tables.value(rule.place, m_tables.schema().field(rule.place.entity, key));
        };
        const Value title = of_rule("first_task"), days = of_rule("task_days");
        if (is_missing(title)) return;
        const Value name = m_planner.after(save, lead, field("name"));
        const auto* words = std::get_if<std::string>(&name);
        const EntityIx entity = m_planner.schema().entity("task");
        const RecordId task = m_planner.add_record(entity);
        const PlanContext& context = m_planner.context();
        const std::int64_t today = date_of(context.now, context.offset_minutes).days;
        m_planner.set(entity, task, "title", std::get<std::string>(title) + (words ? ": " + *words : ""));
        m_planner.set(entity, task, "due", today + (is_missing(days) ? 0 : std::get<std::int64_t>(days)));
        m_planner.set(entity, task, "assignee", owner);
        m_planner.set(entity, task, "lead", lead);
    }

    Planner& m_planner;
    const Tables& m_tables;
    LeadColumns m_leads;
    std::vector<Rule> m_rules;
    std::map<std::string, std::int64_t, std::less<>> m_open; // leads of each owner
};

} // namespace

std::vector<Place> assignment_rules(const Tables& tables) {
    const EntityIx entity = tables.schema().entity("assignment_rule");
    const Table& table = tables.table(entity);
    const Column& created_at = table.columns[created_field(tables.schema(), entity)];
    std::vector<Place> rules;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) rules.push_back({entity, row});
    std::ranges::stable_sort(rules, {}, [&](Place rule) { return created_at.number(rule.row); });
    std::ranges::stable_sort(rules, std::ranges::greater{}, [&](Place rule) { return asks(tables, rule); });
    return rules;
}

void assign_saved_leads(Planner& planner, std::span<const SaveRecord> saves, std::span<const RecordId> ids) {
    const EntityIx lead = planner.schema().entity("lead");
    const FieldIx owner = planner.schema().field(lead, "owner"), by = planner.schema().field(lead, "assigned_by");
    std::optional<Assigner> assigner; // most changes have no new lead
    for (std::size_t i = 0; i < saves.size(); ++i) {
        if (saves[i].entity != lead) continue;
        const Value said = planner.after(saves[i], ids[i], owner);
        if (!is_new(saves[i].id)) {
            if (said != planner.present(ids[i], owner)) planner.put(lead, ids[i], by, Value{});
            continue;
        }
        const auto* words = std::get_if<std::string>(&said);
        if (words && !words->empty()) continue;
        if (!assigner) assigner.emplace(planner);
        assigner->assign(ids[i], saves[i]);
    }
}

Planned plan_intent(const Tables& tables, const AssignLeads&, const PlanContext& context) {
    Planner planner(tables, context);
    const LeadColumns leads(tables);
    Assigner assigner(planner);
    for (Row row = 0; row < leads.table.rows(); ++row)
        if (leads.is_open(row) && !leads.owner.has(row))
            assigner.assign(tables.id({leads.entity, row}), {.entity = leads.entity});
    return planner.take("assign_leads");
}

} // namespace crm
