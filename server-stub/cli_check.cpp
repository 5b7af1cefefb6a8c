// `wasl-server check`: reads every byte the vault keeps, and then asks whether the records are what they must be.
#include <algorithm>

#include "core/queries/display.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_invariants.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames reading_values = {"قراءة كل ما حُفظ", "Reading everything that is kept"};
constexpr BothNames replaying = {"إعادة السجل من أوله", "Replaying the journal"};
constexpr BothNames searching = {"مقارنة البحث", "Comparing searches"};
constexpr BothNames indexing = {"فهرسة", "Indexing"};
constexpr BothNames all_well = {"كل شيء سليم.", "Everything is in order."};
constexpr BothNames some_wrong = {"مشكلات: {1}", "Problems: {1}"};
constexpr BothNames damage_title = {"ملفات تالفة أو ناقصة:", "Files that are damaged or missing:"};
constexpr BothNames damage_skips = {"لم تُفحص السجلات؛ أصلح التخزين أولًا (أو صدّر ما يُقرأ: wasl-server export --anyway).",
                                    "The records were not looked at; first the storage must be well (or take out what "
                                    "can be read: wasl-server export --anyway)."};
constexpr BothNames recovery_note = {"نسخة سابقة يمكن الرجوع إليها: حتى التغيير {1}{2}",
                                     "An earlier version to go back to: up to change {1}{2}"};
constexpr BothNames is_complete = {"، كاملة", ", complete"};
constexpr BothNames check_title = {"الفحص", "Check"}, looked_title = {"فُحص", "Looked at"},
                    wrong_title = {"خطأ", "Wrong"};
constexpr BothNames more_findings = {"… و{1} غيرها", "… and {1} more"};
constexpr std::size_t findings_shown_max = 10;

struct FaultText {
    Fault fault;
    std::string_view key;
    BothNames says; // {1} the record, {2} the field, {3} the detail
};
constexpr FaultText fault_texts[] = {
    {Fault::lost_name, "lost_name", {"{1}: لا يُعثر عليه بمعرّفه", "{1}: is not found by its id"}},
    {Fault::wrong_standing,
     "wrong_standing",
     {"{1}: حالته لا توافق خلاياه", "{1}: its standing is not what its cells say"}},
    {Fault::wrong_count, "wrong_count", {"{1}: العدد {3}", "{1}: the count is {3}"}},
    {Fault::unknown_record,
     "unknown_record",
     {"{1}: «{2}» يشير إلى سجل غير موجود {3}", "{1}: {2} refers to a record that is not there, {3}"}},
    {Fault::wrong_kind,
     "wrong_kind",
     {"{1}: «{2}» يشير إلى نوع آخر ({3})", "{1}: {2} refers to another kind of record ({3})"}},
    {Fault::wrong_total,
     "wrong_total",
     {"{1}: الإجمالي ليس مجموع السطور ({3})", "{1}: the total is not the sum of the lines ({3})"}},
    {Fault::wrong_relation,
     "wrong_relation",
     {"{1}: ما يتبعه غير صحيح ({3})", "{1}: what belongs to it is wrong ({3})"}},
    {Fault::wrong_search,
     "wrong_search",
     {"{1}: البحث يخالف القراءة ({3})", "{1}: the search differs from reading ({3})"}},
    {Fault::not_in_journal, "not_in_journal", {"{1}: لا يذكره السجل", "{1}: the journal does not tell of it"}},
    {Fault::only_in_journal,
     "only_in_journal",
     {"{1}: يذكره السجل ولا يوجد", "{1}: the journal tells of it, but it is not there"}},
    {Fault::differs_from_journal,
     "differs_from_journal",
     {"{1}: يخالف ما في السجل", "{1}: is not what the journal says"}},
    {Fault::unreadable_journal,
     "unreadable_journal",
     {"تعذرت قراءة السجل إلى آخره", "The journal cannot be read to its end"}},
};
const FaultText& text_of_fault(Fault fault) { return *std::ranges::find(fault_texts, fault, &FaultText::fault); }

struct NamedCheck {
    std::string_view key;
    BothNames says;
    CheckResult result;
};

std::string finding_text(const Invocation& invocation, const OpenData& data, const Finding& finding) {
    std::string record(finding.entity == no_entity ? "" : invocation.in(data.schema().entity(finding.entity).plural));
    if (finding.record) {
        record = text_of(finding.record);
        if (const Place place = data.tables().find(finding.record))
            record = display_name(data.tables(), place, data.reader) + " (" + record + ")";
    }
    const std::string_view field =
        finding.field == no_field ? "" : invocation.in(data.schema().field(finding.entity, finding.field).label);
    return filled(invocation.in(text_of_fault(finding.fault).says), {for_terminal(record), field, finding.detail});
}

