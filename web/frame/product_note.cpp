#include "web/frame/product_note.hpp"

#include "core/queries/known_fields.hpp"
#include "core/sales/bundles.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_bundles.hpp"
#include "web/kit/kit.hpp"

namespace crm {

void product_note_ui(const Context& ctx, RecordId product) {
    const Place place = ctx.tables.find(product);
    if (!place) return;
    std::string note;
    for (const BundlePart& part : bundle_parts(ctx.tables, ctx.caches.relations, place))
        append_item(note, ctx.name(part.place), ctx.language);
    const Column& minutes = known_column(ctx.tables, "product", "minutes");
    if (minutes.has(place.row))
        append_item(note, ctx.counted(words::service_minutes, minutes.number(place.row)), ctx.language);
    if (!note.empty()) paragraph_ui(note, styles::small.with(Color::text_muted));
}

} // namespace crm
