#include "web/views/list/list_state.hpp"

#include "core/base/text_append.hpp"
#include "web/frame/device_values.hpp"

namespace crm {

// "sort:-name;name,240;phone,160,hidden" in the browser's own small store.
void keep_view(std::string_view entity, const TableView& view) {
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

void load_view(std::string_view entity, TableView& view) {
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
