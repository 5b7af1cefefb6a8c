#include "web/views/counter/basket_card.hpp"

#include <algorithm>
#include <utility>

#include "core/sales/approval.hpp"
#include "core/sales/documents.hpp"
#include "core/text/words_counter.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_record.hpp"
#include "core/text/words_team.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/document_lines.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/product_note.hpp"
#include "web/frame/stock_note.hpp"
#include "web/kit/kit.hpp"
#include "web/views/counter/paying.hpp"

namespace crm {

namespace {

// Answers whether the line is to go.
bool line_ui(Context& ctx, BasketLine& line, const CounterLine& means, bool is_wrong, const std::string& amount) {
    const std::string name = ctx.name(line.product);
    const auto named = [&](const BothNames& words) { return std::string(ctx.text(words)) + ": " + name; };
    const float width = width_left(), number = px(84), end = px(44), space = px(8);
    begin_box(width - end - space);
    text_ui(name, styles::strong);
    text_ui(amount, styles::muted);
    product_note_ui(ctx, line.product);
    end_box();
    beside(8);
    begin_box(end);
    const bool goes = icon_button_ui(Icon::close, named(words::counter_remove));
    end_box();
    begin_box(number);
    const std::string quantity = named(words::counter_quantity), discount = named(words::counter_discount);
    number_ui("quantity",
              {.label = quantity,
               .error = is_wrong ? ctx.text(sentence(Reason::too_small)) : std::string_view(),
               .placeholder = ctx.text(words::counter_quantity),
               .hide_label = true,
               .width = number},
              line.quantity);
    end_box();
    beside(8);
    begin_box(number + px(16));
    number_ui("discount",
              {.label = discount,
               .placeholder = ctx.text(words::counter_discount),
               .hide_label = true,
               .width = number + px(16)},
              line.discount);
    end_box();
    stock_note_ui(ctx, line.product, means.quantity);
    return goes;
}

void customer_ui(Context& ctx, CounterState& state) {
    Reference chosen;
    if (state.baskets.now.customer && ctx.tables.is_live(state.baskets.now.customer))
        chosen = {ctx.tables.directory().find(state.baskets.now.customer) + std::uint64_t{1},
                  ctx.name(state.baskets.now.customer)};
    const ReferenceResult done = reference_ui(
        "customer", {.label = ctx.text(words::counter_customer), .placeholder = ctx.text(words::counter_customer_hint)},
        chosen,
        [&](std::string_view query, std::vector<ReferenceOption>& found) {
            for (const std::string_view kind : {"person", "company"})
                suggest_records(ctx, ctx.entity(kind), query, found);
        },
        {.can_create = false});
    if (!done.changed) return;
    state.baskets.now.customer =
        chosen.id ? ctx.tables.id(ctx.tables.directory().place(static_cast<Handle>(chosen.id - 1))) : RecordId{};
}

// Asked for where it decides what discount may be given; it is kept on this device for the next sale.
void seller_ui(Context& ctx, CounterState& state) {
    if (!has_ceilings(ctx.tables) && ctx.tables.table(ctx.entity("team_member")).live_count == 0) return;
    const EntityIx invoice = ctx.entity("invoice");
    const FieldIx agent = ctx.field("invoice", "agent");
    Reference typed{state.seller.empty() ? 0u : 1u, state.seller};
    const ReferenceResult done =
        reference_ui("seller", {.label = ctx.schema.field(invoice, agent).label.in(ctx.language)}, typed,
                     [&](std::string_view query, std::vector<ReferenceOption>& found) {
                         std::vector<std::string> names;
                         suggest_terms(ctx, invoice, agent, query, names);
                         for (std::string& name : names)
                             found.push_back({.id = found.size() + 2, .label = std::move(name)});
                     },
                     {.can_create = true, .keeps_typed = true});
    if (done.create || done.changed) state.seller = done.create ? done.created_name : typed.label;
    if (done.committed || done.create) keep_device_value(seller_key, state.seller);
    gap(8);
}

// A discount above its ceiling: nobody waits at the counter until it is approved.
void over_ui(const Context& ctx, const SellAtCounter& sale) {
    const std::vector<OverCeiling> all = counter_lines_over(ctx.tables, sale);
    for (const OverCeiling& over : all)
        paragraph_ui(ctx.name(sale.lines[over.line].product) + ": " + over_text(ctx, over),
                     styles::small.with(Color::danger_ink));
    if (std::ranges::any_of(all, &OverCeiling::is_lowest))
        paragraph_ui(ctx.text(words::lowest_ceiling_counts), styles::help);
}

void empty_basket(Context& ctx, CounterState& state) {
    ctx.later([&states = ctx.states, before = state.baskets.now, said = std::string(ctx.text(words::counter_cleared)),
               undo = std::string(ctx.text(words::undo))] {
        states.get<CounterState>().baskets.now = {.has_tax_inside = before.has_tax_inside};
        show_toast({.text = said, .action = undo, .on_action = [&states, before] {
                        states.get<CounterState>().baskets.now = before;
                    }});
    });
}

} // namespace

void basket_ui(Context& ctx, CounterState& state) {
    if (begin_card_ui("basket", {.title = ctx.text(words::counter_basket),
                                 .icon = Icon::counter,
                                 .action = state.baskets.now.lines.empty() ? std::string_view()
                                                                           : ctx.text(words::counter_clear)}))
        empty_basket(ctx, state);
    if (state.baskets.now.lines.empty()) {
        paragraph_ui(ctx.text(words::counter_empty), styles::muted);
        return end_card_ui();
    }
    const BasketMeaning meaning = meaning_of(ctx, state.baskets.now, state.seller);
    const auto total = counter_total(ctx.tables, meaning.sale);
    std::size_t gone = state.baskets.now.lines.size();
    for (std::size_t i = 0; i < state.baskets.now.lines.size(); ++i) {
        const IdScope scope{text_of(state.baskets.now.lines[i].product)};
        if (i > 0) divider_ui();
        const std::string amount =
            total && total->currency ? money_of(ctx, total->money(total->lines[i].amount())) : std::string();
        if (line_ui(ctx, state.baskets.now.lines[i], meaning.sale.lines[i], meaning.is_wrong[i], amount)) gone = i;
    }
    if (gone < state.baskets.now.lines.size())
        state.baskets.now.lines.erase(state.baskets.now.lines.begin() + static_cast<std::ptrdiff_t>(gone));
    divider_ui();
    customer_ui(ctx, state);
    gap(8);
    seller_ui(ctx, state);
    number_ui("discount",
              {.label = ctx.text(words::counter_all_discount),
               .error = meaning.is_discount_wrong ? ctx.text(sentence(Reason::too_large)) : std::string_view()},
              state.baskets.now.discount);
    gap(8);
    checkbox_ui(ctx.text(words::counter_tax_included), state.baskets.now.has_tax_inside);
    gap(10);
    if (!total)
        paragraph_ui(ctx.text(sentence(problem_of(ctx.schema, *document_kind("invoice"), total.error()).reason)),
                     styles::small.with(Color::danger_ink));
    else if (total->currency)
        document_sums_ui(ctx, *total);
    over_ui(ctx, meaning.sale);
    gap(10);
    if (button_ui(ctx.text(words::counter_pay), {.kind = ButtonKind::primary,
                                                 .icon = Icon::money,
                                                 .disabled = !ctx.can_write() || !meaning.is_understood() || !total,
                                                 .width = width_left(),
                                                 .shortcut = "Ctrl Enter"}))
        begin_paying(ctx, state, meaning);
    gap(8);
    if (button_ui(ctx.text(words::counter_hold),
                  {.icon = Icon::clock, .width = width_left(), .shortcut = "Ctrl Shift H"}))
        hold_basket(ctx, state);
    end_card_ui();
}

} // namespace crm
