// `wasl-server fields`: what a firm has made its own, listed and changed as on the page: fields, their words and
// choices.
#include "core/commands/define.hpp"
#include "core/commands/own_edits.hpp"
#include "core/entities/choices_owner.hpp"
#include "core/entities/own.hpp"
#include "core/formula/formula.hpp"
#include "core/text/item_list.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames entity_title = {"السجلات", "Records"}, key_title = {"المفتاح", "Key"},
                    name_title = {"الاسم", "Name"}, kind_title = {"النوع", "Kind"},
                    notes_title = {"ملاحظات", "Remarks"}, colour_title = {"اللون", "Colour"};
constexpr BothNames formula_word = {"معادلة", "Formula"}, own_word_text = {"للشركة", "own"},
                    required_word = {"مطلوب", "required"}, hidden_word = {"مخفي", "hidden"},
                    archived_word = {"مؤرشف", "archived"}, broken_word = {"لا تُحسب:", "not computed:"};
constexpr BothNames none_yet = {
    "لا حقول خاصة بعد. اعرض حقول نوع ما: fields person، أو أضف حقلًا: fields add.",
    "No fields of your own yet. See those of a kind: fields person; or add one: fields add."};
constexpr BothNames unknown_action = {
    "الأمر fields يأخذ add أو rename أو hide أو show أو archive أو restore أو choices "
    "أو formula، أو نوع سجلات، وليس «{1}».",
    "fields takes add, rename, hide, show, archive, restore, choices or formula, or a "
    "kind of record, not \"{1}\"."};
constexpr BothNames which_kind = {"قل أي نوع من السجلات: fields {1} person …",
                                  "Say which kind of record: fields {1} person …"};
constexpr BothNames which_field = {"قل أي حقل: fields {1} {2} FIELD", "Say which field: fields {1} {2} FIELD"};
constexpr BothNames which_names = {
    "اذكر الاسم: ‎--ar «الاسم» أو ‎--en \"name\" أو كليهما.",
    "Give a name: --ar or --en, or both."};
constexpr BothNames unknown_type = {"لا نوع باسم «{1}». الأنواع: {2}", "There is no kind \"{1}\". There are: {2}"};
constexpr BothNames unknown_section = {"لا قسم باسم «{1}». الأقسام: {2}",
                                       "There is no section \"{1}\". There are: {2}"};
constexpr BothNames unknown_choice = {"لا اختيار مفتاحه «{1}» في هذا الحقل.",
                                      "This field has no choice with the key \"{1}\"."};
constexpr BothNames unknown_tone = {"لا لون باسم «{1}». الألوان: {2}", "There is no colour \"{1}\". There are: {2}"};
constexpr BothNames no_choices = {"ليس هذا حقل اختيار.", "This is no field of choices."};
constexpr BothNames no_formula = {"ليس هذا حقل معادلة.", "This field is no formula."};
constexpr BothNames rename_form = {"تُكتب إعادة التسمية هكذا: KEY=عربي|English",
                                   "A new name is written KEY=Arabic|English"};
constexpr BothNames ours_stays = {"هذا حقل أصلي يبقى؛ أخفه من النماذج بالأمر hide.",
                                  "This field is built in and stays; hide takes it out of the forms."};
constexpr BothNames not_archived = {"هذا الحقل ليس مؤرشفًا.", "This field is not archived."};
constexpr BothNames archived_first = {"هذا الحقل مؤرشف؛ أعده أولًا: fields restore.",
                                      "This field is archived; bring it back first: fields restore."};
constexpr BothNames done_text = {"تم: {1} · {2}.", "Done: {1} · {2}."};
constexpr BothNames no_change = {"لم يتغير شيء.", "Nothing was changed."};

// ---- listed
// -----------------------------------------------------------------------------------------------------------

std::string kind_text(const Invocation& invocation, const FieldDef& field) {
    if (is_derived(field)) return std::string(invocation.in(formula_word));
    for (const ChoiceDef& type : custom_types)
        if (type_from(type.key) == field.type) return std::string(invocation.in(type.label));
    return {};
}

std::string formula_of(const Invocation& invocation, const OpenData& data, EntityIx entity, const FieldDef& field) {
    const auto formula = parse_formula(data.schema(), entity, field.formula);
    if (formula) return formula_text(data.schema(), entity, *formula, invocation.language);
    return std::string(invocation.in(broken_word)) + ' ' + sentence_of(formula.error(), invocation.language);
}

