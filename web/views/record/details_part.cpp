// The card with a record's own fields, section by section, each with what can be done with it.
#include "core/commands/books.hpp"
#include "core/formula/explain.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/field_icon.hpp"
#include "web/frame/links.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

void field_row_ui(Context& ctx, Place place, FieldIx ix) {
    const FieldDef& field = ctx.schema.field(place.entity, ix);
    const std::string text = ctx.cell(place, ix);
    if (field.type == FieldType::long_text) { // read whole, not cut
        text_ui(field.label.in(ctx.language), styles::muted);
        return paragraph_ui(text);
    }
    const bool reads_left = reads_left_to_right(field.type);
    const bool is_link = (reads_left || field.type == FieldType::reference) && !is_several(field);
    const KeyValueResult done = key_value_ui(
        field.label.in(ctx.language), text,
        {.icon = icon_of_type(field.type), .left_to_right = reads_left, .link = is_link, .can_copy = reads_left});
    if (done.copy) copy_to_clipboard(text);
    if (!done.clicked) return;
    const std::string raw(ctx.tables.table(place.entity).columns[ix].words(place.row));
    if (field.type == FieldType::phone) ctx.call(ctx.tables.id(place), raw);
    if (field.type == FieldType::email) ctx.mail(ctx.tables.id(place), raw);
    if (field.type == FieldType::link) open_web_page(raw);
    if (field.type == FieldType::reference)
        if (const Value target = ctx.tables.value(place, ix); std::holds_alternative<RecordId>(target))
            ctx.open(std::get<RecordId>(target));
}

// What a formula gives, or why it gives nothing.
void formula_row_ui(Context& ctx, Place place, FieldIx ix) {
    const FieldDef& field = ctx.schema.field(place.entity, ix);
    std::string text = ctx.cell(place, ix);
    if (text.empty()) {
        const FormulaColumns& formulas = ctx.workspace.formulas();
        if (const Formula* formula = formulas.formula(place.entity, ix))
            text = sentence_of(
                ctx.schema,
                explain_formula(ctx.tables, ctx.caches.relations, place, *formula, ctx.workspace.formula_context()),
                ctx.language);
        else if (const FormulaProblem* problem = formulas.problem(place.entity, ix))
            text = sentence_of(*problem, ctx.language);
        key_value_ui(field.label.in(ctx.language), {}, {.icon = Icon::chart, .empty = text});
        return;
    }
    key_value_ui(field.label.in(ctx.language), text, {.icon = Icon::chart});
}

bool has_value(const Context& ctx, Place place, FieldIx ix) {
    const FieldDef& field = ctx.schema.field(place.entity, ix);
    if (is_derived(field)) return true;
    return ctx.tables.table(place.entity).columns[ix].has(place.row);
}

} // namespace

void details_card_ui(Context& ctx, Place place) {
    const bool edited =
        begin_card_ui("details", {.title = ctx.text(words::details),
                                  .action = ctx.can_write() && !is_issued(ctx.tables, place) ? ctx.text(words::edit)
                                                                                             : std::string_view()});
    bool shown_any = false;
    for (const SectionDef& section : ctx.schema.sections()) {
        bool shown_section = false;
        for (const FieldIx ix : ctx.schema.form_order(place.entity)) {
            const FieldDef& field = ctx.schema.field(place.entity, ix);
            if (field.hidden || field.section != section.key || field.key == "removed_at" ||
                ix == ctx.schema.name_field(place.entity) || !has_value(ctx, place, ix))
                continue;
            if (!shown_section && shown_any)
                divider_ui(section.key == "main" ? std::string_view() : section.label.in(ctx.language));
            shown_section = shown_any = true;
            is_derived(field) ? formula_row_ui(ctx, place, ix) : field_row_ui(ctx, place, ix);
        }
    }
    if (!shown_any) text_ui(ctx.text(words::nothing_more), styles::muted);
    end_card_ui();
    if (edited) ctx.edit(ctx.tables.id(place));
}

} // namespace crm
