// `wasl-server import`: files into a data directory. Every file is looked at before the first is taken; each is read to
// its end before anything of it is written, and becomes one change.
#include <algorithm>
#include <cstring>

#include "core/app/attachments.hpp"
#include "core/app/import_commit.hpp"
#include "core/foreign/foreign_files.hpp"
#include "core/text/dates.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_import_report.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames cannot_read = {"لا يمكن قراءة «{1}»: {2}", "\"{1}\" cannot be read: {2}"};
constexpr BothNames is_empty_file = {"الملف «{1}» فارغ.", "\"{1}\" is empty."};
constexpr BothNames not_readable = {"«{1}»: {2}", "\"{1}\": {2}"};
constexpr BothNames is_archive = {"الملف «{1}» مضغوط؛ فك ضغطه أولًا.", "\"{1}\" is compressed; unpack it first."};
constexpr BothNames is_unknown = {"الملف «{1}» ليس نصًا: لا JSON من وصل ولا CSV.",
                                  "\"{1}\" is no text: neither an export of Wasl nor CSV."};
constexpr BothNames not_ours = {"الملف «{1}» ليس من صادرات وصل.", "\"{1}\" is no export of Wasl."};
constexpr BothNames newer_format = {"الملف «{1}» صنعته نسخة أحدث من وصل؛ حدّث البرنامج.",
                                    "\"{1}\" was made by a newer Wasl; update this program."};
constexpr BothNames truncated = {"الملف «{1}» مقطوع: نهايته مفقودة. لم يُستورد منه شيء.",
                                 "\"{1}\" is cut off: its end is missing. Nothing of it was imported."};
constexpr BothNames files_not_stored = {
    "لم تُحفظ الملفات المرفقة في «{1}»: لا مساحة كافية أو تعذرت الكتابة. لم يُستورد منه شيء.",
    "The attached files of \"{1}\" could not be kept: no room, or the disk refused. Nothing of it was imported."};
constexpr BothNames unknown_column = {"لا عمود باسم «{1}» في {2}. الأعمدة: {3}",
                                      "There is no column \"{1}\" in {2}. There are: {3}"};
constexpr BothNames did_you_mean = {" هل تقصد {1}؟", " Did you mean {1}?"};
constexpr BothNames nothing_mapped = {
    "لا عمود من «{1}» له حقل معروف في «{2}». سمّها بـ ‎--map COLUMN=FIELD. "
    "الأعمدة: "
    "{3}",
    "No column of \"{1}\" is a known field of \"{2}\". Name them with --map COLUMN=FIELD. There are: {3}"};
constexpr BothNames map_for_json = {
    "الخياران ‎--as و‎--map لملفات CSV؛ «{1}» من صادرات وصل.",
    "--as and --map are for CSV; \"{1}\" is an export of Wasl."};
constexpr BothNames reading_file = {"قراءة", "Reading"};
constexpr BothNames rows_so_far = {"{1} سطرًا", "{1} rows"};

int refuse_sheet(const Invocation& invocation, std::string_view path, SheetError error) {
    return complain(invocation, exit_problems, name_of(error),
                    filled(invocation.in(not_readable), {path, invocation.in(sentence_of(error))}));
}

int refuse_file(const Invocation& invocation, const InputFile& file) {
    const std::string path = shown_path(file.path());
    if (file.error())
        return complain(invocation, exit_storage, "unreadable",
                        filled(invocation.in(cannot_read), {path, std::strerror(file.error())}));
    const auto refuse = [&](std::string_view code, const BothNames& pattern) {
        return complain(invocation, exit_problems, code, filled(invocation.in(pattern), {path}));
    };
    switch (kind_of(file.beginning())) {
    case FileKind::unreadable: return refuse_sheet(invocation, path, *sheet_reader_for(file.sheet_kind())->error());
    case FileKind::archive: return refuse("archive", is_archive);
    case FileKind::empty: return refuse("empty", is_empty_file);
    case FileKind::unknown: return refuse("not_text", is_unknown);
    default: return exit_ok;
    }
}

