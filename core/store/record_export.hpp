// Export and import of records as the JSON file of formats/export_json.hpp, streamed both ways.
//
//     ExportWriter writer(tables, {.dataset = id, .made = now});
//     while (writer.next(out, 1 << 20)) send(out);            // pieces of about a megabyte
//     … and with files: before each next(), give_piece(bytes) for what wanted_piece() says.
//
//     StagedImport import(&tables);                            // nothing of ours changes while the file is read
//     import.feed(piece); … import.finish();
//     for (Bytes& block : import.blocks()) …                   // -> vault.append_bulk -> apply_block(tables, block)
#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/checksum.hpp"
#include "core/formats/export_json.hpp"
#include "core/store/block.hpp"

namespace crm {

// What tables do not hold because this release does not know it: operations as text, rows as blocks. Sets, because the
// same file may be imported twice, and so that equal data give equal files.
struct Waiting {
    std::set<std::string> ops;
    std::set<Bytes> blocks;
    std::size_t size() const { return ops.size() + blocks.size(); }
};

// Takes out those operations that the schema knows by now.
std::vector<Op> take_known_ops(Waiting& waiting, const Schema& schema);

struct ExportOptions {
    std::string dataset;
    Moment made;
    std::vector<RecordId> only{}; // empty: everything, the bin and what waits included
    bool with_related = true; // `only`: also lines, affiliations and files of these records, and what all of them name
    bool with_files = false;  // the bytes of files too; whoever writes serves wanted_piece()
};

class ExportWriter {
public:
    // What waits goes along: of a selection the operations on its records, but no blocks, which are of many records.
    // The tables must not change while the writer is used (restart it when tables.revision() has moved on).
    ExportWriter(const Tables& tables, ExportOptions options, const Waiting* waiting = nullptr);
    ExportWriter(Tables&&, ExportOptions, const Waiting* = nullptr) = delete; // they would be gone by the first next()
    ~ExportWriter();
    // Replaces `out` with the next piece, a little over `bytes_wanted` at most; false when there was nothing left.
    bool next(std::string& out, std::size_t bytes_wanted = 1 << 20);
    // The piece of a file that next() wants to write; none while there is something else to write.
    std::optional<Hash128> wanted_piece() const;
    void give_piece(Bytes bytes); // empty: it is not here, and the file says nothing of it
    std::size_t written() const;  // records so far, of
    std::size_t total() const;
    std::size_t pieces_left() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

class StagedImport {
public:
    // `target`: whose own fields are known from the start (may be null).
    explicit StagedImport(const Tables* target);
    ~StagedImport();
    Result<void, ExportError> feed(BytesView bytes);
    Result<void, ExportError> finish(); // only after this may the rest be used

    const ExportHeader& header() const;
    const Tables& tables() const; // the file's records, on a schema that knows the file's own fields
    const Waiting& waiting() const;
    const std::vector<ExportProblem>& problems() const;
    std::size_t problem_count() const;
    std::size_t record_count() const;
    std::vector<Bytes> take_pieces(); // of files, as far as it was read; each is given once
    // The records as blocks, each made when asked for, `field` records first.
    std::vector<BlockRange> ranges() const { return block_ranges(tables()); }
    Bytes block(const BlockRange& range) const { return encode_block(tables(), range.entity, range.first, range.last); }
    std::vector<Bytes> blocks() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace crm
