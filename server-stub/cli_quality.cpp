// `wasl-server duplicates`, `merge`, `unmerge` and `quality`: clean data without the page.
#include <algorithm>
#include <map>

#include "core/queries/display.hpp"
#include "core/queries/duplicate_groups.hpp"
#include "core/queries/quality.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames bad_share = {"«{1}» ليس احتمالًا بين 0 و1.", "\"{1}\" is no probability between 0 and 1."};
constexpr BothNames no_doubles_known = {"لا يُبحث عن المكرر في هذا النوع من السجلات.",
                                        "Doubles of this kind of record are not looked for."};
constexpr BothNames none_found = {"لا سجلات مكررة.", "No doubles."};
constexpr BothNames pairs_found = {"{1} من الأزواج المتشابهة", "{1} pairs that look alike"};
constexpr BothNames merged_text = {"دُمجت {1} من السجلات في {2}.", "{1} records were merged into {2}."};
constexpr BothNames unmerged_text = {
    "فُك الدمج: {1} من التغييرات أُعيدت، و{2} تُركت لأنها عُدّلت بعده.",
    "The merge was taken back: {1} changes; {2} were left, for they were edited since."};
constexpr BothNames no_merge = {"لم يُدمج هذا السجل في غيره: {1}", "This record was not merged into another: {1}"};
constexpr BothNames not_an_id = {"المعرّف يُكتب مثل 00c0ffee00c0ffee-1f، وليس «{1}».",
                                 "An id looks like 00c0ffee00c0ffee-1f, not \"{1}\"."};
constexpr BothNames reading = {"قراءة السجلات", "Reading the records"}, comparing = {"المقارنة", "Comparing"};
constexpr BothNames score_title = {"الاحتمال", "Score"}, first_title = {"الأول", "First"},
                    second_title = {"الثاني", "Second"}, why_title = {"لماذا", "Why"}, kind_title = {"النوع", "Kind"},
                    count_title = {"العدد", "Count"}, average_title = {"متوسط الاكتمال", "Completeness"};

std::string_view alike_name(Alike alike) {
    static constexpr std::string_view names[] = {"same", "variant", "close", "part", "different"};
    return names[static_cast<std::size_t>(alike)];
}

std::optional<float> share_option(const Invocation& invocation, std::string_view option, float otherwise) {
    const std::string text(invocation.value(option));
    if (text.empty()) return otherwise;
    char* end = nullptr;
    const float share = std::strtof(text.c_str(), &end);
    if (*end == 0 && share >= 0 && share <= 1) return share;
    complain(invocation, exit_usage, "bad_number", filled(invocation.in(bad_share), {text}));
    return {};
}

std::string thousandths(float score) {
    const int all = static_cast<int>(score * 1000 + 0.5f);
    std::string digits = std::to_string(all % 1000);
    return std::to_string(all / 1000) + '.' + std::string(3 - digits.size(), '0') + digits;
}

EntityIx kind_of(const Invocation& invocation, const OpenData& data) {
    const EntityIx entity = invocation.words.empty() ? data.schema().entity("person")
                                                     : find_entity(invocation, data.schema(), invocation.words[0]);
    if (entity == no_entity || DuplicateIndex::is_possible(data.schema(), entity)) return entity;
    complain(invocation, exit_usage, "no_duplicates", invocation.in(no_doubles_known));
    return no_entity;
}

