// `wasl-server import`: files into a data directory. Every file is looked at before the first is taken; each is read to its
// end before anything of it is written, and becomes one change.
#include <cstring>
#include <optional>

#include "core/app/csv_import.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_input.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames cannot_read = {"لا يمكن قراءة «{1}»: {2}", "\"{1}\" cannot be read: {2}"};
constexpr BothNames is_empty_file = {"الملف «{1}» فارغ.", "\"{1}\" is empty."};
constexpr BothNames is_workbook = {"الملف «{1}» مصنف Excel. احفظه من Excel باسم «CSV UTF-8» ثم استورده.",
                                   "\"{1}\" is an Excel workbook. Save it from Excel as \"CSV UTF-8\" and import that."};
constexpr BothNames is_archive = {"الملف «{1}» مضغوط؛ فك ضغطه أولًا.", "\"{1}\" is compressed; unpack it first."};
constexpr BothNames is_unknown = {"الملف «{1}» ليس نصًا: لا JSON من وصل ولا CSV.", "\"{1}\" is no text: neither an export of Wasl nor CSV."};
constexpr BothNames not_ours = {"الملف «{1}» ليس من صادرات وصل.", "\"{1}\" is no export of Wasl."};
constexpr BothNames newer_format = {"الملف «{1}» صنعته نسخة أحدث من وصل؛ حدّث البرنامج.", "\"{1}\" was made by a newer Wasl; update this program."};
constexpr BothNames truncated = {"الملف «{1}» مقطوع: نهايته مفقودة. لم يُستورد منه شيء.", "\"{1}\" is cut off: its end is missing. Nothing of it was imported."};
constexpr BothNames bad_map = {"الخيار ‎--map يُكتب COLUMN=FIELD، وليس «{1}».", "--map is written COLUMN=FIELD, not \"{1}\"."};
constexpr BothNames unknown_column = {"لا عمود باسم «{1}» في {2}. الأعمدة: {3}", "There is no column \"{1}\" in {2}. There are: {3}"};
constexpr BothNames did_you_mean = {" هل تقصد {1}؟", " Did you mean {1}?"};
constexpr BothNames nothing_mapped = {"لا عمود من «{1}» له حقل معروف في «{2}». سمّها بـ ‎--map COLUMN=FIELD. الأعمدة: {3}",
                                      "No column of \"{1}\" is a known field of \"{2}\". Name them with --map COLUMN=FIELD. There are: {3}"};
constexpr BothNames map_for_json = {"الخياران ‎--as و‎--map لملفات CSV؛ «{1}» من صادرات وصل.", "--as and --map are for CSV; \"{1}\" is an export of Wasl."};
constexpr BothNames unknown_encoding = {"ترميز غير معروف «{1}»: utf-8 أو utf-16le أو utf-16be أو windows-1256 أو windows-1252.",
                                        "Unknown encoding \"{1}\": utf-8, utf-16le, utf-16be, windows-1256 or windows-1252."};
constexpr BothNames bad_delimiter = {"الفاصل حرف واحد، أو tab: وليس «{1}».", "A delimiter is one character, or tab: not \"{1}\"."};
constexpr BothNames unknown_country = {"بلد غير معروف «{1}»؛ اكتب حرفين مثل SA أو EG.", "Unknown country \"{1}\"; write two letters such as SA or EG."};
constexpr BothNames not_address_part = {"العنوان لا جزء فيه باسم «{1}»: street أو district أو city أو region أو postcode أو country.",
                                        "An address has no part \"{1}\": street, district, city, region, postcode or country."};
constexpr BothNames reading_file = {"قراءة", "Reading"};
constexpr BothNames rows_so_far = {"{1} سطرًا", "{1} rows"};
constexpr BothNames lead_in_table = {"{1}: جدول ({2}، الفاصل {3}) ← {4}", "{1}: a table ({2}, separated by {3}) → {4}"};
constexpr BothNames lead_in_export = {"{1}: من صادرات وصل", "{1}: an export of Wasl"};
constexpr BothNames left_out_column = {"(يُترك)", "(left out)"};
constexpr BothNames column_title = {"العمود", "Column"}, field_title = {"الحقل", "Field"};
constexpr BothNames table_counts = {"قُرئ {1}: أُضيف {2}، تُرك {3} (فارغ أو موجود من قبل)، رُفض {4}؛ وأُنشئ {5} لما تسمّيه الأسطر.",
                                    "{1} rows read: {2} added, {3} stepped over (empty or known), {4} left out; {5} made because rows name them."};
