// What a bundle is made of, what that costs by itself, and how many the stock makes.
#include "core/sales/bundles.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_bundles.hpp"
#include "web/frame/stock_note.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

void worth_ui(const Context& ctx, Place bundle, const std::vector<BundlePart>& parts) {
    const auto worth = worth_of_parts(ctx.tables, parts);
    if (!worth) return;
    key_value_ui(ctx.text(words::bundle_worth), money_text(*worth, ctx.reader.locale));
    const Value own = ctx.tables.value(bundle, ctx.field("product", "price"));
    const auto* price = std::get_if<Money>(&own);
    if (!price || price->currency != worth->currency) return;
    if (price->minor > worth->minor)
        paragraph_ui(ctx.text(words::bundle_dearer), styles::small.with(Color::warning_ink));
    else if (price->minor < worth->minor)
        key_value_ui(ctx.text(words::bundle_saving),
                     money_text({worth->minor - price->minor, worth->currency}, ctx.reader.locale));
}

} // namespace

void bundle_part_ui(Context& ctx, Place product) {
    const std::vector<BundlePart> parts = bundle_parts(ctx.tables, ctx.caches.relations, product);
    const Value kind = ctx.tables.value(product, ctx.field("product", "kind"));
    if (parts.empty() && kind != Value{std::string("bundle")}) return;
    const auto add = [&] { ctx.add("bundle_part", {{"bundle", Value{ctx.tables.id(product)}}}); };
    begin_card_ui("bundle", {.title = ctx.text(words::bundle_title), .icon = Icon::product});
    if (parts.empty()) {
        if (empty_state_ui({.icon = Icon::product,
                            .title = ctx.text(words::bundle_empty),
                            .text = ctx.text(words::bundle_empty_text),
                            .action = ctx.can_write() ? ctx.text(words::bundle_add) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            add();
    } else {
        worth_ui(ctx, product, parts);
        if (const auto possible = bundles_on_hand(ctx.tables, parts))
            key_value_ui(ctx.text(words::bundle_possible), quantity_text(ctx, *possible));
        gap(4);
        if (button_ui(ctx.text(words::bundle_add), {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
            add();
        gap(4);
    }
    for (const BundlePart& part : parts) {
        const std::string name = ctx.name(part.product), quantity = quantity_text(ctx, part.quantity),
                          price = ctx.cell(part.product, ctx.field("product", "price"));
        if (list_row_ui(text_of(ctx.tables.id(part.place)),
                        {.title = name, .detail = price, .end_text = quantity, .icon = Icon::product, .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(part.place));
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
