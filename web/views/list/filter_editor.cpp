#include "web/views/list/filter_editor.hpp"

#include "core/queries/filter.hpp"
#include "core/text/words_list.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

std::vector<FieldIx> filterable_fields(const Context& ctx, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix)
        if (ctx.schema.field(entity, ix).key != "removed_at") fields.push_back(ix);
    return fields;
}

// What was typed or chosen, as the values of a condition.
bool read_values(const Context& ctx, const FieldDef& field, Operator op, FilterDraft& draft,
                 std::vector<Value>& values) {
    if (field.type == FieldType::choice) {
        for (const int index : draft.choices)
            values.emplace_back(std::string(field.choices[static_cast<std::size_t>(index)].key));
        return !values.empty();
    }
    for (int i = 0; i < values_of(op); ++i) {
        const std::string& text = draft.text[i];
        if (text.empty()) {
            draft.error = ctx.text(sentence(Reason::required));
            return false;
        }
        const bool counts_days =
            op == Operator::in_last_days || op == Operator::in_next_days || op == Operator::older_than_days;
        const bool by_words = op == Operator::contains || op == Operator::contains_not || op == Operator::starts_with ||
                              field.type == FieldType::reference || field.type == FieldType::address ||
                              is_textual(field.type);
        FieldDef as = field;
        if (counts_days) as.type = FieldType::integer;
        if (by_words) as.type = FieldType::text;
        const auto value = parse_cell(as, text, ctx.parsing);
        if (!value) {
            draft.error = ctx.text(sentence(value.error()));
            return false;
        }
        values.push_back(*value);
    }
    return true;
}

} // namespace

bool filter_editor_ui(Context& ctx, EntityIx entity, FilterDraft& draft, Filter& made) {
    const std::vector<FieldIx> fields = filterable_fields(ctx, entity);
    std::vector<std::string_view> labels;
    for (const FieldIx ix : fields) labels.push_back(ctx.schema.field(entity, ix).label.in(ctx.language));
    if (choice_ui("field", {.label = ctx.text(words::filter_field)}, labels, draft.field).changed)
        draft = {.field = draft.field};
    if (draft.field < 0) return false;
    const FieldIx ix = fields[static_cast<std::size_t>(draft.field)];
    const FieldDef& field = ctx.schema.field(entity, ix);
    std::vector<Operator> operators;
    for (const Operator op : operators_of(field))
        if (op != Operator::in_period) operators.push_back(op);
    std::vector<std::string_view> names;
    for (const Operator op : operators) names.push_back(label_of(op).in(ctx.language));
    draft.op = std::clamp(draft.op, 0, static_cast<int>(operators.size()) - 1);
    choice_ui("operator", {.label = ctx.text(words::filter_operator)}, names, draft.op);
    const Operator op = operators[static_cast<std::size_t>(draft.op)];
    bool enter = false;
    if (field.type == FieldType::choice && values_of(op) != 0) {
        std::vector<ChoiceOption> options;
        for (const ChoiceDef& choice : field.choices) options.push_back({.label = choice.label.in(ctx.language)});
        choices_ui("value", {.label = ctx.text(words::filter_value), .error = draft.error}, options, draft.choices);
    } else {
        for (int i = 0; i < values_of(op); ++i) {
            const FieldSpec spec{.label = ctx.text(words::filter_value), .error = draft.error};
            const IdScope scope{static_cast<std::uint64_t>(i)};
            const bool is_day = field.type == FieldType::date && op != Operator::in_last_days &&
                                op != Operator::in_next_days && op != Operator::older_than_days;
            const FieldResult typed = is_day ? date_ui("value", spec, draft.text[i], {.today = ctx.parsing.today})
                                             : text_input_ui("value", spec, draft.text[i]);
            if (typed.changed) draft.error.clear();
            enter |= typed.enter;
        }
    }
    gap(4);
    if (!button_ui(ctx.text(words::apply_filter), {.kind = ButtonKind::primary}) && !enter) return false;
    std::vector<Value> values;
    draft.error.clear();
    if (!read_values(ctx, field, op, draft, values) && values_of(op) != 0) return false;
    made = {.kind = Filter::Kind::condition, .parts = {}, .condition = {}};
    made.condition.field = ix;
    made.condition.op = field.type == FieldType::choice && values.size() > 1
                            ? (op == Operator::is_not ? Operator::none_of : Operator::any_of)
                            : op;
    made.condition.values = std::move(values);
    draft = {};
    return true;
}

} // namespace crm
