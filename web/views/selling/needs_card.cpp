#include "web/views/selling/needs_card.hpp"

#include <algorithm>

#include "core/sales/needs.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_needs.hpp"
#include "core/text/words_pipelines.hpp"
#include "web/frame/need_presets.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct QuestionsState { // kept until a record changes
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<NeedQuestion> questions;
};

const std::vector<NeedQuestion>& questions_of(Context& ctx) {
    QuestionsState& state = ctx.state<QuestionsState>();
    if (state.revision != ctx.tables.revision()) {
        state.revision = ctx.tables.revision();
        state.questions = need_questions(ctx.tables);
    }
    return state.questions;
}

void swap_questions(Context& ctx, std::vector<NeedQuestion> questions, std::size_t from, std::size_t to) {
    std::swap(questions[from], questions[to]);
    SaveRecords all{.records = {}, .label = "needs"};
    for (std::size_t i = 0; i < questions.size(); ++i)
        all.records.push_back(
            {.entity = questions[i].place.entity,
             .id = ctx.tables.id(questions[i].place),
             .cells = {{ctx.field("need_question", "position"), Value{static_cast<std::int64_t>(i + 1) * 1000}, {}}}});
    ctx.send(std::move(all));
}

std::string detail_of(const Context& ctx, const NeedQuestion& question) {
    std::string detail = ctx.cell(question.place, ctx.field("need_question", "kind"));
    for (std::size_t i = 0; i < question.options.size(); ++i) detail += (i ? " · " : ": ") + question.options[i];
    return detail;
}

} // namespace

void need_questions_card_ui(Context& ctx) {
    const std::vector<NeedQuestion>& questions = questions_of(ctx);
    begin_card_ui("need questions", {.title = ctx.text(words::need_questions_title), .icon = Icon::chat});
    paragraph_ui(ctx.text(words::need_questions_text), styles::help);
    gap(8);
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const NeedQuestion& question = questions[i];
        const RecordId id = ctx.tables.id(question.place);
        const std::string detail = detail_of(ctx, question);
        static constexpr Icon icons[] = {Icon::chevron_up, Icon::chevron_down, Icon::bin};
        const std::string names[] = {std::string(ctx.text(words::stage_up)) + ": " + question.text,
                                     std::string(ctx.text(words::stage_down)) + ": " + question.text,
                                     std::string(ctx.text(words::remove)) + ": " + question.text};
        const std::string_view views[] = {names[0], names[1], names[2]};
        const ListRowResult done = list_row_ui(
            text_of(id), {.title = question.text,
                          .detail = detail,
                          .icon = Icon::chat,
                          .actions = ctx.can_write() ? std::span<const Icon>(icons) : std::span<const Icon>(),
                          .action_names = views});
        if (done.action == 0 && i > 0) swap_questions(ctx, questions, i, i - 1);
        if (done.action == 1 && i + 1 < questions.size()) swap_questions(ctx, questions, i, i + 1);
        if (done.action == 2) ctx.remove({id});
        if (done.clicked && ctx.can_write()) ctx.edit(id);
    }
    if (questions.empty()) text_ui(ctx.text(words::need_questions_none), styles::muted);
    gap(8);
    if (button_ui(ctx.text(words::add_need_question),
                  {.kind = questions.empty() ? ButtonKind::secondary : ButtonKind::primary,
                   .icon = Icon::plus,
                   .small = true,
                   .disabled = !ctx.can_write()})) {
        std::int64_t last = 0;
        const Column& position =
            ctx.tables.table(ctx.entity("need_question")).columns[ctx.field("need_question", "position")];
        for (const NeedQuestion& each : questions)
            if (position.has(each.place.row)) last = std::max(last, position.number(each.place.row));
        ctx.add("need_question", {{"kind", std::string("yes_no")}, {"position", last + 1000}});
    }
    if (questions.empty()) {
        if (!is_phone()) beside(8);
        if (button_ui(ctx.text(words::needs_take_presets),
                      {.kind = ButtonKind::primary, .icon = Icon::check, .small = true, .disabled = !ctx.can_write()}))
            add_need_presets(ctx);
    }
    end_card_ui();
}

} // namespace crm
