#include "web/frame/records_card.hpp"

#include "core/text/words.hpp"
#include "web/kit/kit.hpp"

namespace crm {

void records_card_ui(Context& ctx, const RecordsCard& card, std::span<const Place> places,
                     const std::function<std::string(Place)>& detail, const std::function<void()>& below) {
    if (begin_card_ui(card.id, {.title = ctx.text(card.title),
                                .icon = card.icon,
                                .action = ctx.can_write() ? ctx.text(card.add) : std::string_view()}))
        ctx.add(card.entity, card.presets);
    if (card.text) {
        paragraph_ui(ctx.text(*card.text), styles::help);
        gap(8);
    }
    if (places.empty()) paragraph_ui(ctx.text(card.empty), styles::muted);
    for (const Place place : places) {
        const std::string name = ctx.name(place), more = detail(place);
        const std::string bin = std::string(ctx.text(words::remove)) + ": " + name;
        const Icon actions[] = {Icon::bin};
        const std::string_view names[] = {bin};
        const IdScope scope{std::uint64_t{place.row}};
        const ListRowResult done =
            list_row_ui(card.id, {.title = name,
                                  .detail = more,
                                  .icon = card.icon,
                                  .actions = ctx.can_write() ? std::span<const Icon>(actions) : std::span<const Icon>(),
                                  .action_names = names});
        if (done.action == 0)
            ctx.remove({ctx.tables.id(place)});
        else if (done.clicked && ctx.can_write())
            ctx.edit(ctx.tables.id(place));
    }
    if (below) below();
    end_card_ui();
}

std::vector<Place> live_records(const Tables& tables, std::string_view entity_key) {
    const EntityIx entity = tables.schema().entity(entity_key);
    const Table& table = tables.table(entity);
    std::vector<Place> places;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) places.push_back({entity, row});
    return places;
}

} // namespace crm
