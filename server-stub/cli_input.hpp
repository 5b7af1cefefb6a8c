// A file to import, read in pieces: its beginning is looked at before anything is done, to know what kind of file it
// is.
// "-" is what comes in on stdin.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/bytes.hpp"
#include "core/formats/sheet_reader.hpp"

namespace crm::cli {

enum class FileKind : std::uint8_t {
    wasl,       // an export of Wasl
    table,      // CSV and its relatives, workbooks, contacts, calendars
    unreadable, // of other programs; whoever reads tables says why
    archive,    // compressed
    empty,
    unknown // bytes that are no text
};
FileKind kind_of(BytesView beginning);

class InputFile {
public:
    explicit InputFile(std::string path);
    ~InputFile();
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&&) = delete;

    const std::string& path() const { return m_path; }
    bool is_open() const { return m_file >= 0; }
    int error() const { return m_error; }               // errno; 0: none
    BytesView beginning() const { return m_beginning; } // up to 64 KB
    crm::FileKind sheet_kind() const { return guess_file_kind(m_beginning, m_path); }
    // The next piece, the beginning first; empty at the end, or after an error.
    BytesView next();
    double part_read() const; // below 0: nobody knows

private:
    bool fill(std::string& piece, std::size_t bytes_max);

    std::string m_path, m_beginning, m_piece;
    int m_file = -1, m_error = 0;
    std::uint64_t m_size = 0, m_read = 0;
    bool m_is_beginning_given = false;
};

} // namespace crm::cli
