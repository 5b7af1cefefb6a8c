#include "web/views/fields/field_panel.hpp"

#include <algorithm>
#include <map>

#include "core/commands/define.hpp"
#include "core/commands/own_edits.hpp"
#include "core/entities/choices_owner.hpp"
#include "core/entities/own.hpp"
#include "core/formula/formula.hpp"
#include "core/text/words_fields.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_frame.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/fields/choices_editor.hpp"
#include "web/views/fields/formula_editor.hpp"

namespace crm {

namespace {

struct FieldForm {
    bool is_open = false, needs_focus = false, tried = false;
    EntityIx entity = no_entity;
    FieldIx field = no_field; // none: a new one
    bool is_formula = false, is_ours = false;
    std::string ar, en, help_ar, help_en, example, low, high, formula, new_section_ar, new_section_en;
    int kind = 0, target = 0, section = 0;
    bool required = false, unique = false, several = false, hidden = false;
    std::vector<ChoiceDraft> choices, choices_before;
    std::string error_of_bounds;
};

struct ChoicesForm {
    bool is_open = false;
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    std::vector<ChoiceDraft> choices, before;
};

struct WordForm {
    bool is_open = false, needs_focus = false;
    std::string subject, one_ar, one_en, many_ar, many_en;
};

constexpr std::string_view targets[] = {"person", "company", "lead", "order", "payment", "product", "task", "dealing"};

FieldType type_of(const FieldForm& form) { return type_from(custom_types[form.kind].key).value_or(FieldType::text); }

std::vector<SectionDef> form_sections(const Context& ctx) {
    std::vector<SectionDef> all;
    for (const SectionDef& section : ctx.schema.sections())
        if (section.key != "system") all.push_back(section);
    return all;
}

// A bound as it is typed for this kind, in the units of its cells; false: it cannot be read.
bool read_bound(const Context& ctx, FieldType type, const std::string& typed, Value& bound) {
    const FieldDef probe{.key = "x", .type = type};
    const auto value = parse_cell(probe, typed, ctx.parsing);
    if (!value) return false;
    bound = *value;
    if (const auto* money = std::get_if<Money>(&*value)) bound = money->minor;
    return true;
}
std::string bound_text(const Context& ctx, const FieldDef& field, std::int64_t bound, std::int64_t none) {
    if (bound == none) return {};
    const FieldDef probe{.key = "x", .type = field.type};
    const Value value = field.type == FieldType::money ? Value{Money{bound, ctx.parsing.currency}} : Value{bound};
    return edit_text(probe, value, ctx.parsing);
}

bool has_bounds(FieldType type) {
    return type == FieldType::integer || type == FieldType::decimal || type == FieldType::money ||
           type == FieldType::date;
}

// The new section's words are a record of their own.
std::string new_section_key(const Context& ctx, const FieldForm& form) {
    return own_key(form.new_section_en, ctx.workspace.environment().random_bits());
}

SaveRecords command_of(const Context& ctx, FieldForm& form, std::string& key) {
    SaveRecords all{.records = {}, .label = "define_field"};
    SaveRecord save{.entity = ctx.entity("field")};
    std::string of;
    if (form.field == no_field) {
        if (key.empty()) key = own_key(form.en, ctx.workspace.environment().random_bits());
        put(ctx.tables, save, "entity", std::string(ctx.schema.entity(form.entity).key));
        put(ctx.tables, save, "key", key);
        of = std::string(ctx.schema.entity(form.entity).key) + '.' + key;
    } else {
        save = change_of_field(ctx.tables, form.entity, form.field);
        of = choices_owner(ctx.schema, form.entity, form.field);
    }
    put(ctx.tables, save, "label_ar", form.ar);
    put(ctx.tables, save, "label_en", form.en);
    put(ctx.tables, save, "help_ar", form.help_ar);
    put(ctx.tables, save, "help_en", form.help_en);
    const auto flag = [&](std::string_view name, bool is_on) {
        put(ctx.tables, save, name, is_on ? Value{std::int64_t{1}} : Value{});
    };
    flag("is_hidden", form.hidden);
    const auto sections = form_sections(ctx);
    if (static_cast<std::size_t>(form.section) < sections.size()) {
        put(ctx.tables, save, "section_of", std::string(sections[static_cast<std::size_t>(form.section)].key));
    } else {
        const std::string section = new_section_key(ctx, form);
        put(ctx.tables, save, "section_of", section);
        SaveRecord word = change_of_word(ctx.tables, "section." + section);
        put(ctx.tables, word, "one_ar", form.new_section_ar);
        put(ctx.tables, word, "one_en", form.new_section_en);
        all.records.push_back(std::move(word));
    }
    if (!form.is_ours) {
        const FieldType type = type_of(form);
        if (form.is_formula)
            put(ctx.tables, save, "formula", form.formula);
        else if (form.field == no_field)
            put(ctx.tables, save, "type", std::string(custom_types[form.kind].key));
        else if (ctx.schema.field(form.entity, form.field).type != type)
            put(ctx.tables, save, "became", std::string(custom_types[form.kind].key));
        if (form.is_formula && form.field == no_field) put(ctx.tables, save, "type", std::string("decimal"));
        if (form.field == no_field && form.several && !form.is_formula) flag("is_several", true);
        if (form.field == no_field && type == FieldType::reference && !form.is_formula)
            put(ctx.tables, save, "target", std::string(targets[form.target]));
        flag("is_required", form.required && !form.is_formula);
        flag("is_unique", form.unique && !form.is_formula);
        put(ctx.tables, save, "example", form.example);
        Value low, high;
        if (has_bounds(type) && read_bound(ctx, type, form.low, low) && read_bound(ctx, type, form.high, high)) {
            put(ctx.tables, save, "minimum", low);
            put(ctx.tables, save, "maximum", high);
        }
    }
    all.records.push_back(std::move(save));
    if (!form.is_ours && !form.is_formula && type_of(form) == FieldType::choice)
        save_choices(ctx.tables, of, form.choices_before, form.choices, all.records);
    return all;
}

std::string_view error_of(const Context& ctx, const Problems& problems, std::string_view key) {
    for (const Problem& problem : problems)
        if (problem.entity != no_entity && problem.field != no_field &&
            ctx.schema.entity(problem.entity).key == "field" &&
            ctx.schema.field(problem.entity, problem.field).key == key)
            return ctx.text(sentence(problem.reason));
    return {};
}

void names_ui(Context& ctx, FieldForm& form, const Problems& problems) {
    const float half = is_phone() ? width_left() : (width_left() - px(12)) / 2;
    const auto error = [&](std::string_view key) {
        return form.tried ? error_of(ctx, problems, key) : std::string_view();
    };
    text_input_ui("label_ar",
                  {.label = ctx.text(words::name_arabic),
                   .error = error("label_ar"),
                   .focus = form.needs_focus && ctx.arabic(),
                   .width = half},
                  form.ar);
    if (!is_phone()) beside(12);
    text_input_ui("label_en",
                  {.label = ctx.text(words::name_english),
                   .error = error("label_en"),
                   .focus = form.needs_focus && !ctx.arabic(),
                   .width = half},
                  form.en);
    form.needs_focus = false;
}

void section_ui(Context& ctx, FieldForm& form) {
    const auto sections = form_sections(ctx);
    std::vector<std::string_view> labels;
    for (const SectionDef& section : sections) labels.push_back(section.label.in(ctx.language));
    labels.push_back(ctx.text(words::new_section));
    choice_ui("section", {.label = ctx.text(words::field_section)}, labels, form.section);
    if (static_cast<std::size_t>(form.section) != sections.size()) return;
    const float half = is_phone() ? width_left() : (width_left() - px(12)) / 2;
    const std::string ar = std::string(ctx.text(words::new_section)) + " " + std::string(ctx.text(words::in_arabic)),
                      en = std::string(ctx.text(words::new_section)) + " " + std::string(ctx.text(words::in_english));
    text_input_ui("section_ar", {.label = ar, .width = half}, form.new_section_ar);
    if (!is_phone()) beside(12);
    text_input_ui("section_en", {.label = en, .width = half}, form.new_section_en);
}

void kind_ui(Context& ctx, FieldForm& form, const Problems& problems) {
    std::vector<std::string_view> labels;
    for (const ChoiceDef& type : custom_types) labels.push_back(type.label.in(ctx.language));
    const bool is_new = form.field == no_field;
    choice_ui("kind",
              {.label = ctx.text(words::field_kind),
               .help = is_new ? std::string_view() : ctx.text(words::field_kind_fixed),
               .error = error_of(ctx, problems, "type"),
               .required = true},
              labels, form.kind);
    form.kind = std::max(form.kind, 0);
    const FieldType type = type_of(form);
    if (!is_new) return;
    if (type == FieldType::reference) {
        std::vector<std::string_view> kinds;
        for (const std::string_view key : targets)
            kinds.push_back(ctx.schema.entity(ctx.entity(key)).plural.in(ctx.language));
        choice_ui("target", {.label = ctx.text(words::refers_to), .required = true}, kinds, form.target);
        form.target = std::max(form.target, 0);
    }
    if (type == FieldType::choice || type == FieldType::term || type == FieldType::reference)
        checkbox_ui(ctx.text(words::several_values), form.several);
}

void checks_ui(Context& ctx, FieldForm& form, const Problems& problems) {
    const FieldType type = type_of(form);
    text_ui(ctx.text(words::checks), styles::section);
    gap(4);
    if (type != FieldType::yes_no)
        checkbox_ui(find_field(custom_field, "is_required")->label.in(ctx.language), form.required);
    const bool can_be_unique =
        !form.several && type != FieldType::yes_no && type != FieldType::choice && type != FieldType::long_text;
    if (can_be_unique) checkbox_ui(ctx.text(words::unique_value), form.unique);
    const float half = is_phone() ? width_left() : (width_left() - px(12)) / 2;
    if (has_bounds(type)) {
        const auto bound = [&](std::string_view id, const BothNames& label, std::string& typed) {
            Value value;
            const bool is_wrong = !read_bound(ctx, type, typed, value);
            const Reason reason = type == FieldType::date ? Reason::not_a_date : Reason::not_a_number;
            std::string_view error = is_wrong ? ctx.text(sentence(reason)) : std::string_view();
            if (error.empty() && id == "maximum") error = error_of(ctx, problems, "maximum");
            text_input_ui(id, {.label = ctx.text(label), .error = error, .width = half}, typed);
        };
        bound("minimum", words::smallest_value, form.low);
        if (!is_phone()) beside(12);
        bound("maximum", words::largest_value, form.high);
    }
    if (type == FieldType::text)
        text_input_ui("example", {.label = ctx.text(words::example_of_form), .help = ctx.text(words::example_help)},
                      form.example);
}

void help_ui(Context& ctx, FieldForm& form) {
    const float half = is_phone() ? width_left() : (width_left() - px(12)) / 2;
    const std::string ar = std::string(ctx.text(words::help_text)) + " " + std::string(ctx.text(words::in_arabic)),
                      en = std::string(ctx.text(words::help_text)) + " " + std::string(ctx.text(words::in_english));
    text_input_ui("help_ar", {.label = ar, .width = half}, form.help_ar);
    if (!is_phone()) beside(12);
    text_input_ui("help_en", {.label = en, .width = half}, form.help_en);
}

void archive(Context& ctx, const FieldForm& form) {
    const std::size_t held = values_held(ctx.tables, form.entity, form.field);
    std::string said = std::string(ctx.text(words::archived_with_values)) + ' ' +
                       ctx.counted(words::values_kept, static_cast<std::int64_t>(held));
    ctx.send(RemoveRecords{{field_record(ctx.tables, form.entity, form.field)}}, std::move(said));
}

void field_panel_ui(Context& ctx) {
    FieldForm& form = ctx.state<FieldForm>();
    if (!form.is_open) return;
    const bool is_new = form.field == no_field;
    std::string title(ctx.text(is_new ? (form.is_formula ? words::new_formula : words::new_field) : words::edit_field));
    title += ": " + std::string(is_new ? ctx.schema.entity(form.entity).plural.in(ctx.language)
                                       : ctx.schema.field(form.entity, form.field).label.in(ctx.language));
    if (!begin_side_panel_ui("field", {.title = title, .width = 640, .footer_height = 68}, form.is_open)) return;
    static std::string key; // of a new field, while its form is open
    if (form.needs_focus) key.clear();
    const SaveRecords command = command_of(ctx, form, key);
    const Problems problems = ctx.workspace.plan(command).problems;
    names_ui(ctx, form, problems);
    bool is_right = true;
    if (form.is_formula)
        is_right = formula_editor_ui(ctx, form.entity, form.formula, false);
    else if (!form.is_ours) {
        kind_ui(ctx, form, problems);
        if (type_of(form) == FieldType::choice) choices_editor_ui(ctx, form.choices, true);
    }
    if (form.is_formula && is_right && !error_of(ctx, problems, "formula").empty()) { // in a circle
        text_ui(sentence_of(FormulaProblem{.reason = FormulaReason::cycle}, ctx.language),
                styles::small.with(Color::danger_ink));
        is_right = false;
    }
    section_ui(ctx, form);
    help_ui(ctx, form);
    gap(8);
    if (!form.is_ours && !form.is_formula) checks_ui(ctx, form, problems);
    gap(4);
    switch_ui(ctx.text(words::hide_from_forms), form.hidden, {.description = ctx.text(words::hide_from_forms_help)});
    gap(8);
    if (!is_new && !form.is_ours &&
        button_ui(ctx.text(words::archive),
                  {.kind = ButtonKind::quiet, .icon = Icon::bin, .disabled = !ctx.can_write()})) {
        archive(ctx, form);
        form.is_open = false;
    }
    begin_side_panel_footer_ui();
    const bool wants_save = button_ui(
        ctx.text(words::save),
        {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = !ctx.can_write(), .shortcut = "Ctrl Enter"});
    beside(8);
    if (button_ui(ctx.text(words::cancel))) form.is_open = false;
    if (form.tried && !problems.empty()) {
        beside(16);
        text_ui(ctx.counted(words::problems_left, static_cast<std::int64_t>(problems.size())),
                styles::small.with(Color::danger_ink));
    }
    end_side_panel_ui();
    const bool by_key = ImGui::GetIO().KeyCtrl &&
                        (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_S, false));
    if (!(wants_save || by_key) || !ctx.can_write()) return;
    const SaveRecords wanted = command_of(ctx, form, key);
    if (!is_right || !ctx.workspace.plan(wanted).ok()) {
        form.tried = true;
        semantics::announce(
            ctx.counted(words::problems_left, static_cast<std::int64_t>(std::max<std::size_t>(1, problems.size()))),
            true);
        return;
    }
    form.is_open = false;
    ctx.send(wanted);
}

void choices_panel_ui(Context& ctx) {
    ChoicesForm& form = ctx.state<ChoicesForm>();
    if (!form.is_open) return;
    const std::string title = std::string(ctx.text(words::choices_title)) + ": " +
                              std::string(ctx.schema.field(form.entity, form.field).label.in(ctx.language));
    if (!begin_side_panel_ui("choices", {.title = title, .width = 640, .footer_height = 68}, form.is_open)) return;
    choices_editor_ui(ctx, form.choices, false);
    begin_side_panel_footer_ui();
    if (button_ui(ctx.text(words::save),
                  {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = !ctx.can_write()})) {
        SaveRecords command{.records = {}, .label = "define_choices"};
        save_choices(ctx.tables, choices_owner(ctx.schema, form.entity, form.field), form.before, form.choices,
                     command.records);
        if (!command.records.empty()) ctx.send(std::move(command));
        form.is_open = false;
    }
    beside(8);
    if (button_ui(ctx.text(words::cancel))) form.is_open = false;
    end_side_panel_ui();
}

void word_panel_ui(Context& ctx) {
    WordForm& form = ctx.state<WordForm>();
    if (!form.is_open || !begin_dialog_ui("word", {.title = ctx.text(words::rename), .width = 520}, form.is_open))
        return;
    const bool is_section = form.subject.starts_with("section.");
    const float half = is_phone() || is_section ? width_left() : (width_left() - px(12)) / 2;
    const auto input = [&](std::string_view id, const BothNames& form_of, const BothNames& language, std::string& text,
                           bool focus) {
        const std::string label = std::string(ctx.text(form_of)) + " " + std::string(ctx.text(language));
        text_input_ui(id, {.label = label, .focus = focus, .width = half}, text);
    };
    const bool focus = std::exchange(form.needs_focus, false);
    input("one_ar", words::term_one, words::in_arabic, form.one_ar, focus);
    if (!is_section) {
        if (!is_phone()) beside(12);
        input("many_ar", words::term_many, words::in_arabic, form.many_ar, false);
    }
    input("one_en", words::term_one, words::in_english, form.one_en, false);
    if (!is_section) {
        if (!is_phone()) beside(12);
        input("many_en", words::term_many, words::in_english, form.many_en, false);
    }
    begin_dialog_actions_ui();
    const RecordId known = word_record(ctx.tables, form.subject);
    if (ctx.tables.is_live(known) && button_ui(ctx.text(words::back_to_ours), {.kind = ButtonKind::quiet})) {
        ctx.send(RemoveRecords{{known}});
        form.is_open = false;
    }
    beside(8);
    if (button_ui(ctx.text(words::cancel))) form.is_open = false;
    beside(8);
    if (button_ui(ctx.text(words::save), {.kind = ButtonKind::primary, .disabled = !ctx.can_write()})) {
        SaveRecord save = change_of_word(ctx.tables, form.subject);
        put(ctx.tables, save, "one_ar", form.one_ar);
        put(ctx.tables, save, "one_en", form.one_en);
        if (!is_section) {
            put(ctx.tables, save, "many_ar", form.many_ar);
            put(ctx.tables, save, "many_en", form.many_en);
        }
        ctx.send(std::move(save));
        form.is_open = false;
    }
    end_dialog_ui();
}

} // namespace