class FieldList {
public:
    FieldList(const Invocation& invocation, const OpenData& data)
        : m_invocation(invocation), m_data(data),
          m_table({std::string(invocation.in(entity_title)), std::string(invocation.in(key_title)),
                   std::string(invocation.in(name_title)), std::string(invocation.in(kind_title)),
                   std::string(invocation.in(notes_title))}) {}

    void add(EntityIx entity, FieldIx ix) {
        ++m_count;
        m_invocation.is_json ? add_json(entity, ix) : add_row(entity, ix);
    }
    int end() {
        if (m_invocation.is_json) return exit_ok;
        print(m_count ? m_table.text(is_terminal(1), terminal_width(1))
                      : std::string(m_invocation.in(none_yet)) + '\n');
        return exit_ok;
    }

private:
    void add_row(EntityIx entity, FieldIx ix) {
        const FieldDef& field = m_data.schema().field(entity, ix);
        const bool is_gone = is_archived(m_data.tables(), entity, ix);
        std::string notes;
        const auto note = [&](bool is_so, const BothNames& word) {
            if (is_so) append_item(notes, m_invocation.in(word), m_invocation.language);
        };
        note(m_data.schema().is_custom(entity, ix), own_word_text);
        note(field.required, required_word);
        note(is_gone, archived_word);
        note(field.hidden && !is_gone, hidden_word);
        if (is_derived(field))
            append_item(notes, formula_of(m_invocation, m_data, entity, field), m_invocation.language);
        m_table.add({std::string(m_invocation.in(m_data.schema().entity(entity).plural)), std::string(field.key),
                     std::string(m_invocation.in(field.label)), kind_text(m_invocation, field), notes});
    }
    void add_json(EntityIx entity, FieldIx ix) {
        const FieldDef& field = m_data.schema().field(entity, ix);
        JsonObject json;
        json.text("entity", m_data.schema().entity(entity).key)
            .text("key", field.key)
            .text("label_ar", field.label.ar)
            .text("label_en", field.label.en)
            .text("type", type_name(field.type))
            .text("section", field.section)
            .yes_no("is_own", m_data.schema().is_custom(entity, ix))
            .yes_no("is_required", field.required)
            .yes_no("is_several", is_several(field))
            .yes_no("is_hidden", field.hidden)
            .yes_no("is_archived", is_archived(m_data.tables(), entity, ix));
        if (!field.target.empty()) json.text("target", field.target);
        if (is_derived(field)) json.text("formula", field.formula);
        print(json.done() + '\n');
    }

    const Invocation& m_invocation;
    const OpenData& m_data;
    TextTable m_table;
    std::size_t m_count = 0;
};

bool is_the_systems(const Schema& schema, EntityIx entity, FieldIx ix) {
    return schema.field(entity, ix).read_only && !schema.is_custom(entity, ix);
}

int list_fields(const Invocation& invocation, const OpenData& data, EntityIx only) {
    FieldList list(invocation, data);
    for (EntityIx entity = 0; entity < data.schema().entity_count(); ++entity) {
        if (only != no_entity && entity != only) continue;
        for (const FieldIx ix : data.schema().form_order(entity)) {
            const bool is_own = data.schema().is_custom(entity, ix);
            if (is_own || (only != no_entity && !is_the_systems(data.schema(), entity, ix))) list.add(entity, ix);
        }
    }
    return list.end();
}

// ---- changed
// ----------------------------------------------------------------------------------------------------------

// Tells every problem with the name of what it is about.
int complain_of(const Invocation& invocation, const OpenData& data, const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        if (problem.entity != no_entity && problem.field != no_field)
            text += std::string(invocation.in(data.schema().field(problem.entity, problem.field).label)) + ": ";
        text += invocation.in(sentence(problem.reason));
    }
    return complain(invocation, exit_problems, "refused", text);
}

