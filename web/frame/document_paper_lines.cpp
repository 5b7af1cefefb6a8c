#include "web/frame/document_paper_lines.hpp"

#include <algorithm>

#include "core/sales/bundles.hpp"
#include "core/sales/invoice_standing.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_document.hpp"
#include "core/text/words_documents.hpp"
#include "core/text/words_instalments.hpp"
#include "web/frame/stock_note.hpp"

namespace crm {

namespace {

const BothNames& label_of(const Schema& schema, EntityIx entity, std::string_view key) {
    return schema.field(entity, schema.field(entity, key)).label;
}

struct Columns {
    const PaperSheet& sheet;
    PrintPart& part;
    void add(const BothNames& label, bool is_number) const {
        part.columns.push_back(
            {.label = std::string(sheet.ctx.text(label)), .is_number = is_number, .also = sheet.also(label)});
    }
};

std::string cell_of(const PaperSheet& sheet, Place line, std::string_view key) {
    return sheet.ctx.cell(line, sheet.ctx.schema.field(line.entity, key));
}

std::string said_of(const PaperSheet& sheet, Place line) {
    std::string said = cell_of(sheet, line, "product"), more = cell_of(sheet, line, "description");
    if (said.empty() || said == more)
        said = more;
    else if (!more.empty())
        said += " · " + more;
    return said;
}

std::string quantity_of(const PaperSheet& sheet, Place line) {
    std::string quantity = cell_of(sheet, line, "quantity");
    if (const std::string unit = cell_of(sheet, line, "unit"); !unit.empty())
        quantity += (quantity.empty() ? "" : " ") + unit;
    return quantity;
}

// What a bundle's line holds stands under it, each part with how many of it there are in all.
void add_parts(const PaperSheet& sheet, Place line, PrintPart& part) {
    const Tables& tables = sheet.ctx.tables;
    const auto of_line = [&](std::string_view key) {
        return tables.value(line, sheet.ctx.schema.field(line.entity, key));
    };
    const Value product = of_line("product"), quantity = of_line("quantity");
    const auto* id = std::get_if<RecordId>(&product);
    const auto* bundles = std::get_if<std::int64_t>(&quantity);
    const Place place = id ? tables.find(*id) : Place{};
    if (!place) return;
    for (const BundlePart& one : bundle_parts(tables, sheet.ctx.caches.relations, place)) {
        const auto count = quantity_in(one, bundles ? *bundles : decimal_one);
        std::string unit = sheet.ctx.cell(one.product, sheet.ctx.field("product", "unit"));
        if (!unit.empty()) unit.insert(0, 1, ' ');
        part.under.push_back(part.rows.size());
        part.rows.push_back(
            {sheet.ctx.name(one.product), count ? quantity_text(sheet.ctx, *count) + unit : std::string()});
    }
}

std::string discount_of(const PaperSheet& sheet, Place line) {
    std::string less = cell_of(sheet, line, "discount_percent");
    if (!less.empty()) less += '%';
    if (const std::string amount = cell_of(sheet, line, "discount"); !amount.empty())
        less += (less.empty() ? "" : " + ") + amount;
    return less;
}

std::string tax_of(const PaperSheet& sheet, const LineAmounts& line) {
    switch (line.tax) {
    case TaxKind::none: break;
    case TaxKind::taxed: return rate_text(sheet, line.tax_rate);
    case TaxKind::zero: return rate_text(sheet, 0);
    case TaxKind::exempt: return std::string(sheet.ctx.text(words::tax_exempt_short));
    }
    return {};
}

} // namespace

PaperLines paper_lines(const PaperSheet& sheet) {
    const Tables& tables = sheet.ctx.tables;
    PaperLines lines;
    const EntityIx entity = sheet.ctx.entity(document_kind(sheet.ctx.schema.entity(sheet.document.entity).key)->line);
    for (const Row row : document_lines(tables, sheet.ctx.caches.relations, sheet.document)) {
        lines.places.push_back({entity, row});
        lines.amounts.push_back(line_amounts(tables, lines.places.back()));
    }
    lines.terms = document_terms([&](std::string_view key) { return sheet.value(key); });
    const auto total = document_total(lines.amounts, lines.terms);
    if (total && total->currency && total->money(total->total()) == money_in(sheet.value("total")))
        lines.total = *total;
    return lines;
}

std::string rate_text(const PaperSheet& sheet, std::int64_t rate) {
    return fixed_text({rate, 4}, {.digits = sheet.ctx.reader.locale.digits}) + "%";
}

void add_lines(const PaperSheet& sheet, const PaperLines& lines, PrintPaper& paper) {
    if (lines.places.empty()) return;
    const Schema& schema = sheet.ctx.schema;
    const EntityIx entity = lines.places.front().entity;
    const bool has_discounts = std::ranges::any_of(
        lines.amounts, [](const LineAmounts& line) { return line.discount.minor != 0 || line.discount_percent != 0; });
    const bool has_taxes = lines.is_taxed() && sheet.shows("taxes");
    PrintPart part;
    const Columns columns{sheet, part};
    columns.add(words::document_line, false);
    columns.add(label_of(schema, entity, "quantity"), true);
    columns.add(label_of(schema, entity, "price"), true);
    if (has_discounts) columns.add(label_of(schema, entity, "discount"), true);
    if (has_taxes) columns.add(words::tax_column, true);
    columns.add(words::line_amount, true);
    for (std::size_t i = 0; i < lines.places.size(); ++i) {
        const Place line = lines.places[i];
        std::vector<std::string> cells{said_of(sheet, line), quantity_of(sheet, line), cell_of(sheet, line, "price")};
        if (has_discounts) cells.push_back(discount_of(sheet, line));
        if (has_taxes) cells.push_back(tax_of(sheet, lines.amounts[i]));
        const auto alone = document_total(std::span(&lines.amounts[i], 1), {});
        cells.push_back(alone && alone->currency ? sheet.money(alone->money(alone->amounts)) : std::string());
        part.rows.push_back(std::move(cells));
        add_parts(sheet, line, part);
    }
    if (has_taxes && lines.terms.prices_include_tax) paper.notes.emplace_back(sheet.ctx.text(words::prices_have_tax));
    paper.parts.push_back(std::move(part));
}

std::vector<Instalment> printed_instalments(const PaperSheet& sheet) {
    if (!sheet.shows("instalments") || sheet.document.entity != sheet.ctx.entity("invoice") ||
        sheet.is("kind", "credit_note"))
        return {};
    return instalments_of(sheet.ctx.tables, sheet.ctx.caches.relations, sheet.document);
}

void add_instalments(const PaperSheet& sheet, PrintPaper& paper) {
    const Tables& tables = sheet.ctx.tables;
    RelationCache& relations = sheet.ctx.caches.relations;
    const std::vector<Instalment> parts = printed_instalments(sheet);
    if (parts.empty()) return;
    const InvoiceStanding is = invoice_standing(tables, relations, sheet.document, sheet.ctx.reader.today);
    const bool has_paid = sheet.shows("paid") && !is.parts.empty() && is.parts.front().paid != 0;
    const Currency currency = money_in(sheet.value("total")).currency;
    PrintPart part{.heading = std::string(sheet.ctx.text(words::instalments_heading))};
    const Columns columns{sheet, part};
    const EntityIx entity = sheet.ctx.entity("instalment");
    columns.add(words::instalment_number_column, false);
    columns.add(label_of(sheet.ctx.schema, entity, "due_date"), false);
    columns.add(label_of(sheet.ctx.schema, entity, "amount"), true);
    if (has_paid) columns.add(words::instalment_paid_column, true);
    if (has_paid) columns.add(words::instalment_left_column, true);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<std::string> cells{
            number_text(static_cast<std::int64_t>(i) + 1, {.digits = sheet.ctx.reader.locale.digits}),
            day_text(parts[i].due, sheet.ctx.brief()), sheet.money({parts[i].minor, currency})};
        if (has_paid) cells.push_back(sheet.money({is.parts[i].paid, currency}));
        if (has_paid) cells.push_back(sheet.money({is.parts[i].left(), currency}));
        part.rows.push_back(std::move(cells));
    }
    paper.parts.push_back(std::move(part));
}

void add_delivered(const PaperSheet& sheet, const PaperLines& lines, PrintPaper& paper) {
    if (lines.places.empty()) return;
    PrintPart part;
    const Columns columns{sheet, part};
    columns.add(words::document_line, false);
    columns.add(label_of(sheet.ctx.schema, lines.places.front().entity, "quantity"), true);
    columns.add(words::quantity_received, true); // written by hand
    for (const Place line : lines.places) {
        part.rows.push_back({said_of(sheet, line), quantity_of(sheet, line), {}});
        add_parts(sheet, line, part);
    }
    paper.parts.push_back(std::move(part));
}

} // namespace crm
