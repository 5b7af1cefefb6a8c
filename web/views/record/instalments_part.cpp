// What an invoice is divided into: each instalment with its day, its amount and what is left of it; and the dialog that
// divides it, anew if it is divided already.
#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/sales/divide_invoice.hpp"
#include "core/sales/invoice_standing.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_chart.hpp"
#include "core/text/words_documents.hpp"
#include "core/text/words_instalments.hpp"
#include "web/frame/typed_cells.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

struct TypedPart {
    std::string due, amount;
};
struct DivideState {
    bool is_open = false, needs_focus = false;
    RecordId invoice;
    Money total;
    Date day{}; // of the invoice
    std::string count, first, down_payment;
    int every = 0; // of Every
    std::vector<TypedPart> parts;
    std::uint64_t revision = 0;
};

std::string nth(const Context& ctx, const BothNames& sentence, std::size_t i) {
    return filled(ctx.text(sentence), plain_number(static_cast<std::int64_t>(i) + 1));
}

// None: it is a credit note, or comes to nothing that could be divided.
Money total_to_divide(const Tables& tables, Place invoice) {
    const Column &total = known_column(tables, "invoice", "total"), &kind = known_column(tables, "invoice", "kind");
    if (!total.has(invoice.row) || total.money(invoice.row).minor <= 0) return {};
    return kind.words(invoice.row) == "credit_note" ? Money{} : total.money(invoice.row);
}

// What is typed above the parts, as a division; none: some of it cannot be understood.
std::optional<Division> division_of(const Context& ctx, const DivideState& state) {
    Reason wrong{};
    const auto first = typed_date(ctx, state.first, wrong);
    const auto down = typed_amount(ctx, state.down_payment, state.total.currency, wrong);
    const EntityIx invoice = ctx.entity("invoice");
    const auto count =
        parse_cell(ctx.schema.field(invoice, ctx.schema.field(invoice, "payment_days")), state.count, ctx.parsing);
    if (!first || !down || !count || is_missing(*count)) return {};
    return Division{.total = state.total.minor,
                    .down_payment = *down,
                    .day = state.day,
                    .first = *first,
                    .count = static_cast<int>(std::clamp<std::int64_t>(std::get<std::int64_t>(*count), 0, INT16_MAX)),
                    .every = static_cast<Every>(state.every)};
}

void type_parts(const Context& ctx, DivideState& state, const std::vector<Instalment>& parts) {
    state.parts.clear();
    for (const Instalment& part : parts)
        state.parts.push_back({date_as_typed(ctx, part.due), amount_as_typed(part.minor, state.total.currency)});
}

void open_dividing(Context& ctx, Place invoice, const std::vector<Instalment>& kept) {
    const Column& date = known_column(ctx.tables, "invoice", "date");
    const Date day = date.has(invoice.row) ? Date{date.code(invoice.row)} : ctx.reader.today;
    DivideState& state = ctx.state<DivideState>();
    state = {.is_open = true,
             .needs_focus = true,
             .invoice = ctx.tables.id(invoice),
             .total = total_to_divide(ctx.tables, invoice),
             .day = day,
             .count = kept.empty() ? "3" : std::to_string(kept.size()),
             .first = date_as_typed(ctx, kept.empty() ? add_months(day, 1) : kept.front().due),
             .down_payment = {},
             .parts = {},
             .revision = ctx.tables.revision()};
    const auto division = division_of(ctx, state);
    const auto parts = division ? divided(*division) : std::nullopt;
    type_parts(ctx, state, kept.empty() ? parts.value_or(std::vector<Instalment>{}) : kept);
}

