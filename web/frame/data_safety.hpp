// What is known about how safe the data is on this device: space, protection from eviction, last backup, last sync.
#pragma once
#include <cstdint>
#include <optional>

#include "web/frame/context.hpp"

namespace crm {

struct DataSafety {
    std::uint64_t used_bytes = 0, quota_bytes = 0; // 0: the browser does not say
    std::optional<bool> is_persistent;
    std::optional<Moment> last_backup, last_sync;
};

const DataSafety& data_safety(); // asks the browser again at most every half minute
void ask_for_protection();
void note_sync_done();

} // namespace crm
