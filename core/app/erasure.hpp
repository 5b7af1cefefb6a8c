// The journal's bytes without what erased records have lost. Private to app/.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/store/tables.hpp"

namespace crm {

class Scrubber {
public:
    explicit Scrubber(const Tables& tables); // knows whom the tables call erased now
    std::optional<Bytes> payload(BytesView bytes) const;
    std::optional<Bytes> block(BytesView bytes) const;
    // Operations that wait for a release that understands them: whatever they say of an erased record.
    std::optional<std::string> waiting(const std::string& text) const;

private:
    bool names_any(BytesView text) const;
    const Schema* m_schema;
    std::set<RecordId> m_ids;
    std::vector<std::string> m_names; // as texts
};

} // namespace crm
