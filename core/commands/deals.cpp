#include "core/commands/deals.hpp"

#include <algorithm>

#include "core/commands/preset_pipeline.hpp"
#include "core/commands/save_lines.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/pipelines.hpp"

namespace crm {

namespace {

RecordId record_in(const Value& value) {
    const auto* id = std::get_if<RecordId>(&value);
    return id ? *id : RecordId{};
}

// Where the firm has no pipeline: the preset one, or what of it is missing or in the bin.
void write_preset(Planner& planner) {
    const Schema& schema = planner.schema();
    CellEdit lines; // of the stage before
    RecordId at;
    EntityIx entity = no_entity;
    const auto end_record = [&] {
        if (lines.elements.empty()) return;
        std::erase_if(planner.planned().change.edits,
                      [&](const Edit& edit) { return edit.record == at && edit.field == lines.field; });
        planner.write_cell(entity, at, lines);
        lines.elements.clear();
    };
    for (Edit& edit : preset_pipeline_edits(schema, planner.context().now)) {
        if (edit.record != at) {
            end_record();
            at = edit.record;
            entity = edit.entity;
            planner.put(entity, at, removed_field(schema, entity), {});
        }
        if (edit.kind == OpKind::add) {
            lines.field = edit.field;
            lines.elements.push_back(std::move(edit.value));
        } else if (edit.field != created_field(schema, entity) || is_missing(planner.present(at, edit.field))) {
            planner.put(entity, at, edit.field, std::move(edit.value));
        }
    }
    end_record();
}

// A stage as it is, or as this change writes it (the preset's).
struct StageFacts {
    RecordId id, pipeline;
    std::string kind;
};

class StageOfDeal {
public:
    StageOfDeal(Planner& planner, const SaveRecord& save, RecordId deal)
        : m_planner(planner), m_tables(planner.tables()), m_schema(planner.schema()), m_save(save), m_deal(deal),
          m_deals(save.entity), m_stages(m_schema.entity("stage")) {}

    void settle() {
        const RecordId before = record_in(m_planner.present(m_deal, field("stage"))), wanted = after("stage");
        const RecordId pipeline = after("pipeline");
        const bool is_stage_new = wanted != before,
                   is_pipeline_new = pipeline != record_in(m_planner.present(m_deal, field("pipeline")));
        if (!is_stage_new && !is_pipeline_new && before) return;
        if (is_stage_new && !wanted && before) return m_planner.problem(m_deals, "stage", Reason::required);
        if (!is_stage_new && before && !pipeline) return write("pipeline", facts(before).pipeline);
        StageFacts stage;
        if (is_stage_new && wanted) {
            if (!m_planner.must_be_live(wanted, m_stages)) return;
            stage = facts(wanted);
            if (is_pipeline_new && pipeline && pipeline != stage.pipeline)
                return m_planner.problem(m_deals, "stage", Reason::stage_elsewhere);
        } else if (!choose(before, pipeline, stage)) {
            return m_planner.problem(m_deals, "stage", Reason::required);
        }
        move(before, std::move(stage));
    }

private:
    FieldIx field(std::string_view key) const { return m_schema.field(m_deals, key); }
    RecordId after(std::string_view key) const { return record_in(m_planner.after(m_save, m_deal, field(key))); }

    StageFacts facts(RecordId stage) const {
        const Place place = m_tables.find(stage);
        if (!place) return {stage, {}, {}};
        const Value kind = m_tables.value(place, m_schema.field(m_stages, "kind"));
        const auto* words = std::get_if<std::string>(&kind);
        return {stage, record_in(m_tables.value(place, m_schema.field(m_stages, "pipeline"))), words ? *words : "open"};
    }

    // Nobody has named a stage: that of the deal's kind in the pipeline named, or in the firm's first.
    bool choose(RecordId before, RecordId pipeline, StageFacts& stage) {
        const EntityIx pipelines = m_schema.entity("pipeline");
        Place place = m_tables.find(pipeline);
        if (pipeline && (!place || place.entity != pipelines || !m_tables.is_live(pipeline))) return false;
        if (!pipeline) {
            const std::vector<Row> all = pipelines_in_order(m_tables);
            if (all.empty()) {
                write_preset(m_planner);
                stage = {preset_stage_id(0), preset_pipeline_id, std::string(preset_stages[0].kind)};
                return true;
            }
            place = {pipelines, all.front()};
        }
        const Place was = m_tables.find(before);
        Place first = first_stage(m_tables, place.row, was ? kind_of_stage(m_tables, was.row) : StageKind::open);
        if (!first) first = first_stage(m_tables, place.row, StageKind::open);
        if (!first) return false;
        stage = facts(m_tables.id(first));
        return true;
    }

    // Written even where the cell says so already: another device may be moving the deal elsewhere at this moment, and
    // the later move must then win with all of its cells.
    void write(std::string_view key, Value value) {
        const FieldIx ix = field(key);
        std::vector<Edit>& edits = m_planner.planned().change.edits;
        std::erase_if(edits, [&](const Edit& edit) { return edit.record == m_deal && edit.field == ix; });
        if (is_missing(value) && is_new(m_deal)) return;
        edits.push_back({m_deals, ix, m_deal, OpKind::set, std::move(value)});
    }

    void move(RecordId before, StageFacts stage) {
        const Value now{m_planner.context().now.ms};
        const bool was_closed = !is_missing(m_planner.present(m_deal, field("closed_at"))),
                   is_open = stage.kind == "open", is_lost = stage.kind == "lost";
        const bool keeps_state = before && facts(before).kind == stage.kind;
        write("pipeline", stage.pipeline);
        write("stage", stage.id);
        write("stage_since", now);
        write("closed_at", is_open                     ? Value{}
                           : was_closed && keeps_state ? m_planner.present(m_deal, field("closed_at"))
                                                       : now);
        write("state", std::move(stage.kind));
        if (!is_lost) {
            write("lost_reason", {});
            write("lost_to", {});
        }
        m_planner.add_step(m_deal, stage.id);
    }

    Planner& m_planner;
    const Tables& m_tables;
    const Schema& m_schema;
    const SaveRecord& m_save;
    RecordId m_deal;
    EntityIx m_deals, m_stages;
};

} // namespace

void settle_stage(Planner& planner, const SaveRecord& save, RecordId deal) {
    StageOfDeal(planner, save, deal).settle();
}

Planned plan_intent(const Tables& tables, const SaveDeal& command, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx deal = schema.entity("deal"), line = schema.entity("deal_line");
    const RecordId id = planner.save_record(command.deal);
    put_total(planner, deal, id, "amount", line,
              save_lines(planner, line, "deal", id, command.lines, command.removed_lines));
    return planner.take(is_new(command.deal.id) ? "add" : "edit");
}

Planned plan_intent(const Tables& tables, const MoveDeal& move, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx deal = schema.entity("deal");
    SaveRecord save{.entity = deal, .id = move.deal, .cells = {{schema.field(deal, "stage"), move.stage, {}}}};
    const Place stage = tables.find(move.stage);
    if (stage && stage.entity == schema.entity("stage") && kind_of_stage(tables, stage.row) == StageKind::lost) {
        if (!move.reason.empty()) save.cells.push_back({schema.field(deal, "lost_reason"), move.reason, {}});
        if (move.lost_to) save.cells.push_back({schema.field(deal, "lost_to"), move.lost_to, {}});
    }
    planner.save_record(save);
    return planner.take("move_deal");
}

} // namespace crm
