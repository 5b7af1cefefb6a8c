#include "web/frame/export_dialog.hpp"

#include <algorithm>
#include <memory>

#include "core/app/sheet_export.hpp"
#include "core/text/dates.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_backup.hpp"
#include "web/frame/app.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/saving.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/platform/files.hpp"
#include "web/platform/foreign.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

constexpr std::size_t workbook_rows_max = 1'048'575; // below the headings

enum class What : std::uint8_t { selected, shown, all_of_kind, everything };

struct Format {
    FileKind kind;
    BothNames label;
};
constexpr Format formats[] = {{FileKind::xlsx, words::as_workbook},
                              {FileKind::csv, words::as_csv},
                              {FileKind::vcard, words::as_contacts},
                              {FileKind::icalendar, words::as_calendar},
                              {FileKind::json, words::as_wasl}};

struct ExportState {
    bool is_wished = false, is_offered = false; // `offered`: the screen has had a frame to answer the wish
    bool is_open = false, is_writing = false;
    ExportOffer offer;
    What what = What::selected; // the first that is possible stands for one that is not
    FileKind format = FileKind::xlsx;
    int columns = 0;
};

// A file that is being written, a few hundred rows between two frames.
struct Running {
    std::unique_ptr<SheetExport> writer;
    std::uint64_t revision = 0;
    int save = 0;
    bool is_cancelled = false;
};
std::unique_ptr<Running> running;

bool is_table(FileKind kind) { return kind == FileKind::xlsx || kind == FileKind::csv; }

std::vector<What> possible_whats(const Context& ctx, const ExportState& state) {
    std::vector<What> whats;
    const ExportOffer& offer = state.offer;
    if (!offer.selected.empty()) whats.push_back(What::selected);
    if (offer.entity != no_entity) {
        whats.push_back(What::shown);
        if (offer.shown.size() != ctx.tables.table(offer.entity).live_count) whats.push_back(What::all_of_kind);
    }
    whats.push_back(What::everything);
    return whats;
}

std::vector<const Format*> possible_formats(const Context& ctx, const ExportState& state, What what) {
    std::vector<const Format*> possible;
    for (const Format& format : formats) {
        const bool is_own = format.kind == FileKind::json;
        if (is_own || (what == What::everything ? format.kind == FileKind::xlsx
                                                : can_export(ctx.schema, state.offer.entity, format.kind)))
            possible.push_back(&format);
    }
    return possible;
}

std::size_t count_of(const Context& ctx, const ExportState& state, What what) {
    if (what == What::selected) return state.offer.selected.size();
    if (what == What::shown) return state.offer.shown.size();
    if (what == What::all_of_kind) return ctx.tables.table(state.offer.entity).live_count;
    return count_of_everything(ctx.tables);
}

std::vector<Row> rows_of(const Context& ctx, const ExportState& state, What what) {
    if (what == What::selected) return state.offer.selected;
    return what == What::shown ? state.offer.shown : live_rows(ctx.tables, state.offer.entity);
}

std::string file_name(const Context& ctx, const ExportState& state, What what, const Format& format) {
    const std::string_view of =
        what == What::everything ? "wasl" : ctx.schema.entity(state.offer.entity).plural.in(ctx.language);
    return std::string(of) + '-' + iso_text(ctx.reader.today) + '.' + std::string(ending_of(format.kind));
}

void stop(Tone tone, std::string says) {
    platform::drop_save(running->save);
    running.reset();
    if (!says.empty()) show_toast({.text = std::move(says), .tone = tone});
    platform::request_frames();
}

// False: it is over, one way or the other.
bool write_on() {
    const Context ctx = app().context();
    if (running->is_cancelled) return stop(Tone::neutral, {}), false;
    if (ctx.tables.revision() != running->revision)
        return stop(Tone::warning, std::string(ctx.text(words::export_interrupted))), false;
    std::string piece;
    const bool is_more = running->writer->step(piece);
    if (const auto error = running->writer->error()) {
        const BothNames says = *error == SheetError::reader_missing ? words::export_needs_network : sentence_of(*error);
        return stop(Tone::danger, std::string(ctx.text(says))), false;
    }
    platform::append_to_save(running->save, std::string_view(piece));
    platform::request_frames(1);
    if (is_more) return true;
    platform::finish_save(running->save);
    running.reset();
    return false;
}

void write_table(Context& ctx, const Format& format, const std::string& name, std::vector<SheetExportWish> wishes) {
    if (running) return;
    running = std::make_unique<Running>();
    running->writer = std::make_unique<SheetExport>(ctx.tables, ctx.reader, format.kind, std::move(wishes));
    running->revision = ctx.tables.revision();
    running->save = begin_download(name);
    platform::run_in_slices(write_on);
}

void start(Context& ctx, const ExportState& state, What what, const Format& format) {
    const std::string name = file_name(ctx, state, what, format);
    if (format.kind != FileKind::json) {
        std::vector<SheetExportWish> wishes;
        if (what == What::everything)
            wishes = wishes_for_everything(ctx.tables, ctx.now);
        else
            wishes.push_back({.entity = state.offer.entity,
                              .fields = state.columns == 0 ? state.offer.columns : std::vector<ListColumn>{},
                              .rows = rows_of(ctx, state, what),
                              .now = ctx.now});
        return write_table(ctx, format, name, std::move(wishes));
    }
    if (what == What::everything) return start_backup();
    std::vector<RecordId> ids;
    for (const Row row : rows_of(ctx, state, what)) ids.push_back(ctx.tables.id({state.offer.entity, row}));
    std::ranges::sort(ids);
    export_records(std::move(ids), name);
}