// How many, from when, how often and what down payment: a change makes the parts below anew.
void division_ui(Context& ctx, DivideState& state) {
    const auto division = division_of(ctx, state);
    Reason wrong_first{}, wrong_down{};
    const bool has_first = typed_date(ctx, state.first, wrong_first).has_value(),
               has_down = typed_amount(ctx, state.down_payment, state.total.currency, wrong_down).has_value(),
               is_possible = !has_first || !has_down || (division && divided(*division));
    const std::string impossible = filled(ctx.text(words::divide_impossible), plain_number(instalments_max));
    const std::string_view every[] = {ctx.text(words::period_month), ctx.text(words::period_week)};
    bool is_changed = false;
    Form form{"division", {.name = ctx.text(words::divide_invoice), .column_width_min = 150}};
    form.cell();
    is_changed |= number_ui("count",
                            {.label = ctx.text(words::divide_count),
                             .error = is_possible ? std::string_view() : impossible,
                             .focus = std::exchange(state.needs_focus, false)},
                            state.count, false)
                      .changed;
    form.cell();
    is_changed |= choice_ui("every", {.label = ctx.text(words::divide_every)}, every, state.every).changed;
    form.cell();
    is_changed |= typed_date_ui(ctx, "first",
                                {.label = ctx.text(words::divide_first),
                                 .error = has_first ? std::string_view() : ctx.text(sentence(wrong_first))},
                                state.first)
                      .changed;
    form.cell();
    is_changed |= number_ui("down",
                            {.label = ctx.text(words::divide_down),
                             .help = ctx.text(words::divide_down_help),
                             .error = has_down ? std::string_view() : ctx.text(sentence(wrong_down))},
                            state.down_payment)
                      .changed;
    if (!is_changed) return;
    const auto now = division_of(ctx, state);
    if (const auto parts = now ? divided(*now) : std::nullopt) type_parts(ctx, state, *parts);
}

// One part's day and amount; none: what is typed is wrong, and said.
std::optional<Instalment> typed_part_ui(Context& ctx, DivideState& state, std::size_t i, bool& is_removed) {
    const IdScope scope{std::uint64_t{i}};
    TypedPart& part = state.parts[i];
    const std::string of_date = nth(ctx, words::divide_date_of, i), of_amount = nth(ctx, words::divide_amount_of, i),
                      remove = nth(ctx, words::divide_remove, i);
    Reason wrong{};
    const float button = px(44), half = (width_left() - button - px(8)) / 2;
    begin_box(half);
    const auto due = typed_date(ctx, part.due, wrong);
    typed_date_ui(ctx, "due",
                  {.label = of_date, .error = due ? std::string_view() : ctx.text(sentence(wrong)), .hide_label = true},
                  part.due);
    end_box();
    beside(8);
    begin_box(half);
    auto minor = typed_amount(ctx, part.amount, state.total.currency, wrong);
    if (minor && *minor == 0) minor.reset(), wrong = Reason::required;
    number_ui("amount",
              {.label = of_amount, .error = minor ? std::string_view() : ctx.text(sentence(wrong)), .hide_label = true},
              part.amount);
    end_box();
    beside(4);
    is_removed = icon_button_ui(Icon::close, remove, {.kind = ButtonKind::quiet, .small = true});
    gap(6);
    if (!due || !minor) return {};
    return Instalment{*due, *minor};
}

// All parts, and what they come to; none: they are not the invoice yet, and why is said.
std::optional<std::vector<Instalment>> parts_ui(Context& ctx, DivideState& state) {
    std::vector<Instalment> parts;
    std::int64_t left = state.total.minor;
    bool is_understood = true;
    std::size_t removed = state.parts.size();
    for (std::size_t i = 0; i < state.parts.size(); ++i) {
        bool is_removed = false;
        const auto part = typed_part_ui(ctx, state, i, is_removed);
        if (is_removed) removed = i;
        is_understood &= part && !__builtin_sub_overflow(left, part->minor, &left);
        if (part) parts.push_back(*part);
    }
    if (removed < state.parts.size()) state.parts.erase(state.parts.begin() + static_cast<std::ptrdiff_t>(removed));
    if (state.parts.size() < std::size_t{instalments_max} &&
        button_ui(ctx.text(words::divide_add), {.kind = ButtonKind::quiet, .icon = Icon::plus, .small = true})) {
        const Date last = parts.empty() ? state.day : parts.back().due;
        state.parts.push_back({date_as_typed(ctx, add_months(last, 1)),
                               amount_as_typed(std::max<std::int64_t>(left, 0), state.total.currency)});
    }
    gap(6);
    const auto money = [&](std::int64_t minor) { return money_text({minor, state.total.currency}, ctx.reader.locale); };
    if (left == 0)
        key_value_ui(ctx.text(words::divide_sum), money(state.total.minor));
    else if (is_understood)
        paragraph_ui(filled(ctx.text(left > 0 ? words::divide_missing : words::divide_too_much),
                            money(left > 0 ? left : -left), money(state.total.minor)),
                     styles::small.with(Color::danger_ink));
    if (!is_understood || left != 0 || parts.empty()) return {};
    return parts;
}

