#include "core/app/workspace.hpp"

#include <algorithm>
#include <cassert>

#include "core/app/compaction.hpp"
#include "core/app/overwritten.hpp"
#include "core/app/rebuild.hpp"
#include "core/app/row_order.hpp"
#include "core/entities/all_entities.hpp"
#include "core/formats/journal_json.hpp"
#include "core/formats/op_json.hpp"
#include "core/sales/approval.hpp"
#include "core/store/block.hpp"
#include "core/store/custom_fields.hpp"
#include "core/store/vault_steps.hpp"

namespace crm {

Workspace::Workspace(Environment& environment, Storage& storage, VaultTimer& timer, Canary* canary,
                     VaultOptions options)
    : m_environment(environment), m_vault(std::make_unique<Vault>(storage, timer, canary, options)) {
    start_tables();
    m_vault->on_state([this](const SaveState& state) {
        if (m_phase == Phase::ready && state.is_read_only) {
            m_phase = Phase::read_only; // fenced, or the storage refuses for good: what is on the screen can still be
                                        // exported
            m_error = state.reason;
        }
        changed();
    });
}

Workspace::~Workspace() { *m_alive = false; }

const SaveState& Workspace::save_state() const { return m_vault->state(); }

FormulaContext Workspace::formula_context() const {
    const int offset = m_environment.offset_minutes();
    const Date today = date_of(corrected_now(), offset);
    return {today, offset, reader_of(*m_tables, m_language, today, offset).currency, m_language};
}

bool Workspace::refresh_formulas() {
    if (m_phase == Phase::opening || m_phase == Phase::closed || m_formulas.empty()) return false;
    return m_formulas.refresh(*m_tables, m_caches->relations, formula_context(),
                              [this](Place place, FieldIx field) { m_caches->changed(place, field); });
}

bool Workspace::keep_formulas(Language language) {
    m_language = language;
    return refresh_formulas();
}

void Workspace::changed() {
    refresh_formulas();
    if (m_on_change) m_on_change();
}

void Workspace::start_tables() {
    m_schema = std::make_unique<Schema>(all_entities);
    m_tables = std::make_unique<Tables>(*m_schema);
    m_caches = std::make_unique<QueryCaches>(*m_schema);
    m_formulas.take(*m_tables);
    m_adopted_revision = definitions_revision(*m_tables);
    m_waiting = {};
    m_undo.clear();
    m_lost_count = 0;
    m_must_scrub = m_is_scrubbing = m_is_scrub_due = m_must_forget = false;
    m_scrubbed.clear();
    m_sync = {};
    m_restamps = {};
    m_must_rebuild = false;
    m_rebuild.reset();
    m_own.clear();
    m_clock = {};
    m_dirty.clear();
    m_compaction.reset();
}

// --- opening ---------------------------------------------------------------------------------------------------------

void Workspace::begin(Loaded done) {
    start_tables();
    m_phase = Phase::opening;
    m_progress = 0;
    m_error.reset();
    m_accept_loss = false;
    m_opened = std::move(done);
}

void Workspace::open(std::string dataset, StorageAccess access, std::function<void()> done) {
    begin(std::move(done));
    m_dataset = std::move(dataset);
    m_vault->open(m_dataset, access, [this, alive = m_alive](Result<OpenReport, StorageError> report) {
        if (!*alive) return;
        report ? load(std::move(*report)) : fail(report.error());
    });
}

void Workspace::recover(std::size_t recovery, bool accept_loss, std::function<void()> done) {
    OpenReport report = std::move(m_report);
    begin(std::move(done));
    m_accept_loss = accept_loss;
    if (recovery >= m_vault->recoveries().size())
        return load(std::move(report)); // no snapshot left: what the log still tells
    m_vault->use_recovery(recovery, [this, alive = m_alive](Result<OpenReport, StorageError> recovered) {
        if (!*alive) return;
        recovered ? load(std::move(*recovered)) : fail(recovered.error());
    });
}

void Workspace::load(OpenReport report) {
    m_report = std::move(report);
    if (m_report.state == OpenState::evicted) return settle(Phase::evicted);
    std::ranges::stable_partition(m_report.snapshot.chunks,
                                  [](const ChunkRef& chunk) { return chunk.label.starts_with("field/"); });
    m_clock.time = decode_meta(m_report.snapshot.meta).clock;
    load_snapshot([this, alive = m_alive](Result<void, StorageError> loaded) {
        if (!*alive) return;
        if (!loaded) {
            m_report.state = OpenState::damaged;
            m_report.damage = m_vault->damage();
            m_report.recoveries = m_vault->recoveries();
            return settle(Phase::damaged);
        }
        retry_waiting(); // a snapshot keeps what waited when it began; its fields may have come since
        load_log(m_report.log, [this, alive](Result<void, StorageError> replayed) {
            if (!*alive) return;
            m_report.log = {};
            if (!replayed || (m_report.state == OpenState::damaged && !m_accept_loss)) return settle(Phase::damaged);
            m_report.state == OpenState::read_only ? settle_rebuilt(Phase::read_only) : own();
        });
    });
}

// Columns make room once instead of growing: a third of the time of opening.
void Workspace::make_room() {
    std::size_t records = 0;
    for (EntityIx entity = 0; entity < m_tables->table_count(); ++entity) {
        const Row rows = rows_expected(m_schema->entity(entity), m_report.snapshot.chunks);
        m_tables->expect_rows(entity, rows);
        records += rows;
    }
    if (records) m_tables->reserve(records);
}

void Workspace::load_snapshot(Done<void> done) {
    make_room();
    const std::size_t count = m_report.snapshot.chunks.size();
    each_in_turn(
        count,
        [this, count, alive = m_alive](std::size_t i, Done<void> next) {
            m_vault->read_chunk(m_report.snapshot.chunks[i],
                                [this, i, count, alive, next](Result<Bytes, StorageError> bytes) {
                                    if (!*alive) return;
                                    if (!bytes) return next(Unexpected{bytes.error()});
                                    m_progress = static_cast<float>(i + 1) / static_cast<float>(count + 1);
                                    if (m_report.snapshot.chunks[i].label == "waiting")
                                        for (std::string& text : lines_of(*bytes))
                                            m_waiting.ops.insert(std::move(text));
                                    else if (m_report.snapshot.chunks[i].label == "sync")
                                        take_notes(decode_meta(*bytes));
                                    else if (!take_block(*bytes, true))
                                        return next(Unexpected{StorageError::damaged});
                                    changed();
                                    next({});
                                });
        },
        std::move(done));
}

void Workspace::load_log(std::vector<LogRecord> log, Done<void> done) {
    const auto records = std::make_shared<std::vector<LogRecord>>(std::move(log));
    each_in_turn(
        records->size(),
        [this, records, alive = m_alive](std::size_t i, Done<void> next) {
            const LogRecord& record = (*records)[i];
            auto entry = decode_entry(record.payload, *m_schema);
            if (!entry) return next(Unexpected{StorageError::damaged});
            apply_entry(*entry);
            each_in_turn(
                record.blocks.size(),
                [this, records, i, alive](std::size_t b, Done<void> next_block) {
                    m_vault->read_block((*records)[i].blocks[b],
                                        [this, alive, next_block](Result<Bytes, StorageError> bytes) {
                                            if (!*alive) return;
                                            if (!bytes) return next_block(Unexpected{bytes.error()});
                                            if (!take_block(*bytes))
                                                return next_block(Unexpected{StorageError::damaged});
                                            next_block({});
                                        });
                },
                std::move(next));
        },
        std::move(done));
}

void Workspace::own() {
    m_vault->take_ownership(
        [this, alive = m_alive](Result<Ownership, StorageError> owned) {
            if (!*alive) return;
            if (!owned) {
                m_error = owned.error();
                return settle(owned.error() == StorageError::damaged ? Phase::damaged : Phase::read_only);
            }
            if (owned->must_reopen) return open(m_dataset, StorageAccess::write, std::move(m_opened));
            load_log(std::move(owned->newer), [this, alive](Result<void, StorageError> replayed) {
                if (!*alive) return;
                if (!replayed) return settle(Phase::damaged);
                begin_session();
                settle_rebuilt(Phase::ready);
            });
        },
        m_accept_loss);
}

void Workspace::take_notes(SnapshotMeta meta) {
    m_sync = std::move(meta.sync);
    m_must_scrub = m_must_scrub || meta.must_scrub;
    m_own = std::move(meta.own);
    for (const Restamp& restamp : meta.restamps) m_restamps.take(restamp);
}

// Records that the log left standing at stamps that do not count are put right before anybody sees them.
void Workspace::settle_rebuilt(Phase phase) {
    if (!m_must_rebuild) return settle(phase);
    rebuild([this, phase](bool) {
        settle(phase);
        if (can_write()) compact([](bool) {});
    });
}

void Workspace::fail(StorageError error) {
    m_error = error;
    settle(Phase::failed);
}

void Workspace::settle(Phase phase) {
    m_phase = phase;
    m_progress = 1;
    refresh_formulas();
    if (auto opened = std::exchange(m_opened, nullptr)) opened();
    changed();
}

void Workspace::close() {
    m_vault->close();
    m_phase = Phase::closed;
    start_tables();
}

// --- applying --------------------------------------------------------------------------------------------------------

void Workspace::apply_entry(const JournalEntry& entry) {
    switch (entry.kind) {
    case EntryKind::commit:
        for (const Op& op : entry.ops) m_own[op.id.session] = std::max(m_own[op.id.session], op.id.n);
        break;
    case EntryKind::rows:
        m_own[entry.first.session] = std::max(m_own[entry.first.session], entry.first.n + entry.op_count - 1);
        break;
    default: apply_sync_entry(entry);
    }
    m_waiting.ops.insert(entry.waiting.begin(), entry.waiting.end());
    apply_ops(entry.ops);
    if (entry.kind == EntryKind::pulled) drop_settled_restamps();
}

void Workspace::apply_ops(const std::vector<Op>& ops) {
    if (m_rebuild) m_rebuild->ops.insert(m_rebuild->ops.end(), ops.begin(), ops.end());
    for (const Op& op : ops) {
        m_clock.witness(op.at);
        const Applied applied = m_tables->apply(op);
        const Place place = m_tables->find(op.record);
        if (!place) continue;
        m_dirty.insert(chunk_label(*m_schema, place));
        if (applied != Applied::changed) continue;
        m_caches->changed(place, op.field);
        m_formulas.changed(place, op.field);
    }
    adopt_fields();
    if (m_lost_count != m_tables->lost_count()) note_lost();
}

// Rows of a snapshot (which brings the clock itself) or of an import. What this release does not know of them is kept
// for one that does.
bool Workspace::take_block(BytesView bytes, bool is_of_snapshot) {
    const std::size_t stamps_before = m_tables->directory().stamp_count();
    Result<BlockInfo, BlockError> info = apply_block(*m_tables, bytes);
    if (!info && info.error() != BlockError::newer_format) return false;
    if (!info) return m_waiting.blocks.emplace(bytes), true; // whoever can read it will
    for (std::size_t i = stamps_before; !is_of_snapshot && i < m_tables->directory().stamp_count(); ++i)
        if (const Stamp stamp = m_tables->directory().stamp(static_cast<StampIx>(i)); !m_restamps.is_variant(stamp))
            m_clock.witness(stamp);
    if (!info->is_appended) m_formulas.clear();
    if (m_rebuild) m_rebuild->blocks.emplace_back(bytes);
    if (!info->unknown.empty()) m_waiting.blocks.insert(std::move(info->unknown));
    adopt_fields();
    if (m_lost_count != m_tables->lost_count()) note_lost();
    return true;
}

// Fields, choices and words may have been defined by what was just applied; what waited for them can then be
// understood.
void Workspace::adopt_fields() {
    if (definitions_revision(*m_tables) == m_adopted_revision) return;
    const std::size_t gained = take_custom_fields(*m_tables, *m_schema);
    m_tables->adopt_new_fields();
    m_formulas.take(*m_tables);
    m_adopted_revision = definitions_revision(*m_tables);
    if (!gained) return m_caches->lists.clear(); // numbers of choices may be others
    m_caches = std::make_unique<QueryCaches>(*m_schema);
    retry_waiting();
}

void Workspace::retry_waiting() {
    const std::vector<Op> ops = take_known_ops(m_waiting, *m_schema);
    for (const Bytes& block : std::exchange(m_waiting.blocks, {})) take_block(block);
    apply_ops(ops);
}

// --- changing --------------------------------------------------------------------------------------------------------

Moment Workspace::corrected_now() const { return {m_environment.now().ms + m_sync.offset_ms}; }

Planned Workspace::plan(const Command& command) const {
    Planned planned =
        crm::plan(*m_tables, command, {corrected_now(), m_environment.offset_minutes(), m_environment.random_bits()});
    if (has_ceilings(*m_tables)) settle_approvals(*m_tables, planned);
    return planned;
}

Result<Committed, Problems> Workspace::send(const Command& command) {
    Planned planned = plan(command);
    if (!planned.ok()) return Unexpected{std::move(planned.problems)};
    const bool has_rules = has_workflows(*m_tables) && can_write() && !planned.change.is_final;
    return has_rules ? commit_with_workflows(std::move(planned.change)) : commit(planned.change);
}

// What rules do is a change of its own in the journal, under its own name, and one step of the undo with what it
// followed. A record that two rules meet is changed by one after the other; the second looks at it again.
Committed Workspace::commit_with_workflows(Change change) {
    const Date today = date_of(corrected_now(), m_environment.offset_minutes());
    const Reader reader = reader_of(*m_tables, m_language, today, m_environment.offset_minutes());
    const std::vector<Workflow> rules = active_workflows(*m_tables, reader);
    Committed first;
    std::size_t commits = 0;
    std::set<std::pair<RecordId, RecordId>> met;
    std::set<RecordId> ran;
    std::vector<WorkflowHit> waiting;
    for (int round = 0; round <= workflow_rounds && !change.empty(); ++round) {
        const WorkflowWatch watch(*m_tables, rules, reader, change);
        const Committed committed = commit(change);
        if (round == 0) first = committed;
        ++commits;
        if (round == workflow_rounds) break;
        std::vector<WorkflowHit> hits = std::exchange(waiting, {});
        for (const WorkflowHit& hit : watch.hits(*m_tables, reader, committed.added)) {
            // What a rule made itself is nothing new to it.
            const bool is_own = ran.contains(hit.workflow) && std::ranges::contains(committed.added, hit.record);
            if (!is_own && met.emplace(hit.workflow, hit.record).second) hits.push_back(hit);
        }
        std::erase_if(hits, [&](const WorkflowHit& hit) {
            const auto rule = std::ranges::find(rules, hit.workflow, &Workflow::id);
            return !meets(*m_tables, hit.record, *rule, reader);
        });
        std::set<RecordId> taken;
        const auto rest = std::stable_partition(
            hits.begin(), hits.end(), [&](const WorkflowHit& hit) { return taken.insert(hit.record).second; });
        waiting.assign(rest, hits.end());
        hits.erase(rest, hits.end());
        change = follow_workflows(hits);
        for (const WorkflowHit& hit : hits) ran.insert(hit.workflow);
        m_workflow_runs.append_range(hits);
    }
    m_undo.join_last(commits, first.label);
    return first;
}

// What cannot be done is written down with its reason, and does not keep the others from being done.
Change Workspace::follow_workflows(std::vector<WorkflowHit>& hits) {
    if (hits.empty()) return {};
    Planned planned = plan(RunWorkflows{hits});
    if (!planned.ok()) {
        for (WorkflowHit& hit : hits)
            if (const Planned alone = plan(RunWorkflows{{hit}}); !alone.ok())
                hit.refused = alone.problems.front().reason;
        planned = plan(RunWorkflows{hits});
    }
    return planned.ok() ? std::move(planned.change) : Change{};
}

std::pair<OpId, Stamp> Workspace::reserve_ops(std::uint64_t count) {
    const OpId first{m_session, m_next_n};
    m_next_n += count;
    m_own[m_session] = m_next_n - 1;
    return {first, m_clock.tick(corrected_now(), m_session)};
}

std::pair<Session, Stamp> Workspace::begin_rows() {
    const Session session = new_session();
    return {session, m_clock.tick(corrected_now(), session)};
}

Session Workspace::new_session() const {
    Session session = 0;
    while (session == 0 || m_own.contains(session)) session = m_environment.random_bits();
    return session;
}

// Gives edits their operation ids, one stamp for all, and new records their names.
std::vector<Op> Workspace::stamped(const std::vector<Edit>& edits, std::vector<RecordId>& added) {
    const auto [first, at] = reserve_ops(edits.size());
    std::map<std::uint64_t, RecordId> names; // a new record is named by the first operation that writes to it
    for (std::size_t i = 0; i < edits.size(); ++i)
        if (is_new(edits[i].record))
            if (names.try_emplace(edits[i].record.session, RecordId{first.session, first.n + i}).second)
                added.push_back({first.session, first.n + i});
    std::vector<Op> ops;
    ops.reserve(edits.size());
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const Edit& edit = edits[i];
        Op op{{first.session, first.n + i}, at, edit.kind, edit.entity, edit.field, edit.record, edit.value, edit.seen};
        if (is_new(op.record)) op.record = names.at(op.record.session);
        if (const auto* target = std::get_if<RecordId>(&op.value); target && is_new(*target))
            op.value = names.at(target->session);
        ops.push_back(std::move(op));
    }
    return ops;
}

