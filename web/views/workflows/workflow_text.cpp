#include "web/views/workflows/workflow_text.hpp"

#include "core/queries/filter.hpp"
#include "core/text/filled.hpp"
#include "core/text/item_list.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_workflows.hpp"

namespace crm {

namespace {

std::string cell(const Context& ctx, Place rule, std::string_view key) {
    return ctx.cell(rule, ctx.schema.field(rule.entity, key));
}

std::string_view kept(const Context& ctx, Place rule, std::string_view key) {
    return ctx.tables.table(rule.entity).columns[ctx.schema.field(rule.entity, key)].words(rule.row);
}

void append_part(std::string& text, std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += " · ";
    text += part;
}

// "Priority: High".
std::string setting_text(const Context& ctx, Place rule, EntityIx entity) {
    const FieldIx field = ctx.schema.field(entity, kept(ctx, rule, "set_field"));
    if (field == no_field) return {};
    const FieldDef& def = ctx.schema.field(entity, field);
    const std::string_view value = kept(ctx, rule, "set_value");
    std::string text = std::string(def.label.in(ctx.language)) + ": ";
    if (def.type == FieldType::date) {
        const auto days = integer_from(value);
        const NumberStyle style{.digits = ctx.reader.locale.digits};
        return text + filled(ctx.text(words::workflow_in_days), {number_text(days ? *days : 0, style)});
    }
    std::string values;
    for (const Value& one : values_kept(def, value, ctx.reader.today))
        append_item(values, value_text(ctx.tables, entity, field, one, ctx.brief()), ctx.language);
    return text + values;
}

} // namespace

std::string workflow_text(const Context& ctx, Place rule, const std::optional<Workflow>& understood) {
    if (!understood) return std::string(ctx.text(words::workflow_broken));
    std::string text;
    if (ctx.tables.table(rule.entity).columns[ctx.schema.field(rule.entity, "is_off")].code(rule.row) == 1)
        append_part(text, ctx.text(words::workflow_off));
    append_part(text, ctx.schema.entity(understood->entity).plural.in(ctx.language));
    append_part(text, cell(ctx, rule, "event"));
    if (!understood->filter.empty())
        append_part(text, describe(ctx.tables, understood->entity, understood->filter, ctx.reader));
    std::string then;
    if (const std::string owner = cell(ctx, rule, "owner"); !owner.empty())
        append_part(then, filled(ctx.text(words::workflow_assigns), {owner}));
    append_part(then, setting_text(ctx, rule, understood->entity));
    if (const std::string task = cell(ctx, rule, "task_title"); !task.empty())
        append_part(then, filled(ctx.text(words::workflow_task_of), {task}));
    return text + (ctx.arabic() ? " ← " : " → ") + then;
}

} // namespace crm