ParseContext context_of(OpenData& data, const ImportOptions& options) {
    ParseContext context{.locale = data.reader.locale,
                         .country = data.reader.country,
                         .currency = data.reader.currency,
                         .today = data.reader.today};
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
    Importer(const Invocation& invocation, OpenData& data, const ImportOptions& options)
        : m_invocation(invocation), m_data(data), m_options(options) {}

    int take(InputFile& file) {
        return kind_of(file.beginning()) == FileKind::wasl ? take_export(file) : take_table(file);
    }

private:
    int take_table(InputFile& file) {
        const std::string path = shown_path(file.path());
        TableFile table(file, m_options);
        Progress progress(m_invocation, reading_file);
        while (table.read_row())
            if (table.sheet().row_count() % 512 == 0)
                progress.show(file.part_read(),
                              filled(m_invocation.in(rows_so_far), {std::to_string(table.sheet().row_count())}));
        progress.clear();
        if (file.error()) return refuse_file(m_invocation, file); // the rest could not be read: nothing is written
        if (const auto error = table.error()) return refuse_sheet(m_invocation, path, *error);
        const ParseContext context = context_of(m_data, m_options);
        const std::size_t first_row = guess_first_row(m_data.schema(), table.sheet(), context);
        std::vector<bool> found(m_options.map.size());
        const auto mapping =
            mapping_of(m_invocation, m_data.schema(), m_options, table.sheet(), first_row, context, found);
        if (!mapping) return exit_usage;
        if (!takes_any(*mapping))
            return complain(m_invocation, exit_problems, "nothing_mapped",
                            filled(m_invocation.in(nothing_mapped),
                                   {path, mapping->entity, listed(heading_of(table.sheet(), first_row))}));
        SheetImport import(m_data.tables(), m_data.workspace.begin_rows(),
                           {.sheet = &table.sheet(),
                            .first_row = first_row,
                            .mapping = *mapping,
                            .finds_alike = m_options.likely.has_value()},
                           context);
        import.run();
        if (!m_options.is_trial) {
            commit_import(m_data.workspace, import);
            if (!save_all(m_invocation, m_data)) return exit_storage;
        }
        report_table(m_invocation, path, table, import, m_options.is_trial);
        return import.report().problem_count ? exit_problems : exit_ok;
    }

    int take_export(InputFile& file) {
        const std::string path = shown_path(file.path());
        StagedImport staged(&m_data.tables());
        Progress progress(m_invocation, reading_file);
        Result<void, ExportError> read;
        PieceIntake files(m_data.workspace);
        while (read) {
            const BytesView piece = file.next();
            if (piece.empty()) break;
            read = staged.feed(piece);
            for (Bytes& each : staged.take_pieces())
                if (!m_options.is_trial) files.take(std::move(each));
            progress.show(file.part_read());
        }
        if (read && !file.error()) read = staged.finish();
        progress.clear();
        if (file.error()) return refuse_file(m_invocation, file);
        if (!read) {
            const BothNames& pattern = read.error() == ExportError::newer_format ? newer_format
                                       : read.error() == ExportError::truncated  ? truncated
                                                                                 : not_ours;
            return complain(m_invocation, exit_problems, name_of(read.error()),
                            filled(m_invocation.in(pattern), {path}));
        }
        Result<void, FileTrouble> stored;
        files.when_stored([&](Result<void, FileTrouble> result) { stored = result; });
        if (!stored)
            return complain(m_invocation, exit_storage, name_of(stored.error()),
                            filled(m_invocation.in(files_not_stored), {path}));
        std::size_t added = 0;
        for (EntityIx entity = 0; entity < staged.tables().table_count(); ++entity)
            for (Row each = 0; each < staged.tables().table(entity).rows(); ++each)
                added += !m_data.tables().find(staged.tables().id({entity, each}));
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
int check_files(const Invocation& invocation, const Schema& schema, const ImportOptions& options,
                const std::vector<InputFile>& files, const ParseContext& context) {
    std::vector<bool> found(options.map.size());
    std::vector<std::string> heading;
    std::string path;
    for (const InputFile& file : files) {
        if (const int refused = refuse_file(invocation, file)) return refused;
        if (kind_of(file.beginning()) == FileKind::wasl) {
            if (options.as.empty() && options.map.empty()) continue;
            return complain(invocation, exit_usage, "not_a_table",
                            filled(invocation.in(map_for_json), {shown_path(file.path())}));
        }
        const Sheet sheet = beginning_of(file, options);
        if (sheet.row_count() == 0 && file.sheet_kind() != crm::FileKind::csv) { // known when it is read whole
            std::fill(found.begin(), found.end(), true);
            continue;
        }
        const std::size_t first_row = guess_first_row(schema, sheet, context);
        heading = heading_of(sheet, first_row);
        path = shown_path(file.path());
        const auto mapping = mapping_of(invocation, schema, options, sheet, first_row, context, found);
        if (!mapping) return exit_usage;
        if (takes_any(*mapping)) continue;
        return complain(invocation, exit_problems, "nothing_mapped",
                        filled(invocation.in(nothing_mapped), {path, mapping->entity, listed(heading)}));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i]) continue;
        std::string text = filled(invocation.in(unknown_column), {options.map[i].column, path, listed(heading)});
        const std::vector<std::string_view> candidates(heading.begin(), heading.end());
        if (const std::string_view near = nearest(options.map[i].column, candidates); !near.empty())
            text += filled(invocation.in(did_you_mean), {near});
        return complain(invocation, exit_usage, "unknown_column", text);
    }
    return exit_ok;
}

