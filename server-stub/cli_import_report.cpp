#include "server-stub/cli_import_report.hpp"

#include <algorithm>

#include "core/record/reason_names.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames lead_in_table = {"{1}: جدول ({2}، الفاصل {3}) ← {4}", "{1}: a table ({2}, separated by {3}) → {4}"};
constexpr BothNames lead_in_foreign = {"{1}: {2} ← {3}", "{1}: {2} → {3}"};
constexpr BothNames lead_in_export = {"{1}: من صادرات وصل", "{1}: an export of Wasl"};
constexpr BothNames left_out_column = {"(يُترك)", "(left out)"};
constexpr BothNames column_title = {"العمود", "Column"}, field_title = {"الحقل", "Field"};
constexpr BothNames table_counts = {
    "قُرئ {1}: أُضيف {2}، حُدّث {6}، تُرك {3} (فارغ أو موجود من قبل)، رُفض {4}؛ وأُنشئ {5} لما تسمّيه الأسطر.",
    "{1} rows read: {2} added, {6} updated, {3} stepped over (empty or known), {4} left out; {5} made because rows "
    "name them."};
constexpr BothNames export_counts = {"{1} سجل في الملف: {2} جديد، والباقي دُمج.",
                                     "{1} records in the file: {2} new, the others merged."};
constexpr BothNames waiting_counts = {"{1} مما لا تفهمه هذه النسخة؛ حُفظ لنسخة لاحقة.",
                                      "{1} parts this release does not understand; kept for a later one."};
constexpr BothNames dry_run_note = {"تجربة فقط: لم يُكتب شيء.", "A trial only: nothing was written."};
constexpr BothNames problem_line = {"السطر {1}، العمود «{2}»: «{3}» — {4}", "line {1}, column \"{2}\": \"{3}\" — {4}"};
constexpr BothNames lost_line = {"السطر {1} تُرك كله؛ «{2}»: {4}", "line {1} was left out; \"{2}\": {4}"};
constexpr BothNames export_problem_line = {"السطر {1}: {2}", "line {1}: {2}"};
constexpr BothNames new_choices_line = {"اختيارات جديدة: {1}", "new choices: {1}"};
constexpr BothNames more_problems = {"… و{1} غيرها", "… and {1} more"};
constexpr std::size_t problems_shown_max = 20;

std::string_view delimiter_name(char delimiter) {
    switch (delimiter) {
    case '\t': return "tab";
    case ';': return ";";
    case '|': return "|";
    default: return ",";
    }
}

constexpr std::size_t problems_kept_max = 1000;

// One problem with the words that stand there, as people and programs are told it.
struct ToldProblem {
    std::size_t line = 0;
    std::string column, text;
    Reason reason = Reason::required;
    bool is_row_lost = false;
};
ToldProblem told(const Invocation& invocation, const SheetImport& import, const CellProblem& problem) {
    const ImportJob& job = import.job();
    ToldProblem one{.line = job.sheet->line(problem.row), .reason = problem.reason};
    if (problem.column == CellProblem::no_column) {
        one.is_row_lost = true;
        one.column = invocation.in(import.schema().field(import.entity(), problem.field).label);
    } else {
        one.column = job.mapping.columns[problem.column].heading;
        one.text = std::string(job.sheet->cell(problem.row, problem.column).substr(0, 200));
    }
    return one;
}

std::string_view kind_name(crm::FileKind kind) {
    switch (kind) {
    case crm::FileKind::xlsx: return "xlsx";
    case crm::FileKind::vcard: return "vcard";
    case crm::FileKind::icalendar: return "icalendar";
    default: return "csv";
    }
}

BothNames kind_words(crm::FileKind kind) {
    switch (kind) {
    case crm::FileKind::xlsx: return {"مصنف Excel", "an Excel workbook"};
    case crm::FileKind::vcard: return {"جهات اتصال", "contacts"};
    default: return {"تقويم", "a calendar"};
    }
}

