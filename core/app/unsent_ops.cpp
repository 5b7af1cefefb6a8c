#include "core/app/unsent_ops.hpp"

#include <algorithm>
#include <utility>

#include "core/app/workspace.hpp"
#include "core/formats/journal_json.hpp"
#include "core/formats/op_content.hpp"
#include "core/formats/wire_json.hpp"
#include "core/store/block.hpp"
#include "core/sync/repeat.hpp"

namespace crm {

void UnsentOps::restart() {
    m_walk = std::make_shared<JournalWalk>(m_workspace.vault(), m_workspace.sync_state().unsent_lsn);
    m_ready.clear();
    m_rows_waiting.clear();
    m_blocks.clear();
    m_rows.reset();
    m_has_found = false;
}

bool UnsentOps::is_unsent(OpId id) const { return m_workspace.is_unsent(id); }

void UnsentOps::push(Op op) {
    if (!is_unsent(op.id)) return;
    m_workspace.restamps().apply(op);
    m_ready.emplace_back(std::move(op));
}

// --- reading ---------------------------------------------------------------------------------------------------------

void UnsentOps::fill(Filled done) {
    const auto error = std::make_shared<std::optional<StorageError>>();
    repeat(
        [this, error, walk = std::weak_ptr(m_walk)](Again again) {
            if (walk.expired() || !m_ready.empty()) return again(false);
            const Filled more = [error, again](Result<bool, StorageError> has_more) {
                if (!has_more) *error = has_more.error();
                again(has_more && *has_more);
            };
            if (m_rows) {
                take_row();
                return again(true);
            }
            if (!m_blocks.empty()) return read_block(more);
            if (!m_rows_waiting.empty()) {
                take_waiting(std::exchange(m_rows_waiting, {}), m_next_row_op);
                return again(true);
            }
            read_entry(more);
        },
        [this, error, walk = std::weak_ptr(m_walk), done = std::move(done)] {
            if (walk.expired()) return; // started anew meanwhile
            if (*error) return done(Unexpected{**error});
            if (!m_has_found)
                m_workspace.note_sent_before(m_walk->next_lsn() - (m_ready.empty() ? 0 : 1)); // so far nothing was
            m_has_found = m_has_found || !m_ready.empty();
            done(!m_ready.empty());
        });
}

void UnsentOps::read_entry(Filled done) {
    m_walk->next([this, done = std::move(done)](Result<std::optional<LogRecord>, StorageError> record) {
        if (!record) return done(Unexpected{record.error()});
        if (!*record) return done(false);
        constexpr std::string_view not_ours = R"({"kind":"pulled")";
        if (!(*record)->payload.starts_with(not_ours))
            if (auto entry = decode_entry((*record)->payload, m_workspace.schema()))
                take_entry(std::move(*entry), std::move(**record));
        done(true);
    });
}

void UnsentOps::take_entry(JournalEntry entry, LogRecord record) {
    if (entry.kind == EntryKind::commit) {
        for (Op& op : entry.ops) push(std::move(op));
        take_waiting(entry.waiting, {});
        if (!entry.waiting.empty()) std::ranges::stable_sort(m_ready, {}, [](const One& one) { return id_of(one); });
    }
    if (entry.kind != EntryKind::rows || entry.op_count == 0) return;
    if (!is_unsent({entry.first.session, entry.first.n + entry.op_count - 1})) return;
    m_blocks.assign(record.blocks.begin(), record.blocks.end());
    m_rows_waiting = std::move(entry.waiting);
    m_next_row_op = entry.first;
}

void UnsentOps::read_block(Filled done) {
    const BlockRef block = m_blocks.front();
    m_workspace.vault().read_block(block, [this, walk = std::weak_ptr(m_walk),
                                           done = std::move(done)](Result<Bytes, StorageError> bytes) {
        if (walk.expired()) return;
        if (!bytes) return done(Unexpected{bytes.error()});
        m_blocks.pop_front();
        Tables tables(m_workspace.schema());
        const auto info = apply_block(tables, *bytes);
        if (!info) return done(Unexpected{StorageError::damaged});
        if (info->entity == no_entity) return done(true); // of a later release: it stays here until there is one
        if (!info->unknown.empty()) return done(Unexpected{StorageError::failed}); // its numbers would shift
        m_rows =
            std::make_unique<BlockRows>(std::move(tables), info->entity, RowOrder(m_workspace.schema(), info->entity));
        done(true);
    });
}

void UnsentOps::take_row() {
    if (m_rows->next == m_rows->tables.table(m_rows->entity).rows()) return m_rows.reset();
    m_rows->order.row_as_ops(m_rows->tables, {m_rows->entity, m_rows->next++}, m_row_ops);
    for (Op& op : m_row_ops) {
        op.id = m_next_row_op;
        ++m_next_row_op.n;
        push(std::move(op));
    }
}

// Operations nobody here understands. Those of a file came with other numbers; they travel under those of the import.
void UnsentOps::take_waiting(const std::vector<std::string>& texts, OpId first) {
    for (const std::string& text : texts) {
        auto decoded = decode_op(text, m_workspace.schema());
        if (!decoded) continue;
        OpId id = std::visit([](const auto& op) { return op.id; }, *decoded);
        const Stamp written = std::visit([](const auto& op) { return op.at; }, *decoded);
        if (first) {
            id = first;
            ++first.n;
        }
        if (!is_unsent(id)) continue;
        if (Op* op = std::get_if<Op>(&*decoded)) {
            op->id = id;
            push(std::move(*op));
        } else if (auto wire = rewritten(text, id, m_workspace.restamps().of(id, written))) {
            m_ready.emplace_back(std::move(*wire));
        }
    }
}

// --- handing out -----------------------------------------------------------------------------------------------------

void UnsentOps::next_one(std::function<void(Result<std::optional<One>, StorageError>)> done) {
    fill([this, done = std::move(done)](Result<bool, StorageError> has_any) {
        if (!has_any) return done(Unexpected{has_any.error()});
        std::optional<One> one;
        if (*has_any) {
            one = std::move(m_ready.front());
            m_ready.pop_front();
        }
        done(std::move(one));
    });
}

void UnsentOps::next(std::size_t ops_max, std::size_t bytes_max,
                     std::function<void(Result<std::vector<WireOp>, StorageError>)> done) {
    struct Batch {
        std::vector<WireOp> ops;
        std::size_t bytes = 0;
        std::optional<StorageError> error;
    };
    const auto batch = std::make_shared<Batch>();
    repeat(
        [this, batch, ops_max, bytes_max](Again again) {
            fill([this, batch, ops_max, bytes_max, again](Result<bool, StorageError> has_any) {
                if (!has_any) batch->error = has_any.error();
                if (!has_any || !*has_any) return again(false);
                while (!m_ready.empty()) {
                    const OpId id = id_of(m_ready.front());
                    const bool fits =
                        batch->ops.empty() || id == OpId{batch->ops.back().id.session, batch->ops.back().id.n + 1};
                    if (!fits || batch->ops.size() == ops_max) return again(false);
                    const Op* op = std::get_if<Op>(&m_ready.front());
                    WireOp wire = op ? wire_op_of(*op, m_workspace.schema()) : std::get<WireOp>(m_ready.front());
                    if (!batch->ops.empty() && batch->bytes + wire.text.size() + 2 > bytes_max) return again(false);
                    batch->bytes += wire.text.size() + 2;
                    batch->ops.push_back(std::move(wire));
                    m_ready.pop_front();
                }
                again(true);
            });
        },
        [batch, done = std::move(done)] {
            if (batch->error && batch->ops.empty()) return done(Unexpected{*batch->error});
            done(std::move(batch->ops));
        });
}

} // namespace crm
