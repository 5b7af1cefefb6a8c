#include "web/views/selling/territories_card.hpp"

#include <set>

#include "core/commands/territories.hpp"
#include "core/text/words_territories.hpp"
#include "web/frame/records_card.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct TerritoriesState { // kept until a record changes
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<Place> territories;
    std::int64_t waiting = 0; // records that would be placed
};

TerritoriesState& territories_state(Context& ctx) {
    TerritoriesState& state = ctx.state<TerritoriesState>();
    if (state.revision == ctx.tables.revision()) return state;
    state.revision = ctx.tables.revision();
    state.territories = live_records(ctx.tables, "territory");
    std::set<RecordId> waiting;
    if (!state.territories.empty())
        for (const Edit& edit : ctx.workspace.plan(PlaceCustomers{}).change.edits) waiting.insert(edit.record);
    state.waiting = static_cast<std::int64_t>(waiting.size());
    return state;
}

} // namespace

void territories_card_ui(Context& ctx) {
    const TerritoriesState& state = territories_state(ctx);
    const RecordsCard card{.id = "territories",
                           .entity = "territory",
                           .title = words::territories_title,
                           .add = words::add_territory,
                           .empty = words::no_territories_text,
                           .text = &words::territories_text,
                           .icon = Icon::map_pin};
    const auto detail = [&](Place place) {
        const std::string places = ctx.cell(place, ctx.field("territory", "places")),
                          people = ctx.cell(place, ctx.field("territory", "representatives"));
        return places + (places.empty() || people.empty() ? "" : " · ") + people;
    };
    records_card_ui(ctx, card, state.territories, detail, [&] {
        if (state.waiting == 0) return;
        gap(8);
        if (button_ui(ctx.counted(words::place_waiting, state.waiting),
                      {.icon = Icon::check, .small = true, .disabled = !ctx.can_write()}))
            ctx.send(PlaceCustomers{});
    });
}

} // namespace crm
