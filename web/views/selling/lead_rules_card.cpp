#include "web/views/selling/lead_rules_card.hpp"

#include <algorithm>
#include <utility>

#include "core/entities/lead_rule.hpp"
#include "core/queries/lead_rules.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_leads.hpp"
#include "web/frame/lead_rule_text.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct LeadRuleForm {
    bool is_open = false, needs_focus = false;
    RecordId rule{}; // none: a new one
    int field = 0, test = 0;
    std::string value, points = "10";
    std::vector<std::string> fields; // keys, and "dealing"
    Problems problems;
};

// What asks anything of a lead, in the order of its form.
std::vector<std::string> askable(const Context& ctx) {
    std::vector<std::string> keys;
    for (const FieldIx ix : ctx.schema.form_order(ctx.entity("lead")))
        if (const FieldDef& field = ctx.schema.field(ctx.entity("lead"), ix);
            allows_lead_test(ctx.schema, field.key, "filled") && field.key != "name")
            keys.emplace_back(field.key);
    keys.emplace_back("dealing");
    return keys;
}

std::vector<std::string_view> tests_of(const Context& ctx, std::string_view field) {
    std::vector<std::string_view> tests;
    for (const ChoiceDef& test : lead_tests)
        if (allows_lead_test(ctx.schema, field, test.key)) tests.push_back(test.key);
    return tests;
}

bool wants_value(std::string_view test) { return test != "filled" && test != "empty"; }
bool wants_number(std::string_view test) { return test == "at_least" || test == "within" || test == "older"; }

std::string cell_words(const Context& ctx, Place rule, std::string_view key) {
    return std::string(ctx.tables.table(rule.entity).columns[ctx.schema.field(rule.entity, key)].words(rule.row));
}

void open_form(Context& ctx, Place rule) {
    LeadRuleForm& form = ctx.state<LeadRuleForm>();
    form = {.is_open = true, .needs_focus = true};
    form.fields = askable(ctx);
    if (!rule) return;
    form.rule = ctx.tables.id(rule);
    const std::string field = cell_words(ctx, rule, "field"), test = cell_words(ctx, rule, "test");
    if (!std::ranges::contains(form.fields, field)) form.fields.push_back(field); // gone: it can still be read
    form.field = static_cast<int>(std::ranges::find(form.fields, field) - form.fields.begin());
    const auto tests = tests_of(ctx, field);
    form.test = std::max(0, static_cast<int>(std::ranges::find(tests, test) - tests.begin()));
    form.value = cell_words(ctx, rule, "value");
    form.points = std::to_string(lead_rule_points(ctx, rule));
}

struct PresetRule {
    std::string_view field, test, value;
    std::int64_t points;
};
constexpr PresetRule preset_rules[] = {
    {"phone", "filled", "", 10},
    {"email", "filled", "", 10},
    {"company_name", "filled", "", 10},
    {"budget", "filled", "", 15},
    {"needs", "filled", "", 15},
    {"state", "is", "qualified", 20},
    {"last_contacted", "within", "14", 10},
    {"last_contacted", "older", "60", -15},
    {"dealing", "at_least", "2", 10},
};

SaveRecord save_of_rule(const Context& ctx, RecordId id, std::string_view field, std::string_view test,
                        std::string_view value, const Value& points) {
    const EntityIx rule = ctx.entity("lead_rule");
    SaveRecord save{.entity = rule, .id = id};
    const auto cell = [&](std::string_view key, Value said) {
        save.cells.push_back({ctx.schema.field(rule, key), std::move(said)});
    };
    cell("field", std::string(field));
    cell("test", std::string(test));
    cell("value", std::string(value));
    cell("points", points);
    return save;
}

void add_presets(Context& ctx) {
    SaveRecords all{.records = {}, .label = "lead_rules"};
    for (const PresetRule& preset : preset_rules)
        all.records.push_back(save_of_rule(ctx, {}, preset.field, preset.test, preset.value, Value{preset.points}));
    ctx.send(std::move(all), std::string(ctx.text(words::lead_rules_added)));
}

std::string error_of(const Context& ctx, const LeadRuleForm& form, std::string_view key) {
    for (const Problem& problem : form.problems)
        if (problem.field == ctx.field("lead_rule", key)) return std::string(sentence(problem.reason).in(ctx.language));
    return {};
}

void value_ui(Context& ctx, LeadRuleForm& form, std::string_view field, std::string_view test) {
    const std::string error = error_of(ctx, form, "value");
    const FieldSpec spec{
        .label = ctx.schema.field(ctx.entity("lead_rule"), ctx.field("lead_rule", "value")).label.in(ctx.language),
        .error = error,
        .required = true};
    const FieldIx ix = ctx.field("lead", field);
    if (ix != no_field && ctx.schema.field(ctx.entity("lead"), ix).type == FieldType::choice) {
        std::vector<std::string_view> labels;
        std::vector<std::string_view> keys;
        for (const ChoiceDef& choice : ctx.schema.field(ctx.entity("lead"), ix).choices)
            if (!choice.archived) labels.push_back(choice.label.in(ctx.language)), keys.push_back(choice.key);
        int at = static_cast<int>(std::ranges::find(keys, std::string_view(form.value)) - keys.begin());
        if (at == static_cast<int>(keys.size())) at = -1;
        if (choice_ui("value", spec, labels, at).changed && at >= 0) form.value = keys[static_cast<std::size_t>(at)];
        return;
    }
    if (wants_number(test))
        number_ui("value", spec, form.value, false);
    else
        text_input_ui("value", spec, form.value);
}

