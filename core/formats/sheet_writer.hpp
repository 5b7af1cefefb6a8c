// One way to write every foreign file: rows of typed cells in, the bytes of a file out.
//
//     const auto writer = sheet_writer_for(FileKind::xlsx);
//     writer->begin_sheet({.name = "العملاء", .columns = columns, .is_right_to_left = true});
//     for (each record) { writer->row(cells); if (sometimes) take(writer->take()); }
//     writer->finish();
//     take(writer->take());
//
// Of contacts and calendars the columns are those their readers give (vcard.hpp, icalendar.hpp); a column with another
// heading is left out. The pieces that take() gives belong one after the other; a workbook comes whole after finish().
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/formats/sheet_reader.hpp"

namespace crm {

enum class CellKind : std::uint8_t { empty, text, number, money, date, moment, yes_no };

struct SheetCell {
    CellKind kind = CellKind::empty;
    std::string_view text{}; // text; of money the currency's letters, "SAR"
    std::int64_t value = 0;  // number and money: units of 10^-decimals; date: days; moment: ms, by the local clock
    std::uint8_t decimals = 0;
};

struct SheetColumn {
    std::string_view heading;
    CellKind kind = CellKind::text;
    int width_chars = 0; // 0: by its kind and heading
};

struct SheetHead {
    std::string_view
        name; // shown on the sheet's tab; made fit for Excel (31 letters, none of []:*?/\ , no other's name)
    std::span<const SheetColumn> columns;
    bool is_right_to_left = false;
};

class SheetWriter {
public:
    virtual ~SheetWriter() = default;
    virtual void begin_sheet(const SheetHead& head) = 0;
    virtual void row(std::span<const SheetCell> cells) = 0;
    virtual void finish() = 0;
    virtual Bytes take() = 0;                      // what is ready
    virtual bool is_ready() const { return true; } // the page's may have to be loaded: rows are kept until then
    virtual std::optional<SheetError> error() const { return std::nullopt; }
};

// csv, xlsx, vcard, vcard_3 or icalendar; nothing when nobody was told to write it.
std::unique_ptr<SheetWriter> sheet_writer_for(FileKind kind, const SheetOptions& options = {});
using MakeSheetWriter = std::unique_ptr<SheetWriter> (*)(FileKind kind, const SheetOptions& options);
void use_foreign_writers(MakeSheetWriter make);

} // namespace crm
