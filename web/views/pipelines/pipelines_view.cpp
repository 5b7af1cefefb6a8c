#include "web/views/pipelines/pipelines_view.hpp"

#include <algorithm>

#include "core/commands/pipelines.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/pipelines.hpp"
#include "core/text/numbers.hpp"
#include "core/text/percent.hpp"
#include "core/text/words_pipelines.hpp"
#include "web/frame/remove_stage.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct PipelinesState {
    std::uint64_t revision = 0;     // of the deals, when they were counted
    std::vector<std::int64_t> held; // live deals by row of stage
};

const std::vector<std::int64_t>& deals_by_stage(Context& ctx) {
    PipelinesState& state = ctx.state<PipelinesState>();
    const DealColumns deals(ctx.tables);
    const Row stages = ctx.tables.table(ctx.entity("stage")).rows();
    if (state.revision == deals.deals.revision && state.held.size() == stages && state.revision) return state.held;
    state.revision = deals.deals.revision;
    state.held.assign(stages, 0);
    for (Row row = 0; row < deals.deals.rows(); ++row)
        if (const Row at = deals.deals.is_live(row) ? deals.stage_of(row) : no_row; at != no_row) ++state.held[at];
    return state.held;
}

// A thousand between them, so that one that is moved changes one or two records.
void reorder(Context& ctx, EntityIx entity, std::vector<Row> rows, std::size_t from, std::size_t to) {
    std::swap(rows[from], rows[to]);
    SaveRecords all;
    for (std::size_t i = 0; i < rows.size(); ++i)
        all.records.push_back(
            {.entity = entity,
             .id = ctx.tables.id({entity, rows[i]}),
             .cells = {{ctx.schema.field(entity, "position"), Value{static_cast<std::int64_t>(i + 1) * 1000}, {}}}});
    ctx.send(std::move(all));
}

void stage_row_ui(Context& ctx, const std::vector<Row>& stages, std::size_t at) {
    const EntityIx entity = ctx.entity("stage");
    const Place place{entity, stages[at]};
    const Table& table = ctx.tables.table(entity);
    const RecordId id = ctx.tables.id(place);
    const StageKind kind = kind_of_stage(ctx.tables, place.row);
    const std::string name = ctx.name(place);
    std::string detail;
    if (kind != StageKind::open)
        detail = ctx.cell(place, ctx.schema.field(entity, "kind"));
    else if (const std::int64_t chance = table.columns[ctx.schema.field(entity, "probability")].number(place.row);
             chance != missing_number)
        detail = percent_text(chance, ctx.reader.locale);
    if (const std::int64_t days = table.columns[ctx.schema.field(entity, "stuck_days")].number(place.row);
        days != missing_number && kind == StageKind::open)
        detail += (detail.empty() ? "" : " · ") + ctx.counted(words::stuck_after, days);
    const std::string held = ctx.counted(words::deals_held, deals_by_stage(ctx)[place.row]);
    static constexpr Icon icons[] = {Icon::chevron_up, Icon::chevron_down, Icon::edit, Icon::bin};
    const std::string names[] = {
        std::string(ctx.text(words::stage_up)) + ": " + name, std::string(ctx.text(words::stage_down)) + ": " + name,
        std::string(ctx.text(words::edit)) + ": " + name, std::string(ctx.text(words::remove)) + ": " + name};
    const std::string_view views[] = {names[0], names[1], names[2], names[3]};
    const ListRowResult done =
        list_row_ui(text_of(id), {.title = name,
                                  .detail = detail,
                                  .end_text = held,
                                  .icon = Icon::deal,
                                  .icon_tone = kind == StageKind::won    ? Tone::success
                                               : kind == StageKind::lost ? Tone::danger
                                                                         : Tone::info,
                                  .actions = ctx.can_write() ? std::span<const Icon>(icons) : std::span<const Icon>(),
                                  .action_names = views});
    if (done.action == 0 && at > 0) reorder(ctx, entity, stages, at, at - 1);
    if (done.action == 1 && at + 1 < stages.size()) reorder(ctx, entity, stages, at, at + 1);
    if (done.clicked || done.action == 2) ctx.edit(id);
    if (done.action == 3) remove_from_selling(ctx, id);
}

