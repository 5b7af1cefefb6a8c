// The part of the workspace that makes all records anew from the journal. Needed when a stamp has changed after a cell
// was written with it: another edit may be the later one now, and only the journal still knows that edit's value.
#include <algorithm>

#include "core/app/compaction.hpp"
#include "core/app/journal_walk.hpp"
#include "core/app/rebuild.hpp"
#include "core/formats/op_json.hpp"
#include "core/store/block.hpp"
#include "core/store/custom_fields.hpp"
#include "core/store/vault_steps.hpp"

namespace crm {

// Every correction of our own stamps in the journal's order, and the stamps under which operations of ours came back.
void Workspace::collect_restamps(std::function<void(std::optional<Restamps>)> done) {
    const auto all = std::make_shared<Restamps>();
    each_entry(
        *m_vault, *m_schema, 1,
        [this, all](JournalEntry&& entry, LogRecord&&, const std::function<void(bool)>& next) {
            if (entry.kind == EntryKind::restamped)
                for (const Restamp& restamp : entry.stamps) all->add(restamp);
            if (entry.kind == EntryKind::pulled)
                for (const Op& op : entry.ops)
                    if (is_own(op.id) && all->covers(op.id) && all->of(op.id, op.at) != op.at)
                        all->adopt(op.id, all->of(op.id, op.at), op.at);
            next(true);
        },
        [alive = m_alive, all, done = std::move(done)](Result<void, StorageError> read) {
            if (!*alive) return;
            done(read ? std::optional(std::move(*all)) : std::nullopt);
        });
}

void Workspace::rebuild(std::function<void(bool)> done) {
    if (m_rebuild) return m_rebuild->done.push_back(std::move(done));
    m_rebuild = std::make_unique<Rebuild>();
    m_rebuild->done.push_back(std::move(done));
    m_rebuild->tables = std::make_unique<Tables>(*m_schema);
    const auto finish = [this, alive = m_alive](bool is_done) {
        if (!*alive || !m_rebuild) return;
        if (is_done)
            swap_rebuilt();
        else
            m_must_rebuild = true;
        const auto told = std::move(m_rebuild->done);
        m_rebuild.reset();
        if (is_done) {
            drop_settled_restamps();
            mend_rings(); // another merge may be the later one now
        }
        for (const auto& each : told) each(is_done);
        changed();
    };
    const auto collect = [this, alive = m_alive, finish](Result<void, StorageError> saved) {
        if (!*alive || !m_rebuild) return;
        if (!saved) return finish(false);
        collect_restamps([this, finish](std::optional<Restamps> all) {
            if (!m_rebuild) return;
            if (!all) return finish(false);
            m_rebuild->restamps = std::move(*all);
            m_must_rebuild = false; // unless something more comes meanwhile
            replay(finish);
        });
    };
    m_vault->is_owner() ? m_vault->when_saved(collect) : collect({});
}

bool Workspace::Rebuild::apply(BytesView block) {
    const Directory& directory = tables->directory();
    const std::size_t stamps_before = directory.stamp_count();
    const auto info = apply_block(*tables, block);
    for (std::size_t i = stamps_before; i < directory.stamp_count(); ++i)
        if (const Stamp stamp = directory.stamp(static_cast<StampIx>(i)); !restamps.is_variant(stamp))
            clock.witness(stamp);
    return info || info.error() == BlockError::newer_format; // those wait
}

void Workspace::Rebuild::apply_known(const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
        if (const auto decoded = decode_op(text, tables->schema()); decoded && std::holds_alternative<Op>(*decoded))
            apply(std::get<Op>(*decoded));
}

static bool is_touched(const Restamps& restamps, Session session) { return restamps.last_numbers().contains(session); }

void Workspace::replay(std::function<void(bool)> done) {
    each_entry(
        *m_vault, *m_schema, 1,
        [this, alive = m_alive](JournalEntry&& entry, LogRecord&& record, const std::function<void(bool)>& next) {
            if (!*alive || !m_rebuild) return;
            Rebuild& work = *m_rebuild;
            work.is_whole = work.is_whole && record.lsn == work.next_lsn;
            work.next_lsn = record.lsn + 1;
            work.apply_known(entry.waiting);
            for (Op& op : entry.ops) {
                if (entry.kind != EntryKind::pulled) work.restamps.apply(op);
                work.apply(op);
            }
            if (entry.kind != EntryKind::rows) return next(true);
            const auto on_read = [next](Result<void, StorageError> read) { next(read.has_value()); };
            if (is_touched(work.restamps, entry.first.session))
                return each_row(
                    *m_vault, *m_schema, entry, record,
                    [this, alive](std::vector<Op>& ops) {
                        if (!*alive || !m_rebuild) return;
                        for (Op& op : ops) {
                            m_rebuild->restamps.apply(op);
                            m_rebuild->apply(op);
                        }
                    },
                    on_read);
            const auto blocks = std::make_shared<std::vector<BlockRef>>(std::move(record.blocks));
            each_in_turn(
                blocks->size(),
                [this, alive, blocks](std::size_t i, Done<void> next_block) {
                    m_vault->read_block((*blocks)[i], [this, alive, next_block](Result<Bytes, StorageError> bytes) {
                        if (!*alive || !m_rebuild) return;
                        if (!bytes) return next_block(Unexpected{bytes.error()});
                        if (!m_rebuild->apply(*bytes)) return next_block(Unexpected{StorageError::damaged});
                        next_block({});
                    });
                },
                on_read);
        },
        [this, alive = m_alive, done = std::move(done)](Result<void, StorageError> read) {
            if (!*alive || !m_rebuild) return;
            done(read.has_value() && m_rebuild->next_lsn > m_report.last_lsn);
        });
}

// A journal with a gap (somebody went on after damage) does not tell everything: what only the tables know is kept.
static void keep_untold(const Tables& from, const Restamps& restamps, Tables& to) {
    std::vector<Op> ops;
    for (std::size_t e = 0; e < from.table_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        for (Row row = 0; row < from.table(entity).rows(); ++row) {
            row_as_ops(from, {entity, row}, ops);
            for (const Op& op : ops)
                if (!restamps.is_variant(op.at)) to.apply(op);
        }
    }
}

void Workspace::swap_rebuilt() {
    Rebuild& work = *m_rebuild;
    Tables& tables = *work.tables;
    tables.adopt_new_fields();
    for (const Bytes& block : work.blocks) work.is_whole = work.apply(block) && work.is_whole;
    for (Op op : work.ops) {
        if (is_own(op.id)) work.restamps.apply(op);
        work.apply(op);
    }
    if (!work.is_whole) keep_untold(*m_tables, work.restamps, tables);
    tables.count_on_from(*m_tables);
    m_tables = std::move(work.tables);
    m_lost_count = m_tables->lost_count();
    m_must_scrub = m_must_scrub || m_lost_count > 0; // it came with the journal
    m_caches = std::make_unique<QueryCaches>(*m_schema);
    m_formulas.take(*m_tables);
    m_adopted_revision = definitions_revision(*m_tables);
    m_undo.clear();       // it knows cells by the stamps they had
    m_clock = work.clock; // not the stamps of what is gone: they may be those of a wrong clock
    if (m_compaction) {   // it was writing the records as they were
        m_vault->cancel_compaction();
        const auto told = std::move(m_compaction->done);
        m_compaction.reset();
        for (const auto& each : told) each(false);
    }
    for (EntityIx entity = 0; entity < m_tables->table_count(); ++entity)
        for (const ChunkRange& range : chunk_ranges(*m_tables, entity)) m_dirty.insert(range.label);
}

} // namespace crm
