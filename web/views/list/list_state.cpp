#include "web/views/list/list_state.hpp"

#include <algorithm>

#include "core/base/text_append.hpp"
#include "web/frame/device_values.hpp"

namespace crm {

namespace {

// "layout=board&group=stage": what a person has chosen about layouts.
std::string layout_text(const ListState& state) {
    std::string text;
    const auto add = [&](std::string_view key, std::string_view value) {
        if (value.empty()) return;
        if (!text.empty()) text += '&';
        text.append(key).append("=").append(value);
    };
    add("layout", state.layout);
    for (const auto& [key, value] : state.options) add(key, value);
    return text;
}

void read_layout(std::string_view key, std::string_view value, ListState& state) {
    if (key == "layout")
        state.layout = value;
    else if (key.size() < 32 && value.size() < 64)
        state.options[std::string(key)] = value;
}

template <class Take> void each_pair(std::string_view text, Take take) {
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        const std::size_t equals = pair.find('=');
        if (pair.starts_with("filter=")) return take("filter", text.substr(7)); // the rest, whatever it holds
        if (equals != pair.npos) take(pair.substr(0, equals), pair.substr(equals + 1));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
    }
}

} // namespace

std::string query_of(const Context& ctx, EntityIx entity, const ListState& state) {
    std::string text = layout_text(state);
    const auto add = [&](std::string_view part) {
        if (!text.empty()) text += '&';
        text += part;
    };
    if (!state.view.sort_key.empty()) add((state.view.descending ? "sort=-" : "sort=") + state.view.sort_key);
    if (!state.filters.empty()) add("filter=" + to_text(ctx.schema, entity, Filter::all_of(state.filters)));
    return text;
}

void apply_query(const Context& ctx, EntityIx entity, std::string_view query, ListState& state) {
    state.layout.clear();
    state.options.clear();
    state.view.sort_key.clear();
    state.view.descending = false;
    state.filters.clear();
    each_pair(query, [&](std::string_view key, std::string_view value) {
        if (key == "sort") {
            state.view.descending = value.starts_with('-');
            state.view.sort_key = value.substr(state.view.descending ? 1 : 0);
        } else if (key == "filter") {
            auto filter = parse_filter(ctx.schema, entity, value, ctx.reader);
            if (!filter) return;
            if (filter->kind == Filter::Kind::all)
                state.filters = std::move(filter->parts);
            else
                state.filters = {std::move(*filter)};
        } else {
            read_layout(key, value, state);
        }
    });
}

// "sort:-name;name,240;phone,160,hidden" in the browser's own small store.
void keep_view(std::string_view entity, const ListState& state) {
    keep_device_value("layout." + std::string(entity), layout_text(state));
    const TableView& view = state.view;
    std::string text = "sort:";
    if (view.descending) text += '-';
    text += view.sort_key;
    for (const ColumnPlace& place : view.places) {
        text += ';';
        text += place.key;
        text += ',';
        append_integer(text, static_cast<std::int64_t>(place.width));
        if (place.hidden) text += ",hidden";
    }
    keep_device_value("list." + std::string(entity), text);
}

void load_view(std::string_view entity, ListState& state) {
    each_pair(device_value("layout." + std::string(entity)),
              [&](std::string_view key, std::string_view value) { read_layout(key, value, state); });
    TableView& view = state.view;
    const std::string kept = device_value("list." + std::string(entity));
    std::string_view text = kept;
    if (!text.starts_with("sort:")) return;
    text.remove_prefix(5);
    const auto part = [&](char end) {
        const std::size_t at = text.find(end);
        const std::string_view found = text.substr(0, at);
        text.remove_prefix(at == text.npos ? text.size() : at + 1);
        return found;
    };
    std::string_view sort = part(';');
    view.descending = sort.starts_with('-');
    if (view.descending) sort.remove_prefix(1);
    view.sort_key = sort;
    while (!text.empty()) {
        std::string_view column = part(';');
        ColumnPlace place;
        const std::size_t comma = column.find(',');
        place.key = column.substr(0, comma);
        if (comma != column.npos) {
            column.remove_prefix(comma + 1);
            int width = 0;
            while (!column.empty() && column.front() >= '0' && column.front() <= '9' && width < 10000) {
                width = width * 10 + (column.front() - '0');
                column.remove_prefix(1);
            }
            place.width = static_cast<float>(width);
            place.hidden = column == ",hidden";
        }
        view.places.push_back(std::move(place));
    }
}

} // namespace crm
