#include "core/queries/team.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/base/sort_few.hpp"
#include "core/entities/team.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::string_view team_fields[] = {"owner",           "owners", "agent",         "second_agent", "assignee",
                                            "representatives", "seller", "task_assignee", "author",       "closed_by"};

std::ptrdiff_t place_of(std::string_view role) {
    return std::ranges::find(team_roles, role, &ChoiceDef::key) - std::begin(team_roles);
}

// How often live rows have each word of a column.
std::vector<std::size_t> uses_of(const Table& table, const Column& column) {
    std::vector<std::size_t> uses(column.dictionary().size());
    if (column.layout() == Layout::set) {
        column.each_set([&](Row row, const SetCell& cell) {
            if (!table.is_live(row)) return;
            for (const SetElement& element : cell.live) ++uses[static_cast<std::size_t>(element.code)];
        });
        return uses;
    }
    for (Row row = 0; row < table.rows(); ++row)
        if (const std::int32_t code = column.code(row); code >= 0 && table.is_live(row))
            ++uses[static_cast<std::size_t>(code)];
    return uses;
}

} // namespace

std::vector<TeamMember> team_of(const Tables& tables) {
    std::vector<TeamMember> team;
    const EntityIx entity = known_entity(tables.schema(), "team_member");
    const Table& table = tables.table(entity);
    const Column &name = known_column(tables, "team_member", "name"),
                 &role = known_column(tables, "team_member", "role");
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row))
            team.push_back({tables.id({entity, row}), std::string(name.words(row)), std::string(role.words(row))});
    sort_few_by(team, [](const TeamMember& one) { return std::tuple(place_of(one.role), std::string_view(one.name)); });
    return team;
}

std::vector<std::string> roles_of(const std::vector<TeamMember>& team, std::string_view name) {
    std::vector<std::string> roles;
    const std::string wanted = folded(name);
    for (const TeamMember& one : team)
        if (!wanted.empty() && folded(one.name) == wanted) roles.push_back(one.role);
    return roles;
}

bool holds_team_names(const FieldDef& field) {
    return field.type == FieldType::term && std::ranges::contains(team_fields, field.key);
}

std::vector<std::string> names_outside_team(const Tables& tables, std::size_t most) {
    std::set<std::string> known;
    for (const TeamMember& one : team_of(tables)) known.insert(folded(one.name));
    std::map<std::string, std::pair<std::size_t, std::string>> found; // by folded name: uses, and as it is written
    const Schema& schema = tables.schema();
    for (EntityIx entity = 0; entity < schema.entity_count(); ++entity) {
        const Table& table = tables.table(entity);
        for (FieldIx field = 0; field < table.columns.size(); ++field) {
            if (!holds_team_names(schema.field(entity, field))) continue;
            const Column& column = table.columns[field];
            const std::vector<std::size_t> uses = uses_of(table, column);
            for (std::size_t code = 0; code < uses.size(); ++code) {
                const std::string_view word = column.dictionary().word(static_cast<std::int32_t>(code));
                std::string key = folded(word);
                if (uses[code] == 0 || key.empty() || known.contains(key)) continue;
                auto& [count, written] = found[std::move(key)];
                count += uses[code];
                if (written.empty()) written = word;
            }
        }
    }
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (auto& [key, one] : found) ranked.push_back(std::move(one));
    sort_few(ranked, [](const auto& one, const auto& other) { return one.first > other.first; });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) names.push_back(std::move(ranked[i].second));
    return names;
}

} // namespace crm
