#include "web/frame/document_lines.hpp"

#include <algorithm>

#include "core/commands/deals.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/approval.hpp"
#include "core/sales/usual_tax.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_approval.hpp"
#include "core/text/words_documents.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_prices.hpp"
#include "core/text/words_team.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/product_note.hpp"
#include "web/frame/stock_note.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {
// What a deal may bring: its lines say no more than product, quantity, price and discount.
constexpr DocumentKind deal_kind{.entity = "deal", .line = "deal_line"};
} // namespace

DocumentLinesDraft document_lines_of(const Context& ctx, EntityIx entity, RecordId document) {
    const std::string_view key = ctx.schema.entity(entity).key;
    DocumentLinesDraft draft{.kind = key == deal_kind.entity ? &deal_kind : document_kind(key)};
    if (is_new(document) || !draft.kind) return draft;
    const EntityIx line = ctx.entity(draft.kind->line);
    for (const Row row : children(ctx.tables, ctx.caches.relations, draft.kind->line, key, ctx.tables.find(document)))
        draft.lines.push_back(draft_of(ctx, line, ctx.tables.id({line, row}), {}));
    return draft;
}

Command save_with_lines(const Context& ctx, SaveRecord document, const DocumentLinesDraft& lines, Problems& problems) {
    std::vector<SaveRecord> saved;
    for (std::uint32_t i = 0; i < lines.lines.size(); ++i) {
        const std::size_t before = problems.size();
        saved.push_back(save_of(ctx, lines.lines[i], problems));
        for (std::size_t p = before; p < problems.size(); ++p) problems[p].record = i;
    }
    if (lines.kind == &deal_kind) return SaveDeal{std::move(document), std::move(saved), lines.removed};
    return SaveDocument{std::move(document), std::move(saved), lines.removed};
}

namespace {

// The record that a field of references names; none while it is empty or there is no such field.
RecordId chosen(const Context& ctx, const Draft& draft, std::string_view key) {
    const FieldIx field = ctx.schema.field(draft.entity, key);
    if (field == no_field || !draft.fields[field].reference.id) return {};
    return ctx.tables.directory().id(static_cast<Handle>(draft.fields[field].reference.id - 1));
}

// A product that was just chosen brings its tax and its unit, where nothing is said yet.
void take_product(Context& ctx, Draft& line) {
    const RecordId product = chosen(ctx, line, "product");
    if (!product) return;
    for (const std::string_view key : {"tax_rate", "tax_kind", "unit"}) {
        const FieldIx field = ctx.schema.field(line.entity, key);
        if (field == no_field || !line.fields[field].text.empty()) continue;
        put_value(ctx, line, field, brought_by(ctx.tables, ctx.tables.find(product), key));
        line.fields[field].is_touched = true;
    }
}

// A cell as it will be once the draft is saved; missing while it cannot be understood.
Value typed_value(const Context& ctx, const Draft& draft, std::string_view key) {
    const FieldIx ix = ctx.schema.field(draft.entity, key);
    if (ix == no_field) return {};
    const FieldDef& field = ctx.schema.field(draft.entity, ix);
    const FieldDraft& typed = draft.fields[ix];
    if (field.type == FieldType::reference)
        return typed.reference.id ? Value{ctx.tables.directory().id(static_cast<Handle>(typed.reference.id - 1))}
                                  : Value{};
    if (field.type == FieldType::yes_no) return typed.yes ? Value{std::int64_t{1}} : Value{};
    const std::string text = field.type != FieldType::money ? typed.text
                             : typed.money.amount.empty()   ? std::string()
                                                            : typed.money.amount + ' ' + typed.money.currency;
    return text.empty() ? Value{} : parse_cell(field, text, ctx.parsing).value_or(Value{});
}

// The currency that the document's other lines are in; none while they say nothing.
Currency currency_of_others(const Context& ctx, const DocumentLinesDraft& lines, std::size_t but) {
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        const Value price = i == but ? Value{} : typed_value(ctx, lines.lines[i], "price");
        if (const auto* money = std::get_if<Money>(&price)) return money->currency;
    }
    return {};
}

