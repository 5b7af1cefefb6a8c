#include "tests/bench/jobs.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "core/app/import_commit.hpp"
#include "core/app/sheet_export.hpp"
#include "core/entities/all_entities.hpp"
#include "core/formats/sheet_writer.hpp"
#include "core/formula/evaluate.hpp"
#include "core/import/guess.hpp"
#include "core/queries/duplicates.hpp"
#include "core/queries/group.hpp"
#include "core/queries/list.hpp"
#include "core/queries/search.hpp"
#include "core/sales/account.hpp"
#include "core/sales/document_total.hpp"
#include "core/store/block.hpp"
#include "core/store/record_export.hpp"
#include "tests/support/generated_firm.hpp"

namespace crm::bench {

MemoryFirm::MemoryFirm() {
    workspace.open("bench", StorageAccess::write, [] {});
    loop.run();
}

void commit_generated(Workspace& workspace, std::uint32_t customers, std::uint32_t orders, std::uint32_t entries) {
    Tables staged(workspace.schema());
    generated::fill(
        staged,
        {.customers = customers, .orders = orders, .has_lines = orders > 0, .deals = entries, .payments = entries});
    workspace.commit_rows(staged, "import", workspace.begin_rows().first);
}

namespace {

std::pair<std::uint32_t, std::uint32_t> two_numbers(std::string_view words) {
    std::uint32_t first = 0, second = 0;
    const char* end = words.data() + words.size();
    const auto [at, problem] = std::from_chars(words.data(), end, first);
    if (problem == std::errc{} && at != end) std::from_chars(at + 1, end, second);
    return {first, second};
}

std::vector<Bytes> all_blocks(const Tables& tables) {
    std::vector<Bytes> blocks;
    for (const BlockRange& range : block_ranges(tables))
        blocks.push_back(encode_block(tables, range.entity, range.first, range.last));
    return blocks;
}

std::size_t bytes_of(const std::vector<Bytes>& blocks) {
    std::size_t bytes = 0;
    for (const Bytes& block : blocks) bytes += block.size();
    return bytes;
}

constexpr std::size_t page_rows = 50, piece_bytes = 1 << 20;

} // namespace

struct Jobs::Impl {
    explicit Impl(Jobs& owner) : jobs(owner) {}

    Jobs& jobs;
    Schema schema{all_entities};
    std::unique_ptr<MemoryFirm> firm, import_firm, selling;
    std::vector<Bytes> blocks;
    std::unique_ptr<StagedImport> staged;
    std::unique_ptr<Sheet> sheet;
    std::unique_ptr<SheetImport> csv;
    std::unique_ptr<Tables> related;

    const Tables& tables() const { return firm->workspace.tables(); }
    QueryCaches& caches() const { return firm->workspace.caches(); }
    Reader reader() const { return reader_of(tables(), Language::ar, {20458}, 180); }

    double make(std::string_view argument) {
        const auto [customers, orders] = two_numbers(argument);
        firm = std::make_unique<MemoryFirm>();
        commit_generated(firm->workspace, customers, orders);
        firm->loop.run();
        firm->disk.datasets.clear(); // what was stored is not part of the figures
        return static_cast<double>(tables().bytes());
    }

    // --- opening
    double write_blocks(std::string_view) {
        blocks = all_blocks(tables());
        return static_cast<double>(bytes_of(blocks));
    }
    double read_blocks(std::string_view) {
        Tables opened(schema);
        for (const Bytes& block : blocks) (void)apply_block(opened, block);
        return static_cast<double>(opened.bytes());
    }

