#include "core/app/attachments.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "core/entities/all_entities.hpp"
#include "core/formats/file_facts.hpp"
#include "core/queries/related.hpp"
#include "core/store/vault_steps.hpp"

namespace crm {

namespace {

FileTrouble trouble_of(StorageError error) {
    switch (error) {
    case StorageError::quota_exceeded: return FileTrouble::no_room;
    case StorageError::fenced: return FileTrouble::read_only;
    default: return FileTrouble::failed;
    }
}

FieldIx field_of(const Schema& schema, std::string_view key) {
    return schema.field(schema.entity(attachment.key), key);
}

} // namespace

std::string_view name_of(FileTrouble trouble) {
    constexpr std::string_view names[] = {"empty",    "too_large", "no_room", "read_only",
                                          "not_here", "no_file",   "failed",  "damaged"};
    return names[static_cast<std::size_t>(trouble)];
}

// --- in --------------------------------------------------------------------------------------------------------------

struct FileIntake::Work : std::enable_shared_from_this<FileIntake::Work> {
    explicit Work(Workspace& workspace_in) : workspace(&workspace_in) {}

    Workspace* workspace;
    StoredFile file;
    Bytes head;              // enough to tell what it is
    Bytes pending;           // of the piece that is being filled
    std::deque<Bytes> queue; // pieces to be written, in order
    bool has_room = false;   // asked and answered
    bool is_writing = false, is_complete = false, is_given_up = false;
    std::optional<FileTrouble> trouble;
    std::function<void(Result<StoredFile, FileTrouble>)> done;

    void refuse(FileTrouble why) {
        if (trouble || is_given_up) return;
        trouble = why;
        queue.clear();
        pending = {};
        end();
    }

    void ask_for_room(std::uint64_t bytes) {
        workspace->vault().estimate([self = shared_from_this(), bytes](Result<StorageEstimate, StorageError> room) {
            if (self->is_given_up) return;
            const bool is_known = room && room->quota_bytes > 0;
            if (is_known && room->used_bytes + bytes + room_kept_bytes > room->quota_bytes)
                return self->refuse(FileTrouble::no_room);
            self->has_room = true;
            self->pump();
        });
    }

    // One piece at a time: what waits is what the reader is ahead of the disk.
    void pump() {
        if (is_writing || trouble || is_given_up || !has_room) return;
        if (queue.empty()) return is_complete ? end() : void();
        is_writing = true;
        Bytes piece = std::move(queue.front());
        queue.pop_front();
        file.holds.push_back(workspace->hold_piece(content_hash(piece)));
        workspace->vault().store_piece(std::move(piece),
                                       [self = shared_from_this()](Result<Hash128, StorageError> hash) {
                                           self->is_writing = false;
                                           if (hash) self->file.pieces.push_back(*hash);
                                           if (self->is_given_up) return self->forget();
                                           if (!hash) return self->refuse(trouble_of(hash.error()));
                                           self->pump();
                                       });
    }

    void end() {
        if (!done || (!is_complete && !trouble)) return;
        const auto told = std::exchange(done, nullptr);
        is_given_up = true;
        if (!trouble) return told(std::move(file));
        forget();
        told(Unexpected{*trouble});
    }

