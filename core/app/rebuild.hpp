// Records that are being made anew from the journal, and what happened meanwhile. Private to app/.
#pragma once
#include "core/app/workspace.hpp"

namespace crm {

struct Workspace::Rebuild {
    Restamps restamps; // every one the journal tells of
    std::unique_ptr<Tables> tables;
    HybridClock clock;   // of everything applied
    std::vector<Op> ops; // applied since it began
    std::vector<Bytes> blocks;
    Lsn next_lsn = 1;
    bool is_whole = true; // no entry of the journal is missing
    std::vector<std::function<void(bool)>> done;

    void apply(const Op& op) {
        clock.witness(op.at);
        tables->apply(op);
    }
    bool apply(BytesView block);                             // false: damaged
    void apply_known(const std::vector<std::string>& texts); // what waited once and is understood by now
};

} // namespace crm
