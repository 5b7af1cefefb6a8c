#include "web/views/selling/team_card.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/queries/team.hpp"
#include "core/sales/approval.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_team.hpp"
#include "web/frame/chip_flow.hpp"
#include "web/frame/records_card.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr std::size_t offered_max = 8;
constexpr std::string_view usual_role = "representative";

struct TeamState { // kept until a record changes
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<Place> members;
    std::vector<std::string> offered;
    bool has_owner = false;
};

TeamState& team_state(Context& ctx) {
    TeamState& state = ctx.state<TeamState>();
    if (state.revision == ctx.tables.revision()) return state;
    const std::vector<TeamMember> team = team_of(ctx.tables);
    state = {.revision = ctx.tables.revision(),
             .members = {},
             .offered = names_outside_team(ctx.tables, offered_max),
             .has_owner = std::ranges::contains(team, "owner", &TeamMember::role)};
    for (const TeamMember& one : team) state.members.push_back(ctx.tables.find(one.id));
    return state;
}

std::string member_detail(const Context& ctx, Place member) {
    std::string text;
    for (const std::string_view key : {"role", "phone", "email"})
        if (const std::string cell = ctx.cell(member, ctx.field("team_member", key)); !cell.empty())
            text += (text.empty() ? "" : " · ") + cell;
    return text;
}

void add_member(Context& ctx, const std::string& name) {
    ctx.send(SaveRecord{.entity = ctx.entity("team_member"),
                        .cells = {{ctx.field("team_member", "name"), Value{name}, {}},
                                  {ctx.field("team_member", "role"), Value{std::string(usual_role)}, {}}}},
             filled(ctx.text(words::team_member_added), {name}));
}

void offered_ui(Context& ctx, const std::vector<std::string>& offered) {
    if (offered.empty() || !ctx.can_write()) return;
    gap(8);
    paragraph_ui(ctx.text(words::team_names_in_use), styles::help);
    gap(4);
    ChipFlow flow;
    for (const std::string& name : offered) {
        flow.next(name);
        if (chip_ui(name, Tone::neutral, {.icon = Icon::plus, .can_click = true}) == ChipAnswer::clicked)
            add_member(ctx, name);
    }
}

} // namespace

void team_card_ui(Context& ctx) {
    const TeamState& state = team_state(ctx);
    const RecordsCard card{.id = "team",
                           .entity = "team_member",
                           .title = words::team_title,
                           .add = words::add_team_member,
                           .empty = words::no_team,
                           .text = &words::team_text,
                           .icon = Icon::person};
    records_card_ui(
        ctx, card, state.members, [&](Place member) { return member_detail(ctx, member); },
        [&] {
            if (!state.members.empty() && !state.has_owner && has_ceilings(ctx.tables)) {
                gap(8);
                paragraph_ui(ctx.text(words::team_without_owner), styles::small.with(Color::warning_ink));
            }
            offered_ui(ctx, state.offered);
        });
}

} // namespace crm