int send(const Invocation& invocation, OpenData& data, const Command& command, std::string_view entity,
         std::string_view field) {
    const Result<Committed, Problems> done = data.workspace.send(command);
    if (!done) return complain_of(invocation, data, done.error());
    if (!save_all(invocation, data)) return exit_storage;
    if (invocation.is_json)
        print(JsonObject().text("entity", entity).text("field", field).count("changes", done->change_count).done() +
              '\n');
    else if (!done->change_count)
        print(std::string(invocation.in(no_change)) + '\n');
    else
        print(filled(invocation.in(done_text), {entity, field}) + '\n');
    return exit_ok;
}

template <class Names> std::string all_of(const Names& names) {
    std::string all;
    for (const auto& each : names) append_item(all, each.key, Language::en);
    return all;
}

// "صغير|Small|info": two names and a colour; what is not given stays as it is.
bool read_choice(const Invocation& invocation, std::string_view text, ChoiceDraft& draft) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == '|')
            parts.emplace_back();
        else
            parts.back() += c;
    if (!parts[0].empty()) draft.ar = parts[0];
    if (parts.size() > 1 && !parts[1].empty()) draft.en = parts[1];
    if (parts.size() < 3) return true;
    for (std::size_t i = 0; i < std::size(choice_tones); ++i)
        if (choice_tones[i].key == parts[2]) return draft.tone = static_cast<int>(i), true;
    complain(invocation, exit_usage, "unknown_colour",
             filled(invocation.in(unknown_tone), {parts[2], all_of(choice_tones)}));
    return false;
}

// Told here with its own words: which sign or name of it is wrong.
bool is_formula_right(const Invocation& invocation, const OpenData& data, EntityIx entity, FieldIx field) {
    const auto formula = parse_formula(data.schema(), entity, invocation.value("formula"));
    if (formula && !has_cycle(data.schema(), entity, field, *formula)) return true;
    const FormulaProblem problem = formula ? FormulaProblem{.reason = FormulaReason::cycle} : formula.error();
    complain(invocation, exit_usage, "formula", sentence_of(problem, invocation.language));
    return false;
}

bool put_names(const Invocation& invocation, const OpenData& data, SaveRecord& save) {
    if (!invocation.has("ar") && !invocation.has("en")) {
        complain(invocation, exit_usage, "which_name", invocation.in(which_names));
        return false;
    }
    if (invocation.has("ar")) put(data.tables(), save, "label_ar", std::string(invocation.value("ar")));
    if (invocation.has("en")) put(data.tables(), save, "label_en", std::string(invocation.value("en")));
    return true;
}

bool put_kind(const Invocation& invocation, const OpenData& data, EntityIx entity, SaveRecord& save) {
    if (invocation.has("formula")) {
        if (!is_formula_right(invocation, data, entity, no_field)) return false;
        put(data.tables(), save, "formula", std::string(invocation.value("formula")));
        put(data.tables(), save, "type", std::string("decimal")); // what comes of it decides
        return true;
    }
    const std::string_view type = invocation.value("type", invocation.has("choice") ? "choice" : "text");
    if (!type_from(type)) {
        complain(invocation, exit_usage, "unknown_kind",
                 filled(invocation.in(unknown_type), {type, all_of(custom_types)}));
        return false;
    }
    put(data.tables(), save, "type", std::string(type));
    if (invocation.has("target")) {
        const EntityIx target = find_entity(invocation, data.schema(), invocation.value("target"));
        if (target == no_entity) return false;
        put(data.tables(), save, "target", std::string(data.schema().entity(target).key));
    }
    return true;
}

bool put_section(const Invocation& invocation, const OpenData& data, SaveRecord& save) {
    if (!invocation.has("section")) return true;
    const std::string_view wanted = invocation.value("section");
    for (const SectionDef& section : data.schema().sections())
        if (section.key != "system" &&
            (section.key == wanted || section.label.ar == wanted || section.label.en == wanted)) {
            put(data.tables(), save, "section_of", std::string(section.key));
            return true;
        }
    complain(invocation, exit_usage, "unknown_section",
             filled(invocation.in(unknown_section), {wanted, all_of(data.schema().sections())}));
    return false;
}