constexpr BothNames export_counts = {"{1} سجل في الملف: {2} جديد، والباقي دُمج.", "{1} records in the file: {2} new, the others merged."};
constexpr BothNames waiting_counts = {"{1} مما لا تفهمه هذه النسخة؛ حُفظ لنسخة لاحقة.", "{1} parts this release does not understand; kept for a later one."};
constexpr BothNames dry_run_note = {"تجربة فقط: لم يُكتب شيء.", "A trial only: nothing was written."};
constexpr BothNames problem_line = {"السطر {1}، العمود «{2}»: «{3}» — {4}", "line {1}, column \"{2}\": \"{3}\" — {4}"};
constexpr BothNames lost_line = {"السطر {1} تُرك كله؛ «{2}»: {4}", "line {1} was left out; \"{2}\": {4}"};
constexpr BothNames export_problem_line = {"السطر {1}: {2}", "line {1}: {2}"};
constexpr BothNames more_problems = {"… و{1} غيرها", "… and {1} more"};
constexpr std::size_t problems_shown_max = 20;

struct PartName {
    std::string_view key;
    std::string Address::* part;
};
constexpr PartName address_parts[] = {{"street", &Address::street},     {"district", &Address::district}, {"city", &Address::city},
                                      {"region", &Address::region},     {"postcode", &Address::postcode}, {"country", &Address::country}};

struct ColumnChoice { // one --map
    std::string column, field;
};

// Everything about one import that the options say.
struct ImportOptions {
    std::string as;
    std::vector<ColumnChoice> map;
    std::optional<TextEncoding> encoding;
    char delimiter = 0;
    Country country{};
    bool keeps_known = false, is_trial = false;
};

std::optional<ImportOptions> read_options(const Invocation& invocation) {
    ImportOptions options{.as = std::string(invocation.value("as")), .keeps_known = invocation.has("keep-known"), .is_trial = invocation.has("dry-run")};
    const auto refuse = [&](std::string_view code, const BothNames& pattern, std::string_view what) -> std::optional<ImportOptions> {
        complain(invocation, exit_usage, code, filled(invocation.in(pattern), {what}));
        return {};
    };
    for (const std::string_view pair : invocation.values("map")) {
        const std::size_t equals = pair.rfind('=');
        if (equals == pair.npos || equals == 0 || equals + 1 == pair.size()) return refuse("bad_map", bad_map, pair);
        options.map.push_back({std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1))});
    }
    if (const std::string_view name = invocation.value("encoding"); !name.empty()) {
        for (const TextEncoding each : {TextEncoding::utf_8, TextEncoding::utf_16le, TextEncoding::utf_16be, TextEncoding::windows_1256, TextEncoding::windows_1252})
            if (folded(name_of(each)) == folded(name)) options.encoding = each;
        if (!options.encoding) return refuse("unknown_encoding", unknown_encoding, name);
    }
    if (const std::string_view text = invocation.value("delimiter"); invocation.has("delimiter")) {
        options.delimiter = text == "tab" || text == "\\t" ? '\t' : text.size() == 1 ? text[0] : '\0';
        if (!options.delimiter) return refuse("bad_delimiter", bad_delimiter, text);
    }
    if (const std::string_view name = invocation.value("country"); !name.empty()) {
        options.country = country_from(name);
        if (!options.country) return refuse("unknown_country", unknown_country, name);
    }
    return options;
}

std::string quoted_path(const std::string& path) { return path == "-" ? "stdin" : path; }

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// --- a file that is a table ------------------------------------------------------------------------------------------

