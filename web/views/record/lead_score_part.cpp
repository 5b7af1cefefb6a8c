// How promising a lead is, and why: the rules it meets, with what each is worth.
#include "core/formula/explain.hpp"
#include "core/queries/lead_rules.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_leads.hpp"
#include "web/frame/lead_rule_text.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

bool is_met(const Context& ctx, Place lead, Place rule) {
    const auto condition = parse_formula(ctx.schema, lead.entity, lead_condition(ctx.tables, rule));
    if (!condition) return false;
    const FormulaResult result =
        explain_formula(ctx.tables, ctx.caches.relations, lead, *condition, ctx.workspace.formula_context());
    return result.value == Value{std::int64_t{1}};
}

} // namespace

void lead_score_card_ui(Context& ctx, Place lead) {
    const std::vector<Place> rules = lead_rules(ctx.tables);
    const FieldIx field = ctx.schema.field(lead.entity, lead_score_key);
    begin_card_ui("score", {.title = ctx.text(words::why_this_score), .icon = Icon::target});
    if (rules.empty() || field == no_field) {
        paragraph_ui(ctx.text(words::lead_rules_text), styles::muted);
    } else {
        const Value value = ctx.tables.value(lead, field);
        const auto* number = std::get_if<std::int64_t>(&value);
        const std::int64_t score = number ? *number / decimal_one : 0;
        const bool is_hot = score >= hot_score, is_warm = score >= warm_score;
        text_ui(number_text(score, {.digits = ctx.reader.locale.digits}), styles::title);
        beside(10);
        chip_ui(ctx.text(is_hot    ? words::hot_lead
                         : is_warm ? words::warm_lead
                                   : words::cold_lead),
                is_hot    ? Tone::danger
                : is_warm ? Tone::warning
                          : Tone::info);
        gap(6);
        bool is_any_met = false;
        for (const Place rule : rules) {
            if (!is_met(ctx, lead, rule)) continue;
            is_any_met = true;
            const std::string text = lead_rule_text(ctx, rule), worth = points_text(ctx, lead_rule_points(ctx, rule));
            key_value_ui(text, worth, {.label_width = 260});
        }
        if (!is_any_met) text_ui(ctx.text(words::no_rule_met), styles::muted);
    }
    gap(6);
    if (button_ui(ctx.text(words::lead_rules_title), {.kind = ButtonKind::quiet, .icon = Icon::edit, .small = true}))
        ctx.go({.screen = Screen::selling});
    end_card_ui();
}

} // namespace crm
