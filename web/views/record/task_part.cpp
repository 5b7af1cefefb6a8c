// On a task's own page: when it comes back, and the file that takes it to the calendar of a telephone or computer.
#include "core/commands/tasks.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_tasks.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

void task_times_ui(Context& ctx, Place task) {
    const std::string due = ctx.cell(task, ctx.field("task", "due")),
                      rule = ctx.cell(task, ctx.field("task", "recurrence"));
    if (due.empty()) return; // a calendar has no place for it
    begin_card_ui("times", {.title = ctx.text(words::task_when), .icon = Icon::calendar});
    text_ui(due, styles::strong);
    if (!rule.empty()) {
        text_ui(rule);
        const auto next = next_task(ctx.tables, task, ctx.reader.today, ctx.reader.offset_minutes);
        paragraph_ui(next ? filled(ctx.text(words::task_comes_back), {day_text(next->due, ctx.brief())})
                          : std::string(ctx.text(words::task_comes_no_more)),
                     styles::muted);
    }
    gap(6);
    calendar_file_ui(ctx, task);
    end_card_ui();
    gap(12);
}

} // namespace crm
