// Avatars: the initials of a name on a colour that is always the same for it. See display.hpp.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"

namespace crm {
namespace {

constexpr ToneColors palette[] = {
    {Color::accent_soft, Color::accent_ink, Color::accent_solid},    {Color::info_soft, Color::info_ink, Color::info_solid},
    {Color::violet_soft, Color::violet_ink, Color::violet_solid},    {Color::warning_soft, Color::warning_ink, Color::warning_solid},
    {Color::danger_soft, Color::danger_ink, Color::danger_solid},    {Color::success_soft, Color::success_ink, Color::success_solid},
    {Color::neutral_soft, Color::neutral_ink, Color::neutral_solid},
};

std::uint32_t hash_of(std::string_view text) { // FNV-1a: the same colour on every device
    std::uint32_t hash = 2166136261u;
    for (unsigned char byte : text) hash = (hash ^ byte) * 16777619u;
    return hash ^ hash >> 15;
}

std::string_view first_letter(std::string_view word) {
    if (word.empty()) return {};
    const auto lead = static_cast<unsigned char>(word[0]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return word.substr(0, std::min(bytes, word.size()));
}

std::string_view without_article(std::string_view word) {
    constexpr std::string_view article = "ال";
    return word.starts_with(article) && word.size() >= article.size() + 4 ? word.substr(article.size()) : word;
}

} // namespace

std::string initials_of(std::string_view name) {
    std::string_view first, last;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t space = std::min(name.find(' ', at), name.size());
        if (space > at) {
            if (first.empty()) first = name.substr(at, space - at);
            else last = name.substr(at, space - at);
        }
        at = space + 1;
    }
    std::string letters{first_letter(without_article(first))};
    for (char& c : letters)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (last.empty()) return letters;
    // A space, so that two Arabic letters do not join into something like a word.
    if (static_cast<unsigned char>(letters[0]) >= 0x80) letters += ' ';
    std::string second{first_letter(without_article(last))};
    if (second.size() == 1 && second[0] >= 'a' && second[0] <= 'z') second[0] = static_cast<char>(second[0] - 32);
    return letters + second;
}

void draw_avatar(ImDrawList& draw, ImVec2 center, float size, std::string_view name) {
    const ToneColors& tones = palette[hash_of(name) % std::size(palette)];
    draw.AddCircleFilled(center, size / 2, color(tones.soft), 0);
    const TextSize text = size >= px(56) ? TextSize::title : size >= px(40) ? TextSize::lead : size >= px(30) ? TextSize::small : TextSize::caption;
    draw_text_in(draw, plus(center, -size / 2, -size / 2 - px(0.5f)), plus(center, size / 2, size / 2), initials_of(name),
                 {.size = text, .weight = Weight::medium, .color = tones.ink}, Align::center);
}

void avatar_ui(std::string_view name, float size_design_px) {
    const float size = px(size_design_px);
    const ImVec2 at = cursor();
    place({size, size});
    draw_avatar(draw_here(), plus(at, size / 2, size / 2), size, name);
}

} // namespace crm