// --- the vault -------------------------------------------------------------------------------------------------------

Result<std::vector<Damage>, StorageError> read_everything(const Invocation& invocation, OpenData& data) {
    Progress progress(invocation, reading_values);
    progress.show(-1);
    Result<std::vector<Damage>, StorageError> damage;
    data.workspace.vault().check([&](Result<std::vector<Damage>, StorageError> found) { damage = std::move(found); });
    if (damage && damage->empty()) *damage = data.workspace.report().damage;
    return damage;
}

std::string damage_json(const std::vector<Damage>& damage) {
    JsonList list;
    for (const Damage& each : damage)
        list.raw(JsonObject()
                     .text("area", name_of(each.area))
                     .text("name", each.name)
                     .text("error", name_of(each.error))
                     .done());
    return list.done();
}

int report_damage(const Invocation& invocation, OpenData& data, const std::vector<Damage>& damage) {
    const std::vector<Recovery>& recoveries = data.workspace.vault().recoveries();
    if (invocation.is_json) {
        JsonList ways;
        for (const Recovery& way : recoveries)
            ways.raw(JsonObject()
                         .count("generation", way.generation)
                         .count("last_lsn", way.last_lsn)
                         .yes_no("complete", way.is_complete)
                         .done());
        print(JsonObject()
                  .yes_no("ok", false)
                  .raw("damage", damage_json(damage))
                  .raw("recoveries", ways.done())
                  .raw("checks", "[]")
                  .done() +
              '\n');
        return exit_problems;
    }
    std::string text(invocation.in(damage_title));
    text += '\n';
    for (const Damage& each : damage)
        text += "  " + std::string(name_of(each.area)) + "/" + each.name + ": " +
                sentence_of(each.error, invocation.language) + '\n';
    for (const Recovery& way : recoveries)
        text += filled(invocation.in(recovery_note),
                       {std::to_string(way.last_lsn), way.is_complete ? invocation.in(is_complete) : ""}) +
                '\n';
    print(text + std::string(invocation.in(damage_skips)) + '\n');
    return exit_problems;
}

// --- the records -----------------------------------------------------------------------------------------------------

// Makes all records anew from the first entry of the journal on. The last check, because these are then the tables.
CheckResult check_journal(const Invocation& invocation, OpenData& data) {
    Progress progress(invocation, replaying);
    data.workspace.on_change([&] { progress.show(-1); });
    progress.show(-1);
    const Fingerprints kept = fingerprints_of(data.tables());
    bool is_whole = false;
    data.workspace.rebuild([&](bool was_read) { is_whole = was_read; });
    data.workspace.on_change(nullptr);
    if (is_whole) return check_replay(kept, data.tables());
    CheckResult result;
    result.add({Fault::unreadable_journal, {}, no_field, no_entity, {}});
    return result;
}

