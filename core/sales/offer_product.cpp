#include "core/sales/offer_product.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "core/base/money.hpp"
#include "core/commands/deals.hpp"
#include "core/commands/planner.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

SaveRecord deal_line_of(const Tables& tables, RelationCache& relations, PriceWanted wanted) {
    wanted.quantity = decimal_one;
    SaveRecord line{.entity = known_entity(tables.schema(), "deal_line")};
    const auto put = [&](std::string_view key, Value value) {
        line.cells.push_back({known_field(tables.schema(), line.entity, key), std::move(value)});
    };
    put("product", wanted.product);
    put("quantity", std::int64_t{decimal_one});
    if (const FoundPrice found = price_of(tables, relations, wanted); found.price.currency) put("price", found.price);
    return line;
}

Planned plan_intent(const Tables& tables, const OfferProduct& intent, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx deal = known_entity(schema, "deal"), product = known_entity(schema, "product");
    constexpr std::string_view label = "add_proposed";
    if (intent.person == RecordId{} && intent.company == RecordId{}) planner.problem(deal, "person", Reason::required);
    planner.must_be_live(intent.product, product);
    SaveDeal save{.deal = {.entity = deal}};
    const auto put = [&](std::string_view key, Value value) {
        save.deal.cells.push_back({known_field(schema, deal, key), std::move(value)});
    };
    Value owner;
    for (const auto& [key, id] : {std::pair<std::string_view, RecordId>{"company", intent.company},
                                  std::pair<std::string_view, RecordId>{"person", intent.person}}) {
        const EntityIx entity = known_entity(schema, key);
        if (id == RecordId{} || !planner.must_be_live(id, entity)) continue;
        put(key, id);
        if (is_missing(owner)) owner = tables.value(id, known_field(schema, entity, "owner"));
    }
    if (!planner.planned().ok()) return planner.take(label);
    put("title", tables.value(intent.product, known_field(schema, product, "name")));
    if (!is_missing(owner)) put("owner", std::move(owner));
    RelationCache relations;
    save.lines.push_back(deal_line_of(tables, relations,
                                      {.product = intent.product,
                                       .person = intent.person,
                                       .company = intent.company,
                                       .date = date_of(context.now, context.offset_minutes)}));
    Planned planned = plan_intent(tables, save, context);
    planned.change.label = label;
    return planned;
}

} // namespace crm
