#include "web/views/list/add_column.hpp"

#include <algorithm>

#include "core/queries/list_columns.hpp"
#include "core/text/words_list.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

struct AddColumn {
    bool is_open = false;
    EntityIx entity = no_entity;
    int source = 0, field = 0;
};

// Whose columns can be added: those of linked records, and the pieces of an address of one's own.
struct Source {
    std::string label;
    std::vector<ListColumn> columns;
};

std::vector<Source> sources_of(const Context& ctx, EntityIx entity) {
    std::vector<Source> sources;
    for (const Link& link : column_links(ctx.schema, entity))
        sources.push_back({label_of_one(ctx.schema, link, ctx.language), columns_beside(ctx.schema, link)});
    if (auto pieces = address_columns(ctx.schema, entity); !pieces.empty())
        sources.push_back({std::string(ctx.schema.entity(entity).label.in(ctx.language)), std::move(pieces)});
    std::erase_if(sources, [](const Source& source) { return source.columns.empty(); });
    return sources;
}

void show(const Context& ctx, EntityIx entity, const ListColumn& column, TableView& view) {
    const std::string key = key_of(ctx.schema, entity, column);
    const auto known = std::ranges::find(view.places, key, &ColumnPlace::key);
    if (known != view.places.end())
        known->hidden = false;
    else // beside the first one, where it is seen
        view.places.insert(view.places.begin() + std::min<std::ptrdiff_t>(1, std::ssize(view.places)), {.key = key});
}

} // namespace

void open_add_column(Context& ctx, EntityIx entity) { ctx.state<AddColumn>() = {.is_open = true, .entity = entity}; }

bool add_column_ui(Context& ctx, EntityIx entity, TableView& view) {
    AddColumn& asked = ctx.state<AddColumn>();
    if (asked.entity != entity) return false;
    if (!begin_dialog_ui("add column", {.title = ctx.text(words::column_from_linked), .width = 420}, asked.is_open))
        return false;
    const std::vector<Source> sources = sources_of(ctx, entity);
    std::vector<std::string_view> labels;
    for (const Source& source : sources) labels.push_back(source.label);
    if (choice_ui("source", {.label = ctx.text(words::column_of)}, labels, asked.source).changed) asked.field = 0;
    asked.source = std::clamp(asked.source, 0, static_cast<int>(sources.size()) - 1);
    const std::vector<ListColumn>& columns = sources[static_cast<std::size_t>(asked.source)].columns;
    std::vector<std::string> texts;
    for (ListColumn column : columns) {
        const EntityIx of = column.link.target == no_entity ? entity : column.link.target;
        column.link = {};
        texts.push_back(label_of(ctx.schema, of, column, ctx.language));
    }
    labels.assign(texts.begin(), texts.end());
    gap(12);
    choice_ui("field", {.label = ctx.text(words::column_field)}, labels, asked.field);
    asked.field = std::clamp(asked.field, 0, static_cast<int>(columns.size()) - 1);
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) asked.is_open = false;
    beside(8);
    const bool is_added =
        button_ui(ctx.text(words::column_add), {.kind = ButtonKind::primary, .icon = Icon::plus, .id = "add"});
    if (is_added) {
        show(ctx, entity, columns[static_cast<std::size_t>(asked.field)], view);
        asked.is_open = false;
    }
    end_dialog_ui();
    return is_added;
}

} // namespace crm
