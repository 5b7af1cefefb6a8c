#include "server-stub/cli_replay.hpp"

#include <map>
#include <utility>

#include "core/store/block.hpp"
#include "core/store/row_ops.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames replaying = {"إعادة السجل من أوله", "Replaying the journal"};

// Applies the whole journal to empty tables. Stamps that a wrong clock had made count as they were put right later.
class Replay {
public:
    Replay(const Invocation& invocation, OpenData& data)
        : m_data(data), m_tables(data.schema()), m_progress(invocation, replaying) {}

    Tables run() {
        m_data.workspace.read_all_history(
            [this](JournalEntry&& entry, const LogRecord&) {
                for (const Restamp& each : entry.stamps) m_stamps[each.was] = each.at;
                return true;
            },
            [] {});
        m_data.workspace.read_all_history(
            [this](JournalEntry&& entry, const LogRecord& record) {
                for (Op& op : entry.ops) apply(std::move(op));
                m_blocks.insert(m_blocks.end(), record.blocks.begin(), record.blocks.end());
                m_progress.show(-1, std::to_string(++m_entries));
                return true;
            },
            [] {});
        for (const BlockRef& block : m_blocks) apply_rows(block);
        m_progress.clear();
        return std::move(m_tables);
    }

private:
    Stamp put_right(Stamp stamp) const {
        for (auto later = m_stamps.find(stamp); later != m_stamps.end(); later = m_stamps.find(stamp))
            stamp = later->second;
        return stamp;
    }
    void apply(Op op) {
        if (!m_stamps.empty()) {
            op.at = put_right(op.at);
            for (Stamp& seen : op.seen) seen = put_right(seen);
        }
        m_tables.apply(op);
    }
    void apply_rows(const BlockRef& block) {
        m_data.workspace.vault().read_block(block, [this](Result<Bytes, StorageError> bytes) {
            if (!bytes) return; // reported by the check of the vault
            if (m_stamps.empty()) return void(apply_block(m_tables, *bytes));
            Tables rows(m_data.schema());
            std::vector<Op> ops;
            if (!apply_block(rows, *bytes)) return;
            for (std::size_t e = 0; e < rows.table_count(); ++e)
                for (Row row = 0; row < rows.table(static_cast<EntityIx>(e)).rows(); ++row) {
                    row_as_ops(rows, {static_cast<EntityIx>(e), row}, ops);
                    for (Op& op : ops) apply(std::move(op));
                }
        });
    }

    OpenData& m_data;
    Tables m_tables;
    std::map<Stamp, Stamp> m_stamps;
    std::vector<BlockRef> m_blocks;
    std::size_t m_entries = 0;
    Progress m_progress;
};

} // namespace

Tables replayed_tables(const Invocation& invocation, OpenData& data) { return Replay(invocation, data).run(); }

} // namespace crm::cli
