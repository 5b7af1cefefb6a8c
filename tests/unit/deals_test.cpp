// A deal's stage, by whatever road it changes: the pipeline a firm begins with, the cells that follow, the steps.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/commands/deals.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/deal_times.hpp"
#include "core/queries/display.hpp"
#include "core/queries/pipelines.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;
using Reasons = std::vector<Reason>;

namespace {

constexpr RecordId first_step = preset_stage_id(0), offer = preset_stage_id(2), won = preset_stage_id(4),
                   lost = preset_stage_id(5);

struct DealsWorld : WorkspaceWorld {
    using WorkspaceWorld::WorkspaceWorld;
    Value cell(RecordId deal, std::string_view key) const { return tables().value(deal, field("deal", key)); }
    std::size_t live(std::string_view key) const { return tables().table(entity(key)).live_count; }
    std::vector<RecordId> steps(RecordId deal) const { // the stages it came into
        const Table& table = tables().table(entity("deal_step"));
        std::vector<RecordId> stages;
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row) &&
                tables().value(Place{table.entity, row}, field("deal_step", "deal")) == Value{deal})
                stages.push_back(
                    std::get<RecordId>(tables().value(Place{table.entity, row}, field("deal_step", "stage"))));
        return stages;
    }
    RecordId second_pipeline() {
        const RecordId pipeline = add("pipeline", {{"name", "التجديد"}, {"position", number(5000)}});
        add("stage", {{"name", "تذكير"}, {"pipeline", pipeline}, {"position", number(1)}, {"kind", "open"}});
        add("stage", {{"name", "تجدد"}, {"pipeline", pipeline}, {"position", number(2)}, {"kind", "won"}});
        return pipeline;
    }
    RecordId stage_named(std::string_view name) const {
        for (const Row row : stages_in_order(tables()))
            if (tables().table(entity("stage")).columns[field("stage", "name")].words(row) == name)
                return tables().id({entity("stage"), row});
        return {};
    }
};

} // namespace

TEST_CASE("the first deal brings the preset pipeline, and one undo takes both away") {
    DealsWorld world;
    CHECK(world.live("pipeline") == 0);
    const RecordId deal = world.add("deal", {{"title", "تجهيز مكتب"}});
    REQUIRE(world.tables().is_live(deal));
    CHECK(world.live("pipeline") == 1);
    CHECK(world.live("stage") == std::size(preset_stages));
    CHECK(world.cell(deal, "stage") == Value{first_step});
    CHECK(world.cell(deal, "pipeline") == Value{preset_pipeline_id});
    CHECK(world.words(deal, "state") == "open");
    CHECK(world.cell(deal, "stage_since") == Value{world.environment.now_ms});
    CHECK(world.steps(deal) == std::vector{first_step});
    const Place negotiation = world.tables().find(preset_stage_id(1));
    CHECK(world.tables().elements(negotiation, world.field("stage", "checklist")).size() == 4);
    REQUIRE(world.workspace->undo());
    CHECK(world.live("pipeline") == 0);
    CHECK(world.live("stage") == 0);
    CHECK(world.live("deal") == 0);
    CHECK(world.live("deal_step") == 0);
    REQUIRE(world.workspace->redo());
    CHECK(world.cell(deal, "stage") == Value{first_step});
    CHECK(world.live("stage") == std::size(preset_stages));
}

TEST_CASE("the second deal adds no pipeline; a pipeline in the bin comes back when a deal needs one") {
    DealsWorld world;
    const RecordId deal = world.add("deal", {{"title", "أولى"}});
    REQUIRE(world.send(world.save_of("stage", {{"name", "بداية"}}, first_step)));
    const std::size_t edits = world.workspace->plan(world.save_of("deal", {{"title", "ثانية"}})).change.edits.size();
    CHECK(edits < 12); // its own cells and its step
    REQUIRE(world.send(RemoveRecords{{deal}}));
    REQUIRE(world.send(RemoveRecords{{preset_pipeline_id}}));
    CHECK(world.live("stage") == 0);
    const RecordId again = world.add("deal", {{"title", "ثالثة"}});
    CHECK(world.cell(again, "stage") == Value{first_step});
    CHECK(world.live("stage") == std::size(preset_stages));
}

