// Any bytes as a table of text: pieces of any size give the same rows, always in good UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/base/utf8.hpp"
#include "core/formats/csv.hpp"

using namespace crm;

namespace {
std::vector<std::string> cells_of(BytesView bytes, CsvFormat format, std::size_t piece) {
    CsvReader reader(format);
    SheetRow row;
    std::vector<std::string> cells;
    const auto take = [&] {
        while (reader.next(row)) {
            for (const std::string_view cell : row.cells) cells.emplace_back(cell);
            cells.emplace_back("\n");
        }
    };
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        reader.feed(bytes.substr(at, piece));
        take();
    }
    reader.finish();
    take();
    return cells;
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const BytesView bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const CsvFormat format = guess_csv(bytes);
    const std::vector<std::string> cells = cells_of(bytes, format, bytes.size());
    if (cells != cells_of(bytes, format, data[0] % 32 + 1u)) std::abort();
    for (const std::string& cell : cells)
        if (!is_valid_utf8(cell)) std::abort();
    return 0;
}
