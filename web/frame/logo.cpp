#include "web/frame/logo.hpp"

#include <algorithm>
#include <memory>

#include "core/entities/firm.hpp"
#include "core/formats/base64.hpp"
#include "core/formats/file_facts.hpp"
#include "core/text/words_logo.hpp"
#include "web/frame/app.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/photo.hpp"
#include "web/platform/files.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/raster.hpp"

namespace crm {

namespace {

constexpr std::string_view beginning = "data:image/png;base64,";
constexpr int points_wide = 640, points_tall = 240; // sharp at the size it is printed
constexpr float paper_wide_mm = 55, paper_tall_mm = 20;
constexpr std::uint64_t chosen_bytes_max = 20'000'000;

struct Logo {
    std::string text{}; // "data:image/png;base64,…"
    Bytes bytes{};
    PictureSize size{};
    std::unique_ptr<Photo> photo{};
};

// Read again when another one is kept; what is not a small PNG is none.
Logo& known_logo(const Context& ctx) {
    static Logo logo;
    const Column& column = ctx.tables.table(ctx.entity("firm")).columns[ctx.field("firm", "logo")];
    const Place firm = firm_place(ctx.tables);
    const std::string_view text = firm ? column.words(firm.row) : std::string_view();
    if (logo.text == text) return logo;
    logo = {.text = std::string(text)};
    auto bytes = text.starts_with(beginning) ? base64_from(text.substr(beginning.size())) : std::nullopt;
    const auto size = bytes && kind_of_file(*bytes, {}) == "image/png" ? picture_size(*bytes) : std::nullopt;
    if (!size || size->width == 0 || size->height == 0 || size->width > points_wide || size->height > points_tall)
        return logo;
    logo.bytes = std::move(*bytes);
    logo.size = *size;
    platform::decode_picture({logo.bytes.data(), logo.bytes.size()}, "image/png", points_wide, points_tall,
                             [text = logo.text](const platform::Raster& raster) {
                                 Logo& now = known_logo(app().context());
                                 if (now.text == text && raster.width > 0)
                                     now.photo = std::make_unique<Photo>(raster.width, raster.height, raster.points);
                             });
    return logo;
}

Command keeping(const Context& ctx, const std::string& text) {
    SaveRecord save{.entity = ctx.entity("firm"), .id = firm_id, .cells = {}};
    save.cells.push_back({.field = ctx.field("firm", "logo"), .value = text.empty() ? Value{} : Value{text}});
    return save;
}

void refuse(const BothNames& why) {
    show_toast({.text = std::string(app().context().text(why)), .tone = Tone::danger, .seconds = 12});
}

void take_picture(const std::string& bytes) {
    const std::string kind = kind_of_file(bytes, {});
    const auto size = picture_size(bytes);
    if (!is_picture_kind(kind)) return refuse(words::logo_no_picture);
    if (size && std::uint64_t{size->width} * size->height > picture_dots_max) return refuse(words::logo_too_large);
    platform::shrink_picture(bytes, kind, points_wide, points_tall, logo_bytes_max, [](const std::string& text) {
        if (text.empty()) return refuse(words::logo_no_picture);
        Context ctx = app().context();
        ctx.send(keeping(ctx, text), std::string(ctx.text(words::logo_kept)));
    });
}

void choose() {
    platform::pick_file("image/png,image/jpeg,image/webp",
                        [bytes = std::make_shared<std::string>()](const platform::FileChunk& chunk) {
                            if (chunk.end == platform::FileEnd::cancelled) return;
                            if (chunk.end == platform::FileEnd::unreadable) return refuse(words::logo_no_picture);
                            if (chunk.size_bytes > chosen_bytes_max) {
                                if (chunk.end == platform::FileEnd::more) platform::skip_file(chunk.file);
                                if (chunk.end == platform::FileEnd::last) refuse(words::logo_too_large);
                                return;
                            }
                            bytes->append(reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size());
                            if (chunk.end == platform::FileEnd::last) take_picture(*bytes);
                        });
}

void picture_ui(const Context& ctx, const Logo& logo) {
    const float tall = px(72), wide = tall * static_cast<float>(logo.size.width) / static_cast<float>(logo.size.height);
    const ImVec2 size{std::min(wide, width_left() - px(16)), tall}, at = cursor();
    const ImVec2 min{at.x + px(8), at.y + px(8)},
        max{min.x + size.x,
            min.y + size.x * static_cast<float>(logo.size.height) / static_cast<float>(logo.size.width)};
    const ImVec2 end{max.x + px(8), max.y + px(8)};
    draw_here().AddRectFilled(at, end, IM_COL32_WHITE, px(radius::control)); // as paper is
    draw_here().AddRect(at, end, color(Color::border), px(radius::control));
    if (logo.photo) draw_photo(draw_here(), *logo.photo, min, max);
    report({.id = id_of("logo"), .role = Role::image, .name = std::string(ctx.text(words::logo))}, at, end);
    ImGui::Dummy({end.x - at.x, end.y - at.y});
    gap(8);
}

} // namespace

PrintLogo paper_logo(const Context& ctx) {
    const Logo& logo = known_logo(ctx);
    if (logo.bytes.empty()) return {};
    const auto wide = static_cast<float>(logo.size.width), tall = static_cast<float>(logo.size.height);
    const float mm = std::min(paper_wide_mm / wide, paper_tall_mm / tall);
    return {.source = logo.text, .width_mm = wide * mm, .height_mm = tall * mm};
}

void logo_part_ui(Context& ctx) {
    const Logo& logo = known_logo(ctx);
    const bool has_logo = !logo.bytes.empty();
    text_ui(ctx.text(words::logo), styles::label);
    gap(4);
    if (has_logo) picture_ui(ctx, logo);
    if (button_ui(ctx.text(has_logo ? words::logo_other : words::logo_choose),
                  {.icon = Icon::picture, .small = true, .disabled = !ctx.can_write(), .id = "choose logo"}))
        choose();
    if (has_logo) {
        beside(8);
        if (button_ui(ctx.text(words::logo_remove),
                      {.kind = ButtonKind::quiet, .icon = Icon::bin, .small = true, .disabled = !ctx.can_write()}))
            ctx.send(keeping(ctx, {}), std::string(ctx.text(words::logo_removed)));
    }
    gap(4);
    paragraph_ui(ctx.text(words::logo_help), styles::help);
    gap(10);
}

} // namespace crm
