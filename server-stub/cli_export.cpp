// `wasl-server export`: everything, or one kind of record with what it needs, as the file that `import` and the page
// read; or one kind of record as a table, contacts or a calendar for other programs.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "core/app/sheet_export.hpp"
#include "core/foreign/foreign_files.hpp"
#include "core/text/plural.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames cannot_write = {"لا يمكن كتابة «{1}»: {2}", "\"{1}\" cannot be written: {2}"};
constexpr BothNames exporting = {"تصدير", "Exporting"};
constexpr BothNames exported = {"صُدّر {1} إلى {2} ({3} بايت).", "Exported {1} to {2} ({3} bytes)."};
constexpr BothNames damage_note = {"تنبيه: جزء من البيانات تالف؛ صُدّر ما يُقرأ فقط.",
                                   "Note: part of the data is damaged; only what can be read was exported."};
constexpr BothNames unknown_format = {"صيغة غير معروفة «{1}»: json أو csv أو xlsx أو vcf أو vcf3 أو ics.",
                                      "Unknown format \"{1}\": json, csv, xlsx, vcf, vcf3 or ics."};
constexpr BothNames format_not_for = {"الصيغة {1} لا تصلح لسجلات «{2}».",
                                      "The format {1} is not for records of \"{2}\"."};
constexpr BothPlurals records_counted = {{"لا سجلات", "سجل واحد", "سجلان", "# سجلات", "# سجلًا", "# سجل"},
                                         {"", "# record", "", "", "", "# records"}};

