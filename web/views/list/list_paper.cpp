// A list as paper: the columns as they are shown, the rows that pass, the filter in words, and the sums.
#include <algorithm>

#include "core/text/numbers.hpp"
#include "core/text/words_print.hpp"
#include "web/frame/record_paper.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/list/list_state.hpp"
#include "web/views/list/list_view.hpp"

namespace crm {

PrintPaper list_paper(Context& ctx, PrintRange range) {
    const EntityIx entity = ctx.entity(ctx.route.entity);
    const ListState& state = ctx.state<ListStates>().by_entity[ctx.route.entity];
    const ListQuery query = query_of(ctx.schema, entity, state);
    const ListResult& result = list(ctx.tables, ctx.caches, query, ctx.reader);
    PrintPaper paper{.title = std::string(ctx.schema.entity(entity).plural.in(ctx.language))};
    paper.notes.push_back(ctx.counted(words::records, static_cast<std::int64_t>(result.total)));
    if (!state.filters.empty())
        paper.notes.push_back(
            filled(ctx.text(words::print_filter), describe(ctx.tables, entity, query.filter, ctx.reader)));
    if (!state.words.empty()) paper.notes.push_back(filled(ctx.text(words::print_search), state.words));
    const std::size_t rows = result.rows.size();
    if (rows > range.first + range.count) paper.rows_total = rows;
    if (paper.rows_total > 0 && !range.goes_on) {
        const auto number = [&](std::size_t n) {
            return number_text(static_cast<std::int64_t>(n), {.digits = ctx.reader.locale.digits});
        };
        paper.notes.push_back(filled(ctx.text(words::print_cut), number(range.count), number(rows)));
    }
    paper.parts.push_back(
        table_part(ctx, entity, result.rows, shown_columns(ctx.schema, entity, state.view), true, range));
    return paper;
}

} // namespace crm
