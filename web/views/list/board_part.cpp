// A list as a board: one column per choice of a field, and one for records that say nothing. Moving a card changes that
// one cell; which cards there are and in which order follows from the list's filters and order.
#include <algorithm>

#include "core/queries/rates.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/rates_note.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/list/layouts.hpp"

namespace crm {

namespace {

struct BoardGroups { // rows of the list by column, kept until the list, the rates or the day change
    std::uint64_t version = 0, rates_revision = 0;
    Date day{};
    FieldIx by = no_field;
    std::vector<std::vector<std::uint32_t>> rows; // indices into the list's rows
    std::vector<std::string> totals;
    WithoutRate without{};
};

// What a card shows besides name and second line, as the schema orders its lists.
struct CardFields {
    FieldIx chip = no_field, end = no_field, sum = no_field;
};

CardFields card_fields(const Schema& schema, EntityIx entity, FieldIx by) {
    CardFields fields;
    int chip_order = 1000, end_order = 1000;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) {
        const FieldDef& field = schema.field(entity, ix);
        if (ix == by || is_several(field) || field.list_order == 0 || ix == schema.name_field(entity)) continue;
        if (field.type == FieldType::choice && field.list_order < chip_order)
            chip_order = field.list_order, fields.chip = ix;
        const bool is_amount = field.type == FieldType::money;
        if ((is_amount || field.type == FieldType::date) && (is_amount ? 0 : field.list_order) < end_order)
            end_order = is_amount ? 0 : field.list_order, fields.end = ix;
        if (is_amount && fields.sum == no_field) fields.sum = ix;
    }
    return fields;
}

// Of one currency in that one; of several in the firm's, at today's rates.
std::string total_of(const ListPart& part, const Rates& rates, FieldIx sum, const std::vector<std::uint32_t>& rows,
                     WithoutRate& without) {
    const Column& column = part.ctx.tables.table(part.entity).columns[sum];
    std::vector<Currency> currencies;
    SumInBase plain(rates), in_base(rates);
    WithoutRate left_out;
    for (const std::uint32_t i : rows) {
        const Row row = part.result.rows[i];
        if (!column.has(row)) continue;
        const Money money = column.money(row);
        if (!std::ranges::contains(currencies, money.currency)) currencies.push_back(money.currency);
        plain.add_base(money.minor);
        in_base.add(money, part.ctx.reader.today, left_out);
    }
    if (currencies.empty()) return {};
    if (currencies.size() == 1 && plain.fits())
        return value_text(part.ctx.tables, part.entity, sum, Money{plain.total().minor, currencies.front()},
                          part.ctx.brief());
    without.add(left_out);
    return sum_text(part.ctx, in_base);
}

const BoardGroups& groups_of(const ListPart& part, const CardFields& fields) {
    BoardGroups& groups = part.ctx.state<BoardGroups>();
    const std::uint64_t rates_now = part.ctx.tables.table(part.ctx.entity("rate")).revision;
    if (groups.version == part.result.version && groups.by == part.by && groups.rates_revision == rates_now &&
        groups.day == part.ctx.reader.today)
        return groups;
    groups.rates_revision = rates_now;
    groups.day = part.ctx.reader.today;
    groups.without = {};
    groups.version = part.result.version;
    groups.by = part.by;
    const Column& column = part.ctx.tables.table(part.entity).columns[part.by];
    const auto& choices = column.field().choices;
    groups.rows.assign(choices.size() + 1, {});
    // The column keeps its choices as numbers of its own: which of them is which of ours.
    std::vector<std::size_t> place_of_code(column.dictionary().size(), choices.size());
    for (std::size_t code = 0; code < place_of_code.size(); ++code)
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (choices[i].key == column.dictionary().word(static_cast<std::int32_t>(code))) place_of_code[code] = i;
    for (std::uint32_t i = 0; i < part.result.rows.size(); ++i) {
        const std::int32_t code = column.code(part.result.rows[i]);
        groups.rows[code < 0 ? choices.size() : place_of_code[static_cast<std::size_t>(code)]].push_back(i);
    }
    groups.totals.assign(groups.rows.size(), {});
    if (fields.sum != no_field) {
        const Rates rates(part.ctx.tables, part.ctx.reader.currency);
        for (std::size_t i = 0; i < groups.rows.size(); ++i)
            groups.totals[i] = total_of(part, rates, fields.sum, groups.rows[i], groups.without);
    }
    return groups;
}

void fill_card(const Context& ctx, Place place, const CardFields& fields, BoardCard& out) {
    const Reader reader = ctx.brief();
    const Table& table = ctx.tables.table(place.entity);
    out.title = display_name(ctx.tables, place, reader);
    std::string detail = subtitle(ctx.tables, place, reader);
    if (fields.end != no_field && table.columns[fields.end].has(place.row)) {
        out.end_text = cell_text(ctx.tables, place, fields.end, reader);
        if (const std::size_t at = detail.find(out.end_text); at != detail.npos) { // said once is enough
            constexpr std::string_view between = " · ";
            const std::size_t from = at >= between.size() ? at - between.size() : 0;
            detail.erase(from, at + out.end_text.size() - from);
        }
    }
    out.detail = detail;
    const std::string_view key = ctx.schema.entity(place.entity).key;
    if (key == "person" || key == "company" || key == "lead") out.avatar = out.title;
    if (fields.chip != no_field && table.columns[fields.chip].has(place.row)) {
        const FieldDef& field = ctx.schema.field(place.entity, fields.chip);
        out.chips.emplace_back(cell_text(ctx.tables, place, fields.chip, reader),
                               choice_tone(field, table.columns[fields.chip].words(place.row)));
    }
}

} // namespace

