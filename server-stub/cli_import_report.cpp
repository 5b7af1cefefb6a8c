#include "server-stub/cli_import_report.hpp"

#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames lead_in_table = {"{1}: جدول ({2}، الفاصل {3}) ← {4}", "{1}: a table ({2}, separated by {3}) → {4}"};
constexpr BothNames lead_in_export = {"{1}: من صادرات وصل", "{1}: an export of Wasl"};
constexpr BothNames left_out_column = {"(يُترك)", "(left out)"};
constexpr BothNames column_title = {"العمود", "Column"}, field_title = {"الحقل", "Field"};
constexpr BothNames table_counts = {
    "قُرئ {1}: أُضيف {2}، تُرك {3} (فارغ أو موجود من قبل)، رُفض {4}؛ وأُنشئ {5} لما تسمّيه الأسطر.",
    "{1} rows read: {2} added, {3} stepped over (empty or known), {4} left out; {5} made because rows name them."};
constexpr BothNames export_counts = {"{1} سجل في الملف: {2} جديد، والباقي دُمج.",
                                     "{1} records in the file: {2} new, the others merged."};
constexpr BothNames waiting_counts = {"{1} مما لا تفهمه هذه النسخة؛ حُفظ لنسخة لاحقة.",
                                      "{1} parts this release does not understand; kept for a later one."};
constexpr BothNames dry_run_note = {"تجربة فقط: لم يُكتب شيء.", "A trial only: nothing was written."};
constexpr BothNames problem_line = {"السطر {1}، العمود «{2}»: «{3}» — {4}", "line {1}, column \"{2}\": \"{3}\" — {4}"};
constexpr BothNames lost_line = {"السطر {1} تُرك كله؛ «{2}»: {4}", "line {1} was left out; \"{2}\": {4}"};
constexpr BothNames export_problem_line = {"السطر {1}: {2}", "line {1}: {2}"};
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

std::string problem_text(const Invocation& invocation, const RowProblem& problem) {
    const std::string line = std::to_string(problem.line);
    const Label why = sentence(problem.reason);
    return filled(invocation.in(problem.is_row_lost ? lost_line : problem_line),
                  {line, problem.column, for_terminal(problem.text), invocation.in(why)});
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

} // namespace

std::string shown_path(const std::string& path) { return path == "-" ? "stdin" : path; }

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

void report_table(const Invocation& invocation, const Schema& schema, const std::string& path, const TableFile& table,
                  const SheetMapping& mapping, const ImportReport& report, bool is_trial) {
    if (invocation.is_json) {
        JsonObject columns, answer;
        for (std::size_t c = 0; c < mapping.heading.size(); ++c) {
            if (mapping.columns[c].field == no_field)
                columns.raw(mapping.heading[c], "null");
            else
                columns.text(mapping.heading[c], target_name(schema, mapping.entity, mapping.columns[c]));
        }
        answer.text("file", path)
            .text("kind", "csv")
            .text("encoding", name_of(table.format().encoding))
            .text("delimiter", std::string(1, table.format().delimiter));
        answer.text("entity", schema.entity(mapping.entity).key)
            .raw("columns", columns.done())
            .yes_no("written", !is_trial);
        answer.count("rows", report.rows_read)
            .count("added", report.added)
            .count("skipped", report.skipped)
            .count("lost", report.lost)
            .count("linked", report.linked);
        answer.count("problem_count", report.problem_count).raw("problems", problems_json(invocation, report));
        print(answer.done() + '\n');
        return;
    }
    std::string text = filled(invocation.in(lead_in_table),
                              {path, name_of(table.format().encoding), delimiter_name(table.format().delimiter),
                               invocation.in(schema.entity(mapping.entity).plural)}) +
                       '\n';
    TextTable columns({std::string(invocation.in(column_title)), std::string(invocation.in(field_title))});
    for (std::size_t c = 0; c < mapping.heading.size(); ++c) {
        const ColumnTarget& target = mapping.columns[c];
        columns.add({mapping.heading[c], target.field == no_field ? std::string(invocation.in(left_out_column))
                                                                  : target_name(schema, mapping.entity, target)});
    }
    if (!invocation.is_quiet) text += columns.text(is_terminal(1), terminal_width(1));
    text += filled(invocation.in(table_counts),
                   {std::to_string(report.rows_read), std::to_string(report.added), std::to_string(report.skipped),
                    std::to_string(report.lost), std::to_string(report.linked)}) +
            '\n';
    for (std::size_t i = 0; i < report.problems.size() && i < problems_shown_max; ++i)
        text += "  " + problem_text(invocation, report.problems[i]) + '\n';
    if (report.problem_count > problems_shown_max)
        text += "  " +
                filled(invocation.in(more_problems), {std::to_string(report.problem_count - problems_shown_max)}) +
                '\n';
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
