// A card of a few records that are added, edited and removed where they stand: targets, rules.
//
//     const RecordsCard card{.id = "targets", .entity = "target", .title = words::targets_heading, …};
//     records_card_ui(ctx, card, places, [&](Place place) { return target_detail(ctx, place); });
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/frame/context.hpp"
#include "web/glyphs/icons.hpp"

namespace crm {

struct RecordsCard {
    std::string_view id, entity;
    const BothNames &title, &add, &empty;
    const BothNames* text = nullptr; // under the title
    Icon icon = Icon::none;
    std::vector<Preset> presets{}; // of a new one
};

// `detail`: the line under a record's name. `below`: drawn before the card ends.
void records_card_ui(Context& ctx, const RecordsCard& card, std::span<const Place> places,
                     const std::function<std::string(Place)>& detail, const std::function<void()>& below = {});

// All that are not in the bin, in the order in which they came.
std::vector<Place> live_records(const Tables& tables, std::string_view entity);

} // namespace crm