void board_part_ui(ListPart& part) {
    Context& ctx = part.ctx;
    if (part.result.rows.empty()) return part.empty();
    const FieldDef& field = ctx.schema.field(part.entity, part.by);
    if (field.target == "stage") return deal_board_ui(part);
    const CardFields fields = card_fields(ctx.schema, part.entity, part.by);
    const BoardGroups& groups = groups_of(part, fields);
    without_rate_ui(ctx, groups.without);
    std::vector<BoardColumn> columns;
    std::vector<std::size_t> shown; // by column: its group
    for (std::size_t i = 0; i < groups.rows.size(); ++i) {
        const bool is_none = i == field.choices.size();
        if ((is_none || field.choices[i].archived) && groups.rows[i].empty()) continue;
        shown.push_back(i);
        columns.push_back({.title = is_none ? say(kit_words::none) : field.choices[i].label.in(ctx.language),
                           .tone = is_none ? Tone::neutral : field.choices[i].tone,
                           .count = static_cast<std::int64_t>(groups.rows[i].size()),
                           .total = groups.totals[i],
                           .can_take = !is_none || !field.required});
    }
    const auto value_of = [&](int column) {
        const std::size_t i = shown[static_cast<std::size_t>(column)];
        return i < field.choices.size() ? Value{std::string(field.choices[i].key)} : Value{};
    };
    const auto place_of = [&](int column, std::int64_t row) {
        return part.place(groups.rows[shown[static_cast<std::size_t>(column)]][static_cast<std::size_t>(row)]);
    };
    const Table& table = ctx.tables.table(part.entity);
    const BoardResult done = board_ui(
        "board",
        {.label = ctx.schema.entity(part.entity).plural.in(ctx.language),
         .columns = columns,
         .key = [&](int column, std::int64_t row) { return std::uint64_t{table.handles[place_of(column, row).row]}; },
         .card = [&](int column, std::int64_t row,
                     BoardCard& out) { fill_card(ctx, place_of(column, row), fields, out); },
         .can_move = ctx.can_write(),
         .has_feet = fields.chip != no_field || fields.end != no_field,
         .add = ctx.can_write() ? ctx.text(words::add) : std::string_view()});
    if (done.opened) ctx.open(ctx.tables.id(place_of(done.opened->first, done.opened->second)));
    if (done.add >= 0)
        ctx.add(ctx.schema.entity(part.entity).key, is_missing(value_of(done.add))
                                                        ? std::vector<Preset>{}
                                                        : std::vector<Preset>{{field.key, value_of(done.add)}});
    if (done.moved) {
        const Place place = place_of(done.moved->from, done.moved->row);
        ctx.send(SaveRecord{.entity = part.entity,
                            .id = ctx.tables.id(place),
                            .cells = {{part.by, value_of(done.moved->to), {}}}},
                 say(kit_words::moved_to, ctx.name(place), columns[static_cast<std::size_t>(done.moved->to)].title));
    }
}

} // namespace crm