    // --- search
    double index(std::string_view) {
        caches().index.clear();
        while (!caches().index.work(tables(), 10'000)) {
        }
        return static_cast<double>(caches().index.bytes());
    }
    double search_everything(std::string_view words) {
        const SearchResult found = search(tables(), caches().index, words);
        keep_hits(found);
        return static_cast<double>(found.total + found.similar);
    }
    void keep_hits(const SearchResult& found) {
        jobs.hits.clear();
        for (const SearchGroup& group : found.groups)
            if (group.entity == schema.entity("person"))
                for (const SearchHit& hit : group.hits) jobs.hits.push_back(hit.place.row);
    }
    double count_people(std::string_view words) {
        const SearchGroup found = search(tables(), caches().index, schema.entity("person"), words);
        return static_cast<double>(found.total + found.similar);
    }

    // --- lists
    const ListResult& listed(std::string_view filter_text, std::string_view sort) {
        const EntityIx person = schema.entity("person");
        const auto filter = parse_filter(schema, person, filter_text, reader());
        const ListQuery query{.entity = person,
                              .filter = filter ? *filter : Filter{},
                              .words = {},
                              .sort = schema.field(person, sort),
                              .descending = sort != "name"};
        return list(tables(), caches(), query, reader(), page_rows);
    }
    double list_newest(std::string_view filter) { return static_cast<double>(listed(filter, "created_at").total); }
    double list_newest_cold(std::string_view filter) {
        caches().lists.clear();
        return list_newest(filter);
    }
    // Lists that ask about the records beside each: in tables of their own, with companies and tasks, and nothing kept
    // from before.
    double make_related(std::string_view argument) {
        const auto [customers, orders] = two_numbers(argument);
        related = std::make_unique<Tables>(schema);
        generated::fill(*related, {.customers = customers, .orders = orders, .has_companies = true, .has_tasks = true});
        return static_cast<double>(related->bytes());
    }
    double list_related(std::string_view filter_text) {
        const EntityIx person = schema.entity("person");
        const Reader who = reader_of(*related, Language::ar, {generated::first_day + generated::day_count}, 180);
        const auto filter = parse_filter(schema, person, filter_text, who);
        ConditionCache nothing_kept;
        return filter ? static_cast<double>(rows_of(*related, person, *filter, who, nothing_kept).count()) : -1;
    }
    double list_by_name(std::string_view filter) {
        caches().lists.clear();
        return static_cast<double>(listed(filter, "name").total);
    }
    // The chart of all orders: sums by month, split by state. The groups' number, so that nothing is left out.
    double group_orders(std::string_view) {
        const EntityIx order = schema.entity("order");
        const ListResult& all = list(tables(), caches(), {.entity = order}, reader());
        const GroupTable table = group_rows(tables(), all.rows,
                                            {.entity = order,
                                             .by = {schema.field(order, "date"), DateUnit::month},
                                             .then = {schema.field(order, "state")},
                                             .measure = {MeasureKind::sum, schema.field(order, "total")}},
                                            reader());
        return static_cast<double>(table.values.size());
    }
    // Days of the rows shown, summed: equal when another engine shows rows of the same days.
    double days_shown(std::string_view filter) {
        const EntityIx person = schema.entity("person");
        const Column& created = tables().table(person).columns[schema.field(person, "created_at")];
        const ListResult& shown = listed(filter, "created_at");
        std::int64_t days = 0;
        for (std::size_t i = 0; i < std::min(page_rows, shown.rows.size()); ++i)
            days += created.number(shown.rows[i]) / 86'400'000;
        return static_cast<double>(days);
    }

    // A quote of so many lines with discounts and three rates of tax; its total in minor units.
    double total_of_lines(std::string_view count) {
        const Currency riyal = currency_of("SAR");
        std::vector<LineAmounts> lines(two_numbers(count).first);
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i] = {.quantity = static_cast<std::int64_t>(i % 17 + 1) * one_unit,
                        .price = {static_cast<std::int64_t>(i * 37 % 10'000 + 5), riyal},
                        .discount_percent = static_cast<std::int64_t>(i % 5) * 25'000,
                        .tax_rate = static_cast<std::int64_t>(i % 3) * 50'000,
                        .tax = i % 3 ? TaxKind::taxed : TaxKind::zero};
        const auto total = document_total(lines, {.discount_percent = 33'333});
        return total ? static_cast<double>(total->total()) : -1;
    }

    // A firm with so many payments of one customer, and his account from nothing: its entries.
    double make_selling(std::string_view entries) {
        selling = std::make_unique<MemoryFirm>();
        commit_generated(selling->workspace, 2000, 0, two_numbers(entries).first);
        selling->loop.run();
        return static_cast<double>(selling->workspace.tables().bytes());
    }
    double statement(std::string_view) {
        const Tables& books = selling->workspace.tables();
        const auto accounts = accounts_of(books, books.find(generated::customer_id(0)), {20458});
        return accounts && !accounts->empty() ? static_cast<double>(accounts->front().entries.size()) : -1;
    }

    // Doubles over all people: the index from nothing, then every pair of every block.
    double find_doubles(std::string_view) {
        DuplicateIndex index(tables(), schema.entity("person"), country_of("SA"));
        while (!index.work(2000)) {
        }
        DuplicateScan scan(index);
        while (!scan.work(20'000)) {
        }
        return static_cast<double>(scan.pairs().size());
    }

    // --- files
    double begin_import(std::string_view) {
        staged.reset();
        csv.reset();
        import_firm = std::make_unique<MemoryFirm>();
        return 0;
    }
    // Every row of the file whose bytes are in jobs.bytes, as the page keeps them.
    void read_sheet() {
        const BytesView beginning = BytesView(jobs.bytes).substr(0, 1 << 16);
        const FileKind kind = guess_file_kind(beginning, {});
        const auto reader = sheet_reader_for(kind, {.csv = guess_csv(beginning)});
        sheet = std::make_unique<Sheet>();
        SheetRow row;
        for (std::size_t at = 0; at < jobs.bytes.size(); at += piece_bytes) {
            reader->feed(BytesView(jobs.bytes).substr(at, piece_bytes));
            while (reader->next(row)) sheet->add(row);
        }
        reader->finish();
        while (!reader->is_over())
            while (reader->next(row)) sheet->add(row);
    }
    double import_rows(std::string_view entity, KnownRow known, bool finds_alike) {
        Workspace& workspace = import_firm->workspace;
        read_sheet();
        const ParseContext context{
            .locale = {}, .country = country_of("SA"), .currency = currency_of("SAR"), .today = {20458}};
        SheetMapping mapping =
            guess_mapping(workspace.schema(), workspace.schema().entity(entity), heading_of(*sheet, 1));
        mapping.known = known;
        csv = std::make_unique<SheetImport>(
            workspace.tables(), workspace.begin_rows(),
            ImportJob{.sheet = sheet.get(), .mapping = mapping, .finds_alike = finds_alike}, context);
        csv->run();
        return static_cast<double>(commit_import(workspace, *csv).added.size());
    }
    double read_rows(std::string_view) {
        read_sheet();
        return static_cast<double>(sheet->row_count());
    }
    double import_sheet(std::string_view entity) { return import_rows(entity, KnownRow::add, false); }
    double import_sheet_checked(std::string_view entity) { return import_rows(entity, KnownRow::skip, false); }
    double import_sheet_alike(std::string_view entity) { return import_rows(entity, KnownRow::skip, true); }
    // The table in jobs.bytes as a workbook, to be read again.
    double make_workbook(std::string_view) {
        read_sheet();
        const auto writer = sheet_writer_for(FileKind::xlsx);
        if (!writer) return 0;
        std::vector<SheetColumn> columns;
        for (std::size_t c = 0; c < sheet->column_count(); ++c) columns.push_back({.heading = sheet->cell(0, c)});
        writer->begin_sheet({.name = "customers", .columns = columns});
        std::vector<SheetCell> cells(columns.size());
        for (std::size_t row = 1; row < sheet->row_count(); ++row) {
            for (std::size_t c = 0; c < cells.size(); ++c)
                cells[c] = {.kind = CellKind::text, .text = sheet->cell(row, c)};
            writer->row(cells);
        }
        writer->finish();
        const Bytes file = writer->take();
        jobs.bytes = file;
        return static_cast<double>(jobs.bytes.size());
    }
    double export_json(std::string_view) {
        ExportWriter writer(tables(), {.dataset = "bench", .made = {}});
        std::string piece;
        jobs.bytes.clear();
        while (writer.next(piece, piece_bytes)) jobs.bytes += piece;
        return static_cast<double>(jobs.bytes.size());
    }
    // All people with all their fields, as "csv", "xlsx" or "vcard"; the bytes of the file.
    double export_sheet(std::string_view kind_name) {
        const EntityIx person = tables().schema().entity("person");
        const FileKind kind = kind_name == "xlsx"    ? FileKind::xlsx
                              : kind_name == "vcard" ? FileKind::vcard
                                                     : FileKind::csv;
        SheetExport exporting(
            tables(), reader(), kind,
            SheetExportWish{.entity = person, .fields = {}, .rows = live_rows(tables(), person), .now = {}});
        std::size_t bytes = 0;
        std::string piece;
        for (bool has_more = true; has_more; bytes += piece.size()) has_more = exporting.step(piece);
        return exporting.error() ? -1 : static_cast<double>(bytes);
    }
    double read_json(std::string_view) {
        staged = std::make_unique<StagedImport>(&import_firm->workspace.tables());
        for (std::size_t at = 0; at < jobs.bytes.size(); at += piece_bytes)
            if (!staged->feed(BytesView(jobs.bytes).substr(at, piece_bytes))) return 0;
        if (!staged->finish()) return 0;
        return static_cast<double>(staged->record_count());
    }
    // A formula over all people, in whole columns; how many of them have a result.
    double formula(std::string_view text) {
        const EntityIx person = tables().schema().entity("person");
        const auto formula = parse_formula(tables().schema(), person, text);
        if (!formula) return -1;
        FormulaEvaluator evaluator(tables(), firm->workspace.formula_context());
        evaluator.roll_up(person, *formula);
        FormulaCells cells;
        std::size_t found = 0;
        for (Row first = 0; first < tables().table(person).rows(); first += formula_block_rows) {
            const std::size_t left = tables().table(person).rows() - first;
            evaluator.evaluate(person, *formula, {.first = first, .count = std::min(left, formula_block_rows)}, cells);
            for (const double n : cells.numbers) found += n == n;
        }
        return static_cast<double>(found);
    }
    double merge_json(std::string_view) {
        return static_cast<double>(import_firm->workspace.merge(*staged).change_count);
    }
};

Jobs::Jobs() : m_impl(std::make_unique<Impl>(*this)) {}
Jobs::~Jobs() = default;

double Jobs::run(std::string_view job, std::string_view argument) {
    static constexpr std::array<std::pair<std::string_view, double (Impl::*)(std::string_view)>, 28> all = {{
        {"make", &Impl::make},
        {"write_blocks", &Impl::write_blocks},
        {"read_blocks", &Impl::read_blocks},
        {"index", &Impl::index},
        {"search", &Impl::search_everything},
        {"count_people", &Impl::count_people},
        {"list", &Impl::list_newest},
        {"list_cold", &Impl::list_newest_cold},
        {"make_related", &Impl::make_related},
        {"list_related", &Impl::list_related},
        {"list_by_name", &Impl::list_by_name},
        {"days_shown", &Impl::days_shown},
        {"group_orders", &Impl::group_orders},
        {"find_doubles", &Impl::find_doubles},
        {"document_total", &Impl::total_of_lines},
        {"make_selling", &Impl::make_selling},
        {"statement", &Impl::statement},
        {"formula", &Impl::formula},
        {"begin_import", &Impl::begin_import},
        {"import_sheet", &Impl::import_sheet},
        {"import_sheet_checked", &Impl::import_sheet_checked},
        {"import_sheet_alike", &Impl::import_sheet_alike},
        {"read_rows", &Impl::read_rows},
        {"make_workbook", &Impl::make_workbook},
        {"export_json", &Impl::export_json},
        {"export_sheet", &Impl::export_sheet},
        {"read_json", &Impl::read_json},
        {"merge_json", &Impl::merge_json},
    }};
    for (const auto& [name, work] : all)
        if (name == job) return (m_impl.get()->*work)(argument);
    return -1;
}

} // namespace crm::bench