// Digits of any script are numbers.
std::string plain_number(std::string_view text) {
    const auto number = integer_from(text);
    return number ? std::to_string(*number) : std::string(text);
}

void save_form(Context& ctx, LeadRuleForm& form) {
    const std::string& field = form.fields[static_cast<std::size_t>(form.field)];
    const auto tests = tests_of(ctx, field);
    const std::string_view test =
        form.test < static_cast<int>(tests.size()) ? tests[static_cast<std::size_t>(form.test)] : std::string_view();
    const std::string value = !wants_value(test)   ? std::string()
                              : wants_number(test) ? plain_number(form.value)
                                                   : form.value;
    const auto points = integer_from(form.points);
    SaveRecord save = save_of_rule(ctx, form.rule, field, test, value, points ? Value{*points} : Value{});
    form.problems = ctx.workspace.plan(save).problems;
    if (!form.problems.empty()) return;
    form.is_open = false;
    ctx.send(std::move(save));
}

} // namespace

void lead_rules_card_ui(Context& ctx) {
    begin_card_ui("lead rules", {.title = ctx.text(words::lead_rules_title), .icon = Icon::target});
    paragraph_ui(ctx.text(words::lead_rules_text), styles::help);
    gap(8);
    const std::vector<Place> rules = lead_rules(ctx.tables);
    const std::string remove_name(ctx.text(words::remove));
    for (const Place rule : rules) {
        const RecordId id = ctx.tables.id(rule);
        const std::string text = lead_rule_text(ctx, rule);
        const std::int64_t points = lead_rule_points(ctx, rule);
        const std::string worth = points_text(ctx, points), bin = remove_name + ": " + text;
        const bool is_broken = lead_condition(ctx.tables, rule).empty();
        const Icon actions[] = {Icon::bin};
        const std::string_view names[] = {bin};
        const ListRowResult done = list_row_ui(
            text_of(id), {.title = text,
                          .detail = is_broken ? ctx.text(words::lead_rule_broken) : std::string_view(),
                          .end_text = worth,
                          .chip_tone = points < 0 ? Tone::warning : Tone::success,
                          .actions = ctx.can_write() ? std::span<const Icon>(actions) : std::span<const Icon>(),
                          .action_names = names});
        if (done.action == 0)
            ctx.remove({id});
        else if (done.clicked && ctx.can_write())
            open_form(ctx, rule);
    }
    if (rules.empty()) text_ui(ctx.text(words::no_lead_rules), styles::muted);
    gap(8);
    if (button_ui(ctx.text(words::add_lead_rule), {.kind = rules.empty() ? ButtonKind::secondary : ButtonKind::primary,
                                                   .icon = Icon::plus,
                                                   .small = true,
                                                   .disabled = !ctx.can_write()}))
        open_form(ctx, {});
    if (rules.empty()) {
        beside(8);
        if (button_ui(ctx.text(words::lead_rule_presets),
                      {.kind = ButtonKind::primary, .icon = Icon::check, .small = true, .disabled = !ctx.can_write()}))
            add_presets(ctx);
    }
    end_card_ui();
}

void lead_rule_dialog_ui(Context& ctx) {
    LeadRuleForm& form = ctx.state<LeadRuleForm>();
    if (!form.is_open) return;
    bool stays_open = true, wants_save = false;
    const EntityIx rule = ctx.entity("lead_rule");
    const auto label = [&](std::string_view key) {
        return ctx.schema.field(rule, ctx.schema.field(rule, key)).label.in(ctx.language);
    };
    if (begin_dialog_ui("lead rule", {.title = ctx.schema.entity(rule).label.in(ctx.language), .width = 460},
                        stays_open)) {
        std::vector<std::string> labels;
        for (const std::string& key : form.fields) labels.push_back(label_of_lead_subject(ctx, key));
        const std::vector<std::string_view> shown(labels.begin(), labels.end());
        if (choice_ui("field", {.label = label("field"), .focus = std::exchange(form.needs_focus, false)}, shown,
                      form.field)
                .changed) {
            form.test = 0;
            form.value.clear();
            form.problems.clear();
        }
        form.field = std::max(form.field, 0);
        const std::string& field = form.fields[static_cast<std::size_t>(form.field)];
        const auto tests = tests_of(ctx, field);
        std::vector<std::string_view> asked;
        for (const std::string_view key : tests)
            for (const ChoiceDef& test : lead_tests)
                if (test.key == key) asked.push_back(test.label.in(ctx.language));
        gap(6);
        const std::string test_error = error_of(ctx, form, "test");
        choice_ui("test", {.label = label("test"), .error = test_error}, asked, form.test);
        form.test = std::clamp(form.test, 0, std::max(0, static_cast<int>(tests.size()) - 1));
        const std::string_view test = tests.empty() ? std::string_view() : tests[static_cast<std::size_t>(form.test)];
        if (wants_value(test) && !test.empty()) {
            gap(6);
            value_ui(ctx, form, field, test);
        }
        gap(6);
        const std::string points_error = error_of(ctx, form, "points");
        wants_save |=
            text_input_ui("points", {.label = label("points"), .error = points_error, .required = true}, form.points)
                .enter;
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        wants_save |= button_ui(ctx.text(words::save), {.kind = ButtonKind::primary, .icon = Icon::check});
        end_dialog_ui();
    }
    if (!stays_open) form.is_open = false;
    if (wants_save && form.is_open) save_form(ctx, form);
}

} // namespace crm
