#include "web/views/list/list_state.hpp"

#include <algorithm>

#include "core/base/text_append.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/record_paper.hpp"

namespace crm {

namespace {

constexpr std::string_view tone_keys[] = {"neutral", "info", "success", "warning", "danger", "accent"}; // by Tone

void add_pair(std::string& text, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    if (!text.empty()) text += '&';
    text.append(key).append("=").append(value);
}

// The filter comes last: it may hold anything.
template <class Take> void each_pair(std::string_view text, Take take) {
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        const std::size_t equals = pair.find('=');
        if (pair.starts_with("filter=")) return take("filter", text.substr(7));
        if (equals != pair.npos) take(pair.substr(0, equals), pair.substr(equals + 1));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
    }
}

std::string columns_text(const TableView& view) {
    std::string text;
    for (const ColumnPlace& place : view.places) {
        if (!text.empty()) text += ';';
        text.append(place.key).append(",");
        append_integer(text, static_cast<std::int64_t>(place.width));
        if (place.hidden) text += ",hidden";
    }
    return text;
}

void read_columns(std::string_view text, TableView& view) {
    const auto part = [](std::string_view& rest, char end) {
        const std::string_view found = rest.substr(0, rest.find(end));
        rest.remove_prefix(std::min(rest.size(), found.size() + 1));
        return found;
    };
    view.places.clear();
    while (!text.empty()) {
        std::string_view column = part(text, ';');
        ColumnPlace place;
        place.key = part(column, ',');
        int width = 0;
        for (const char digit : part(column, ','))
            if (digit >= '0' && digit <= '9' && width < 10000) width = width * 10 + (digit - '0');
        place.width = static_cast<float>(width);
        place.hidden = column == "hidden";
        view.places.push_back(std::move(place));
    }
}

// "-stage,name": by stage from the last, and by name where that is the same.
std::string sort_text(const TableView& view) {
    if (view.sort_key.empty()) return {};
    std::string text = (view.descending ? "-" : "") + view.sort_key;
    for (const SortKey& sort : view.then) text.append(sort.descending ? ",-" : ",").append(sort.key);
    return text;
}

void read_sort(std::string_view text, TableView& view) {
    std::vector<SortKey> all;
    while (!text.empty() && all.size() < 8) {
        const std::string_view part = text.substr(0, text.find(','));
        const bool descending = part.starts_with('-');
        if (part.size() > std::size_t{descending}) all.push_back({std::string(part.substr(descending)), descending});
        text.remove_prefix(std::min(text.size(), part.size() + 1));
    }
    view.sort_key = all.empty() ? std::string() : all.front().key;
    view.descending = !all.empty() && all.front().descending;
    if (!all.empty()) all.erase(all.begin());
    view.then = std::move(all);
}

// "warning:stage%3Dvip;danger@total:…": what the pairs are made of is written by its number.
std::string rules_text(const Context& ctx, EntityIx entity, const std::vector<ColorRule>& rules) {
    std::string text;
    for (const ColorRule& rule : rules) {
        if (!text.empty()) text += ';';
        text.append(tone_keys[static_cast<std::size_t>(rule.tone)]);
        if (!rule.column.empty()) text.append("@").append(rule.column);
        text += ':';
        for (const char letter : to_text(ctx.schema, entity, rule.filter)) {
            constexpr std::string_view hex = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(letter);
            if (letter == '&' || letter == ';' || letter == '%')
                (text += '%').append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
            else
                text += letter;
        }
    }
    return text;
}

std::string without_numbers(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_number =
            text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        plain += is_number ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (is_number) i += 2;
    }
    return plain;
}

void read_rules(const Context& ctx, EntityIx entity, std::string_view text, std::vector<ColorRule>& rules) {
    while (!text.empty() && rules.size() < color_rules_max) {
        const std::string_view one = text.substr(0, text.find(';'));
        text.remove_prefix(std::min(text.size(), one.size() + 1));
        const std::string_view head = one.substr(0, one.find(':'));
        const std::string_view column = head.substr(std::min(head.size(), head.find('@') + 1));
        const bool is_of_row = head.find('@') == head.npos;
        if (!is_of_row && !list_column(ctx.schema, entity, column)) continue;
        const auto tone = std::ranges::find(tone_keys, head.substr(0, head.find('@'))) - std::begin(tone_keys);
        if (one.find(':') == one.npos || tone == static_cast<std::ptrdiff_t>(std::size(tone_keys))) continue;
        auto filter = parse_filter(ctx.schema, entity, without_numbers(one.substr(one.find(':') + 1)), ctx.reader);
        if (filter && !filter->empty())
            rules.push_back(
                {static_cast<Tone>(tone), std::move(*filter), is_of_row ? std::string() : std::string(column)});
    }
}