std::string problem_text(const Invocation& invocation, const ToldProblem& problem) {
    const std::string line = std::to_string(problem.line);
    const Label why = sentence(problem.reason);
    return filled(invocation.in(problem.is_row_lost ? lost_line : problem_line),
                  {line, problem.column, for_terminal(problem.text), invocation.in(why)});
}

std::string problems_json(const Invocation& invocation, const SheetImport& import) {
    JsonList list;
    for (std::size_t i = 0; i < std::min(import.problems().size(), problems_kept_max); ++i) {
        if (import.problems()[i].is_new_choice) continue;
        const ToldProblem problem = told(invocation, import, import.problems()[i]);
        list.raw(JsonObject()
                     .count("line", problem.line)
                     .text("column", problem.column)
                     .text("text", problem.text)
                     .text("reason", name_of(problem.reason))
                     .text("message", invocation.in(sentence(problem.reason)))
                     .yes_no("row_lost", problem.is_row_lost)
                     .done());
    }
    return list.done();
}

std::string new_choices_json(const SheetImport& import) {
    JsonList list;
    for (const NewChoice& choice : import.new_choices())
        list.raw(JsonObject()
                     .text("field", target_words(import.schema(), import.entity(), {choice.entity, choice.field}))
                     .text("key", choice.key)
                     .text("label", choice.label)
                     .done());
    return list.done();
}

// The rows that are like a record or an earlier row, with how sure it is and which fields say so.
std::string likely_json(const SheetImport& import) {
    JsonList list;
    const ImportJob& job = import.job();
    for (std::size_t i = 0, count = 0; i < import.outcomes().size() && count < problems_kept_max; ++i) {
        const RowOutcome& outcome = import.outcomes()[i];
        if (outcome.likeness <= 0) continue;
        ++count;
        const std::size_t row = job.first_row + i;
        JsonList fields;
        for (const DuplicateReason& reason : import.reasons(static_cast<std::uint32_t>(row)))
            if (reason.bits > 0) fields.text(import.schema().field(reason.entity, reason.field).key);
        JsonObject one;
        one.count("line", job.sheet->line(row))
            .count("percent", static_cast<std::size_t>(outcome.likeness * 100 + 0.5f));
        if (outcome.same_row != no_row)
            one.count("like_line", job.sheet->line(outcome.same_row));
        else
            one.text("like", text_of(outcome.like));
        list.raw(one.raw("because", fields.done()).yes_no("added", outcome.fate == RowFate::added).done());
    }
    return list.done();
}

} // namespace

std::string shown_path(const std::string& path) { return path == "-" ? "stdin" : path; }

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

// What becomes of a column, in words of the mapping; empty: it is left out.
std::string taken_as(const ColumnMapping& column) {
    std::string words = column.target;
    for (const std::string& target : column.split_targets) words += (words.empty() ? "" : ", ") + target;
    return words;
}

