#include "web/frame/document_paper.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/entities/firm.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/payments.hpp"
#include "core/queries/related.hpp"
#include "core/sales/documents.hpp"
#include "core/sales/qr_code.hpp"
#include "core/sales/tax_qr.hpp"
#include "core/text/amount_in_words.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_document.hpp"
#include "core/text/words_print.hpp"
#include "web/glyphs/text_engine.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

// One kind of document: what its paper is called, its lines, and the fields in the box beside the customer.
struct PaperKind {
    std::string_view entity;
    BothNames title;
    std::string_view lines{}; // their kind; they point to it by `entity`; none: it has no lines
    std::array<std::string_view, 6> facts{};
};
constexpr PaperKind paper_kinds[] = {
    {"order", words::order_paper, "order_line", {"number", "date", "delivery_date", "agent"}},
    {"payment", words::receipt_paper, {}, {"number", "date", "method", "reference", "order", "agent"}},
};

const PaperKind* kind_of(const Context& ctx, Place place) {
    const std::string_view key = ctx.schema.entity(place.entity).key;
    const auto* kind = std::ranges::find(paper_kinds, key, &PaperKind::entity);
    return kind == std::end(paper_kinds) ? nullptr : kind;
}

// Asks for everything in the page's language, and for labels in the other.
class Sheet {
public:
    Sheet(Context& ctx, Place document)
        : ctx(ctx), document(document), other(ctx.arabic() ? Language::en : Language::ar),
          m_hidden(ctx.tables.elements(firm_place(ctx.tables), ctx.field("firm", "paper_hides"))) {}

    bool shows(std::string_view block) const {
        return std::ranges::none_of(m_hidden, [&](const Value& value) {
            const auto* key = std::get_if<std::string>(&value);
            return key && *key == block;
        });
    }
    std::string also(const BothNames& label) const {
        return shows("second_language") ? std::string(label.in(other)) : std::string();
    }
    PrintFact fact(const BothNames& label, std::string value) const {
        return {.label = std::string(ctx.text(label)), .also = also(label), .value = std::move(value)};
    }
    // A field with its own label; nothing when it is empty.
    void add_field(std::vector<PrintFact>& facts, Place place, std::string_view key) const {
        const FieldIx ix = ctx.schema.field(place.entity, key);
        if (ix == no_field) return;
        std::string value = ctx.cell(place, ix);
        if (value.empty()) return;
        const FieldDef& field = ctx.schema.field(place.entity, ix);
        facts.push_back(fact(field.label, std::move(value)));
        facts.back().left_to_right = reads_left_to_right(field.type);
    }
    Value value(Place place, std::string_view key) const {
        const FieldIx ix = ctx.schema.field(place.entity, key);
        return ix == no_field ? Value{} : ctx.tables.value(place, ix);
    }
    Place referred(Place place, std::string_view key) const {
        const FieldIx ix = ctx.schema.field(place.entity, key);
        return ix == no_field ? Place{} : place_in(ctx.tables, ctx.tables.table(place.entity).columns[ix], place.row);
    }
    std::string money(Money amount) const { return money_text(amount, ctx.reader.locale); }

    Context& ctx;
    Place document;
    Language other;

private:
    std::vector<Value> m_hidden;
};

std::int64_t number_in(const Value& value, std::int64_t otherwise) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? *number : otherwise;
}
Money money_in(const Value& value) {
    const auto* money = std::get_if<Money>(&value);
    return money ? *money : Money{};
}

std::string rate_text(const Sheet& sheet, std::int64_t rate) {
    return fixed_text({rate, 4}, {.digits = sheet.ctx.reader.locale.digits}) + "%";
}

std::vector<PrintFact> customer_box(const Sheet& sheet, const BothNames& called) {
    std::vector<PrintFact> facts;
    const Place person = sheet.referred(sheet.document, "person"), company = sheet.referred(sheet.document, "company");
    const Place first = company ? company : person;
    if (!first) return facts;
    facts.push_back(sheet.fact(called, sheet.ctx.name(first)));
    facts.back().is_strong = true;
    if (company && person) sheet.add_field(facts, sheet.document, "person");
    for (const std::string_view key : {"phone", "address", "tax_number"}) sheet.add_field(facts, first, key);
    return facts;
}

std::vector<PrintFact> document_box(const Sheet& sheet, const PaperKind& kind) {
    std::vector<PrintFact> facts;
    for (const std::string_view key : kind.facts)
        if (!key.empty()) sheet.add_field(facts, sheet.document, key);
    return facts;
}

// Of orders whose lines say nothing about tax: it is that of their products, and in the price.
void take_taxes_of_products(const Sheet& sheet, const std::vector<Place>& lines, std::vector<LineAmounts>& amounts) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (const Place product = sheet.referred(lines[i], "product"))
            if (const Value rate = sheet.value(product, "tax_rate"); !is_missing(rate)) {
                amounts[i].tax_rate = number_in(rate, 0);
                amounts[i].tax = amounts[i].tax_rate ? TaxKind::taxed : TaxKind::zero;
            }
}

