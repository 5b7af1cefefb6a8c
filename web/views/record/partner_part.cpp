// Of a partner or an agent: the deals that came through him, what they come to, and his commission.
#include "core/queries/partner.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_partner.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

void sums_ui(const Context& ctx, const PartnerDeals& through) {
    if (!through.sums) return paragraph_ui(ctx.text(words::partner_too_large), styles::muted);
    for (const PartnerSum& sum : *through.sums) {
        const auto money = [&](std::int64_t minor) { return money_text({minor, sum.currency}, ctx.reader.locale); };
        key_value_ui(ctx.text(words::partner_won), money(sum.won));
        key_value_ui(ctx.text(words::partner_open), money(sum.open));
        if (sum.commission) key_value_ui(ctx.text(words::partner_share), money(*sum.commission));
        gap(6);
    }
}

} // namespace

void partner_part_ui(Context& ctx, Place company) {
    PartnerDeals through = deals_through(ctx.tables, ctx.caches.relations, company);
    const std::string add = ctx.adding(ctx.entity("deal"));
    const auto add_deal = [&] { ctx.add("deal", {{"partner", Value{ctx.tables.id(company)}}}); };
    if (through.rows.empty()) {
        if (empty_state_ui({.icon = Icon::deal,
                            .title = ctx.text(words::partner_none),
                            .text = ctx.text(words::partner_none_text),
                            .action = ctx.can_write() ? std::string_view(add) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            add_deal();
        return;
    }
    sums_ui(ctx, through);
    if (button_ui(add, {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()})) add_deal();
    gap(4);
    deal_rows_ui(ctx, std::move(through.rows));
}

} // namespace crm
