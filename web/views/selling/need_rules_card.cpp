// Which answer proposes which product or category: the list, and the dialog that asks for one.
#include <algorithm>
#include <utility>

#include "core/sales/needs.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_needs.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/records_card.hpp"
#include "web/kit/kit.hpp"
#include "web/views/selling/needs_card.hpp"

namespace crm {

namespace {

struct NeedRuleForm {
    bool is_open = false, needs_focus = false, was_tried = false;
    std::vector<NeedQuestion> questions;
    int question = 0;
    int answer = 0; // 0: any
    Draft draft;
};

std::string cell(const Context& ctx, Place rule, std::string_view key) {
    return ctx.cell(rule, ctx.schema.field(rule.entity, key));
}

Place question_of(const Context& ctx, Place rule) {
    const Value value = ctx.tables.value(rule, ctx.field("need_rule", "question"));
    const auto* id = std::get_if<RecordId>(&value);
    return id ? ctx.tables.find(*id) : Place{};
}

std::string answer_words(const Context& ctx, Place rule) {
    const std::string answer = cell(ctx, rule, "answer"), from = cell(ctx, rule, "from"), to = cell(ctx, rule, "up_to");
    if (!from.empty() && !to.empty()) return filled(ctx.text(words::need_rule_between), {from, to});
    if (!from.empty()) return filled(ctx.text(words::need_rule_from), {from});
    if (!to.empty()) return filled(ctx.text(words::need_rule_up_to), {to});
    if (answer.empty()) return std::string(ctx.text(words::need_rule_any));
    if (answer == "yes") return std::string(ctx.text(words::needs_yes));
    if (answer == "no") return std::string(ctx.text(words::needs_no));
    return answer;
}

std::string proposal_words(const Context& ctx, Place rule) {
    std::string text;
    const Value product = ctx.tables.value(rule, ctx.field("need_rule", "product"));
    if (const auto* id = std::get_if<RecordId>(&product)) {
        if (!ctx.tables.is_live(*id)) return std::string(ctx.text(words::need_rule_gone));
        text = ctx.name(*id);
    }
    if (const std::string category = cell(ctx, rule, "category"); !category.empty())
        text += (text.empty() ? "" : " · ") + filled(ctx.text(words::need_rule_category), {category});
    return text;
}

// What can be answered, as it is kept; the first is any.
std::vector<std::string> answers_of(const NeedQuestion& question) {
    std::vector<std::string> answers{{}};
    if (question.kind == NeedKind::yes_no) answers.insert(answers.end(), {"yes", "no"});
    if (question.kind == NeedKind::choice) answers.append_range(question.options);
    return answers;
}

bool has_list(const NeedQuestion& question) {
    return question.kind == NeedKind::yes_no || question.kind == NeedKind::choice;
}

void open_form(Context& ctx, Place rule) {
    NeedRuleForm& form = ctx.state<NeedRuleForm>();
    form = {.is_open = true, .needs_focus = true, .questions = need_questions(ctx.tables)};
    form.draft = draft_of(ctx, ctx.entity("need_rule"), rule ? ctx.tables.id(rule) : RecordId{}, {});
    if (!rule) return;
    const auto at = std::ranges::find(form.questions, question_of(ctx, rule), &NeedQuestion::place);
    if (at == form.questions.end()) return;
    form.question = static_cast<int>(at - form.questions.begin());
    const std::vector<std::string> answers = answers_of(*at);
    const auto said = std::ranges::find(answers, form.draft.fields[ctx.field("need_rule", "answer")].text);
    if (said != answers.end()) form.answer = static_cast<int>(said - answers.begin());
}

// What the dialog says as a command; cells that the question's kind does not ask are emptied.
SaveRecord save_of_form(const Context& ctx, NeedRuleForm& form, Problems& problems) {
    const NeedQuestion& question = form.questions[static_cast<std::size_t>(form.question)];
    SaveRecord save = save_of(ctx, form.draft, problems);
    const auto put = [&](std::string_view key, Value value) {
        const FieldIx field = ctx.field("need_rule", key);
        std::erase_if(save.cells, [&](const CellEdit& each) { return each.field == field; });
        save.cells.push_back({field, std::move(value)});
    };
    put("question", ctx.tables.id(question.place));
    if (has_list(question)) put("answer", answers_of(question)[static_cast<std::size_t>(form.answer)]);
    if (question.kind == NeedKind::number) put("answer", {});
    if (question.kind != NeedKind::number)
        for (const std::string_view key : {"from", "up_to"}) put(key, {});
    return save;
}

void answer_ui(Context& ctx, NeedRuleForm& form, const auto& editor) {
    const NeedQuestion& question = form.questions[static_cast<std::size_t>(form.question)];
    if (has_list(question)) {
        const std::vector<std::string> answers = answers_of(question);
        std::vector<std::string_view> shown{ctx.text(words::need_rule_any)};
        for (std::size_t i = 1; i < answers.size(); ++i)
            shown.push_back(question.kind == NeedKind::choice
                                ? std::string_view(answers[i])
                                : ctx.text(answers[i] == "yes" ? words::needs_yes : words::needs_no));
        form.answer = std::clamp(form.answer, 0, static_cast<int>(answers.size()) - 1);
        choice_ui("answer", {.label = ctx.text(words::needs_answer)}, shown, form.answer);
        form.answer = std::max(form.answer, 0);
    } else if (question.kind == NeedKind::number) {
        const float half = (width_left() - px(12)) / 2;
        begin_box(half);
        editor("from");
        end_box();
        beside(12);
        begin_box(half);
        editor("up_to");
        end_box();
    } else {
        FieldDraft& answer = form.draft.fields[ctx.field("need_rule", "answer")];
        answer.is_touched |=
            text_input_ui("contains", {.label = ctx.text(words::need_rule_contains)}, answer.text).changed;
    }
}

} // namespace

void need_rules_card_ui(Context& ctx) {
    const std::vector<Place> rules = live_records(ctx.tables, "need_rule");
    const bool can_add = ctx.can_write() && !live_records(ctx.tables, "need_question").empty();
    if (!can_add && rules.empty()) return; // nothing to answer yet
    begin_card_ui("need rules", {.title = ctx.text(words::need_rules_title), .icon = Icon::target});
    if (rules.empty()) paragraph_ui(ctx.text(words::need_rules_none), styles::muted);
    for (const Place rule : rules) {
        const Place question = question_of(ctx, rule);
        if (!question) continue;
        const RecordId id = ctx.tables.id(rule);
        const std::string title = ctx.name(question) + " " + answer_words(ctx, rule),
                          proposes = proposal_words(ctx, rule),
                          bin = std::string(ctx.text(words::remove)) + ": " + title;
        const Icon actions[] = {Icon::bin};
        const std::string_view names[] = {bin};
        const ListRowResult done = list_row_ui(
            text_of(id), {.title = title,
                          .detail = proposes,
                          .icon = Icon::product,
                          .actions = ctx.can_write() ? std::span<const Icon>(actions) : std::span<const Icon>(),
                          .action_names = names});
        if (done.action == 0)
            ctx.remove({id});
        else if (done.clicked && can_add)
            open_form(ctx, rule);
    }
    gap(8);
    if (button_ui(ctx.text(words::add_need_rule),
                  {.kind = ButtonKind::primary, .icon = Icon::plus, .small = true, .disabled = !can_add}))
        open_form(ctx, {});
    end_card_ui();
}

void need_rule_dialog_ui(Context& ctx) {
    NeedRuleForm& form = ctx.state<NeedRuleForm>();
    if (!form.is_open) return;
    bool stays_open = true, wants_save = false;
    const EntityIx entity = ctx.entity("need_rule");
    Problems problems;
    const SaveRecord save = save_of_form(ctx, form, problems);
    problems.append_range(ctx.workspace.plan(save).problems);
    const auto editor = [&](std::string_view key) {
        const FieldIx field = ctx.schema.field(entity, key);
        const auto wrong = std::ranges::find(problems, field, &Problem::field);
        field_editor_ui(
            ctx, form.draft, field,
            form.was_tried && wrong != problems.end() ? ctx.text(sentence(wrong->reason)) : std::string_view(), false);
    };
    if (begin_dialog_ui("need rule", {.title = ctx.schema.entity(entity).label.in(ctx.language), .width = 480},
                        stays_open)) {
        std::vector<std::string_view> questions;
        for (const NeedQuestion& each : form.questions) questions.push_back(each.text);
        if (choice_ui("question",
                      {.label = ctx.schema.field(entity, ctx.schema.field(entity, "question")).label.in(ctx.language),
                       .focus = std::exchange(form.needs_focus, false)},
                      questions, form.question)
                .changed)
            form.answer = 0;
        form.question = std::max(form.question, 0);
        gap(6);
        answer_ui(ctx, form, editor);
        gap(6);
        editor("product");
        gap(6);
        editor("category");
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        wants_save = button_ui(ctx.text(words::save),
                               {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = !ctx.can_write()});
        end_dialog_ui();
    }
    if (!stays_open) form.is_open = false;
    if (!wants_save || !form.is_open) return;
    form.was_tried = true;
    Problems left; // anew: the last letters may have come with the press
    SaveRecord last = save_of_form(ctx, form, left);
    left.append_range(ctx.workspace.plan(last).problems);
    if (!left.empty()) return;
    form.is_open = false;
    ctx.send(std::move(last));
}

} // namespace crm