// Reads the table's heading; what follows comes row by row.
class TableFile {
public:
    TableFile(InputFile& input, const ImportOptions& options) : m_input(input), m_reader(format_of(input, options)) {
        CsvRow row;
        if (next(row))
            for (const std::string_view cell : row.cells) m_heading.emplace_back(trimmed(cell));
    }
    const CsvFormat& format() const { return m_reader.format(); }
    const std::vector<std::string>& heading() const { return m_heading; }
    bool next(CsvRow& row) {
        while (!m_reader.next(row)) {
            if (m_is_over) return false;
            if (const BytesView piece = m_input.next(); !piece.empty()) {
                m_reader.feed(piece);
            } else {
                m_is_over = true;
                m_reader.finish();
            }
        }
        return true;
    }

private:
    static CsvFormat format_of(const InputFile& input, const ImportOptions& options) {
        CsvFormat format = guess_csv(input.beginning());
        if (options.encoding) format.encoding = *options.encoding;
        if (options.delimiter) format.delimiter = options.delimiter;
        return format;
    }
    InputFile& m_input;
    CsvReader m_reader;
    std::vector<std::string> m_heading;
    bool m_is_over = false;
};

// "#3" is the third column; else the heading, compared by its search form.
std::optional<std::size_t> find_column(const std::vector<std::string>& heading, std::string_view name) {
    if (name.starts_with("#") && name.size() > 1 && name.find_first_not_of("0123456789", 1) == name.npos && name.size() < 6) {
        const std::size_t number = std::stoul(std::string(name.substr(1)));
        if (number >= 1 && number <= heading.size()) return number - 1;
    }
    for (std::size_t c = 0; c < heading.size(); ++c)
        if (heading[c] == name || folded(heading[c]) == folded(name)) return c;
    return {};
}

std::optional<ColumnTarget> find_target(const Invocation& invocation, const Schema& schema, EntityIx entity, std::string_view word) {
    if (word == "-") return ColumnTarget{};
    for (std::size_t f = 0; f < schema.field_count(entity); ++f) {
        const auto field = static_cast<FieldIx>(f);
        if (schema.field(entity, field).type != FieldType::address) continue;
        const std::string_view key = schema.field(entity, field).key;
        const bool is_dotted = word.starts_with(key) && word.size() > key.size() && word[key.size()] == '.';
        const std::string_view part = is_dotted ? word.substr(key.size() + 1) : word;
        for (const PartName& each : address_parts)
            if (folded(part) == each.key && (is_dotted || schema.field(entity, part) == no_field)) return ColumnTarget{field, each.part};
        if (!is_dotted) continue;
        complain(invocation, exit_usage, "unknown_field", filled(invocation.in(not_address_part), {part}));
        return {};
    }
    const FieldIx field = find_field(invocation, schema, entity, word);
    if (field == no_field) return {};
    return ColumnTarget{field};
}

// Which column is which field, as far as the heading and the options tell. `found` notes the columns that exist.
std::optional<CsvMapping> mapping_of(const Invocation& invocation, const Schema& schema, const ImportOptions& options, const std::vector<std::string>& heading,
                                     std::vector<bool>& found) {
    EntityIx entity = no_entity;
    if (options.as.empty()) entity = guess_entity(schema, heading);
    else entity = find_entity(invocation, schema, options.as);
    if (entity == no_entity) return {};
    CsvMapping mapping = guess_mapping(schema, entity, heading);
    mapping.skips_known = !options.keeps_known;
    for (std::size_t i = 0; i < options.map.size(); ++i) {
        const auto target = find_target(invocation, schema, entity, options.map[i].field);
        if (!target) return {};
        const auto column = find_column(heading, options.map[i].column);
        if (!column) continue;
        found[i] = true;
        mapping.columns[*column] = *target;
    }
    return mapping;
}

bool takes_any(const CsvMapping& mapping) {
    for (const ColumnTarget& column : mapping.columns)
        if (column.field != no_field) return true;
    return false;
}

std::string target_name(const Schema& schema, EntityIx entity, const ColumnTarget& target) {
    std::string name(schema.field(entity, target.field).key);
    for (const PartName& each : address_parts)
        if (target.part == each.part && target.part) name += "." + std::string(each.key);
    return name;
}

std::string_view delimiter_name(char delimiter) {
    switch (delimiter) {
    case '\t': return "tab";
    case ';': return ";";
    case '|': return "|";
    default: return ",";
    }
}

// --- reporting -------------------------------------------------------------------------------------------------------

std::string problem_text(const Invocation& invocation, const RowProblem& problem) {
    const std::string line = std::to_string(problem.line);
    const Label why = sentence(problem.reason);
    return filled(invocation.in(problem.is_row_lost ? lost_line : problem_line), {line, problem.column, for_terminal(problem.text), invocation.in(why)});
}