void part_row_ui(const Context& ctx, const SettledInstalment& one, std::size_t i, Currency currency) {
    const auto money = [&](std::int64_t minor) { return money_text({minor, currency}, ctx.reader.locale); };
    const bool is_paid = one.left() <= 0;
    const std::string title = nth(ctx, words::instalment_nth, i) + " · " + day_text(one.part.due, ctx.brief());
    std::string detail;
    if (is_paid)
        detail = ctx.text(words::instalment_paid);
    else if (one.paid > 0)
        detail = filled(ctx.text(words::instalment_part_paid), money(one.paid), money(one.left()));
    if (one.days_late) detail += (detail.empty() ? "" : " · ") + ctx.counted(words::standing_overdue, one.days_late);
    const Tone tone = is_paid ? Tone::success : one.days_late ? Tone::danger : Tone::neutral;
    list_row_ui("part " + std::to_string(i),
                {.title = title,
                 .detail = detail,
                 .end_text = money(one.part.minor),
                 .icon = is_paid ? Icon::check : Icon::calendar,
                 .icon_tone = tone,
                 .chip_tone = is_paid || one.days_late ? std::optional(tone) : std::optional<Tone>{}});
}

} // namespace

void instalments_part_ui(Context& ctx, Place invoice) {
    const Money total = total_to_divide(ctx.tables, invoice);
    if (!total.currency || !ctx.tables.table(invoice.entity).is_live(invoice.row)) return;
    const std::vector<Instalment> parts = instalments_of(ctx.tables, ctx.caches.relations, invoice);
    if (parts.empty()) {
        if (button_ui(ctx.text(words::divide_invoice),
                      {.icon = Icon::calendar, .small = true, .disabled = !ctx.can_write()}))
            open_dividing(ctx, invoice, {});
        gap(12);
        return;
    }
    std::vector<SettledInstalment> settled =
        invoice_standing(ctx.tables, ctx.caches.relations, invoice, ctx.reader.today).parts;
    if (settled.empty()) settled = settle(parts, 0, parts.front().due); // a draft is never late
    begin_card_ui("instalments", {.title = ctx.text(words::instalments_heading), .icon = Icon::calendar});
    for (std::size_t i = 0; i < settled.size(); ++i) part_row_ui(ctx, settled[i], i, total.currency);
    gap(6);
    if (button_ui(ctx.text(words::divide_edit), {.icon = Icon::edit, .small = true, .disabled = !ctx.can_write()}))
        open_dividing(ctx, invoice, parts);
    beside(8);
    if (button_ui(ctx.text(words::divide_undo),
                  {.kind = ButtonKind::quiet, .icon = Icon::close, .small = true, .disabled = !ctx.can_write()}))
        ctx.send(DivideInvoice{ctx.tables.id(invoice), {}}, std::string(ctx.text(words::divide_undone_said)));
    end_card_ui();
    gap(12);
}

void instalments_dialog_ui(Context& ctx, Place invoice) {
    DivideState& state = ctx.state<DivideState>();
    // The total may be another now: another tab or device has written.
    if (state.invoice != ctx.tables.id(invoice) || state.revision != ctx.tables.revision()) state.is_open = false;
    if (!state.is_open) return;
    if (!begin_dialog_ui("divide",
                         {.title = ctx.text(words::divide_invoice), .description = ctx.text(words::divide_help)},
                         state.is_open))
        return;
    division_ui(ctx, state);
    gap(10);
    const auto parts = parts_ui(ctx, state);
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_open = false;
    beside(8);
    if (button_ui(ctx.text(words::divide_invoice),
                  {.kind = ButtonKind::primary, .disabled = !ctx.can_write() || !parts, .id = "divide it"})) {
        ctx.send(DivideInvoice{state.invoice, *parts}, std::string(ctx.text(words::divide_said)));
        state.is_open = false;
    }
    end_dialog_ui();
}

} // namespace crm
