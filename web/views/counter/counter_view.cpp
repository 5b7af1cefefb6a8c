#include "web/views/counter/counter_view.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/app/issuer.hpp"
#include "core/queries/attendance.hpp"
#include "core/queries/known_fields.hpp"
#include "core/record/parse.hpp"
#include "core/sales/documents.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_counter.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/app.hpp"
#include "web/frame/barcode.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/document_lines.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/frame/stock_note.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/semantics.hpp"
#include "web/views/counter/basket.hpp"
#include "web/views/counter/day_closing.hpp"
#include "web/views/counter/kept_baskets.hpp"

namespace crm {

namespace {

constexpr std::size_t tiles_max = 48;

struct Shelf { // the products of a category by name, kept until they change
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<std::string> categories;
    std::vector<Row> rows;
    std::string category; // shown; empty: all
};
struct LastSale {
    RecordId invoice;
    std::string change;
};
struct CounterState {
    Baskets baskets, kept; // kept: as this device remembers them
    bool has_read = false;
    std::string item, item_error, customer_name;
    std::string cash, card, error;
    bool is_paying = false, is_fresh = true, needs_focus = false;
    LastSale last;
};

std::string money_of(const Context& ctx, Money money) { return money_text(money, ctx.reader.locale); }

// ---- what can be sold ------------------------------------------------------------------------------------------

const Shelf& shelf_of(Context& ctx) {
    Shelf& shelf = ctx.state<Shelf>();
    const EntityIx entity = ctx.entity("product");
    const Table& table = ctx.tables.table(entity);
    if (shelf.revision == table.revision) return shelf;
    shelf.revision = table.revision;
    const Column &category = known_column(ctx.tables, "product", "category"),
                 &retired = known_column(ctx.tables, "product", "is_retired");
    std::set<std::string> categories;
    shelf.rows.clear();
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || retired.code(row) == 1) continue;
        if (category.has(row)) categories.emplace(category.words(row));
        shelf.rows.push_back(row);
    }
    shelf.categories.assign(categories.begin(), categories.end());
    if (!categories.contains(shelf.category)) shelf.category.clear();
    return shelf;
}

std::vector<Row> rows_shown(Context& ctx, const CounterState& state, const Shelf& shelf) {
    std::vector<Row> rows;
    if (!state.item.empty()) {
        std::vector<ReferenceOption> found;
        suggest_records(ctx, ctx.entity("product"), state.item, found);
        for (const ReferenceOption& option : found)
            if (const Row row = ctx.tables.directory().place(static_cast<Handle>(option.id - 1)).row;
                std::ranges::binary_search(shelf.rows, row)) // what is not sold any more is not offered
                rows.push_back(row);
        return rows;
    }
    const Column& category = known_column(ctx.tables, "product", "category");
    for (const Row row : shelf.rows)
        if (rows.size() < tiles_max && (shelf.category.empty() || category.words(row) == shelf.category))
            rows.push_back(row);
    return rows;
}

void take(Context& ctx, CounterState& state, RecordId product) {
    add_to_basket(ctx, state.baskets.now, product);
    state.item.clear();
    state.item_error.clear();
    semantics::announce(ctx.name(product), false);
}

// Enter takes what the words name exactly (a scanner types a code and presses Enter), else the best that was found.
void take_typed(Context& ctx, CounterState& state) {
    RecordId product = product_called(ctx, state.item);
    if (product) return take(ctx, state, product);
    if (const std::vector<RecordId> people = people_with_card(ctx.tables, state.item); people.size() == 1) {
        state.baskets.now.customer = people.front(); // a customer's card tells whose basket it is
        state.item.clear();
        return semantics::announce(ctx.name(people.front()), false);
    }
    if (const std::vector<Row> rows = rows_shown(ctx, state, shelf_of(ctx)); !rows.empty())
        product = ctx.tables.id({ctx.entity("product"), rows.front()});
    if (product) return take(ctx, state, product);
    state.item_error = filled(ctx.text(words::counter_unknown), {state.item});
    state.item.clear(); // the next scan begins anew
}

void item_field_ui(Context& ctx, CounterState& state) {
    const FieldResult typed = search_ui("item",
                                        {.label = ctx.text(words::counter_item),
                                         .error = state.item_error,
                                         .placeholder = ctx.text(words::counter_item_hint),
                                         .focus = std::exchange(state.is_fresh, false)},
                                        state.item);
    if (typed.changed && !state.item.empty()) state.item_error.clear();
    if (typed.enter && !state.item.empty()) take_typed(ctx, state);
    barcode_button_ui(ctx, [](std::string code) {
        app().intents.push_back([code = std::move(code)] {
            Context now = app().context();
            CounterState& state = now.state<CounterState>();
            state.item = code;
            take_typed(now, state);
        });
    });
}