Bytes Workspace::encoded(const JournalEntry& entry) const {
    Bytes bytes;
    append_entry(bytes, entry, *m_schema);
    return bytes;
}

void Workspace::append(const JournalEntry& entry) {
    const auto appended = m_vault->append(encoded(entry));
    if (appended) return;
    m_phase = Phase::read_only; // the vault refuses: nothing more may look as if it were kept
    m_error = appended.error();
}

static constexpr std::size_t edits_as_rows_min = 5000;

// Journal first, memory after.
UndoStep Workspace::write(std::string label, const std::vector<Edit>& edits, Committed& committed) {
    assert(can_write());
    const bool is_new_here = std::ranges::any_of(edits, [](const Edit& edit) { return is_new(edit.record); });
    if (edits.size() > edits_as_rows_min && !is_new_here) return write_as_rows(std::move(label), edits, committed);
    JournalEntry entry;
    entry.label = label;
    entry.wall = m_environment.now();
    entry.ops = stamped(edits, committed.added);
    append(entry);
    UndoStep step{std::move(label), {}, {}};
    for (const Op& op : entry.ops) step.cells.push_back(before_image(*m_tables, op));
    apply_ops(entry.ops);
    committed.change_count = entry.ops.size();
    return step;
}

Committed Workspace::commit(const Change& change) {
    Committed committed{change.label, {}, 0};
    if (change.empty() || !can_write()) return committed;
    UndoStep step = write(change.label, change.edits, committed);
    if (!change.is_final) m_undo.did(std::move(step));
    forget_lost();
    changed();
    return committed;
}

