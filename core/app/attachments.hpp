// Files that belong to records, over the vault's pieces. The bytes come first and the record last: a file that could
// not be kept whole leaves no record, and what was written of it goes again.
//
//     FileIntake intake(workspace, "عقد.pdf", size);
//     intake.take(bytes); … intake.finish([&](Result<StoredFile, FileTrouble> file) {
//         workspace.send(attach_files(workspace.tables(), owner, {*file}));
//     });
//     read_attachment(workspace, id, [](Result<Bytes, FileTrouble> bytes) { … });
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/app/workspace.hpp"
#include "core/store/file_pieces.hpp"

namespace crm {

// What a file must leave free, so that records can still be kept when files have filled the rest.
inline constexpr std::uint64_t room_kept_bytes = 50'000'000;

enum class FileTrouble : std::uint8_t {
    empty,     // no bytes
    too_large, // more than attachment_bytes_max
    no_room,   // the browser or the disk has no more
    read_only, // this copy cannot be written now
    not_here,  // the record is, its bytes are not: another device has them
    no_file,   // no such record
    failed,    // the storage did not take or give it
    damaged    // what is kept of it is not what was attached
};
std::string_view name_of(FileTrouble trouble);

// A file whose bytes are kept; they stay while this is held or a record names them.
struct StoredFile {
    std::string name, kind;
    std::uint64_t bytes = 0;
    std::vector<Hash128> pieces;
    std::vector<std::shared_ptr<void>> holds{};
};

class FileIntake {
public:
    // `bytes_expected`: what the giver says, so that a file that is too large is refused before it is read.
    FileIntake(Workspace& workspace, std::string name, std::uint64_t bytes_expected);
    ~FileIntake(); // unfinished: given up, and what was written goes
    FileIntake(FileIntake&&) noexcept;
    void take(BytesView bytes);
    void finish(std::function<void(Result<StoredFile, FileTrouble>)> done); // once, maybe at once
    bool is_refused() const;                                                // there is no use in more bytes

private:
    struct Work;
    std::shared_ptr<Work> m_work;
};

// Pieces whose records come later, of an exported file or a server: they stay while this lives, or once they are named.
class PieceIntake {
public:
    explicit PieceIntake(Workspace& workspace);
    ~PieceIntake();
    PieceIntake(const PieceIntake&) = delete;
    PieceIntake& operator=(const PieceIntake&) = delete;
    void take(Bytes piece);
    void when_stored(std::function<void(Result<void, FileTrouble>)> done); // all that was taken by now

private:
    struct Work;
    Workspace& m_workspace;
    std::shared_ptr<Work> m_work;
};

// One change, one undo. Without an owner they belong to nobody.
SaveRecords attach_files(const Tables& tables, RecordId owner, const std::vector<StoredFile>& files);

// The field of a file's record by which it names an owner of this kind; no_field where such records have no files.
FieldIx attachment_owner_field(const Schema& schema, EntityIx owner);
std::vector<Row> attachments_of(const Tables& tables, RelationCache& relations, Place owner); // the newest first

struct AttachmentFacts {
    std::string name, kind;
    std::uint64_t bytes = 0;
    std::vector<Hash128> pieces; // empty: the record says nothing that makes sense
};
AttachmentFacts attachment_facts(const Tables& tables, Place attachment);
bool is_attachment_here(Workspace& workspace, Place attachment);
void read_attachment(Workspace& workspace, RecordId attachment, std::function<void(Result<Bytes, FileTrouble>)> done);

} // namespace crm
