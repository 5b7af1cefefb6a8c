#include "web/frame/complete_task.hpp"

#include "core/commands/tasks.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/dates.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_tasks.hpp"

namespace crm {

bool is_done_task(const Context& ctx, Place task) { return known_column(ctx.tables, "task", "done_at").has(task.row); }

void complete_tasks(Context& ctx, std::vector<RecordId> tasks, bool is_done) {
    std::string said;
    if (const Place only = tasks.size() == 1 ? ctx.tables.find(tasks.front()) : Place{}; is_done && only)
        if (const auto next = next_task(ctx.tables, only, ctx.reader.today, ctx.reader.offset_minutes))
            said = filled(ctx.text(words::task_done_next), {day_text(next->due, ctx.brief())});
    ctx.send(CompleteTasks{std::move(tasks), is_done}, std::move(said));
}

} // namespace crm
