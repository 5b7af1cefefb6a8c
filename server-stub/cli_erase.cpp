// `wasl-server erase`: what is personal about somebody, taken out of the data directory for good.
#include "core/commands/erase.hpp"
#include "core/queries/display.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames would_erase = {"سيُمحى نهائيًا: {1}، من كل السجل والتاريخ والنسخ. لا تراجع عن ذلك.",
                                   "This would be erased for good: {1}, from every record, history and snapshot. It "
                                   "cannot be undone."};
constexpr BothNames say_yes = {"أعد الأمر مع ‎--yes لتنفيذه.",
                               "Repeat the command with --yes to do it."};
constexpr BothNames they_mention = {"سجلات عن غيره تذكره وتبقى كما هي: {1}",
                                    "Records about others that mention him stay as they are: {1}"};
constexpr BothNames is_erased = {"مُحيت بيانات الشخص {1} وما يخصه: {2}. بقيت الطلبات بمبالغها.",
                                 "Person {1} was erased, with what was about him: {2}. Orders keep their amounts."};
constexpr BothNames not_finished = {
    "مُحيت البيانات من السجلات، لكن تعذّر محوها من الملفات الآن؛ يُكمل ذلك عند الفتح التالي.",
    "The records are erased, but the files could not be rewritten now; the next start finishes it."};

std::string counts_text(const Invocation& invocation, const OpenData& data, const Erasing& erasing) {
    std::string text;
    for (const auto& [entity, count] : erasing.others)
        text += (text.empty() ? "" : ", ") + std::string(invocation.in(data.schema().entity(entity).plural)) + " " +
                std::to_string(count);
    return text.empty() ? "0" : text;
}

std::string erasing_json(const OpenData& data, const Erasing& erasing, bool is_done) {
    JsonList persons, mentions;
    for (const RecordId id : erasing.persons) persons.text(text_of(id));
    for (const RecordId id : erasing.mentions) mentions.text(text_of(id));
    JsonObject others;
    for (const auto& [entity, count] : erasing.others) others.count(data.schema().entity(entity).key, count);
    return JsonObject()
               .count("erased", is_done ? erasing.persons.size() : 0)
               .raw("persons", persons.done())
               .raw("with", others.done())
               .raw("mentions", mentions.done())
               .done() +
           '\n';
}

// The files, too; only then it is done.
bool scrub_files(OpenData& data) {
    bool is_answered = false, is_done = false;
    data.workspace.scrub([&](bool done) {
        is_answered = true;
        is_done = done;
    });
    while (!is_answered && data.workspace.has_work()) data.workspace.step();
    return is_done;
}

int run_erase(const Invocation& invocation) {
    const bool is_sure = invocation.has("yes");
    auto opened = open_data(invocation, {.access = is_sure ? StorageAccess::write : StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const auto id = read_id(invocation, invocation.words[0]);
    if (!id) return exit_usage;
    const Planned planned = data.workspace.plan(ErasePerson{*id});
    if (!planned.ok())
        return complain(invocation, exit_usage, "refused", invocation.in(sentence(planned.problems.front().reason)));
    const Erasing erasing = what_erasing_takes(data.tables(), *id);
    if (!is_sure) {
        if (invocation.is_json) {
            print(erasing_json(data, erasing, false));
        } else {
            const std::string name = display_name(data.tables(), *id, data.reader);
            print(filled(invocation.in(would_erase), {name + " (" + counts_text(invocation, data, erasing) + ")"}) +
                  '\n');
            for (const RecordId mention : erasing.mentions)
                print(filled(invocation.in(they_mention), {text_of(mention)}) + '\n');
            remark(invocation.in(say_yes));
        }
        return exit_ok;
    }
    if (!data.workspace.send(ErasePerson{*id}) || !save_all(invocation, data)) return exit_storage;
    if (!scrub_files(data)) return complain(invocation, exit_storage, "not_finished", invocation.in(not_finished));
    if (invocation.is_json)
        print(erasing_json(data, erasing, true));
    else
        print(filled(invocation.in(is_erased), {text_of(*id), counts_text(invocation, data, erasing)}) + '\n');
    return exit_ok;
}

constexpr OptionDef erase_options[] = {
    {.name = "yes",
     .help = {"نفّذ المحو؛ بدونه يُعرض ما سيُمحى فقط.", "Do it; without this, only what would go is shown."}}};
constexpr Example erase_examples[] = {
    {"erase 00c0ffee00c0ffee-2a --data wasl-try", {"ما الذي سيُمحى:", "What would go:"}},
    {"erase 00c0ffee00c0ffee-2a --data wasl-try --yes", {"امحه:", "Erase it:"}}};

} // namespace

constinit const CommandDef erase_command = {
    .name = "erase",
    .purpose = {"محو بيانات شخص نهائيًا", "Erase a person for good"},
    .arguments = "PERSON --data DIR [--yes]",
    .description =
        {"يمحو كل ما هو شخصي عن أحد: حقوله ونصوص تعاملاته ومهامه وملاحظاته ومناسباته وطلباته، من السجلات والتاريخ "
         "والنسخ المحفوظة، ومن كل جهاز وخادم بعد المزامنة. تبقى الطلبات بمبالغها، والتصنيف والوسوم والمسؤول، باسم «شخص "
         "مُحيت بياناته».\nلا تراجع عن "
         "ذلك. "
         "ما صدّرته أو طبعته من قبل في ملفات أخرى لا يطاله المحو.",
         "Erases everything personal about somebody: his fields, and the words of his dealings, tasks, notes, "
         "occasions "
         "and orders, from records, history and snapshots, and from every device and server after a sync. Orders keep "
         "their amounts, and stage, tags and owner stay, of \"an erased person\".\nThis cannot be undone. What you "
         "exported or printed before lies in "
         "files of your own, which it does not reach."},
    .options = erase_options,
    .examples = erase_examples,
    .words_min = 1,
    .words_max = 1,
    .run = run_erase,
};

} // namespace crm::cli
