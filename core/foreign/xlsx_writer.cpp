#include "core/foreign/xlsx_writer.hpp"

#include <algorithm>

#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"
#include "core/formats/cell_text.hpp"

namespace crm {

namespace {
constexpr std::size_t rows_max = 1 << 20;      // of a sheet in Excel; what is more goes to another one
constexpr std::size_t cell_units_max = 32'767; // of UTF-16, likewise
constexpr std::size_t name_units_max = 31;
constexpr std::size_t packed_at_once_bytes = 256 * 1024;

// The styles that every workbook of ours has; those of amounts follow.
enum Style : std::size_t { plain, head, text_style, day, moment, first_amount };

constexpr std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                         "\n";
constexpr std::string_view main_namespace = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";

// Text inside XML. What XML cannot hold is written as Excel does, _x0001_, and a text that looks so is kept from it.
void append_xml(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c >= 0x80) {
            const CodePoint point = next_code_point(text, at);
            append_utf8(out, point == 0xfffe || point == 0xffff ? replacement_character : point);
            continue;
        }
        ++at;
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else if (c < 0x20 && c != '\t' && c != '\n') {
            out += "_x00";
            out += hex[c >> 4];
            out += hex[c & 15];
            out += '_';
        } else if (c == '_' && at < text.size() && text[at] == 'x') {
            out += "_x005F_";
        } else {
            out += static_cast<char>(c);
        }
    }
}

// The longest beginning of at most `units_max` units of UTF-16, in which Excel counts.
std::string_view cut_units(std::string_view text, std::size_t units_max) {
    if (text.size() <= units_max) return text;
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        units += next_code_point(text, at) > 0xffff ? 2 : 1;
        if (units > units_max) return text.substr(0, start);
    }
    return text;
}

void append_column(std::string& out, std::size_t column) {
    if (column >= 26) append_column(out, column / 26 - 1);
    out += static_cast<char>('A' + column % 26);
}

int usual_width(CellKind kind) {
    switch (kind) {
    case CellKind::date: return 12;
    case CellKind::moment: return 17;
    case CellKind::money: return 16;
    case CellKind::number: return 12;
    case CellKind::yes_no: return 9;
    default: return 22;
    }
}
} // namespace

void XlsxWriter::part(const std::string& name, std::string_view content) {
    m_zip.open(name);
    m_zip.write(declaration);
    m_zip.write(content);
}

// Fit for a sheet's tab: Excel refuses a workbook with another name.
std::string XlsxWriter::unused_name(std::string_view wanted) const {
    std::string name;
    for (const char c : wanted)
        if (static_cast<unsigned char>(c) >= 0x20)
            name += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : ' ';
    name = cut_units(name, name_units_max);
    while (name.starts_with('\'') || name.starts_with(' ')) name.erase(0, 1);
    while (name.ends_with('\'') || name.ends_with(' ')) name.pop_back();
    if (name.empty()) name = "Sheet";
    const auto is_used = [&](const std::string& each) {
        const auto lower = [](std::string text) {
            for (char& c : text)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
            return text;
        };
        return std::any_of(m_names.begin(), m_names.end(),
                           [&](const std::string& used) { return lower(used) == lower(each); });
    };
    std::string tried = name;
    for (std::uint64_t n = 2; is_used(tried); ++n) {
        std::string ending = " (";
        append_unsigned(ending, n);
        ending += ')';
        tried = std::string(cut_units(name, name_units_max - ending.size())) + ending;
    }
    return tried;
}

void XlsxWriter::begin_sheet(const SheetHead& sheet) {
    m_columns.clear();
    for (const SheetColumn& column : sheet.columns)
        m_columns.push_back({std::string(column.heading), column.kind, column.width_chars});
    m_wanted_name = sheet.name;
    m_is_right_to_left = sheet.is_right_to_left;
    open_sheet();
}

