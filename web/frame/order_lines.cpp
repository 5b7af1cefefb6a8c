#include "web/frame/order_lines.hpp"

#include "core/commands/order_total.hpp"
#include "core/queries/related.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_form.hpp"
#include "web/frame/field_editor.hpp"
#include "web/kit/kit.hpp"

namespace crm {

bool has_lines(const Context& ctx, EntityIx owner) {
    return owner == ctx.entity("order") || owner == ctx.entity("deal");
}

OrderLinesDraft order_lines_of(const Context& ctx, EntityIx owner, RecordId record) {
    const std::string_view key = ctx.schema.entity(owner).key;
    OrderLinesDraft draft{.entity = ctx.entity(key == "deal" ? "deal_line" : "order_line")};
    if (is_new(record)) return draft;
    for (const Row row : children(ctx.tables, ctx.caches.relations, draft.entity, ctx.schema.field(draft.entity, key),
                                  ctx.tables.find(record)))
        draft.lines.push_back(draft_of(ctx, draft.entity, ctx.tables.id({draft.entity, row}), {}));
    return draft;
}

Command save_with_lines(const Context& ctx, SaveRecord owner, const OrderLinesDraft& lines, Problems& problems) {
    std::vector<SaveRecord> saved;
    for (const Draft& line : lines.lines)
        if (!is_new(line.record) || line.is_touched()) saved.push_back(save_of(ctx, line, problems));
    if (owner.entity == ctx.entity("deal")) return SaveDeal{std::move(owner), std::move(saved), lines.removed};
    return SaveOrder{std::move(owner), std::move(saved), lines.removed};
}

namespace {

// A product that was just chosen brings its price.
void take_price(Context& ctx, Draft& line) {
    const FieldIx product = ctx.schema.field(line.entity, "product"), price = ctx.schema.field(line.entity, "price");
    if (!line.fields[product].reference.id || !line.fields[price].money.amount.empty()) return;
    const RecordId id = ctx.tables.directory().id(static_cast<Handle>(line.fields[product].reference.id - 1));
    put_value(ctx, line, price, ctx.tables.value(id, ctx.field("product", "price")));
    line.fields[price].is_touched = true;
}

Value money_in(const Context& ctx, const Draft& draft, std::string_view key) {
    const FieldIx field = ctx.schema.field(draft.entity, key);
    if (field == no_field) return {};
    const auto& typed = draft.fields[field].money;
    return parse_cell(ctx.schema.field(draft.entity, field), typed.amount + ' ' + typed.currency, ctx.parsing)
        .value_or(Value{});
}

// As plan() will have it once it is saved.
OrderTotal total_of(const Context& ctx, const Draft& order, const OrderLinesDraft& lines) {
    OrderTotal total;
    for (const Draft& line : lines.lines) {
        const FieldIx quantity = ctx.schema.field(line.entity, "quantity");
        const auto units = parse_cell(ctx.schema.field(line.entity, quantity), line.fields[quantity].text, ctx.parsing);
        total.add_line(units.value_or(Value{}), money_in(ctx, line, "price"), money_in(ctx, line, "discount"));
    }
    total.take_off(money_in(ctx, order, "discount"));
    return total;
}

void total_ui(const Context& ctx, const OrderTotal& total) {
    gap(10);
    if (total.is_mixed())
        return paragraph_ui(ctx.text(sentence(Reason::mixed_currencies)), styles::small.with(Color::danger_ink));
    if (total.is_too_large())
        return paragraph_ui(ctx.text(sentence(Reason::too_large)), styles::small.with(Color::danger_ink));
    const Money sum = total.money().value_or(Money{0, ctx.parsing.currency});
    text_ui(std::string(ctx.text(words::line_total)) + ": " + money_text(sum, ctx.reader.locale), styles::strong);
}

} // namespace

void order_lines_ui(Context& ctx, const Draft& order, OrderLinesDraft& lines) {
    const EntityIx entity = lines.entity;
    const FieldIx product = ctx.schema.field(entity, "product"), quantity = ctx.schema.field(entity, "quantity"),
                  price = ctx.schema.field(entity, "price");
    const float width = field_width_here();
    std::size_t gone = lines.lines.size();
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        if (i > 0) gap(14);
        Draft& line = lines.lines[i];
        const float button = control_height() + px(4), gaps = px(8) * 3;
        const float rest = width - button - gaps;
        const bool stacked = is_phone();
        begin_box(stacked ? width : rest * 0.5f);
        if (field_editor_ui(ctx, line, product, {}, false).changed) take_price(ctx, line);
        end_box();
        if (!stacked) beside(8);
        begin_box(stacked ? width * 0.3f : rest * 0.15f);
        field_editor_ui(ctx, line, quantity, {}, false);
        end_box();
        beside(8);
        begin_box(stacked ? width * 0.7f - button - px(16) : rest * 0.35f);
        field_editor_ui(ctx, line, price, {}, false);
        end_box();
        beside(8);
        begin_box(button);
        gap(24);
        if (icon_button_ui(Icon::bin, ctx.text(words::remove_line))) gone = i;
        end_box();
        lines.is_touched |= line.is_touched();
    }
    if (gone < lines.lines.size()) {
        if (!is_new(lines.lines[gone].record)) lines.removed.push_back(lines.lines[gone].record);
        lines.lines.erase(lines.lines.begin() + static_cast<std::ptrdiff_t>(gone));
        lines.is_touched = true;
    }
    gap(14);
    if (button_ui(ctx.text(words::add_line), {.icon = Icon::plus, .small = true}))
        lines.lines.push_back(draft_of(ctx, entity, {}, {{"quantity", Value{decimal_one}}}));
    if (!lines.lines.empty()) total_ui(ctx, total_of(ctx, order, lines));
}

} // namespace crm