PriceWanted wanted_of(const Context& ctx, const Draft& document, const DocumentLinesDraft& lines, std::size_t index) {
    const Draft& line = lines.lines[index];
    PriceWanted wanted{.product = chosen(ctx, line, "product"),
                       .person = chosen(ctx, document, "person"),
                       .company = chosen(ctx, document, "company"),
                       .date = ctx.parsing.today,
                       .currency = currency_of_others(ctx, lines, index)};
    const Value date = typed_value(ctx, document, "date"), quantity = typed_value(ctx, line, "quantity");
    if (const auto* days = std::get_if<std::int64_t>(&date)) wanted.date = {static_cast<std::int32_t>(*days)};
    if (const auto* n = std::get_if<std::int64_t>(&quantity)) wanted.quantity = *n;
    return wanted;
}

// Puts the price that is due into each line whose product, quantity, customer or day is another than before, but for
// one that was typed. A line that stands there already is looked up as it is.
void follow_prices(Context& ctx, const Draft& document, DocumentLinesDraft& lines) {
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        const PriceWanted wanted = wanted_of(ctx, document, lines, i);
        const bool is_first = i == lines.prices.size();
        if (is_first) lines.prices.emplace_back();
        LinePrice& price = lines.prices[i];
        if (!is_first && wanted == price.wanted) continue;
        Draft& line = lines.lines[i];
        const FieldIx field = ctx.schema.field(line.entity, "price");
        const Value typed = typed_value(ctx, line, "price");
        const FoundPrice found = price_of(ctx.tables, ctx.caches.relations, wanted);
        const bool follows = line.fields[field].money.amount.empty() || typed == Value{price.found.price};
        price = {wanted, found};
        if (!follows || !found.price.currency || typed == Value{found.price}) continue;
        if (is_first && !is_new(line.record)) continue; // agreed without a price
        put_value(ctx, line, field, Value{found.price});
        line.fields[field].is_touched = true;
    }
}

// Where the line's price came from, when it is a list's.
void price_source_ui(const Context& ctx, const Draft& line, const FoundPrice& found) {
    if (!found.list || typed_value(ctx, line, "price") != Value{found.price}) return;
    const std::string list = ctx.name(found.list);
    const std::string quantity =
        found.from_quantity
            ? fixed_text({found.from_quantity, 4}, {.digits = ctx.reader.locale.digits, .decimals_max = 4})
            : std::string();
    gap(4);
    text_ui(quantity.empty() ? filled(ctx.text(words::price_from_list), {list})
                             : filled(ctx.text(words::price_from_list_above), {list, quantity}),
            styles::small.with(Color::text_muted));
}

// An order that has been delivered is taken off already.
void stock_of_line_ui(const Context& ctx, const Draft& document, const Draft& line) {
    if (ctx.schema.entity(document.entity).key != "order") return;
    const Place saved = is_new(document.record) ? Place{} : ctx.tables.find(document.record);
    if (saved && known_column(ctx.tables, "order", "state").words(saved.row) == "delivered") return;
    const Value quantity = typed_value(ctx, line, "quantity");
    if (const auto* n = std::get_if<std::int64_t>(&quantity)) stock_note_ui(ctx, chosen(ctx, line, "product"), *n);
}

Result<DocumentTotal, DocumentError> total_of(const Context& ctx, const Draft& document,
                                              const DocumentLinesDraft& lines) {
    std::vector<LineAmounts> amounts;
    for (const Draft& line : lines.lines)
        amounts.push_back(line_amounts([&](std::string_view key) { return typed_value(ctx, line, key); }));
    return document_total(amounts,
                          document_terms([&](std::string_view key) { return typed_value(ctx, document, key); }));
}

// What of the discounts typed so far has to be approved.
void over_ceiling_ui(const Context& ctx, const Draft& document, const DocumentLinesDraft& lines) {
    const bool is_credit =
        lines.kind->entity == "invoice" && typed_value(ctx, document, "kind") == Value{std::string("credit_note")};
    if (lines.kind == &deal_kind || is_credit || !has_ceilings(ctx.tables)) return;
    DiscountedDocument typed = discounted_head([&](std::string_view key) { return typed_value(ctx, document, key); });
    for (const Draft& line : lines.lines)
        typed.lines.push_back(discounted_line([&](std::string_view key) { return typed_value(ctx, line, key); }));
    const auto said = [&](std::string_view key) { // what was approved may stay as it is
        const Place saved = is_new(document.record) ? Place{} : ctx.tables.find(document.record);
        return saved ? ctx.tables.value(saved, ctx.schema.field(document.entity, key)) : Value{};
    };
    if (said("approval") == Value{std::string("approved")} && said("approval_of") == Value{fingerprint_of(typed)})
        return;
    const std::vector<OverCeiling> all = lines_over(ctx.tables, typed);
    for (const OverCeiling& over : all) {
        const Draft& line = lines.lines[over.line];
        std::string name = line.fields[ctx.schema.field(line.entity, "product")].reference.label;
        if (name.empty()) name = line.fields[ctx.schema.field(line.entity, "description")].text;
        if (!name.empty()) name += ": ";
        paragraph_ui(name + over_text(ctx, over), styles::small.with(Color::danger_ink));
    }
    if (std::ranges::any_of(all, &OverCeiling::is_lowest))
        paragraph_ui(ctx.text(words::lowest_ceiling_counts), styles::help);
    if (!all.empty()) paragraph_ui(ctx.text(words::until_approved), styles::help);
}

