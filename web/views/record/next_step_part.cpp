// The best next step with a customer or a lead: what, why, one press that does it, or "not now".
#include <string>
#include <string_view>
#include <vector>

#include "core/sales/next_action.hpp"
#include "core/text/dates.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_deals.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_home.hpp"
#include "core/text/words_messages.hpp"
#include "core/text/words_needs.hpp"
#include "core/text/words_next.hpp"
#include "core/text/words_owing.hpp"
#include "core/text/words_quality.hpp"
#include "web/frame/complete_task.hpp"
#include "web/frame/put_off.hpp"
#include "web/frame/reminder.hpp"
#include "web/frame/write_message.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/purchases.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t steps_shown = 3;
constexpr int put_off_days = 14;

struct NextStepState { // kept until a record changes, or the day does
    RecordId customer{};
    std::uint64_t revision = ~std::uint64_t{0};
    Date today{};
    std::vector<NextAction> found;
};

const std::vector<NextAction>& steps_with(Context& ctx, Place customer) {
    NextStepState& state = ctx.state<NextStepState>();
    const RecordId id = ctx.tables.id(customer);
    if (state.customer == id && state.revision == ctx.tables.revision() && state.today == ctx.reader.today)
        return state.found;
    const bool buys = ctx.schema.entity(customer.entity).key != "lead";
    state = {.customer = id, .revision = ctx.tables.revision(), .today = ctx.reader.today};
    state.found = next_actions(ctx.tables, ctx.caches.relations,
                               {.customer = customer,
                                .reader = ctx.reader,
                                .now = ctx.now,
                                .purchases = buys ? &known_purchases(ctx).purchases : nullptr,
                                .proposed = cross_sell_proposals(ctx, customer)});
    return state.found;
}

struct StepText {
    std::string title, reason;
    std::string_view button;
    Icon icon = Icon::check;
};

std::string words_of(const Context& ctx, Place place, std::string_view key) {
    const FieldIx field = ctx.schema.field(place.entity, key);
    return field == no_field ? std::string() : ctx.cell(place, field);
}

bool has_phone(const Context& ctx, Place customer) { return !words_of(ctx, customer, "phone").empty(); }

StepText text_of(const Context& ctx, const NextAction& step, Place customer) {
    const auto text = [&](const BothNames& sentence) { return std::string(ctx.text(sentence)); };
    const std::string day = relative_day_text(step.date, ctx.reader.today, ctx.reader.locale);
    const auto about = [&](const BothNames& sentence) { return filled(ctx.text(sentence), {ctx.name(step.place)}); };
    const auto on_day = [&](const BothNames& sentence) { return filled(ctx.text(sentence), {day}); };
    const std::string_view reach = ctx.text(has_phone(ctx, customer) ? words::call : words::log_it);
    const Icon reach_icon = has_phone(ctx, customer) ? Icon::phone : Icon::chat;
    switch (step.kind) {
    case NextKind::promise: {
        std::string said = words_of(ctx, step.place, "next_step");
        if (said.empty()) said = text(words::best_step_promise);
        const std::string_view kind = ctx.schema.entity(step.place.entity).key;
        if (kind == "lead") return {said, on_day(words::best_step_due), reach, reach_icon};
        if (kind == "deal") return {said, on_day(words::best_step_due), ctx.text(words::best_step_change), Icon::edit};
        return {said, on_day(words::best_step_due), ctx.text(words::best_step_done), Icon::check};
    }
    case NextKind::task:
        return {ctx.name(step.place), on_day(words::best_step_due), ctx.text(words::best_step_done), Icon::check};
    case NextKind::owes:
        return {text(words::best_step_remind),
                filled(ctx.text(words::best_step_owes), {money_text(step.amount, ctx.reader.locale), day}),
                ctx.text(words::remind), Icon::bell};
    case NextKind::quote:
        return {about(words::best_step_quote),
                on_day(step.date < ctx.reader.today ? words::best_step_quote_ended : words::best_step_quote_ends),
                ctx.text(words::best_step_open_quote), Icon::quote};
    case NextKind::deal:
        if (step.count > 0)
            return {about(words::best_step_deal_stuck), ctx.counted(words::stuck_for, step.count),
                    ctx.text(words::best_step_open_deal), Icon::deal};
        return {about(words::best_step_deal_stepless), text(words::best_step_stepless),
                ctx.text(words::best_step_add_task), Icon::task};
    case NextKind::first_contact:
        return {text(words::best_step_first_contact), on_day(words::best_step_came), reach, reach_icon};
    case NextKind::needs: {
        const auto number = [&](std::int64_t n) { return number_text(n, {.digits = ctx.reader.locale.digits}); };
        return {text(words::best_step_needs),
                filled(ctx.text(words::needs_answered), {number(step.count), number(step.of)}),
                ctx.text(step.count > 0 ? words::needs_ask_rest : words::needs_ask), Icon::chat};
    }
    case NextKind::occasion:
        return {step.place == customer ? text(words::best_step_birthday) : about(words::best_step_occasion),
                on_day(words::best_step_due), ctx.text(words::write_message), Icon::sms};
    case NextKind::reorder:
        return {about(words::best_step_again),
                filled(ctx.text(words::best_step_again_why), {ctx.counted(words::days, step.count), day}),
                ctx.text(words::best_step_new_deal), Icon::deal};
    case NextKind::cross_sell:
        return {about(words::best_step_offer), cross_sell_reason(ctx, step.together),
                ctx.text(words::best_step_new_deal), Icon::deal};
    case NextKind::quiet: return {text(words::best_step_quiet), on_day(words::best_step_heard), reach, reach_icon};
    }
    return {};
}