int add_field(const Invocation& invocation, OpenData& data, EntityIx entity) {
    const std::string owner(data.schema().entity(entity).key);
    const std::string key = own_key(invocation.value("en"), data.environment.random_bits());
    SaveRecord save{.entity = data.schema().entity(custom_field.key)};
    put(data.tables(), save, "entity", owner);
    put(data.tables(), save, "key", key);
    if (!put_names(invocation, data, save) || !put_kind(invocation, data, entity, save) ||
        !put_section(invocation, data, save))
        return exit_usage;
    for (const auto& [option, cell] :
         {std::pair{"required", "is_required"}, {"unique", "is_unique"}, {"several", "is_several"}})
        if (invocation.has(option)) put(data.tables(), save, cell, std::int64_t{1});
    SaveRecords all{.records = {std::move(save)}, .label = "define_field"};
    std::vector<ChoiceDraft> choices;
    for (const std::string_view text : invocation.values("choice"))
        if (!read_choice(invocation, text, choices.emplace_back())) return exit_usage;
    save_choices(data.tables(), owner + '.' + key, {}, choices, all.records);
    return send(invocation, data, all, owner, key);
}

struct FieldToChange {
    EntityIx entity = no_entity;
    FieldIx field = no_field;
};

int change_field(const Invocation& invocation, OpenData& data, const FieldToChange& at, std::string_view cell,
                 Value value) {
    SaveRecord save = change_of_field(data.tables(), at.entity, at.field);
    if (!cell.empty())
        put(data.tables(), save, cell, std::move(value));
    else if (!put_names(invocation, data, save))
        return exit_usage;
    return send(invocation, data, SaveRecords{.records = {std::move(save)}, .label = "define_field"},
                data.schema().entity(at.entity).key, data.schema().field(at.entity, at.field).key);
}

int set_formula(const Invocation& invocation, OpenData& data, const FieldToChange& at) {
    if (!is_derived(data.schema().field(at.entity, at.field)))
        return complain(invocation, exit_usage, "no_formula", invocation.in(no_formula));
    if (!is_formula_right(invocation, data, at.entity, at.field)) return exit_usage;
    return change_field(invocation, data, at, "formula", std::string(invocation.value("formula")));
}

int list_choices(const Invocation& invocation, const std::vector<ChoiceDraft>& choices) {
    TextTable table({std::string(invocation.in(key_title)), std::string(invocation.in(name_title)),
                     std::string(invocation.in(colour_title)), std::string(invocation.in(notes_title))});
    for (const ChoiceDraft& choice : choices) {
        const ChoiceDef& tone = choice_tones[choice.tone];
        if (invocation.is_json)
            print(JsonObject()
                      .text("key", choice.key)
                      .text("label_ar", choice.ar)
                      .text("label_en", choice.en)
                      .text("colour", tone.key)
                      .yes_no("is_archived", choice.archived)
                      .done() +
                  '\n');
        else
            table.add({choice.key, invocation.language == Language::ar ? choice.ar : choice.en,
                       std::string(invocation.in(tone.label)),
                       choice.archived ? std::string(invocation.in(archived_word)) : std::string()});
    }
    if (!invocation.is_json) print(table.text(is_terminal(1), terminal_width(1)));
    return exit_ok;
}

bool edit_choices(const Invocation& invocation, std::vector<ChoiceDraft>& choices) {
    const auto with_key = [&](std::string_view key) -> ChoiceDraft* {
        for (ChoiceDraft& choice : choices)
            if (choice.key == key) return &choice;
        complain(invocation, exit_usage, "unknown_choice", filled(invocation.in(unknown_choice), {key}));
        return nullptr;
    };
    for (const std::string_view text : invocation.values("name")) {
        const std::size_t equals = text.find('=');
        if (equals == text.npos) {
            complain(invocation, exit_usage, "form", invocation.in(rename_form));
            return false;
        }
        ChoiceDraft* const choice = with_key(text.substr(0, equals));
        if (!choice || !read_choice(invocation, text.substr(equals + 1), *choice)) return false;
    }
    for (const bool is_gone : {true, false})
        for (const std::string_view key : invocation.values(is_gone ? "drop" : "bring-back")) {
            ChoiceDraft* const choice = with_key(key);
            if (!choice) return false;
            choice->archived = is_gone;
        }
    for (const std::string_view text : invocation.values("choice"))
        if (!read_choice(invocation, text, choices.emplace_back())) return false;
    return true;
}