// One line: its fields side by side, on a telephone one under the other as a card.
class LineEditor {
public:
    LineEditor(Context& ctx, Draft& line, std::uint32_t index, const Problems& problems)
        : m_ctx(ctx), m_line(line), m_index(index), m_problems(problems) {}

    bool has(std::string_view key) const { return m_ctx.schema.field(m_line.entity, key) != no_field; }
    FieldResult field(std::string_view key, float width) {
        const FieldIx ix = m_ctx.schema.field(m_line.entity, key);
        begin_box(width);
        const FieldResult result = field_editor_ui(m_ctx, m_line, ix, error(ix), false);
        end_box();
        return result;
    }

private:
    std::string_view error(FieldIx ix) const {
        for (const Problem& problem : m_problems)
            if (problem.entity == m_line.entity && problem.field == ix && problem.record == m_index)
                return m_ctx.text(sentence(problem.reason));
        return {};
    }
    Context& m_ctx;
    Draft& m_line;
    std::uint32_t m_index;
    const Problems& m_problems;
};

struct LineAnswer {
    bool remove = false, toggle = false;
};

LineAnswer line_buttons_ui(const Context& ctx, bool is_open) {
    LineAnswer answer;
    answer.toggle = icon_button_ui(is_open ? Icon::chevron_up : Icon::chevron_down, ctx.text(words::line_details),
                                   {.kind = ButtonKind::quiet, .on = is_open});
    beside(8);
    answer.remove = icon_button_ui(Icon::bin, ctx.text(words::remove_line), {.kind = ButtonKind::quiet});
    return answer;
}

LineAnswer line_ui(Context& ctx, Draft& line, std::uint32_t index, bool is_open, const std::string& amount,
                   const Problems& problems) {
    LineAnswer answer;
    LineEditor editor(ctx, line, index, problems);
    const bool stacked = is_phone();
    const float width = width_left(), space = px(8), button = control_height() + px(4);
    const float rest = width - 2 * button - 4 * space;
    if (editor.field("product", stacked ? width : rest * 0.48f).changed) take_product(ctx, line);
    if (!stacked) beside(8);
    editor.field("quantity", stacked ? (width - space) * 0.36f : rest * 0.17f);
    beside(8);
    editor.field("price", stacked ? (width - space) * 0.64f : rest * 0.35f);
    if (!stacked) beside(8);
    const bool has_tax = editor.has("tax_rate"); // a deal's lines have none
    if (stacked) {
        if (has_tax) {
            editor.field("discount_percent", (width - space) * 0.5f);
            beside(8);
            editor.field("tax_rate", (width - space) * 0.5f);
        }
    } else {
        begin_box(2 * button + space);
        gap(24);
        answer = line_buttons_ui(ctx, is_open);
        end_box();
        editor.field("description", rest * 0.48f);
        beside(8);
        if (has_tax) {
            editor.field("discount_percent", rest * 0.17f);
            beside(8);
            editor.field("tax_rate", rest * 0.17f);
            beside(8);
        }
        begin_box(width_left());
        gap(40);
        text_ui(amount, styles::strong);
        end_box();
    }
    if (is_open) {
        if (stacked) editor.field("description", width);
        if (has_tax) {
            editor.field("unit", stacked ? (width - space) * 0.4f : rest * 0.28f);
            beside(8);
            editor.field("tax_kind", stacked ? (width - space) * 0.6f : rest * 0.35f);
            if (!stacked) beside(8);
        }
        editor.field("discount", stacked ? width : rest * 0.37f);
    }
    if (stacked) {
        gap(8);
        begin_box(width - 2 * button - 2 * space);
        gap(12);
        text_ui(amount, styles::strong);
        end_box();
        beside(8);
        answer = line_buttons_ui(ctx, is_open);
    }
    return answer;
}

