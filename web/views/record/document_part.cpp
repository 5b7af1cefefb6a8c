// The page of a quote, an order or an invoice: its lines and what they come to, where it stands, and what was made of
// it.
#include "core/commands/books.hpp"
#include "core/sales/documents.hpp"
#include "core/sales/invoice_standing.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_documents.hpp"
#include "core/text/words_instalments.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/document_lines.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

std::string line_detail(const Context& ctx, Place line) {
    const auto cell = [&](std::string_view key) { return ctx.cell(line, ctx.schema.field(line.entity, key)); };
    std::string detail = cell("quantity");
    if (const std::string unit = cell("unit"); !unit.empty()) detail += ' ' + unit;
    detail += " × " + cell("price");
    if (const std::string percent = cell("discount_percent"); !percent.empty()) detail += " · −" + percent + "%";
    if (const std::string amount = cell("discount"); !amount.empty()) detail += " · −" + amount;
    return detail;
}

void lines_card_ui(Context& ctx, Place document, const DocumentKind& kind) {
    const EntityIx line = ctx.entity(kind.line);
    const std::vector<Row> rows = document_lines(ctx.tables, ctx.caches.relations, document);
    begin_card_ui("lines", {.title = ctx.schema.entity(line).plural.in(ctx.language), .icon = icon_of(kind.entity)});
    if (rows.empty()) text_ui(ctx.text(words::no_document_lines), styles::muted);
    const auto total = document_total(ctx.tables, ctx.caches.relations, document);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Place place{line, rows[i]};
        const std::string product = ctx.cell(place, ctx.schema.field(line, "product")),
                          description = ctx.cell(place, ctx.schema.field(line, "description")),
                          detail = line_detail(ctx, place),
                          amount = total && total->currency
                                       ? money_text(total->money(total->lines[i].amount()), ctx.reader.locale)
                                       : std::string();
        std::string title = product.empty() ? description : product;
        if (!product.empty() && !description.empty()) title += " · " + description;
        if (title.empty()) title = ctx.schema.entity(line).label.in(ctx.language);
        list_row_ui(text_of(ctx.tables.id(place)),
                    {.title = title, .detail = detail, .end_text = amount, .icon = Icon::product});
    }
    if (!total)
        paragraph_ui(ctx.text(sentence(problem_of(ctx.schema, kind, total.error()).reason)),
                     styles::small.with(Color::danger_ink));
    else if (total->currency) {
        gap(6);
        document_sums_ui(ctx, *total);
    }
    end_card_ui();
}

void standing_ui(Context& ctx, Place invoice) {
    const InvoiceStanding is = invoice_standing(ctx.tables, ctx.caches.relations, invoice, ctx.reader.today);
    if (is.standing == Standings::draft) return;
    const auto money = [&](Money amount) { return money_text(amount, ctx.reader.locale); };
    switch (is.standing) {
    case Standings::draft: break;
    case Standings::open: chip_ui(ctx.text(words::standing_open), Tone::info); break;
    case Standings::partly_paid: chip_ui(ctx.text(words::standing_partly), Tone::warning); break;
    case Standings::paid: chip_ui(ctx.text(words::standing_paid), Tone::success); break;
    case Standings::overpaid: chip_ui(ctx.text(words::standing_overpaid), Tone::accent); break;
    case Standings::overdue: chip_ui(ctx.counted(words::standing_overdue, is.days_late), Tone::danger); break;
    }
    gap(6);
    if (is.credited && is.credited->minor) key_value_ui(ctx.text(words::credited_so_far), money(*is.credited));
    if (is.deposit.minor) key_value_ui(ctx.text(words::deposit_so_far), money(is.deposit));
    if (is.due) key_value_ui(ctx.text(words::still_due), money(*is.due));
    if (const SettledInstalment* next = is.next())
        key_value_ui(ctx.text(words::instalment_next_due),
                     day_text(next->part.due, ctx.brief()) + " · " + money({next->left(), is.total->currency}));
    gap(6);
}

void made_card_ui(Context& ctx, Place document, const DocumentKind& kind) {
    const EntityIx made = ctx.entity(kind.made);
    const std::vector<Row> rows = children(ctx.tables, ctx.caches.relations, kind.made, kind.made_from, document);
    if (rows.empty()) return;
    begin_card_ui("made", {.title = ctx.text(words::made_from_this), .icon = icon_of(kind.made)});
    for (const Row row : rows) {
        const Place place{made, row};
        const auto cell = [&](std::string_view key) { return ctx.cell(place, ctx.schema.field(made, key)); };
        const std::string name = ctx.name(place), total = cell("total");
        std::string detail = kind.made == "invoice" ? cell("kind") : std::string();
        if (const std::string state = cell("state"); !state.empty()) detail += (detail.empty() ? "" : " · ") + state;
        if (list_row_ui(
                text_of(ctx.tables.id(place)),
                {.title = name, .detail = detail, .end_text = total, .icon = icon_of(kind.made), .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(place));
    }
    end_card_ui();
    gap(12);
}

void expiry_ui(const Context& ctx, Place quote) {
    const Table& table = ctx.tables.table(quote.entity);
    const std::int32_t until = table.columns[ctx.schema.field(quote.entity, "valid_until")].code(quote.row);
    const std::string_view state = table.columns[ctx.schema.field(quote.entity, "state")].words(quote.row);
    if (until == missing_code || until >= ctx.reader.today.days ||
        (state != "draft" && state != "sent" && !state.empty()))
        return;
    banner_ui({.tone = Tone::warning, .text = ctx.text(words::quote_expired), .id = "expired"});
    gap(10);
}

} // namespace

void document_part_ui(Context& ctx, Place document) {
    const DocumentKind* kind = document_kind(ctx.schema.entity(document.entity).key);
    if (!kind) return;
    if (kind->entity == "quote") expiry_ui(ctx, document);
    approval_part_ui(ctx, document);
    document_actions_ui(ctx, document, *kind);
    lines_card_ui(ctx, document, *kind);
    gap(12);
    if (kind->entity == "invoice") instalments_part_ui(ctx, document);
    if (kind->entity != "quote") {
        begin_card_ui("payments",
                      {.title = ctx.schema.entity(ctx.entity("payment")).plural.in(ctx.language), .icon = Icon::money});
        if (kind->entity == "invoice") standing_ui(ctx, document);
        payments_part_ui(ctx, document);
        end_card_ui();
        gap(12);
    }
    made_card_ui(ctx, document, *kind);
}

} // namespace crm