void shelf_ui(Context& ctx, CounterState& state) {
    const Shelf& shelf = shelf_of(ctx);
    if (state.item.empty() && shelf.categories.size() > 1) {
        Shelf& chosen = ctx.state<Shelf>();
        for (std::size_t i = 0; i < shelf.categories.size(); ++i) {
            const std::string& category = shelf.categories[i];
            if (i > 0) beside(6);
            if (width_left() < chip_width(category) + px(24)) ImGui::NewLine();
            const bool is_on = chosen.category == category;
            if (chip_ui(category, is_on ? Tone::accent : Tone::neutral,
                        {.can_click = true, .on = is_on, .id = category}) == ChipAnswer::clicked)
                chosen.category = is_on ? std::string() : category;
        }
        gap(8);
    }
    const EntityIx entity = ctx.entity("product");
    const FieldIx price = ctx.field("product", "price");
    Grid grid(200, 8);
    for (const Row row : rows_shown(ctx, state, shelf)) {
        grid.next();
        const RecordId id = ctx.tables.id({entity, row});
        const std::string name = ctx.name(Place{entity, row}), cost = ctx.cell({entity, row}, price),
                          code = ctx.cell({entity, row}, ctx.field("product", "code"));
        begin_box(grid.cell_width());
        if (list_row_ui(text_of(id),
                        {.title = name, .detail = code.empty() ? cost : cost + " · " + code, .icon = Icon::product})
                .clicked)
            take(ctx, state, id);
        end_box();
    }
}

// ---- the basket ------------------------------------------------------------------------------------------------

// Answers whether the line is to go.
bool line_ui(Context& ctx, BasketLine& line, const CounterLine& means, bool is_wrong, const std::string& amount) {
    const std::string name = ctx.name(line.product);
    const auto named = [&](const BothNames& words) { return std::string(ctx.text(words)) + ": " + name; };
    const float width = width_left(), number = px(84), end = px(44), space = px(8);
    begin_box(width - end - space);
    text_ui(name, styles::strong);
    text_ui(amount, styles::muted);
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

void empty_basket(Context& ctx, CounterState& state) {
    ctx.later([&states = ctx.states, before = state.baskets.now, said = std::string(ctx.text(words::counter_cleared)),
               undo = std::string(ctx.text(words::undo))] {
        states.get<CounterState>().baskets.now = {.has_tax_inside = before.has_tax_inside};
        show_toast({.text = said, .action = undo, .on_action = [&states, before] {
                        states.get<CounterState>().baskets.now = before;
                    }});
    });
}

// ---- baskets that wait -----------------------------------------------------------------------------------------

constexpr std::string_view baskets_key = "counter_baskets";

// A page that is closed in the middle of a sale opens with it.
void read_baskets(const Context& ctx, CounterState& state) {
    if (std::exchange(state.has_read, true)) return;
    state.baskets = state.kept = baskets_from(ctx.tables, device_value(baskets_key));
}
void keep_baskets(CounterState& state) {
    if (state.baskets == state.kept) return;
    state.kept = state.baskets;
    keep_device_value(baskets_key, text_of(state.baskets));
}

void hold_basket(Context& ctx, CounterState& state) {
    if (state.baskets.now.lines.empty()) return;
    if (state.baskets.waiting.size() == waiting_max) {
        state.item_error = ctx.text(words::counter_hold_full);
        return semantics::announce(state.item_error, true);
    }
    Basket next{.has_tax_inside = state.baskets.now.has_tax_inside};
    state.baskets.waiting.push_back(std::exchange(state.baskets.now, std::move(next)));
    state.is_fresh = true;
    show_toast({.text = std::string(ctx.text(words::counter_held))});
}

// What is in the hand goes where the one that is taken stood.
void waiting_ui(Context& ctx, CounterState& state) {
    std::vector<Basket>& waiting = state.baskets.waiting;
    if (waiting.empty()) return;
    gap(12);
    begin_card_ui("waiting", {.title = ctx.text(words::counter_waiting), .icon = Icon::clock});
    std::size_t taken = waiting.size();
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        const Basket& basket = waiting[i];
        const auto total = counter_total(ctx.tables, meaning_of(ctx, basket).sale);
        const bool is_named = basket.customer && ctx.tables.is_live(basket.customer);
        const std::string name = ctx.name(is_named ? basket.customer : basket.lines.front().product),
                          count = ctx.counted(words::counter_items, static_cast<std::int64_t>(basket.lines.size())),
                          sum = total && total->currency ? money_of(ctx, total->money(total->total())) : std::string();
        if (list_row_ui("basket",
                        {.title = name, .detail = count, .end_text = sum, .icon = Icon::counter, .chevron = true})
                .clicked)
            taken = i;
    }
    end_card_ui();
    if (taken == waiting.size()) return;
    std::swap(state.baskets.now, waiting[taken]);
    if (waiting[taken].lines.empty()) waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(taken));
    state.is_fresh = true;
}

