#include "core/queries/lead_matches.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

struct Likeness {
    FieldIx field = no_field;       // of the lead
    FieldIx there = no_field;       // where the other may have the same
    std::vector<std::string> words; // folded
    bool is_several = false;
};

class Finder {
public:
    Finder(const Tables& tables, Place lead, std::string_view kind)
        : m_tables(tables), m_schema(tables.schema()), m_lead(lead), m_entity(known_entity(tables.schema(), kind)) {}

    void compare(std::string_view key, std::initializer_list<std::string_view> with) {
        const FieldIx field = known_field(m_schema, m_lead.entity, key);
        std::vector<std::string> words;
        const auto take = [&](const Value& value) {
            const auto* text = std::get_if<std::string>(&value);
            if (text && !folded(*text).empty()) words.push_back(folded(*text));
        };
        if (is_several(m_schema.field(m_lead.entity, field)))
            for (const Value& one : m_tables.elements(m_lead, field)) take(one);
        else
            take(m_tables.value(m_lead, field));
        if (words.empty()) return;
        for (const std::string_view there : with) {
            const FieldIx at = known_field(m_schema, m_entity, there);
            m_asked.push_back({field, at, words, is_several(m_schema.field(m_entity, at))});
        }
    }

    // What is asked first is the better likeness.
    std::vector<LeadMatch> found(std::size_t count_max) const {
        std::vector<std::pair<std::size_t, LeadMatch>> all;
        const Table& table = m_tables.table(m_entity);
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row)) continue;
            for (std::size_t i = 0; i < m_asked.size(); ++i)
                if (has(m_asked[i], row)) {
                    all.push_back({i, {{m_entity, row}, m_asked[i].field}});
                    break;
                }
        }
        sort_few_by(all, [](const auto& each) { return std::pair{each.first, each.second.place.row}; });
        std::vector<LeadMatch> matches;
        for (std::size_t i = 0; i < std::min(count_max, all.size()); ++i) matches.push_back(all[i].second);
        return matches;
    }

private:
    bool has(const Likeness& asked, Row row) const {
        const auto is_one = [&](std::string_view text) {
            return !text.empty() && std::ranges::find(asked.words, folded(text)) != asked.words.end();
        };
        const Column& column = m_tables.table(m_entity).columns[asked.there];
        if (!asked.is_several) return column.has(row) && is_one(column.words(row));
        return std::ranges::any_of(m_tables.elements({m_entity, row}, asked.there), [&](const Value& value) {
            const auto* text = std::get_if<std::string>(&value);
            return text && is_one(*text);
        });
    }

    const Tables& m_tables;
    const Schema& m_schema;
    Place m_lead;
    EntityIx m_entity;
    std::vector<Likeness> m_asked;
};

} // namespace

std::vector<LeadMatch> people_like(const Tables& tables, Place lead, std::size_t count_max) {
    Finder finder(tables, lead, "person");
    finder.compare("phone", {"phone", "other_phones"});
    finder.compare("email", {"email", "other_emails"});
    finder.compare("other_phones", {"phone", "other_phones"});
    finder.compare("name", {"name"});
    return finder.found(count_max);
}

std::vector<LeadMatch> companies_like(const Tables& tables, Place lead, std::size_t count_max) {
    Finder finder(tables, lead, "company");
    finder.compare("company_name", {"name"});
    finder.compare("phone", {"phone", "other_phones"});
    finder.compare("email", {"email"});
    return finder.found(count_max);
}

} // namespace crm