int run_import(const Invocation& invocation) {
    const auto options = read_import_options(invocation);
    if (!options) return exit_usage;
    use_foreign_files();
    std::vector<InputFile> files;
    for (const std::string& path : invocation.words) {
        files.emplace_back(path);
        if (const int refused = refuse_file(invocation, files.back())) return refused;
    }
    auto data = open_data(
        invocation, {.access = options->is_trial ? StorageAccess::read : StorageAccess::write, .allows_absence = true});
    if (!data) return data.error();
    if (const int refused = check_files(invocation, (*data)->schema(), *options, files, context_of(**data, *options)))
        return refused;
    int exit = exit_ok;
    for (InputFile& file : files) {
        const int taken = Importer(invocation, **data, *options).take(file);
        exit = std::max(exit, taken);
        if (taken >= exit_usage) break;
    }
    return exit;
}

constexpr OptionDef import_options[] = {
    {.name = "as",
     .value = {"نوع", "KIND"},
     .help = {"نوع السجلات في الجدول: person أو company أو order أو product أو dealing أو task … أو اسمه بالعربية. "
              "الأصل: ما تدل عليه العناوين.",
              "What the table's rows are: person, company, order, product, dealing, task … or the name in Arabic. "
              "Default: what the heading tells."}},
    {.name = "map",
     .value = {"COLUMN=FIELD", "COLUMN=FIELD"},
     .help =
         {"العمود COLUMN (بعنوانه أو برقمه ‎#3) يذهب إلى الحقل FIELD (مفتاحه "
          "أو "
          "اسمه، "
          "ومن "
          "العنوان "
          "address.city؛ "
          "و«-» لتركه).",
          "Column COLUMN (its heading, or #3 for the third) goes to FIELD (its key or label; a part of an address "
          "as address.city; \"-\" leaves it out)."},
     .is_repeatable = true},
    {.name = "keep-known",
     .help = {"أضف حتى الأسطر التي رقمها أو هاتفها أو بريدها موجود من قبل.",
              "Also add rows whose number, phone or e-mail is here already."}},
    {.name = "known",
     .value = {"سياسة", "POLICY"},
     .help = {"ما يحدث لمن هو موجود: skip (يُترك، وهو الأصل) أو fill_empty (تُملأ حقوله الفارغة) أو overwrite (تُستبدل) "
              "أو add "
              "(يُضاف).",
              "What becomes of who is here already: skip (the default), fill_empty, overwrite or add."}},
    {.name = "likely",
     .value = {"سياسة", "POLICY"},
     .help =
         {"ابحث أيضًا عمّن يشبه سجلًا (كتابة أخرى للاسم، خطأ في رقم)، وهذا ما يحدث له: add (يُضاف ويُذكر) أو "
          "fill_empty أو overwrite أو skip. الشبيه بلا شك يُعامل كالموجود.",
          "Also look for rows that are like a record (other spellings, slips of a digit), and what becomes of them: "
          "add (and report), fill_empty, overwrite or skip. Those beyond doubt are known."}},
    {.name = "mapping",
     .value = {"ملف", "FILE"},
     .help = {"مطابقة الأعمدة من ملف JSON: الحقول والكلمات والقواعد. القاعدة "
              "{\"problem\":\"not_a_choice\",\"action\":\"new_choice\"} تجعل كل كلمة غير معروفة اختيارًا جديدًا.",
              "The columns' mapping from a JSON file: fields, words, rules. The rule "
              "{\"problem\":\"not_a_choice\",\"action\":\"new_choice\"} makes new choices of all unknown words."}},
    {.name = "dry-run",
     .help = {"اقرأ وتحقق وقل ما كان سيحدث، ولا تكتب شيئًا.", "Read, check and say what would happen; write nothing."}},
    {.name = "encoding",
     .value = {"ترميز", "NAME"},
     .help = {"utf-8 أو utf-16le أو utf-16be أو windows-1256 أو windows-1252. الأصل: يُستنتج.",
              "utf-8, utf-16le, utf-16be, windows-1256 or windows-1252. Default: found out."}},
    {.name = "delimiter",
     .value = {"حرف", "CHAR"},
     .help = {"ما يفصل الأعمدة؛ tab للجدولة. الأصل: يُستنتج.",
              "What separates columns; tab for the tabulator. Default: found out."}},
    {.name = "country",
     .value = {"بلد", "CC"},
     .help = {"بلد أرقام الهواتف والمبالغ التي لا تذكره (SA، EG …). الأصل: بلد المنشأة.",
              "The country of phone numbers and amounts that name none (SA, EG …). Default: the firm's."}},
};