void begin_paying(Context& ctx, CounterState& state, const BasketMeaning& meaning) {
    if (!ctx.can_write() || !meaning.is_understood() || !counter_total(ctx.tables, meaning.sale)) return;
    state.is_paying = state.needs_focus = true;
    state.cash.clear();
    state.card.clear();
    state.error.clear();
}

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
    const BasketMeaning meaning = meaning_of(ctx, state.baskets.now);
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

// ---- the money -------------------------------------------------------------------------------------------------

struct Paying {
    Money cash{}, card{}, change{}, owed{};
    std::string_view problem{};
};

Paying paying_of(const Context& ctx, const CounterState& state, const DocumentTotal& total) {
    Paying paying;
    const FieldDef& field = ctx.schema.field(ctx.entity("payment"), ctx.field("payment", "amount"));
    const auto money = [&](const std::string& typed) {
        if (typed.empty()) return total.money(0);
        const auto value = parse_cell(field, typed, ctx.parsing);
        const auto* amount = value ? std::get_if<Money>(&*value) : nullptr;
        if (!amount || amount->minor < 0)
            paying.problem = ctx.text(sentence(Reason::not_money));
        else if (amount->currency != total.currency)
            paying.problem = ctx.text(sentence(Reason::mixed_currencies));
        else
            return *amount;
        return total.money(0);
    };
    paying.cash = money(state.cash);
    paying.card = money(state.card);
    paying.change = paying.owed = total.money(0);
    if (!paying.problem.empty()) return paying;
    const std::int64_t after_card = total.total() - paying.card.minor;
    if (after_card < 0) {
        paying.problem = ctx.text(words::counter_card_too_much);
        return paying;
    }
    paying.change.minor = std::max<std::int64_t>(0, paying.cash.minor - after_card);
    paying.owed.minor = std::max<std::int64_t>(0, after_card - paying.cash.minor);
    if (paying.owed.minor > 0 && !state.baskets.now.customer) paying.problem = ctx.text(words::counter_needs_name);
    return paying;
}

void finish(Context& ctx, SellAtCounter sale, const Paying& paying) {
    sale.paid = {{"cash", {paying.cash.minor - paying.change.minor, paying.cash.currency}}, {"card", paying.card}};
    sale.device_code = issuing_code(ctx.workspace, ctx.tables);
    ctx.later([sale = std::move(sale), change = paying.change.minor ? money_of(ctx, paying.change) : std::string(),
               &workspace = ctx.workspace, &states = ctx.states, language = ctx.language,
               said = std::string(ctx.text(words::counter_sold))] {
        CounterState& state = states.get<CounterState>();
        const auto done = workspace.send(sale);
        if (!done) {
            state.error = done.error().empty() ? "" : sentence(done.error().front().reason).in(language);
            semantics::announce(state.error, true);
            return;
        }
        state.baskets.now = {.has_tax_inside = sale.terms.prices_include_tax};
        state.is_paying = false;
        state.is_fresh = true;
        state.item.clear();
        state.error.clear();
        state.last = {.invoice = done->added.front(), .change = change};
        show_toast({.text = said + ' ' + app().context().name(done->added.front())});
    });
}

std::string plain_amount(const DocumentTotal& total) {
    return money_text(total.money(total.total()), {.language = Language::en},
                      {.has_currency = false, .has_direction_mark = false});
}

