// The file people export, keep and give to each other: valid JSON, one record per line, readable with any text editor.
//
//     {"wasl":1,"dataset":"3f…","made":"2026-11-21T10:00:00Z","records":[
//     {"e":"person","id":"00c0ffee00c0ffee-1","at":"1763760000000-0-00c0ffee00c0ffee","v":{"name":"سارة"},…},
//     {"op":{…}}
//     ]}
//
//     v     the cells; null: emptied on purpose           at    when and by which session they were written …
//     sets  fields with several values: [[value, stamp]]   s     … except these
//     gone  removed additions, likewise                    op    an operation that waits for a later release
//     block rows of a later release, as they came (base64)
//     piece a piece of a file that some record names by the hash of its content (base64)
//
// Records carry the stamps of their cells, so that a file merges into another copy like any other device's edits, in
// any order and any number of times. This file writes and reads the text; core/store/record_export joins it to tables.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/formats/op_json.hpp"

namespace crm {

struct ExportHeader {
    std::uint32_t version = 1;
    std::string dataset;
    Moment made;
    bool operator==(const ExportHeader&) const = default;
};

void append_export_header(std::string& out, const ExportHeader& header); // up to and with "records":[
void append_export_record(std::string& out, std::span<const Op> row,
                          const Schema& schema); // ops of one record, none missing
void append_export_op(std::string& out, std::string_view waiting_op);
void append_export_block(std::string& out, BytesView block);
void append_export_piece(std::string& out, BytesView piece);
inline constexpr std::string_view export_separator = ",\n", export_first = "\n", export_end = "\n]}\n";

enum class ExportError : std::uint8_t {
    not_ours,     // some other program's file, or no JSON at all
    newer_format, // made by a later release
    truncated     // the end is missing
};
std::string_view name_of(ExportError error);

// One line of the file, read.
struct ExportLine {
    std::size_t line = 0;
    std::vector<Op> ops;              // of one record
    std::vector<std::string> waiting; // operations on what this release does not know
    Bytes block;                      // rows of a later release
    Bytes piece;                      // of a file
};
struct ExportProblem {
    std::size_t line = 0;
    DecodeError error{};
};

// Takes the file in pieces of any size and hands on a line at a time; memory stays at one record. A line that cannot be
// read is reported and the rest goes on.
class ExportReader {
public:
    using OnLine = std::function<void(ExportLine&)>; // may take what it needs out of the line
    explicit ExportReader(const Schema& schema) : m_schema(&schema) {}

    Result<void, ExportError> feed(BytesView bytes, const OnLine& on_line);
    Result<void, ExportError> finish();               // no more bytes will come
    void report(std::size_t line, DecodeError error); // what only the taker of a line could find wrong

    const ExportHeader& header() const { return m_header; }
    const std::vector<ExportProblem>& problems() const { return m_problems; } // the first thousand
    std::size_t problem_count() const { return m_problem_count; }
    std::size_t record_count() const { return m_record_count; }

private:
    enum class Part : std::uint8_t { header, records, tail, done };
    Result<void, ExportError> feed_header(BytesView& bytes);
    void feed_records(BytesView& bytes, const OnLine& on_line);
    void feed_tail(BytesView& bytes);
    std::size_t start_of_record(BytesView bytes);
    std::size_t end_of_record(BytesView bytes);
    void end_record(BytesView text, const OnLine& on_line);
    void give_up_record(DecodeError error);

    const Schema* m_schema;
    ExportHeader m_header;
    Part m_part = Part::header;
    std::string m_pending; // the header or record so far
    ExportLine m_record;   // the last one, kept for its room
    std::size_t m_line = 1, m_record_line = 1;
    int m_depth = 0; // inside the record; 0: between records
    int m_deepest = 0;
    bool m_in_string = false, m_after_escape = false;
    bool m_is_broken = false;       // the record is over before its end
    bool m_is_one_per_line = false; // the file keeps a record on one line, so a broken one ends with its line
    bool m_has_newline = false;     // in this record
    bool m_is_stray = false;        // text between records, reported
    std::vector<ExportProblem> m_problems;
    std::size_t m_problem_count = 0, m_record_count = 0;
};

} // namespace crm
