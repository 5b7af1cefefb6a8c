// `wasl-server sample` and `compact`: a company to try things with, and a fresh snapshot.
#include "core/app/sample_firm.hpp"
#include "core/text/plural.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"
#include "server-stub/cli_trades.hpp"

namespace crm::cli {

namespace {

constexpr BothNames sample_added = {"أُضيفت الشركة التجريبية: {1}.", "The sample company was added: {1}."};
constexpr BothNames has_records = {
    "في المجلد سجلات من قبل ({1}). أضف ‎--anyway لإضافة الشركة التجريبية "
    "إليها.",
    "There are records in the directory already ({1}). Use --anyway to add the sample company to them."};
constexpr BothNames writing_snapshot = {"كتابة لقطة", "Writing a snapshot"};
constexpr BothNames compacted = {"لقطة جديدة: {1} بايت، والسجل الحي {2} بايت (كان {3}).",
                                 "A new snapshot: {1} bytes, the live log {2} bytes (was {3})."};
constexpr BothNames not_compacted = {"لم تُكتب اللقطة؛ البيانات كما كانت.",
                                     "The snapshot was not written; the data is as it was."};
constexpr BothPlurals records_counted = {{"لا سجلات", "سجل واحد", "سجلان", "# سجلات", "# سجلًا", "# سجل"},
                                         {"", "# record", "", "", "", "# records"}};

std::size_t record_count(const Tables& tables) {
    std::size_t count = 0;
    for (std::size_t e = 0; e < tables.table_count(); ++e) count += tables.table(static_cast<EntityIx>(e)).live_count;
    return count;
}

int run_sample(const Invocation& invocation) {
    const TradeName* trade = nullptr;
    if (invocation.has("trade") && !(trade = find_trade(invocation, invocation.value("trade")))) return exit_usage;
    auto opened = open_data(invocation, {.access = StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const auto counted = [&](std::size_t count) {
        return counted_text(records_counted, static_cast<std::int64_t>(count), {invocation.language});
    };
    if (const std::size_t present = record_count(data.tables()); present && !invocation.has("anyway"))
        return complain(invocation, exit_problems, "not_empty", filled(invocation.in(has_records), {counted(present)}));
    const Committed added = trade ? add_template_with_sample(data.workspace, template_of(*trade), data.reader)
                                  : add_sample_firm(data.workspace, data.reader);
    if (!save_all(invocation, data)) return exit_storage;
    if (invocation.is_json)
        print(JsonObject().count("added", added.added.size()).count("changes", added.change_count).done() + '\n');
    else
        print(filled(invocation.in(sample_added), {counted(added.added.size())}) + '\n');
    return exit_ok;
}

int run_compact(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const VaultSizes before = data.workspace.vault().sizes();
    bool is_done = false;
    {
        Progress progress(invocation, writing_snapshot);
        data.workspace.compact([&](bool was_written) { is_done = was_written; });
        while (data.workspace.has_work()) {
            progress.show(-1);
            data.workspace.step();
        }
    }
    if (!is_done) return complain(invocation, exit_storage, "not_compacted", invocation.in(not_compacted));
    const VaultSizes after = data.workspace.vault().sizes();
    if (invocation.is_json)
        print(JsonObject()
                  .count("generation", data.workspace.vault().generation())
                  .count("snapshot_bytes", after.snapshot_bytes)
                  .count("log_bytes", after.log_bytes)
                  .count("log_bytes_before", before.log_bytes)
                  .count("history_bytes", after.history_bytes)
                  .done() +
              '\n');
    else
        print(filled(invocation.in(compacted), {std::to_string(after.snapshot_bytes), std::to_string(after.log_bytes),
                                                std::to_string(before.log_bytes)}) +
              '\n');
    return exit_ok;
}

constexpr OptionDef sample_options[] = {
    {.name = "trade",
     .value = {"نشاط", "KEY"},
     .help = {"شركة من هذا النشاط مع حقوله: shop أو clinic أو distributor أو workshop أو training.",
              "A company of this trade, with its fields: shop, clinic, distributor, workshop or training."}},
    {.name = "anyway", .help = {"أضف حتى إن كانت في المجلد سجلات.", "Add them even if there are records already."}}};
constexpr Example sample_examples[] = {
    {"sample --data wasl-try", {"مجلد للتجربة:", "A directory to try things in:"}},
    {"sample --trade clinic --data clinic-try", {"عيادة للتجربة:", "A clinic to try things in:"}}};
constexpr Example compact_examples[] = {
    {"compact --data /var/lib/wasl", {"قبل نسخ المجلد مثلًا:", "Before copying the directory, for instance:"}}};

} // namespace

constinit const CommandDef sample_command = {
    .name = "sample",
    .purpose = {"إضافة الشركة التجريبية", "Add the sample company"},
    .arguments = "--data DIR [--trade KEY] [--anyway]",
    .description =
        {"يضيف متجر تمور وقهوة وهدايا بعملائه وتعاملاته وطلباته ومهامه: نفسه كل مرة، وتواريخه تتبع اليوم. ومع "
         "‎--trade شركة من "
         "نشاط آخر، بحقوله ومراحله.",
         "Adds a shop of dates, coffee and gifts with its customers, dealings, orders and tasks: the same "
         "every time, its dates following today. With --trade a company of that trade, with its fields and stages."},
    .options = sample_options,
    .examples = sample_examples,
    .run = run_sample,
};

constinit const CommandDef compact_command = {
    .name = "compact",
    .purpose = {"كتابة لقطة جديدة", "Write a fresh snapshot"},
    .arguments = "--data DIR",
    .description = {"يكتب السجلات لقطة واحدة ويطوي السجل الحي في التاريخ، فيُفتح المجلد أسرع. يحدث هذا من نفسه عند "
                    "الحاجة؛ لا يضيع من التاريخ شيء.",
                    "Writes the records as one snapshot and folds the live log into the history, so that the directory "
                    "opens faster. It happens by itself when it is due; "
                    "nothing of the history is lost."},
    .examples = compact_examples,
    .run = run_compact,
};

} // namespace crm::cli