int change_choices(const Invocation& invocation, OpenData& data, const FieldToChange& at) {
    if (data.schema().field(at.entity, at.field).type != FieldType::choice)
        return complain(invocation, exit_usage, "no_choices", invocation.in(no_choices));
    const std::vector<ChoiceDraft> before = choices_of(data.schema(), at.entity, at.field);
    std::vector<ChoiceDraft> after = before;
    if (!edit_choices(invocation, after)) return exit_usage;
    if (after == before) return list_choices(invocation, before);
    SaveRecords all{.records = {}, .label = "define_choices"};
    save_choices(data.tables(), choices_owner(data.schema(), at.entity, at.field), before, after, all.records);
    return send(invocation, data, all, data.schema().entity(at.entity).key,
                data.schema().field(at.entity, at.field).key);
}

int archive_or_restore(const Invocation& invocation, OpenData& data, const FieldToChange& at, bool is_archive) {
    const bool is_gone = is_archived(data.tables(), at.entity, at.field);
    if (!data.schema().is_custom(at.entity, at.field))
        return complain(invocation, exit_problems, "built_in", invocation.in(ours_stays));
    if (is_gone == is_archive)
        return complain(invocation, exit_problems, is_gone ? "archived" : "not_archived",
                        invocation.in(is_gone ? archived_first : not_archived));
    const RecordId record = field_record(data.tables(), at.entity, at.field);
    const Command command = is_archive ? Command{RemoveRecords{{record}}} : Command{RestoreRecords{{record}}};
    return send(invocation, data, command, data.schema().entity(at.entity).key,
                data.schema().field(at.entity, at.field).key);
}

constexpr std::string_view actions[] = {"add", "rename", "hide", "show", "archive", "restore", "choices", "formula"};

int act(const Invocation& invocation, OpenData& data) {
    const std::string& action = invocation.words[0];
    const EntityIx entity = find_entity(invocation, data.schema(), invocation.words[1]);
    if (entity == no_entity) return exit_usage;
    if (action == "add") return add_field(invocation, data, entity);
    if (invocation.words.size() < 3)
        return complain(invocation, exit_usage, "which_field",
                        filled(invocation.in(which_field), {action, invocation.words[1]}));
    const FieldToChange at{entity, find_field(invocation, data.schema(), entity, invocation.words[2])};
    if (at.field == no_field) return exit_usage;
    if (action == "archive" || action == "restore")
        return archive_or_restore(invocation, data, at, action == "archive");
    if (is_archived(data.tables(), at.entity, at.field))
        return complain(invocation, exit_problems, "archived", invocation.in(archived_first));
    if (action == "rename") return change_field(invocation, data, at, {}, {});
    if (action == "choices") return change_choices(invocation, data, at);
    if (action == "formula") return set_formula(invocation, data, at);
    return change_field(invocation, data, at, "is_hidden", action == "hide" ? Value{std::int64_t{1}} : Value{});
}

