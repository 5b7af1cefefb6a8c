#include "web/views/selling/ceilings_card.hpp"

#include "core/text/words_approval.hpp"
#include "core/text/words_form.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

// "Coffee · VIP · Representative": what a ceiling is for.
std::string subject_of(const Context& ctx, Place ceiling) {
    std::string text;
    for (const std::string_view key : {"product", "category", "tag", "stage", "role", "seller"})
        if (const std::string cell = ctx.cell(ceiling, ctx.schema.field(ceiling.entity, key)); !cell.empty())
            text += (text.empty() ? "" : " · ") + cell;
    return text.empty() ? std::string(ctx.text(words::ceiling_for_all)) : text;
}

} // namespace

void ceilings_card_ui(Context& ctx) {
    begin_card_ui("ceilings", {.title = ctx.text(words::ceilings_title), .icon = Icon::price_list});
    paragraph_ui(ctx.text(words::ceilings_text), styles::help);
    gap(8);
    const EntityIx entity = ctx.entity("discount_ceiling");
    const Table& table = ctx.tables.table(entity);
    bool is_empty = true;
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row)) continue;
        is_empty = false;
        const Place place{entity, row};
        const RecordId id = ctx.tables.id(place);
        const std::string title = subject_of(ctx, place) + ": " + ctx.cell(place, ctx.schema.field(entity, "percent")) +
                                  (ctx.arabic() ? "٪" : "%"),
                          bin = std::string(ctx.text(words::remove)) + ": " + title;
        const Icon actions[] = {Icon::bin};
        const std::string_view names[] = {bin};
        const ListRowResult done = list_row_ui(
            text_of(id), {.title = title,
                          .actions = ctx.can_write() ? std::span<const Icon>(actions) : std::span<const Icon>(),
                          .action_names = names});
        if (done.action == 0)
            ctx.remove({id});
        else if (done.clicked && ctx.can_write())
            ctx.edit(id);
    }
    if (is_empty) text_ui(ctx.text(words::no_ceilings), styles::muted);
    gap(8);
    if (button_ui(ctx.text(words::add_ceiling),
                  {.kind = ButtonKind::primary, .icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
        ctx.add("discount_ceiling");
    end_card_ui();
}

} // namespace crm
