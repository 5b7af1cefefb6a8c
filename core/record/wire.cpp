#include "core/record/wire.hpp"

namespace crm {

std::string_view name_of(PushOutcome outcome) {
    constexpr std::string_view names[] = {"acked",   "gap",     "fork", "refused", "skew",
                                          "too_big", "upgrade", "busy", "denied"};
    return names[static_cast<std::size_t>(outcome)];
}

int http_status(PushOutcome outcome) {
    constexpr int statuses[] = {200, 409, 409, 422, 425, 413, 426, 429, 401};
    return statuses[static_cast<std::size_t>(outcome)];
}

std::string_view name_of(PullOutcome outcome) {
    constexpr std::string_view names[] = {"ops", "bootstrap", "upgrade", "busy", "denied"};
    return names[static_cast<std::size_t>(outcome)];
}

int http_status(PullOutcome outcome) {
    constexpr int statuses[] = {200, 410, 426, 429, 401};
    return statuses[static_cast<std::size_t>(outcome)];
}

} // namespace crm
