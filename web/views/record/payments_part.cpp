// What a customer has paid, or what was paid for a document or an opening balance: the sum, what is left, and each
// payment.
#include "core/base/sort_few.hpp"
#include "core/queries/payments.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_record.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

// A payment for a document or an opening balance is its customer's.
std::vector<Preset> presets_of(const Context& ctx, Place payer) {
    std::vector<Preset> presets{for_customer(ctx, payer)};
    for (const std::string_view key : {"person", "company"}) {
        const FieldIx field = ctx.schema.field(payer.entity, key);
        if (Value who = field == no_field || is_customer(ctx, payer) ? Value{} : ctx.tables.value(payer, field);
            !is_missing(who))
            presets.push_back({key, std::move(who)});
    }
    return presets;
}

void sums_ui(const Context& ctx, const Paid& paid) {
    if (paid.paid) key_value_ui(ctx.text(words::paid_so_far), money_text(*paid.paid, ctx.reader.locale));
    if (paid.to_come && paid.count)
        key_value_ui(ctx.text(words::left_to_pay), money_text(*paid.to_come, ctx.reader.locale));
}

} // namespace

void payments_part_ui(Context& ctx, Place payer) {
    const EntityIx payment = ctx.entity("payment");
    std::vector<Row> rows = payments_of(ctx.tables, ctx.caches.relations, payer);
    if (rows.empty()) {
        if (empty_state_ui({.icon = Icon::money,
                            .title = ctx.text(words::no_payments),
                            .action = ctx.can_write() ? ctx.text(words::add_payment) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("payment", presets_of(ctx, payer));
        return;
    }
    if (button_ui(ctx.text(words::add_payment), {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
        ctx.add("payment", presets_of(ctx, payer));
    gap(4);
    sums_ui(ctx, paid_for(ctx.tables, ctx.caches.relations, payer));
    const Table& table = ctx.tables.table(payment);
    const FieldIx date = ctx.schema.field(payment, "date"), direction = ctx.schema.field(payment, "direction");
    sort_few(rows, [&](Row a, Row b) { return table.columns[date].code(a) > table.columns[date].code(b); });
    constexpr std::size_t rows_max = 200;
    for (std::size_t i = 0; i < std::min(rows.size(), rows_max); ++i) {
        const Place place{payment, rows[i]};
        const bool is_back = table.columns[direction].words(rows[i]) == "paid_back";
        const std::string number = ctx.cell(place, ctx.schema.field(payment, "number")),
                          method = ctx.cell(place, ctx.schema.field(payment, "method")),
                          amount = ctx.cell(place, ctx.schema.field(payment, "amount")),
                          day = cell_text(ctx.tables, place, date, ctx.brief());
        // Without a number the name is its day, which stands below anyway.
        const std::string title = !number.empty()   ? ctx.name(place)
                                  : !method.empty() ? method
                                                    : std::string(ctx.schema.entity(payment).label.in(ctx.language));
        std::string detail = day;
        if (!number.empty() && !method.empty()) detail += " · " + method;
        if (is_back) detail += " · " + ctx.cell(place, direction);
        if (list_row_ui(text_of(ctx.tables.id(place)), {.title = title,
                                                        .detail = detail,
                                                        .end_text = amount,
                                                        .icon = Icon::money,
                                                        .icon_tone = is_back ? Tone::warning : Tone::success})
                .clicked)
            ctx.edit(ctx.tables.id(place));
    }
}

} // namespace crm
