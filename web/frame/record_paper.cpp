#include "web/frame/record_paper.hpp"

#include <algorithm>
#include <map>

#include "core/base/sort_few.hpp"
#include "core/queries/related.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_print.hpp"

namespace crm {

namespace {

bool is_number(FieldType type) {
    return type == FieldType::integer || type == FieldType::decimal || type == FieldType::money;
}

// The sum of a column: money by currency, never one with the other.
std::string total_of(const Context& ctx, const Column& column, std::span<const Row> rows) {
    const FieldType type = column.field().type;
    if (!is_number(type)) return {};
    std::map<std::uint16_t, std::int64_t> sums;
    for (const Row row : rows) {
        const Money money = column.money(row);
        if (money.minor == missing_number) continue;
        const Currency currency = type == FieldType::money && !money.currency ? ctx.reader.currency : money.currency;
        std::int64_t& sum = sums[currency.code];
        if (__builtin_add_overflow(sum, money.minor, &sum)) return {};
    }
    std::string text;
    for (const auto& [code, sum] : sums) {
        if (!text.empty()) text += " + ";
        if (type == FieldType::money)
            append_money(text, {sum, {code}}, ctx.reader.locale);
        else
            append_fixed(text, {sum, type == FieldType::decimal ? 4 : 0}, {.digits = ctx.reader.locale.digits});
    }
    return text;
}

std::string cell_on_paper(Context& ctx, Place place, const ListColumn& column) {
    if (!column.is_field()) return column_text(ctx.tables, ctx.caches.relations, place, column, ctx.brief());
    if (column.field == ctx.schema.name_field(place.entity)) return display_name(ctx.tables, place, ctx.reader);
    return cell_text(ctx.tables, place, column.field, ctx.brief());
}

void add_sections(const Context& ctx, Place place, PrintPaper& paper) {
    for (const SectionDef& section : ctx.schema.sections()) {
        if (section.key == "system") continue; // when it was added is nobody's reading
        PrintPart part{.heading = std::string(section.label.in(ctx.language))};
        for (const FieldIx ix : ctx.schema.form_order(place.entity)) {
            const FieldDef& field = ctx.schema.field(place.entity, ix);
            if (field.hidden || field.section != section.key || field.key == "removed_at" ||
                ix == ctx.schema.name_field(place.entity))
                continue;
            std::string value = cell_text(ctx.tables, place, ix, ctx.reader);
            if (!value.empty()) part.values.emplace_back(field.label.in(ctx.language), std::move(value));
        }
        if (!part.values.empty()) paper.parts.push_back(std::move(part));
    }
}

// Every kind of record that points to this one: dealings, orders, tasks, notes; lines of an order.
void add_belongings(Context& ctx, Place place, PrintPaper& paper) {
    for (EntityIx entity = 0; entity < ctx.schema.entity_count(); ++entity)
        for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix) {
            const FieldDef& field = ctx.schema.field(entity, ix);
            if (field.type != FieldType::reference || is_several(field) ||
                ctx.schema.target(entity, ix) != place.entity)
                continue;
            std::vector<Row> rows = children(ctx.tables, ctx.caches.relations, entity, ix, place);
            if (rows.empty()) continue;
            std::ranges::reverse(rows); // the newest first
            std::vector<FieldIx> fields = listed_fields(ctx.schema, entity);
            std::erase(fields, ix);
            const std::vector<ListColumn> columns(fields.begin(), fields.end());
            PrintPart part = table_part(ctx, entity, rows, columns, true);
            const EntityDef& def = ctx.schema.entity(entity);
            part.heading = def.plural.in(ctx.language);
            if (entity == place.entity) part.heading += " · " + std::string(field.label.in(ctx.language));
            paper.parts.push_back(std::move(part));
        }
}

} // namespace

std::vector<FieldIx> listed_fields(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (schema.field(entity, ix).list_order > 0) fields.push_back(ix);
    if (fields.empty()) // parts of other records (order lines) have no list of their own
        for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
            if (const FieldDef& field = schema.field(entity, ix); field.section != "system" && !field.read_only)
                fields.push_back(ix);
    sort_few_by(fields, [&](FieldIx ix) { return schema.field(entity, ix).list_order; });
    return fields;
}

PrintPart table_part(Context& ctx, EntityIx entity, std::span<const Row> rows, std::span<const ListColumn> columns,
                     bool has_totals, PrintRange range) {
    PrintPart part;
    for (const ListColumn& column : columns) {
        const FieldDef* field = field_of(ctx.schema, entity, column);
        part.columns.push_back({label_of(ctx.schema, entity, column, ctx.language),
                                is_number(ctx.schema, entity, column), field && reads_left_to_right(field->type)});
    }
    const std::size_t first = std::min(range.first, rows.size());
    for (const Row row : rows.subspan(first, std::min(range.count, rows.size() - first))) {
        std::vector<std::string> cells;
        for (const ListColumn& column : columns) cells.push_back(cell_on_paper(ctx, {entity, row}, column));
        part.rows.push_back(std::move(cells));
    }
    if (!has_totals || range.goes_on || rows.size() < 2) return part;
    bool has_any = false;
    for (const ListColumn& column : columns) {
        part.totals.push_back(column.is_field() ? total_of(ctx, ctx.tables.table(entity).columns[column.field], rows)
                                                : std::string());
        has_any |= !part.totals.back().empty();
    }
    if (!has_any)
        part.totals.clear();
    else if (part.totals[0].empty())
        part.totals[0] = ctx.text(words::print_total);
    return part;
}

PrintPaper record_paper(Context& ctx, Place place) {
    PrintPaper paper{.title = display_name(ctx.tables, place, ctx.reader)};
    std::string what(ctx.schema.entity(place.entity).label.in(ctx.language));
    if (const std::string about = ctx.about(place); !about.empty()) what += " · " + about;
    paper.notes.push_back(std::move(what));
    add_sections(ctx, place, paper);
    add_belongings(ctx, place, paper);
    return paper;
}

} // namespace crm