void XlsxWriter::open_sheet() {
    end_sheet();
    m_names.push_back(unused_name(m_wanted_name));
    std::string name = "xl/worksheets/sheet";
    append_unsigned(name, m_names.size());
    m_zip.open(name + ".xml");
    m_is_open = true;
    m_row = 1;
    m_xml = declaration;
    m_xml += "<worksheet ";
    m_xml += main_namespace;
    m_xml += "><sheetViews><sheetView workbookViewId=\"0\"";
    if (m_is_right_to_left) m_xml += " rightToLeft=\"1\"";
    if (m_names.size() == 1) m_xml += " tabSelected=\"1\"";
    m_xml +=
        "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
        "<sheetFormatPr defaultRowHeight=\"15\"/>";
    if (!m_columns.empty()) m_xml += "<cols>";
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const int heading = static_cast<int>(std::min<std::size_t>(code_point_count(m_columns[c].heading) + 4, 60));
        const int width =
            m_columns[c].width_chars ? m_columns[c].width_chars : std::max(usual_width(m_columns[c].kind), heading);
        m_xml += "<col min=\"";
        append_unsigned(m_xml, c + 1);
        m_xml += "\" max=\"";
        append_unsigned(m_xml, c + 1);
        m_xml += "\" width=\"";
        append_integer(m_xml, std::clamp(width, 4, 250));
        m_xml += "\" customWidth=\"1\"/>";
    }
    if (!m_columns.empty()) m_xml += "</cols>";
    m_xml += "<sheetData><row r=\"1\">";
    for (std::size_t c = 0; c < m_columns.size(); ++c) put_text(c, m_columns[c].heading, Style::head);
    m_xml += "</row>";
}

void XlsxWriter::end_sheet() {
    if (!m_is_open) return;
    m_is_open = false;
    m_xml += "</sheetData>";
    if (!m_columns.empty()) {
        m_xml += "<autoFilter ref=\"A1:";
        append_column(m_xml, m_columns.size() - 1);
        append_unsigned(m_xml, m_row);
        m_xml += "\"/>";
    }
    m_xml += "</worksheet>";
    m_zip.write(m_xml);
    m_xml.clear();
}

void XlsxWriter::start_cell(std::size_t column, std::size_t style, std::string_view type) {
    m_xml += "<c r=\"";
    append_column(m_xml, column);
    append_unsigned(m_xml, m_row);
    m_xml += '"';
    if (style != Style::plain) {
        m_xml += " s=\"";
        append_unsigned(m_xml, style);
        m_xml += '"';
    }
    if (!type.empty()) {
        m_xml += " t=\"";
        m_xml += type;
        m_xml += '"';
    }
    m_xml += '>';
}

void XlsxWriter::put_text(std::size_t column, std::string_view text, std::size_t style) {
    if (text.empty()) return;
    start_cell(column, style, "inlineStr");
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    const bool keeps_blanks = is_blank(text.front()) || is_blank(text.back()) || text.find('\n') != text.npos;
    m_xml += keeps_blanks ? "<is><t xml:space=\"preserve\">" : "<is><t>";
    append_xml(m_xml, cut_units(text, cell_units_max));
    m_xml += "</t></is></c>";
}

void XlsxWriter::put_number(std::size_t column, std::int64_t units, std::uint8_t decimals, std::size_t style) {
    start_cell(column, style);
    m_xml += "<v>";
    append_decimal_units(m_xml, units, decimals);
    m_xml += "</v></c>";
}

// Excel has no days before 1900, and its first two months are one off; such days are texts.
void XlsxWriter::put_day(std::size_t column, const SheetCell& cell) {
    constexpr std::int64_t day_ms = 86'400'000, excel_days = 25'569, first_sound_day = 61, last_day = 2'958'465;
    const bool is_moment = cell.kind == CellKind::moment;
    const std::int64_t days = is_moment ? date_of(Moment{cell.value}).days : cell.value;
    const std::int64_t ms = is_moment ? cell.value - days * day_ms : 0;
    const std::int64_t serial = days + excel_days;
    if (serial >= first_sound_day && serial <= last_day) {
        constexpr std::int64_t one = 10'000'000'000; // ten places tell milliseconds apart
        const std::int64_t fraction = (ms * one + day_ms / 2) / day_ms;
        return put_number(column, serial * one + fraction, 10, is_moment ? Style::moment : Style::day);
    }
    if (days < -1'000'000 || days > 4'000'000) return;
    std::string text;
    append_cell_text(text, cell);
    put_text(column, text, Style::text_style);
}

std::size_t XlsxWriter::style_of(const AmountStyle& amount) {
    const auto known = std::find(m_amounts.begin(), m_amounts.end(), amount);
    const auto ix = static_cast<std::size_t>(known - m_amounts.begin());
    if (known == m_amounts.end()) m_amounts.push_back(amount);
    return Style::first_amount + ix;
}

