#include "core/app/journal_walk.hpp"

#include "core/formats/journal_json.hpp"
#include "core/store/block.hpp"
#include "core/store/vault_steps.hpp"
#include "core/sync/repeat.hpp"

namespace crm {

namespace {
constexpr std::size_t page_records = 512;
constexpr std::size_t page_bytes = 1 << 20;
} // namespace

void JournalWalk::next(std::function<void(Result<std::optional<LogRecord>, StorageError>)> done) {
    const auto hand_over = [this, done] {
        std::optional<LogRecord> record;
        if (!m_page.empty()) {
            record = std::move(m_page.front());
            m_page.pop_front();
        }
        done(std::move(record));
    };
    if (!m_page.empty()) return hand_over();
    const auto bytes = std::make_shared<std::size_t>(0);
    m_vault.read_history(
        m_next,
        [this, alive = std::weak_ptr(m_alive), bytes](LogRecord&& record) {
            if (alive.expired()) return false;
            m_next = record.lsn + 1;
            *bytes += record.payload.size();
            m_page.push_back(std::move(record));
            return m_page.size() < page_records && *bytes < page_bytes;
        },
        [alive = std::weak_ptr(m_alive), done, hand_over](Result<void, StorageError> read) {
            if (alive.expired()) return;
            if (!read) return done(Unexpected{read.error()});
            hand_over();
        });
}

void each_entry(Vault& vault, const Schema& schema, Lsn first, VisitEntry visit, Done<void> done) {
    const auto walk = std::make_shared<JournalWalk>(vault, first);
    const auto result = std::make_shared<Result<void, StorageError>>();
    repeat(
        [walk, result, &schema, visit = std::move(visit)](Again again) {
            walk->next([walk, result, &schema, visit, again](Result<std::optional<LogRecord>, StorageError> record) {
                if (!record) *result = Unexpected{record.error()};
                if (!record || !*record) return again(false);
                auto entry = decode_entry((*record)->payload, schema);
                if (!entry) return again(true); // of a later release
                visit(std::move(*entry), std::move(**record), again);
            });
        },
        [result, done = std::move(done)] { done(*result); });
}

Result<void, StorageError> each_row_of_block(const Schema& schema, BytesView block, OpId& next, const VisitOps& visit) {
    Tables rows(schema);
    const auto info = apply_block(rows, block);
    if (!info) return Unexpected{StorageError::damaged};
    if (info->entity == no_entity) return {}; // of a later release: it stays here until there is one
    if (!info->unknown.empty())
        return Unexpected{StorageError::failed}; // without all of its fields, numbers would shift
    const RowOrder order(schema, info->entity);
    std::vector<Op> ops;
    for (Row row = 0; row < rows.table(info->entity).rows(); ++row) {
        order.row_as_ops(rows, {info->entity, row}, ops);
        for (Op& op : ops) {
            op.id = next;
            ++next.n;
        }
        visit(ops);
    }
    return {};
}

void each_row(Vault& vault, const Schema& schema, const JournalEntry& entry, const LogRecord& record, VisitOps visit,
              Done<void> done) {
    const auto next_id = std::make_shared<OpId>(entry.first);
    const auto blocks = std::make_shared<std::vector<BlockRef>>(record.blocks);
    each_in_turn(
        blocks->size(),
        [&vault, &schema, blocks, next_id, visit = std::move(visit)](std::size_t i, Done<void> next) {
            vault.read_block((*blocks)[i], [&schema, next_id, visit, next](Result<Bytes, StorageError> bytes) {
                next(bytes ? each_row_of_block(schema, *bytes, *next_id, visit)
                           : Result<void, StorageError>(Unexpected{bytes.error()}));
            });
        },
        std::move(done));
}

} // namespace crm
