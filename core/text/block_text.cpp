#include "core/text/block_text.hpp"

namespace crm {

namespace {

bool ends_cell(char c) { return c == '\t' || c == '\n' || c == '\r'; }

// Where a quoted cell that begins at `at` ends (behind its closing mark); npos: it is not one.
std::size_t quoted_end(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] != '"') continue;
        if (i + 1 < text.size() && text[i + 1] == '"')
            ++i;
        else
            return i + 1 == text.size() || ends_cell(text[i + 1]) ? i + 1 : std::string_view::npos;
    }
    return std::string_view::npos;
}

// Inside of its marks; line breaks become one character, whoever wrote them.
std::string undoubled(std::string_view inside) {
    std::string cell;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == '\r' && i + 1 < inside.size() && inside[i + 1] == '\n') continue;
        cell += inside[i] == '\r' ? '\n' : inside[i];
        if (inside[i] == '"') ++i;
    }
    return cell;
}

std::string take_cell(std::string_view text, std::size_t& at) {
    const std::size_t start = at;
    if (at < text.size() && text[at] == '"')
        if (const std::size_t end = quoted_end(text, at); end != std::string_view::npos) {
            at = end;
            return undoubled(text.substr(start + 1, end - start - 2));
        }
    while (at < text.size() && !ends_cell(text[at])) ++at;
    return std::string(text.substr(start, at - start));
}

} // namespace

BlockCells block_cells(std::string_view text) {
    BlockCells rows(1);
    for (std::size_t at = 0;;) {
        rows.back().push_back(take_cell(text, at));
        if (at == text.size()) return rows;
        if (text[at] == '\t') {
            ++at;
            continue;
        }
        at += text.substr(at).starts_with("\r\n") ? 2 : 1;
        if (at == text.size()) return rows;
        rows.emplace_back();
    }
}

std::string block_text(const BlockCells& cells) {
    if (cells.size() == 1 && cells.front().size() == 1) return cells.front().front();
    std::string text;
    for (const std::vector<std::string>& row : cells) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += '\t';
            const std::string& cell = row[i];
            if (cell.find_first_of("\t\n\r") == cell.npos && !cell.starts_with('"')) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
            text += '"';
        }
        text += "\r\n";
    }
    return text;
}

} // namespace crm
