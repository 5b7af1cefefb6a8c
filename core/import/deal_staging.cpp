// What deals of a sheet need besides what it says, by the rule of commands/deals.hpp: a stage and its pipeline, the
// state that follows from them, since when, and one step. A stage that the sheet names and nobody has yet is added to
// the deal's pipeline before the closed ones. A firm without a pipeline gets one of the stages of its sheet; where the
// sheet names none, the preset one.
#include <algorithm>
#include <array>

#include "core/commands/preset_pipeline.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/import/import_parts.hpp"
#include "core/queries/pipelines.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::int64_t position_step = 1000; // between stages, so that others fit in

// What a stage of this name means, as sheets of other programs call them.
std::string_view kind_by_name(std::string_view name) {
    const std::string words = folded(name);
    const auto says = [&](auto... parts) { return (words.contains(folded(parts)) || ...); };
    if (says("lost", "خسار", "خسر", "مرفوض", "ملغ")) return "lost";
    if (says("won", "كسب", "ربح", "تم البيع", "فوز")) return "won";
    return "open";
}

RecordId record_of(const Value& value) {
    const auto* id = std::get_if<RecordId>(&value);
    return id ? *id : RecordId{};
}

} // namespace

class SheetImport::DealStaging {
public:
    explicit DealStaging(SheetImport& import)
        : m_import(import), m_schema(*import.m_schema), m_deal(m_schema.entity("deal")),
          m_stage(m_schema.entity("stage")), m_pipeline(m_schema.entity("pipeline")), m_now(import.m_at.moment()) {}

    void run() {
        const Table& deals = m_import.m_staged->table(m_deal);
        if (deals.rows() == 0) return;
        read_stages();
        for (const bool names_stage : {true, false}) // the sheet's own stages find their places first
            for (Row row = 0; row < deals.rows(); ++row)
                if (const RecordId deal = m_import.m_staged->id({m_deal, row});
                    deals.is_live(row) && is_staged(m_deal, deal, "stage") == names_stage)
                    settle(deal, names_stage);
        // A pipeline of a sheet can be won and lost, whatever stages its deals are in.
        for (const RecordId pipeline : m_new_homes)
            for (const std::size_t closed : {4, 5}) need_stage(pipeline, preset_stages[closed]);
    }

private:
    struct Stage {
        RecordId id, pipeline;
        std::string name; // folded
        std::string kind;
        std::int64_t position = 0;
    };

    FieldIx field(EntityIx entity, std::string_view key) const { return m_schema.field(entity, key); }
    Value present(EntityIx entity, RecordId id, std::string_view key) const {
        return m_import.present(entity, id, field(entity, key));
    }
    void write(EntityIx entity, RecordId id, std::string_view key, Value value) {
        m_import.write(entity, id, field(entity, key), std::move(value));
    }
    bool is_staged(EntityIx entity, RecordId id, std::string_view key) const {
        const Place place = m_import.m_staged->find(id);
        return place && !is_missing(m_import.m_staged->value(place, field(entity, key)));
    }

    Stage read_stage(RecordId id) const {
        const auto words = [&](std::string_view key) {
            const Value value = present(m_stage, id, key);
            const auto* text = std::get_if<std::string>(&value);
            return text ? *text : std::string{};
        };
        const Value position = present(m_stage, id, "position");
        const auto* number = std::get_if<std::int64_t>(&position);
        return {id, record_of(present(m_stage, id, "pipeline")), folded(words("name")), words("kind"),
                number ? *number : 0};
    }

    void read_stages() {
        const Tables& base = m_import.m_base;
        const Table& pipelines = m_import.m_staged->table(m_pipeline);
        for (Row row = 0; row < pipelines.rows(); ++row)
            if (const RecordId id = m_import.m_staged->id({m_pipeline, row}); !base.find(id)) m_new_homes.push_back(id);
        for (const Row row : stages_in_order(base)) m_stages.push_back(read_stage(base.id({m_stage, row})));
        const Table& staged = m_import.m_staged->table(m_stage);
        for (Row row = 0; row < staged.rows(); ++row)
            if (const RecordId id = m_import.m_staged->id({m_stage, row}); !base.find(id)) {
                m_stages.push_back(read_stage(id));
                m_has_new_stages = true;
            }
    }
    Stage& stage(RecordId id) {
        const auto at = std::ranges::find(m_stages, id, &Stage::id);
        return at == m_stages.end() ? m_stages.emplace_back(read_stage(id)) : *at; // else one in the bin
    }

    // Where deals go that name no pipeline.
    RecordId home() {
        if (m_home) return m_home;
        const std::vector<Row> known = pipelines_in_order(m_import.m_base);
        const Table& staged = m_import.m_staged->table(m_pipeline);
        if (!known.empty())
            m_home = m_import.m_base.id({m_pipeline, known.front()});
        else if (staged.rows() > 0)
            m_home = m_import.m_staged->id({m_pipeline, 0});
        else if (m_has_new_stages)
            m_home = add_pipeline();
        else
            m_home = write_preset();
        return m_home;
    }
    RecordId add_pipeline() {
        const RecordId id = m_import.new_record_id(m_pipeline);
        write(m_pipeline, id, "name", std::string(preset_pipeline_name.ar));
        m_new_homes.push_back(id);
        return id;
    }
    RecordId write_preset() {
        for (Edit& edit : preset_pipeline_edits(m_schema, m_now))
            m_import.write(edit.entity, edit.record, edit.field, std::move(edit.value), edit.kind);
        for (std::size_t i = 0; i < std::size(preset_stages); ++i) m_stages.push_back(read_stage(preset_stage_id(i)));
        return preset_pipeline_id;
    }

