// The workspace: one firm's records, open. It is all that the page, the server and the tools see of the core: they read
// its tables through queries, ask plan() what a command would change, and send commands; it stamps them, writes the
// journal, applies them, remembers how to undo them, and says truthfully what is saved.
//
//     Workspace workspace{environment, storage, timer, &canary};
//     workspace.open("default", StorageAccess::write, [&] { … workspace.phase() … });
//     Result<Committed, Problems> added = workspace.send(SaveRecord{…});
//
// Opening, saving and reading the past answer by callback, because a browser's storage does.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/app/restamps.hpp"
#include "core/app/row_blocks.hpp"
#include "core/app/snapshot_meta.hpp"
#include "core/app/undo_stack.hpp"
#include "core/base/environment.hpp"
#include "core/commands/workflows.hpp"
#include "core/formula/formula_columns.hpp"
#include "core/queries/query_caches.hpp"
#include "core/record/journal_entry.hpp"
#include "core/store/record_export.hpp"
#include "core/store/vault.hpp"

namespace crm {

enum class Phase : std::uint8_t {
    closed,
    opening,
    ready,     // reading and writing
    read_only, // another tab or program writes; or this one has lost the right to
    damaged,   // what could be read is shown; nothing is written until somebody chooses a way on
    evicted,   // there was data here and the browser has removed all of it
    failed     // the storage cannot be used at all
};

struct Committed {
    std::string label;
    std::vector<RecordId> added; // new records, in the order of the command
    std::size_t change_count = 0;
};

struct Undone {
    std::string label;
    std::size_t change_count = 0;
    std::size_t skipped = 0; // cells somebody has changed since, left as they are
};

enum class NotUnmerged : std::uint8_t {
    no_merge,  // the record was not merged into another, or nothing is left of it
    unreadable // the journal cannot be read to its end now: nothing was changed
};

class Workspace {
public:
    Workspace(Environment& environment, Storage& storage, VaultTimer& timer, Canary* canary, VaultOptions options = {});
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    // Opens a data set and loads it; `done` comes once, when phase() is no longer `opening`.
    void open(std::string dataset, StorageAccess access, std::function<void()> done);
    void close();
    // After `damaged`: go on with a recovery of report(), or (accept_loss) without what is missing.
    void recover(std::size_t recovery, bool accept_loss, std::function<void()> done);

    Phase phase() const { return m_phase; }
    float progress() const { return m_progress; } // of opening, 0..1
    std::optional<StorageError> error() const { return m_error; }
    const OpenReport& report() const { return m_report; }
    bool can_write() const { return m_phase == Phase::ready; }
    const std::string& dataset() const { return m_dataset; }
    const Schema& schema() const { return *m_schema; }
    const Tables& tables() const { return *m_tables; }
    QueryCaches& caches() const { return *m_caches; }
    Environment& environment() const { return m_environment; }
    const FormulaColumns& formulas() const { return m_formulas; }
    FormulaContext formula_context() const;
    // In which language formulas name choices; and at any time: whether another day has begun for them. True when
    // something became another.
    bool keep_formulas(Language language);
    Vault& vault() { return *m_vault; }
    const SaveState& save_state() const;
    // Called after anything a screen might show has changed.
    void on_change(std::function<void()> listener) { m_on_change = std::move(listener); }

    // Changing.
    Planned plan(const Command& command) const;
    // Workflow rules are followed with it, and taken back with it by one undo.
    Result<Committed, Problems> send(const Command& command);
    // What they did since this was last asked, for somebody to be told.
    std::vector<WorkflowHit> take_workflow_runs() { return std::exchange(m_workflow_runs, {}); }
    Committed commit(const Change& change);
    // Rows prepared elsewhere (an import), and what came with them that nobody here understands. New records are named
    // by numbers of `session` (from begin_rows()), 1, 2, 3 …; operations get theirs from app/row_order.hpp. One commit,
    // one undo.
    Committed commit_rows(RowBlocks rows, std::string label, Session session, const Waiting* waiting = nullptr);
    Committed commit_rows(const Tables& staged, std::string label, Session session, const Waiting* waiting = nullptr) {
        return commit_rows(RowBlocks(staged), std::move(label), session, waiting);
    }
    // Merges a file of Wasl's own, read to its end: one commit, one undo step.
    Committed merge(const StagedImport& file, RowBlocks rows);
    Committed merge(const StagedImport& file) { return merge(file, RowBlocks(file.tables())); }
    // A session of its own for rows that are prepared beside other edits, and the stamp they carry.
    std::pair<Session, Stamp> begin_rows();
    const UndoStack& undo_stack() const { return m_undo; }
    void join_undo(std::size_t commits) { m_undo.join_last(commits); } // one undo takes back the last of them together
    std::optional<Undone> undo();
    std::optional<Undone> redo();

    // Takes a merge back, however long ago: what it did is found in the journal, by the stamp of the other's
    // `merged_into`. What somebody has changed since stays, and is counted.
    void unmerge(RecordId other, std::function<void(Result<Undone, NotUnmerged>)> done);

    // After an ErasePerson (of this device or another), and before anybody is told that it is done: takes what was
    // erased out of the journal and the snapshots. step() begins it by itself; false: it could not be done now, and is
    // tried again at the next start.
    void scrub(std::function<void(bool)> done);
    bool must_scrub() const { return m_must_scrub || m_is_scrubbing; }

    // The past: every journal entry that touches the record, oldest first.
    void read_history(RecordId record, std::function<void(std::vector<JournalEntry>)> done);
    void read_all_history(std::function<bool(JournalEntry&&, const LogRecord&)> visit, std::function<void()> done);

