// Who may do what: roles and kinds of record. Pure, so that a screen, a form and the server ask the same question; the
// server asks it for every operation it takes, because a device cannot be trusted to have asked.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace crm {

enum class UserRole : std::uint8_t {
    reader, // sees everything, changes nothing
    owner   // whoever holds the server's token
};

struct User {
    std::string name{};
    UserRole role = UserRole::owner;
};

enum class Action : std::uint8_t { read, write };

// `entity`: the kind of record by its key; empty for one this release does not know.
constexpr bool may(const User& user, Action action, std::string_view /*entity*/) {
    return action == Action::read || user.role == UserRole::owner;
}

} // namespace crm
