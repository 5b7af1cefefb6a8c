// The files that an import gives out and takes beside the sheet: the report of its rows, the mapping of its columns, an
// empty sheet to fill in.
#include "core/formats/sheet_writer.hpp"
#include "core/import/import_report.hpp"
#include "core/import/saved_mapping.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_backup.hpp"
#include "core/text/words_import.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/app.hpp"
#include "web/frame/file_import.hpp"
#include "web/frame/saving.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/files.hpp"
#include "web/platform/foreign.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

std::string named(std::string_view name, FileKind kind) {
    return std::string(name) + ' ' + iso_text(app().context().reader.today) + '.' + std::string(ending_of(kind));
}

void tell(Tone tone, const BothNames& says) {
    show_toast({.text = std::string(app().context().text(says)), .tone = tone});
    platform::request_frames();
}

struct Running {
    std::unique_ptr<SheetWriter> writer;
    std::unique_ptr<ImportReportSheet> report; // none: the sheet has its heading alone
    std::uint64_t of = 0;                      // the check it tells of, gone when another file begins
    int save = 0;
    bool is_finished = false;
};

// Rows between frames, then whatever the writer still has to load and pack; false: it is over.
bool write_on(Running& running) {
    if (running.of && (!file_import().check || file_import().check_number != running.of))
        return platform::drop_save(running.save), false;
    if (running.report && running.report->step(500)) return true;
    if (!std::exchange(running.is_finished, true)) running.writer->finish();
    if (!running.writer->is_ready()) return true;
    const Bytes file = running.writer->take();
    if (const auto error = running.writer->error()) {
        platform::drop_save(running.save);
        tell(Tone::danger, *error == SheetError::reader_missing ? words::export_needs_network : sentence_of(*error));
        return false;
    }
    platform::append_to_save(running.save, std::string_view(file));
    platform::finish_save(running.save);
    return false;
}

void write_in_slices(std::shared_ptr<Running> running) {
    platform::run_in_slices([running] { return write_on(*running); });
}

void take_mapping(const platform::FileChunk& chunk) {
    static std::string text;
    if (chunk.end == platform::FileEnd::cancelled) return;
    if (chunk.offset_bytes == 0) text.clear();
    constexpr std::size_t bytes_max = 1 << 20;
    const bool is_readable = chunk.end != platform::FileEnd::unreadable && chunk.size_bytes <= bytes_max;
    if (is_readable) text.append(reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size());
    if (is_readable && chunk.end != platform::FileEnd::last) return;
    FileImport& import = file_import();
    if (import.stage != ImportStage::mapping) return;
    const auto saved = is_readable ? mapping_from_json(text) : std::nullopt;
    if (!saved || app().context().schema.entity(saved->entity) == no_entity)
        return tell(Tone::danger, words::not_a_mapping);
    put_saved_mapping(import.mapping, *saved);
    tell(Tone::success, words::mapping_opened);
}

} // namespace

void save_import_report(FileKind kind) {
    const FileImport& import = file_import();
    if (!import.check) return;
    const Context ctx = app().context();
    if (kind == FileKind::xlsx) platform::load_foreign_files();
    auto running = std::make_shared<Running>();
    running->writer = sheet_writer_for(kind);
    if (!running->writer) return tell(Tone::danger, words::file_not_saved);
    running->of = import.check_number;
    running->report = std::make_unique<ImportReportSheet>(*import.check, ctx.language, *running->writer);
    running->save = begin_download(named(ctx.text(words::report_file_name), kind), TellSaved::when_it_failed);
    write_in_slices(std::move(running));
}

void save_template(EntityIx entity) {
    const Context ctx = app().context();
    platform::load_foreign_files();
    auto running = std::make_shared<Running>();
    running->writer = sheet_writer_for(FileKind::xlsx);
    if (!running->writer) return tell(Tone::danger, words::file_not_saved);
    const std::string_view name = ctx.schema.entity(entity).plural.in(ctx.language);
    const std::vector<std::string> headings = template_headings(ctx.schema, entity, ctx.language);
    std::vector<SheetColumn> columns;
    for (const std::string& heading : headings) columns.push_back({.heading = heading, .width_chars = 16});
    running->writer->begin_sheet({.name = name, .columns = columns, .is_right_to_left = ctx.arabic()});
    running->save = begin_download(std::string(name) + ".xlsx", TellSaved::when_it_failed);
    write_in_slices(std::move(running));
}

void save_mapping() {
    const int save = begin_download(named(app().context().text(words::mapping_file_name), FileKind::json),
                                    TellSaved::when_it_failed);
    platform::append_to_save(save, std::string_view(mapping_json(file_import().mapping)));
    platform::finish_save(save);
}

void open_mapping() { platform::pick_file(".json,application/json", take_mapping); }

} // namespace crm
