// Any bytes and any name as an attached file: nothing faults, a name is safe whatever it was, hashes are read as
// written.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/utf8.hpp"
#include "core/formats/file_facts.hpp"
#include "core/store/file_pieces.hpp"

using namespace crm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(reinterpret_cast<const char*>(data), size);
    const std::string name = safe_file_name(bytes);
    if (name.empty() || name.size() > 200 || name.find_first_of("/\\\n") != name.npos || !is_valid_utf8(name))
        std::abort();
    if (safe_file_name(name) != name) std::abort();
    const std::string kind = kind_of_file(bytes, name);
    if (const auto shape = picture_size(bytes); shape && (shape->width == 0 || shape->height == 0)) std::abort();
    if (picture_size(bytes) && !is_picture_kind(kind)) std::abort();
    if (const auto pieces = pieces_from(bytes); !pieces.empty() && pieces_from(text_of_pieces(pieces)) != pieces)
        std::abort();
    return 0;
}