struct Found {
    DuplicateIndex index;
    std::vector<DuplicatePair> pairs;
};
Found find_doubles(const Invocation& invocation, const OpenData& data, EntityIx entity, float score_min) {
    Found found{DuplicateIndex(data.tables(), entity, data.reader.country), {}};
    {
        Progress progress(invocation, reading);
        while (!found.index.work(5000)) progress.show(found.index.progress());
    }
    Progress progress(invocation, comparing);
    DuplicateScan scan(found.index, score_min);
    while (!scan.work(50'000)) progress.show(scan.progress());
    found.pairs = scan.pairs();
    return found;
}

std::string record_json(const OpenData& data, Place place) {
    return JsonObject()
        .text("id", text_of(data.tables().id(place)))
        .text("name", display_name(data.tables(), place, data.reader))
        .done();
}

int run_duplicates(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const EntityIx entity = kind_of(invocation, data);
    const auto score_min = share_option(invocation, "score", possible_score);
    if (entity == no_entity || !score_min) return exit_usage;
    Found found = find_doubles(invocation, data, entity, *score_min);
    TextTable table({std::string(invocation.in(score_title)), std::string(invocation.in(first_title)),
                     std::string(invocation.in(second_title)), std::string(invocation.in(why_title))});
    for (const DuplicatePair& pair : found.pairs) {
        const Place first{entity, pair.first}, second{entity, pair.second};
        JsonList reasons;
        std::string why;
        for (const DuplicateReason& reason : found.index.reasons(pair.first, pair.second)) {
            const FieldDef& field = data.schema().field(reason.entity, reason.field);
            reasons.raw(JsonObject()
                            .text("field", field.key)
                            .text("alike", alike_name(reason.alike))
                            .number("bits_thousandths", static_cast<std::int64_t>(reason.bits * 1000))
                            .done());
            if (reason.bits > 0) why += (why.empty() ? "" : ", ") + std::string(invocation.in(field.label));
        }
        if (invocation.is_json)
            print(JsonObject()
                      .raw("score", thousandths(pair.score))
                      .raw("first", record_json(data, first))
                      .raw("second", record_json(data, second))
                      .raw("reasons", reasons.done())
                      .done() +
                  '\n');
        else
            table.add({thousandths(pair.score), display_name(data.tables(), first, data.reader),
                       display_name(data.tables(), second, data.reader), why});
    }
    if (invocation.is_json) return exit_ok;
    if (found.pairs.empty()) {
        remark(invocation.in(none_found));
    } else {
        print(table.text(is_terminal(1), terminal_width(1)));
        if (!invocation.is_quiet) remark(filled(invocation.in(pairs_found), {std::to_string(found.pairs.size())}));
    }
    return exit_ok;
}

std::optional<std::vector<RecordId>> ids_of(const Invocation& invocation) {
    std::vector<RecordId> ids;
    for (const std::string& word : invocation.words) {
        const auto id = id_from(word);
        if (!id) {
            complain(invocation, exit_usage, "not_an_id", filled(invocation.in(not_an_id), {word}));
            return {};
        }
        ids.push_back(*id);
    }
    return ids;
}

int send_merge(const Invocation& invocation, OpenData& data, const Command& command, std::size_t gone,
               std::size_t stay) {
    const auto sent = data.workspace.send(command);
    if (!sent)
        return complain(invocation, exit_problems, "refused", invocation.in(sentence(sent.error().front().reason)));
    if (!save_all(invocation, data)) return exit_storage;
    if (invocation.is_json)
        print(JsonObject().count("merged", gone).count("into", stay).count("changes", sent->change_count).done() +
              '\n');
    else
        print(filled(invocation.in(merged_text), {std::to_string(gone), std::to_string(stay)}) + '\n');
    return exit_ok;
}

int run_merge(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    if (invocation.has("above")) {
        const auto score_min = share_option(invocation, "above", sure_score);
        const EntityIx entity = kind_of(invocation, data);
        if (!score_min || entity == no_entity) return exit_usage;
        Found found = find_doubles(invocation, data, entity, *score_min);
        MergeMany many;
        std::size_t gone = 0;
        for (const DuplicateGroup& group : duplicate_groups(data.tables(), entity, found.pairs, *score_min)) {
            many.merges.push_back({group.survivor, group.others});
            gone += group.others.size();
        }
        if (!invocation.has("dry-run")) return send_merge(invocation, data, many, gone, many.merges.size());
        JsonList groups;
        for (const MergeRecords& merge : many.merges) {
            JsonList others;
            for (const RecordId other : merge.others) others.text(text_of(other));
            groups.raw(JsonObject().text("survivor", text_of(merge.survivor)).raw("others", others.done()).done());
        }
        print(invocation.is_json
                  ? JsonObject().count("merged", gone).raw("groups", groups.done()).done() + '\n'
                  : filled(invocation.in(merged_text), {std::to_string(gone), std::to_string(many.merges.size())}) +
                        '\n');
        return exit_ok;
    }
    const auto ids = ids_of(invocation);
    if (!ids) return exit_usage;
    if (ids->size() < 2) return complain(invocation, exit_usage, "refused", invocation.in(sentence(Reason::required)));
    return send_merge(invocation, data, MergeRecords{ids->front(), {ids->begin() + 1, ids->end()}}, ids->size() - 1, 1);
}

int run_unmerge(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const auto ids = ids_of(invocation);
    if (!ids) return exit_usage;
    std::optional<Undone> undone;
    bool is_answered = false;
    data.workspace.unmerge(ids->front(), [&](std::optional<Undone> answer) {
        undone = answer;
        is_answered = true;
    });
    if (!is_answered || !undone)
        return complain(invocation, exit_problems, "no_merge", filled(invocation.in(no_merge), {invocation.words[0]}));
    if (!save_all(invocation, data)) return exit_storage;
    if (invocation.is_json)
        print(JsonObject().count("changes", undone->change_count).count("skipped", undone->skipped).done() + '\n');
    else
        print(filled(invocation.in(unmerged_text),
                     {std::to_string(undone->change_count), std::to_string(undone->skipped)}) +
              '\n');
    return exit_ok;
}

int run_quality(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const CleanUp clean_up = clean_up_of(data.tables(), data.reader);
    if (invocation.is_json) {
        JsonObject json;
        JsonObject averages;
        for (const std::string_view key : {"person", "company", "product"})
            averages.count(key,
                           static_cast<std::uint64_t>(average_completeness(data.tables(), data.schema().entity(key))));
        json.raw("completeness", averages.done());
        for (const CleanUpKind kind : all_clean_up_kinds) {
            JsonList list;
            for (const CleanUpItem& item : clean_up.of(kind))
                list.raw(JsonObject()
                             .text("id", text_of(data.tables().id(item.place)))
                             .text("entity", data.schema().entity(item.place.entity).key)
                             .text("name", display_name(data.tables(), item.place, data.reader))
                             .text("why", sentence_of(item, data.tables(), data.reader))
                             .done());
            json.raw(key_of(kind), list.done());
        }
        print(json.done() + '\n');
        return exit_ok;
    }
    TextTable averages({std::string(invocation.in(kind_title)), std::string(invocation.in(average_title))});
    for (const std::string_view key : {"person", "company", "product"}) {
        const EntityIx entity = data.schema().entity(key);
        averages.add({std::string(invocation.in(data.schema().entity(entity).plural)),
                      std::to_string(average_completeness(data.tables(), entity)) + "%"});
    }
    TextTable table({std::string(invocation.in(kind_title)), std::string(invocation.in(count_title))});
    for (const CleanUpKind kind : all_clean_up_kinds)
        table.add({std::string(invocation.in(label_of(kind))), std::to_string(clean_up.of(kind).size())});
    print(averages.text(is_terminal(1), terminal_width(1)) + '\n' + table.text(is_terminal(1), terminal_width(1)));
    return exit_ok;
}

constexpr OptionDef duplicates_options[] = {
    {.name = "score",
     .value = {"احتمال", "P"},
     .help = {"أقل احتمال يُعرض، بين 0 و1 (الأصل 0.5).", "The least probability shown, 0 to 1 (default 0.5)."}}};
constexpr OptionDef merge_options[] = {
    {.name = "above",
     .value = {"احتمال", "P"},
     .help = {"ادمج كل الأزواج التي يبلغ احتمالها هذا، مثل 0.97، في تغيير واحد.",
              "Merge all pairs of at least this probability, such as 0.97, as one change."}},
    {.name = "dry-run",
     .help = {"مع ‎--above: اعرض ما سيُدمج ولا تغيّر شيئًا.",
              "With --above: show what would be merged, change nothing."}}};
constexpr Example duplicates_examples[] = {
    {"duplicates --data wasl-try --json", {"كل زوج في سطر، مع أسبابه:", "A pair per line, with its reasons:"}}};
constexpr Example merge_examples[] = {
    {"merge 00c0ffee00c0ffee-1f 00c0ffee00c0ffee-2a --data wasl-try", {"يبقى الأول:", "The first one stays:"}},
    {"merge person --above 0.97 --data wasl-try", {"كل ما هو مؤكد:", "All that is sure:"}}};
constexpr Example unmerge_examples[] = {{"unmerge 00c0ffee00c0ffee-2a --data wasl-try",
                                         {"السجل الذي دُمج في غيره:", "The record that was merged into another:"}}};
constexpr Example quality_examples[] = {{"quality --data wasl-try --json", {"للبرامج:", "For programs:"}}};

} // namespace

constinit const CommandDef duplicates_command = {
    .name = "duplicates",
    .purpose = {"السجلات المكررة المحتملة", "Records that may be doubles"},
    .arguments = "[KIND] --data DIR [--score P]",
    .description =
        {"يقارن كل السجلات من نوع واحد (الأصل: person) بالأسماء كيفما كُتبت، والهواتف والبريد والميلاد والعنوان، "
         "ويعرض الأزواج المتشابهة باحتمالها وأسبابها.",
         "Compares all records of a kind (default: person) by their names in any spelling, telephones, e-mail, "
         "birthdays and addresses, and shows the pairs that look alike, with how probable each is and why."},
    .options = duplicates_options,
    .examples = duplicates_examples,
    .words_max = 1,
    .run = run_duplicates,
};

constinit const CommandDef merge_command = {
    .name = "merge",
    .purpose = {"دمج سجلات مكررة", "Merge doubles"},
    .arguments = "SURVIVOR OTHER… | [KIND] --above P  --data DIR [--dry-run]",
    .description =
        {"يبقى السجل الأول ويأخذ ما عند غيره، وينتقل إليه كل ما يشير إليها من طلبات ومهام وتعاملات، ويذهب الباقي إلى "
         "سلة "
         "المحذوفات. لا يضيع شيء، ويُفك الدمج في أي وقت بالأمر unmerge.",
         "The first record stays and gains what the others know; orders, tasks and dealings that named them name "
         "it; the others go to the bin. Nothing is lost, and unmerge takes it back at any time."},
    .options = merge_options,
    .examples = merge_examples,
    .words_max = 1000,
    .run = run_merge,
};

constinit const CommandDef unmerge_command = {
    .name = "unmerge",
    .purpose = {"فك دمج سجل", "Take a merge back"},
    .arguments = "OTHER --data DIR",
    .description =
        {"يعيد السجل الذي دُمج في غيره كما كان، ومعه ما كان يشير إليه. ما عُدّل بعد الدمج يبقى كما عُدّل.",
         "The record that was merged into another stands again as it was, with what named it. What was edited since "
         "stays as edited."},
    .examples = unmerge_examples,
    .words_min = 1,
    .words_max = 1,
    .run = run_unmerge,
};

constinit const CommandDef quality_command = {
    .name = "quality",
    .purpose = {"جودة البيانات", "The quality of the data"},
    .arguments = "--data DIR",
    .description =
        {"متوسط اكتمال السجلات، وقوائم التنظيف: قديمة، ناقصة، متناقضة، لا وسيلة للوصول إلى أصحابها، معلّقة بلا صاحب.",
         "How complete the records are, and what to clean up: stale, incomplete, contradictory, unreachable, "
         "orphaned."},
    .examples = quality_examples,
    .run = run_quality,
};

} // namespace crm::cli