    // A new stage finds its place: open ones behind the open ones, closed ones at the end.
    void place(Stage& stage, RecordId pipeline) {
        stage.pipeline = pipeline;
        if (stage.kind.empty()) stage.kind = kind_by_name(stage.name);
        std::int64_t last_open = 0, first_closed = INT64_MAX, last = 0;
        for (const Stage& each : m_stages) {
            if (each.pipeline != pipeline || each.id == stage.id) continue;
            last = std::max(last, each.position);
            if (each.kind == "won" || each.kind == "lost")
                first_closed = std::min(first_closed, each.position);
            else
                last_open = std::max(last_open, each.position);
        }
        if (stage.kind != "open")
            stage.position = last + position_step;
        else if (first_closed > last_open && first_closed != INT64_MAX)
            stage.position = last_open + (first_closed - last_open) / 2;
        else
            stage.position = last_open + position_step;
        write(m_stage, stage.id, "pipeline", pipeline);
        write(m_stage, stage.id, "kind", stage.kind);
        write(m_stage, stage.id, "position", stage.position);
    }
    RecordId add_stage(std::string_view name, RecordId pipeline, std::string_view kind = {}) {
        const RecordId id = m_import.new_record_id(m_stage);
        write(m_stage, id, "name", std::string(name));
        place(m_stages.emplace_back(Stage{.id = id, .name = folded(name), .kind = std::string(kind)}), pipeline);
        return id;
    }
    void need_stage(RecordId pipeline, const PresetStage& preset) {
        const auto is_like = [&](const Stage& each) { return each.pipeline == pipeline && each.kind == preset.kind; };
        if (std::ranges::none_of(m_stages, is_like)) add_stage(preset.name.ar, pipeline, preset.kind);
    }

    RecordId first_stage(RecordId pipeline) {
        need_stage(pipeline, preset_stages[0]);
        const Stage* first = nullptr;
        for (const Stage& each : m_stages)
            if (each.pipeline == pipeline && each.kind != "won" && each.kind != "lost" &&
                (!first || each.position < first->position))
                first = &each;
        return first->id;
    }
    // Of that name in that pipeline: a name may stand in several.
    RecordId same_in(RecordId pipeline, RecordId wanted) {
        const std::string name = stage(wanted).name;
        for (const Stage& each : m_stages)
            if (each.pipeline == pipeline && each.name == name) return each.id;
        if (!stage(wanted).pipeline) return wanted; // new, and not placed yet
        const Value words = present(m_stage, wanted, "name");
        return add_stage(std::get<std::string>(words), pipeline);
    }

    void settle(RecordId deal, bool names_stage) {
        const bool names_pipeline = is_staged(m_deal, deal, "pipeline");
        const RecordId before = record_of(m_import.m_base.value(deal, field(m_deal, "stage")));
        if (before && !names_stage && !names_pipeline) return;
        RecordId pipeline = record_of(present(m_deal, deal, "pipeline")),
                 at = record_of(present(m_deal, deal, "stage"));
        if (names_stage && names_pipeline)
            at = same_in(pipeline, at);
        else if (!names_stage)
            at = first_stage(pipeline ? pipeline : home());
        if (!stage(at).pipeline) {
            const RecordId into = names_pipeline ? pipeline : home();
            place(stage(at), into);
        }
        if (at == before) return;
        write_move(deal, stage(at), before);
    }

    void write_move(RecordId deal, const Stage& into, RecordId before) {
        const bool is_closed = into.kind == "won" || into.kind == "lost";
        const std::string kind = into.kind.empty() ? "open" : into.kind;
        write(m_deal, deal, "pipeline", into.pipeline);
        write(m_deal, deal, "stage", into.id);
        write(m_deal, deal, "state", kind);
        const Value closed = is_closed ? closed_at(deal) : Value{};
        if (is_closed || before) write(m_deal, deal, "closed_at", closed);
        const Value at = is_closed ? closed : Value{m_now.ms};
        write(m_deal, deal, "stage_since", at);
        const EntityIx step = m_schema.entity("deal_step");
        const RecordId id = m_import.new_record_id(step);
        write(step, id, "deal", deal);
        write(step, id, "stage", into.id);
        write(step, id, "at", at);
    }
    // A closed deal of a sheet was closed on the day that the sheet gives, where that is past.
    Value closed_at(RecordId deal) const {
        const Value expected = present(m_deal, deal, "expected_close");
        const auto* day = std::get_if<std::int64_t>(&expected);
        if (!day || *day >= m_import.m_context.today.days) return m_now.ms;
        return (*day * 24 + 12) * 3'600'000 - std::int64_t{m_import.m_context.offset_minutes} * 60'000;
    }

    SheetImport& m_import;
    const Schema& m_schema;
    EntityIx m_deal, m_stage, m_pipeline;
    Moment m_now;
    std::vector<Stage> m_stages;
    bool m_has_new_stages = false;
    RecordId m_home;
    std::vector<RecordId> m_new_homes; // pipelines that this sheet brings
};

void SheetImport::settle_deals() { DealStaging(*this).run(); }

} // namespace crm
