// Any bytes as an exported file, in pieces: read, refused or reported, and what was read can be written and read again.
#include <cstdint>
#include <cstdlib>

#include "tests/support/world.hpp"

using namespace crm;

namespace {
bool feed(StagedImport& import, BytesView bytes, std::size_t piece) {
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        if (!import.feed(bytes.substr(at, piece))) return false;
    return import.finish().has_value();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const BytesView bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    StagedImport whole(nullptr), pieces(nullptr);
    const bool is_read = feed(whole, bytes, bytes.size()), is_read_in_pieces = feed(pieces, bytes, data[0] % 16 + 1u);
    if (is_read != is_read_in_pieces) std::abort();
    if (!is_read) return 0;
    const std::string text = test::export_text(whole.tables(), &whole.waiting());
    if (text != test::export_text(pieces.tables(), &pieces.waiting()) ||
        whole.problem_count() != pieces.problem_count())
        std::abort();
    StagedImport again(nullptr);
    if (!feed(again, text, text.size()) || again.problem_count() != 0) std::abort();
    if (test::export_text(again.tables(), &again.waiting()) != text) std::abort();
    return 0;
}
