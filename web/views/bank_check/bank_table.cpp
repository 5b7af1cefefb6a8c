// The lines of one part of the check, what a press on them does, and the payment that is recorded of one.
#include "core/queries/known_fields.hpp"
#include "core/queries/payments.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_bank.hpp"
#include "web/frame/debt_name.hpp"
#include "web/kit/kit.hpp"
#include "web/views/bank_check/bank_state.hpp"

namespace crm {

namespace {

std::string day(const Context& ctx, Date date) { return date_text(date, {.locale = ctx.reader.locale}); }
std::string money(const Context& ctx, Money amount) { return money_text(amount, ctx.reader.locale); }

Place place_of(const Context& ctx, Row payment, std::string_view key) {
    return place_in(ctx.tables, known_column(ctx.tables, "payment", key), payment);
}
Place customer_of(const Context& ctx, Row payment) {
    const Place company = place_of(ctx, payment, "company");
    return company ? company : place_of(ctx, payment, "person");
}
std::string name(const Context& ctx, Place place) { return place ? debt_name(ctx, place) : std::string(); }

void line_cell(const Context& ctx, const FileLine& line, std::string_view column, CellText& out) {
    if (column == "date") {
        out.text = day(ctx, line.day);
        out.link = true;
    } else if (column == "amount") {
        out.text = money(ctx, line.amount);
        out.strong = true;
    } else if (column == "words") {
        out.text = line.words.empty() ? line.reference : line.words;
        out.detail = line.words.empty() ? std::string() : line.reference;
        out.muted = true;
    }
}
void payment_cell(const Context& ctx, Row payment, std::string_view column, CellText& out) {
    const Column &amount = known_column(ctx.tables, "payment", "amount"),
                 &date = known_column(ctx.tables, "payment", "date"),
                 &direction = known_column(ctx.tables, "payment", "direction");
    if (column == "date") {
        out.text = day(ctx, Date{date.code(payment)});
        out.link = true;
    } else if (column == "amount") {
        Money sum = amount.money(payment);
        if (direction.has(payment) && direction.words(payment) == "paid_back") sum.minor = -sum.minor;
        out.text = money(ctx, sum);
        out.strong = true;
    } else if (column == "customer") {
        out.text = name(ctx, customer_of(ctx, payment));
    } else if (column == "for") {
        out.text = name(ctx, PaidFor(ctx.tables)(payment));
        out.muted = true;
    } else if (column == "words") {
        const Place place{ctx.entity("payment"), payment};
        out.text = ctx.cell(place, ctx.field("payment", "method"));
        out.detail = ctx.cell(place, ctx.field("payment", "reference"));
        out.muted = true;
    }
}
void way_cell(const Context& ctx, CheckedBy by, CellText& out) {
    out.text = ctx.text(words::bank_ways[static_cast<std::size_t>(by)]);
    out.chip = by == CheckedBy::amount ? Tone::warning : Tone::success;
}

// The form, filled as far as it is known: to look at before it is kept, or to say who paid.
void open_form(Context& ctx, const BankCheckState& state, const UnrecordedLine& one) {
    const FileLine& line = state.read.lines[one.line];
    std::vector<Preset> known{{"date", std::int64_t{line.day.days}}, {"amount", line.amount}};
    if (one.customer) known.push_back({ctx.schema.entity(one.customer.entity).key, ctx.tables.id(one.customer)});
    if (one.document) known.push_back({ctx.schema.entity(one.document.entity).key, ctx.tables.id(one.document)});
    if (const std::string method = bank_method(state); !method.empty()) known.push_back({"method", method});
    if (!line.reference.empty()) known.push_back({"reference", line.reference});
    if (!line.words.empty()) known.push_back({"remarks", line.words});
    ctx.add("payment", std::move(known));
}

void record(Context& ctx, const BankCheckState& state, const UnrecordedLine& one) {
    if (!one.customer) return open_form(ctx, state, one);
    ctx.send(payments_of_lines(ctx.tables, state.read.lines, {one}, bank_method(state)),
             ctx.counted(words::bank_recorded, 1));
}

std::size_t row_count(const BankCheckState& state) {
    return state.part == part_unrecorded ? state.check.unrecorded.size()
           : state.part == part_matched  ? state.check.matched.size()
                                         : state.check.not_in_file.size();
}

void cell(const Context& ctx, const BankCheckState& state, std::size_t row, std::string_view column, CellText& out) {
    if (state.part == part_not_in_file) return payment_cell(ctx, state.check.not_in_file[row], column, out);
    if (state.part == part_matched) {
        const PaymentMatch& one = state.check.matched[row];
        if (column == "by") return way_cell(ctx, one.by, out);
        if (column == "customer" || column == "for") return payment_cell(ctx, one.payment, column, out);
        return line_cell(ctx, state.read.lines[one.line], column, out);
    }
    const UnrecordedLine& one = state.check.unrecorded[row];
    if (column == "customer") {
        out.text = one.customer ? ctx.name(one.customer) : std::string(ctx.text(words::bank_whose));
        out.muted = !one.customer;
    } else if (column == "for") {
        out.text = name(ctx, one.document);
    } else if (column == "by") {
        if (one.customer) way_cell(ctx, one.by, out);
    } else {
        line_cell(ctx, state.read.lines[one.line], column, out);
    }
}

std::vector<TableColumn> columns_of(const Context& ctx, const BankCheckState& state) {
    std::vector<TableColumn> columns;
    const auto add = [&](std::string_view key, const BothNames& label, float width, Align align = Align::start) {
        columns.push_back({.key = key,
                           .label = ctx.text(label),
                           .width = width,
                           .align = align,
                           .can_sort = false,
                           .can_hide = false});
    };
    add("date", words::bank_date, 118);
    add("amount", words::bank_money, 124, Align::end);
    add("customer", words::bank_customer, 168);
    add("for", words::bank_for, 170);
    if (state.part != part_not_in_file) add("by", words::bank_known_by, 150);
    add("words", words::bank_words, 230);
    return columns;
}

} // namespace

void bank_table_ui(Context& ctx, BankCheckState& state) {
    static constexpr const BothNames* none[] = {&words::bank_no_unrecorded, &words::bank_no_matched,
                                                &words::bank_no_missing};
    const std::vector<TableColumn> columns = columns_of(ctx, state);
    const RowAction actions[] = {{Icon::check, ctx.text(words::bank_record)}};
    const bool can_record = state.part == part_unrecorded && ctx.can_write();
    const TableResult done = table_ui(
        "lines",
        {.label = ctx.text(words::bank_parts),
         .columns = columns,
         .row_count = static_cast<std::int64_t>(row_count(state)),
         .cell =
             [&](std::int64_t row, int column, CellText& out) {
                 cell(ctx, state, static_cast<std::size_t>(row), columns[static_cast<std::size_t>(column)].key, out);
             },
         .actions = can_record ? std::span<const RowAction>(actions) : std::span<const RowAction>(),
         .can_select = false,
         .can_choose_columns = false,
         .empty = [&] { empty_state_ui({.icon = Icon::check, .title = ctx.text(*none[state.part])}); }},
        state.views[state.part], state.selections[state.part]);
    if (done.action && can_record)
        return record(ctx, state, state.check.unrecorded[static_cast<std::size_t>(done.action->first)]);
    if (!done.opened) return;
    const auto row = static_cast<std::size_t>(*done.opened);
    if (state.part != part_unrecorded)
        ctx.open(
            ctx.tables.id(Place{ctx.entity("payment"), state.part == part_matched ? state.check.matched[row].payment
                                                                                  : state.check.not_in_file[row]}));
    else if (can_record)
        open_form(ctx, state, state.check.unrecorded[row]);
}

} // namespace crm
