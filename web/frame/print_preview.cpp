#include "web/frame/print_preview.hpp"

#include <algorithm>
#include <array>

#include "core/entities/firm.hpp"
#include "core/text/dates.hpp"
#include "core/text/names.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_document.hpp"
#include "core/text/words_print.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/document_paper.hpp"
#include "web/frame/document_paper_blocks.hpp"
#include "web/frame/logo.hpp"
#include "web/frame/record_paper.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/paper.hpp"

namespace crm {

namespace {

struct Choices {
    PaperSize size = PaperSize::a4;
    bool is_landscape = false;
    DigitSet digits = DigitSet::latin;
    bool operator==(const Choices&) const = default;
};

struct Preview {
    bool is_open = false;
    Route route; // what it was made of
    Choices choices, shown;
    Language language{};
    std::uint64_t revision = 0;
    int pages = 0;        // 0: not laid yet
    std::size_t rows = 0; // of a list that is longer than what is laid at first; 0: it is not
    bool has_all = false; // all of them are wanted
    std::size_t laid = 0; // so many rows are on paper
    ImGuiID focus_before = 0;
    int frames_to_focus = 0;
};
Preview& preview() {
    static Preview the_preview;
    return the_preview;
}

const ViewDef* view_of(Screen screen) {
    for (const ViewDef& view : app().views)
        if (view.screen == screen) return &view;
    return nullptr;
}

void close_preview() {
    Preview& p = preview();
    if (!p.is_open) return;
    p.is_open = false;
    platform::hide_paper();
    if (p.focus_before) semantics::request_focus(p.focus_before);
    platform::request_frames();
}

// Where the firm is reached, as its record says: on one line, each part in its own direction.
std::string firm_detail(const Context& ctx, Place firm) {
    std::string text;
    for (const std::string_view key : {"street", "phone", "email", "tax_number"}) {
        const FieldIx field = ctx.field("firm", key);
        std::string value = ctx.cell(firm, field);
        if (value.empty()) continue;
        if (key == "tax_number") value = std::string(ctx.text(words::tax_number)) + ' ' + value;
        text += (text.empty() ? "" : " · ") + (key == "street" ? value : ltr(value));
    }
    return text;
}

// What is the same on all paper: the firm, the day in both calendars, page numbers.
void add_frame(const Context& ctx, PrintPaper& paper) {
    const Place firm = firm_place(ctx.tables);
    if (firm) paper.firm = ctx.cell(firm, ctx.field("firm", "name"));
    if (firm) paper.firm_detail = firm_detail(ctx, firm);
    paper.logo = paper_logo(ctx);
    paper.mark = initials_of(paper.firm);
    const std::string day =
        date_text(ctx.reader.today, {.locale = ctx.reader.locale, .form = DateForm::full}) + " · " +
        date_text(ctx.reader.today,
                  {.locale = ctx.reader.locale, .form = DateForm::medium, .calendar = Calendar::hijri});
    if (!paper.is_document) paper.notes.push_back(day);
    paper.language = ctx.arabic() ? "ar" : "en";
    paper.right_to_left = ctx.arabic();
    paper.arabic_digits = ctx.reader.locale.digits == DigitSet::arabic;
    paper.page_sentence = ctx.text(words::page_of);
    paper.footer = paper.firm.empty() ? std::string(ctx.text(words::product_name)) : paper.firm;
}

constexpr std::size_t piece_rows = 250; // laid between two frames, so that the page answers meanwhile

bool is_laying(const Preview& p) { return p.has_all && p.pages > 0 && p.laid < p.rows; }

Context printing_context(const Context& ctx) {
    Context printing = ctx;
    printing.reader.locale.digits = preview().choices.digits;
    return printing;
}

void lay_paper(Context& ctx) {
    Preview& p = preview();
    p.shown = p.choices;
    p.language = ctx.language;
    p.revision = ctx.tables.revision();
    Context printing = printing_context(ctx);
    const std::size_t rows = p.has_all ? piece_rows : printed_rows_max;
    PrintPaper paper = view_of(p.route.screen)->paper(printing, {.count = rows, .goes_on = p.has_all});
    p.rows = paper.rows_total;
    p.laid = rows;
    if (p.rows == 0) p.has_all = false;
    add_frame(printing, paper);
    const std::string html = html_of(paper);
    const std::string title = paper.firm.empty() ? paper.title : paper.title + " - " + paper.firm;
    p.pages = platform::show_paper({.title = title,
                                    .html = html,
                                    .name = ctx.text(words::paper_itself),
                                    .size = key_of(p.choices.size),
                                    .is_landscape = p.choices.is_landscape});
    if (!is_laying(p)) semantics::announce(ctx.counted(words::pages, p.pages));
}

void lay_more(Context& ctx) {
    Preview& p = preview();
    Context printing = printing_context(ctx);
    const std::size_t count = std::min(piece_rows, p.rows - p.laid);
    const PrintPaper paper =
        view_of(p.route.screen)->paper(printing, {.first = p.laid, .count = count, .goes_on = p.laid + count < p.rows});
    p.laid += count;
    if (!paper.parts.empty()) p.pages = platform::lay_more_paper(html_of_rows(paper.parts.back()));
    if (!is_laying(p)) semantics::announce(ctx.counted(words::pages, p.pages));
    platform::request_frames();
}

std::string number_of(const Context& ctx, std::size_t n) {
    return number_text(static_cast<std::int64_t>(n), {.digits = ctx.reader.locale.digits});
}

// Said before it is printed: this is not all of the list, and how to get all of it.
void long_list_ui(const Context& ctx) {
    Preview& p = preview();
    if (p.rows <= printed_rows_max) return;
    gap(12);
    if (is_laying(p)) {
        const std::string says = filled(ctx.text(words::print_laying), number_of(ctx, p.laid), number_of(ctx, p.rows));
        progress_ui(static_cast<float>(p.laid) / static_cast<float>(p.rows), says);
        gap(8);
        if (button_ui(ctx.text(words::print_stop), {.small = true, .id = "stop"})) p.has_all = false, p.pages = 0;
        return;
    }
    if (p.has_all) return;
    paragraph_ui(filled(ctx.text(words::print_long), number_of(ctx, p.rows), number_of(ctx, printed_rows_max)),
                 styles::strong);
    gap(8);
    if (p.rows > printed_rows_limit)
        return paragraph_ui(filled(ctx.text(words::print_too_long), number_of(ctx, printed_rows_limit)), styles::help);
    if (button_ui(ctx.text(words::print_all), {.icon = Icon::print, .small = true})) p.has_all = true, p.pages = 0;
    gap(4);
    paragraph_ui(ctx.text(words::print_all_help), styles::help);
}

void load_choices(const Context& ctx, Choices& choices, bool is_wide) {
    choices = {.is_landscape = is_wide, .digits = ctx.reader.locale.digits};
    const std::string size = device_value("print.size"), digits = device_value("print.digits");
    for (const PaperSize each : {PaperSize::a4, PaperSize::a5, PaperSize::letter, PaperSize::receipt})
        if (key_of(each) == size) choices.size = each;
    if (!digits.empty()) choices.digits = digits == "arabic" ? DigitSet::arabic : DigitSet::latin;
}

void keep_choices(const Choices& choices) {
    keep_device_value("print.size", key_of(choices.size));
    keep_device_value("print.digits", choices.digits == DigitSet::arabic ? "arabic" : "latin");
}

// One question: its name, and the answers beside each other.
template <std::size_t N> bool question_ui(const Context& ctx, std::string_view id, const BothNames& name,
                                          const std::array<TabItem, N>& answers, int& chosen) {
    if (!is_phone()) {
        text_ui(ctx.text(name), styles::label);
        gap(4);
    }
    const bool is_changed = segmented_ui(id, ctx.text(name), answers, chosen);
    is_phone() ? beside(8) : gap(18);
    return is_changed;
}

// Of a document: what stands on it. A telephone has no room for them here; they are in the settings, too.
void blocks_ui(Context& ctx) {
    if (ctx.route.screen != Screen::record || !is_document(ctx, ctx.tables.find(ctx.route.record))) return;
    text_ui(ctx.text(words::paper_blocks_title), styles::label);
    gap(4);
    paper_blocks_ui(ctx);
    gap(14);
}

// Of goods: the document itself, or the note that goes with them.
void delivery_ui(Context& ctx) {
    if (ctx.route.screen != Screen::record) return;
    const Place document = ctx.tables.find(ctx.route.record);
    if (!can_be_delivered(ctx, document)) return;
    bool& is_delivery = is_delivery_note(ctx, document);
    const std::array papers{TabItem{.label = ctx.schema.entity(document.entity).label.in(ctx.language)},
                            TabItem{.label = ctx.text(words::delivery_paper)}};
    int chosen = is_delivery ? 1 : 0;
    if (question_ui(ctx, "paper", words::paper_asked, papers, chosen)) {
        is_delivery = chosen == 1;
        preview().pages = 0;
    }
    place({0, 0});
    if (is_phone()) gap(8);
}

void choices_ui(Context& ctx) {
    Choices& choices = preview().choices;
    const Choices before = choices;
    delivery_ui(ctx);
    const std::array sizes{TabItem{.label = "A4"}, TabItem{.label = "A5"},
                           TabItem{.label = ctx.text(words::paper_letter)},
                           TabItem{.label = ctx.text(words::paper_receipt)}};
    int size = static_cast<int>(choices.size);
    if (question_ui(ctx, "size", words::paper_size, sizes, size)) choices.size = static_cast<PaperSize>(size);
    if (is_phone()) {
        place({0, 0});
        gap(8);
    }
    if (choices.size != PaperSize::receipt) {
        const std::array ways{TabItem{.label = ctx.text(words::portrait)},
                              TabItem{.label = ctx.text(words::landscape)}};
        int way = choices.is_landscape ? 1 : 0;
        if (question_ui(ctx, "way", words::orientation, ways, way)) choices.is_landscape = way == 1;
    }
    const std::array sets{TabItem{.label = "123"}, TabItem{.label = "١٢٣"}};
    int set = choices.digits == DigitSet::arabic ? 1 : 0;
    if (question_ui(ctx, "digits", words::digits, sets, set))
        choices.digits = set == 1 ? DigitSet::arabic : DigitSet::latin;
    place({0, 0});
    if (!is_phone()) blocks_ui(ctx);
    if (!is_phone()) paragraph_ui(ctx.text(words::print_hint), styles::help);
    long_list_ui(ctx);
    if (choices != before) keep_choices(choices);
}

float bar_ui(Context& ctx) {
    const ImVec2 size = ImGui::GetMainViewport()->Size, min = ImGui::GetMainViewport()->Pos;
    const float tall = px(is_phone() ? 60 : 64), middle = min.y + (tall - control_height()) / 2;
    ImDrawList& draw = draw_here();
    draw.AddRectFilled(min, {min.x + size.x, min.y + tall}, color(Color::surface));
    draw.AddLine({min.x, min.y + tall}, {min.x + size.x, min.y + tall}, color(Color::border), px(1));
    set_cursor({min.x + px(12), middle});
    if (icon_button_ui(Icon::close, ctx.text(words::close), {.kind = ButtonKind::quiet, .shortcut = "Esc"}))
        close_preview();
    beside(8);
    heading_ui(ctx.text(words::print_preview), 1);
    if (!is_phone()) {
        beside(12);
        text_ui(ctx.counted(words::pages, preview().pages), styles::muted);
    }
    const ButtonSpec print{
        .kind = ButtonKind::primary, .icon = Icon::print, .disabled = is_laying(preview()), .shortcut = "Ctrl P"};
    const float wide = button_width(ctx.text(words::print), print);
    set_cursor({min.x + size.x - px(12) - wide, middle});
    if (button_ui(ctx.text(words::print), print)) ctx.later(platform::print_paper);
    return tall;
}

void place_over(ImVec2 min, ImVec2 max) {
    const float width = ImGui::GetMainViewport()->Size.x, scale = 1 / platform::density();
    const float left = theme().right_to_left ? width - max.x : min.x;
    platform::place_paper(left * scale, min.y * scale, (max.x - min.x) * scale, (max.y - min.y) * scale);
}

void give_focus(const Context& ctx) {
    Preview& p = preview();
    if (p.frames_to_focus == 0 || --p.frames_to_focus > 0) return;
    for (const Node& node : semantics::nodes())
        if (node.role == Role::button && node.name == ctx.text(words::print)) semantics::request_focus(node.id);
}

} // namespace

bool is_print_preview_open() { return preview().is_open; }

bool can_print(const Context& ctx) {
    const ViewDef* view = view_of(ctx.route.screen);
    return view && view->paper;
}

void open_print_preview() {
    Context ctx = app().context();
    if (!can_print(ctx)) return show_toast({.text = std::string(ctx.text(words::nothing_to_print))});
    const Place place = ctx.route.screen == Screen::record ? ctx.tables.find(ctx.route.record) : Place{};
    if (place && is_held_back(ctx, place))
        return show_toast({.text = std::string(ctx.text(sentence(Reason::over_ceiling))), .tone = Tone::danger});
    const ViewDef* view = view_of(ctx.route.screen);
    Preview& p = preview();
    const PrintPaper paper = view->paper(ctx, {.count = 1});
    const bool is_wide =
        std::ranges::any_of(paper.parts, [](const PrintPart& part) { return part.columns.size() > 6; });
    p = {.is_open = true, .route = ctx.route, .focus_before = semantics::focus_owner(), .frames_to_focus = 2};
    load_choices(ctx, p.choices, is_wide);
    platform::on_paper_key([](platform::PaperKey key) {
        if (key == platform::PaperKey::escape) return close_preview();
        if (!is_laying(preview())) platform::print_paper();
    });
    platform::request_frames();
}

void print_preview_ui(Context& ctx) {
    Preview& p = preview();
    if (p.route != ctx.route) return close_preview(); // somebody went elsewhere
    if (p.pages == 0 || p.choices != p.shown || p.language != ctx.language || p.revision != ctx.tables.revision())
        lay_paper(ctx);
    else if (is_laying(p))
        lay_more(ctx);
    const ImVec2 min = ImGui::GetMainViewport()->Pos, size = ImGui::GetMainViewport()->Size,
                 max{min.x + size.x, min.y + size.y};
    push_report({.id = id_of("print preview"), .role = Role::main}, min, max);
    const float top = min.y + bar_ui(ctx);
    ImVec2 from{min.x, top};
    if (is_phone()) {
        set_cursor({min.x + px(12), top + px(10)});
        begin_box(size.x - px(24));
        choices_ui(ctx);
        from.y = top + end_box().y + px(14);
    } else {
        from.x = min.x + px(300);
        draw_here().AddRectFilled({min.x, top}, {from.x, max.y}, color(Color::surface));
        draw_here().AddLine({from.x, top}, {from.x, max.y}, color(Color::border), px(1));
        set_cursor({min.x + px(20), top + px(20)});
        begin_box(px(260));
        choices_ui(ctx);
        end_box();
    }
    draw_here().AddRectFilled(from, max, color(Color::sunken));
    semantics::pop();
    place_over(from, max);
    give_focus(ctx);
    if (key_pressed(ImGuiKey_Escape, false)) return close_preview();
    if (is_laying(p)) return;
    if (ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_P, false)) ctx.later(platform::print_paper);
}

} // namespace crm
