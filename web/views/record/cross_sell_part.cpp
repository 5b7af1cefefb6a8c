// What customers often buy with what this one has: on his page, his deals and his orders, with the reason, and one
// press that offers it.
#include <algorithm>
#include <memory>
#include <utility>

#include "core/queries/known_fields.hpp"
#include "core/queries/pipelines.hpp"
#include "core/queries/related.hpp"
#include "core/sales/needs.hpp"
#include "core/sales/offer_product.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_cross_sell.hpp"
#include "core/text/words_needs.hpp"
#include "web/frame/app.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/purchases.hpp"
#include "web/views/record/record_parts.hpp"
#include "web/views/record/row_to_add.hpp"

namespace crm {

namespace {

constexpr std::size_t proposals_max = 3;

struct Parties { // who is offered something; nobody: both nowhere
    Place person, company;
};

struct CrossSellState { // kept until what it is made of changes
    RecordId subject{};
    std::uint64_t revision = 0;
    std::vector<Together> proposed;
};

Parties parties_of(const Context& ctx, Place subject) {
    const auto named = [&](std::string_view key) {
        if (ctx.schema.entity(subject.entity).key == key) return subject;
        const FieldIx field = ctx.schema.field(subject.entity, key);
        if (is_customer(ctx, subject) || field == no_field) return Place{};
        const Place place = place_in(ctx.tables, ctx.tables.table(subject.entity).columns[field], subject.row);
        return place && ctx.tables.table(place.entity).is_live(place.row) ? place : Place{};
    };
    return {.person = named("person"), .company = named("company")};
}

void add_products(Context& ctx, std::string_view line, std::string_view owner, Place of, std::vector<Row>& rows) {
    const Column& product = known_column(ctx.tables, line, "product");
    for (const Row row : children(ctx.tables, ctx.caches.relations, line, owner, of))
        if (const Place place = place_in(ctx.tables, product, row)) rows.push_back(place.row);
}

std::vector<Together> proposed_to(Context& ctx, Place subject, const Parties& parties, const Purchases& purchases) {
    std::vector<Row> has, offered;
    const std::string_view kind = ctx.schema.entity(subject.entity).key;
    if (kind == "deal") add_products(ctx, "deal_line", kind, subject, has);
    if (kind == "order") add_products(ctx, "order_line", kind, subject, has);
    const DealColumns deals(ctx.tables);
    for (const Place customer : {parties.person, parties.company}) {
        if (!customer) continue;
        has.append_range(purchases.products_of(customer));
        for (const Row deal : deals_of(ctx, customer))
            if (deals.kind(deal) == StageKind::open)
                add_products(ctx, "deal_line", "deal", {deals.deals.entity, deal}, offered);
    }
    std::ranges::sort(has);
    has.erase(std::ranges::unique(has).begin(), has.end());
    return purchases.together(has, offered, proposals_max);
}

} // namespace

void offer_product(Context& ctx, Place subject, RecordId product) {
    const Parties parties = parties_of(ctx, subject);
    const auto id = [&](Place place) { return place ? ctx.tables.id(place) : RecordId{}; };
    const OfferProduct intent{.product = product, .person = id(parties.person), .company = id(parties.company)};
    ctx.later([intent, &workspace = ctx.workspace, language = ctx.language,
               said = filled(ctx.text(words::goes_with_offered), {ctx.name(product)}),
               undo = std::string(ctx.text(words::undo))] {
        const auto done = workspace.send(intent);
        if (!done)
            return show_toast(
                {.text = std::string(sentence(done.error().front().reason).in(language)), .tone = Tone::danger});
        show_toast({.text = said, .action = undo, .on_action = [] { app().undo(); }, .tone = Tone::success});
        app().context().open(done->added.front());
    });
}

KnownPurchases known_purchases(Context& ctx) {
    struct Known {
        const Tables* tables = nullptr;
        std::uint64_t revision = 0;
        std::unique_ptr<Purchases> purchases;
    };
    std::uint64_t revision = 0; // of each table it is made of, so that an edited task makes nothing anew
    for (const std::string_view entity : {"order", "order_line", "invoice", "invoice_line", "deal", "deal_line",
                                          "stage", "product", "person", "company"})
        revision += ctx.tables.table(ctx.entity(entity)).revision;
    Known& known = ctx.state<Known>();
    if (!known.purchases || known.tables != &ctx.tables || known.revision != revision)
        known = {&ctx.tables, revision, std::make_unique<Purchases>(ctx.tables, ctx.reader.offset_minutes)};
    return {*known.purchases, revision};
}

std::span<const Together> cross_sell_proposals(Context& ctx, Place subject) {
    const Parties parties = parties_of(ctx, subject);
    if ((!parties.person && !parties.company) ||
        (subject.entity == ctx.entity("deal") && DealColumns(ctx.tables).kind(subject.row) != StageKind::open))
        return {};
    const auto [purchases, revision] = known_purchases(ctx);
    CrossSellState& state = ctx.state<CrossSellState>();
    if (const RecordId id = ctx.tables.id(subject); state.subject != id || state.revision != revision)
        state = {id, revision, proposed_to(ctx, subject, parties, purchases)};
    return state.proposed;
}

std::string cross_sell_reason(const Context& ctx, const Together& proposed) {
    const auto number = [&](std::uint32_t n) { return number_text(n, {.digits = ctx.reader.locale.digits}); };
    return filled(ctx.text(words::goes_with_reason), {number(proposed.both), number(proposed.bought_reason),
                                                      ctx.name(Place{ctx.entity("product"), proposed.reason})});
}

void cross_sell_card_ui(Context& ctx, Place subject) {
    const bool is_deal = subject.entity == ctx.entity("deal");
    const std::span<const Together> all = cross_sell_proposals(ctx, subject);
    if (all.empty()) return; // nothing that the purchases of others speak for
    begin_card_ui("cross sell", {.title = ctx.text(words::goes_with_title), .icon = Icon::product});
    for (const Together& each : all) {
        const Place product{ctx.entity("product"), each.product};
        const RecordId id = ctx.tables.id(product);
        const std::string name = ctx.name(product), because = cross_sell_reason(ctx, each),
                          price = ctx.cell(product, ctx.field("product", "price")),
                          press = filled(ctx.text(is_deal ? words::goes_with_add : words::goes_with_offer), {name});
        const IdScope scope{text_of(id)};
        const RowToAdd row =
            row_to_add_ui("product", {.title = name, .detail = price, .icon = Icon::product, .icon_tone = Tone::accent},
                          ctx.can_write() ? std::string_view(press) : std::string_view());
        paragraph_ui(because, styles::help);
        gap(6);
        if (row == RowToAdd::opened) ctx.open(id);
        if (row == RowToAdd::added && is_deal)
            ctx.send(AddProposed{ctx.tables.id(subject), id}, filled(ctx.text(words::proposed_added_said), {name}));
        else if (row == RowToAdd::added)
            offer_product(ctx, subject, id);
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