std::string_view reason_name(Reason reason) {
    switch (reason) {
    case Reason::required: return "required";
    case Reason::not_a_number: return "not_a_number";
    case Reason::not_money: return "not_money";
    case Reason::not_a_date: return "not_a_date";
    case Reason::not_a_phone: return "not_a_phone";
    case Reason::phone_too_short: return "phone_too_short";
    case Reason::phone_too_long: return "phone_too_long";
    case Reason::not_an_email: return "not_an_email";
    case Reason::not_a_link: return "not_a_link";
    case Reason::not_a_choice: return "not_a_choice";
    case Reason::too_small: return "too_small";
    case Reason::too_large: return "too_large";
    case Reason::too_long: return "too_long";
    default: return "refused";
    }
}

std::string problems_json(const Invocation& invocation, const ImportReport& report) {
    JsonList list;
    for (const RowProblem& problem : report.problems)
        list.raw(JsonObject()
                     .count("line", problem.line)
                     .text("column", problem.column)
                     .text("text", problem.text)
                     .text("reason", reason_name(problem.reason))
                     .text("message", invocation.in(sentence(problem.reason)))
                     .yes_no("row_lost", problem.is_row_lost)
                     .done());
    return list.done();
}

void report_table(const Invocation& invocation, const Schema& schema, const std::string& path, const TableFile& table, const CsvMapping& mapping,
                  const ImportReport& report, bool is_trial) {
    if (invocation.is_json) {
        JsonObject columns, answer;
        for (std::size_t c = 0; c < mapping.heading.size(); ++c) {
            if (mapping.columns[c].field == no_field) columns.raw(mapping.heading[c], "null");
            else columns.text(mapping.heading[c], target_name(schema, mapping.entity, mapping.columns[c]));
        }
        answer.text("file", path).text("kind", "csv").text("encoding", name_of(table.format().encoding)).text("delimiter", std::string(1, table.format().delimiter));
        answer.text("entity", schema.entity(mapping.entity).key).raw("columns", columns.done()).yes_no("written", !is_trial);
        answer.count("rows", report.rows_read).count("added", report.added).count("skipped", report.skipped).count("lost", report.lost).count("linked", report.linked);
        answer.count("problem_count", report.problem_count).raw("problems", problems_json(invocation, report));
        print(answer.done() + '\n');
        return;
    }
    std::string text = filled(invocation.in(lead_in_table), {path, name_of(table.format().encoding), delimiter_name(table.format().delimiter),
                                                             invocation.in(schema.entity(mapping.entity).plural)}) + '\n';
    TextTable columns({std::string(invocation.in(column_title)), std::string(invocation.in(field_title))});
    for (std::size_t c = 0; c < mapping.heading.size(); ++c) {
        const ColumnTarget& target = mapping.columns[c];
        columns.add({mapping.heading[c], target.field == no_field ? std::string(invocation.in(left_out_column)) : target_name(schema, mapping.entity, target)});
    }
    if (!invocation.is_quiet) text += columns.text(is_terminal(1), terminal_width(1));
    text += filled(invocation.in(table_counts), {std::to_string(report.rows_read), std::to_string(report.added), std::to_string(report.skipped),
                                                 std::to_string(report.lost), std::to_string(report.linked)}) + '\n';
    for (std::size_t i = 0; i < report.problems.size() && i < problems_shown_max; ++i) text += "  " + problem_text(invocation, report.problems[i]) + '\n';
    if (report.problem_count > problems_shown_max)
        text += "  " + filled(invocation.in(more_problems), {std::to_string(report.problem_count - problems_shown_max)}) + '\n';
    if (is_trial) text += std::string(invocation.in(dry_run_note)) + '\n';
    print(text);
}

