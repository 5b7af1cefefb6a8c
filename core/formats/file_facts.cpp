#include "core/formats/file_facts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/utf8.hpp"

namespace crm {

namespace {

using Ending = std::pair<std::string_view, std::string_view>;
constexpr std::array endings = std::to_array<Ending>({
    {"csv", "text/csv"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"html", "text/html"},
    {"ics", "text/calendar"},
    {"json", "application/json"},
    {"m4a", "audio/mp4"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},
    {"ogg", "audio/ogg"},
    {"opus", "audio/ogg"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"svg", "image/svg+xml"},
    {"txt", "text/plain"},
    {"vcf", "text/vcard"},
    {"wav", "audio/wav"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"zip", "application/zip"},
});

constexpr std::string_view bytes_kind = "application/octet-stream";
constexpr std::string_view png_mark = "\x89PNG\r\n\x1a\n";

std::string lower_ending(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    std::string ending(dot == name.npos ? std::string_view() : name.substr(dot + 1));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return ending;
}

std::uint32_t byte_at(BytesView bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
std::uint32_t big(BytesView bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) number = number << 8 | byte_at(bytes, at + i);
    return number;
}
std::uint32_t little(BytesView bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = count; i-- > 0;) number = number << 8 | byte_at(bytes, at + i);
    return number;
}

bool is_jpeg(BytesView head) { return head.starts_with("\xff\xd8\xff"); }
bool is_gif(BytesView head) { return head.starts_with("GIF87a") || head.starts_with("GIF89a"); }
bool is_webp(BytesView head) { return head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP"; }

std::optional<PictureSize> jpeg_size(BytesView head) {
    std::size_t at = 2;
    while (at + 9 <= head.size()) {
        if (byte_at(head, at) != 0xff) return {};
        const std::uint32_t marker = byte_at(head, at + 1);
        if (marker == 0xff) { // filling
            ++at;
            continue;
        }
        const bool is_frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (is_frame) return PictureSize{big(head, at + 7, 2), big(head, at + 5, 2)};
        const bool is_alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
        const std::size_t length = is_alone ? 0 : big(head, at + 2, 2);
        if ((!is_alone && length < 2) || marker == 0xda || marker == 0xd9) return {};
        at += 2 + length;
    }
    return {};
}

std::optional<PictureSize> webp_size(BytesView head) {
    if (head.size() < 30) return {};
    const BytesView form = head.substr(12, 4);
    if (form == "VP8X") return PictureSize{little(head, 24, 3) + 1, little(head, 27, 3) + 1};
    if (form == "VP8 ") return PictureSize{little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff};
    if (form != "VP8L") return {};
    const std::uint32_t bits = little(head, 21, 4);
    return PictureSize{(bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1};
}

// Characters that hide or turn what stands after them, or that no file may be called by.
bool is_unfit(char32_t c) {
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return true;
    if (c == 0x061c || (c >= 0x200b && c <= 0x200f && c != 0x200c && c != 0x200d)) return true; // ZWNJ, ZWJ: letters
    if ((c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0xfffd) return true;
    return c < 0x80 && std::string_view("<>:\"|?*").find(static_cast<char>(c)) != std::string_view::npos;
}

// Not in the middle of a character.
std::string_view cut_bytes(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xc0) == 0x80) --bytes_max;
    return text.substr(0, bytes_max);
}

} // namespace

std::string kind_of_file(BytesView head, std::string_view name) {
    if (head.starts_with(png_mark)) return "image/png";
    if (is_jpeg(head)) return "image/jpeg";
    if (is_gif(head)) return "image/gif";
    if (is_webp(head)) return "image/webp";
    if (head.starts_with("%PDF-")) return "application/pdf";
    const std::string ending = lower_ending(name);
    for (const auto& [each, kind] : endings)
        if (each == ending) return std::string(kind);
    return std::string(bytes_kind);
}

bool is_picture_kind(std::string_view kind) {
    return kind == "image/png" || kind == "image/jpeg" || kind == "image/gif" || kind == "image/webp";
}
bool is_pdf_kind(std::string_view kind) { return kind == "application/pdf"; }
std::string_view download_kind(std::string_view kind) {
    return is_picture_kind(kind) || is_pdf_kind(kind) ? kind : bytes_kind;
}

std::optional<PictureSize> picture_size(BytesView head) {
    std::optional<PictureSize> size;
    if (head.starts_with(png_mark) && head.size() >= 24)
        size = PictureSize{big(head, 16, 4), big(head, 20, 4)};
    else if (is_jpeg(head))
        size = jpeg_size(head);
    else if (is_gif(head) && head.size() >= 10)
        size = PictureSize{little(head, 6, 2), little(head, 8, 2)};
    else if (is_webp(head))
        size = webp_size(head);
    return size && size->width > 0 && size->height > 0 ? size : std::nullopt;
}

std::string safe_file_name(std::string_view name) {
    constexpr std::size_t bytes_max = 200, ending_max = 12;
    if (const std::size_t slash = name.find_last_of("/\\"); slash != name.npos) name.remove_prefix(slash + 1);
    std::string safe;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(name, at);
        if (!is_unfit(c)) safe += name.substr(start, at - start);
    }
    const auto is_edge = [](char c) { return c == ' ' || c == '.'; };
    while (!safe.empty() && is_edge(safe.back())) safe.pop_back();
    safe.erase(0, static_cast<std::size_t>(std::ranges::find_if_not(safe, is_edge) - safe.begin()));
    if (safe.size() > bytes_max) {
        const std::size_t dot = safe.rfind('.');
        const std::string ending = dot != safe.npos && safe.size() - dot <= ending_max ? safe.substr(dot) : "";
        safe = std::string(cut_bytes(safe, bytes_max - ending.size())) + ending;
        while (is_edge(safe.back())) safe.pop_back();
    }
    return safe.empty() ? "file" : safe;
}

} // namespace crm