void report_table(const Invocation& invocation, const std::string& path, const TableFile& table,
                  const SheetImport& import, bool is_trial) {
    const ImportReport& report = import.report();
    const SheetMapping& mapping = import.job().mapping;
    const std::size_t stepped_over = report[RowFate::skipped] + report[RowFate::unchanged] + report[RowFate::empty] +
                                     report[RowFate::left_out] + report[RowFate::joined];
    if (invocation.is_json) {
        JsonObject columns, answer;
        for (const ColumnMapping& column : mapping.columns) {
            if (column.is_taken())
                columns.text(column.heading, taken_as(column));
            else
                columns.raw(column.heading, "null");
        }
        answer.text("file", path).text("kind", kind_name(table.kind()));
        if (table.kind() == crm::FileKind::csv)
            answer.text("encoding", name_of(table.format().encoding))
                .text("delimiter", std::string(1, table.format().delimiter));
        answer.text("entity", mapping.entity).raw("columns", columns.done()).yes_no("written", !is_trial);
        answer.count("rows", report.rows_read)
            .count("added", report[RowFate::added])
            .count("updated", report[RowFate::updated])
            .count("skipped", stepped_over)
            .count("lost", report[RowFate::lost])
            .count("linked", report.linked)
            .count("doubtful", report.doubtful)
            .raw("likely", likely_json(import));
        answer.raw("new_choices", new_choices_json(import));
        answer.count("problem_count", report.problem_count).raw("problems", problems_json(invocation, import));
        print(answer.done() + '\n');
        return;
    }
    const std::string_view entity = invocation.in(import.schema().entity(import.entity()).plural);
    std::string text =
        table.kind() == crm::FileKind::csv
            ? filled(invocation.in(lead_in_table),
                     {path, name_of(table.format().encoding), delimiter_name(table.format().delimiter), entity})
            : filled(invocation.in(lead_in_foreign), {path, invocation.in(kind_words(table.kind())), entity});
    text += '\n';
    TextTable columns({std::string(invocation.in(column_title)), std::string(invocation.in(field_title))});
    for (const ColumnMapping& column : mapping.columns)
        columns.add(
            {column.heading, column.is_taken() ? taken_as(column) : std::string(invocation.in(left_out_column))});
    if (!invocation.is_quiet) text += columns.text(is_terminal(1), terminal_width(1));
    text +=
        filled(invocation.in(table_counts), {std::to_string(report.rows_read), std::to_string(report[RowFate::added]),
                                             std::to_string(stepped_over), std::to_string(report[RowFate::lost]),
                                             std::to_string(report.linked), std::to_string(report[RowFate::updated])}) +
        '\n';
    if (!import.new_choices().empty()) {
        std::vector<std::string> labels;
        for (const NewChoice& choice : import.new_choices()) labels.push_back(for_terminal(choice.label));
        text += filled(invocation.in(new_choices_line), {listed(labels)}) + '\n';
    }
    std::size_t told_count = 0;
    for (const CellProblem& problem : import.problems())
        if (!problem.is_new_choice && told_count++ < problems_shown_max)
            text += "  " + problem_text(invocation, told(invocation, import, problem)) + '\n';
    if (told_count > problems_shown_max)
        text += "  " + filled(invocation.in(more_problems), {std::to_string(told_count - problems_shown_max)}) + '\n';
    if (is_trial) text += std::string(invocation.in(dry_run_note)) + '\n';
    print(text);
}

void report_export(const Invocation& invocation, const std::string& path, const StagedImport& file, std::size_t added,
                   bool is_trial) {
    const std::size_t waiting = file.waiting().size();
    if (invocation.is_json) {
        JsonList problems;
        for (const ExportProblem& problem : file.problems())
            problems.raw(JsonObject().count("line", problem.line).text("reason", name_of(problem.error)).done());
        print(JsonObject()
                  .text("file", path)
                  .text("kind", "wasl")
                  .text("dataset", file.header().dataset)
                  .yes_no("written", !is_trial)
                  .count("records", file.record_count())
                  .count("added", added)
                  .count("waiting", waiting)
                  .count("problem_count", file.problem_count())
                  .raw("problems", problems.done())
                  .done() +
              '\n');
        return;
    }
    std::string text = filled(invocation.in(lead_in_export), {path}) + '\n';
    text += filled(invocation.in(export_counts), {std::to_string(file.record_count()), std::to_string(added)}) + '\n';
    if (waiting) text += filled(invocation.in(waiting_counts), {std::to_string(waiting)}) + '\n';
    for (std::size_t i = 0; i < file.problems().size() && i < problems_shown_max; ++i)
        text += "  " +
                filled(invocation.in(export_problem_line),
                       {std::to_string(file.problems()[i].line), name_of(file.problems()[i].error)}) +
                '\n';
    if (file.problem_count() > problems_shown_max)
        text += "  " +
                filled(invocation.in(more_problems), {std::to_string(file.problem_count() - problems_shown_max)}) +
                '\n';
    if (is_trial) text += std::string(invocation.in(dry_run_note)) + '\n';
    print(text);
}

} // namespace crm::cli