void report_export(const Invocation& invocation, const std::string& path, const StagedImport& file, std::size_t added, bool is_trial) {
    const std::size_t waiting = file.waiting().ops.size() + file.waiting().blocks.size();
    if (invocation.is_json) {
        JsonList problems;
        for (const ExportProblem& problem : file.problems())
            problems.raw(JsonObject().count("line", problem.line).text("reason", name_of(problem.error)).done());
        print(JsonObject()
                  .text("file", path).text("kind", "wasl").text("dataset", file.header().dataset).yes_no("written", !is_trial)
                  .count("records", file.record_count()).count("added", added).count("waiting", waiting)
                  .count("problem_count", file.problem_count()).raw("problems", problems.done())
                  .done() + '\n');
        return;
    }
    std::string text = filled(invocation.in(lead_in_export), {path}) + '\n';
    text += filled(invocation.in(export_counts), {std::to_string(file.record_count()), std::to_string(added)}) + '\n';
    if (waiting) text += filled(invocation.in(waiting_counts), {std::to_string(waiting)}) + '\n';
    for (std::size_t i = 0; i < file.problems().size() && i < problems_shown_max; ++i)
        text += "  " + filled(invocation.in(export_problem_line), {std::to_string(file.problems()[i].line), name_of(file.problems()[i].error)}) + '\n';
    if (file.problem_count() > problems_shown_max)
        text += "  " + filled(invocation.in(more_problems), {std::to_string(file.problem_count() - problems_shown_max)}) + '\n';
    if (is_trial) text += std::string(invocation.in(dry_run_note)) + '\n';
    print(text);
}

// --- the import itself -----------------------------------------------------------------------------------------------

int refuse_file(const Invocation& invocation, const InputFile& file) {
    const std::string path = quoted_path(file.path());
    if (file.error()) return complain(invocation, exit_storage, "unreadable", filled(invocation.in(cannot_read), {path, std::strerror(file.error())}));
    const auto refuse = [&](std::string_view code, const BothNames& pattern) { return complain(invocation, exit_problems, code, filled(invocation.in(pattern), {path})); };
    switch (kind_of(file.beginning())) {
    case FileKind::workbook: return refuse("workbook", is_workbook);
    case FileKind::archive: return refuse("archive", is_archive);
    case FileKind::empty: return refuse("empty", is_empty_file);
    case FileKind::unknown: return refuse("not_text", is_unknown);
    default: return exit_ok;
    }
}

ParseContext context_of(OpenData& data, const ImportOptions& options) {
    ParseContext context{.locale = data.reader.locale, .country = data.reader.country, .currency = data.reader.currency, .today = data.reader.today};
    context.offset_minutes = data.reader.offset_minutes;
    context.minute_of_day = local_of(data.environment.now(), context.offset_minutes).minute;
    if (options.country) {
        context.country = options.country;
        if (const CountryInfo* info = find_country(options.country)) context.currency = currency_of(info->currency);
    }
    return context;
}

class Importer {
public:
    Importer(const Invocation& invocation, OpenData& data, const ImportOptions& options) : m_invocation(invocation), m_data(data), m_options(options) {}

    int take(InputFile& file) { return kind_of(file.beginning()) == FileKind::wasl ? take_export(file) : take_table(file); }

private:
    int take_table(InputFile& file) {
        const std::string path = quoted_path(file.path());
        TableFile table(file, m_options);
        std::vector<bool> found(m_options.map.size());
        const auto mapping = mapping_of(m_invocation, m_data.schema(), m_options, table.heading(), found);
        if (!mapping) return exit_usage;
        if (!takes_any(*mapping))
            return complain(m_invocation, exit_problems, "nothing_mapped",
                            filled(m_invocation.in(nothing_mapped), {path, m_data.schema().entity(mapping->entity).key, listed(table.heading())}));
        CsvImport import(m_data.workspace, *mapping, context_of(m_data, m_options));
        Progress progress(m_invocation, reading_file);
        CsvRow row;
        while (table.next(row)) {
            import.take(row);
            if (import.report().rows_read % 512 == 0)
                progress.show(file.part_read(), filled(m_invocation.in(rows_so_far), {std::to_string(import.report().rows_read)}));
        }
        progress.clear();
        if (file.error()) return refuse_file(m_invocation, file); // the rest could not be read: nothing is written
        if (!m_options.is_trial) {
            import.commit();
            if (!save_all(m_invocation, m_data)) return exit_storage;
        }
        report_table(m_invocation, m_data.schema(), path, table, *mapping, import.report(), m_options.is_trial);
        return import.report().problem_count ? exit_problems : exit_ok;
    }

