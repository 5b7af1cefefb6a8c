// Readers and writers of foreign files that run in another program: the page keeps them out of its first load and out
// of the memory that holds the firm's data. Questions and answers are bytes; core/foreign/service.hpp is the other
// side.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/formats/sheet_writer.hpp"

namespace crm {

// The way to the other program. A question to one that is not ready is never asked.
class ForeignLink {
public:
    enum class State : std::uint8_t { loading, ready, failed };
    virtual State state() = 0;
    virtual Bytes ask(BytesView question) = 0; // "": it broke on this question, and forgot everything
    virtual std::uint32_t generation() = 0;    // another number after it broke
protected:
    ~ForeignLink() = default;
};

std::unique_ptr<SheetReader> remote_sheet_reader(ForeignLink& link, FileKind kind, const SheetOptions& options);
std::unique_ptr<SheetWriter> remote_sheet_writer(ForeignLink& link, FileKind kind, const SheetOptions& options);

// ---- what both sides write and read: a number of four bytes, the lowest first; a text behind its length

enum class ForeignOp : std::uint8_t {
    open_reader,
    feed,
    finish,
    sheets,
    begin,
    rows,
    close_reader,
    open_writer,
    begin_sheet,
    write_rows,
    finish_writing,
    take,
    close_writer
};

void put_number(Bytes& out, std::uint32_t number);
void put_wide(Bytes& out, std::int64_t number);
void put_text(Bytes& out, std::string_view text);

// Reads what was put; past the end all is 0 and "".
class ForeignWords {
public:
    explicit ForeignWords(BytesView bytes) : m_bytes(bytes) {}
    std::uint32_t number();
    std::int64_t wide();
    std::string_view text();
    BytesView rest() const { return m_bytes; }
    bool is_at_end() const { return m_bytes.empty(); }

private:
    BytesView m_bytes;
};

void put_options(Bytes& out, FileKind kind, const SheetOptions& options);
FileKind take_options(ForeignWords& words, SheetOptions& options);
void put_head(Bytes& out, const SheetHead& head);
SheetHead take_head(ForeignWords& words, std::vector<SheetColumn>& columns); // which point into the words
void put_cells(Bytes& out, std::span<const SheetCell> cells);
void take_cells(ForeignWords& words, std::vector<SheetCell>& cells);
void put_row(Bytes& out, const SheetRow& row);
void take_row(ForeignWords& words, SheetRow& row);

} // namespace crm
