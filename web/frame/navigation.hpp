// The places one can go: the same list for the side bar, the phone's bottom bar and the palette.
#pragma once
#include <span>

#include "web/frame/context.hpp"
#include "web/kit/icon.hpp"

namespace crm {

// Under which heading a place stands. Headings fold, and each device remembers which are folded.
enum class NavSection : std::uint8_t { start, customers, selling, accounts, tools };

struct Destination {
    Route route;
    Icon icon;
    BothNames label;
    std::string_view shortcut; // "G P": G, then P
    NavSection section;
};

std::span<const Destination> destinations();
BothNames names_of(const Context& ctx, const Destination& destination); // as the firm calls these records
const BothNames& name_of(NavSection section);                           // of `start`: none
bool is_at(const Route& here, const Destination& destination);
Icon icon_of(std::string_view entity_key);
Icon icon_of_channel(std::string_view channel); // of a dealing

void side_bar_ui(Context& ctx, float width);
void bottom_bar_ui(Context& ctx, float height);

} // namespace crm
