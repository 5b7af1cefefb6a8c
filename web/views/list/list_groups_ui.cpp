#include "web/views/list/list_groups_ui.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/text/words_chart.hpp"
#include "core/text/words_groups.hpp"
#include "web/kit/kit.hpp"
#include "web/views/list/chart_choice.hpp"

namespace crm {

namespace {

constexpr std::string_view rows_option = "rows", unit_option = "rows_by", totals_option = "totals";

struct NamedUnit {
    std::string_view key;
    DateUnit unit;
    BothNames label;
};
constexpr NamedUnit units[] = {
    {"day", DateUnit::day, words::period_day},
    {"week", DateUnit::week, words::period_week},
    {"month", DateUnit::month, words::period_month},
    {"quarter", DateUnit::quarter, words::period_quarter},
    {"year", DateUnit::year, words::period_year},
    {"hijri_month", DateUnit::hijri_month, words::period_hijri_month},
    {"hijri_year", DateUnit::hijri_year, words::period_hijri_year},
};

constexpr std::string_view total_keys[] = {"none", "filled", "sum", "average", "min", "max"}; // by TotalKind

std::string option(const ListState& state, std::string_view key) {
    const auto at = state.options.find(std::string(key));
    return at == state.options.end() ? std::string() : at->second;
}

void set_option(ListState& state, std::string_view key, std::string value) {
    if (value.empty())
        state.options.erase(std::string(key));
    else
        state.options[std::string(key)] = std::move(value);
}

std::vector<FieldIx> fields_to_group_by(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (const FilterSubject& subject : filter_subjects(schema, entity)) {
        const FieldDef& field = schema.field(entity, subject.field);
        const bool is_part = field.type == FieldType::address && subject.part != AddressPart::city;
        if (can_group_by(field) && !is_several(field) && !is_part) fields.push_back(subject.field);
    }
    return fields;
}

bool is_date(const Schema& schema, EntityIx entity, FieldIx field) {
    return field != no_field && is_date(schema.field(entity, field).type);
}

std::string label_of_field(const Context& ctx, EntityIx entity, FieldIx field) {
    const FieldDef& def = ctx.schema.field(entity, field);
    return std::string((def.type == FieldType::address ? label_of(AddressPart::city) : def.label).in(ctx.language));
}

// What was kept of a list in groups.
struct Made {
    std::uint64_t version = 0;
    Language language = Language::ar;
    GroupBy by{};
    std::vector<Group> folded{}; // labels may be alike: two people of one name
    bool is_laid_out = false;
    GroupedRows rows{};
};
struct MadeByList {
    std::map<EntityIx, Made> lists;
};

// The same group after the list was made anew: what else is said of it may be another by then.
bool is_same(const Group& a, const Group& b) { return a.kind == b.kind && a.value == b.value && a.first == b.first; }

auto find_folded(Made& made, const Group& group) {
    return std::ranges::find_if(made.folded, [&](const Group& each) { return is_same(each, group); });
}

// The rows of the open groups, and the headings above them.
void lay_out(const ListPart& part, Made& made) {
    GroupedRows& rows = made.rows;
    rows.headings.clear();
    rows.shown.rows.clear();
    for (const ListGroup& group : rows.groups.groups) {
        const bool is_folded = find_folded(made, group.group) != made.folded.end();
        rows.headings.push_back({.first_row = static_cast<std::int64_t>(rows.shown.rows.size()),
                                 .count = static_cast<std::int64_t>(group.count),
                                 .label = group.group.label,
                                 .tone = group.group.tone,
                                 .folded = is_folded});
        if (is_folded) continue;
        const auto from = rows.groups.rows.begin() + static_cast<std::ptrdiff_t>(group.first);
        rows.shown.rows.insert(rows.shown.rows.end(), from, from + static_cast<std::ptrdiff_t>(group.count));
    }
    if (rows.headings.empty()) rows.shown.rows = rows.groups.rows;
    rows.shown.total = part.result.total;
    rows.shown.version = part.result.version;
    made.is_laid_out = true;
}

} // namespace

GroupBy grouping_of(const Schema& schema, EntityIx entity, const ListState& state) {
    const FieldIx field = schema.field(entity, option(state, rows_option));
    if (field == no_field || !can_group_by(schema.field(entity, field)) || is_several(schema.field(entity, field)))
        return {};
    GroupBy by{.field = field};
    const std::string unit = option(state, unit_option);
    for (const NamedUnit& each : units)
        if (each.key == unit) by.unit = each.unit;
    return by;
}

std::vector<TotalWish> totals_of(const Schema& schema, EntityIx entity, const ListState& state) {
    std::vector<TotalWish> wishes;
    const std::string all = option(state, totals_option);
    for (std::string_view rest = all; !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        const std::size_t colon = one.find(':');
        if (colon == one.npos) continue;
        const FieldIx field = schema.field(entity, one.substr(0, colon));
        const auto kind = std::ranges::find(total_keys, one.substr(colon + 1)) - std::begin(total_keys);
        if (field == no_field || kind <= 0 || kind >= static_cast<std::ptrdiff_t>(std::size(total_keys))) continue;
        if (can_total(schema.field(entity, field), static_cast<TotalKind>(kind)))
            wishes.push_back({field, static_cast<TotalKind>(kind)});
    }
    return wishes;
}

namespace {

// What a line of totals begins with: the sums of the columns that are shown; where there are none, how many are filled.
std::string first_totals(const Context& ctx, EntityIx entity, const ListState& state) {
    std::string all, first;
    for (const ColumnPlace& place : state.view.places) {
        const FieldIx field = ctx.schema.field(entity, place.key);
        if (place.hidden || field == no_field) continue;
        if (first.empty()) first = place.key + ":filled";
        const FieldType type = ctx.schema.field(entity, field).type;
        const bool is_amount = type == FieldType::money || type == FieldType::integer || type == FieldType::decimal;
        if (!is_amount || !can_total(ctx.schema.field(entity, field), TotalKind::sum)) continue;
        if (!all.empty()) all += ',';
        all += place.key + ":sum";
    }
    return all.empty() ? first : all;
}

} // namespace

std::string grouping_text(const Context& ctx, EntityIx entity, const ListState& state) {
    const GroupBy by = grouping_of(ctx.schema, entity, state);
    std::string text(ctx.text(words::group_rows));
    if (by.field != no_field) text += ": " + label_of_field(ctx, entity, by.field);
    return text;
}

void grouping_menu_ui(Context& ctx, EntityIx entity, ListState& state) {
    const GroupBy by = grouping_of(ctx.schema, entity, state);
    const auto choose = [&](std::string_view wish, std::string_view value) {
        set_option(state, wish, std::string(value));
        keep_view(ctx, entity, state);
    };
    if (menu_item_ui(ctx.text(words::group_by_nothing), {.checked = by.field == no_field, .id = "nothing"}))
        choose(rows_option, {});
    for (const FieldIx field : fields_to_group_by(ctx.schema, entity))
        if (menu_item_ui(label_of_field(ctx, entity, field),
                         {.checked = field == by.field, .id = ctx.schema.field(entity, field).key}))
            choose(rows_option, ctx.schema.field(entity, field).key);
    if (is_date(ctx.schema, entity, by.field)) {
        menu_divider_ui();
        for (const NamedUnit& each : units)
            if (menu_item_ui(ctx.text(each.label), {.checked = each.unit == by.unit, .id = each.key}))
                choose(unit_option, each.key);
    }
    menu_divider_ui();
    const bool has_totals = !totals_of(ctx.schema, entity, state).empty();
    if (menu_item_ui(ctx.text(words::totals_line), {.checked = has_totals, .id = "totals"}))
        choose(totals_option, has_totals ? std::string() : first_totals(ctx, entity, state));
}

const GroupedRows& grouped_rows(const ListPart& part) {
    const Context& ctx = part.ctx;
    Made& made = part.ctx.state<MadeByList>().lists[part.entity];
    const GroupBy by = grouping_of(ctx.schema, part.entity, part.state);
    const std::vector<TotalWish> wishes = totals_of(ctx.schema, part.entity, part.state);
    const bool is_new = made.version != part.result.version || made.language != ctx.language || made.by != by ||
                        made.rows.wishes != wishes;
    if (is_new) {
        if (made.by != by) made.folded.clear();
        made.version = part.result.version;
        made.language = ctx.language;
        made.by = by;
        made.rows.wishes = wishes;
        made.rows.groups = list_groups(ctx.tables, part.entity, part.result.rows, by, wishes, ctx.brief());
    }
    if (is_new || !made.is_laid_out) lay_out(part, made);
    return made.rows;
}

std::string total_under(const Context& ctx, EntityIx entity, const GroupedRows& rows, std::int64_t heading,
                        FieldIx field) {
    const auto wish = std::ranges::find(rows.wishes, field, &TotalWish::field);
    if (wish == rows.wishes.end()) return {};
    const auto at = static_cast<std::size_t>(wish - rows.wishes.begin());
    const std::vector<Total>& totals =
        heading < 0 ? rows.groups.totals : rows.groups.groups[static_cast<std::size_t>(heading)].totals;
    const std::string text = total_text(ctx.schema.field(entity, field), wish->kind, totals[at], ctx.brief());
    if (text.empty() || heading >= 0 || wish->kind == TotalKind::sum) return text;
    return std::string(label_of(wish->kind).in(ctx.language)) + ": " + text;
}

RowMarks::RowMarks(const Context& ctx, EntityIx entity, const ListState& state) {
    for (const ColorRule& rule : state.rules)
        m_rules.push_back({rule.tone, rule.column,
                           rows_of(ctx.tables, entity, rule.filter, ctx.reader, ctx.caches.lists.conditions()),
                           describe(ctx.tables, entity, rule.filter, ctx.reader)});
}

std::optional<RowMark> RowMarks::of(Row row) const { return of_cell(row, {}); }

std::optional<RowMark> RowMarks::of_cell(Row row, std::string_view column) const {
    for (const One& rule : m_rules)
        if (rule.column == column && rule.rows.has(row)) return RowMark{rule.tone, rule.says};
    return {};
}

const RowMarks& row_marks(const ListPart& part) {
    struct Kept {
        std::uint64_t revision = UINT64_MAX;
        Language language = Language::ar;
        Date today{};
        std::vector<ColorRule> rules{};
        std::optional<RowMarks> marks{};
    };
    struct KeptByList {
        std::map<EntityIx, Kept> lists;
    };
    Context& ctx = part.ctx;
    Kept& kept = ctx.state<KeptByList>().lists[part.entity];
    const bool is_good = kept.marks && kept.revision == ctx.tables.revision() && kept.language == ctx.language &&
                         kept.today == ctx.reader.today && kept.rules == part.state.rules;
    if (!is_good) {
        kept.marks.emplace(ctx, part.entity, part.state);
        kept.revision = ctx.tables.revision();
        kept.language = ctx.language;
        kept.today = ctx.reader.today;
        kept.rules = part.state.rules;
    }
    return *kept.marks;
}

void toggle_group(const ListPart& part, std::size_t heading) {
    Made& made = part.ctx.state<MadeByList>().lists[part.entity];
    const Group& group = made.rows.groups.groups[heading].group;
    if (const auto at = find_folded(made, group); at != made.folded.end())
        made.folded.erase(at);
    else
        made.folded.push_back(group);
    made.is_laid_out = false;
}

void total_menu_ui(Context& ctx, EntityIx entity, ListState& state, FieldIx field) {
    std::vector<TotalWish> wishes = totals_of(ctx.schema, entity, state);
    const auto at = std::ranges::find(wishes, field, &TotalWish::field);
    const TotalKind now = at == wishes.end() ? TotalKind::none : at->kind;
    for (std::size_t i = 0; i < std::size(total_keys); ++i) {
        const auto kind = static_cast<TotalKind>(i);
        if (!can_total(ctx.schema.field(entity, field), kind)) continue;
        if (!menu_item_ui(label_of(kind).in(ctx.language), {.checked = kind == now, .id = total_keys[i]})) continue;
        std::erase_if(wishes, [&](const TotalWish& wish) { return wish.field == field; });
        if (kind != TotalKind::none) wishes.push_back({field, kind});
        std::string all;
        for (const TotalWish& wish : wishes) {
            if (!all.empty()) all += ',';
            all.append(ctx.schema.field(entity, wish.field).key).append(":");
            all += total_keys[static_cast<std::size_t>(wish.kind)];
        }
        set_option(state, totals_option, std::move(all));
        keep_view(ctx, entity, state);
    }
}

} // namespace crm