std::string label_of(const Context& ctx, const ExportState& state, What what) {
    const auto count = [&](std::string_view label) {
        const auto n = static_cast<std::int64_t>(count_of(ctx, state, what));
        return std::string(label) + " (" + number_text(n, {.digits = ctx.reader.locale.digits}) + ')';
    };
    if (what == What::selected) return count(ctx.text(words::export_selected_rows));
    if (what == What::shown) return count(ctx.text(words::export_shown_rows));
    if (what == What::everything) return std::string(ctx.text(words::export_everything));
    return count(
        filled(ctx.text(words::export_all_rows), {ctx.schema.entity(state.offer.entity).plural.in(ctx.language)}));
}

struct Choice {
    What what;
    const Format* format;
};

Choice choice_form_ui(Context& ctx, ExportState& state) {
    const std::vector<What> whats = possible_whats(ctx, state);
    std::vector<std::string> texts;
    for (const What what : whats) texts.push_back(label_of(ctx, state, what));
    std::vector<std::string_view> labels(texts.begin(), texts.end());
    // Choices are kept by what they mean: the lists are others when records come or go.
    const auto place_in = [](const auto& all, const auto& kept, auto meaning) {
        const auto at = std::ranges::find(all, kept, meaning);
        return at == all.end() ? 0 : static_cast<int>(at - all.begin());
    };
    int at = place_in(whats, state.what, std::identity{});
    if (whats.size() > 1 && radio_group_ui("what", {.label = ctx.text(words::export_what)}, labels, at))
        state.what = whats[static_cast<std::size_t>(at)];
    const What what = whats[static_cast<std::size_t>(at)];
    const std::vector<const Format*> possible = possible_formats(ctx, state, what);
    at = place_in(possible, state.format, &Format::kind);
    labels.clear();
    for (const Format* format : possible) labels.push_back(ctx.text(format->label));
    gap(16);
    if (radio_group_ui("format", {.label = ctx.text(words::export_as)}, labels, at))
        state.format = possible[static_cast<std::size_t>(at)]->kind;
    const Format& format = *possible[static_cast<std::size_t>(at)];
    if (is_table(format.kind) && what != What::everything && !state.offer.columns.empty()) {
        const std::string_view columns[] = {ctx.text(words::columns_shown), ctx.text(words::columns_all)};
        gap(16);
        radio_group_ui("columns", {.label = ctx.text(words::export_columns)}, columns, state.columns, true);
    }
    if (format.kind != FileKind::csv && format.kind != FileKind::json) platform::load_foreign_files();
    return {what, &format};
}

ExportProgress progress_now() {
    return running ? ExportProgress{true, running->writer->written(), running->writer->total()} : export_progress();
}

void progress_part_ui(Context& ctx, ExportState& state, const ExportProgress& progress) {
    const auto total = static_cast<float>(std::max<std::size_t>(1, progress.total));
    progress_ui(static_cast<float>(progress.written) / total, ctx.text(words::export_data));
    begin_dialog_actions_ui();
    if (!button_ui(ctx.text(running ? words::cancel : words::close))) return;
    if (running) running->is_cancelled = true;
    state.is_open = false;
}

} // namespace

void wish_export(Context& ctx) {
    ExportState& state = ctx.state<ExportState>();
    state.is_wished = true;
    state.is_offered = false;
}
bool takes_export_wish(Context& ctx) { return std::exchange(ctx.state<ExportState>().is_wished, false); }

bool is_export_wanted(Context& ctx) {
    const ExportState& state = ctx.state<ExportState>();
    return state.is_open || state.is_wished;
}

void open_export(Context& ctx, ExportOffer offer) {
    ctx.state<ExportState>() = {.is_open = true, .offer = std::move(offer)};
}

void export_as_calendar(Context& ctx, Place record) {
    const Format& format = *std::ranges::find(formats, FileKind::icalendar, &Format::kind);
    write_table(ctx, format, ctx.name(record) + '.' + std::string(ending_of(format.kind)),
                {{.entity = record.entity, .rows = {record.row}, .now = ctx.now}});
}

void export_dialog_ui(Context& ctx) {
    ExportState& state = ctx.state<ExportState>();
    if (state.is_wished && !std::exchange(state.is_offered, true)) return platform::request_frames(1);
    if (takes_export_wish(ctx)) open_export(ctx, {});
    if (!begin_dialog_ui("export", {.title = ctx.text(words::export_data), .width = 480}, state.is_open)) return;
    if (const ExportProgress progress = progress_now(); progress.is_running || state.is_writing) {
        progress_part_ui(ctx, state, progress);
        state.is_writing = progress.is_running;
        state.is_open &= progress.is_running;
        return end_dialog_ui();
    }
    const Choice choice = choice_form_ui(ctx, state);
    const std::size_t count = count_of(ctx, state, choice.what);
    const bool is_too_big =
        choice.format->kind == FileKind::xlsx && choice.what != What::everything && count > workbook_rows_max;
    if (count == 0 || is_too_big) {
        gap(12);
        banner_ui(
            {.tone = Tone::warning, .text = ctx.text(is_too_big ? words::export_too_big : words::export_no_rows)});
    }
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_open = false;
    beside(8);
    const bool is_not_possible = count == 0 || is_too_big;
    if (button_ui(ctx.counted(words::export_records_now, static_cast<std::int64_t>(count)),
                  {.kind = ButtonKind::primary, .icon = Icon::download, .disabled = is_not_possible, .id = "write"})) {
        ctx.later([state, choice] {
            Context now = app().context();
            start(now, state, choice.what, *choice.format);
            now.state<ExportState>().is_writing = true;
        });
    }
    end_dialog_ui();
}

} // namespace crm