struct DocumentLines {
    std::vector<Place> places;
    std::vector<LineAmounts> amounts;
    DocumentTerms terms;
    std::optional<DocumentTotal> total; // none: there are no priced lines, or the document says something else
};

DocumentLines lines_on(const Sheet& sheet, const PaperKind& kind) {
    DocumentLines lines;
    const EntityIx entity = sheet.ctx.entity(kind.lines);
    for (const Row row : lines_of(sheet.ctx.tables, sheet.ctx.caches.relations, sheet.document)) {
        lines.places.push_back({entity, row});
        lines.amounts.push_back(line_amounts(sheet.ctx.tables, lines.places.back()));
    }
    lines.terms = document_terms([&](std::string_view key) { return sheet.value(sheet.document, key); });
    if (std::ranges::all_of(lines.amounts, [](const LineAmounts& line) { return line.tax == TaxKind::none; })) {
        take_taxes_of_products(sheet, lines.places, lines.amounts);
        lines.terms.prices_include_tax = true;
    }
    const auto total = document_total(lines.amounts, lines.terms);
    if (total && total->currency && total->money(total->total()) == money_in(sheet.value(sheet.document, "total")))
        lines.total = *total;
    return lines;
}

void add_lines(const Sheet& sheet, const PaperKind& kind, const DocumentLines& lines, PrintPaper& paper) {
    const Context& ctx = sheet.ctx;
    const EntityIx entity = ctx.entity(kind.lines);
    const bool has_discounts = std::ranges::any_of(
        lines.amounts, [](const LineAmounts& line) { return line.discount.minor != 0 || line.discount_percent != 0; });
    const bool has_taxes = lines.total && sheet.shows("taxes") && !lines.total->taxes.empty();
    PrintPart part;
    const auto column = [&](const BothNames& label, bool is_number) {
        part.columns.push_back(
            {.label = std::string(ctx.text(label)), .is_number = is_number, .also = sheet.also(label)});
    };
    const auto label = [&](std::string_view key) {
        return ctx.schema.field(entity, ctx.schema.field(entity, key)).label;
    };
    column(words::document_line, false);
    column(label("quantity"), true);
    column(label("price"), true);
    if (has_discounts) column(label("discount"), true);
    if (has_taxes) column(words::tax_column, true);
    column(words::line_amount, true);
    for (std::size_t i = 0; i < lines.places.size(); ++i) {
        const Place line = lines.places[i];
        const LineAmounts& amounts = lines.amounts[i];
        const auto cell = [&](std::string_view key) { return ctx.cell(line, ctx.schema.field(entity, key)); };
        std::string said = cell("product"), more = cell("description");
        if (!said.empty() && !more.empty() && said != more) said += " · ";
        if (said != more) said += more;
        std::vector<std::string> cells{std::move(said), cell("quantity"), cell("price")};
        if (has_discounts) {
            std::string less = cell("discount_percent");
            if (!less.empty()) less += '%';
            if (const std::string amount = cell("discount"); !amount.empty())
                less += (less.empty() ? "" : " + ") + amount;
            cells.push_back(std::move(less));
        }
        if (has_taxes)
            cells.push_back(amounts.tax == TaxKind::none ? std::string() : rate_text(sheet, amounts.tax_rate));
        const auto alone = document_total(std::span(&amounts, 1), {});
        cells.push_back(alone && alone->currency ? sheet.money(alone->money(alone->amounts)) : std::string());
        part.rows.push_back(std::move(cells));
    }
    if (!part.rows.empty()) paper.parts.push_back(std::move(part));
}

// A document's date is a day; the code wants a moment, so the beginning of that day is said.
std::string tax_time(const Sheet& sheet) {
    const Date day{static_cast<std::int32_t>(number_in(sheet.value(sheet.document, "date"), 0))};
    return iso_text(day) + "T00:00:00Z";
}

