#include "web/frame/attach.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "core/entities/attachment.hpp"
#include "core/formats/file_facts.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_files.hpp"
#include "web/frame/app.hpp"
#include "web/glyphs/text_engine.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/browser_storage.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/raster.hpp"

namespace crm {

namespace {

// What was chosen at once becomes one change. A file that fails does not keep the others out.
struct Batch {
    RecordId owner;
    std::optional<FileIntake> intake; // of the file that is being read
    std::vector<StoredFile> stored;
    std::vector<std::string> problems;
    int count = 0, read = 0, storing = 0;
    bool is_read = false, is_stopped = false;
    std::uint64_t bytes_read = 0, bytes_total = 0; // of the present file
    std::string name;
};

struct Attach {
    std::shared_ptr<Batch> batch;
    std::shared_ptr<Batch> dropping; // of a drop that began on a record's page and is not read to its end
    bool is_file_over = false;
    Attaching shown;
};
Attach& state() {
    static Attach the_state;
    return the_state;
}

const BothNames& sentence_of(FileTrouble trouble) {
    switch (trouble) {
    case FileTrouble::empty: return words::file_empty;
    case FileTrouble::too_large: return words::file_too_large;
    case FileTrouble::no_room: return words::file_no_room;
    case FileTrouble::read_only: return words::file_read_only;
    default: return words::file_failed;
    }
}

void end_batch(const std::shared_ptr<Batch>& batch) {
    if (batch->is_stopped) return;
    if (state().batch == batch) state().batch.reset();
    const Context ctx = app().context();
    if (!batch->stored.empty()) {
        const auto count = static_cast<std::int64_t>(batch->stored.size());
        app().send(attach_files(ctx.tables, batch->owner, batch->stored), ctx.counted(words::files_attached, count));
        platform::ask_persistence([](bool) {}); // there is something worth keeping now
    }
    for (const std::string& problem : batch->problems)
        show_toast({.text = problem, .tone = Tone::danger, .seconds = 12});
    platform::request_frames();
}

void note_problem(Batch& batch, const BothNames& sentence) {
    batch.problems.push_back(filled(app().context().text(sentence), batch.name));
}

void finish_file(const std::shared_ptr<Batch>& batch) {
    ++batch->storing;
    batch->intake->finish([batch, name = batch->name](Result<StoredFile, FileTrouble> stored) {
        --batch->storing;
        if (stored)
            batch->stored.push_back(std::move(*stored));
        else
            batch->problems.push_back(filled(app().context().text(sentence_of(stored.error())), name));
        if (batch->is_read && batch->storing == 0) end_batch(batch);
        platform::request_frames();
    });
    batch->intake.reset();
}

void take_chunk(const std::shared_ptr<Batch>& batch, const platform::FileChunk& chunk) {
    const bool is_last = chunk.end != platform::FileEnd::more;
    if (batch->is_stopped) return is_last ? void() : platform::skip_file(chunk.file);
    if (chunk.end == platform::FileEnd::cancelled) {
        if (state().batch == batch) state().batch.reset();
        return platform::request_frames();
    }
    if (chunk.offset_bytes == 0) {
        batch->name = safe_file_name(chunk.name);
        batch->count = std::max(batch->count, batch->read + 1 + chunk.files_after);
        batch->bytes_read = 0;
        batch->bytes_total = chunk.size_bytes;
        batch->intake.emplace(*app().workspace, std::string(chunk.name), chunk.size_bytes);
    }
    if (batch->intake) batch->intake->take({reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size()});
    if (batch->intake && batch->intake->is_refused() && !is_last) platform::skip_file(chunk.file);
    batch->bytes_read += chunk.bytes.size();
    if (is_last) ++batch->read;
    if (is_last && chunk.files_after == 0) batch->is_read = true;
    if (chunk.end == platform::FileEnd::unreadable) {
        batch->intake.reset();
        note_problem(*batch, words::file_unreadable);
        if (batch->is_read && batch->storing == 0) end_batch(batch);
    } else if (is_last) {
        finish_file(batch);
    }
    platform::request_frames();
}

std::shared_ptr<Batch> begin_batch(RecordId owner) {
    auto batch = std::make_shared<Batch>();
    batch->owner = owner;
    state().batch = batch;
    return batch;
}

void choose(RecordId owner, std::string_view accept, platform::PickFrom from) {
    if (state().batch && state().batch->count > 0) return; // one at a time
    platform::pick_file(
        accept, [batch = begin_batch(owner)](const platform::FileChunk& chunk) { take_chunk(batch, chunk); },
        from == platform::PickFrom::files, from);
}

} // namespace

bool takes_files(const Context& ctx, Place place) {
    return attachment_owner_field(ctx.schema, place.entity) != no_field && !ctx.tables.is_erased(place) &&
           ctx.tables.table(place.entity).is_live(place.row);
}

void choose_files(RecordId owner) { choose(owner, "", platform::PickFrom::files); }
void take_photo(RecordId owner) { choose(owner, "image/*", platform::PickFrom::camera); }

bool take_dropped_file(const platform::FileChunk& chunk) {
    Attach& it = state();
    if (!it.dropping) {
        const Context ctx = app().context();
        const Place place = ctx.route.screen == Screen::record ? ctx.tables.find(ctx.route.record) : Place{};
        const bool is_ours = place && ctx.can_write() && takes_files(ctx, place);
        if (!is_ours || chunk.offset_bytes != 0) return false;
        const bool joins = it.batch && it.batch->count > 0 && it.batch->owner == ctx.route.record;
        it.dropping = joins ? it.batch : begin_batch(ctx.route.record);
        it.dropping->is_read = false;
    }
    const auto batch = it.dropping;
    if (chunk.end != platform::FileEnd::more && chunk.files_after == 0) it.dropping.reset();
    take_chunk(batch, chunk);
    return true;
}

void note_file_over(bool is_over) {
    state().is_file_over = is_over;
    platform::request_frames();
}
bool is_file_over() { return state().is_file_over; }

void stop_attaching() {
    const auto batch = std::exchange(state().batch, nullptr);
    if (!batch) return;
    batch->is_stopped = true;
    batch->intake.reset();
    batch->stored.clear();
    app().workspace->sweep_pieces();
    const Context ctx = app().context();
    show_toast({.text = std::string(ctx.text(words::files_stopped))});
}

const Attaching& attaching() {
    Attaching& shown = state().shown;
    const auto& batch = state().batch;
    shown.is_running = batch && batch->count > 0;
    if (!shown.is_running) return shown;
    const float file =
        batch->bytes_total
            ? static_cast<float>(static_cast<double>(batch->bytes_read) / static_cast<double>(batch->bytes_total))
            : 1.0f;
    const float done = batch->intake ? static_cast<float>(batch->read) + file : static_cast<float>(batch->read);
    shown.owner = batch->owner;
    shown.name = batch->name;
    shown.part = std::min(1.0f, done / static_cast<float>(std::max(1, batch->count)));
    return shown;
}

// --- out -------------------------------------------------------------------------------------------------------------

namespace {

void tell_unreadable(FileTrouble trouble) {
    const Context ctx = app().context();
    const BothNames& text = trouble == FileTrouble::not_here  ? words::file_not_here_text
                            : trouble == FileTrouble::damaged ? words::file_damaged_text
                                                              : words::file_cannot_open;
    show_toast({.text = std::string(ctx.text(text)), .tone = Tone::warning, .seconds = 10});
    platform::request_frames();
}

void save(const Bytes& bytes, const std::string& name, std::string_view kind) {
    const int number =
        platform::begin_save(name, download_kind(kind), platform::SaveTo::downloads, [](platform::SaveEnd) {});
    platform::append_to_save(number, std::string_view(bytes));
    platform::finish_save(number);
}

void with_file(RecordId file, std::function<void(Bytes, const AttachmentFacts&)> use) {
    read_attachment(*app().workspace, file, [file, use = std::move(use)](Result<Bytes, FileTrouble> bytes) {
        const Tables& tables = app().workspace->tables();
        const Place place = tables.find(file);
        if (!bytes || !place) return tell_unreadable(bytes ? FileTrouble::no_file : bytes.error());
        use(std::move(*bytes), attachment_facts(tables, place));
    });
}

} // namespace

void download_attachment(RecordId file) {
    with_file(file, [](Bytes bytes, const AttachmentFacts& facts) { save(bytes, facts.name, facts.kind); });
}

void open_attachment(RecordId file) {
    with_file(file, [](Bytes bytes, const AttachmentFacts& facts) {
        const bool is_pdf = is_pdf_kind(kind_of_file(bytes, {})); // by its bytes, whatever its record says
        if (!is_pdf || !platform::view_pdf(bytes)) save(bytes, facts.name, facts.kind);
    });
}

std::string file_size_text(const Context& ctx, std::uint64_t bytes) {
    const NumberStyle style{.digits = ctx.reader.locale.digits, .decimals_max = 1};
    struct Unit {
        double bytes;
        BothNames name;
    };
    static constexpr Unit units[] = {
        {1e9, {" غ.ب", " GB"}}, {1e6, {" م.ب", " MB"}}, {1e3, {" ك.ب", " KB"}}, {1, {" بايت", " B"}}};
    const auto size = static_cast<double>(bytes);
    const Unit* unit = &units[3];
    for (const Unit& each : units)
        if (size >= each.bytes) {
            unit = &each;
            break;
        }
    const double shown = size / unit->bytes;
    return real_text(shown >= 100 ? static_cast<double>(static_cast<std::int64_t>(shown + 0.5)) : shown, style) +
           std::string(ctx.text(unit->name));
}

std::string file_about(const Context& ctx, Place file) {
    const AttachmentFacts facts = attachment_facts(ctx.tables, file);
    const std::string_view kind = facts.kind;
    const BothNames& name = is_picture_kind(kind)                                                ? words::kind_picture
                            : is_pdf_kind(kind)                                                  ? words::kind_pdf
                            : kind.find("sheet") != kind.npos || kind.find("excel") != kind.npos ? words::kind_sheet
                            : kind.starts_with("text/") || kind.find("word") != kind.npos        ? words::kind_document
                            : kind.starts_with("audio/")                                         ? words::kind_sound
                            : kind.starts_with("video/")                                         ? words::kind_film
                            : kind == "application/zip"                                          ? words::kind_archive
                                                                                                 : words::kind_other;
    std::string text = std::string(ctx.text(name)) + " · " + file_size_text(ctx, facts.bytes);
    const std::string day = cell_text(ctx.tables, file, created_field(ctx.schema, file.entity), ctx.brief());
    if (!day.empty()) text += " · " + day;
    return isolated_parts(text); // "740" belongs to its unit, not to "PDF"
}

std::string file_about_short(const Context& ctx, Place file) {
    std::string text = file_size_text(ctx, attachment_facts(ctx.tables, file).bytes);
    const Column& created = ctx.tables.table(file.entity).columns[created_field(ctx.schema, file.entity)];
    if (created.has(file.row))
        text += " · " + day_text(date_of(Moment{created.number(file.row)}, ctx.reader.offset_minutes), ctx.brief());
    return isolated_parts(text);
}

std::string clean_file_name(std::string_view name) { return safe_file_name(name); }

namespace {
std::string_view kind_of(const Context& ctx, Place file) {
    return ctx.tables.table(file.entity).columns[ctx.field(attachment.key, "kind")].words(file.row);
}
} // namespace

bool is_picture_file(const Context& ctx, Place file) { return is_picture_kind(kind_of(ctx, file)); }
bool is_pdf_file(const Context& ctx, Place file) { return is_pdf_kind(kind_of(ctx, file)); }

// --- pictures --------------------------------------------------------------------------------------------------------

namespace {

struct Kept {
    PhotoAnswer answer;
    std::unique_ptr<Photo> photo;
    int seen_in = 0; // frame
};
using PhotoName = std::pair<RecordId, int>;

struct Photos {
    std::map<PhotoName, Kept> kept;
    std::deque<PhotoName> wanted; // one after the other: a phone's picture is large
    bool is_busy = false;
};
Photos& photos() {
    static Photos all;
    return all;
}

void forget_unseen() {
    constexpr std::size_t thumbnails_max = 120, pictures_max = 3;
    for (const bool is_large : {false, true}) {
        std::vector<std::pair<int, PhotoName>> by_age;
        for (const auto& [name, kept] : photos().kept)
            if ((name.second > thumbnail_points) == is_large && kept.photo) by_age.emplace_back(kept.seen_in, name);
        const std::size_t most = is_large ? pictures_max : thumbnails_max;
        if (by_age.size() <= most) continue;
        std::ranges::sort(by_age);
        for (std::size_t i = 0; i < by_age.size() - most; ++i) photos().kept.erase(by_age[i].second);
    }
}

void next_photo();

void end_photo(const PhotoName& name, PhotoState end, std::unique_ptr<Photo> photo = nullptr, PictureSize size = {}) {
    Kept& kept = photos().kept[name];
    kept.answer = {.state = end, .width = static_cast<int>(size.width), .height = static_cast<int>(size.height)};
    kept.photo = std::move(photo);
    photos().is_busy = false;
    forget_unseen();
    platform::request_frames(2);
    next_photo();
}

void next_photo() {
    if (photos().is_busy || photos().wanted.empty()) return;
    const PhotoName name = photos().wanted.front();
    photos().wanted.pop_front();
    photos().is_busy = true;
    read_attachment(*app().workspace, name.first, [name](Result<Bytes, FileTrouble> bytes) {
        if (!bytes)
            return end_photo(name, bytes.error() == FileTrouble::not_here  ? PhotoState::not_here
                                   : bytes.error() == FileTrouble::damaged ? PhotoState::damaged
                                                                           : PhotoState::unreadable);
        const std::string kind = kind_of_file(*bytes, {});
        const auto size = picture_size(*bytes);
        if (!is_picture_kind(kind) || !size) return end_photo(name, PhotoState::unreadable);
        if (std::uint64_t{size->width} * size->height > picture_dots_max)
            return end_photo(name, PhotoState::too_large, nullptr, *size);
        platform::decode_picture(*bytes, kind, name.second, name.second, [name](const platform::Raster& raster) {
            if (raster.width == 0) return end_photo(name, PhotoState::unreadable);
            end_photo(name, PhotoState::ready, std::make_unique<Photo>(raster.width, raster.height, raster.points));
        });
    });
}

} // namespace

PhotoAnswer photo_of(RecordId file, int points_max) {
    const PhotoName name{file, points_max};
    const auto [at, is_new] = photos().kept.try_emplace(name);
    at->second.seen_in = ImGui::GetFrameCount();
    if (at->second.answer.state == PhotoState::not_here) { // the sync may have brought it
        const Place place = app().workspace->tables().find(file);
        if (place && is_attachment_here(*app().workspace, place)) at->second.answer.state = PhotoState::loading;
        if (at->second.answer.state == PhotoState::loading) photos().wanted.push_back(name);
    }
    if (is_new) photos().wanted.push_back(name);
    if (!photos().is_busy && !photos().wanted.empty()) platform::run_in_slices([] { return next_photo(), false; });
    PhotoAnswer answer = at->second.answer;
    answer.photo = at->second.photo.get();
    return answer;
}

} // namespace crm
