// What a lead or a deal needs: the firm's questions asked one after another, what was answered, and the products that
// the answers propose, with the reason.
#include <algorithm>
#include <utility>

#include "core/sales/needs.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_needs.hpp"
#include "web/frame/need_presets.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"
#include "web/views/record/row_to_add.hpp"

namespace crm {

namespace {

constexpr std::size_t proposed_max = 8;

struct NeedsState { // kept until a record changes
    std::uint64_t revision = ~std::uint64_t{0};
    RecordId subject{};
    Needs needs;
    std::vector<ProposedProduct> proposed;
};

struct AskState {
    bool is_open = false, needs_focus = false, was_tried = false;
    RecordId subject{};
    std::size_t at = 0;
    std::string typed;
};

const NeedsState& needs_state(Context& ctx, Place subject) {
    NeedsState& state = ctx.state<NeedsState>();
    if (const RecordId id = ctx.tables.id(subject); state.revision != ctx.tables.revision() || state.subject != id) {
        state.revision = ctx.tables.revision();
        state.subject = id;
        state.needs = needs_of(ctx.tables, ctx.caches.relations, subject);
        state.proposed = proposed_products(ctx.tables, state.needs);
    }
    return state;
}

std::string shown_answer(const Context& ctx, const Need& need) {
    switch (need.question.kind) {
    case NeedKind::yes_no: return std::string(ctx.text(need.answer == "yes" ? words::needs_yes : words::needs_no));
    case NeedKind::number: return with_digits(need.answer, ctx.reader.locale.digits);
    default: return need.answer;
    }
}

void ask(Context& ctx, RecordId subject, const Needs& needs, std::size_t at) {
    AskState& state = ctx.state<AskState>();
    state = {.is_open = true, .needs_focus = true, .subject = subject, .at = at};
    const Need& need = needs.all[at];
    if (need.question.kind == NeedKind::number || need.question.kind == NeedKind::text)
        state.typed = shown_answer(ctx, need);
}

void answer(Context& ctx, AskState& state, const Needs& needs, std::string said) {
    const Need& need = needs.all[state.at];
    if (said != need.answer)
        ctx.send(AnswerNeed{state.subject, ctx.tables.id(need.question.place), said},
                 std::string(ctx.text(said.empty() ? words::needs_taken_back : words::needs_saved)));
    const std::size_t next = said.empty() ? state.at : state.at + 1;
    if (next < needs.all.size())
        ask(ctx, state.subject, needs, next);
    else
        state.is_open = false;
    if (said.empty()) state.typed.clear();
}

// The answers as buttons, one under another; digits choose them as well.
void options_ui(Context& ctx, AskState& state, const Needs& needs) {
    const Need& need = needs.all[state.at];
    std::vector<std::pair<std::string, std::string>> options; // kept, shown
    if (need.question.kind == NeedKind::yes_no)
        options = {{"yes", std::string(ctx.text(words::needs_yes))}, {"no", std::string(ctx.text(words::needs_no))}};
    else
        for (const std::string& option : need.question.options) options.emplace_back(option, option);
    int chosen = -1;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const bool is_on = options[i].first == need.answer;
        const std::string digit = i < 9 ? std::to_string(i + 1) : std::string();
        const IdScope scope{std::uint64_t{i}};
        if (button_ui(options[i].second, {.kind = is_on ? ButtonKind::primary : ButtonKind::secondary,
                                          .icon = is_on ? Icon::check : Icon::none,
                                          .on = is_on,
                                          .width = width_left(),
                                          .shortcut = digit}) ||
            (i < 9 && key_pressed(static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i)), false)))
            chosen = static_cast<int>(i);
        gap(6);
    }
    if (chosen >= 0) answer(ctx, state, needs, options[static_cast<std::size_t>(chosen)].first);
}

void save_typed(Context& ctx, AskState& state, const Needs& needs) {
    state.was_tried = true;
    std::string kept = kept_answer(needs.all[state.at].question, state.typed);
    if (!kept.empty()) answer(ctx, state, needs, std::move(kept));
}