    void forget() {
        file.holds.clear();
        if (!file.pieces.empty()) workspace->sweep_pieces();
    }
};

FileIntake::FileIntake(Workspace& workspace, std::string name, std::uint64_t bytes_expected)
    : m_work(std::make_shared<Work>(workspace)) {
    m_work->file.name = safe_file_name(name);
    if (bytes_expected > attachment_bytes_max)
        m_work->refuse(FileTrouble::too_large);
    else if (!workspace.can_write())
        m_work->refuse(FileTrouble::read_only);
    else
        m_work->ask_for_room(bytes_expected);
}

FileIntake::FileIntake(FileIntake&&) noexcept = default;

FileIntake::~FileIntake() {
    if (!m_work || m_work->is_given_up) return;
    if (m_work->is_complete && m_work->done) return; // finished, its answer is on the way
    m_work->is_given_up = true;
    m_work->queue.clear();
    if (!m_work->is_writing) m_work->forget();
}

bool FileIntake::is_refused() const { return m_work->trouble.has_value(); }

void FileIntake::take(BytesView bytes) {
    Work& work = *m_work;
    if (work.trouble) return;
    work.file.bytes += bytes.size();
    if (work.file.bytes > attachment_bytes_max) return work.refuse(FileTrouble::too_large);
    if (work.head.size() < file_head_bytes) work.head.append(bytes.substr(0, file_head_bytes - work.head.size()));
    while (!bytes.empty()) {
        const std::size_t part = std::min(bytes.size(), piece_bytes - work.pending.size());
        work.pending.append(bytes.substr(0, part));
        bytes.remove_prefix(part);
        if (work.pending.size() == piece_bytes) work.queue.push_back(std::exchange(work.pending, {}));
    }
    work.pump();
}

void FileIntake::finish(std::function<void(Result<StoredFile, FileTrouble>)> done) {
    const auto work = m_work; // the answer may be the end of us
    work->done = std::move(done);
    if (!work->trouble && work->file.bytes == 0) work->trouble = FileTrouble::empty;
    if (work->trouble) return work->end();
    work->file.kind = kind_of_file(work->head, work->file.name);
    if (!work->pending.empty()) work->queue.push_back(std::exchange(work->pending, {}));
    work->is_complete = true;
    work->pump();
}

SaveRecords attach_files(const Tables& tables, RecordId owner, const std::vector<StoredFile>& files) {
    const Schema& schema = tables.schema();
    const EntityIx entity = schema.entity(attachment.key);
    const Place place = tables.find(owner);
    const FieldIx owner_field = place ? attachment_owner_field(schema, place.entity) : no_field;
    SaveRecords all{.label = "attach"};
    for (const StoredFile& file : files) {
        SaveRecord save{.entity = entity};
        save.cells.push_back({field_of(schema, "name"), file.name});
        save.cells.push_back({field_of(schema, "kind"), file.kind});
        save.cells.push_back({field_of(schema, "size"), static_cast<std::int64_t>(file.bytes)});
        save.cells.push_back({field_of(schema, "pieces"), text_of_pieces(file.pieces)});
        if (owner_field != no_field) save.cells.push_back({owner_field, owner});
        all.records.push_back(std::move(save));
    }
    return all;
}

// --- pieces as they come
// ----------------------------------------------------------------------------------------------

struct PieceIntake::Work {
    std::vector<std::shared_ptr<void>> holds;
    std::size_t waiting = 0;
    std::optional<FileTrouble> trouble;
    std::function<void(Result<void, FileTrouble>)> done;

