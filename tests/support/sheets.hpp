// Reading sheets whole, as tests want them.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/utf8.hpp"
#include "core/formats/sheet_reader.hpp"

namespace crm::test {

using Cells = std::vector<std::string>;

struct Sheet {
    std::vector<Cells> rows;
    std::vector<std::size_t> lines;
    std::optional<SheetError> error;
};

inline Sheet read_sheet(SheetReader& reader, BytesView bytes, std::size_t piece) {
    Sheet sheet;
    SheetRow row;
    const auto take = [&] {
        while (reader.next(row)) {
            sheet.rows.emplace_back(row.cells.begin(), row.cells.end());
            sheet.lines.push_back(row.line);
        }
    };
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        reader.feed(bytes.substr(at, piece));
        take();
    }
    reader.finish();
    while (!reader.is_over()) take();
    sheet.error = reader.error();
    return sheet;
}

inline std::map<std::string, std::string> by_heading(const Cells& heading, const Cells& cells) {
    std::map<std::string, std::string> all;
    for (std::size_t c = 0; c < std::min(heading.size(), cells.size()); ++c)
        if (!cells[c].empty()) all[heading[c]] = cells[c];
    return all;
}

inline std::string to_utf_16(std::string_view text, bool is_big, bool with_mark) {
    std::string out;
    const auto put = [&](unsigned unit) {
        const char low = static_cast<char>(unit), high = static_cast<char>(unit >> 8);
        out += is_big ? high : low;
        out += is_big ? low : high;
    };
    if (with_mark) put(0xfeff);
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c < 0x10000) {
            put(c);
        } else {
            put(0xd800 + ((c - 0x10000) >> 10));
            put(0xdc00 + ((c - 0x10000) & 0x3ff));
        }
    }
    return out;
}

} // namespace crm::test