// True: Enter.
bool typed_ui(Context& ctx, AskState& state, const Need& need) {
    const bool focus = std::exchange(state.needs_focus, false);
    const bool is_wrong = state.was_tried && kept_answer(need.question, state.typed).empty();
    const bool is_number = need.question.kind == NeedKind::number;
    const FieldSpec spec{.label = ctx.text(words::needs_answer),
                         .error = is_wrong
                                      ? ctx.text(is_number ? words::needs_number_wanted : words::needs_not_answered)
                                      : std::string_view(),
                         .focus = focus};
    const IdScope scope{std::uint64_t{state.at}};
    if (is_number) return number_ui("number", spec, state.typed).enter;
    long_text_ui("words", spec, state.typed, 3);
    return ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
}

void question_row_ui(Context& ctx, Place subject, const Needs& needs, std::size_t at) {
    const Need& need = needs.all[at];
    const bool is_open = need.answer.empty();
    const std::string said = is_open ? std::string(ctx.text(words::needs_not_answered)) : shown_answer(ctx, need);
    const IdScope scope{std::uint64_t{at}};
    if (list_row_ui("question", {.title = need.question.text,
                                 .detail = said,
                                 .icon = is_open ? Icon::edit : Icon::check,
                                 .icon_tone = is_open ? Tone::neutral : Tone::success,
                                 .chevron = ctx.can_write()})
            .clicked &&
        ctx.can_write())
        ask(ctx, ctx.tables.id(subject), needs, at);
}

void proposal_row_ui(Context& ctx, Place subject, const Needs& needs, const ProposedProduct& each) {
    const Place product{ctx.entity("product"), each.product};
    const RecordId id = ctx.tables.id(product);
    const std::string name = ctx.name(product);
    std::string because(ctx.text(words::proposed_because));
    for (std::size_t i = 0; i < each.because.size(); ++i) {
        const Need& need = needs.all[each.because[i]];
        because += (i ? " · " : "") + need.question.text + " " + shown_answer(ctx, need);
    }
    const bool is_there = has_product(ctx.tables, ctx.caches.relations, subject, product);
    const std::string price =
        is_there ? std::string(ctx.text(words::proposed_there)) : ctx.cell(product, ctx.field("product", "price"));
    const std::string add = filled(ctx.text(words::proposed_add), {name});
    const IdScope scope{text_of(id)};
    const RowToAdd row = row_to_add_ui("product",
                                       {.title = name,
                                        .detail = because,
                                        .end_text = price,
                                        .icon = is_there ? Icon::check : Icon::product,
                                        .icon_tone = is_there ? Tone::success : Tone::accent},
                                       is_there || !ctx.can_write() ? std::string_view() : std::string_view(add));
    if (row == RowToAdd::added)
        ctx.send(AddProposed{ctx.tables.id(subject), id}, filled(ctx.text(words::proposed_added_said), {name}));
    if (row == RowToAdd::opened) ctx.open(id);
}

void proposals_ui(Context& ctx, Place subject, const NeedsState& state) {
    gap(10);
    divider_ui();
    gap(6);
    heading_ui(ctx.text(words::proposed_title), 3);
    if (state.proposed.empty()) text_ui(ctx.text(words::proposed_none), styles::muted);
    const std::size_t shown = std::min(state.proposed.size(), proposed_max);
    for (std::size_t i = 0; i < shown; ++i) proposal_row_ui(ctx, subject, state.needs, state.proposed[i]);
    if (state.proposed.size() > shown)
        text_ui(ctx.counted(words::proposed_more, static_cast<std::int64_t>(state.proposed.size() - shown)),
                styles::muted);
}

void no_questions_ui(Context& ctx) {
    paragraph_ui(ctx.text(words::needs_empty), styles::muted);
    gap(6);
    if (button_ui(ctx.text(words::needs_take_presets),
                  {.kind = ButtonKind::primary, .icon = Icon::check, .small = true, .disabled = !ctx.can_write()}))
        add_need_presets(ctx);
    if (!is_phone()) beside(8);
    if (button_ui(ctx.text(words::needs_write_own), {.icon = Icon::edit, .small = true}))
        ctx.go({.screen = Screen::selling});
}

} // namespace