void reach(Context& ctx, Place customer) {
    const FieldIx phone = ctx.schema.field(customer.entity, "phone");
    const RecordId id = ctx.tables.id(customer);
    if (has_phone(ctx, customer))
        ctx.call(id, ctx.tables.table(customer.entity).columns[phone].words(customer.row));
    else
        ctx.log_dealing(id);
}

void carry_out(Context& ctx, const NextAction& step, Place customer) {
    const RecordId id = ctx.tables.id(step.place), whose = ctx.tables.id(customer);
    switch (step.kind) {
    case NextKind::promise:
        if (step.place == customer) return reach(ctx, customer);
        if (step.place.entity == ctx.entity("deal")) return ctx.edit(id);
        return ctx.send(FollowDealing{id});
    case NextKind::task: return complete_tasks(ctx, {id});
    case NextKind::owes: return open_reminder(ctx, whose);
    case NextKind::quote: return ctx.open(id);
    case NextKind::deal: return step.count > 0 ? ctx.open(id) : ctx.add("task", work_presets(ctx, step.place));
    case NextKind::needs: return ctx.show_part("needs");
    case NextKind::occasion: return write_message(ctx, whose);
    case NextKind::reorder:
    case NextKind::cross_sell: return offer_product(ctx, customer, id);
    case NextKind::first_contact:
    case NextKind::quiet: return reach(ctx, customer);
    }
}

// Its name in the memory of what is put off: of one record, by one rule.
std::string name_of(const Context& ctx, const NextAction& step) {
    return "step." + std::string(next_kind_names[static_cast<std::size_t>(step.kind)]) + '.' +
           text_of(ctx.tables.id(step.place));
}

void hide(Context& ctx, const NextAction& step) {
    const Date today = ctx.reader.today;
    ctx.later([name = name_of(ctx, step), today, said = std::string(ctx.text(words::best_step_put_off)),
               undo = std::string(ctx.text(words::undo))] {
        put_off(name, today, Date{today.days + put_off_days});
        show_toast({.text = said, .action = undo, .on_action = [name] { take_back_put_off(name); }});
    });
}

// A task, or the step of a dealing.
bool is_ticked_off(const Context& ctx, const NextAction& step) {
    return step.kind == NextKind::task ||
           (step.kind == NextKind::promise && step.place.entity == ctx.entity("dealing"));
}

void best_ui(Context& ctx, const NextAction& step, Place customer) {
    const StepText text = text_of(ctx, step, customer);
    // A step may be written in the other language: its line begins where the page's lines do.
    paragraph_ui((ctx.arabic() ? "\u200f" : "\u200e") + text.title, styles::strong);
    gap(2);
    paragraph_ui(text.reason, styles::muted);
    gap(8);
    if (button_ui(text.button, {.kind = ButtonKind::primary,
                                .icon = text.icon,
                                .small = true,
                                .disabled = !ctx.can_write(),
                                .id = "carry out"}))
        carry_out(ctx, step, customer);
    if (is_ticked_off(ctx, step)) {
        beside(8);
        if (button_ui(ctx.text(words::open_it), {.small = true})) ctx.open(ctx.tables.id(step.place));
    }
    beside(8);
    if (button_ui(ctx.text(words::best_step_not_now), {.kind = ButtonKind::quiet, .small = true})) hide(ctx, step);
}

void further_ui(Context& ctx, const NextAction& step, Place customer) {
    const StepText text = text_of(ctx, step, customer);
    const ListRowResult done =
        list_row_ui(name_of(ctx, step), {.title = text.title, .detail = text.reason, .icon = text.icon});
    if (!done.clicked) return;
    if (is_ticked_off(ctx, step)) return ctx.open(ctx.tables.id(step.place)); // a press on its name is no "done"
    if (ctx.can_write()) carry_out(ctx, step, customer);
}

} // namespace

void next_step_card_ui(Context& ctx, Place customer) {
    std::vector<NextAction> steps;
    for (const NextAction& each : steps_with(ctx, customer))
        if (steps.size() < steps_shown && !is_put_off(name_of(ctx, each), ctx.reader.today)) steps.push_back(each);
    if (steps.empty()) return;
    begin_card_ui("next step", {.title = ctx.text(words::best_step), .icon = Icon::target});
    best_ui(ctx, steps.front(), customer);
    if (steps.size() > 1 && !is_phone()) { // there the dealings below are wanted in sight
        gap(10);
        divider_ui(ctx.text(words::best_step_then));
        gap(4);
        for (std::size_t i = 1; i < steps.size(); ++i) further_ui(ctx, steps[i], customer);
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
