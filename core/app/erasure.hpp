// The journal's bytes without what erased records have lost. Private to app/.
#pragma once
#include <optional>
#include <string>
#include <unordered_set>

#include "core/base/bytes.hpp"
#include "core/store/tables.hpp"

namespace crm {

class Scrubber {
public:
    explicit Scrubber(const Tables& tables); // knows whom the tables call erased now
    std::optional<Bytes> payload(BytesView bytes);
    std::optional<Bytes> block(BytesView bytes);
    // Something of an erased record was written by a later release, and only that can take it out.
    bool is_unfinished() const { return m_is_unfinished; }
    // Operations that wait for a release that understands them: whatever they say of an erased record.
    std::optional<std::string> waiting(const std::string& text) const;

private:
    bool names_any(BytesView text) const;
    const Schema* m_schema;
    std::unordered_set<RecordId> m_ids;
    bool m_is_unfinished = false;
};

} // namespace crm