    // Files: pieces in the vault that records name (app/attachments.hpp). A piece is held while its record is on the
    // way.
    std::shared_ptr<void> hold_piece(const Hash128& hash);
    // Takes away the pieces that no record names any more, in the bin or not, and no undo can bring back.
    void sweep_pieces();

    // Snapshots. Call step() between frames; it does a few milliseconds of pending work (compaction).
    bool has_work() const;
    void step();
    void compact(std::function<void(bool)> done); // now, whatever the size of the log

    // For core/sync's client half, through app/sync_host.hpp.
    const SyncState& sync_state() const { return m_sync; }
    Session session() const { return m_session; } // of what is written from now on
    const Restamps& restamps() const { return m_restamps; }
    bool is_own(OpId id) const;    // made by this device
    bool is_unsent(OpId id) const; // of an operation of ours: the server does not have it, and is to have it
    // Keeps what the server said (pulled, acked, closed, rewound): journal first, then here.
    void commit_sync(const JournalEntry& entry);
    // The same operations again under new numbers of this session; their stamps stay.
    void commit_copies(std::vector<Op> ops);
    void begin_session();           // numbers from here on are of a new one
    void note_sent_before(Lsn lsn); // no entry before it holds anything unsent
    // Our clock is wrong: unsent operations count as written when the server's clock would have had it, then rebuild().
    void correct_clock(Moment server_now, std::function<void(bool)> done);
    bool must_rebuild() const { return m_must_rebuild; } // some cells stand here at stamps that no longer count
    // All records anew from the journal, with the stamps that count. Rare and slow; reading and editing go on
    // meanwhile.
    void rebuild(std::function<void(bool)> done);
    const Waiting& waiting() const { return m_waiting; } // what this release cannot understand; exported and kept
    // Changes made here that the server does not have yet (a count for the screen; exact once a sync has run).
    std::uint64_t unsent_count() const;

private:
    struct Compaction;
    struct Rebuild;
    struct ClockRun;
    using Loaded = std::function<void()>;
    void start_tables();
    void begin(Loaded done);
    void load(OpenReport report);
    void load_snapshot(Done<void> done);
    void load_log(std::vector<LogRecord> log, Done<void> done);
    void own();
    void take_notes(SnapshotMeta meta);
    void settle_rebuilt(Phase phase);
    void fail(StorageError error);
    bool keep_range();
    void finish_compaction();
    std::set<Hash128> wanted_pieces() const;
    void make_room();
    void settle(Phase phase);
    void apply_entry(const JournalEntry& entry);
    void apply_sync_entry(const JournalEntry& entry);
    void apply_ops(const std::vector<Op>& ops);
    bool take_block(BytesView bytes, bool is_of_snapshot = false);
    void adopt_fields();
    void retry_waiting();
    void collect_restamps(std::function<void(std::optional<Restamps>)> done); // every one the journal tells of
    void replay(std::function<void(bool)> done);
    void swap_rebuilt();
    void drop_settled_restamps();
    Bytes encoded(const JournalEntry& entry) const;
    Moment corrected_now() const;
    Session new_session() const;
    std::pair<OpId, Stamp> reserve_ops(std::uint64_t count); // numbers of this session, and their stamp
    std::vector<Op> stamped(const std::vector<Edit>& edits, std::vector<RecordId>& added);
    Committed commit_with_workflows(Change change);
    Change follow_workflows(std::vector<WorkflowHit>& hits);
    UndoStep write(std::string label, const std::vector<Edit>& edits, Committed& committed);
    UndoStep write_as_rows(std::string label, const std::vector<Edit>& edits, Committed& committed);
    void write_rows(RowBlocks rows, std::string label, Session session, const Waiting* waiting);
    std::optional<Undone> reverse(bool is_redo);
    void mend_crossed_merges(const JournalEntry& pulled);
    void mend_rings();
    void note_lost();
    void forget_lost();
    void erase_newly_hung(const JournalEntry& pulled);
    void append(const JournalEntry& entry);
    void changed();
    bool refresh_formulas();

    Environment& m_environment;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<Schema> m_schema;
    std::unique_ptr<Tables> m_tables;
    std::unique_ptr<QueryCaches> m_caches;
    FormulaColumns m_formulas;
    Language m_language = Language::ar;
    std::string m_dataset;
    Phase m_phase = Phase::closed;
    float m_progress = 0;
    std::optional<StorageError> m_error;
    OpenReport m_report;
    Loaded m_opened;
    bool m_accept_loss = false;
    std::unique_ptr<Compaction> m_compaction;
    Session m_session = 0;
    std::uint64_t m_next_n = 1;
    HybridClock m_clock;
    SyncState m_sync;
    std::map<Session, std::uint64_t> m_own; // sessions of this device -> the last number each has used
    Restamps m_restamps;                    // of operations of ours that the server has not shown us yet
    bool m_must_rebuild = false;
    std::unique_ptr<Rebuild> m_rebuild;
    Waiting m_waiting; // what this release cannot understand yet
    UndoStack m_undo;
    std::vector<WorkflowHit> m_workflow_runs;
    std::shared_ptr<std::multiset<Hash128>> m_held_pieces = std::make_shared<std::multiset<Hash128>>();
    std::uint64_t m_lost_count = 0; // of the tables, when last looked at
    bool m_must_scrub = false;      // journal or snapshots may hold what was erased
    bool m_is_scrubbing = false;
    bool m_must_forget = false;                        // undo steps may hold it
    bool m_is_scrub_due = false;                       // as the next snapshot says it
    std::vector<std::function<void(bool)>> m_scrubbed; // to be told
    std::uint64_t m_adopted_revision = 0;              // of the table of custom fields
    std::set<std::string> m_dirty;                     // snapshot chunks that have changed since they were written
    std::function<void()> m_on_change;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace crm
