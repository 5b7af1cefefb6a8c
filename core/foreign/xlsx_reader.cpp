#include "core/foreign/xlsx_reader.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

namespace crm {

namespace {
constexpr std::size_t file_bytes_max = std::size_t{1} << 30;
constexpr std::size_t strings_bytes_max = std::size_t{1} << 30;
constexpr std::size_t value_bytes_max = 1 << 20; // Excel has 32,767 characters in a cell
constexpr std::size_t tail_bytes_max = 32 << 20;
constexpr std::string_view rows_end = "sheetData>";
constexpr std::size_t tag_bytes_max = 100; // in which "</", a prefix and that have room
constexpr std::size_t merges_max = 200'000;
constexpr std::size_t fill_columns_max = 256; // how many columns of a row merged cells may fill

std::size_t size_of(std::string_view text, std::size_t otherwise) {
    std::size_t value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}
} // namespace

void XlsxReader::fail(SheetError error) {
    if (!m_error) m_error = error;
    m_phase = Phase::over;
    m_xml.reset();
    m_rows.clear();
    m_given = 0;
}

void XlsxReader::finish() {
    if (m_phase != Phase::feeding) return;
    if (m_bytes.size() > file_bytes_max) return fail(SheetError::too_big);
    m_zip = std::make_unique<ZipReader>(m_bytes);
    auto book = read_workbook(*m_zip);
    if (!book) return fail(book.error());
    m_book = std::move(*book);
    const auto shown =
        std::find_if(m_book.sheets.begin(), m_book.sheets.end(), [](const SheetInfo& info) { return !info.is_hidden; });
    if (shown != m_book.sheets.end()) m_sheet = static_cast<std::size_t>(shown - m_book.sheets.begin());
    open_strings();
}

void XlsxReader::begin(std::size_t sheet) {
    if (m_phase == Phase::feeding || m_error == SheetError::damaged || sheet >= m_book.sheets.size()) return;
    m_sheet = sheet;
    m_error.reset();
    m_has_rows = false;
    m_rows.clear();
    m_cells.clear();
    m_text.clear();
    m_given = 0;
    if (m_phase != Phase::strings) open_merges();
}

void XlsxReader::open_strings() {
    m_phase = Phase::strings;
    m_xml = std::make_unique<XmlReader>(static_cast<XmlListener&>(*this));
    if (!m_zip->open(m_book.strings_part)) open_merges();
}

void XlsxReader::open_merges() {
    m_phase = Phase::merges;
    m_xml.reset();
    m_tail.clear();
    m_merges.clear();
    m_next_merge = 0;
    m_open_merges.clear();
    if (!m_zip->open(m_book.sheet_parts[m_sheet])) fail(m_zip->error().value_or(SheetError::damaged));
}

void XlsxReader::open_rows() {
    m_phase = Phase::rows;
    m_xml = std::make_unique<XmlReader>(static_cast<XmlListener&>(*this));
    m_line = 0;
    m_first_cell = 0;
    m_takes_text = m_is_in_cell = m_is_damaged = m_is_in_phonetic = false;
    if (!m_zip->open(m_book.sheet_parts[m_sheet])) fail(m_zip->error().value_or(SheetError::damaged));
}

double XlsxReader::share() const {
    if (!m_zip || m_phase == Phase::feeding) return 0;
    if (m_phase == Phase::over) return 1;
    const double part = m_zip->share();
    return m_phase == Phase::strings ? part * 0.3 : m_phase == Phase::merges ? 0.3 + part * 0.1 : 0.4 + part * 0.6;
}

bool XlsxReader::next(SheetRow& row) {
    if (m_given == m_rows.size()) {
        if (m_phase == Phase::feeding || m_phase == Phase::over) return false;
        drop_given_rows();
        work();
        if (m_given == m_rows.size()) return false;
    }
    const Row& from = m_rows[m_given++];
    row.line = from.line;
    row.is_damaged = from.is_damaged;
    row.cells.clear();
    for (std::size_t i = from.first_cell; i < from.first_cell + from.cell_count; ++i) {
        row.cells.resize(m_cells[i].column);
        row.cells.push_back(text_of(m_cells[i]));
    }
    return true;
}

std::string_view XlsxReader::text_of(const Cell& cell) const {
    return std::string_view(cell.is_shared ? m_strings : m_text).substr(cell.start, cell.size);
}

// What was given is forgotten; only the cells of a row that has not ended yet stay.
void XlsxReader::drop_given_rows() {
    m_rows.clear();
    m_given = 0;
    m_cells.erase(m_cells.begin(), m_cells.begin() + static_cast<std::ptrdiff_t>(m_first_cell));
    std::string kept;
    for (Cell& cell : m_cells) {
        if (cell.is_shared) continue;
        const std::size_t start = kept.size();
        kept += text_of(cell);
        cell.start = start;
    }
    m_text = std::move(kept);
    m_first_cell = 0;
}

void XlsxReader::work() {
    if (m_phase == Phase::merges) return look_for_merges();
    if (m_zip->read(m_piece)) {
        if (!m_xml->feed(m_piece)) fail(SheetError::damaged);
        if (m_strings.size() > strings_bytes_max) fail(SheetError::too_big);
        return;
    }
    if (m_zip->error()) return fail(*m_zip->error());
    if (!m_xml->finish()) return fail(SheetError::damaged);
    if (m_phase == Phase::strings) return open_merges();
    m_phase = Phase::over;
    m_xml.reset();
    if (!m_has_rows) m_error = SheetError::no_rows;
}

// Merged cells are listed behind the rows, and are needed before them. So a sheet is unpacked twice, the first time
// only to look at what stands behind its rows.
void XlsxReader::look_for_merges() {
    if (!m_zip->read(m_piece)) {
        if (m_zip->error()) return fail(*m_zip->error());
        take_merges();
        return open_rows();
    }
    static const std::boyer_moore_horspool_searcher searcher(rows_end.begin(),
                                                             rows_end.end()); // looks at a tenth of it
    const std::size_t seen = m_tail.size() - std::min(m_tail.size(), tag_bytes_max);
    m_tail += m_piece;
    std::size_t end = m_tail.npos;
    for (auto at = m_tail.begin() + static_cast<std::ptrdiff_t>(seen);; ++at) {
        at = std::search(at, m_tail.end(), searcher);
        if (at == m_tail.end()) break;
        const auto place = static_cast<std::size_t>(at - m_tail.begin());
        const std::size_t tag = m_tail.rfind('<', place);
        if (tag != m_tail.npos && m_tail[tag + 1] == '/') end = place; // "</sheetData>", "</x:sheetData>"
    }
    if (end != m_tail.npos) {
        m_tail.erase(0, end);
    } else if (!m_tail.starts_with(rows_end)) {
        m_tail.erase(0, m_tail.size() - std::min(m_tail.size(), tag_bytes_max));
    }
    if (m_tail.size() > tail_bytes_max) m_tail = rows_end;
}

void XlsxReader::take_merges() {
    struct MergeReader final : XmlListener {
        std::vector<Merge> merges;
        void start(std::string_view name, const XmlAttributes& attributes) override {
            if (name != "mergeCell" || merges.size() == merges_max) return;
            if (const auto cells = merged_cells_from(attributes.get("ref"))) merges.push_back({.cells = *cells});
        }
        void end(std::string_view) override {}
        void text(std::string_view) override {}
    } reader;
    const std::size_t start = m_tail.find('>');
    if (start != m_tail.npos && m_tail.starts_with(rows_end)) {
        XmlReader xml(reader);
        xml.feed("<worksheet>");
        xml.feed(BytesView(m_tail).substr(start + 1)); // the sheet's own check comes with its rows
    }
    m_tail.clear();
    m_merges = std::move(reader.merges);
    std::sort(m_merges.begin(), m_merges.end(),
              [](const Merge& a, const Merge& b) { return a.cells.first_row < b.cells.first_row; });
}

void XlsxReader::start(std::string_view name, const XmlAttributes& attributes) {
    if (m_phase == Phase::strings) {
        if (name == "si") m_string_starts.push_back(m_strings.size());
        if (name == "rPh") m_is_in_phonetic = true;
        if (name == "t") m_takes_text = !m_is_in_phonetic;
        m_value.clear();
        return;
    }
    if (name == "c") return start_cell(attributes);
    if (name == "v" || name == "t") m_takes_text = m_is_in_cell && !m_is_in_phonetic;
    if (name == "rPh") m_is_in_phonetic = true;
    if (name != "row") return;
    m_line = size_of(attributes.get("r"), m_line + 1);
    m_next_column = 0;
    m_first_cell = m_cells.size();
    m_is_damaged = false;
}

void XlsxReader::text(std::string_view text) {
    if (!m_takes_text) return;
    if (m_value.size() + text.size() > value_bytes_max) {
        m_is_damaged = true;
        return;
    }
    m_value += text;
}

void XlsxReader::end(std::string_view name) {
    if (name == "rPh") m_is_in_phonetic = false;
    if (m_phase == Phase::strings) {
        if (name == "t" && m_takes_text) append_unescaped(m_strings, m_value);
        if (name == "t") m_takes_text = false;
        return;
    }
    if (name == "v" || name == "t") m_takes_text = false;
    if (name == "c") end_cell();
    if (name == "row") end_row();
}

void XlsxReader::start_cell(const XmlAttributes& attributes) {
    m_column = column_of(attributes.get("r")).value_or(m_next_column);
    m_next_column = m_column + 1;
    m_value.clear();
    m_is_in_cell = true;
    const std::string_view type = attributes.get("t");
    m_type = type == "s"                            ? CellType::shared
             : type == "str" || type == "inlineStr" ? CellType::text
             : type == "b"                          ? CellType::yes_no
             : type == "e"                          ? CellType::error
             : type == "d"                          ? CellType::day
                                                    : CellType::number;
    const std::size_t style = size_of(attributes.get("s"), 0);
    m_form = style < m_book.styles.size() ? m_book.styles[style] : NumberForm{};
}

void XlsxReader::end_cell() {
    m_is_in_cell = false;
    if (m_value.empty() || m_column >= columns_max) return;
    if (m_cells.size() > m_first_cell && m_cells.back().column >= m_column) return;
    const std::size_t start = m_text.size();
    switch (m_type) {
    case CellType::shared: {
        const std::size_t ix = size_of(m_value, m_string_starts.size());
        if (ix >= m_string_starts.size()) return;
        const std::size_t from = m_string_starts[ix];
        const std::size_t to = ix + 1 < m_string_starts.size() ? m_string_starts[ix + 1] : m_strings.size();
        if (to > from) m_cells.push_back({m_column, from, to - from, true});
        return;
    }
    case CellType::text: append_unescaped(m_text, m_value); break;
    case CellType::yes_no: m_text += m_value == "0" ? "false" : "true"; break;
    case CellType::error: m_text += m_value; break;
    case CellType::day: // 2026-01-31T14:30:00: strict workbooks write days so
        m_text += m_value;
        std::replace(m_text.begin() + static_cast<std::ptrdiff_t>(start), m_text.end(), 'T', ' ');
        break;
    case CellType::number: append_number(m_text, m_value, m_form, m_book.is_1904); break;
    }
    if (m_text.size() > start) m_cells.push_back({m_column, start, m_text.size() - start, false});
}

void XlsxReader::put(std::size_t column, std::string_view text) {
    const auto row_begin = m_cells.begin() + static_cast<std::ptrdiff_t>(m_first_cell);
    const auto place = std::lower_bound(row_begin, m_cells.end(), column,
                                        [](const Cell& cell, std::size_t c) { return cell.column < c; });
    if (place != m_cells.end() && place->column == column) return;
    m_cells.insert(place, {column, m_text.size(), text.size(), false});
    m_text += text;
}

// Honest merged cells do not overlap and stand in few columns; of others, what comes later is left out.
void XlsxReader::open_merge(Merge& merge) {
    const auto first = std::find_if(m_cells.begin() + static_cast<std::ptrdiff_t>(m_first_cell), m_cells.end(),
                                    [&](const Cell& cell) { return cell.column == merge.cells.first_column; });
    if (first == m_cells.end()) return;
    const bool is_wide = merge.cells.last_column > merge.cells.first_column;
    if (is_wide && m_cells.size() - m_first_cell == 1) return; // alone in its row: a title above the table
    std::size_t columns = merge.cells.columns();
    for (const Merge* open : m_open_merges) {
        columns += open->cells.columns();
        if (open->cells.first_column <= merge.cells.last_column && merge.cells.first_column <= open->cells.last_column)
            return;
    }
    if (columns > fill_columns_max) return;
    merge.text = text_of(*first);
    m_open_merges.push_back(&merge);
}

void XlsxReader::fill_merged() {
    std::erase_if(m_open_merges, [&](const Merge* merge) { return merge->cells.last_row < m_line; });
    for (; m_next_merge < m_merges.size() && m_merges[m_next_merge].cells.first_row <= m_line; ++m_next_merge)
        if (m_merges[m_next_merge].cells.first_row == m_line) open_merge(m_merges[m_next_merge]);
    if (m_cells.size() == m_first_cell) return; // an empty row stays one
    for (const Merge* merge : m_open_merges)
        for (std::size_t column = merge->cells.first_column; column <= merge->cells.last_column; ++column)
            put(column, merge->text);
}

void XlsxReader::end_row() {
    if (!m_merges.empty()) fill_merged();
    const std::size_t count = m_cells.size() - m_first_cell;
    if (count > 0) m_rows.push_back({m_line, m_first_cell, count, m_is_damaged});
    m_has_rows |= count > 0;
    m_first_cell = m_cells.size();
}

} // namespace crm