PrintCode tax_code(const Sheet& sheet, const DocumentTotal& total) {
    const Context& ctx = sheet.ctx;
    const Place firm = firm_place(ctx.tables);
    if (!sheet.shows("tax_qr") || !firm || ctx.reader.country != country_of("SA") || total.taxes.empty()) return {};
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

void add_tax_sums(const Sheet& sheet, const DocumentTotal& total, std::vector<PrintFact>& sums) {
    if (total.discount) {
        sums.push_back(sheet.fact(words::lines_sum, sheet.money(total.money(total.amounts))));
        sums.push_back(sheet.fact(words::document_discount, sheet.money(total.money(total.discount))));
    }
    if (total.taxes.empty() || !sheet.shows("taxes")) return;
    sums.push_back(sheet.fact(words::before_tax, sheet.money(total.money(total.net))));
    for (const TaxTotal& tax : total.taxes) {
        PrintFact fact = sheet.fact(words::tax_of_rate, sheet.money(total.money(tax.tax)));
        for (std::string* label : {&fact.label, &fact.also})
            if (!label->empty()) *label = filled(*label, rate_text(sheet, tax.rate));
        sums.push_back(std::move(fact));
    }
}

void add_sums(const Sheet& sheet, const DocumentLines& lines, PrintPaper& paper) {
    const Money total = money_in(sheet.value(sheet.document, "total"));
    if (!total.currency) return;
    PrintPart part;
    const bool is_taxed = lines.total && !lines.total->taxes.empty();
    if (lines.total) add_tax_sums(sheet, *lines.total, part.sums);
    part.sums.push_back(sheet.fact(is_taxed ? words::total_with_tax : words::document_total_sum, sheet.money(total)));
    part.sums.back().is_strong = true;
    const Paid paid = paid_for(sheet.ctx.tables, sheet.ctx.caches.relations, sheet.document);
    if (sheet.shows("paid") && paid.paid && paid.to_come) {
        part.sums.push_back(sheet.fact(words::document_paid, sheet.money(*paid.paid)));
        part.sums.push_back(sheet.fact(words::document_left, sheet.money(*paid.to_come)));
    }
    if (is_taxed) part.code = tax_code(sheet, *lines.total);
    paper.parts.push_back(std::move(part));
}

void add_words(const Sheet& sheet, Money amount, PrintPaper& paper) {
    if (!sheet.shows("words") || !amount.currency) return;
    const auto said = [&](Language language) {
        return filled(std::string(words::words_only.in(language)), amount_in_words(amount, language));
    };
    std::string text = said(sheet.ctx.language);
    if (sheet.shows("second_language")) text += '\n' + said(sheet.other);
    paper.parts.push_back({.text = std::move(text)});
}

void add_foot(const Sheet& sheet, PrintPaper& paper) {
    const Context& ctx = sheet.ctx;
    const Place firm = firm_place(ctx.tables);
    const std::string terms = firm ? ctx.cell(firm, ctx.field("firm", "paper_terms")) : std::string();
    if (sheet.shows("terms") && !terms.empty())
        paper.parts.push_back({.heading = std::string(ctx.text(words::document_terms)), .text = terms});
    if (sheet.shows("signatures"))
        paper.parts.push_back({.signatures = {std::string(ctx.text(words::signature_firm)),
                                              std::string(ctx.text(words::signature_customer))}});
}

} // namespace

bool is_document(const Context& ctx, Place place) { return place && kind_of(ctx, place); }

PrintPaper document_paper(Context& ctx, Place place) {
    const PaperKind& kind = *kind_of(ctx, place);
    const Sheet sheet(ctx, place);
    const bool is_payment = kind.lines.empty();
    const bool is_back = is_payment && sheet.value(place, "direction") == Value{std::string("paid_back")};
    const BothNames& title = is_back ? words::payout_paper : kind.title;
    PrintPaper paper{.title = std::string(ctx.text(title)),
                     .also = sheet.also(title),
                     .second_language = ctx.arabic() ? "en" : "ar",
                     .is_document = true};
    PrintPart head;
    const BothNames& called = !is_payment ? words::document_customer : is_back ? words::paid_to : words::received_from;
    for (auto box : {customer_box(sheet, called), document_box(sheet, kind)})
        if (!box.empty()) head.boxes.push_back(std::move(box));
    paper.parts.push_back(std::move(head));
    if (is_payment) {
        PrintPart sum;
        sum.sums.push_back(sheet.fact(words::line_amount, sheet.money(money_in(sheet.value(place, "amount")))));
        sum.sums.back().is_strong = true;
        paper.parts.push_back(std::move(sum));
        add_words(sheet, money_in(sheet.value(place, "amount")), paper);
    } else {
        const DocumentLines lines = lines_on(sheet, kind);
        add_lines(sheet, kind, lines, paper);
        add_sums(sheet, lines, paper);
        add_words(sheet, money_in(sheet.value(place, "total")), paper);
    }
    add_foot(sheet, paper);
    return paper;
}

void paper_blocks_ui(Context& ctx) {
    const FieldIx field = ctx.field("firm", "paper_hides");
    const std::vector<Value> hidden = ctx.tables.elements(firm_place(ctx.tables), field);
    for (const ChoiceDef& block : paper_blocks) {
        const Value key{std::string(block.key)};
        const bool was_shown = std::ranges::find(hidden, key) == hidden.end();
        bool is_shown = was_shown;
        if (!switch_ui(block.label.in(ctx.language), is_shown, {.disabled = !ctx.can_write()})) continue;
        std::vector<Value> after = hidden;
        if (is_shown)
            std::erase(after, key);
        else
            after.push_back(key);
        ctx.send(
            SaveRecord{.entity = ctx.entity("firm"), .id = firm_id, .cells = {{.field = field, .elements = after}}});
    }
}

} // namespace crm
