// The firm's team by name: owners, sellers and assignees are kept by name, as everybody writes them, and the list of
// the team (entities/team.hpp) gives such a name a role. Names are compared folded.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

struct TeamMember {
    RecordId id;
    std::string name, role; // the role: a key of team_roles
};
// Live members: by role, the owners first, then by name.
std::vector<TeamMember> team_of(const Tables& tables);

// What the list says of a name: none when nobody of this name is in it; of two devices that added one name with two
// roles, both.
std::vector<std::string> roles_of(const std::vector<TeamMember>& team, std::string_view name);

// Whether a field holds names of those who work in the firm.
bool holds_team_names(const FieldDef& field);
// Names that live records have in such fields and that are not in the list yet, those used most first; at most `most`.
// Every such column is gone over once: for a screen that keeps the answer until a record changes.
std::vector<std::string> names_outside_team(const Tables& tables, std::size_t most);

} // namespace crm
