#include "web/frame/document_paper.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/commands/books.hpp"
#include "core/queries/payments.hpp"
#include "core/sales/approval.hpp"
#include "core/sales/invoice_standing.hpp"
#include "core/sales/qr_code.hpp"
#include "core/sales/tax_qr.hpp"
#include "core/text/amount_in_words.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_document.hpp"
#include "web/frame/document_paper_lines.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

// One kind of document: what its paper is called, and the fields in the box beside the customer. Invoices have a name
// by what they are: invoice_title().
struct PaperKind {
    std::string_view entity;
    BothNames title;
    std::array<std::string_view, 6> facts;
};
constexpr PaperKind paper_kinds[] = {
    {"quote", words::quote_paper, {"number", "version", "date", "valid_until", "agent"}},
    {"order", words::order_paper, {"number", "date", "delivery_date", "agent"}},
    {"invoice", words::invoice_paper, {"number", "date", "due_date", "credits", "order", "agent"}},
    {"payment", words::receipt_paper, {"number", "date", "method", "reference", "order", "agent"}},
};

const PaperKind* kind_of(const Context& ctx, Place place) {
    const std::string_view key = ctx.schema.entity(place.entity).key;
    const auto* kind = std::ranges::find(paper_kinds, key, &PaperKind::entity);
    return kind == std::end(paper_kinds) ? nullptr : kind;
}

bool is_saudi(const PaperSheet& sheet) { return sheet.ctx.reader.country == country_of("SA"); }

// Saudi Arabia calls the invoice to a person without a tax number a simplified one (VAT Implementing Regulations,
// article 53).
const BothNames& invoice_title(const PaperSheet& sheet, const PaperLines& lines) {
    const bool is_credit = sheet.is("kind", "credit_note");
    if (!is_issued(sheet.ctx.tables, sheet.document))
        return is_credit ? words::credit_draft_paper : words::invoice_draft_paper;
    if (is_credit) return words::credit_note_paper;
    if (!lines.is_taxed()) return words::invoice_paper;
    const bool has_tax_number = !is_missing(sheet.value(sheet.customer(), "tax_number"));
    return is_saudi(sheet) && !has_tax_number && !sheet.referred(sheet.document, "company")
               ? words::simplified_invoice_paper
               : words::tax_invoice_paper;
}

std::vector<PrintFact> customer_box(const PaperSheet& sheet, const BothNames& called) {
    std::vector<PrintFact> facts;
    const Place first = sheet.customer();
    if (!first) return facts;
    facts.push_back(sheet.fact(called, sheet.ctx.name(first)));
    facts.back().is_strong = true;
    if (first != sheet.referred(sheet.document, "person")) sheet.add_field(facts, sheet.document, "person");
    for (const std::string_view key : {"phone", "address", "tax_number"}) sheet.add_field(facts, first, key);
    return facts;
}

void add_head(const PaperSheet& sheet, const PaperKind& kind, const BothNames& customer, PrintPaper& paper) {
    std::vector<PrintFact> facts;
    const bool is_divided = !printed_instalments(sheet).empty(); // then each part says when it is due
    for (const std::string_view key : kind.facts)
        if (!key.empty() && !(is_divided && key == "due_date")) sheet.add_field(facts, sheet.document, key);
    PrintPart head;
    for (auto box : {customer_box(sheet, customer), std::move(facts)})
        if (!box.empty()) head.boxes.push_back(std::move(box));
    paper.parts.push_back(std::move(head));
}

