#include "web/frame/stock_note.hpp"

#include "core/queries/stock.hpp"
#include "core/sales/bundles.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_stock.hpp"
#include "web/kit/kit.hpp"

namespace crm {

std::string quantity_text(const Context& ctx, std::int64_t quantity) {
    return fixed_text({quantity, 4}, {.digits = ctx.reader.locale.digits, .decimals_max = 4});
}

void stock_note_ui(const Context& ctx, RecordId product, std::int64_t quantity) {
    const Place place = ctx.tables.find(product);
    if (!place) return;
    std::optional<std::int64_t> there;
    if (const auto parts = bundle_parts(ctx.tables, ctx.caches.relations, place); !parts.empty())
        there = bundles_on_hand(ctx.tables, parts);
    else if (const Value known = on_hand(ctx.tables, place); const auto* number = std::get_if<std::int64_t>(&known))
        there = *number;
    if (!there || quantity <= *there) return;
    gap(4);
    text_ui(filled(ctx.text(words::stock_only), {quantity_text(ctx, *there)}), styles::small.with(Color::warning_ink));
}

} // namespace crm
