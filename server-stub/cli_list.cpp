// `wasl-server list`: the lists of the page at the terminal, as JSON lines, or as CSV.
#include <algorithm>

#include "core/formats/csv.hpp"
#include "core/queries/display.hpp"
#include "core/queries/filter.hpp"
#include "core/queries/list.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"
#include "server-stub/cli_values.hpp"

namespace crm::cli {

namespace {

constexpr BothNames bad_filter = {"شرط غير مفهوم: {1}\n  {2}\n  {3}",
                                  "The filter is not understood: {1}\n  {2}\n  {3}"};
constexpr BothNames nothing_found = {"لا شيء يطابق.", "Nothing matches."};
constexpr BothNames shown_of = {"{1} من {2} (‎--limit 0 يعرض الكل)", "{1} of {2} (--limit 0 shows all)"};
constexpr BothNames id_title = {"المعرّف", "Id"};
constexpr std::size_t limit_usual = 50;

struct ListWish {
    ListQuery query;
    std::vector<FieldIx> columns; // no_field: the id
    std::size_t limit = 0;        // 0: all
};

std::vector<FieldIx> usual_columns(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> columns;
    for (std::size_t f = 0; f < schema.field_count(entity); ++f)
        if (schema.field(entity, static_cast<FieldIx>(f)).list_order) columns.push_back(static_cast<FieldIx>(f));
    std::ranges::stable_sort(columns, {}, [&](FieldIx field) { return schema.field(entity, field).list_order; });
    columns.insert(columns.begin(), no_field);
    return columns;
}

// "name,phone,id"; false: told what is wrong.
bool read_columns(const Invocation& invocation, const Schema& schema, EntityIx entity, std::string_view text,
                  std::vector<FieldIx>& columns) {
    while (true) {
        const std::size_t comma = std::min(text.find(','), text.find("،"));
        const std::string_view word = text.substr(0, comma);
        if (word == "id")
            columns.push_back(no_field);
        else if (const FieldIx field = find_field(invocation, schema, entity, word); field != no_field)
            columns.push_back(field);
        else
            return false;
        if (comma == text.npos) return true;
        text.remove_prefix(comma + (text[comma] == ',' ? 1 : std::string_view("،").size()));
    }
}

// A line of carets under what was not understood.
std::string marks_under(std::string_view text, const FilterProblem& problem) {
    const std::string_view before = text.substr(0, std::min(problem.position, text.size()));
    const std::string_view marked = text.substr(before.size(), problem.length);
    return std::string(display_width(before), ' ') + std::string(std::max<std::size_t>(1, display_width(marked)), '^');
}

bool read_filter(const Invocation& invocation, const OpenData& data, ListQuery& query) {
    std::string text; // several: all of them
    for (const std::string_view each : invocation.values("filter"))
        text += (text.empty() ? "" : " ") + std::string(each);
    auto filter = parse_filter(data.schema(), query.entity, text, data.reader);
    if (filter) {
        query.filter = std::move(*filter);
        return true;
    }
    const std::string sentence = sentence_of(filter.error(), invocation.language);
    complain(invocation, exit_usage, "bad_filter",
             invocation.is_json
                 ? sentence
                 : filled(invocation.in(bad_filter), {sentence, text, marks_under(text, filter.error())}));
    return false;
}

bool read_wish(const Invocation& invocation, const OpenData& data, ListWish& wish) {
    ListQuery& query = wish.query;
    query.entity = find_entity(invocation, data.schema(), invocation.words[0]);
    if (query.entity == no_entity || !read_filter(invocation, data, query)) return false;
    query.words = invocation.value("words");
    query.bin = invocation.has("bin");
    std::string_view sort = invocation.value("sort");
    query.descending = sort.starts_with("-");
    if (query.descending) sort.remove_prefix(1);
    if (!sort.empty() && (query.sort = find_field(invocation, data.schema(), query.entity, sort)) == no_field)
        return false;
    if (invocation.has("columns")) {
        if (!read_columns(invocation, data.schema(), query.entity, invocation.value("columns"), wish.columns))
            return false;
    } else {
        wish.columns = usual_columns(data.schema(), query.entity);
    }
    const bool is_for_programs = invocation.is_json || invocation.has("csv");
    const auto limit = count_option(invocation, "limit", is_for_programs ? 0 : limit_usual);
    wish.limit = limit.value_or(0);
    return limit.has_value();
}

std::string column_title(const Invocation& invocation, const Schema& schema, EntityIx entity, FieldIx column) {
    return std::string(column == no_field ? invocation.in(id_title)
                                          : invocation.in(schema.field(entity, column).label));
}

std::string cell_of(const OpenData& data, Place place, FieldIx column) {
    return column == no_field ? text_of(data.tables().id(place)) : cell_text(data.tables(), place, column, data.reader);
}

bool is_number(const Schema& schema, EntityIx entity, FieldIx column) {
    if (column == no_field) return false;
    const FieldType type = schema.field(entity, column).type;
    return type == FieldType::integer || type == FieldType::decimal || type == FieldType::money;
}

void print_table(const Invocation& invocation, const OpenData& data, const ListWish& wish, std::span<const Row> rows,
                 std::size_t total) {
    const EntityIx entity = wish.query.entity;
    std::vector<std::string> heading;
    for (const FieldIx column : wish.columns)
        heading.push_back(column_title(invocation, data.schema(), entity, column));
    TextTable table(std::move(heading));
    for (std::size_t c = 0; c < wish.columns.size(); ++c) {
        if (wish.columns[c] == no_field) table.keep_whole(c);
        if (is_number(data.schema(), entity, wish.columns[c])) table.align_end(c);
    }
    for (const Row row : rows) {
        std::vector<std::string> cells;
        for (const FieldIx column : wish.columns) cells.push_back(cell_of(data, {entity, row}, column));
        table.add(std::move(cells));
    }
    if (rows.empty()) return remark(invocation.in(nothing_found));
    print(table.text(is_terminal(1), terminal_width(1)));
    if (rows.size() < total && !invocation.is_quiet)
        remark(filled(invocation.in(shown_of), {std::to_string(rows.size()), std::to_string(total)}));
}

// A megabyte at a time; stops when nobody reads any more.
class PiecewisePrinter {
public:
    ~PiecewisePrinter() { flush(); }
    bool add(std::string_view text) {
        m_text += text;
        return m_text.size() < 1 << 20 || flush();
    }

private:
    bool flush() {
        const bool is_read = print(m_text);
        m_text.clear();
        return is_read;
    }
    std::string m_text;
};

void print_json(const Invocation& invocation, const OpenData& data, const ListWish& wish, std::span<const Row> rows) {
    const EntityIx entity = wish.query.entity;
    std::vector<FieldIx> only;
    for (const FieldIx column : wish.columns)
        if (column != no_field) only.push_back(column);
    PiecewisePrinter printer;
    for (const Row row : rows) {
        const Place place{entity, row};
        JsonObject record;
        record.text("id", text_of(data.tables().id(place)))
            .text("entity", data.schema().entity(entity).key)
            .text("name", display_name(data.tables(), place, data.reader));
        record.text("standing", standing_name(data.tables().table(entity).standing[row]));
        record.raw("fields",
                   fields_json(data.tables(), place, data.reader, invocation.has("columns") ? &only : nullptr));
        if (!printer.add(record.done() + '\n')) return;
    }
}

void print_csv(const Invocation& invocation, const OpenData& data, const ListWish& wish, std::span<const Row> rows) {
    PiecewisePrinter printer;
    std::string line;
    CsvWriter writer(line);
    for (const FieldIx column : wish.columns)
        writer.cell(column_title(invocation, data.schema(), wish.query.entity, column));
    writer.end_row();
    for (const Row row : rows) {
        for (const FieldIx column : wish.columns) {
            const std::string cell = cell_of(data, {wish.query.entity, row}, column);
            if (column == no_field || is_number(data.schema(), wish.query.entity, column))
                writer.plain_cell(cell);
            else
                writer.cell(cell);
        }
        writer.end_row();
        if (!printer.add(line)) return;
        line.clear();
    }
    printer.add(line);
}

int run_list(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    ListWish wish;
    if (!read_wish(invocation, data, wish)) return exit_usage;
    QueryCaches& caches = data.workspace.caches();
    if (!wish.query.words.empty())
        while (!caches.work(data.tables(), 20'000)) {
        }
    const ListResult& result = list(data.tables(), caches, wish.query, data.reader, wish.limit ? wish.limit : all_rows);
    const std::span<const Row> rows(result.rows.data(),
                                    wish.limit ? std::min(wish.limit, result.rows.size()) : result.rows.size());
    if (invocation.has("csv"))
        print_csv(invocation, data, wish, rows);
    else if (invocation.is_json)
        print_json(invocation, data, wish, rows);
    else
        print_table(invocation, data, wish, rows, result.total);
    return exit_ok;
}

constexpr OptionDef list_options[] = {
    {.name = "filter",
     .value = {"شرط", "TEXT"},
     .help =
         {"ما يُعرض: ‎city=جدة stage=vip,new total>1000 (owner=سارة or not phone:empty) date:last30 "
          "name~احمد. "
          "إذا تكرر فكلها معًا.",
          "What to show: city=Jeddah stage=vip,new total>1000 (owner=sara or not phone:empty) date:last30 "
          "name~ahmad. Given twice: both."},
     .is_repeatable = true},
    {.name = "words",
     .value = {"كلمات", "WORDS"},
     .help = {"السجلات التي فيها هذه الكلمات كلها.", "Records that hold all of these words."}},
    {.name = "sort",
     .value = {"حقل", "FIELD"},
     .help = {"الترتيب بهذا الحقل؛ ‎-FIELD تنازليًا. الأصل: الأحدث أولًا.",
              "The order; -FIELD is descending. Default: the newest first."}},
    {.name = "columns",
     .value = {"حقول", "a,b,c"},
     .help = {"الأعمدة بمفاتيحها أو أسمائها؛ id للمعرّف.", "The columns, by key or label; id for the record's id."}},
    {.name = "limit",
     .value = {"عدد", "N"},
     .help = {"كم سطرًا (الأصل 50؛ مع ‎--json و‎--csv الكل؛ 0 الكل).",
              "How many rows (default 50; all with --json and --csv; 0: all)."}},
    {.name = "bin", .help = {"ما في سلة المحذوفات.", "What lies in the bin."}},
    {.name = "csv", .help = {"جدول CSV يفتحه Excel.", "A CSV table that Excel opens."}},
};
constexpr Example list_examples[] = {
    {"list person --data /var/lib/wasl --filter 'stage=vip city=الرياض' --sort name",
     {"العملاء المميزون في الرياض:", "VIP customers in Riyadh:"}},
    {"list person --data /var/lib/wasl --filter 'company(city=جدة) not order(date:last60) task(done_at:empty)'",
     {"أشخاص شركات جدة بلا طلب منذ 60 يومًا ولديهم مهمة مفتوحة:",
      "People of companies in Jeddah with no order for 60 days and an open task:"}},
    {"list order --data /var/lib/wasl --filter 'date:last30' --sort -total --columns number,date,person,total",
     {"أكبر طلبات الشهر:", "This month's largest orders:"}},
    {"list person --data /var/lib/wasl --json | jq -r .fields.phone",
     {"هواتف الجميع، لبرنامج:", "Everybody's phone, for a program:"}},
};

} // namespace

constinit const CommandDef list_command = {
    .name = "list",
    .purpose = {"عرض سجلات نوع، بتصفية وترتيب", "List the records of one kind, filtered and sorted"},
    .arguments = "KIND --data DIR [--filter TEXT] [--words WORDS] [--sort FIELD|-FIELD] [--columns a,b,c] [--limit N] "
                 "[--bin] [--csv]",
    .description =
        {"النوع KIND: person أو company أو order … أو اسمه بالعربية. الشروط: ‎= != ~ "
         "!~ "
         "^= "
         "< "
         "<= "
         "> "
         ">= "
         "=a..b :empty :filled :last30 :next7، والقيم بعد = تُفصل "
         "بفواصل، والأقواس وor وnot كما هي. الحقول والاختيارات بمفاتيحها أو بأسمائها.\n"
         "التواريخ أيضًا: ‎:older60 و‎:today و‎:this_week و‎:last_month و‎:next_year "
         "و‎:this_hijri_month.\n"
         "وما يرتبط بالسجل بين قوسين: ‎company(city=جدة) وnot order(date:last60)، "
         "ويُعدّ "
         "ويُجمع: "
         "‎count order(date:this_year)>=3 و‎sum order.total>1000 و‎max order.date:older90.\n"
         "مع ‎--json سطر لكل سجل: id وentity وname وstanding وfields.",
         "KIND: person, company, order … or its name in Arabic. Operators: = != ~ !~ ^= < <= > >= =a..b "
         ":empty :filled :last30 :next7; values after = are "
         "separated by commas; brackets, or and not work. Fields and choices by key or by label.\n"
         "Dates also: :older60 :today :this_week :last_month :next_year :this_hijri_month.\n"
         "What is linked to a record stands in brackets: company(city=Jeddah), not order(date:last60); it is counted "
         "and added up: count order(date:this_year)>=3, sum order.total>1000, max order.date:older90.\n"
         "With --json one line per record: id, entity, name, standing, fields."},
    .options = list_options,
    .examples = list_examples,
    .words_min = 1,
    .words_max = 1,
    .run = run_list,
};

} // namespace crm::cli
