#include "web/frame/quick_add.hpp"

#include "core/text/words_frame.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

Place customer_here(const Context& ctx) {
    if (ctx.route.screen != Screen::record) return {};
    const Place place = ctx.tables.find(ctx.route.record);
    return place && is_customer(ctx, place) ? place : Place{};
}

// The dealings people log on their feet, by one press each.
void dealings_ui(Context& ctx, Place customer) {
    for (const ChoiceDef& channel : ctx.schema.field(ctx.entity("dealing"), ctx.field("dealing", "channel")).choices) {
        if (channel.archived) continue;
        if (channel.key != "call" && channel.key != "whatsapp" && channel.key != "visit") continue;
        if (!menu_item_ui(channel.label.in(ctx.language), {.icon = icon_of_channel(channel.key)})) continue;
        if (customer)
            ctx.log_dealing(ctx.tables.id(customer), channel.key);
        else
            ctx.add("dealing", {{"channel", Value{std::string(channel.key)}}});
    }
}

void records_ui(Context& ctx, std::span<const std::string_view> keys, Place customer) {
    for (const std::string_view key : keys) {
        // A lead has no orders yet.
        if (customer && ctx.field(key, ctx.schema.entity(customer.entity).key) == no_field) continue;
        if (!menu_item_ui(ctx.schema.entity(ctx.entity(key)).label.in(ctx.language), {.icon = icon_of(key)})) continue;
        if (customer)
            ctx.add(key, {for_customer(ctx, customer)});
        else
            ctx.add(key);
    }
}

} // namespace

bool is_customer(const Context& ctx, Place place) {
    const std::string_view key = ctx.schema.entity(place.entity).key;
    return key == "person" || key == "company" || key == "lead";
}

Preset for_customer(const Context& ctx, Place customer) {
    return {ctx.schema.entity(customer.entity).key, Value{ctx.tables.id(customer)}};
}

void open_quick_add() { open_menu("quick add"); }

void quick_add_menu_ui(Context& ctx) {
    if (!begin_menu_ui("quick add", ctx.text(words::quick_add))) return;
    const Place customer = customer_here(ctx);
    if (customer) menu_heading_ui(ctx.name(ctx.route.record));
    dealings_ui(ctx, customer);
    static constexpr std::string_view belonging[] = {"note",  "task",  "ticket",  "appointment", "deal",
                                                     "quote", "order", "invoice", "payment",     "occasion"};
    static constexpr std::string_view standing[] = {"person", "company", "lead", "product", "price_list"};
    records_ui(ctx, belonging, customer);
    menu_divider_ui();
    // A telephone's height holds so many and no more; price lists are added in their list.
    records_ui(ctx, std::span(standing).first(std::size(standing) - (is_phone() ? 1 : 0)), {});
    end_menu_ui();
}

} // namespace crm