    int take_export(InputFile& file) {
        const std::string path = quoted_path(file.path());
        StagedImport staged(&m_data.tables());
        Progress progress(m_invocation, reading_file);
        Result<void, ExportError> read;
        while (read) {
            const BytesView piece = file.next();
            if (piece.empty()) break;
            read = staged.feed(piece);
            progress.show(file.part_read());
        }
        if (read && !file.error()) read = staged.finish();
        progress.clear();
        if (file.error()) return refuse_file(m_invocation, file);
        if (!read) {
            const BothNames& pattern = read.error() == ExportError::newer_format ? newer_format : read.error() == ExportError::truncated ? truncated : not_ours;
            return complain(m_invocation, exit_problems, name_of(read.error()), filled(m_invocation.in(pattern), {path}));
        }
        std::size_t added = 0;
        for (EntityIx entity = 0; entity < staged.tables().table_count(); ++entity)
            for (Row each = 0; each < staged.tables().table(entity).rows(); ++each) added += !m_data.tables().find(staged.tables().id({entity, each}));
        if (!m_options.is_trial) {
            m_data.workspace.merge(staged);
            if (!save_all(m_invocation, m_data)) return exit_storage;
        }
        report_export(m_invocation, path, staged, added, m_options.is_trial);
        return staged.problem_count() ? exit_problems : exit_ok;
    }

    const Invocation& m_invocation;
    OpenData& m_data;
    const ImportOptions& m_options;
};

// Everything that can be wrong before anything is done: the files' kinds, the columns and fields that --map names.
int check_files(const Invocation& invocation, const Schema& schema, const ImportOptions& options, const std::vector<InputFile>& files) {
    std::vector<bool> found(options.map.size());
    std::vector<std::string> heading;
    std::string path;
    for (const InputFile& file : files) {
        if (const int refused = refuse_file(invocation, file)) return refused;
        if (kind_of(file.beginning()) == FileKind::wasl) {
            if (options.as.empty() && options.map.empty()) continue;
            return complain(invocation, exit_usage, "not_a_table", filled(invocation.in(map_for_json), {quoted_path(file.path())}));
        }
        CsvFormat format = guess_csv(file.beginning());
        if (options.encoding) format.encoding = *options.encoding;
        if (options.delimiter) format.delimiter = options.delimiter;
        CsvReader reader(format);
        reader.feed(file.beginning());
        CsvRow row;
        if (!reader.next(row)) {
            reader.finish();
            reader.next(row);
        }
        heading.clear();
        for (const std::string_view cell : row.cells) heading.emplace_back(trimmed(cell));
        path = quoted_path(file.path());
        if (!mapping_of(invocation, schema, options, heading, found)) return exit_usage;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i]) continue;
        std::string text = filled(invocation.in(unknown_column), {options.map[i].column, path, listed(heading)});
        const std::vector<std::string_view> candidates(heading.begin(), heading.end());
        if (const std::string_view near = nearest(options.map[i].column, candidates); !near.empty()) text += filled(invocation.in(did_you_mean), {near});
        return complain(invocation, exit_usage, "unknown_column", text);
    }
    return exit_ok;
}

int run_import(const Invocation& invocation) {
    const auto options = read_options(invocation);
    if (!options) return exit_usage;
    std::vector<InputFile> files;
    for (const std::string& path : invocation.words) {
        files.emplace_back(path);
        if (const int refused = refuse_file(invocation, files.back())) return refused;
    }
    auto data = open_data(invocation, {.access = options->is_trial ? StorageAccess::read : StorageAccess::write, .allows_absence = true});
    if (!data) return data.error();
    if (const int refused = check_files(invocation, (*data)->schema(), *options, files)) return refused;
    int exit = exit_ok;
    for (InputFile& file : files) {
        const int taken = Importer(invocation, **data, *options).take(file);
        exit = std::max(exit, taken);
        if (taken >= exit_usage) break;
    }
    return exit;
}

