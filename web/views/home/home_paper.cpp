// The day on paper: tasks, promises and occasions, to take along.
#include "core/queries/today.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_home.hpp"
#include "web/views/home/home_view.hpp"

namespace crm {

namespace {

void add_part(const Context& ctx, PrintPaper& paper, const BothNames& heading, const std::vector<TodayItem>& items) {
    if (items.empty()) return;
    PrintPart part{.heading = std::string(ctx.text(heading)),
                   .columns = {{std::string(ctx.text(words::print_when))},
                               {std::string(ctx.text(words::print_what))},
                               {std::string(ctx.text(words::print_whom))},
                               {std::string(ctx.text(words::print_phone)), false, true}}};
    for (const TodayItem& item : items) {
        std::string what = ctx.name(item.place), whom, phone;
        if (item.kind == TodayKind::promise) what = promise_text(ctx, item.place);
        if (item.kind == TodayKind::birthday)
            what = ctx.schema.field(ctx.entity("person"), ctx.field("person", "birthday")).label.in(ctx.language);
        if (item.customer) {
            whom = ctx.name(item.customer);
            phone = ctx.cell(item.customer, ctx.schema.field(item.customer.entity, "phone"));
        }
        part.rows.push_back({relative_day_text(item.date, ctx.reader.today, ctx.reader.locale), what, whom, phone});
    }
    paper.parts.push_back(std::move(part));
}

} // namespace

PrintPaper home_paper(Context& ctx, PrintRange /*a day is short*/) {
    const Today now = today(ctx.tables, ctx.caches, ctx.reader, {.next_days = 7, .items_max = 200});
    PrintPaper paper{.title = std::string(ctx.text(words::print_day))};
    add_part(ctx, paper, words::tasks_due, now.tasks);
    add_part(ctx, paper, words::promised, now.promises);
    add_part(ctx, paper, words::occasions_near, now.occasions);
    if (paper.parts.empty()) paper.parts.push_back({.text = std::string(ctx.text(words::no_tasks))});
    return paper;
}

} // namespace crm
