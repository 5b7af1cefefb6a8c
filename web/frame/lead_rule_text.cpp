#include "web/frame/lead_rule_text.hpp"

#include "core/text/numbers.hpp"
#include "core/text/words_leads.hpp"

namespace crm {

std::string label_of_lead_subject(const Context& ctx, std::string_view field) {
    if (field == "dealing") return std::string(ctx.text(words::count_of_dealings));
    const FieldIx ix = ctx.field("lead", field);
    return ix == no_field ? std::string(field)
                          : std::string(ctx.schema.field(ctx.entity("lead"), ix).label.in(ctx.language));
}

std::string lead_rule_text(const Context& ctx, Place rule) {
    const auto words = [&](std::string_view key) {
        return std::string(ctx.tables.table(rule.entity).columns[ctx.schema.field(rule.entity, key)].words(rule.row));
    };
    const std::string field = words("field"), test = words("test");
    std::string value = words("value");
    if (const FieldIx ix = ctx.field("lead", field); ix != no_field)
        value = choice_label(ctx.schema.field(ctx.entity("lead"), ix), value, ctx.language);
    if (const auto days = integer_from(value); days && (test == "within" || test == "older"))
        return label_of_lead_subject(ctx, field) + ' ' +
               std::string(ctx.text(test == "within" ? words::lead_within : words::lead_older)) + ' ' +
               ctx.counted(words::lead_days, *days);
    std::string text = label_of_lead_subject(ctx, field) + ' ' + ctx.cell(rule, ctx.schema.field(rule.entity, "test"));
    if (test != "filled" && test != "empty" && !value.empty()) text += ' ' + value;
    return text;
}

std::int64_t lead_rule_points(const Context& ctx, Place rule) {
    const Value points = ctx.tables.value(rule, ctx.schema.field(rule.entity, "points"));
    const auto* number = std::get_if<std::int64_t>(&points);
    return number ? *number : 0;
}

std::string points_text(const Context& ctx, std::int64_t points) {
    const std::string number = number_text(points < 0 ? -points : points, {.digits = ctx.reader.locale.digits});
    return "\u2066" + std::string(points < 0 ? "−" : "+") + number + "\u2069"; // the sign before it in Arabic, too
}

} // namespace crm