int run_fields(const Invocation& invocation) {
    const std::string_view action = invocation.words.empty() ? std::string_view() : invocation.words[0];
    const bool is_action = std::ranges::find(actions, action) != std::end(actions);
    if (is_action && invocation.words.size() < 2)
        return complain(invocation, exit_usage, "which_kind", filled(invocation.in(which_kind), {action}));
    if (!is_action && invocation.words.size() > 1)
        return complain(invocation, exit_usage, "unknown_action", filled(invocation.in(unknown_action), {action}));
    const bool only_looks = !is_action || (action == "choices" && !invocation.has("name") && !invocation.has("drop") &&
                                           !invocation.has("bring-back") && !invocation.has("choice"));
    auto opened = open_data(invocation, {.access = only_looks ? StorageAccess::read : StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    if (is_action) return act(invocation, data);
    if (action.empty()) return list_fields(invocation, data, no_entity);
    const EntityIx entity = find_entity(invocation, data.schema(), action);
    return entity == no_entity ? int{exit_usage} : list_fields(invocation, data, entity);
}

constexpr OptionDef fields_options[] = {
    {.name = "ar", .value = {"اسم", "NAME"}, .help = {"الاسم بالعربية.", "The name in Arabic."}},
    {.name = "en", .value = {"اسم", "NAME"}, .help = {"الاسم بالإنجليزية.", "The name in English."}},
    {.name = "type",
     .value = {"نوع", "KIND"},
     .help = {"text (الأصل) أو long_text أو term أو integer أو decimal أو money أو date أو choice أو yes_no أو link أو "
              "phone أو email أو reference.",
              "text (default), long_text, term, integer, decimal, money, date, choice, yes_no, link, phone, email or "
              "reference."}},
    {.name = "formula",
     .value = {"معادلة", "TEXT"},
     .help = {"ما يُحسب منه الحقل، بأسماء الحقول في أي من اللغتين.",
              "What the field is computed from, with the names of fields in either language."}},
    {.name = "choice",
     .value = {"عربي|English|لون", "AR|EN|COLOUR"},
     .help = {"اختيار جديد؛ يُكرر. اللون: neutral أو info أو success أو warning أو danger أو accent.",
              "A new choice; may be repeated. Colours: neutral, info, success, warning, danger, accent."},
     .is_repeatable = true},
    {.name = "name",
     .value = {"KEY=عربي|English|لون", "KEY=AR|EN|COLOUR"},
     .help = {"سمّ اختيارًا ولوّنه؛ يُكرر. ما تُرك فارغًا يبقى.", "Name and colour a choice; may be repeated. What is "
                                                            "left empty stays."},
     .is_repeatable = true},
    {.name = "drop",
     .value = {"KEY", "KEY"},
     .help = {"أرشف اختيارًا: السجلات تحتفظ به ولا يُعرض لغيرها؛ يُكرر.",
              "Archive a choice: records keep it, it is offered no more; may be repeated."},
     .is_repeatable = true},
    {.name = "bring-back",
     .value = {"KEY", "KEY"},
     .help = {"أعد اختيارًا مؤرشفًا؛ يُكرر.", "Bring an archived choice back; may be repeated."},
     .is_repeatable = true},
    {.name = "section",
     .value = {"قسم", "SECTION"},
     .help = {"قسم النموذج الذي يقف فيه الحقل الجديد.", "The section of the form in which the new field stands."}},
    {.name = "target",
     .value = {"نوع سجلات", "KIND"},
     .help = {"ما يشير إليه حقل reference.", "What a reference names."}},
    {.name = "required", .help = {"لا يُترك فارغًا.", "It must be filled."}},
    {.name = "unique", .help = {"لا يحمل سجلان القيمة نفسها.", "No two records hold the same value."}},
    {.name = "several", .help = {"عدة قيم في السجل الواحد.", "Several values in one record."}}};
constexpr Example fields_examples[] = {
    {"fields --data wasl-try", {"حقول الشركة الخاصة:", "The firm's own fields:"}},
    {"fields person --data wasl-try", {"كل حقول الأشخاص بمفاتيحها:", "All fields of people, with their keys:"}},
    {"fields add person --en \"Shoe size\" --type integer --data wasl-try", {"حقل جديد:", "A new field:"}},
    {"fields add person --en Class --choice \"|Gold|warning\" --choice \"|Silver\" --data wasl-try",
     {"حقل اختيار:", "A field of choices:"}},
    {"fields add person --en \"Orders this year\" --formula \"sum([orders].[total], "
     "is_this_year([date]))\" --data wasl-try",
     {"معادلة:", "A formula:"}},
    {"fields rename person territory --en Region --data wasl-try", {"اسم آخر:", "Another name:"}},
    {"fields choices dealing channel --name \"sms=|Text\" --drop email --data wasl-try",
     {"اختيارات حقل:", "The choices of a field:"}}};

} // namespace

constinit const CommandDef fields_command = {
    .name = "fields",
    .purpose = {"حقول الشركة الخاصة واختياراتها", "The firm's own fields and choices"},
    .arguments = "[KIND] | add KIND … | rename|hide|show|archive|restore|choices|formula KIND FIELD … --data DIR",
    .description =
        {"يعرض الحقول الخاصة، أو كل حقول نوع من السجلات، أو يضيف حقلًا أو معادلة، أو يعيد التسمية (الحقول الأصلية "
         "أيضًا)، أو يخفي من النماذج، أو يؤرشف ويعيد، أو يعدّل الاختيارات. أرشفة الحقل تُبقي ما فيه.",
         "Lists the firm's own fields or all of a kind of record; adds a field or a formula, renames (built-in fields "
         "too), hides from forms, archives and brings back, and changes choices. An archived field keeps what it "
         "holds."},
    .options = fields_options,
    .examples = fields_examples,
    .words_max = 3,
    .run = run_fields,
};

} // namespace crm::cli