TEST_CASE("moving writes state, since, closing and a step; leaving the lost ones takes the reason away") {
    DealsWorld world;
    const RecordId deal = world.add("deal", {{"title", "صفقة"}});
    const RecordId rival = world.add("competitor", {{"name", "منافس"}});
    const auto before = world.environment.now_ms;
    REQUIRE(world.send(MoveDeal{deal, offer}));
    CHECK(world.words(deal, "state") == "open");
    CHECK(world.cell(deal, "stage_since") == Value{before + 1000});
    CHECK(is_missing(world.cell(deal, "closed_at")));
    REQUIRE(world.send(MoveDeal{deal, lost, "price", rival}));
    CHECK(world.words(deal, "state") == "lost");
    CHECK(world.words(deal, "lost_reason") == "price");
    CHECK(world.cell(deal, "lost_to") == Value{rival});
    CHECK(world.cell(deal, "closed_at") == Value{world.environment.now_ms});
    REQUIRE(world.send(MoveDeal{deal, won, "price", rival})); // reason and rival are of a loss only
    CHECK(world.words(deal, "state") == "won");
    CHECK(is_missing(world.cell(deal, "lost_reason")));
    CHECK(is_missing(world.cell(deal, "lost_to")));
    REQUIRE(world.send(MoveDeal{deal, offer}));
    CHECK(is_missing(world.cell(deal, "closed_at")));
    CHECK(world.steps(deal) == std::vector{first_step, offer, lost, won, offer});
    for (int i = 0; i < 3; ++i) REQUIRE(world.workspace->undo());
    CHECK(world.words(deal, "state") == "open");
    CHECK(world.steps(deal) == std::vector{first_step, offer});
    CHECK(world.workspace->plan(MoveDeal{deal, offer}).change.edits.empty()); // it is there
}

TEST_CASE("a stage written as a cell, in a block or by the history moves the deal as well") {
    DealsWorld world;
    const RecordId deal = world.add("deal", {{"title", "صفقة"}}), other = world.add("deal", {{"title", "أخرى"}});
    REQUIRE(world.send(SaveRecords{.records = {world.save_of("deal", {{"stage", won}}, deal),
                                               world.save_of("deal", {{"stage", lost}}, other),
                                               world.save_of("deal", {{"title", "جديدة"}, {"stage", offer}})}}));
    CHECK(world.words(deal, "state") == "won");
    CHECK(world.words(other, "state") == "lost");
    CHECK(world.steps(other) == std::vector{first_step, lost});
    REQUIRE(world.send(RevertRecord{deal, {{world.field("deal", "stage"), offer, {}}}}));
    CHECK(world.words(deal, "state") == "open");
    CHECK(is_missing(world.cell(deal, "closed_at")));
    CHECK(world.steps(deal) == std::vector{first_step, won, offer});
    CHECK(world.reasons(world.save_of("deal", {{"stage", Value{}}}, deal)) == Reasons{Reason::required});
    CHECK(world.reasons(world.save_of("deal", {{"state", "won"}}, deal)) == Reasons{Reason::read_only_field});
}

TEST_CASE("pipelines: one alone takes the deal to the same kind of stage there; a stage of another is refused") {
    DealsWorld world;
    const RecordId deal = world.add("deal", {{"title", "صفقة"}});
    const RecordId renewal = world.second_pipeline();
    const RecordId remind = world.stage_named("تذكير"), renewed = world.stage_named("تجدد");
    REQUIRE(world.send(world.save_of("deal", {{"pipeline", renewal}}, deal)));
    CHECK(world.cell(deal, "stage") == Value{remind});
    REQUIRE(world.send(MoveDeal{deal, won})); // the pipeline follows
    CHECK(world.cell(deal, "pipeline") == Value{preset_pipeline_id});
    REQUIRE(world.send(world.save_of("deal", {{"pipeline", renewal}}, deal)));
    CHECK(world.cell(deal, "stage") == Value{renewed});
    CHECK(world.reasons(world.save_of("deal", {{"title", "x"}, {"pipeline", renewal}, {"stage", offer}})) ==
          Reasons{Reason::stage_elsewhere});
    REQUIRE(world.send(world.save_of("deal", {{"pipeline", Value{}}}, deal)));
    CHECK(world.cell(deal, "pipeline") == Value{renewal}); // that of its stage
    REQUIRE(world.send(RemoveRecords{{remind}}));
    CHECK(world.reasons(MoveDeal{deal, remind}) == Reasons{Reason::record_in_bin});
    const RecordId fresh = world.add("deal", {{"title", "x"}, {"pipeline", renewal}});
    CHECK_FALSE(fresh);                                                              // no open stage is left there
    CHECK(world.reasons(MoveDeal{offer, offer}) == Reasons{Reason::no_such_record}); // not a deal
}