std::vector<NamedCheck> check_records(const Invocation& invocation, OpenData& data) {
    const Tables& tables = data.tables();
    QueryCaches& caches = data.workspace.caches();
    std::vector<NamedCheck> checks;
    checks.push_back({"names", {"كل سجل يُعثر عليه بمعرّفه", "Every record is found by its id"}, check_names(tables)});
    checks.push_back({"standing",
                      {"الموجود والمحذوف وأعدادهما", "What is live, what is in the bin, and their counts"},
                      check_standing(tables)});
    checks.push_back({"references",
                      {"الإشارات إلى سجلات موجودة من النوع الصحيح", "References name known records of the right kind"},
                      check_references(tables)});
    checks.push_back({"totals",
                      {"إجمالي كل طلب مجموع سطوره", "The total of every order is the sum of its lines"},
                      check_totals(tables)});
    checks.push_back(
        {"relations", {"ما يتبع كل سجل", "What belongs to every record"}, check_relations(tables, caches.relations)});
    {
        Progress progress(invocation, indexing);
        while (!caches.work(tables, 20'000)) progress.show(caches.index.progress(tables));
    }
    {
        Progress progress(invocation, searching);
        constexpr std::size_t reads_max = 3'000'000; // some seconds
        checks.push_back({"search",
                          {"البحث بالفهرس كالبحث بالقراءة", "Searching the index finds what reading finds"},
                          check_search(tables, caches.index, reads_max, [&](double part) { progress.show(part); })});
    }
    checks.push_back({"journal",
                      {"السجلات هي ما يرويه السجل من أوله", "The records are what the journal amounts to"},
                      check_journal(invocation, data)});
    return checks;
}

void report_json(const Invocation& invocation, OpenData& data, const std::vector<NamedCheck>& checks,
                 std::size_t wrong) {
    JsonList list;
    for (const NamedCheck& check : checks) {
        JsonList findings;
        for (const Finding& finding : check.result.findings) {
            JsonObject json;
            json.text("fault", text_of_fault(finding.fault).key);
            if (finding.entity != no_entity) json.text("entity", data.schema().entity(finding.entity).key);
            if (finding.record) json.text("id", text_of(finding.record));
            if (finding.field != no_field) json.text("field", data.schema().field(finding.entity, finding.field).key);
            findings.raw(
                json.text("detail", finding.detail).text("message", finding_text(invocation, data, finding)).done());
        }
        list.raw(JsonObject()
                     .text("check", check.key)
                     .count("looked_at", check.result.looked_at)
                     .count("wrong", check.result.wrong)
                     .raw("findings", findings.done())
                     .done());
    }
    const VaultSizes sizes = data.workspace.vault().sizes();
    JsonObject kept;
    kept.count("snapshot", sizes.snapshot_bytes)
        .count("history", sizes.history_bytes)
        .count("blocks", sizes.block_bytes)
        .count("log", sizes.log_bytes);
    print(JsonObject()
              .yes_no("ok", wrong == 0)
              .raw("damage", "[]")
              .raw("bytes", kept.done())
              .raw("checks", list.done())
              .done() +
          '\n');
}

void report_text(const Invocation& invocation, OpenData& data, const std::vector<NamedCheck>& checks,
                 std::size_t wrong) {
    TextTable table({std::string(invocation.in(check_title)), std::string(invocation.in(looked_title)),
                     std::string(invocation.in(wrong_title))});
    table.align_end(1);
    table.align_end(2);
    std::string details;
    for (const NamedCheck& check : checks) {
        const CheckResult& result = check.result;
        table.add(
            {std::string(invocation.in(check.says)), std::to_string(result.looked_at), std::to_string(result.wrong)});
        for (std::size_t i = 0; i < result.findings.size() && i < findings_shown_max; ++i)
            details += "  " + finding_text(invocation, data, result.findings[i]) + '\n';
        if (result.wrong > findings_shown_max)
            details +=
                "  " + filled(invocation.in(more_findings), {std::to_string(result.wrong - findings_shown_max)}) + '\n';
    }
    print(table.text(is_terminal(1), terminal_width(1)) + details +
          (wrong ? filled(invocation.in(some_wrong), {std::to_string(wrong)}) : std::string(invocation.in(all_well))) +
          '\n');
}

int run_check(const Invocation& invocation) {
    Result<std::unique_ptr<OpenData>, int> opened;
    Result<std::vector<Damage>, StorageError> damage;
    for (int turn = 0; turn < 3; ++turn) { // a program that writes may have replaced a file while we were looking
        opened = open_data(invocation, {.access = StorageAccess::read, .allows_damage = true});
        if (!opened) return opened.error();
        damage = read_everything(invocation, **opened);
        if ((damage && damage->empty()) || !(*opened)->is_written_by_another()) break;
    }
    OpenData& data = **opened;
    if (!damage)
        return complain(invocation, exit_storage, name_of(damage.error()),
                        sentence_of(damage.error(), invocation.language));
    if (!damage->empty() || data.is_damaged()) return report_damage(invocation, data, *damage);
    const std::vector<NamedCheck> checks = check_records(invocation, data);
    std::size_t wrong = 0;
    for (const NamedCheck& check : checks) wrong += check.result.wrong;
    invocation.is_json ? report_json(invocation, data, checks, wrong) : report_text(invocation, data, checks, wrong);
    return wrong ? exit_problems : exit_ok;
}

constexpr Example check_examples[] = {
    {"check --data /var/lib/wasl", {"فحص كامل:", "A complete check:"}},
    {"check --data /var/lib/wasl --json | jq .ok", {"في مهمة ليلية:", "In a nightly job:"}},
};

} // namespace

constinit const CommandDef check_command = {
    .name = "check",
    .purpose = {"التحقق من سلامة كل ما حُفظ", "Verify everything that is kept"},
    .arguments = "--data DIR",
    .description = {"يقرأ كل ملف في مجلد البيانات ويقارن بصمته، ثم يتحقق من السجلات: كل إشارة إلى سجل موجود من النوع "
                    "الصحيح، والأعداد، وإجمالي كل طلب مجموع سطوره، والبحث "
                    "بالفهرس كالبحث بالقراءة، وإعادة السجل كله من أوله تعطي ما في الجداول. لا يُصلح ولا يكتب شيئًا، "
                    "ويعمل وبرنامج آخر يكتب.",
                    "Reads every file of the data directory and compares its checksum; then asks of the records: every "
                    "reference names a known record of the right kind, the "
                    "counts are right, the total of every order is the sum of its lines, searching the index finds "
                    "what reading finds, and replaying the whole journal gives "
                    "the tables. It repairs and writes nothing, and works while another program writes."},
    .examples = check_examples,
    .run = run_check,
};

} // namespace crm::cli
