// Rows into a workbook that Excel, LibreOffice and Google's Sheets open: cells of their types, a head in bold that
// stays where it is, from right to left when asked. A text is always a text, so that no cell of ours is ever run as a
// formula.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/foreign/zip_writer.hpp"
#include "core/formats/sheet_writer.hpp"

namespace crm {

class XlsxWriter final : public SheetWriter {
public:
    void begin_sheet(const SheetHead& head) override;
    void row(std::span<const SheetCell> cells) override;
    void finish() override;
    Bytes take() override { return std::exchange(m_file, {}); }

private:
    struct Column {
        std::string heading;
        CellKind kind;
        int width_chars;
    };
    struct AmountStyle {      // how an amount is shown
        std::string currency; // "" for a plain number
        std::uint8_t decimals;
        bool operator==(const AmountStyle&) const = default;
    };

    void open_sheet();
    void end_sheet();
    void start_cell(std::size_t column, std::size_t style, std::string_view type = {});
    void put_text(std::size_t column, std::string_view text, std::size_t style);
    void put_number(std::size_t column, std::int64_t units, std::uint8_t decimals, std::size_t style);
    void put_day(std::size_t column, const SheetCell& cell);
    std::size_t style_of(const AmountStyle& amount);
    std::string unused_name(std::string_view wanted) const;
    void write_styles();
    void write_workbook();
    void part(const std::string& name, std::string_view content);

    ZipWriter m_zip;
    Bytes m_file;
    std::string m_xml; // of the open sheet, not yet packed
    std::vector<std::string> m_names;
    std::vector<AmountStyle> m_amounts;
    std::vector<Column> m_columns;
    std::string m_wanted_name;
    bool m_is_right_to_left = false, m_is_open = false;
    std::size_t m_row = 0;
};

} // namespace crm
