#include "web/frame/file_import.hpp"

#include "core/app/rescued_vault.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/app.hpp"
#include "web/frame/environment.hpp"
#include "web/frame/first_firm.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/browser_storage.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/files.hpp"
#include "web/platform/loop.hpp"

namespace crm {

FileImport& file_import() {
    static FileImport the_import;
    return the_import;
}

void forget_import() { file_import() = {}; }

namespace {

constexpr std::size_t sample_rows = 6;

void fail(const BothNames& why) {
    FileImport& import = file_import();
    const std::string name = import.file_name;
    import = {};
    import.stage = ImportStage::failed;
    import.file_name = name;
    import.failure = why;
    platform::request_frames();
}

std::string_view without_mark(std::string_view bytes) {
    return bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes;
}

bool looks_like_json(std::string_view bytes) {
    bytes = without_mark(bytes);
    for (const char c : bytes)
        if (static_cast<unsigned char>(c) > ' ') return c == '{' || c == '[';
    return false;
}

// The heading and the first rows, for the mapping.
void read_sample(FileImport& import) {
    CsvReader reader(import.format);
    reader.feed(BytesView(import.bytes).substr(0, 1 << 18));
    if (import.bytes.size() <= 1 << 18) reader.finish();
    SheetRow row;
    import.sample.clear();
    while (import.sample.size() < sample_rows && reader.next(row)) {
        std::vector<std::string> cells;
        for (const std::string_view cell : row.cells) cells.emplace_back(cell);
        import.sample.push_back(std::move(cells));
    }
}

void sheet_is_here() {
    FileImport& import = file_import();
    import.format = guess_csv(BytesView(import.bytes).substr(0, 1 << 16));
    read_sample(import);
    if (import.sample.size() < 2 || import.sample.front().size() < 1)
        return fail(import.sample.empty() ? words::not_ours : words::sheet_empty);
    write_first_firm(); // numbers and dates of the sheet are read as its country writes them
    Context ctx = app().context();
    const bool is_asked = ctx.route.screen == Screen::import_file && !ctx.route.entity.empty();
    map_rows_as(ctx, is_asked ? ctx.entity(ctx.route.entity) : guess_entity(ctx.schema, import.sample.front()));
    import.stage = ImportStage::mapping;
}

BothNames sentence_of(ExportError error) {
    return error == ExportError::truncated      ? words::truncated_file
           : error == ExportError::newer_format ? words::newer_file
                                                : words::not_ours;
}

void records_are_here() {
    FileImport& import = file_import();
    if (const auto finished = import.records->finish(); !finished) return fail(sentence_of(finished.error()));
    import.stage = ImportStage::checked;
}

// The data of another browser, as its failure page gave it out, is read like a file of ours from here on.
void rescue_is_here() {
    static BrowserEnvironment environment;
    auto rescued = std::make_shared<RescuedVault>(environment, std::exchange(file_import().bytes, {}));
    if (!rescued->is_whole()) return fail(words::truncated_file);
    if (!rescued->is_open()) return fail(words::not_ours);
    file_import().records = std::make_unique<StagedImport>(&app().workspace->tables());
    platform::run_in_slices([rescued] {
        FileImport& import = file_import();
        if (import.stage != ImportStage::reading || !import.records) return false; // cancelled
        std::string piece;
        const bool is_more = rescued->next(piece);
        if (is_more && !import.records->feed(piece)) {
            fail(words::not_ours);
            return false;
        }
        if (!is_more) records_are_here();
        platform::request_frames(1);
        return is_more;
    });
}

// Drawing takes time away from reading, so that a large file is shown ten times a second and not after each piece.
void show_progress(bool is_at_once) {
    static double shown_ms = 0;
    const double now_ms = platform::monotonic_ms();
    if (!is_at_once && now_ms - shown_ms < 100) return;
    shown_ms = now_ms;
    platform::request_frames(is_at_once ? 3 : 1);
}

void take_piece(const platform::FileChunk& chunk) {
    FileImport& import = file_import();
    if (chunk.end == platform::FileEnd::cancelled) return;
    if (chunk.end == platform::FileEnd::unreadable) return fail(words::unreadable_file);
    if (chunk.offset_bytes == 0) {
        forget_import();
        import.stage = ImportStage::reading;
        import.file_name = chunk.name;
        import.bytes_total = chunk.size_bytes;
        if (app().route.screen != Screen::import_file) app().go({.screen = Screen::import_file});
    }
    if (import.stage != ImportStage::reading) return;
    const std::string_view bytes(reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size());
    if (chunk.offset_bytes == 0) import.is_rescue = looks_like_rescued_vault(bytes);
    if (chunk.offset_bytes == 0 && looks_like_json(bytes))
        import.records = std::make_unique<StagedImport>(&app().workspace->tables());
    if (import.records) {
        if (const auto fed = import.records->feed(chunk.offset_bytes == 0 ? without_mark(bytes) : bytes); !fed)
            return fail(sentence_of(fed.error()));
    } else {
        import.bytes += bytes;
    }
    import.bytes_read += bytes.size();
    const bool is_last = chunk.end == platform::FileEnd::last;
    if (is_last) import.records ? records_are_here() : import.is_rescue ? rescue_is_here() : sheet_is_here();
    show_progress(is_last);
}

} // namespace

void choose_import_file() {
    platform::pick_file(".json,.csv,.tsv,.txt,.tar,text/csv,application/json,application/x-tar", take_piece);
}
void listen_for_dropped_files() {
    platform::on_file_dropped([](const platform::FileChunk& chunk) {
        if (app().workspace->can_write()) take_piece(chunk);
    });
}

void map_rows_as(Context& ctx, EntityIx entity) {
    FileImport& import = file_import();
    import.mapping = guess_mapping(ctx.schema, entity, import.sample.front());
    import.stage = ImportStage::mapping;
    import.csv.reset();
}

void check_rows() {
    const Context ctx = app().context();
    FileImport& import = file_import();
    import.csv = std::make_unique<SheetImport>(ctx.workspace, import.mapping, ctx.parsing);
    import.reader = std::make_unique<CsvReader>(import.format);
    import.bytes_read = 0;
    import.bytes_total = import.bytes.size();
    import.stage = ImportStage::checking;
    static bool is_heading;
    is_heading = true;
    platform::run_in_slices([] {
        FileImport& now = file_import();
        if (now.stage != ImportStage::checking) return false; // cancelled
        const std::size_t piece = std::min<std::size_t>(1 << 16, now.bytes.size() - now.bytes_read);
        if (piece)
            now.reader->feed(BytesView(now.bytes).substr(now.bytes_read, piece));
        else
            now.reader->finish();
        now.bytes_read += piece;
        SheetRow row;
        while (now.reader->next(row)) {
            if (!std::exchange(is_heading, false)) now.csv->take(row);
        }
        platform::request_frames(1);
        if (piece) return true;
        now.stage = ImportStage::checked;
        return false;
    });
}

namespace {
void rows_are_ready() {
    const Context ctx = app().context();
    FileImport& import = file_import();
    RowBlocks rows = std::move(*std::exchange(import.rows, nullptr));
    std::size_t count = 0;
    if (import.records) {
        count = ctx.workspace.merge(*import.records, std::move(rows)).change_count;
        write_first_firm(); // a copy of everything has brought its own
    } else if (import.csv) {
        count = import.csv->commit(std::move(rows)).added.size();
    }
    import.records_added = count;
    import.stage = ImportStage::done;
    import.bytes.clear();
    import.bytes.shrink_to_fit();
    import.records.reset();
    import.csv.reset();
    show_toast({.text = std::string(ctx.text(words::imported)) + ' ' +
                        ctx.counted(words::records, static_cast<std::int64_t>(count)),
                .action = std::string(ctx.text(words::undo)),
                .on_action = [] { app().undo(); },
                .tone = Tone::success});
    platform::ask_persistence([](bool) {}); // there is something worth keeping now
}
} // namespace

void take_rows() {
    FileImport& import = file_import();
    if (!import.records && !import.csv) return;
    import.rows = std::make_unique<RowBlocks>(import.records ? import.records->tables() : import.csv->staged());
    import.stage = ImportStage::taking;
    platform::run_in_slices([] {
        const FileImport& now = file_import();
        if (now.stage != ImportStage::taking) return false;
        if (now.rows->step()) return true;
        rows_are_ready();
        return false;
    });
}

} // namespace crm