void XlsxWriter::row(std::span<const SheetCell> cells) {
    if (!m_is_open) return;
    if (m_row == rows_max) open_sheet();
    ++m_row;
    m_xml += "<row r=\"";
    append_unsigned(m_xml, m_row);
    m_xml += "\">";
    for (std::size_t c = 0; c < std::min(cells.size(), m_columns.size()); ++c) {
        const SheetCell& cell = cells[c];
        switch (cell.kind) {
        case CellKind::empty: break;
        case CellKind::text: put_text(c, cell.text, Style::text_style); break;
        case CellKind::number:
        case CellKind::money: {
            const std::uint8_t decimals = std::min<std::uint8_t>(cell.decimals, 10);
            put_number(c, cell.value, decimals, style_of({std::string(cell.text), decimals}));
            break;
        }
        case CellKind::date:
        case CellKind::moment: put_day(c, cell); break;
        case CellKind::yes_no:
            start_cell(c, Style::plain, "b");
            m_xml += cell.value ? "<v>1</v></c>" : "<v>0</v></c>";
            break;
        }
    }
    m_xml += "</row>";
    if (m_xml.size() < packed_at_once_bytes) return;
    m_zip.write(m_xml);
    m_xml.clear();
}

void XlsxWriter::write_styles() {
    std::string formats, styles;
    constexpr std::size_t first_format = 164; // below are Excel's own
    const auto format = [&](std::size_t id, std::string_view code) {
        formats += "<numFmt numFmtId=\"";
        append_unsigned(formats, id);
        formats += "\" formatCode=\"";
        append_xml(formats, code);
        formats += "\"/>";
    };
    const auto style = [&](std::size_t id, std::string_view more) {
        styles += "<xf numFmtId=\"";
        append_unsigned(styles, id);
        styles += "\" xfId=\"0\" borderId=\"0\"";
        styles += more;
    };
    constexpr std::string_view usual = " fontId=\"0\" fillId=\"0\" applyNumberFormat=\"1\"/>";
    style(0, " fontId=\"0\" fillId=\"0\"/>");
    style(0, " fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\"/>");
    style(49, usual); // text
    format(first_format, "yyyy\\-mm\\-dd");
    style(first_format, usual);
    format(first_format + 1, "yyyy\\-mm\\-dd\\ hh:mm");
    style(first_format + 1, usual);
    for (std::size_t i = 0; i < m_amounts.size(); ++i) {
        const AmountStyle& amount = m_amounts[i];
        std::string code = amount.currency.empty() ? "0" : "#,##0";
        if (amount.decimals > 0) code += '.' + std::string(amount.decimals, amount.currency.empty() ? '#' : '0');
        if (amount.currency.empty() && amount.decimals > 0) code = "General";
        if (!amount.currency.empty()) code += "\\ [$" + amount.currency + ']';
        format(first_format + 2 + i, code);
        style(first_format + 2 + i, usual);
    }
    std::string xml = "<styleSheet ";
    xml += main_namespace;
    xml += "><numFmts count=\"";
    append_unsigned(xml, m_amounts.size() + 2);
    xml += "\">" + formats +
           "</numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
           "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
           "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
           "patternType=\"gray125\"/>"
           "</fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8EEF4\"/><bgColor "
           "indexed=\"64\"/></patternFill>"
           "</fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
           "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
           "<cellXfs count=\"";
    append_unsigned(xml, m_amounts.size() + Style::first_amount);
    xml += "\">" + styles +
           "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
           "builtinId=\"0\"/></cellStyles></styleSheet>";
    part("xl/styles.xml", xml);
}

void XlsxWriter::write_workbook() {
    std::string sheets, relations, types;
    for (std::size_t i = 1; i <= m_names.size(); ++i) {
        std::string number;
        append_unsigned(number, i);
        sheets += "<sheet name=\"";
        append_xml(sheets, m_names[i - 1]);
        sheets += "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
        relations += "<Relationship Id=\"rId" + number +
                     "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                     "Target=\"worksheets/sheet" +
                     number + ".xml\"/>";
        types += "<Override PartName=\"/xl/worksheets/sheet" + number +
                 ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
    }
    const std::string workbook_start =
        "<workbook " + std::string(main_namespace) +
        " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><bookViews><workbookView/>"
        "</bookViews><sheets>";
    part("xl/workbook.xml", workbook_start + sheets + "</sheets></workbook>");
    const std::string relations_start =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    part("xl/_rels/workbook.xml.rels", relations_start + relations +
                                           "<Relationship Id=\"rIdStyles\" "
                                           "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                                           "styles\" Target=\"styles.xml\"/>"
                                           "</Relationships>");
    part("_rels/.rels",
         relations_start +
             "<Relationship Id=\"rId1\" "
             "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
             "Target=\"xl/workbook.xml\"/></Relationships>");
    part("[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
         "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>" +
             types +
             "<Override PartName=\"/xl/styles.xml\" "
             "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
}

void XlsxWriter::finish() {
    if (m_names.empty()) begin_sheet({});
    end_sheet();
    write_styles();
    write_workbook();
    m_file = m_zip.finish();
}

} // namespace crm