Committed Workspace::commit_rows(RowBlocks rows, std::string label, Session session, const Waiting* waiting) {
    Committed committed{label, {}, 0};
    if (!can_write()) return committed;
    const Tables& staged = rows.staged();
    const EntityIx mappings = m_schema->entity(import_mapping.key);
    Overwritten overwritten(*m_tables); // of records that are here: their cells are put back one by one
    for (EntityIx entity = 0; entity < staged.table_count(); ++entity) {
        const Table& table = staged.table(entity);
        for (Row row = 0; row < table.rows(); ++row) {
            const RecordId id = staged.id({entity, row});
            if (entity == mappings) continue; // how a sheet was read is worth keeping when its rows are not
            if (!m_tables->find(id)) {
                committed.added.push_back(id);
                continue;
            }
            overwritten.note(staged, {entity, row});
        }
        if (entity != mappings) committed.change_count += table.rows();
    }
    UndoStep step{label, {}, committed.added};
    write_rows(std::move(rows), std::move(label), session, waiting);
    step.cells = overwritten.take();
    m_undo.did(std::move(step));
    changed();
    return committed;
}

void Workspace::write_rows(RowBlocks rows, std::string label, Session session, const Waiting* waiting) {
    while (rows.step()) {
    }
    std::vector<Bytes> blocks = rows.take();
    JournalEntry entry;
    entry.kind = EntryKind::rows;
    entry.label = std::move(label);
    entry.wall = m_environment.now();
    entry.first = {session, 1};
    entry.op_count = rows.op_count();
    if (waiting) {
        entry.waiting.assign(waiting->ops.begin(), waiting->ops.end());
        entry.op_count += waiting->ops.size();
        blocks.insert(blocks.end(), waiting->blocks.begin(), waiting->blocks.end());
    }
    const Tables& staged = rows.staged();
    for (EntityIx entity = 0; entity < staged.table_count(); ++entity)
        if (const Row more = staged.table(entity).rows())
            m_tables->expect_rows(entity, m_tables->table(entity).rows() + more);
    for (const Bytes& block : blocks) take_block(block);
    m_caches->clear(); // rows may have been merged into in place
    m_formulas.clear();
    const auto appended = m_vault->append_bulk(std::move(blocks), encoded(entry));
    if (!appended) {
        m_phase = Phase::read_only;
        m_error = appended.error();
    }
    apply_entry(entry);
    for (EntityIx entity = 0; entity < rows.staged().table_count(); ++entity) // rows may have been merged anywhere
        if (rows.staged().table(entity).rows())
            for (const ChunkRange& range : chunk_ranges(*m_tables, entity)) m_dirty.insert(range.label);
    mend_rings();
}

