#include "core/foreign/service.hpp"

#include <algorithm>

#include "core/foreign/foreign_files.hpp"

namespace crm {

namespace {
constexpr std::size_t answer_bytes = 64 * 1024; // a few milliseconds of work
constexpr std::string_view done = "+";

Bytes list_of_sheets(const SheetReader& reader) {
    Bytes out;
    put_number(out, static_cast<std::uint32_t>(reader.sheet()));
    put_number(out, static_cast<std::uint32_t>(reader.sheets().size()));
    for (const SheetInfo& info : reader.sheets()) {
        put_number(out, info.is_hidden);
        put_text(out, info.name);
    }
    return out;
}
} // namespace

bool ForeignService::is_idle() const {
    return std::all_of(m_open.begin(), m_open.end(), [](const Open& each) { return !each.reader && !each.writer; });
}

// Rows until the answer is long enough or the reader wants a pause.
Bytes ForeignService::rows(SheetReader& reader) {
    Bytes text;
    SheetRow row;
    std::uint32_t count = 0;
    while (text.size() < answer_bytes && reader.next(row)) {
        put_row(text, row);
        ++count;
    }
    Bytes out;
    const auto error = reader.error();
    put_number(out, reader.is_over());
    put_number(out, error ? static_cast<std::uint32_t>(*error) + 1 : 0);
    put_number(out, static_cast<std::uint32_t>(reader.share() * 1000));
    put_number(out, count);
    return out += text;
}

Bytes ForeignService::open(Open&& opened) {
    Bytes out;
    if (!opened.reader && !opened.writer) {
        put_number(out, 0);
        return out;
    }
    m_open.push_back(std::move(opened));
    put_number(out, static_cast<std::uint32_t>(m_open.size()));
    return out;
}

Bytes ForeignService::answer(BytesView question) {
    if (question.empty()) return Bytes(done);
    const auto op = static_cast<ForeignOp>(question[0]);
    ForeignWords words(question.substr(1));
    if (op == ForeignOp::open_reader || op == ForeignOp::open_writer) {
        SheetOptions options;
        const FileKind kind = take_options(words, options);
        return op == ForeignOp::open_reader ? open({.reader = foreign_reader_for(kind, options), .writer = {}})
                                            : open({.reader = {}, .writer = foreign_writer_for(kind, options)});
    }
    const std::uint32_t number = words.number();
    if (number == 0 || number > m_open.size()) return Bytes(done);
    Open& one = m_open[number - 1];
    if (one.reader) {
        switch (op) {
        case ForeignOp::feed: one.reader->feed(words.rest()); break;
        case ForeignOp::finish: one.reader->finish(); break;
        case ForeignOp::sheets: return list_of_sheets(*one.reader);
        case ForeignOp::begin: one.reader->begin(words.number()); break;
        case ForeignOp::rows: return rows(*one.reader);
        case ForeignOp::close_reader: one.reader.reset(); break;
        default: break;
        }
    } else if (one.writer) {
        std::vector<SheetColumn> columns;
        std::vector<SheetCell> cells;
        switch (op) {
        case ForeignOp::begin_sheet: one.writer->begin_sheet(take_head(words, columns)); break;
        case ForeignOp::write_rows:
            while (!words.is_at_end()) {
                take_cells(words, cells);
                one.writer->row(cells);
            }
            break;
        case ForeignOp::finish_writing: one.writer->finish(); break;
        case ForeignOp::take: return one.writer->take() + Bytes(done); // its last byte is not the file's
        case ForeignOp::close_writer: one.writer.reset(); break;
        default: break;
        }
    }
    return Bytes(done);
}

} // namespace crm