constexpr OptionDef import_options[] = {
    {.name = "as", .value = {"نوع", "KIND"},
     .help = {"نوع السجلات في الجدول: person أو company أو order أو product أو dealing أو task … أو اسمه بالعربية. الأصل: ما تدل عليه العناوين.",
              "What the table's rows are: person, company, order, product, dealing, task … or the name in Arabic. Default: what the heading tells."}},
    {.name = "map", .value = {"COLUMN=FIELD", "COLUMN=FIELD"},
     .help = {"العمود COLUMN (بعنوانه أو برقمه ‎#3) يذهب إلى الحقل FIELD (مفتاحه أو اسمه، ومن العنوان address.city؛ و«-» لتركه).",
              "Column COLUMN (its heading, or #3 for the third) goes to FIELD (its key or label; a part of an address as address.city; \"-\" leaves it out)."},
     .is_repeatable = true},
    {.name = "keep-known", .help = {"أضف حتى الأسطر التي رقمها أو هاتفها أو بريدها موجود من قبل.", "Also add rows whose number, phone or e-mail is here already."}},
    {.name = "dry-run", .help = {"اقرأ وتحقق وقل ما كان سيحدث، ولا تكتب شيئًا.", "Read, check and say what would happen; write nothing."}},
    {.name = "encoding", .value = {"ترميز", "NAME"},
     .help = {"utf-8 أو utf-16le أو utf-16be أو windows-1256 أو windows-1252. الأصل: يُستنتج.", "utf-8, utf-16le, utf-16be, windows-1256 or windows-1252. Default: found out."}},
    {.name = "delimiter", .value = {"حرف", "CHAR"}, .help = {"ما يفصل الأعمدة؛ tab للجدولة. الأصل: يُستنتج.", "What separates columns; tab for the tabulator. Default: found out."}},
    {.name = "country", .value = {"بلد", "CC"},
     .help = {"بلد أرقام الهواتف والمبالغ التي لا تذكره (SA، EG …). الأصل: بلد المنشأة.", "The country of phone numbers and amounts that name none (SA, EG …). Default: the firm's."}},
};

constexpr Example import_examples[] = {
    {"import customers.csv --data /var/lib/wasl", {"عملاء من Excel بعد حفظه CSV:", "Customers from Excel, saved as CSV:"}},
    {"import sales.csv --data /var/lib/wasl --as order --map \"Cust No=person\" --map Value=total", {"طلبات بعناوين أعمدة غير معروفة:", "Orders with headings of their own:"}},
    {"import backup.json --data /var/lib/wasl", {"نسخة احتياطية من وصل، تُدمج بما هو موجود:", "A backup of Wasl, merged with what is there:"}},
    {"import customers.csv --data /var/lib/wasl --dry-run --json", {"تجربة قبل الاستيراد، لبرنامج:", "A trial first, for a program:"}},
};

} // namespace

constinit const CommandDef import_command = {
    .name = "import",
    .purpose = {"استيراد ملفات CSV أو صادرات وصل", "Import tables (CSV) and exports of Wasl"},
    .arguments = "FILE… --data DIR [--as KIND] [--map COLUMN=FIELD …] [--keep-known] [--dry-run]",
    .description = {"يقرأ كل ملف إلى آخره، ثم يكتبه تغييرًا واحدًا يمكن التراجع عنه؛ فإن تعذرت قراءة ملف لم يتغير منه شيء. «-» يعني المدخل القياسي.\n"
                    "الجداول: الترميز والفاصل يُستنتجان، والأعمدة تُعرف بعناوينها (العربية والإنجليزية). الخلية التي لا تُفهم لا تُضيع سطرها: يُحفظ نصها في ملاحظات السجل "
                    "وتُذكر بسطرها وعمودها. السطر بلا حقل مطلوب يُترك ويُذكر.\n"
                    "صادرات وصل (JSON) تُدمج بالختم الزمني لكل خلية: في أي ترتيب وأي عدد من المرات تعطي النتيجة نفسها.\n"
                    "رمز الخروج 1 إن بقي ما يحتاج إلى نظر.",
                    "Reads every file to its end and then writes it as one change with one undo; of a file that cannot be read, nothing is changed. \"-\" is stdin.\n"
                    "Tables: encoding and separator are found out, columns are known by their headings (Arabic and English). A cell that is not understood does not cost "
                    "its row: its text goes to the record's remarks, and it is reported with line and column. A row without a required field is left out and reported.\n"
                    "Exports of Wasl (JSON) are merged by the time stamps of their cells: in any order and any number of times, with the same result.\n"
                    "Exits with 1 when something was reported."},
    .options = import_options,
    .examples = import_examples,
    .words_min = 1,
    .words_max = 1000,
    .run = run_import,
};

} // namespace crm::cli