// When it was issued, to the second: "2026-11-22T07:30:00Z".
std::string tax_time(const PaperSheet& sheet) {
    constexpr std::int64_t second = 1'000, day = 86'400 * second;
    const Value value = sheet.value("issued_at");
    const auto* ms = std::get_if<std::int64_t>(&value);
    if (!ms) return {};
    const auto seconds = static_cast<int>(*ms % day / second);
    char time[16];
    std::snprintf(time, sizeof time, "T%02d:%02d:%02dZ", seconds / 3'600, seconds / 60 % 60, seconds % 60);
    return iso_text(Date{static_cast<std::int32_t>(*ms / day)}) + time;
}

PrintCode tax_code(const PaperSheet& sheet, const DocumentTotal& total) {
    const Context& ctx = sheet.ctx;
    const Place firm = firm_place(ctx.tables);
    if (!sheet.shows("tax_qr") || !firm || !is_saudi(sheet) || total.currency != currency_of("SAR") ||
        !is_issued(ctx.tables, sheet.document))
        return {};
    const std::string name = ctx.cell(firm, ctx.field("firm", "name")),
                      number = ctx.cell(firm, ctx.field("firm", "tax_number"));
    if (!is_saudi_tax_number(number)) return {};
    const auto text = tax_qr_text({.seller = name,
                                   .tax_number = number,
                                   .time = tax_time(sheet),
                                   .total = total.money(total.total()),
                                   .tax = total.money(total.tax)});
    const auto code = text ? qr_code_of(*text) : std::nullopt;
    if (!code) return {};
    return {.path = svg_path_of(*code), .name = std::string(ctx.text(words::tax_qr_name)), .size = code->size};
}

PrintFact tax_sum(const PaperSheet& sheet, const DocumentTotal& total, const TaxTotal& tax) {
    PrintFact fact = sheet.fact(words::tax_of_rate, sheet.money(total.money(tax.tax)));
    for (std::string* label : {&fact.label, &fact.also})
        if (!label->empty()) *label = filled(*label, rate_text(sheet, tax.rate));
    return fact;
}

void add_tax_sums(const PaperSheet& sheet, const DocumentTotal& total, std::vector<PrintFact>& sums) {
    if (total.discount) {
        sums.push_back(sheet.fact(words::lines_sum, sheet.money(total.money(total.amounts))));
        sums.push_back(sheet.fact(words::document_discount, sheet.money(total.money(total.discount))));
    }
    if (total.taxes.empty() || !sheet.shows("taxes")) return;
    sums.push_back(sheet.fact(words::before_tax, sheet.money(total.money(total.net))));
    for (const TaxTotal& tax : total.taxes) // the net, and what of it bears no tax
        if (tax.kind != TaxKind::taxed)
            sums.push_back(sheet.fact(tax.kind == TaxKind::zero ? words::net_at_zero : words::net_exempt,
                                      sheet.money(total.money(tax.net))));
    for (const TaxTotal& tax : total.taxes)
        if (tax.kind == TaxKind::taxed) sums.push_back(tax_sum(sheet, total, tax));
}

// Of an order what was paid for it; of an issued invoice also what was credited. A credit note and a quote say neither.
void add_paid(const PaperSheet& sheet, std::vector<PrintFact>& sums) {
    if (!sheet.shows("paid")) return;
    const Tables& tables = sheet.ctx.tables;
    RelationCache& relations = sheet.ctx.caches.relations;
    const auto add = [&](const BothNames& label, Money amount) {
        sums.push_back(sheet.fact(label, sheet.money(amount)));
    };
    if (tables.schema().entity(sheet.document.entity).key == "order") {
        const Paid paid = paid_for(tables, relations, sheet.document);
        if (!paid.paid || !paid.to_come) return;
        add(words::document_paid, *paid.paid);
        return add(words::document_left, *paid.to_come);
    }
    if (tables.schema().entity(sheet.document.entity).key != "invoice" || sheet.is("kind", "credit_note")) return;
    const InvoiceStanding is = invoice_standing(tables, relations, sheet.document, sheet.ctx.reader.today);
    if (!is.due || *is.due == *is.total) return;
    if (is.credited->minor) add(words::document_credited, *is.credited);
    if (is.deposit.minor) add(words::document_deposit, is.deposit);
    if (is.paid->minor) add(words::document_paid, *is.paid);
    add(words::document_left, *is.due);
}

void add_sums(const PaperSheet& sheet, const PaperLines& lines, PrintPaper& paper) {
    const Money total = money_in(sheet.value("total"));
    if (!total.currency) return;
    PrintPart part;
    if (lines.total) add_tax_sums(sheet, *lines.total, part.sums);
    part.sums.push_back(
        sheet.fact(lines.is_taxed() ? words::total_with_tax : words::document_total_sum, sheet.money(total)));
    part.sums.back().is_strong = true;
    add_paid(sheet, part.sums);
    if (lines.is_taxed()) part.code = tax_code(sheet, *lines.total);
    paper.parts.push_back(std::move(part));
}

void add_words(const PaperSheet& sheet, Money amount, PrintPaper& paper) {
    if (!sheet.shows("words") || !amount.currency) return;
    const auto said = [&](Language language) {
        return filled(std::string(words::words_only.in(language)), amount_in_words(amount, language));
    };
    std::string text = said(sheet.ctx.language);
    if (sheet.shows("second_language")) text += '\n' + said(sheet.other);
    paper.parts.push_back({.text = std::move(text)});
}

// The document's own terms stand before the firm's.
void add_terms(const PaperSheet& sheet, PrintPaper& paper) {
    if (!sheet.shows("terms")) return;
    const Context& ctx = sheet.ctx;
    const FieldIx field = ctx.schema.field(sheet.document.entity, "terms");
    std::string terms = field == no_field ? std::string() : ctx.cell(sheet.document, field);
    const Place firm = firm_place(ctx.tables);
    if (const std::string always = firm ? ctx.cell(firm, ctx.field("firm", "paper_terms")) : std::string();
        !always.empty())
        terms += (terms.empty() ? "" : "\n") + always;
    if (!terms.empty())
        paper.parts.push_back({.heading = std::string(ctx.text(words::document_terms)), .text = std::move(terms)});
}

void add_signatures(const PaperSheet& sheet, PrintPaper& paper) {
    if (sheet.shows("signatures"))
        paper.parts.push_back({.signatures = {std::string(sheet.ctx.text(words::signature_firm)),
                                              std::string(sheet.ctx.text(words::signature_customer))}});
}

PrintPaper begun_paper(const PaperSheet& sheet, const BothNames& title) {
    return {.title = std::string(sheet.ctx.text(title)),
            .also = sheet.also(title),
            .second_language = sheet.ctx.arabic() ? "en" : "ar",
            .is_document = true};
}

PrintPaper receipt_paper(const PaperSheet& sheet, const PaperKind& kind) {
    const bool is_back = sheet.is("direction", "paid_back");
    PrintPaper paper = begun_paper(sheet, is_back ? words::payout_paper : kind.title);
    add_head(sheet, kind, is_back ? words::paid_to : words::received_from, paper);
    const Money amount = money_in(sheet.value("amount"));
    PrintPart sum;
    sum.sums.push_back(sheet.fact(words::line_amount, sheet.money(amount)));
    sum.sums.back().is_strong = true;
    paper.parts.push_back(std::move(sum));
    add_words(sheet, amount, paper);
    add_terms(sheet, paper);
    add_signatures(sheet, paper);
    return paper;
}

PrintPaper delivery_paper(const PaperSheet& sheet, const PaperKind& kind) {
    PrintPaper paper = begun_paper(sheet, words::delivery_paper);
    add_head(sheet, kind, words::document_customer, paper);
    add_delivered(sheet, paper_lines(sheet), paper);
    add_signatures(sheet, paper);
    return paper;
}

PrintPaper sale_paper(const PaperSheet& sheet, const PaperKind& kind) {
    const PaperLines lines = paper_lines(sheet);
    PrintPaper paper = begun_paper(sheet, kind.entity == "invoice" ? invoice_title(sheet, lines) : kind.title);
    add_head(sheet, kind, words::document_customer, paper);
    add_lines(sheet, lines, paper);
    add_sums(sheet, lines, paper);
    add_words(sheet, money_in(sheet.value("total")), paper);
    add_instalments(sheet, paper);
    add_terms(sheet, paper);
    add_signatures(sheet, paper);
    return paper;
}

} // namespace

