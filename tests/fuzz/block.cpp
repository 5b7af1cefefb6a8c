// Any bytes as a block: an exact error, or tables that are sound and give the same block content back.
#include <cstdint>
#include <cstdlib>

#include "core/store/block.hpp"
#include "tests/support/world.hpp"

using namespace crm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(reinterpret_cast<const char*>(data), size);
    Tables empty(test::built_in_schema());
    const auto info = apply_block(empty, bytes);
    if (!info) {
        if (empty.directory().size() != 0) std::abort(); // an error changes nothing
        return 0;
    }
    if (info->rows > 5000) return 0; // the rest only repeats itself
    // Merged into tables that have its records already: nothing changes.
    const std::string once = test::export_text(empty);
    const auto again = apply_block(empty, bytes);
    if (!again || again->is_appended != (info->is_appended && again->rows == 0) || test::export_text(empty) != once)
        std::abort();
    // Out and in again: the same data.
    Tables copy(test::built_in_schema());
    for (const BlockRange& range : block_ranges(empty))
        if (!apply_block(copy, encode_block(empty, range.entity, range.first, range.last))) std::abort();
    if (test::export_text(copy) != once) std::abort();
    return 0;
}
