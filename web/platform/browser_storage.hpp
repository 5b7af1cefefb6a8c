// Small values the browser keeps for this address (preferences, the vault's canary), and what it says about space.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace crm::platform {

// localStorage; false and nullopt also where the browser forbids it. Keys get the prefix "wasl.".
bool keep_value(std::string_view key, std::string_view value);
std::optional<std::string> kept_value(std::string_view key);
void forget_value(std::string_view key);

struct StorageSpace {
    std::uint64_t used_bytes = 0, quota_bytes = 0; // both 0: the browser does not say
    bool is_persistent = false;                    // the browser promised not to evict
};
void ask_storage_space(std::function<void(StorageSpace)> done);
void ask_persistence(std::function<void(bool is_persistent)> done);

} // namespace crm::platform