// Cells of the file carry their own stamps; the operations that bring them here are numbered in a session of their own.
Committed Workspace::merge(const StagedImport& file, RowBlocks rows) {
    return commit_rows(std::move(rows), "import", begin_rows().first, &file.waiting());
}

// Tens of thousands of edits at once (an import is undone, a whole list removed) are a hundred bytes each as operations
// and a few as rows.
UndoStep Workspace::write_as_rows(std::string label, const std::vector<Edit>& edits, Committed& committed) {
    const auto [session, at] = begin_rows();
    Tables staged(*m_schema);
    UndoStep step{label, {}, {}};
    step.cells.reserve(edits.size());
    for (const Edit& edit : edits) {
        const Op op{{session, 0}, at, edit.kind, edit.entity, edit.field, edit.record, edit.value, edit.seen};
        step.cells.push_back(before_image(*m_tables, op));
        staged.apply(op);
    }
    write_rows(RowBlocks(staged), std::move(label), session, nullptr);
    committed.change_count = edits.size();
    return step;
}

std::optional<Undone> Workspace::reverse(bool is_redo) {
    forget_lost();
    const UndoStep* step = is_redo ? m_undo.next_redo() : m_undo.next_undo();
    if (!step || !can_write()) return {};
    Undone undone{step->label, 0, 0};
    Reversal reversal = reversal_of(*m_tables, *step, corrected_now());
    undone.skipped = reversal.skipped;
    Committed committed;
    UndoStep opposite{step->label, {}, {}};
    if (!reversal.edits.empty()) {
        opposite = write(is_redo ? "redo" : "undo", reversal.edits, committed);
        opposite.label = undone.label;
        m_undo.follow(*step, opposite);
        mend_rings(); // a merge may have come back beside another one's
    }
    undone.change_count = committed.change_count;
    is_redo ? m_undo.redid(std::move(opposite)) : m_undo.undid(std::move(opposite));
    changed();
    return undone;
}

std::optional<Undone> Workspace::undo() { return reverse(false); }
std::optional<Undone> Workspace::redo() { return reverse(true); }

} // namespace crm