void open_new_field(Context& ctx, EntityIx entity, bool is_formula) {
    ctx.state<FieldForm>() = {.is_open = true,
                              .needs_focus = true,
                              .entity = entity,
                              .is_formula = is_formula,
                              .section = static_cast<int>(form_sections(ctx).size()) - 1};
}

void open_field(Context& ctx, EntityIx entity, FieldIx ix) {
    const FieldDef& field = ctx.schema.field(entity, ix);
    FieldForm& form = ctx.state<FieldForm>();
    form = {.is_open = true, .needs_focus = true, .entity = entity, .field = ix};
    form.is_formula = is_derived(field);
    form.is_ours = !ctx.schema.is_custom(entity, ix);
    form.ar = field.label.ar;
    form.en = field.label.en;
    form.help_ar = field.help.ar;
    form.help_en = field.help.en;
    form.example = field.example;
    form.required = field.required;
    form.unique = field.unique;
    form.several = is_several(field);
    form.hidden = field.hidden;
    form.low = bound_text(ctx, field, field.min, INT64_MIN);
    form.high = bound_text(ctx, field, field.max, INT64_MAX);
    for (std::size_t i = 0; i < std::size(custom_types); ++i)
        if (type_from(custom_types[i].key) == field.type) form.kind = static_cast<int>(i);
    const auto sections = form_sections(ctx);
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (sections[i].key == field.section) form.section = static_cast<int>(i);
    if (form.is_formula) {
        const auto formula = parse_formula(ctx.schema, entity, field.formula);
        form.formula = formula ? formula_text(ctx.schema, entity, *formula, ctx.language) : std::string(field.formula);
    }
    if (field.type == FieldType::choice && !form.is_ours)
        form.choices = form.choices_before = choices_of(ctx.schema, entity, ix);
}

void open_choices(Context& ctx, EntityIx entity, FieldIx field) {
    ChoicesForm& form = ctx.state<ChoicesForm>();
    form = {.is_open = true, .entity = entity, .field = field};
    form.choices = form.before = choices_of(ctx.schema, entity, field);
}

void open_word(Context& ctx, std::string_view subject) {
    WordForm& form = ctx.state<WordForm>();
    form = {.is_open = true, .needs_focus = true, .subject = std::string(subject)};
    const RecordId record = word_record(ctx.tables, subject);
    const auto said = [&](std::string_view key) -> std::string {
        if (!ctx.tables.is_live(record)) return {};
        const Value value = ctx.tables.value(record, ctx.field("word", key));
        const auto* words = std::get_if<std::string>(&value);
        return words ? *words : std::string();
    };
    form.one_ar = said("one_ar");
    form.one_en = said("one_en");
    form.many_ar = said("many_ar");
    form.many_en = said("many_en");
}

void field_panels_ui(Context& ctx) {
    field_panel_ui(ctx);
    choices_panel_ui(ctx);
    word_panel_ui(ctx);
}

} // namespace crm
