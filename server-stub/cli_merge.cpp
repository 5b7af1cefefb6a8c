// `wasl-server merge` and `unmerge`: doubles become one record, and stand apart again.
#include "core/queries/duplicate_groups.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_duplicates.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames merged_text = {"دُمجت {1} من السجلات في {2}.", "{1} records were merged into {2}."};
constexpr BothNames would_merge = {"ستُدمج {1} من السجلات في {2}؛ لم يتغير شيء بعد.",
                                   "{1} records would be merged into {2}; nothing has changed yet."};
constexpr BothNames unmerged_text = {
    "فُك الدمج: {1} من التغييرات أُعيدت، و{2} تُركت لأنها عُدّلت بعده.",
    "The merge was taken back: {1} changes; {2} were left, for they were edited since."};
constexpr BothNames no_merge = {"لم يُدمج هذا السجل في غيره: {1}", "This record was not merged into another: {1}"};
constexpr BothNames unreadable = {"تعذرت قراءة سجل التغييرات، فلم يُفك الدمج ولم يتغير شيء.",
                                  "The history could not be read, so the merge stands and nothing was changed."};

std::optional<MergeMany> wanted_merges(const Invocation& invocation, const OpenData& data) {
    MergeMany many;
    if (invocation.has("above")) {
        const auto score_min = share_option(invocation, "above", sure_score);
        const EntityIx entity = kind_of(invocation, data);
        if (!score_min || entity == no_entity) return {};
        const FoundDoubles found = find_doubles(invocation, data, entity, *score_min);
        for (const DuplicateGroup& group : duplicate_groups(data.tables(), entity, found.pairs, *score_min))
            many.merges.push_back({group.survivor, group.others});
        return many;
    }
    std::vector<RecordId> ids;
    for (const std::string& word : invocation.words) {
        const auto id = read_id(invocation, word);
        if (!id) return {};
        ids.push_back(*id);
    }
    if (ids.size() < 2) {
        complain(invocation, exit_usage, "refused", invocation.in(sentence(Reason::required)));
        return {};
    }
    many.merges.push_back({ids.front(), {ids.begin() + 1, ids.end()}});
    return many;
}

std::size_t gone_count(const MergeMany& many) {
    std::size_t gone = 0;
    for (const MergeRecords& merge : many.merges) gone += merge.others.size();
    return gone;
}

void tell(const Invocation& invocation, const MergeMany& many, std::size_t change_count, bool is_trial) {
    const std::size_t gone = gone_count(many), stay = many.merges.size();
    if (!invocation.is_json) {
        const BothNames& said = is_trial ? would_merge : merged_text;
        print(filled(invocation.in(said), {std::to_string(gone), std::to_string(stay)}) + '\n');
        return;
    }
    JsonList groups;
    for (const MergeRecords& merge : many.merges) {
        JsonList others;
        for (const RecordId other : merge.others) others.text(text_of(other));
        groups.raw(JsonObject().text("survivor", text_of(merge.survivor)).raw("others", others.done()).done());
    }
    print(JsonObject()
              .count("merged", gone)
              .count("into", stay)
              .count("changes", change_count)
              .raw("groups", groups.done())
              .done() +
          '\n');
}

int run_merge(const Invocation& invocation) {
    const bool is_trial = invocation.has("dry-run");
    auto opened = open_data(invocation, {.access = is_trial ? StorageAccess::read : StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const auto many = wanted_merges(invocation, data);
    if (!many) return exit_usage;
    const Planned planned = data.workspace.plan(*many);
    if (!planned.ok())
        return complain(invocation, exit_problems, "refused", invocation.in(sentence(planned.problems.front().reason)));
    if (!is_trial) {
        data.workspace.commit(planned.change);
        if (!save_all(invocation, data)) return exit_storage;
    }
    tell(invocation, *many, planned.change.edits.size(), is_trial);
    return exit_ok;
}

int run_unmerge(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const auto id = read_id(invocation, invocation.words[0]);
    if (!id) return exit_usage;
    Result<Undone, NotUnmerged> undone = Unexpected{NotUnmerged::unreadable};
    data.workspace.unmerge(*id, [&](Result<Undone, NotUnmerged> answer) { undone = std::move(answer); });
    if (!undone && undone.error() == NotUnmerged::unreadable)
        return complain(invocation, exit_storage, "unreadable", invocation.in(unreadable));
    if (!undone)
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

constexpr OptionDef merge_options[] = {
    {.name = "above",
     .value = {"احتمال", "P"},
     .help = {"ادمج كل الأزواج التي يبلغ احتمالها هذا، مثل 0.97، في تغيير واحد.",
              "Merge all pairs of at least this probability, such as 0.97, as one change."}},
    {.name = "dry-run", .help = {"اعرض ما سيُدمج ولا تغيّر شيئًا.", "Show what would be merged, change nothing."}}};
constexpr Example merge_examples[] = {
    {"merge 00c0ffee00c0ffee-1f 00c0ffee00c0ffee-2a --data wasl-try", {"يبقى الأول:", "The first one stays:"}},
    {"merge person --above 0.97 --data wasl-try", {"كل ما هو مؤكد:", "All that is sure:"}}};
constexpr Example unmerge_examples[] = {{"unmerge 00c0ffee00c0ffee-2a --data wasl-try",
                                         {"السجل الذي دُمج في غيره:", "The record that was merged into another:"}}};

} // namespace

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

} // namespace crm::cli
