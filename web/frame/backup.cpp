#include "web/frame/backup.hpp"

#include <functional>
#include <map>
#include <memory>

#include "core/base/text_append.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_backup.hpp"
#include "web/frame/app.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/browser_storage.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/files.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

constexpr std::int64_t day_ms = 86400000;
constexpr int backup_days = 7, backup_changes = 500;

std::int64_t read_number(std::string_view key) {
    std::int64_t number = 0;
    for (const char c : platform::kept_value(key).value_or("")) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

// Asked every frame, so read once: only this page writes them.
std::int64_t& kept_number(std::string_view key) {
    static std::map<std::string, std::int64_t, std::less<>> numbers;
    const auto found = numbers.find(key);
    return found != numbers.end() ? found->second : numbers.emplace(key, read_number(key)).first->second;
}

void keep_number(std::string_view key, std::int64_t number) {
    kept_number(key) = number;
    std::string text;
    append_integer(text, number);
    platform::keep_value(key, text);
}

// A file that is being written: a piece per slice, so that the page stays alive and the file may be of any size.
struct Export {
    std::unique_ptr<ExportWriter> writer;
    std::uint64_t revision;
    int save;
};
std::shared_ptr<Export> running;

std::string file_name_for(const Context& ctx) { return "wasl-" + iso_text(ctx.reader.today) + ".json"; }

void write_on();

// The bytes of files are fetched one piece at a time; what is not on this device goes without them.
void fetch_piece(const Hash128& piece) {
    app().workspace->vault().read_piece(piece, [mine = running](Result<Bytes, StorageError> bytes) {
        if (mine != running) return;
        running->writer->give_piece(bytes.value_or(Bytes()));
        write_on();
    });
}

void write_on() {
    platform::run_in_slices([] {
        if (!running) return false;
        const Context now = app().context();
        if (now.tables.revision() !=
            running->revision) { // somebody edits meanwhile: what is written would be of two moments
            platform::drop_save(running->save);
            show_toast({.text = std::string(now.text(words::export_interrupted)), .tone = Tone::warning});
            running.reset();
            return false;
        }
        if (const auto wanted = running->writer->wanted_piece()) return fetch_piece(*wanted), false;
        std::string piece;
        const bool has_more = running->writer->next(piece, 1 << 18);
        platform::append_to_save(running->save, std::string_view(piece));
        platform::request_frames(1);
        if (has_more) return true;
        platform::finish_save(running->save);
        running.reset();
        return false;
    });
}

void begin_export(std::vector<RecordId> only, std::string name) {
    if (running) return;
    App& a = app();
    const Context ctx = a.context();
    const bool everything = only.empty();
    const int save = platform::begin_save(
        name, "application/json", platform::SaveTo::downloads, [everything, name](platform::SaveEnd end) {
            const Context now = app().context();
            if (end == platform::SaveEnd::saved && everything) {
                note_backup();
                keep_number("backup.done", platform::wall_clock_ms());
            }
            if (end != platform::SaveEnd::cancelled)
                show_toast({.text = std::string(now.text(end == platform::SaveEnd::saved ? words::exported
                                                                                         : words::export_failed)) +
                                    ' ' + name,
                            .tone = end == platform::SaveEnd::saved ? Tone::success : Tone::danger});
            platform::request_frames();
        });
    running = std::make_shared<Export>();
    running->writer = std::make_unique<ExportWriter>(
        ctx.tables,
        ExportOptions{.dataset = a.workspace->dataset(), .made = ctx.now, .only = std::move(only), .with_files = true},
        &a.workspace->waiting());
    running->revision = ctx.tables.revision();
    running->save = save;
    write_on();
}

} // namespace

bool is_backup_due(const Context& ctx) {
    std::size_t records = 0;
    for (std::size_t e = 0; e < ctx.tables.table_count(); ++e)
        records += ctx.tables.table(static_cast<EntityIx>(e)).live_count;
    if (records < 10 || !ctx.can_write()) return false;
    const std::int64_t now = ctx.now.ms, last = kept_number("backup.at"), postponed = kept_number("backup.later");
    if (last == 0) { // counted from the first day there was something to lose
        keep_number("backup.at", now);
        keep_number("backup.lsn", static_cast<std::int64_t>(ctx.workspace.vault().last_lsn()));
        return false;
    }
    if (now < postponed) return false;
    const auto lsn = static_cast<std::int64_t>(ctx.workspace.vault().last_lsn());
    return now - last > backup_days * day_ms || lsn - kept_number("backup.lsn") > backup_changes;
}

void note_backup() {
    keep_number("backup.at", platform::wall_clock_ms());
    keep_number("backup.lsn", static_cast<std::int64_t>(app().workspace->vault().last_lsn()));
}
void postpone_backup() { keep_number("backup.later", platform::wall_clock_ms() + day_ms); }
void start_backup() { begin_export({}, file_name_for(app().context())); }
void export_records(std::vector<RecordId> only, std::string file_name) {
    begin_export(std::move(only), std::move(file_name));
}

ExportProgress export_progress() {
    if (!running) return {};
    return {true, running->writer->written(), running->writer->total()};
}

} // namespace crm
