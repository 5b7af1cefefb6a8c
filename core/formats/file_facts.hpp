// What can be known of a foreign file before anybody opens it: what it is by its first bytes, how large a picture would
// become, and a name that is safe to show and to save under.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"

namespace crm {

inline constexpr std::size_t file_head_bytes = 256 * 1024; // a photograph's dimensions may stand behind its thumbnail

// A media type. Pictures and PDF are told by their bytes alone, everything else by its ending.
std::string kind_of_file(BytesView head, std::string_view name);

// Kinds that a browser shows without running anything of them: raster pictures. SVG and HTML never.
bool is_picture_kind(std::string_view kind);
bool is_pdf_kind(std::string_view kind);
// What a browser may be told a saved file is: pictures and PDF themselves, everything else bytes.
std::string_view download_kind(std::string_view kind);

struct PictureSize {
    std::uint32_t width = 0, height = 0;
    friend bool operator==(const PictureSize&, const PictureSize&) = default;
};
// By the file's own words: PNG, JPEG, GIF, WebP. Nothing: no picture of these, or its head is cut off.
std::optional<PictureSize> picture_size(BytesView head);
inline constexpr std::uint64_t picture_dots_max = 60'000'000; // more is not decoded: it may be a bomb

// Without folders, control characters, marks that turn the direction of the rest, and what Windows does not allow;
// never empty, at most 200 bytes with its ending kept.
std::string safe_file_name(std::string_view name);

} // namespace crm
