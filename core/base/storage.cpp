#include "core/base/storage.hpp"

namespace crm {

std::string_view name_of(StorageError error) {
    switch (error) {
    case StorageError::absent: return "absent";
    case StorageError::damaged: return "damaged";
    case StorageError::quota_exceeded: return "quota_exceeded";
    case StorageError::fenced: return "fenced";
    case StorageError::closed: return "closed";
    case StorageError::blocked: return "blocked";
    case StorageError::evicted: return "evicted";
    case StorageError::timed_out: return "timed_out";
    case StorageError::failed: return "failed";
    }
    return "failed";
}

std::string_view name_of(StorageArea area) { return area == StorageArea::log ? "log" : "chunk"; }

} // namespace crm