TEST_CASE("lines say what a deal is worth") {
    DealsWorld world;
    const Currency dinar = currency_of("KWD");
    SaveDeal save{.deal = world.save_of("deal", {{"title", "صفقة"}, {"amount", Money{7, dinar}}})};
    save.lines = {world.save_of("deal_line", {{"quantity", number(2'5000)}, {"price", Money{1'001, dinar}}}),
                  world.save_of("deal_line", {{"price", Money{500, dinar}}, {"discount", Money{100, dinar}}})};
    const auto saved = world.send(save);
    REQUIRE(saved);
    const RecordId deal = saved->added.front();
    CHECK(world.cell(deal, "amount") == Value{Money{2'903, dinar}}); // 2502.5 away from zero is 2503, and 400
    save.lines[1] = world.save_of("deal_line", {{"price", Money{500, currency_of("SAR")}}});
    CHECK(world.reasons(save) == Reasons{Reason::mixed_currencies});
    SaveDeal fewer{.deal = world.save_of("deal", {{"amount", Money{1, dinar}}}, deal)};
    fewer.lines = {world.save_of("deal_line", {}, saved->added[1])};
    fewer.removed_lines = {saved->added[2]};
    REQUIRE(world.send(fewer));
    CHECK(world.cell(deal, "amount") == Value{Money{2'503, dinar}}); // not what was typed
    REQUIRE(world.workspace->undo());
    CHECK(world.cell(deal, "amount") == Value{Money{2'903, dinar}});
    CHECK(world.live("deal_line") == 2);
}

TEST_CASE("chances, weighted amounts and stuck deals") {
    DealsWorld world;
    const RecordId deal = world.add("deal", {{"title", "صفقة"}, {"amount", Money{333, currency_of("SAR")}}});
    const DealColumns columns(world.tables());
    const Row row = world.tables().find(deal).row;
    CHECK(columns.chance(row) == preset_stages[0].probability);
    CHECK(columns.weighted(row) == Money{33, currency_of("SAR")}); // 33.3
    REQUIRE(world.send(world.save_of("deal", {{"probability", number(50)}}, deal)));
    CHECK(columns.weighted(row) == Money{167, currency_of("SAR")}); // 166.5
    const Moment soon{world.environment.now_ms + 7 * 86'400'000}, late{soon.ms + 86'400'000};
    CHECK_FALSE(columns.is_stuck(row, soon));
    CHECK(columns.is_stuck(row, late));
    CHECK(columns.days_in_stage(row, late) == 8);
    REQUIRE(world.send(MoveDeal{deal, won}));
    CHECK(columns.chance(row) == 100);
    CHECK_FALSE(columns.is_stuck(row, late));
    REQUIRE(world.send(MoveDeal{deal, lost}));
    CHECK(columns.weighted(row).minor == 0);
}

TEST_CASE("what the preset says is shown in the reader's language until somebody says otherwise") {
    DealsWorld world;
    world.add("deal", {{"title", "صفقة"}});
    Reader english;
    english.locale.language = Language::en;
    CHECK(display_name(world.tables(), offer, english) == "Offer made");
    CHECK(display_name(world.tables(), preset_pipeline_id, english) == "Sales");
    CHECK(display_name(world.tables(), offer, Reader{}) == "قُدّم العرض");
    REQUIRE(world.send(world.save_of("stage", {{"name", "Quote out"}}, offer)));
    CHECK(display_name(world.tables(), offer, Reader{}) == "Quote out");
}

TEST_CASE("stages stand in the order of their positions, whenever they were made") {
    DealsWorld world;
    world.add("deal", {{"title", "صفقة"}});
    REQUIRE(world.send(world.save_of("stage", {{"position", number(500)}}, offer)));
    const Row pipeline = world.tables().find(preset_pipeline_id).row;
    const std::vector<Row> rows = stages_in_order(world.tables(), pipeline);
    REQUIRE(rows.size() == std::size(preset_stages));
    CHECK(world.tables().id({world.entity("stage"), rows[0]}) == offer);
    CHECK(first_stage(world.tables(), pipeline, StageKind::open).row == rows[0]);
    CHECK(first_stage(world.tables(), pipeline, StageKind::won).row == world.tables().find(won).row);
}

TEST_CASE("the time in each stage is that of all visits, and ends when the deal closes") {
    DealsWorld world;
    const RecordId deal = world.add("deal", {{"title", "صفقة"}});
    const std::int64_t hour = 3'600'000;
    const auto later = [&](std::int64_t ms, RecordId stage) {
        world.environment.now_ms += ms - 1000; // send() lets a second pass
        REQUIRE(world.send(MoveDeal{deal, stage}));
    };
    later(2 * hour, offer);
    later(5 * hour, first_step);
    later(1 * hour, won);
    RelationCache relations;
    const Place place = world.tables().find(deal);
    const auto times = stage_times(world.tables(), relations, place, {world.environment.now_ms + 9 * hour});
    REQUIRE(times.size() == 3);
    CHECK(world.tables().id(times[0].stage) == first_step);
    CHECK(times[0].ms == 3 * hour);
    CHECK(times[0].visits == 2);
    CHECK(times[1].ms == 5 * hour);
    CHECK(times[2].ms == 0); // nobody waits for a deal that is won
    later(hour, offer);
    relations.clear();
    CHECK(stage_times(world.tables(), relations, place, {world.environment.now_ms + 9 * hour})[1].ms == 14 * hour);
}