int open_needs(Context& ctx, Place lead_or_deal) {
    const Needs& needs = needs_state(ctx, lead_or_deal).needs;
    return static_cast<int>(needs.all.size() - needs.answered);
}

void needs_part_ui(Context& ctx, Place lead_or_deal) {
    const Place subject = asked_record(ctx.tables, lead_or_deal); // what is added goes where it is sold
    const NeedsState& state = needs_state(ctx, subject);
    const Needs& needs = state.needs;
    begin_card_ui("needs", {.title = ctx.text(words::needs_title), .icon = Icon::chat});
    if (needs.all.empty()) {
        no_questions_ui(ctx);
    } else {
        const auto number = [&](std::size_t n) {
            return number_text(static_cast<std::int64_t>(n), {.digits = ctx.reader.locale.digits});
        };
        const std::size_t open = needs.next_open(0);
        text_ui(filled(ctx.text(words::needs_answered), {number(needs.answered), number(needs.all.size())}),
                styles::muted);
        if (open < needs.all.size()) {
            gap(4);
            if (button_ui(
                    ctx.text(needs.answered ? words::needs_ask_rest : words::needs_ask),
                    {.kind = ButtonKind::primary, .icon = Icon::chat, .small = true, .disabled = !ctx.can_write()}))
                ask(ctx, ctx.tables.id(subject), needs, open);
        }
        gap(4);
        for (std::size_t i = 0; i < needs.all.size(); ++i) question_row_ui(ctx, subject, needs, i);
        if (needs.answered) proposals_ui(ctx, subject, state);
    }
    end_card_ui();
    gap(12);
}

void needs_dialog_ui(Context& ctx, Place lead_or_deal) {
    AskState& state = ctx.state<AskState>();
    if (!state.is_open) return;
    const Place subject = asked_record(ctx.tables, lead_or_deal);
    const Needs& needs = needs_state(ctx, subject).needs;
    if (state.subject != ctx.tables.id(subject) || state.at >= needs.all.size() || !ctx.can_write())
        return void(state.is_open = false);
    const Need& need = needs.all[state.at];
    const auto number = [&](std::size_t n) {
        return number_text(static_cast<std::int64_t>(n), {.digits = ctx.reader.locale.digits});
    };
    const std::string where =
        filled(ctx.text(words::needs_question_of), {number(state.at + 1), number(needs.all.size())});
    bool stays_open = true, wants_save = false, takes_back = false;
    const std::size_t here = state.at; // an answer moves on by itself
    std::size_t to = here;
    if (begin_dialog_ui("needs", {.title = need.question.text, .description = where, .width = 480}, stays_open)) {
        const bool is_typed = need.question.kind == NeedKind::number || need.question.kind == NeedKind::text;
        if (is_typed)
            wants_save = typed_ui(ctx, state, need);
        else
            options_ui(ctx, state, needs);
        if (state.is_open && !need.answer.empty() &&
            button_ui(ctx.text(words::needs_take_back),
                      {.kind = ButtonKind::quiet, .icon = Icon::close, .small = true}))
            takes_back = true;
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::needs_back), {.kind = ButtonKind::quiet, .disabled = here == 0})) to = here - 1;
        beside(8);
        if (button_ui(ctx.text(words::needs_skip), {.kind = is_typed ? ButtonKind::secondary : ButtonKind::quiet}))
            to = here + 1;
        if (is_typed) {
            beside(8);
            wants_save |= button_ui(ctx.text(words::needs_next), {.kind = ButtonKind::primary, .icon = Icon::check});
        }
        end_dialog_ui();
    }
    if (!stays_open || to == needs.all.size()) return void(state.is_open = false);
    if (!state.is_open || state.at != here) return;
    if (takes_back) return answer(ctx, state, needs, {});
    if (wants_save) return save_typed(ctx, state, needs);
    if (to != here) ask(ctx, state.subject, needs, to);
}

} // namespace crm
