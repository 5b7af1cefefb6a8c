#include "web/views/counter/basket.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/record/parse.hpp"
#include "core/sales/price_of.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

// A number as fields of a line take it; nothing typed is `otherwise`.
std::optional<std::int64_t> number_of(const Context& ctx, std::string_view key, const std::string& typed,
                                      std::int64_t otherwise) {
    if (typed.empty()) return otherwise;
    const auto value =
        parse_cell(ctx.schema.field(ctx.entity("invoice_line"), ctx.field("invoice_line", key)), typed, ctx.parsing);
    const auto* number = value ? std::get_if<std::int64_t>(&*value) : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

bool is_percent(const std::optional<std::int64_t>& number) {
    return number && *number >= 0 && *number <= whole_percent;
}

} // namespace

bool BasketMeaning::is_understood() const {
    return !sale.lines.empty() && !is_discount_wrong &&
           std::ranges::none_of(is_wrong, [](bool wrong) { return wrong; });
}

void add_to_basket(const Context& ctx, Basket& basket, RecordId product) {
    const auto known = std::ranges::find(basket.lines, product, &BasketLine::product);
    if (known == basket.lines.end()) {
        basket.lines.push_back({.product = product, .quantity = "1", .discount = {}});
        return;
    }
    const auto now = number_of(ctx, "quantity", known->quantity, one_unit);
    known->quantity =
        fixed_text({(now && *now > 0 ? *now : 0) + one_unit, 4}, {.is_grouped = false, .decimals_max = 4});
}

BasketMeaning meaning_of(const Context& ctx, const Basket& basket, const std::string& seller) {
    BasketMeaning meaning;
    meaning.sale.agent = seller;
    meaning.sale.customer = basket.customer;
    meaning.sale.terms.prices_include_tax = basket.has_tax_inside;
    const Place customer = ctx.tables.find(basket.customer);
    const bool is_company = customer && customer.entity == ctx.entity("company");
    const auto all = number_of(ctx, "discount_percent", basket.discount, 0);
    meaning.is_discount_wrong = !is_percent(all);
    meaning.sale.terms.discount_percent = is_percent(all) ? *all : 0;
    for (const BasketLine& line : basket.lines) {
        const auto quantity = number_of(ctx, "quantity", line.quantity, 0),
                   discount = number_of(ctx, "discount_percent", line.discount, 0);
        const bool is_right = quantity && *quantity > 0 && is_percent(discount);
        meaning.is_wrong.push_back(!is_right);
        PriceWanted wanted{.product = line.product,
                           .date = ctx.reader.today,
                           .currency = ctx.reader.currency,
                           .quantity = is_right ? *quantity : one_unit};
        (is_company ? wanted.company : wanted.person) = basket.customer;
        Money price = price_of(ctx.tables, ctx.caches.relations, wanted).price;
        if (!price.currency) { // it is sold in another currency alone
            wanted.currency = {};
            price = price_of(ctx.tables, ctx.caches.relations, wanted).price;
        }
        meaning.sale.lines.push_back({.product = line.product,
                                      .quantity = wanted.quantity,
                                      .discount_percent = is_right ? *discount : 0,
                                      .price = price});
    }
    return meaning;
}

RecordId product_called(const Context& ctx, std::string_view words) {
    const EntityIx entity = ctx.entity("product");
    const Table& products = ctx.tables.table(entity);
    const Column &codes = known_column(ctx.tables, "product", "code"),
                 &names = known_column(ctx.tables, "product", "name");
    const Column& retired = known_column(ctx.tables, "product", "is_retired");
    const std::string wanted = folded(words);
    if (wanted.empty()) return {};
    RecordId called;
    bool is_several = false;
    for (Row row = 0; row < products.rows(); ++row) {
        if (!products.is_live(row) || retired.code(row) == 1) continue;
        if (folded(codes.words(row)) == wanted) return ctx.tables.id({entity, row});
        if (folded(names.words(row)) != wanted) continue;
        is_several = static_cast<bool>(called);
        called = ctx.tables.id({entity, row});
    }
    return is_several ? RecordId{} : called;
}

} // namespace crm