constexpr Example import_examples[] = {
    {"import customers.csv --data /var/lib/wasl",
     {"عملاء من Excel بعد حفظه CSV:", "Customers from Excel, saved as CSV:"}},
    {"import sales.csv --data /var/lib/wasl --as order --map \"Cust No=person\" --map Value=total",
     {"طلبات بعناوين أعمدة غير معروفة:", "Orders with headings of their own:"}},
    {"import leads.xlsx --data /var/lib/wasl --known fill_empty --likely skip",
     {"من يشبه عميلًا لا يُضاف:", "Who is like a customer is not added:"}},
    {"import backup.json --data /var/lib/wasl",
     {"نسخة احتياطية من وصل، تُدمج بما هو موجود:", "A backup of Wasl, merged with what is there:"}},
    {"import customers.csv --data /var/lib/wasl --dry-run --json",
     {"تجربة قبل الاستيراد، لبرنامج:", "A trial first, for a program:"}},
};

} // namespace

constinit const CommandDef import_command = {
    .name = "import",
    .purpose = {"استيراد جداول (XLSX وCSV) وجهات اتصال وتقويمات وصادرات وصل",
                "Import tables (XLSX, CSV), contacts, calendars and exports of Wasl"},
    .arguments = "FILE… --data DIR [--as KIND] [--map COLUMN=FIELD …] [--keep-known] [--dry-run]",
    .description = {"يقرأ كل ملف إلى آخره، ثم يكتبه تغييرًا واحدًا يمكن التراجع عنه؛ فإن تعذرت قراءة ملف لم يتغير منه "
                    "شيء. «-» يعني المدخل القياسي.\n"
                    "الجداول: الترميز والفاصل يُستنتجان، والأعمدة تُعرف بعناوينها (العربية والإنجليزية). الخلية التي لا "
                    "تُفهم لا تُضيع سطرها: يُحفظ نصها في ملاحظات السجل "
                    "وتُذكر بسطرها وعمودها. السطر بلا حقل مطلوب يُترك ويُذكر.\n"
                    "صادرات وصل (JSON) تُدمج بالختم الزمني لكل خلية: في أي ترتيب وأي عدد من المرات تعطي النتيجة نفسها.\n"
                    "رمز الخروج 1 إن بقي ما يحتاج إلى نظر.",
                    "Reads every file to its end and then writes it as one change with one undo; of a file that cannot "
                    "be read, nothing is changed. \"-\" is stdin.\n"
                    "Tables: encoding and separator are found out, columns are known by their headings (Arabic and "
                    "English). A cell that is not understood does not cost "
                    "its row: its text goes to the record's remarks, and it is reported with line and column. A row "
                    "without a required field is left out and reported.\n"
                    "Exports of Wasl (JSON) are merged by the time stamps of their cells: in any order and any number "
                    "of times, with the same result.\n"
                    "Exits with 1 when something was reported."},
    .options = import_options,
    .examples = import_examples,
    .words_min = 1,
    .words_max = 1000,
    .run = run_import,
};

} // namespace crm::cli
