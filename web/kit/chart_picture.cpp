// A chart as a picture to send or to keep: its title, its legend and its marks, on white and large enough for paper,
// whatever is on the screen of it.
#include <algorithm>

#include "web/kit/chart_parts.hpp"
#include "web/kit/chart_words.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/picture.hpp"

namespace crm {
namespace {

PictureHost the_host;

constexpr float picture_wide = 960, margin = 36; // design px

// The light theme at twice the size, while it is drawn.
class OnPaper {
public:
    OnPaper() : m_settings(theme()), m_style(ImGui::GetStyle()) {
        ThemeSettings paper = m_settings;
        paper.mode = ThemeMode::light;
        paper.scale = std::max(2.0f, paper.scale);
        set_theme(paper);
    }
    ~OnPaper() {
        set_theme(m_settings);
        ImGui::GetStyle() = m_style;
    }
    OnPaper(const OnPaper&) = delete;
    OnPaper& operator=(const OnPaper&) = delete;

private:
    ThemeSettings m_settings;
    ImGuiStyle m_style;
};

float draw_heading(ImDrawList& draw, const ChartSpec& spec) {
    float y = px(margin - 6);
    const float end = px(picture_wide - margin);
    draw_text_in(draw, {px(margin), y}, {end, y + px(30)}, spec.label, styles::title);
    y += px(34);
    if (!spec.caption.empty()) {
        draw_text_in(draw, {px(margin), y}, {end, y + px(22)}, spec.caption, styles::muted);
        y += px(24);
    }
    return y + px(8);
}

float draw_legend(ImDrawList& draw, const ChartPlot& plot, float y) {
    const ChartSpec& spec = plot.spec;
    const bool has_legend = plot.series.size() > 1 && spec.kind != ChartKind::heat_map &&
                            spec.kind != ChartKind::funnel && spec.kind != ChartKind::pareto;
    if (!has_legend) return y;
    float x = px(margin);
    for (const int series : plot.series) {
        const std::string& name = spec.series[static_cast<std::size_t>(series)].name;
        const float wide = px(24) + text_size(name, styles::small).x;
        if (x > px(margin) && x + wide > px(picture_wide - margin)) {
            x = px(margin);
            y += px(26);
        }
        draw_swatch(draw, {x + px(7), y + px(12)}, spec, series);
        draw_text_in(draw, {x + px(20), y}, {px(picture_wide - margin), y + px(24)}, name, styles::small);
        x += wide + px(20);
    }
    return y + px(36);
}

} // namespace

void set_picture_host(PictureHost host) { the_host = std::move(host); }
const PictureHost& picture_host() { return the_host; }

Picture chart_picture(const ChartSpec& spec, const ChartState& shown) {
    const OnPaper on_paper;
    ChartState state{.hidden = shown.hidden};
    state.hidden.resize(spec.series.size());
    ChartPlot plot = chart_plot(spec, state, 0, px(picture_wide - 2 * margin));
    Picture picture{.marks = std::make_shared<ImDrawList>(ImGui::GetDrawListSharedData()),
                    .width = static_cast<int>(px(picture_wide)),
                    .ground = color(Color::surface),
                    .pixels = std::make_shared<std::vector<unsigned char>>()};
    ImDrawList& draw = *picture.marks;
    draw._ResetForNewFrame();
    draw.PushTexture(ImGui::GetIO().Fonts->TexRef);
    constexpr ImVec2 far{100000, 100000};
    draw.PushClipRect({0, 0}, far);
    ImGui::PushClipRect({0, 0}, far, false); // a chart draws only what its window shows
    const float top = draw_legend(draw, plot, draw_heading(draw, spec));
    lay_chart(plot, {px(margin), top});
    draw_chart(draw, plot);
    ImGui::PopClipRect();
    draw.PopClipRect();
    picture.height = static_cast<int>(plot.box_max.y + px(margin));
    return picture;
}

void save_chart_picture(const Picture& picture, const std::string& title) {
    if (!the_host.save) return;
    std::string file = title.substr(0, title.find_first_of("/\\:*?\"<>|"));
    the_host.save(picture, file + ".png", [](PictureEnd end) {
        const bool is_done = end == PictureEnd::done;
        show_toast({.text = std::string{say(is_done ? kit_words::picture_saved : kit_words::picture_not_saved)},
                    .tone = is_done ? Tone::success : Tone::danger});
    });
}

void copy_chart_picture(const Picture& picture, const std::string& title) {
    if (!the_host.copy) return;
    the_host.copy(picture, [picture, title](PictureEnd end) {
        if (end == PictureEnd::done)
            return show_toast({.text = std::string{say(kit_words::picture_copied)}, .tone = Tone::success});
        show_toast({.text = std::string{say(kit_words::picture_refused)},
                    .action = std::string{say(kit_words::picture_save)},
                    .on_action = [picture, title] { save_chart_picture(picture, title); },
                    .tone = Tone::danger,
                    .seconds = 12});
    });
}

} // namespace crm
