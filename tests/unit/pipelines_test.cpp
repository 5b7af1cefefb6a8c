// Stages and pipelines out of use: where their deals go.
#include <doctest/doctest.h>

#include "core/commands/deals.hpp"
#include "core/commands/pipelines.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/pipelines.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;
using Reasons = std::vector<Reason>;

TEST_CASE("a stage that holds deals goes only when they have somewhere to go, in one step") {
    WorkspaceWorld world;
    const RecordId deal = world.add("deal", {{"title", "صفقة"}});
    const RecordId first = preset_stage_id(0), offer = preset_stage_id(2), won = preset_stage_id(4);
    CHECK(world.reasons(RemoveStage{first}) == Reasons{Reason::required});
    CHECK(world.reasons(RemoveStage{first, first}) == Reasons{Reason::required});
    REQUIRE(world.send(RemoveStage{first, won}));
    CHECK_FALSE(world.tables().is_live(first));
    CHECK(world.words(deal, "state") == "won"); // by the rule of every move
    REQUIRE(world.workspace->undo());
    CHECK(world.tables().is_live(first));
    CHECK(world.words(deal, "state") == "open");
    REQUIRE(world.send(RemoveStage{offer})); // nothing stands there
    REQUIRE(world.send(RemoveStage{preset_stage_id(1)}));
    REQUIRE(world.send(RemoveStage{preset_stage_id(3)}));
    CHECK(world.reasons(RemoveStage{first, won}) == Reasons{Reason::too_small}); // the last open one
    CHECK(world.reasons(RemoveStage{offer}) == Reasons{Reason::record_in_bin});
}

TEST_CASE("a pipeline's deals come into the stage of their kind in another") {
    WorkspaceWorld world;
    const RecordId open_deal = world.add("deal", {{"title", "أ"}}), won_deal = world.add("deal", {{"title", "ب"}});
    REQUIRE(world.send(MoveDeal{won_deal, preset_stage_id(4)}));
    const RecordId other = world.add("pipeline", {{"name", "التجديد"}, {"position", number(5000)}});
    const RecordId begin = world.add("stage", {{"name", "تذكير"}, {"pipeline", other}, {"kind", "open"}}),
                   end = world.add("stage", {{"name", "تجدد"}, {"pipeline", other}, {"kind", "won"}});
    CHECK(world.reasons(RemovePipeline{preset_pipeline_id}) == Reasons{Reason::required});
    REQUIRE(world.send(RemovePipeline{preset_pipeline_id, other}));
    CHECK(world.tables().value(open_deal, world.field("deal", "stage")) == Value{begin});
    CHECK(world.tables().value(won_deal, world.field("deal", "stage")) == Value{end});
    CHECK(stages_in_order(world.tables()).size() == 2);
    REQUIRE(world.workspace->undo());
    CHECK(stages_in_order(world.tables()).size() == 8);
    CHECK(world.tables().value(won_deal, world.field("deal", "stage")) == Value{preset_stage_id(4)});
}

TEST_CASE("lines of the preset are known in both languages and keep their order") {
    for (const PresetStage& stage : preset_stages)
        for (std::size_t i = 0; i < stage.checklist.size() && !stage.checklist[i].ar.empty(); ++i) {
            CHECK(as_kept(in_language(stage.checklist[i].ar, false)) == stage.checklist[i].ar);
            CHECK(place_in_preset(stage.checklist[i].ar) == i);
        }
    CHECK(as_kept("Ours") == "Ours");
    CHECK(place_in_preset("Ours") == 4);
}