// Written beside its place and moved there when it is whole, so that a backup is never half of one. "" and "-": stdout.
class OutputFile {
public:
    explicit OutputFile(std::string path) : m_path(std::move(path)) {
        if (is_stdout()) return;
        m_beside = m_path + ".part";
        m_file = ::open(m_beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        if (m_file < 0) m_error = errno;
    }
    ~OutputFile() {
        if (m_file < 0) return;
        ::close(m_file);
        ::unlink(m_beside.c_str());
    }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    bool is_stdout() const { return m_path.empty() || m_path == "-"; }
    int error() const { return m_error; } // errno
    std::size_t bytes() const { return m_bytes; }

    bool write(std::string_view text) {
        if (m_error) return false;
        m_bytes += text.size();
        const int file = is_stdout() ? STDOUT_FILENO : m_file;
        while (!text.empty()) {
            const ssize_t written = ::write(file, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return m_error = errno, false;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    bool finish() {
        if (m_error || is_stdout()) return !m_error;
        if (::fsync(m_file) != 0 || ::close(std::exchange(m_file, -1)) != 0 ||
            ::rename(m_beside.c_str(), m_path.c_str()) != 0)
            m_error = errno;
        return !m_error;
    }

private:
    std::string m_path, m_beside;
    int m_file = -1, m_error = 0;
    std::size_t m_bytes = 0;
};

std::vector<RecordId> live_records(const Tables& tables, EntityIx entity) {
    std::vector<RecordId> ids;
    for (Row row = 0; row < tables.table(entity).rows(); ++row)
        if (tables.table(entity).is_live(row)) ids.push_back(tables.id({entity, row}));
    return ids;
}

struct Format {
    std::string_view name;
    FileKind kind;
};
constexpr Format formats[] = {{"json", FileKind::json}, {"csv", FileKind::csv},      {"xlsx", FileKind::xlsx},
                              {"vcf", FileKind::vcard}, {"vcf3", FileKind::vcard_3}, {"ics", FileKind::icalendar}};

// As --format says, else as the file's name ends, else json.
const Format* format_of(const Invocation& invocation, std::string_view path) {
    const std::string_view asked = invocation.value("format");
    const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size() - 1) + 1);
    for (const Format& format : formats)
        if (format.name == (asked.empty() ? ending : asked)) return &format;
    if (asked.empty()) return &formats[0];
    complain(invocation, exit_usage, "unknown_format", filled(invocation.in(unknown_format), {asked}));
    return nullptr;
}

// Answers an exit status; 0 when the file can be written.
int cannot(const Invocation& invocation, const OutputFile& file, std::string_view path) {
    if (file.is_stdout() && file.error() == EPIPE) return exit_ok; // `export … | head`
    return complain(invocation, exit_storage, "unwritable",
                    filled(invocation.in(cannot_write), {path.empty() ? "stdout" : path, std::strerror(file.error())}));
}

int report(const Invocation& invocation, const OpenData& data, const OutputFile& file, const std::string& path,
           std::size_t records) {
    const int exit = data.is_damaged() ? exit_problems : exit_ok;
    if (invocation.is_json) {
        const std::string answer = JsonObject()
                                       .text("file", path)
                                       .count("records", records)
                                       .count("bytes", file.bytes())
                                       .yes_no("complete", !data.is_damaged())
                                       .done() +
                                   '\n';
        if (file.is_stdout())
            remark(answer); // stdout is the export
        else
            print(answer);
        return exit;
    }
    if (data.is_damaged()) remark(invocation.in(damage_note));
    const std::string count = counted_text(records_counted, static_cast<std::int64_t>(records), {invocation.language});
    if (!invocation.is_quiet)
        remark(
            filled(invocation.in(exported), {count, file.is_stdout() ? "stdout" : path, std::to_string(file.bytes())}));
    return exit;
}

int export_sheet(const Invocation& invocation, OpenData& data, const Format& format, const std::string& path) {
    EntityIx entity = data.schema().entity(format.kind == FileKind::icalendar ? "task" : "person");
    if (invocation.has("only")) entity = find_entity(invocation, data.schema(), invocation.value("only"));
    if (entity == no_entity) return exit_usage;
    if (!can_export(data.schema(), entity, format.kind))
        return complain(invocation, exit_usage, "format_not_for",
                        filled(invocation.in(format_not_for), {format.name, data.schema().entity(entity).key}));
    const Moment now = data.environment.now();
    std::vector<SheetExportWish> wishes;
    if (format.kind == FileKind::xlsx && !invocation.has("only")) wishes = wishes_for_everything(data.tables(), now);
    if (wishes.empty())
        wishes.push_back({.entity = entity, .fields = {}, .rows = live_rows(data.tables(), entity), .now = now});
    use_foreign_files();
    OutputFile file(path);
    SheetExport exporting(data.tables(), data.reader, format.kind, std::move(wishes));
    Progress progress(invocation, cli::exporting);
    std::string piece;
    for (bool is_more = true; is_more && !file.error();) {
        is_more = exporting.step(piece);
        file.write(piece);
        progress.show(static_cast<double>(exporting.written()) /
                      static_cast<double>(std::max<std::size_t>(exporting.total(), 1)));
    }
    progress.clear();
    if (!file.finish()) return cannot(invocation, file, path);
    return report(invocation, data, file, path, exporting.written());
}

int run_export(const Invocation& invocation) {
    const std::string path = invocation.words.empty() ? "" : invocation.words[0];
    const Format* format = format_of(invocation, path);
    if (!format) return exit_usage;
    auto opened = open_data(invocation, {.access = StorageAccess::read, .allows_damage = invocation.has("anyway")});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    if (format->kind != FileKind::json) return export_sheet(invocation, data, *format, path);
    ExportOptions options{.dataset = data.workspace.dataset(), .made = data.environment.now(), .with_files = true};
    if (invocation.has("only")) {
        const EntityIx entity = find_entity(invocation, data.schema(), invocation.value("only"));
        if (entity == no_entity) return exit_usage;
        options.only = live_records(data.tables(), entity);
        if (options.only.empty()) options.only.push_back({1, id_n_max}); // nothing is meant, not everything
    }
    OutputFile file(path);
    ExportWriter writer(data.tables(), std::move(options), &data.workspace.waiting());
    Progress progress(invocation, exporting);
    std::string piece;
    const auto serve = [&] { // a file whose bytes are not here goes without them
        if (const auto wanted = writer.wanted_piece())
            data.workspace.vault().read_piece(
                *wanted, [&](Result<Bytes, StorageError> bytes) { writer.give_piece(bytes.value_or(Bytes())); });
    };
    while (!file.error() && (serve(), writer.next(piece))) {
        file.write(piece);
        progress.show(writer.total() ? static_cast<double>(writer.written()) / static_cast<double>(writer.total())
                                     : -1);
    }
    progress.clear();
    if (!file.finish()) return cannot(invocation, file, path);
    return report(invocation, data, file, path, writer.written());
}

constexpr OptionDef export_options[] = {
    {.name = "only",
     .value = {"نوع", "KIND"},
     .help = {"سجلات هذا النوع وحده، مع ما تذكره وما هو جزء منها.",
              "The records of this kind only, with what they name and what is part of them."}},
    {.name = "format",
     .value = {"صيغة", "FORMAT"},
     .help = {"json أو csv أو xlsx أو vcf أو vcf3 (للهواتف وOutlook) أو ics. الأصل: ما ينتهي به اسم الملف. في xlsx لكل "
              "نوع ورقة ما لم تحدد --only؛ وفي غيره سجلات نوع واحد، الأصل person، وللتقويم task.",
              "json, csv, xlsx, vcf, vcf3 (for telephones and Outlook) or ics. Default: the file's ending. A workbook "
              "has a sheet for each kind, unless --only says one; other files have one kind, person by default, task "
              "for a calendar."}},
    {.name = "anyway",
     .help = {"صدّر ما يُقرأ ولو كان جزء من البيانات تالفًا (رمز الخروج 1).",
              "Export what can be read even if part of the data is damaged (exit status 1)."}},
};
constexpr Example export_examples[] = {
    {"export backup.json --data /var/lib/wasl", {"نسخة احتياطية كاملة:", "A complete backup:"}},
    {"export --data /var/lib/wasl | zstd > backup.json.zst", {"مضغوطة:", "Compressed:"}},
    {"export people.json --data /var/lib/wasl --only person",
     {"الأشخاص وما يتعلق بهم:", "People and what belongs to them:"}},
    {"export orders.xlsx --data /var/lib/wasl --only order", {"الطلبات مصنف Excel:", "Orders as an Excel workbook:"}},
    {"export tasks.ics --data /var/lib/wasl", {"المهام تقويمًا:", "Tasks as a calendar:"}},
};

} // namespace

constinit const CommandDef export_command = {
    .name = "export",
    .purpose = {"تصدير البيانات", "Export the data"},
    .arguments = "[FILE] --data DIR [--only KIND] [--format FORMAT] [--anyway]",
    .description = {"يكتب كل السجلات وسلة المحذوفات مع الأختام الزمنية لخلاياها، سجلًا في كل سطر؛ يُستورد في الصفحة وفي "
                    "wasl-server import. بلا FILE يخرج إلى المخرج القياسي. "
                    "يمكن التصدير وبرنامج آخر يكتب في المجلد.",
                    "Writes every record and the bin with the time stamps of their cells, one record per line; the "
                    "page and wasl-server import read it. Without FILE it goes to "
                    "stdout. Exporting works while another program writes in the directory."},
    .options = export_options,
    .examples = export_examples,
    .words_max = 1,
    .run = run_export,
};

} // namespace crm::cli