bool is_document(const Context& ctx, Place place) { return place && kind_of(ctx, place); }

bool is_held_back(const Context& ctx, Place place) {
    return document_kind(ctx.schema.entity(place.entity).key) &&
           discount_standing(ctx.tables, place, document_lines(ctx.tables, ctx.caches.relations, place)).is_held();
}

bool can_be_delivered(const Context& ctx, Place place) {
    if (!is_document(ctx, place)) return false;
    const std::string_view entity = ctx.schema.entity(place.entity).key;
    const Column* kind =
        entity == "invoice" ? &ctx.tables.table(place.entity).columns[ctx.field("invoice", "kind")] : nullptr;
    const bool has_goods = entity == "order" || (kind && kind->words(place.row) != "credit_note");
    return has_goods && !document_lines(ctx.tables, ctx.caches.relations, place).empty();
}

bool& is_delivery_note(Context& ctx, Place document) {
    struct Chosen {
        RecordId document;
        bool is_delivery = false;
    };
    Chosen& chosen = ctx.state<Chosen>();
    if (const RecordId id = ctx.tables.id(document); chosen.document != id) chosen = {.document = id};
    return chosen.is_delivery;
}

PrintPaper document_paper(Context& ctx, Place place) {
    const PaperKind& kind = *kind_of(ctx, place);
    const PaperSheet sheet(ctx, place);
    if (kind.entity == "payment") return receipt_paper(sheet, kind);
    if (is_delivery_note(ctx, place) && can_be_delivered(ctx, place)) return delivery_paper(sheet, kind);
    return sale_paper(sheet, kind);
}

} // namespace crm