void read_filter(const Context& ctx, EntityIx entity, std::string_view text, ListState& state) {
    auto filter = parse_filter(ctx.schema, entity, text, ctx.reader);
    if (!filter) {
        state.filter_problem = sentence_of(filter.error(), ctx.language);
        return;
    }
    if (filter->kind == Filter::Kind::all)
        state.filters = std::move(filter->parts);
    else
        state.filters = {std::move(*filter)};
}

} // namespace

std::vector<SortBy> further_sorts(const Schema& schema, EntityIx entity, const TableView& view) {
    std::vector<SortBy> sorts;
    for (const SortKey& sort : view.then)
        if (const FieldIx field = schema.field(entity, sort.key); field != no_field)
            sorts.push_back({field, sort.descending});
    return sorts;
}

std::vector<ListColumn> shown_columns(const Schema& schema, EntityIx entity, const TableView& view) {
    std::vector<ListColumn> columns;
    for (const ColumnPlace& place : view.places)
        if (const auto column = list_column(schema, entity, place.key); column && !place.hidden)
            columns.push_back(*column);
    if (!columns.empty()) return columns;
    const std::vector<FieldIx> fields = listed_fields(schema, entity);
    return {fields.begin(), fields.end()};
}

ListQuery query_of(const Schema& schema, EntityIx entity, const ListState& state) {
    ListQuery query{.entity = entity,
                    .filter = Filter::all_of(state.filters),
                    .words = state.words,
                    .sort = schema.field(entity, state.view.sort_key),
                    .descending = state.view.descending,
                    .then = further_sorts(schema, entity, state.view)};
    if (query.sort == no_field && !state.view.sort_key.empty())
        if (const auto column = list_column(schema, entity, state.view.sort_key))
            column->is_field() ? void(query.sort = column->field) : void(query.by = *column);
    const FirstOrder first = first_order(schema, entity);
    if (first.sort != no_field && query.sort == first.sort) query.settled = first.settled;
    return query;
}

std::string in_short(std::string text) {
    constexpr std::size_t most = 64; // characters
    std::size_t at = 0;
    for (std::size_t i = 0; i < most && at < text.size(); ++i) do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at < text.size() ? text.substr(0, at) + "…" : text;
}

namespace {
// The key of the field a list goes by until somebody sorts it; empty: the newest first.
std::string_view first_sort(const Schema& schema, EntityIx entity) {
    const FieldIx field = first_order(schema, entity).sort;
    return field == no_field ? std::string_view() : schema.field(entity, field).key;
}
} // namespace

std::string view_text(const Context& ctx, EntityIx entity, const ListState& state, ViewParts parts) {
    std::string text;
    add_pair(text, "layout", state.layout);
    for (const auto& [key, value] : state.options) add_pair(text, key, value);
    const std::string sort = sort_text(state.view);
    add_pair(text, "sort", sort == first_sort(ctx.schema, entity) ? std::string() : sort);
    add_pair(text, "colors", rules_text(ctx, entity, state.rules));
    if (parts.columns) add_pair(text, "columns", columns_text(state.view));
    if (parts.filter && !state.filters.empty())
        add_pair(text, "filter", to_text(ctx.schema, entity, Filter::all_of(state.filters)));
    return text;
}

void apply_view(const Context& ctx, EntityIx entity, std::string_view text, ListState& state) {
    state.layout.clear();
    state.options.clear();
    read_sort(first_sort(ctx.schema, entity), state.view);
    state.filters.clear();
    state.filter_problem.clear();
    state.rules.clear();
    each_pair(text, [&](std::string_view key, std::string_view value) {
        if (key == "layout")
            state.layout = value;
        else if (key == "sort")
            read_sort(value, state.view);
        else if (key == "columns")
            read_columns(value, state.view);
        else if (key == "colors")
            read_rules(ctx, entity, value, state.rules);
        else if (key == "filter")
            read_filter(ctx, entity, value, state);
        else if (key.size() < 32 && value.size() < 400)
            state.options[std::string(key)] = value;
    });
}

void keep_view(const Context& ctx, EntityIx entity, const ListState& state) {
    keep_device_value("list." + std::string(ctx.schema.entity(entity).key),
                      view_text(ctx, entity, state, {.columns = true}));
}

void load_view(const Context& ctx, EntityIx entity, ListState& state) {
    const std::string_view key = ctx.schema.entity(entity).key;
    const std::string kept = device_value("list." + std::string(key));
    apply_view(ctx, entity, kept.empty() && key == "deal" ? "layout=board" : kept,
               state); // deals are seen on their way
}

} // namespace crm