void add_stage(Context& ctx, RecordId pipeline, const std::vector<Row>& stages) {
    const Column& position = ctx.tables.table(ctx.entity("stage")).columns[ctx.field("stage", "position")];
    // Before the stages that close a deal.
    std::int64_t at = 1000;
    for (const Row row : stages)
        if (kind_of_stage(ctx.tables, row) == StageKind::open && position.number(row) != missing_number)
            at = std::max(at, position.number(row) + 1);
    ctx.add("stage", {{"pipeline", Value{pipeline}}, {"position", Value{at}}, {"kind", Value{std::string("open")}}});
}

void pipeline_card_ui(Context& ctx, const std::vector<Row>& pipelines, std::size_t at) {
    const EntityIx entity = ctx.entity("pipeline");
    const Place place{entity, pipelines[at]};
    const RecordId id = ctx.tables.id(place);
    const IdScope scope{text_of(id)};
    const std::vector<Row> stages = stages_in_order(ctx.tables, place.row);
    const std::string name = ctx.name(place);
    if (begin_card_ui("pipeline", {.title = name,
                                   .icon = Icon::funnel,
                                   .action = ctx.can_write() ? ctx.text(words::edit) : std::string_view()}))
        ctx.edit(id);
    for (std::size_t i = 0; i < stages.size(); ++i) stage_row_ui(ctx, stages, i);
    gap(8);
    if (button_ui(ctx.text(words::add_stage), {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
        add_stage(ctx, id, stages);
    beside(8);
    if (at > 0) {
        if (icon_button_ui(Icon::chevron_up, ctx.text(words::stage_up),
                           {.kind = ButtonKind::quiet, .small = true, .disabled = !ctx.can_write()}))
            reorder(ctx, entity, pipelines, at, at - 1);
        beside(8);
    }
    if (icon_button_ui(Icon::bin, ctx.text(words::remove_pipeline_title),
                       {.kind = ButtonKind::quiet, .small = true, .disabled = !ctx.can_write()}))
        remove_from_selling(ctx, id);
    end_card_ui();
    gap(14);
}

// A pipeline without stages could hold no deal, so where a deal begins, is won and is lost come with it.
void add_pipeline(Context& ctx, std::size_t count) {
    ctx.add("pipeline", {{"position", Value{static_cast<std::int64_t>(count + 1) * 1000}}},
            [workspace = &ctx.workspace](RecordId made) {
                const Schema& schema = workspace->schema();
                const EntityIx stage = schema.entity("stage");
                SaveRecords all{.label = "add"};
                std::int64_t position = 0;
                for (const PresetStage& preset : {preset_stages[0], preset_stages[4], preset_stages[5]}) {
                    SaveRecord save{.entity = stage};
                    const auto put = [&](std::string_view key, Value value) {
                        save.cells.push_back({schema.field(stage, key), std::move(value), {}});
                    };
                    put("name", std::string(preset.name.ar)); // shown in the reader's language
                    put("pipeline", made);
                    put("position", position += 1000);
                    put("kind", std::string(preset.kind));
                    put("probability", std::int64_t{preset.probability});
                    all.records.push_back(std::move(save));
                }
                if (workspace->send(all)) workspace->join_undo(2);
            });
}

} // namespace

void pipelines_view_ui(Context& ctx) {
    if (!begin_scroll_ui("pipelines", {}, px(is_phone() ? 12.0f : 24.0f, 16.0f))) return end_scroll_ui();
    indent_page(820);
    begin_box(page_width(820));
    heading_ui(ctx.text(words::pipelines_title), 1);
    gap(4);
    paragraph_ui(ctx.text(words::pipelines_text), styles::muted);
    gap(14);
    const std::vector<Row> pipelines = pipelines_in_order(ctx.tables);
    if (pipelines.empty()) {
        if (empty_state_ui({.icon = Icon::funnel,
                            .title = ctx.text(words::no_pipelines),
                            .text = ctx.text(words::no_pipelines_text),
                            .action = ctx.can_write() ? ctx.text(words::add_pipeline) : std::string_view(),
                            .action_icon = Icon::plus,
                            .height = px(260)}) == EmptyStateAnswer::action)
            add_pipeline(ctx, 0);
    } else {
        for (std::size_t i = 0; i < pipelines.size(); ++i) pipeline_card_ui(ctx, pipelines, i);
        if (button_ui(ctx.text(words::add_pipeline),
                      {.kind = ButtonKind::primary, .icon = Icon::plus, .disabled = !ctx.can_write()}))
            add_pipeline(ctx, pipelines.size());
    }
    end_box();
    gap(24);
    end_scroll_ui();
    remove_from_selling_dialog_ui(ctx);
}

} // namespace crm
