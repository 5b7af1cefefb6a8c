#include "core/commands/preset_pipeline.hpp"

#include <string>

#include "core/entities/deal_preset.hpp"

namespace crm {

std::vector<Edit> preset_pipeline_edits(const Schema& schema, Moment now) {
    std::vector<Edit> edits;
    const auto put = [&](EntityIx entity, RecordId id, std::string_view key, Value value, OpKind kind = OpKind::set) {
        edits.push_back({entity, schema.field(entity, key), id, kind, std::move(value)});
    };
    const EntityIx pipeline = schema.entity("pipeline"), stage = schema.entity("stage");
    put(pipeline, preset_pipeline_id, "created_at", now.ms);
    put(pipeline, preset_pipeline_id, "name", std::string(preset_pipeline_name.ar));
    for (std::size_t i = 0; i < std::size(preset_stages); ++i) {
        const PresetStage& preset = preset_stages[i];
        const RecordId id = preset_stage_id(i);
        put(stage, id, "created_at", now.ms);
        put(stage, id, "name", std::string(preset.name.ar));
        put(stage, id, "pipeline", preset_pipeline_id);
        put(stage, id, "position", static_cast<std::int64_t>(i + 1) * 1000);
        put(stage, id, "kind", std::string(preset.kind));
        put(stage, id, "probability", std::int64_t{preset.probability});
        if (preset.stuck_days) put(stage, id, "stuck_days", std::int64_t{preset.stuck_days});
        put(stage, id, "playbook", std::string(preset.playbook.ar));
        for (const Label& line : preset.checklist)
            if (!line.ar.empty()) put(stage, id, "checklist", std::string(line.ar), OpKind::add);
    }
    return edits;
}

} // namespace crm