void pay_dialog_ui(Context& ctx, CounterState& state) {
    if (!state.is_paying) return;
    const BasketMeaning meaning = meaning_of(ctx, state.baskets.now);
    const auto total = counter_total(ctx.tables, meaning.sale);
    if (!total || !meaning.is_understood()) {
        state.is_paying = false;
        return;
    }
    if (!begin_dialog_ui("pay", {.title = ctx.text(words::counter_pay)}, state.is_paying)) return;
    key_value_ui(ctx.text(words::counter_to_pay), money_of(ctx, total->money(total->total())));
    gap(6);
    const bool cash_only = button_ui(ctx.text(words::counter_exact_cash), {.small = true});
    beside(8);
    const bool card_only = button_ui(ctx.text(words::counter_all_card), {.small = true});
    if (cash_only || card_only) {
        state.cash = cash_only ? plain_amount(*total) : std::string();
        state.card = card_only ? plain_amount(*total) : std::string();
    }
    gap(8);
    bool is_entered =
        number_ui("cash", {.label = ctx.text(words::counter_cash), .focus = std::exchange(state.needs_focus, false)},
                  state.cash)
            .enter;
    gap(8);
    is_entered |= number_ui("card", {.label = ctx.text(words::counter_card)}, state.card).enter;
    gap(8);
    const Paying paying = paying_of(ctx, state, *total);
    if (paying.change.minor) key_value_ui(ctx.text(words::counter_change), money_of(ctx, paying.change));
    if (paying.owed.minor) key_value_ui(ctx.text(words::counter_on_credit), money_of(ctx, paying.owed));
    if (!paying.problem.empty()) paragraph_ui(paying.problem, styles::small.with(Color::danger_ink));
    if (!state.error.empty()) paragraph_ui(state.error, styles::small.with(Color::danger_ink));
    paragraph_ui(ctx.text(words::counter_final), styles::help);
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_paying = false;
    beside(8);
    const bool can_finish = ctx.can_write() && paying.problem.empty();
    if (button_ui(ctx.text(words::counter_finish), {.kind = ButtonKind::primary, .disabled = !can_finish}) ||
        (is_entered && can_finish))
        finish(ctx, meaning.sale, paying);
    end_dialog_ui();
}

void last_sale_ui(Context& ctx, const CounterState& state) {
    const RecordId id = state.last.invoice;
    if (!id || !ctx.tables.find(id)) return;
    gap(12);
    begin_card_ui("last", {.title = ctx.text(words::counter_last), .icon = Icon::invoice});
    const Place place = ctx.tables.find(id);
    const std::string name = ctx.name(place), total = ctx.cell(place, ctx.field("invoice", "total"));
    if (list_row_ui("invoice", {.title = name, .end_text = total, .icon = Icon::invoice, .chevron = true}).clicked)
        ctx.open(id);
    if (!state.last.change.empty()) key_value_ui(ctx.text(words::counter_change), state.last.change);
    if (button_ui(ctx.text(words::counter_print), {.icon = Icon::print, .small = true})) {
        ctx.open(id);
        ctx.later(open_print_preview);
    }
    end_card_ui();
}

} // namespace

void counter_view_ui(Context& ctx) {
    CounterState& state = ctx.state<CounterState>();
    read_baskets(ctx, state);
    if (ctx.can_write()) keep_baskets(state);
    if (!begin_scroll_ui("counter", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    heading_ui(ctx.text(words::counter_title), 1);
    paragraph_ui(ctx.text(words::counter_text), styles::muted);
    gap(8);
    if (ctx.tables.table(ctx.entity("product")).live_count == 0) {
        if (empty_state_ui({.icon = Icon::counter,
                            .title = ctx.text(words::counter_no_products),
                            .action = ctx.can_write() ? ctx.adding(ctx.entity("product")) : std::string()}) ==
            EmptyStateAnswer::action)
            ctx.add("product");
        return end_scroll_ui();
    }
    const bool is_stacked = is_narrow();
    const float width = width_left(), basket = is_stacked ? width : std::min(px(400), width * 0.45f);
    begin_box(is_stacked ? width : width - basket - px(16));
    item_field_ui(ctx, state);
    gap(10);
    const bool is_below =
        is_stacked && state.item.empty() && !state.baskets.now.lines.empty(); // the basket comes first
    if (!is_below) shelf_ui(ctx, state);
    end_box();
    if (is_stacked)
        gap(12);
    else
        beside(16);
    begin_box(basket);
    basket_ui(ctx, state);
    waiting_ui(ctx, state);
    last_sale_ui(ctx, state);
    if (!is_stacked) {
        gap(12);
        day_closing_ui(ctx);
    }
    end_box();
    if (is_below) {
        gap(12);
        shelf_ui(ctx, state);
    }
    if (is_stacked) {
        gap(12);
        day_closing_ui(ctx);
    }
    gap(24);
    end_scroll_ui();
    const ImGuiIO& io = ImGui::GetIO();
    if (keys_reach_the_screen() && io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false))
        begin_paying(ctx, state, meaning_of(ctx, state.baskets.now));
    if (keys_reach_the_screen() && io.KeyCtrl && io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_H, false))
        hold_basket(ctx, state);
    pay_dialog_ui(ctx, state);
}

} // namespace crm
