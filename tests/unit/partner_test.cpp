// Deals that came through a partner: sums by currency without what was lost, his commission, who counts as one.
#include "core/queries/partner.hpp"

#include <doctest/doctest.h>

#include "core/commands/deals.hpp"
#include "core/queries/pipelines.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

struct Firm {
    WorkspaceWorld world{11};
    Workspace& workspace = *world.workspace;
    RecordId partner;

    Firm() {
        partner = add("company", {{"name", std::string("وكيل")}, {"commission", std::int64_t{125'000}}});
    } // 12.5 %
    const Tables& tables() const { return workspace.tables(); }
    RecordId add(std::string_view key, std::initializer_list<std::pair<std::string_view, Value>> cells) {
        const Schema& schema = tables().schema();
        SaveRecord save{.entity = schema.entity(key)};
        for (const auto& [field, value] : cells) save.cells.push_back({schema.field(save.entity, field), value, {}});
        const auto done = workspace.send(save);
        REQUIRE(done.has_value());
        return done->added.front();
    }
    RecordId deal(std::int64_t minor, std::string_view currency, StageKind kind) {
        const RecordId id = add("deal", {{"title", std::string("d")},
                                         {"partner", Value{partner}},
                                         {"amount", Value{Money{minor, currency_of(currency)}}}});
        if (kind == StageKind::open) return id;
        const EntityIx entity = tables().schema().entity("deal");
        const Column& pipelines = tables().table(entity).columns[tables().schema().field(entity, "pipeline")];
        const Place pipeline = tables().directory().place(pipelines.reference(tables().find(id).row));
        const Place stage = first_stage(tables(), pipeline.row, kind);
        const auto moved = workspace.send(
            MoveDeal{.deal = id, .stage = tables().id(stage), .reason = kind == StageKind::lost ? "price" : ""});
        REQUIRE(moved.has_value());
        return id;
    }
    PartnerDeals through() { return deals_through(tables(), workspace.caches().relations, tables().find(partner)); }
};

} // namespace

TEST_CASE("what came through a partner is summed by currency, without what was lost; his share is rounded") {
    Firm firm;
    firm.deal(10'004, "SAR", StageKind::won);
    firm.deal(5'000, "SAR", StageKind::open);
    firm.deal(9'000, "SAR", StageKind::lost);
    firm.deal(7'500, "KWD", StageKind::won);
    const PartnerDeals through = firm.through();
    CHECK(through.rows.size() == 4);
    CHECK(through.won == 2);
    CHECK(through.open == 1);
    REQUIRE(through.sums);
    REQUIRE(through.sums->size() == 2);
    const PartnerSum& riyals = through.sums->front();
    CHECK(riyals.won == 10'004);
    CHECK(riyals.open == 5'000);
    CHECK(riyals.commission == 1'251); // 1250.5
    CHECK(through.sums->back().currency == currency_of("KWD"));
    CHECK(through.sums->back().commission == 938); // 937.5 fils
}

TEST_CASE("sums that do not fit are said, and nobody is a partner by accident") {
    Firm firm;
    const Place company = firm.tables().find(firm.partner);
    CHECK_FALSE(is_partner(firm.tables(), firm.workspace.caches().relations, company));
    firm.deal(INT64_MAX - 5, "SAR", StageKind::open);
    CHECK(is_partner(firm.tables(), firm.workspace.caches().relations, company));
    CHECK(firm.through().sums);
    firm.deal(6, "SAR", StageKind::open);
    CHECK_FALSE(firm.through().sums);
    const RecordId agent = firm.add("company", {{"name", std::string("a")}});
    const EntityIx entity = company.entity;
    CellEdit roles{.field = firm.tables().schema().field(entity, "roles")};
    roles.elements = {Value{std::string("agent")}};
    REQUIRE(firm.workspace.send(SaveRecord{.entity = entity, .id = agent, .cells = {roles}}).has_value());
    CHECK(is_partner(firm.tables(), firm.workspace.caches().relations, firm.tables().find(agent)));
}
