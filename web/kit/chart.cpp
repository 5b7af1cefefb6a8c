// A chart's flow: the line above the plot (legend, menu), pointer, keyboard, what screen readers hear, and the table in
// its place. See chart.hpp.
#include "web/kit/chart.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "web/kit/button.hpp"
#include "web/kit/chart_parts.hpp"
#include "web/kit/chart_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/picture.hpp"
#include "web/kit/table.hpp"
#include "web/kit/text.hpp"

namespace crm {
namespace {

ChartState& state_of(ImGuiID id) {
    static std::unordered_map<ImGuiID, ChartState> states;
    return states[id];
}

bool has_values(const ChartSpec& spec) {
    return std::ranges::any_of(spec.series, [](const ChartSeries& each) {
        return std::ranges::any_of(each.values, [](std::int64_t value) { return value != no_value && value != 0; });
    });
}

// ---- the line above ----

constexpr float legend_name_max = 180;

float legend_width(const ChartSpec& spec, int index) {
    const ChartSeries& series = spec.series[static_cast<std::size_t>(index)];
    return std::min(text_size(series.name, styles::help).x, px(legend_name_max)) + px(36);
}

void legend_item_ui(const ChartSpec& spec, ChartState& state, int index) {
    const ChartSeries& series = spec.series[static_cast<std::size_t>(index)];
    const bool is_hidden = state.hidden[static_cast<std::size_t>(index)];
    const ImVec2 size{legend_width(spec, index), px(is_phone() ? 36 : 26)};
    const Item item = item_here(id_of(std::uint64_t(index), id_of("legend")), size);
    ImDrawList& draw = draw_here();
    fill(draw, item.min, item.max, state_tint(item), px(radius::chip));
    const ImVec2 swatch{item.min.x + px(14), item.center().y};
    if (is_hidden)
        draw.AddCircle(swatch, px(5), color(Color::text_faint), 0, px(1.5f));
    else
        draw_swatch(draw, swatch, spec, index);
    draw_text_in(draw, {item.min.x + px(27), item.min.y}, {item.max.x - px(4), item.max.y}, series.name,
                 styles::help.with(is_hidden ? Color::text_faint : Color::text));
    if (is_hidden)
        draw.AddLine({item.min.x + px(27), item.center().y}, {item.max.x - px(6), item.center().y},
                     color(Color::text_faint), px(1));
    focus_ring(draw, item, px(radius::chip));
    tooltip_for(item, text_size(series.name, styles::help).x > px(legend_name_max) ? std::string_view{series.name}
                                                                                   : std::string_view{});
    report({.id = item.id,
            .role = Role::button,
            .name = say(kit_words::chart_series_shown, series.name),
            .selected = static_cast<std::int8_t>(!is_hidden)},
           item);
    if (!item.clicked) return;
    const auto shown = std::ranges::count(state.hidden, false);
    if (is_hidden || shown > 1) state.hidden[static_cast<std::size_t>(index)] = !is_hidden; // one always stays
}

void legend_ui(const ChartSpec& spec, ChartState& state) {
    float left = 0;
    for (int i = 0; i < static_cast<int>(spec.series.size()); ++i) {
        const float wide = legend_width(spec, i);
        const bool starts_line = i == 0 || left < wide + px(2);
        if (starts_line)
            left = width_left();
        else
            beside(2);
        left -= wide + px(2);
        legend_item_ui(spec, state, i);
    }
}

void heat_scale() {
    const ImVec2 at = take_place({px(150), px(26)});
    ImDrawList& draw = draw_here();
    const float less = text_size(say(kit_words::chart_less), styles::help).x, middle = at.y + px(13);
    draw_text_in(draw, at, plus(at, less + px(4), px(26)), say(kit_words::chart_less), styles::help);
    for (int i = 0; i < 5; ++i) {
        const ImVec2 min{at.x + less + px(8) + px(14) * static_cast<float>(i), middle - px(6)};
        fill(draw, min, plus(min, px(12), px(12)), mix(Color::accent_soft, Color::accent, static_cast<float>(i) / 4),
             px(3));
    }
    draw_text(draw, {at.x + less + px(84), middle - font_px(TextSize::caption) / 2}, say(kit_words::chart_more),
              styles::help);
}

bool menu_ui(const ChartSpec& spec, ChartState& state) {
    bool save_wished = false;
    if (!begin_menu_ui("chart menu", say(kit_words::chart_options))) return false;
    if (menu_item_ui(say(state.as_table ? kit_words::chart_as_chart : kit_words::chart_as_table),
                     {.icon = state.as_table ? Icon::chart : Icon::columns, .shortcut = "T"}))
        state.as_table = !state.as_table;
    if (menu_item_ui(say(kit_words::chart_copy), {.icon = Icon::copy})) {
        ImGui::SetClipboardText(chart_as_text(spec, '\t').c_str());
        show_toast({.text = std::string{say(kit_words::chart_copied)}, .tone = Tone::success});
    }
    if (picture_host().copy && menu_item_ui(say(kit_words::picture_copy), {.icon = Icon::copy, .shortcut = "Ctrl C"}))
        copy_chart_picture(chart_picture(spec, state), std::string{spec.label});
    if (picture_host().save && menu_item_ui(say(kit_words::picture_save), {.icon = Icon::download, .shortcut = "S"}))
        save_chart_picture(chart_picture(spec, state), std::string{spec.label});
    if (spec.can_save && menu_item_ui(say(kit_words::chart_save), {.icon = Icon::download})) save_wished = true;
    end_menu_ui();
    return save_wished;
}

bool head_ui(const ChartSpec& spec, ChartState& state) {
    const float menu = px(is_phone() ? 44 : 32), wide = width_left();
    const ImVec2 start = cursor();
    const bool has_legend = spec.series.size() > 1 && spec.kind != ChartKind::heat_map &&
                            spec.kind != ChartKind::funnel && spec.kind != ChartKind::pareto;
    float tall = spec.under_title ? 0 : small_control_height() - px(4);
    if (!spec.caption.empty() || has_legend || spec.kind == ChartKind::heat_map) {
        begin_box(wide - (spec.under_title ? 0 : menu + px(4)));
        if (!spec.caption.empty()) text_ui(spec.caption, styles::help);
        if (has_legend) legend_ui(spec, state);
        if (spec.kind == ChartKind::heat_map) heat_scale();
        tall = std::max(tall, end_box().y);
    }
    const float title_line = px(36); // of a card, with the gap below it
    set_cursor({start.x + wide - menu, start.y - (spec.under_title ? title_line : px(4))});
    if (icon_button_ui(Icon::more_horizontal, say(kit_words::chart_options),
                       {.kind = ButtonKind::quiet, .small = true, .width = menu, .id = "options"}))
        open_menu("chart menu");
    const bool save_wished = menu_ui(spec, state);
    set_cursor(start);
    if (tall > 0) {
        place({wide, tall});
        gap(6);
    }
    return save_wished;
}

// ---- laying out ----

std::string_view short_name(const ChartCategory& category) {
    return category.axis.empty() ? std::string_view{category.name} : std::string_view{category.axis};
}

bool is_to_lie(const ChartSpec& spec, float wide) {
    if (spec.kind != ChartKind::bar || spec.lay == ChartLay::upright) return false;
    if (spec.lay == ChartLay::lying) return true;
    if (spec.is_ordered || spec.categories.size() > 40) return false;
    const float band = (wide - px(48)) / static_cast<float>(std::max<std::size_t>(spec.categories.size(), 1));
    return std::ranges::any_of(spec.categories, [&](const ChartCategory& category) {
        return text_size(short_name(category), styles::caption).x > band - px(8);
    });
}

float tall_of(const ChartPlot& plot) {
    const auto count = static_cast<float>(plot.categories());
    float tall = px(plot.spec.height);
    if (plot.spec.kind == ChartKind::funnel) tall = count * px(54);
    if (plot.is_lying && plot.spec.kind == ChartKind::bar) {
        const float row =
            plot.spec.is_stacked || plot.shown() <= 1 ? px(34) : static_cast<float>(plot.shown()) * px(15) + px(12);
        tall = std::max(count * row, px(80));
    }
    if (plot.spec.kind == ChartKind::heat_map)
        tall = std::clamp(static_cast<float>(plot.shown()) * px(30) + px(30), px(90), std::max(tall, px(90)));
    return std::round(tall);
}

void lay(ChartPlot& plot) {
    switch (plot.spec.kind) {
    case ChartKind::funnel: return lay_funnel(plot);
    case ChartKind::heat_map: return lay_heat_map(plot);
    default: lay_plot(plot);
    }
}

StopShape stop_shape(const ChartPlot& plot, int stop) {
    switch (plot.spec.kind) {
    case ChartKind::bar:
    case ChartKind::pareto: return bar_stop(plot, stop);
    case ChartKind::line:
    case ChartKind::area: return line_stop(plot, stop);
    case ChartKind::funnel: return funnel_stop(plot, stop);
    case ChartKind::heat_map: return heat_stop(plot, stop);
    }
    return {};
}

// ---- pointer ----

// The stop under a point of the plot: by its band, and among several in one band by the nearest mark.
int stop_at(const ChartPlot& plot, ImVec2 at) {
    const float along = plot.is_lying ? at.y - plot.min.y : at.x - plot.min.x;
    const int place = static_cast<int>(std::floor(along / plot.band()));
    if (place < 0 || place >= plot.categories()) return -1;
    const int per = plot.stops_per_category();
    if (per == 1) return place;
    int best = 0;
    float nearest = 1e9f;
    for (int s = 0; s < per; ++s) {
        const StopShape shape = stop_shape(plot, place * per + s);
        const float x = std::max({shape.min.x - at.x, 0.0f, at.x - shape.max.x}),
                    y = std::max({shape.min.y - at.y, 0.0f, at.y - shape.max.y});
        if (const float far = x + y; far < nearest) nearest = far, best = s;
    }
    return place * per + best;
}

ImGuiID stop_id(const ChartPlot& plot, int stop) { return id_of(std::uint64_t(stop), id_of("stop", plot.id)); }

ChartPoint point_of(const ChartPlot& plot, int stop) {
    return {plot.series[static_cast<std::size_t>(plot.shown_of_stop(stop))],
            plot.category_at(plot.place_of_stop(stop))};
}

void read_pointer(ChartPlot& plot, ChartResult& result) {
    ChartState& state = plot.state;
    const ImVec2 min{plot.is_lying ? plot.box_min.x : plot.min.x, plot.min.y},
        max{plot.is_lying ? plot.box_max.x : plot.max.x, plot.max.y};
    const Item item = item_at(id_of("plot", plot.id), min, max, {.overlap = true, .grow_target = false});
    const int under = item.hovered || item.clicked ? stop_at(plot, ImGui::GetIO().MousePos) : -1;
    if (!plot.spec.can_open && item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    state.hovered = is_phone() ? -1 : under;
    if (!item.clicked || under < 0) {
        if (ImGui::IsMouseClicked(0) && !item.hovered) state.pinned = -1;
        return;
    }
    // A finger first sees what it has touched, then opens it.
    if (is_phone() && state.pinned != under) {
        state.pinned = under;
        return;
    }
    if (plot.spec.can_open) result.opened = point_of(plot, under);
}

// ---- keyboard and screen readers ----

void move_to(ChartPlot& plot, int stop) {
    plot.state.stop = std::clamp(stop, 0, plot.stops() - 1);
    semantics::request_focus(stop_id(plot, plot.state.stop));
    want_next_frame();
}

void read_keys(ChartPlot& plot) {
    ChartState& state = plot.state;
    const int per = plot.stops_per_category(), last = plot.stops() - 1;
    const int stop = std::clamp(state.stop, 0, last);
    const bool is_down = plot.is_lying; // lying categories go downwards, and both pairs of arrows step along them
    if (key_pressed(ImGuiKey_RightArrow) && stop + per <= last) move_to(plot, stop + per);
    if (key_pressed(ImGuiKey_LeftArrow) && stop - per >= 0) move_to(plot, stop - per);
    const int step = per > 1 && !is_down ? 1 : is_down ? per : 0;
    if (step > 0 && key_pressed(ImGuiKey_DownArrow) && stop + step <= last) move_to(plot, stop + step);
    if (step > 0 && key_pressed(ImGuiKey_UpArrow) && stop - step >= 0) move_to(plot, stop - step);
    if (key_pressed(ImGuiKey_PageDown, false)) move_to(plot, std::min(stop + 10 * per, last));
    if (key_pressed(ImGuiKey_PageUp, false)) move_to(plot, std::max(stop - 10 * per, 0));
    if (key_pressed(ImGuiKey_Home, false)) move_to(plot, 0);
    if (key_pressed(ImGuiKey_End, false)) move_to(plot, last);
}

// All stops while there are few, else those around the keyboard's place; whoever walks along meets the next ones.
void report_stops(ChartPlot& plot, ChartResult& result) {
    constexpr int all_max = 64, around = 6;
    ChartState& state = plot.state;
    const int count = plot.stops();
    state.stop = std::clamp(state.stop, 0, count - 1);
    const int from = count <= all_max ? 0 : std::max(0, state.stop - around),
              to = count <= all_max ? count : std::min(count, state.stop + around + 1);
    push_report({.id = id_of("points", plot.id),
                 .role = Role::listbox,
                 .name = std::string{say(kit_words::chart_points)},
                 .own_keys = true},
                plot.min, plot.max);
    state.has_keyboard = false;
    for (int stop = from; stop < to; ++stop) {
        const ImGuiID id = stop_id(plot, stop);
        const StopShape shape = stop_shape(plot, stop);
        if (semantics::focus_owner() == id) {
            state.has_keyboard = true;
            state.stop = stop;
        }
        if (semantics::take_activation(id) && plot.spec.can_open) result.opened = point_of(plot, stop);
        report({.id = id,
                .role = Role::option,
                .name = stop_text(plot, stop),
                .selected = static_cast<std::int8_t>(stop == state.stop),
                .row_index = stop},
               shape.min, shape.max);
    }
    semantics::pop();
    if (state.has_keyboard) read_keys(plot);
}

void draw_light(ImDrawList& draw, const ChartPlot& plot) { // under the marks, where the pointer or the keyboard is
    const int place = plot.place_of_stop(plot.lit);
    if (plot.spec.kind == ChartKind::heat_map || plot.spec.kind == ChartKind::funnel) return;
    if (plot.spec.kind == ChartKind::line || plot.spec.kind == ChartKind::area)
        return hairline(draw, {plot.middle(place), plot.min.y}, plot.max.y - plot.min.y, color(Color::border_strong),
                        true);
    const float half = plot.band() / 2, middle = plot.middle(place);
    if (plot.is_lying)
        fill(draw, {plot.box_min.x - px(6), middle - half}, {plot.box_max.x, middle + half}, color(Color::hover),
             px(6));
    else
        fill(draw, {middle - half, plot.min.y}, {middle + half, plot.max.y}, color(Color::hover), px(4));
}

// ---- in place of the plot ----

void table_instead_ui(const ChartSpec& spec, ChartState& state, ChartResult& result) {
    std::vector<TableColumn> columns{
        {.key = "category", .label = say(kit_words::chart_category), .width = 180, .can_sort = false}};
    for (const ChartSeries& series : spec.series)
        columns.push_back({.key = series.name,
                           .label = series.name.empty() ? spec.label : std::string_view{series.name},
                           .width = 150,
                           .align = Align::end,
                           .can_sort = false});
    static std::unordered_map<ImGuiID, std::pair<TableView, TableSelection>> views;
    auto& [view, selection] = views[id_of("view")];
    const auto first = semantics::nodes().size();
    const TableResult done = table_ui("table",
                                      {.label = spec.label,
                                       .columns = columns,
                                       .row_count = static_cast<std::int64_t>(spec.categories.size()),
                                       .cell =
                                           [&](std::int64_t row, int column, CellText& out) {
                                               const auto at = static_cast<std::size_t>(row);
                                               if (column == 0) {
                                                   out.text = spec.categories[at].name;
                                                   out.strong = true;
                                                   return;
                                               }
                                               const auto& values =
                                                   spec.series[static_cast<std::size_t>(column) - 1].values;
                                               if (at < values.size() && values[at] != no_value)
                                                   out.text = chart_value_text(values[at], spec.unit, spec.locale);
                                           },
                                       .can_select = false,
                                       .can_choose_columns = false,
                                       .height = px(spec.height)},
                                      view, selection);
    if (done.opened && spec.can_open) result.opened = ChartPoint{0, static_cast<int>(*done.opened)};
    const auto& nodes = semantics::nodes();
    for (std::size_t i = first; i < nodes.size(); ++i)
        if (nodes[i].id && nodes[i].id == semantics::focus_owner()) state.has_keyboard = true;
}

void skeleton(float tall) {
    const float wide = width_left(), bar = (wide - px(12) * 11) / 12;
    constexpr float shares[] = {0.45f, 0.6f, 0.5f, 0.72f, 0.64f, 0.8f, 0.7f, 0.58f, 0.76f, 0.86f, 0.68f, 0.92f};
    const ImVec2 start = cursor();
    for (int i = 0; i < 12; ++i) {
        const float high = tall * shares[i];
        set_cursor({start.x + static_cast<float>(i) * (bar + px(12)), start.y + tall - high});
        skeleton_ui(bar, high);
    }
    set_cursor(start);
    place({wide, tall});
}

void plot_ui(const ChartSpec& spec, ChartState& state, ImGuiID id, ChartResult& result) {
    const ImVec2 at = cursor();
    ChartPlot plot = chart_plot(spec, state, id, width_left());
    lay_chart(plot, at);
    plot.grown = animate(id_of("grown", id), 1, motion::slow, true);
    set_cursor(at);
    place({plot.wide, plot.box_max.y - plot.box_min.y});
    read_pointer(plot, result);
    report_stops(plot, result);
    const bool shows_keyboard = state.has_keyboard && semantics::focused() != 0;
    plot.lit = state.hovered >= 0 ? state.hovered : state.pinned >= 0 ? state.pinned : shows_keyboard ? state.stop : -1;
    if (plot.lit >= plot.stops()) plot.lit = -1;
    ImDrawList& draw = draw_here();
    if (!ImGui::IsRectVisible(plot.box_min, plot.box_max)) return;
    if (plot.lit >= 0) draw_light(draw, plot);
    draw_chart(draw, plot);
    if (shows_keyboard) {
        const StopShape shape = stop_shape(plot, std::min(state.stop, plot.stops() - 1));
        focus_ring(draw, shape.min, shape.max, px(4));
    }
    if (plot.lit >= 0) draw_tip(plot, plot.lit);
}

} // namespace

ChartPlot chart_plot(const ChartSpec& spec, ChartState& state, ImGuiID id, float wide) {
    ChartPlot plot{.spec = spec, .state = state, .id = id, .wide = wide};
    for (int i = 0; i < static_cast<int>(spec.series.size()); ++i)
        if (!state.hidden[static_cast<std::size_t>(i)]) plot.series.push_back(i);
    plot.is_lying = is_to_lie(spec, wide);
    if (spec.kind == ChartKind::pareto) lay_pareto(plot);
    return plot;
}

void lay_chart(ChartPlot& plot, ImVec2 at) {
    plot.box_min = at;
    plot.box_max = plus(at, plot.wide, tall_of(plot));
    lay(plot);
}

void draw_chart(ImDrawList& draw, const ChartPlot& plot) {
    switch (plot.spec.kind) {
    case ChartKind::bar: draw_axes(draw, plot); return draw_bars(draw, plot);
    case ChartKind::line:
    case ChartKind::area: draw_axes(draw, plot); return draw_lines(draw, plot);
    case ChartKind::pareto: draw_axes(draw, plot); return draw_pareto(draw, plot);
    case ChartKind::funnel: return draw_funnel(draw, plot);
    case ChartKind::heat_map: return draw_heat_map(draw, plot);
    }
}

ChartResult chart_ui(std::string_view id, const ChartSpec& spec) {
    ChartResult result;
    IdScope scope{id};
    const ImGuiID chart_id = id_of("chart");
    ChartState& state = state_of(chart_id);
    state.hidden.resize(spec.series.size());
    if (spec.loading) {
        skeleton(px(spec.height));
        return result;
    }
    if (!has_values(spec)) {
        empty_state_ui({.icon = Icon::chart,
                        .title = spec.empty_title.empty() ? say(kit_words::chart_empty) : spec.empty_title,
                        .text = spec.empty_text.empty() ? say(kit_words::chart_empty_text) : spec.empty_text,
                        .height = px(spec.height)});
        return result;
    }
    const ImVec2 start = cursor();
    push_report({.id = chart_id, .role = Role::figure, .name = chart_summary(spec)}, start, start);
    begin_box(width_left());
    result.save_wished = head_ui(spec, state);
    if (state.as_table) {
        state.has_keyboard = false;
        table_instead_ui(spec, state, result);
    } else
        plot_ui(spec, state, chart_id, result);
    const ImVec2 size = end_box();
    semantics::set_container_rect(start, plus(start, size.x, size.y));
    semantics::pop();
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_plain = !io.KeyCtrl && !io.KeyAlt && !io.KeySuper;
    if (state.has_keyboard && !state.as_table && picture_host().copy) {
        if (io.KeyCtrl && key_pressed(ImGuiKey_C, false))
            copy_chart_picture(chart_picture(spec, state), std::string{spec.label});
        if (is_plain && key_pressed(ImGuiKey_S, false))
            save_chart_picture(chart_picture(spec, state), std::string{spec.label});
    }
    if (state.has_keyboard && key_pressed(ImGuiKey_T, false) && is_plain) {
        state.as_table = !state.as_table;
        semantics::request_focus(
            state.as_table ? id_of("table") : id_of(std::uint64_t(std::max(state.stop, 0)), id_of("stop", chart_id)));
        want_next_frame();
    }
    return result;
}

std::string chart_value_text(std::int64_t value, const ChartUnit& unit, Locale locale) {
    if (unit.currency) return money_text({value, unit.currency}, locale, {.drops_zero_minor = true});
    return fixed_text({value, unit.decimals}, {.digits = locale.digits});
}

std::string chart_summary(const ChartSpec& spec) {
    std::string text{spec.label};
    if (spec.series.empty() || spec.categories.empty()) return text;
    const auto& values = spec.series[0].values;
    int high = -1, low = -1;
    for (int i = 0; i < static_cast<int>(std::min(values.size(), spec.categories.size())); ++i) {
        const std::int64_t value = values[static_cast<std::size_t>(i)];
        if (value == no_value) continue;
        if (high < 0 || value > values[static_cast<std::size_t>(high)]) high = i;
        if (low < 0 || value < values[static_cast<std::size_t>(low)]) low = i;
    }
    if (high < 0) return text;
    const auto say_one = [&](const KitWord& word, int i) {
        text += ". ";
        text += say(word, spec.categories[static_cast<std::size_t>(i)].name,
                    chart_value_text(values[static_cast<std::size_t>(i)], spec.unit, spec.locale));
    };
    say_one(kit_words::chart_highest, high);
    if (low != high) say_one(kit_words::chart_lowest, low);
    return text;
}

std::string chart_as_text(const ChartSpec& spec, char separator) {
    std::string text;
    const auto cell = [&](std::string_view words, char end) {
        const bool needs_quotes = words.find_first_of("\"\t,;\n\r") != words.npos;
        if (needs_quotes) text += '"';
        for (const char c : words) text.append(c == '"' ? 2 : 1, c);
        if (needs_quotes) text += '"';
        text += end;
    };
    cell(say(kit_words::chart_category), spec.series.empty() ? '\n' : separator);
    for (std::size_t s = 0; s < spec.series.size(); ++s)
        cell(spec.series[s].name.empty() ? spec.label : std::string_view{spec.series[s].name},
             s + 1 < spec.series.size() ? separator : '\n');
    for (std::size_t i = 0; i < spec.categories.size(); ++i) {
        cell(spec.categories[i].name, spec.series.empty() ? '\n' : separator);
        for (std::size_t s = 0; s < spec.series.size(); ++s) {
            const auto& values = spec.series[s].values;
            const bool has = i < values.size() && values[i] != no_value;
            // Plain digits: a spreadsheet reads them as numbers.
            cell(
                has ? fixed_text({values[i], spec.unit.decimals},
                                 {.is_grouped = false, .decimals_max = spec.unit.decimals, .has_direction_mark = false})
                    : std::string(),
                s + 1 < spec.series.size() ? separator : '\n');
        }
    }
    return text;
}

} // namespace crm
