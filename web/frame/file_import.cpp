#include "web/frame/file_import.hpp"

#include <algorithm>

#include "core/app/rescued_vault.hpp"
#include "core/import/saved_mapping.hpp"
#include "core/text/words_files.hpp"
#include "core/text/words_import.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/app.hpp"
#include "web/frame/attach.hpp"
#include "web/frame/environment.hpp"
#include "web/frame/first_firm.hpp"
#include "web/frame/trades.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/browser_storage.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/files.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/page.hpp"

namespace crm {

FileImport& file_import() {
    static FileImport the_import;
    return the_import;
}

void forget_import() { file_import() = {}; }

namespace {

std::uint64_t next_number() {
    static std::uint64_t last = 0;
    return ++last;
}

void note_base() {
    FileImport& import = file_import();
    import.of = &app().workspace->tables();
    import.of_opening = app().opening;
    import.of_revision = import.of->revision();
}

bool is_base_gone() {
    const FileImport& import = file_import();
    return import.of && (import.of != &app().workspace->tables() || import.of_opening != app().opening);
}

bool has_base_changed() { return is_base_gone() || file_import().of_revision != app().workspace->tables().revision(); }

std::optional<UndoMark> next_undo() {
    const UndoStep* step = app().workspace->undo_stack().next_undo();
    if (!step) return std::nullopt;
    UndoMark mark;
    if (!step->added.empty()) mark.added = step->added.front();
    if (!step->cells.empty()) mark.record = step->cells.front().record, mark.written = step->cells.front().written;
    return mark;
}

void fail(const BothNames& why) {
    FileImport& import = file_import();
    const std::string name = import.file_name;
    import = {};
    import.stage = ImportStage::failed;
    import.number = next_number();
    import.file_name = name;
    import.failure = why;
    platform::request_frames();
}

// A file of ours is compared with the base while it is read; with that gone, it has to be read once more.
bool has_lost_base() {
    if (!file_import().records || !is_base_gone()) return false;
    fail(words::base_changed_try_again);
    return true;
}

void begin_records() {
    note_base();
    file_import().records = std::make_unique<StagedImport>(&app().workspace->tables());
    file_import().files = std::make_unique<PieceIntake>(*app().workspace);
}

std::string_view without_mark(std::string_view bytes) {
    return bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes;
}

void enter(ImportStage stage) {
    file_import().stage = stage;
    file_import().stage_began_ms = platform::monotonic_ms();
    platform::request_frames();
}

BothNames sentence_of(ExportError error) {
    return error == ExportError::truncated      ? words::truncated_file
           : error == ExportError::newer_format ? words::newer_file
                                                : words::not_ours;
}

// Records are only offered once the files they name are kept.
void records_are_here() {
    FileImport& import = file_import();
    if (const auto finished = import.records->finish(); !finished) return fail(sentence_of(finished.error()));
    import.files->when_stored([mine = import.files.get()](Result<void, FileTrouble> stored) {
        if (file_import().files.get() != mine) return; // cancelled
        stored ? enter(ImportStage::checked) : fail(words::import_no_room);
    });
}

Result<void, ExportError> feed_records(BytesView bytes) {
    FileImport& import = file_import();
    const auto fed = import.records->feed(bytes);
    for (Bytes& piece : import.records->take_pieces()) import.files->take(std::move(piece));
    return fed;
}

// The data of another browser, as its failure page gave it out, is read like a file of ours from here on.
void rescue_is_here() {
    static BrowserEnvironment environment;
    auto rescued = std::make_shared<RescuedVault>(environment, std::exchange(file_import().bytes, {}));
    if (!rescued->is_whole()) return fail(words::truncated_file);
    if (!rescued->is_open()) return fail(words::not_ours);
    begin_records();
    platform::run_in_slices([rescued, number = file_import().number] {
        FileImport& import = file_import();
        if (import.number != number || !import.records || has_lost_base()) return false; // cancelled
        std::string piece;
        const bool is_more = rescued->next(piece);
        if (is_more && !feed_records(piece)) {
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

void sheets_are_here() {
    FileImport& import = file_import();
    import.reader.reset();
    std::erase_if(import.sheets, [](const Sheet& sheet) { return sheet.row_count() == 0; });
    if (import.sheets.empty()) return fail(words::sheet_empty);
    if (std::ranges::any_of(import.sheets, &Sheet::is_too_wide)) return fail(sentence_of(SheetError::too_big));
    write_first_firm();   // numbers and dates of the sheet are read as its country writes them
    add_chosen_trade([] { // its fields are columns of the sheet, perhaps
        FileImport& now = file_import();
        if (now.sheets.empty()) return; // forgotten meanwhile
        const Context ctx = app().context();
        choose_sheet(guess_sheet(ctx.schema, now.sheets, ctx.parsing));
        if (now.rows_of().row_count() <= now.first_row && now.sheets.size() == 1) return fail(words::sheet_empty);
        enter(ImportStage::mapping);
    });
}

// Rows that are ready; false: none are, and none will be before more is fed.
bool take_ready_rows(std::size_t rows_max) {
    FileImport& import = file_import();
    SheetRow row;
    for (std::size_t i = 0; i < rows_max; ++i) {
        if (!import.reader->next(row)) return false;
        if (import.sheets.empty()) import.sheets.emplace_back();
        import.sheets.back().add(row);
    }
    return true;
}

// After the last piece: what the reader still has to unpack, one sheet after the other.
void finish_sheets() {
    file_import().reader->finish();
    platform::run_in_slices([number = file_import().number] {
        FileImport& import = file_import();
        if (import.number != number || !import.reader) return false; // cancelled
        const bool has_more = take_ready_rows(500);
        show_progress(false);
        if (has_more || !import.reader->is_over()) return true;
        if (const auto error = import.reader->error()) {
            fail(sentence_of(*error));
            return false;
        }
        const auto all = import.reader->sheets();
        if (!all.empty() && !import.sheets.empty()) import.sheets.back().name = all[import.reader->sheet()].name;
        for (std::size_t next = import.reader->sheet() + 1; next < all.size(); ++next) {
            if (all[next].is_hidden) continue;
            if (import.sheets.empty() || import.sheets.back().row_count() > 0) import.sheets.emplace_back();
            import.reader->begin(next);
            return true;
        }
        sheets_are_here();
        return false;
    });
}

SheetOptions options_for(BytesView beginning) {
    const Context ctx = app().context();
    return {.csv = guess_csv(beginning),
            .language = ctx.language,
            .offset_minutes = ctx.parsing.offset_minutes,
            .now = ctx.now};
}

void begin_file(std::string_view name, std::uint64_t size, BytesView beginning) {
    forget_import();
    FileImport& import = file_import();
    import.number = next_number();
    import.file_name = std::string(name);
    import.bytes_total = size;
    enter(ImportStage::reading);
    if (app().route.screen != Screen::import_file) app().go({.screen = Screen::import_file});
    import.is_rescue = looks_like_rescued_vault(beginning);
    if (import.is_rescue) return;
    import.kind = guess_file_kind(beginning, name);
    if (import.kind == FileKind::json)
        begin_records();
    else
        import.reader = sheet_reader_for(import.kind, options_for(beginning));
}

void take_piece(const platform::FileChunk& chunk) {
    FileImport& import = file_import();
    if (chunk.end == platform::FileEnd::cancelled) return;
    if (chunk.end == platform::FileEnd::unreadable) return fail(words::unreadable_file);
    const std::string_view bytes(reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size());
    if (chunk.offset_bytes == 0) begin_file(chunk.name, chunk.size_bytes, bytes.substr(0, 1 << 16));
    if (import.stage != ImportStage::reading || has_lost_base()) // nobody waits for the rest of it
        return chunk.end == platform::FileEnd::more ? platform::skip_file(chunk.file) : void();
    if (import.records) {
        if (const auto fed = feed_records(chunk.offset_bytes == 0 ? without_mark(bytes) : bytes); !fed)
            return fail(sentence_of(fed.error()));
    } else if (import.is_rescue) {
        import.bytes += bytes;
    } else {
        import.reader->feed(bytes);
        while (take_ready_rows(1000)) {
        }
        if (const auto error = import.reader->error()) return fail(sentence_of(*error));
    }
    import.bytes_read += bytes.size();
    const bool is_last = chunk.end == platform::FileEnd::last;
    if (is_last) import.records ? records_are_here() : import.is_rescue ? rescue_is_here() : finish_sheets();
    show_progress(is_last);
}

// A block of cells from a spreadsheet, as the clipboard has it: lines of tabs.
void take_pasted(std::string_view text) {
    if (app().route.screen != Screen::import_file || !app().workspace->can_write()) return;
    const ImportStage stage = file_import().stage;
    if (stage != ImportStage::idle && stage != ImportStage::done && stage != ImportStage::failed) return;
    if (text.find('\n') == text.npos && text.find('\t') == text.npos) return;
    begin_file({}, text.size(), text.substr(0, 1 << 16));
    FileImport& import = file_import();
    import.file_name = std::string(app().context().text(words::pasted_cells));
    if (!import.reader) return fail(words::not_ours);
    import.reader->feed(text);
    finish_sheets();
}

} // namespace

float FileImport::progress() const {
    if (stage == ImportStage::taking) return rows ? rows->progress() : 1;
    if (stage == ImportStage::checking) return recheck ? recheck->progress() : 1;
    if (reader && bytes_read == bytes_total && reader->share() > 0) return static_cast<float>(reader->share());
    return bytes_total ? static_cast<float>(static_cast<double>(bytes_read) / static_cast<double>(bytes_total)) : -1.0f;
}

double FileImport::seconds_left() const {
    const auto share = static_cast<double>(progress());
    const double gone_s = (platform::monotonic_ms() - stage_began_ms) / 1000;
    return share > 0.05 && gone_s > 1.5 ? gone_s / share * (1 - share) : -1;
}

void choose_import_file() {
    platform::pick_file(".xlsx,.csv,.tsv,.txt,.vcf,.ics,.json,.tar,text/csv,text/vcard,text/calendar,application/json,"
                        "application/x-tar,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        take_piece);
}

void listen_for_dropped_files() {
    platform::on_file_dropped(
        [](const platform::FileChunk& chunk) {
            if (take_dropped_file(chunk)) return; // on the page of a record they are its own
            if (app().workspace->can_write()) take_piece(chunk);
        },
        note_file_over);
    platform::on_paste(take_pasted);
}

namespace {
void guess_columns(EntityIx entity) {
    const Context ctx = app().context();
    FileImport& import = file_import();
    const std::vector<std::string> heading = heading_of(import.rows_of(), import.first_row);
    import.profiles.clear();
    for (std::size_t c = 0; c < heading.size(); ++c)
        import.profiles.push_back(profile_column(import.rows_of(), c, import.first_row, ctx.parsing));
    const KnownRow known = import.mapping.known;
    const auto last_time = saved_mapping(ctx.tables, heading);
    import.is_as_last_time = last_time && (entity == no_entity || ctx.schema.entity(entity).key == last_time->entity);
    if (import.is_as_last_time) {
        import.mapping = *last_time;
    } else {
        const EntityIx kind = entity == no_entity ? guess_entity(ctx.schema, heading, import.profiles) : entity;
        import.mapping = guess_mapping(ctx.schema, kind, heading, import.profiles);
        import.mapping.known = known;
    }
    import.decisions.clear();
    import.check.reset();
    import.recheck.reset();
}
} // namespace

void choose_sheet(std::size_t sheet) {
    const Context ctx = app().context();
    FileImport& import = file_import();
    import.sheet = sheet;
    import.first_row = guess_first_row(ctx.schema, import.rows_of(), ctx.parsing);
    const bool is_asked = ctx.route.screen == Screen::import_file && !ctx.route.entity.empty();
    guess_columns(is_asked ? ctx.entity(ctx.route.entity) : no_entity);
}

void map_rows_as(EntityIx entity) { guess_columns(entity); }

void put_heading_at(std::size_t first_row) {
    file_import().first_row = first_row;
    guess_columns(app().context().entity(file_import().mapping.entity));
}

namespace {
// Looking for who is alike needs an index of everybody who is here: made once, while nothing of them changes.
std::shared_ptr<DuplicateIndex> alike_here(const Context& ctx) {
    FileImport& import = file_import();
    const EntityIx entity = ctx.entity(import.mapping.entity);
    if (!DuplicateIndex::is_possible(ctx.schema, entity)) return {};
    const std::uint64_t revision = ctx.tables.table(entity).revision;
    if (!import.alike || is_base_gone() || import.alike_entity != entity || import.alike_revision != revision)
        import.alike = std::make_shared<DuplicateIndex>(ctx.tables, entity, ctx.parsing.country);
    import.alike_entity = entity;
    import.alike_revision = revision;
    return import.alike;
}
} // namespace

namespace {

// What was wanted goes on by itself, unless the rows have come out otherwise than they were shown.
void go_on_as_promised(const ImportReport& promised) {
    const ImportReport& now = file_import().check->report();
    if (std::ranges::equal(promised.fates, now.fates) && promised.linked == now.linked &&
        promised.problem_count == now.problem_count)
        return take_rows();
    show_toast({.text = std::string(app().context().text(words::base_changed_look_again)), .tone = Tone::warning});
}

bool check_on() {
    FileImport& now = file_import();
    if (now.stage != ImportStage::checking && now.stage != ImportStage::checked) now.recheck.reset(); // gone back
    if (!now.recheck) return false;
    if (app().workspace->phase() == Phase::opening) return true; // until there is a base to compare with
    if (is_base_gone()) {
        const auto promised = now.promised;
        check_rows();
        now.promised = promised;
        return true;
    }
    const bool is_more = now.recheck->step(100);
    show_progress(!is_more);
    if (is_more) return true;
    now.check = std::move(now.recheck);
    now.check_number = next_number();
    if (now.stage == ImportStage::checking) enter(ImportStage::checked);
    if (const auto promised = std::exchange(now.promised, std::nullopt)) go_on_as_promised(*promised);
    return false;
}

} // namespace

void check_rows() {
    const Context ctx = app().context();
    FileImport& import = file_import();
    const bool is_running = import.recheck != nullptr;
    import.promised.reset();
    std::shared_ptr<DuplicateIndex> alike = alike_here(ctx);
    note_base();
    import.recheck = std::make_unique<SheetImport>(ctx.tables, ctx.workspace.begin_rows(),
                                                   ImportJob{.sheet = &import.rows_of(),
                                                             .first_row = import.first_row,
                                                             .mapping = import.mapping,
                                                             .decisions = import.decisions,
                                                             .finds_alike = true,
                                                             .alike_here = std::move(alike)},
                                                   ctx.parsing);
    if (!import.check || import.stage == ImportStage::mapping) enter(ImportStage::checking); // also once more
    if (!is_running) platform::run_in_slices(check_on); // else the slices go on with the new one
}

void follow_base() {
    FileImport& import = file_import();
    if (import.stage != ImportStage::checked || !is_base_gone() || has_lost_base()) return;
    import.check.reset();
    check_rows();
}

namespace {
void rows_are_ready() {
    const Context ctx = app().context();
    FileImport& import = file_import();
    RowBlocks rows = std::move(*std::exchange(import.rows, nullptr));
    const std::optional<UndoMark> undo_before = next_undo();
    std::size_t count = 0;
    if (import.records) {
        count = ctx.workspace.merge(*import.records, std::move(rows)).change_count;
        write_first_firm(); // a copy of everything has brought its own
    } else if (import.check) {
        count = commit_import(ctx.workspace, *import.check, std::move(rows)).added.size();
    }
    import.records_added = count;
    if (const auto undo = next_undo(); undo != undo_before) import.undo = undo;
    enter(ImportStage::done);
    import.bytes.clear();
    import.bytes.shrink_to_fit();
    import.records.reset();
    import.files.reset();
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
    if (import.recheck || (!import.records && !import.check) || has_lost_base()) return;
    if (import.check && has_base_changed()) { // somebody has written meanwhile: perhaps into what the rows go to
        const ImportReport promised = import.check->report();
        check_rows();
        import.promised = promised;
        return;
    }
    import.rows = std::make_unique<RowBlocks>(import.records ? import.records->tables() : import.check->staged());
    enter(ImportStage::taking);
    platform::run_in_slices([number = import.number] {
        FileImport& now = file_import();
        if (now.number != number || now.stage != ImportStage::taking || has_lost_base()) return false;
        if (now.check && has_base_changed()) {
            now.rows.reset();
            enter(ImportStage::checked);
            take_rows();
            return false;
        }
        if (now.rows->step()) return true;
        rows_are_ready();
        return false;
    });
}

bool can_undo_this_import() {
    const std::optional<UndoMark>& undo = file_import().undo;
    return undo && undo == next_undo();
}

} // namespace crm
