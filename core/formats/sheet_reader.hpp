// One way to read every foreign file: bytes in, rows out, whatever its kind.
//
//     const FileKind kind = guess_file_kind(beginning, file_name);
//     const std::unique_ptr<SheetReader> reader = sheet_reader_for(kind, {.csv = guess_csv(beginning)});
//     for (each piece) { reader->feed(piece); while (reader->next(row)) …; }
//     reader->finish();
//     while (!reader->is_over()) { while (reader->next(row)) …; let the page breathe; }
//     if (const auto error = reader->error()) say(sentence_of(*error));
//
// A workbook (XLSX) gives its rows only after finish(), because the list of its parts stands at its end; from then on
// next() does a small piece of work each time and answers false when no row is ready yet. The first row is the heading;
// of contacts and calendars it is made by us (vcard.hpp, icalendar.hpp).
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/base/date.hpp"
#include "core/formats/csv.hpp"
#include "core/formats/sheet.hpp"
#include "core/text/language.hpp"

namespace crm {

enum class FileKind : std::uint8_t {
    csv, // and every other text with columns: a file of unknown kind that is text
    json,
    xlsx,
    vcard,
    icalendar,
    vcard_3,      // only written: contacts as telephones and Outlook take them; a vcard is written in version 4
    old_excel,    // XLS and XLSB
    encrypted,    // an Office file with a password
    other_office, // OpenDocument, Numbers, a web page or XML that calls itself XLS
    other         // pictures, PDF, archives: nothing to import
};
// From the first bytes (64 KB are plenty), which tell more than the name; the name decides where they do not.
FileKind guess_file_kind(BytesView beginning, std::string_view file_name);

// Why a foreign file could not be read. Nothing of it is taken then.
enum class SheetError : std::uint8_t {
    not_a_table,
    old_excel,
    other_office,
    encrypted,
    damaged,
    cut_off,
    too_big,
    too_packed, // unpacks to far more than any honest table does
    no_sheet,
    no_rows,
    reader_missing, // the part of the program that reads this kind could not be loaded
    endless_line    // text without the ends of its rows
};
std::string_view name_of(SheetError error); // for logs and programs: "cut_off"
BothNames sentence_of(SheetError error);    // for people: what it is and what to do

struct SheetInfo {
    std::string name;
    bool is_hidden = false;
};

class SheetReader {
public:
    virtual ~SheetReader() = default;
    virtual void feed(BytesView bytes) = 0;
    virtual void finish() = 0;
    virtual bool next(SheetRow& row) = 0; // false: more bytes or more calls are needed, or it is over
    virtual bool is_over() const = 0;     // no more rows will come: the end, or an error
    virtual std::optional<SheetError> error() const { return std::nullopt; }
    virtual double share() const { return 0; } // of the rows' work that is done, 0 … 1, as far as known

    // A workbook's sheets, known when its first row is given. Reading begins with the first one that is not hidden;
    // begin() starts any of them, also again.
    virtual std::span<const SheetInfo> sheets() const { return {}; }
    virtual std::size_t sheet() const { return 0; }
    virtual void begin(std::size_t /*sheet*/) {}
};

// What a reader or writer has to be told beside the bytes.
struct SheetOptions {
    CsvFormat csv{};
    Language language = Language::ar; // of headings that we make: contacts and calendars have none
    int offset_minutes = 0;           // of local time from Greenwich: calendars speak of both
    Moment now{};                     // calendars want to know when they were written
};

// A kind that holds no rows gives a reader that only tells its error.
std::unique_ptr<SheetReader> sheet_reader_for(FileKind kind, const SheetOptions& options = {});

// XLSX, contacts and calendars are read by core/foreign. A native program holds it; the page runs it as a program of
// its own, in memory of its own, loaded when the first such file comes. Whoever starts the program says which.
using MakeSheetReader = std::unique_ptr<SheetReader> (*)(FileKind kind, const SheetOptions& options);
void use_foreign_readers(MakeSheetReader make);

} // namespace crm