void remove_line(DocumentLinesDraft& lines, std::size_t gone) {
    if (!is_new(lines.lines[gone].record)) lines.removed.push_back(lines.lines[gone].record);
    lines.lines.erase(lines.lines.begin() + static_cast<std::ptrdiff_t>(gone));
    lines.prices.erase(lines.prices.begin() + static_cast<std::ptrdiff_t>(gone));
    std::set<std::size_t> open;
    for (const std::size_t i : lines.open)
        if (i != gone) open.insert(i > gone ? i - 1 : i);
    lines.open = std::move(open);
    lines.is_touched = true;
}

} // namespace

std::string over_text(const Context& ctx, const OverCeiling& over) {
    const auto percent = [&](std::int64_t n) {
        return fixed_text({n, 4}, {.digits = ctx.reader.locale.digits, .decimals_max = 2});
    };
    if (over.role.empty())
        return filled(ctx.text(words::given_and_allowed), {percent(over.given), percent(over.ceiling)});
    const FieldDef& role = ctx.schema.field(ctx.entity("team_member"), ctx.field("team_member", "role"));
    return filled(ctx.text(words::given_and_allowed_to),
                  {percent(over.given), choice_label(role, over.role, ctx.language), percent(over.ceiling)});
}

void document_sums_ui(const Context& ctx, const DocumentTotal& total) {
    const auto money = [&](std::int64_t minor) { return money_text(total.money(minor), ctx.reader.locale); };
    const bool has_tax = !total.taxes.empty();
    if (total.discount || total.amounts != total.net) key_value_ui(ctx.text(words::sum_of_lines), money(total.amounts));
    if (total.discount) key_value_ui(ctx.text(words::sum_discount), money(-total.discount));
    if (has_tax) key_value_ui(ctx.text(words::sum_without_tax), money(total.net));
    for (const TaxTotal& rate : total.taxes) {
        const std::string percent = fixed_text({rate.rate, 4}, {.digits = ctx.reader.locale.digits, .decimals_max = 4});
        const std::string label = rate.kind == TaxKind::taxed  ? filled(ctx.text(words::tax_at), {percent})
                                  : rate.kind == TaxKind::zero ? std::string(ctx.text(words::tax_zero))
                                                               : std::string(ctx.text(words::tax_exempt));
        key_value_ui(label,
                     money(rate.tax) + " (" + std::string(ctx.text(words::of_amount)) + ' ' + money(rate.net) + ')');
    }
    text_ui(std::string(ctx.text(words::line_total)) + ": " + money(total.total()), styles::strong);
}

void document_lines_ui(Context& ctx, const Draft& document, DocumentLinesDraft& lines, const Problems& problems) {
    const EntityIx entity = ctx.entity(lines.kind->line);
    follow_prices(ctx, document, lines);
    const auto total = total_of(ctx, document, lines);
    begin_box(field_width_here());
    std::size_t gone = lines.lines.size();
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        if (i > 0) gap(14);
        const std::string amount = total && total->currency
                                       ? money_text(total->money(total->lines[i].amount()), ctx.reader.locale)
                                       : std::string();
        if (is_phone()) begin_card_ui("line");
        const LineAnswer answer =
            line_ui(ctx, lines.lines[i], static_cast<std::uint32_t>(i), lines.open.contains(i), amount, problems);
        product_note_ui(ctx, chosen(ctx, lines.lines[i], "product"));
        price_source_ui(ctx, lines.lines[i], lines.prices[i].found);
        stock_of_line_ui(ctx, document, lines.lines[i]);
        if (is_phone()) end_card_ui();
        if (answer.remove) gone = i;
        if (answer.toggle && !lines.open.insert(i).second) lines.open.erase(i);
        lines.is_touched |= lines.lines[i].is_touched();
    }
    if (gone < lines.lines.size()) remove_line(lines, gone);
    gap(14);
    if (button_ui(ctx.text(words::add_line), {.icon = Icon::plus, .small = true}))
        lines.lines.push_back(draft_of(ctx, entity, {}, {{"quantity", Value{decimal_one}}}));
    if (!lines.lines.empty()) {
        gap(10);
        if (!total)
            paragraph_ui(ctx.text(sentence(problem_of(ctx.schema, *lines.kind, total.error()).reason)),
                         styles::small.with(Color::danger_ink));
        else if (total->currency)
            document_sums_ui(ctx, *total);
        over_ceiling_ui(ctx, document, lines);
    }
    end_box();
}

} // namespace crm