    void tell() {
        if (waiting > 0 || !done) return;
        const auto told = std::exchange(done, nullptr);
        told(trouble ? Result<void, FileTrouble>(Unexpected{*trouble}) : Result<void, FileTrouble>());
    }
};

PieceIntake::PieceIntake(Workspace& workspace) : m_workspace(workspace), m_work(std::make_shared<Work>()) {}
PieceIntake::~PieceIntake() {
    if (m_work->holds.empty()) return;
    m_work->holds.clear();
    m_workspace.sweep_pieces(); // what has become of a record's by now stays
}

void PieceIntake::take(Bytes piece) {
    if (m_work->trouble) return;
    m_work->holds.push_back(m_workspace.hold_piece(content_hash(piece)));
    ++m_work->waiting;
    m_workspace.vault().store_piece(std::move(piece), [work = m_work](Result<Hash128, StorageError> stored) {
        --work->waiting;
        if (!stored && !work->trouble) work->trouble = trouble_of(stored.error());
        work->tell();
    });
}

void PieceIntake::when_stored(std::function<void(Result<void, FileTrouble>)> done) {
    m_work->done = std::move(done);
    m_work->tell();
}

// --- out -------------------------------------------------------------------------------------------------------------

FieldIx attachment_owner_field(const Schema& schema, EntityIx owner) {
    const EntityIx entity = schema.entity(attachment.key);
    const FieldIx field = schema.field(entity, schema.entity(owner).key);
    return field != no_field && schema.field(entity, field).type == FieldType::reference ? field : no_field;
}

std::vector<Row> attachments_of(const Tables& tables, RelationCache& relations, Place owner) {
    const EntityIx entity = tables.schema().entity(attachment.key);
    const FieldIx field = owner ? attachment_owner_field(tables.schema(), owner.entity) : no_field;
    if (field == no_field) return {};
    std::vector<Row> rows = children(tables, relations, entity, field, owner);
    const Column& created = tables.table(entity).columns[created_field(tables.schema(), entity)];
    std::ranges::stable_sort(rows, [&](Row a, Row b) { return created.number(a) > created.number(b); });
    return rows;
}

AttachmentFacts attachment_facts(const Tables& tables, Place place) {
    const Schema& schema = tables.schema();
    const auto& columns = tables.table(place.entity).columns;
    const std::int64_t size = columns[field_of(schema, "size")].number(place.row);
    AttachmentFacts facts{.name = safe_file_name(columns[field_of(schema, "name")].words(place.row)),
                          .kind = std::string(columns[field_of(schema, "kind")].words(place.row)),
                          .pieces = pieces_of(tables, place)};
    facts.bytes =
        size > 0 && size <= static_cast<std::int64_t>(attachment_bytes_max) ? static_cast<std::uint64_t>(size) : 0;
    return facts;
}

bool is_attachment_here(Workspace& workspace, Place place) {
    const std::vector<Hash128> pieces = pieces_of(workspace.tables(), place);
    const auto is_here = [&](const Hash128& hash) { return workspace.vault().has_piece(hash); };
    return !pieces.empty() && std::ranges::all_of(pieces, is_here);
}

void read_attachment(Workspace& workspace, RecordId id, std::function<void(Result<Bytes, FileTrouble>)> done) {
    const Place place = workspace.tables().find(id);
    if (!place || place.entity != workspace.schema().entity(attachment.key))
        return done(Unexpected{FileTrouble::no_file});
    const auto facts = std::make_shared<const AttachmentFacts>(attachment_facts(workspace.tables(), place));
    if (facts->pieces.empty() || facts->bytes == 0) return done(Unexpected{FileTrouble::no_file});
    const auto bytes = std::make_shared<Bytes>();
    bytes->reserve(facts->bytes);
    each_in_turn(
        facts->pieces.size(),
        [&workspace, facts, bytes](std::size_t i, Done<void> next) {
            workspace.vault().read_piece(facts->pieces[i], [facts, bytes, next](Result<Bytes, StorageError> piece) {
                if (!piece) return next(Unexpected{piece.error()});
                if (bytes->size() + piece->size() > facts->bytes) return next(Unexpected{StorageError::damaged});
                *bytes += *piece;
                next({});
            });
        },
        [facts, bytes, done](Result<void, StorageError> result) {
            if (result && bytes->size() == facts->bytes) return done(std::move(*bytes));
            if (result || result.error() == StorageError::damaged) return done(Unexpected{FileTrouble::damaged});
            done(Unexpected{result.error() == StorageError::absent ? FileTrouble::not_here : FileTrouble::failed});
        });
}

// --- what is kept ----------------------------------------------------------------------------------------------------

std::shared_ptr<void> Workspace::hold_piece(const Hash128& hash) {
    m_held_pieces->insert(hash);
    return {nullptr, [held = m_held_pieces, hash](void*) {
                if (const auto at = held->find(hash); at != held->end()) held->erase(at);
            }};
}

std::set<Hash128> Workspace::wanted_pieces() const {
    std::set<Hash128> wanted(m_held_pieces->begin(), m_held_pieces->end());
    const std::vector<Hash128> named = named_pieces(*m_tables);
    wanted.insert(named.begin(), named.end());
    const EntityIx entity = m_schema->entity(attachment.key);
    for (const RecordId record : m_undo.records()) // taken back a moment ago, and wanted again when that is
        if (const Place place = m_tables->find(record); place && place.entity == entity) {
            const std::vector<Hash128> pieces = pieces_of(*m_tables, place);
            wanted.insert(pieces.begin(), pieces.end());
        }
    return wanted;
}

void Workspace::sweep_pieces() {
    if (!can_write() || !m_waiting.blocks.empty()) return; // what is not understood may name some
    const std::set<Hash128> wanted = wanted_pieces();
    std::vector<Hash128> unwanted = m_vault->pieces();
    std::erase_if(unwanted, [&](const Hash128& hash) {
        const auto names_it = [name = to_hex(hash)](const std::string& op) { return op.find(name) != op.npos; };
        return wanted.contains(hash) || std::ranges::any_of(m_waiting.ops, names_it);
    });
    if (!unwanted.empty()) m_vault->erase_pieces(unwanted, [](Result<void, StorageError>) {}); // else the next time
}

} // namespace crm
