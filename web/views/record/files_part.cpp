// The files of a record: attached, looked at, named anew, taken out again. Pictures open large over the page.
#include <algorithm>

#include "core/entities/attachment.hpp"
#include "core/text/words_files.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/attach.hpp"
#include "web/frame/data_safety.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/theme/elevation.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr float zoom_max = 8;

struct FilesState {
    bool is_naming = false;
    RecordId named{};
    std::string name;

    bool is_looking = false;
    RecordId looked_at{};
    PhotoView view;
};

void look_at(FilesState& state, RecordId file) {
    state.is_looking = true;
    state.looked_at = file;
    state.view = {};
}

void open_file(Context& ctx, FilesState& state, Place file) {
    const RecordId id = ctx.tables.id(file);
    if (is_picture_file(ctx, file)) return look_at(state, id);
    ctx.later([id] { open_attachment(id); });
}

// --- looking at pictures
// -----------------------------------------------------------------------------------------------

void picture_ui(Context& ctx, FilesState& state, const std::string& name) {
    const PhotoAnswer answer = photo_of(state.looked_at, picture_points);
    std::string says;
    switch (answer.state) {
    case PhotoState::loading: says = ctx.text(words::opening_picture); break;
    case PhotoState::not_here: says = ctx.text(words::file_not_here); break;
    case PhotoState::damaged: says = ctx.text(words::file_damaged_text); break;
    case PhotoState::unreadable: says = ctx.text(words::no_preview); break;
    case PhotoState::too_large:
        says = filled(ctx.text(words::picture_too_big), plain_number(answer.width), plain_number(answer.height));
        break;
    case PhotoState::ready: break;
    }
    const float tall = std::max(px(160), ImGui::GetIO().DisplaySize.y - px(is_phone() ? 260 : 300));
    photo_ui("picture", {.name = name, .says = says, .photo = answer.photo, .height = tall}, state.view);
}

void zoom_by(FilesState& state, float factor) {
    state.view.zoom = std::clamp(state.view.zoom * factor, 1.0f, zoom_max);
}

void pictures_ui(Context& ctx, FilesState& state, const std::vector<RecordId>& pictures) {
    if (!state.is_looking) return;
    const auto found = std::ranges::find(pictures, state.looked_at);
    const Place place = ctx.tables.find(state.looked_at);
    if (found == pictures.end() || !place) return void(state.is_looking = false);
    const auto at = static_cast<std::size_t>(found - pictures.begin());
    const std::string name = ctx.name(place);
    std::string about = file_about(ctx, place);
    if (pictures.size() > 1)
        about = filled(ctx.text(words::of_pictures), plain_number(static_cast<std::int64_t>(at + 1)),
                       plain_number(static_cast<std::int64_t>(pictures.size()))) +
                " · " + about;
    if (!begin_dialog_ui("look at picture", {.title = name, .description = about, .width = 1100}, state.is_looking))
        return;
    picture_ui(ctx, state, name);
    gap(12);
    // The next one lies where reading goes on; the keys are turned around with the frame.
    const bool is_rtl = theme().right_to_left;
    bool next = key_pressed(ImGuiKey_RightArrow), previous = key_pressed(ImGuiKey_LeftArrow);
    if (pictures.size() > 1) {
        if (icon_button_ui(Icon::chevron_left, ctx.text(words::previous_picture),
                           {.disabled = at == 0, .shortcut = is_rtl ? "ArrowRight" : "ArrowLeft"}))
            previous = true;
        beside(8);
        if (icon_button_ui(Icon::chevron_right, ctx.text(words::next_picture),
                           {.disabled = at + 1 == pictures.size(), .shortcut = is_rtl ? "ArrowLeft" : "ArrowRight"}))
            next = true;
        beside(is_phone() ? 8 : 20);
    }
    if (icon_button_ui(Icon::zoom_out, ctx.text(words::zoom_out),
                       {.disabled = state.view.zoom <= 1, .shortcut = "-"}) ||
        key_pressed(ImGuiKey_Minus) || key_pressed(ImGuiKey_KeypadSubtract))
        zoom_by(state, 1 / 1.5f);
    beside(8);
    if (icon_button_ui(Icon::zoom_in, ctx.text(words::zoom_in),
                       {.disabled = state.view.zoom >= zoom_max, .shortcut = "+"}) ||
        key_pressed(ImGuiKey_Equal) || key_pressed(ImGuiKey_KeypadAdd))
        zoom_by(state, 1.5f);
    if (key_pressed(ImGuiKey_0, false)) state.view.zoom = 1;
    beside(is_phone() ? 8 : 20);
    const bool wants_file = is_phone() ? icon_button_ui(Icon::download, ctx.text(words::download_file))
                                       : button_ui(ctx.text(words::download_file), {.icon = Icon::download});
    if (wants_file) ctx.later([id = state.looked_at] { download_attachment(id); });
    end_dialog_ui();
    if (next && at + 1 < pictures.size()) look_at(state, pictures[at + 1]);
    if (previous && at > 0) look_at(state, pictures[at - 1]);
}

// --- a new name
// --------------------------------------------------------------------------------------------------------

void naming_ui(Context& ctx, FilesState& state) {
    if (!state.is_naming ||
        !begin_dialog_ui("name file", {.title = ctx.text(words::rename_file), .width = 460}, state.is_naming))
        return;
    const FieldResult typed = text_input_ui(
        "name",
        {.label = ctx.text(words::file_name), .required = true, .focus = ImGui::IsWindowAppearing(), .length_max = 200},
        state.name);
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_naming = false;
    beside(8);
    const bool is_pressed = button_ui(
        ctx.text(words::save),
        {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = state.name.empty(), .shortcut = "Enter"});
    end_dialog_ui();
    if (!state.is_naming || state.name.empty() || !(is_pressed || typed.enter)) return;
    state.is_naming = false;
    SaveRecord save{.entity = ctx.entity(attachment.key), .id = state.named};
    save.cells.push_back({ctx.field(attachment.key, "name"), clean_file_name(state.name)});
    ctx.send(std::move(save));
}

// --- the list
// ----------------------------------------------------------------------------------------------------------

void file_row_ui(Context& ctx, FilesState& state, Place file) {
    const RecordId id = ctx.tables.id(file);
    const bool is_here = is_attachment_here(ctx.workspace, file);
    const std::string name = ctx.name(file);
    std::string about = is_phone() ? file_about_short(ctx, file) : file_about(ctx, file);
    if (is_pdf_file(ctx, file) && !is_phone()) about += " · " + std::string(ctx.text(words::opens_in_tab));
    const bool is_picture = is_picture_file(ctx, file);
    const Icon all_actions[] = {Icon::download, Icon::edit, Icon::bin};
    const std::string_view all_names[] = {ctx.text(words::download_file), ctx.text(words::rename_file),
                                          ctx.text(words::remove)};
    const std::size_t shown = ctx.can_write() ? 3 : 1;
    const ImVec2 at = cursor();
    const bool is_near = at.y < ImGui::GetIO().DisplaySize.y && at.y + px(64) > 0;
    const bool has_photo = is_here && is_near && is_picture;
    const ListRowResult done =
        list_row_ui(text_of(id), {.title = name,
                                  .detail = about,
                                  .end_text = is_here ? std::string_view() : ctx.text(words::file_not_here),
                                  .icon = is_picture ? Icon::picture : Icon::file,
                                  .photo = has_photo ? photo_of(id, thumbnail_points).photo : nullptr,
                                  .chip_tone = is_here ? std::nullopt : std::optional(Tone::warning),
                                  .actions = std::span(all_actions).first(shown),
                                  .action_names = std::span(all_names).first(shown)});
    if (done.clicked) open_file(ctx, state, file);
    if (done.action == 0) ctx.later([id] { download_attachment(id); });
    if (done.action == 1) {
        state.is_naming = true;
        state.named = id;
        state.name = name;
    }
    if (done.action == 2) ctx.remove({id});
}

void adding_ui(Context& ctx, RecordId owner, bool may_add) {
    const bool is_running = attaching().is_running;
    if (button_ui(ctx.text(words::add_files),
                  {.icon = Icon::attach, .small = true, .disabled = !may_add || is_running}))
        ctx.later([owner] { choose_files(owner); });
    if (is_phone()) {
        beside(8);
        if (button_ui(ctx.text(words::take_photo),
                      {.icon = Icon::camera, .small = true, .disabled = !may_add || is_running}))
            ctx.later([owner] { take_photo(owner); });
    }
    const DataSafety& safety = data_safety();
    const bool is_known = safety.quota_bytes > safety.used_bytes;
    gap(4);
    paragraph_ui(is_known
                     ? filled(ctx.text(words::room_left), file_size_text(ctx, safety.quota_bytes - safety.used_bytes))
                     : std::string(ctx.text(words::limits_of_files)),
                 styles::muted);
}

void progress_of_files_ui(Context& ctx, RecordId owner) {
    const Attaching& now = attaching();
    if (!now.is_running || now.owner != owner) return;
    gap(8);
    progress_ui(now.part, filled(ctx.text(words::storing_file), now.name));
    gap(4);
    if (button_ui(ctx.text(words::stop_files), {.small = true})) ctx.later(stop_attaching);
}

} // namespace

void files_part_ui(Context& ctx, Place owner) {
    FilesState& state = ctx.state<FilesState>();
    const EntityIx entity = ctx.entity(attachment.key);
    const RecordId id = ctx.tables.id(owner);
    const std::vector<Row> rows = attachments_of(ctx.tables, ctx.caches.relations, owner);
    const bool may_add = ctx.can_write() && takes_files(ctx, owner);
    const bool is_adding = attaching().is_running && attaching().owner == id;
    if (rows.empty() && !is_adding) {
        const EmptyStateAnswer answer =
            empty_state_ui({.icon = Icon::attach,
                            .title = ctx.text(words::no_files),
                            .text = ctx.text(words::no_files_text),
                            .action = may_add ? ctx.text(words::add_files) : std::string_view(),
                            .second_action = may_add && is_phone() ? ctx.text(words::take_photo) : std::string_view(),
                            .action_icon = Icon::attach});
        if (answer == EmptyStateAnswer::action) ctx.later([id] { choose_files(id); });
        if (answer == EmptyStateAnswer::second_action) ctx.later([id] { take_photo(id); });
        return;
    }
    adding_ui(ctx, id, may_add);
    progress_of_files_ui(ctx, id);
    gap(8);
    std::vector<RecordId> pictures;
    for (const Row row : rows) {
        const Place file{entity, row};
        if (is_picture_file(ctx, file)) pictures.push_back(ctx.tables.id(file));
        file_row_ui(ctx, state, file);
    }
    pictures_ui(ctx, state, pictures);
    naming_ui(ctx, state);
}

void drop_hint_ui(Context& ctx, Place owner) {
    if (!is_file_over() || !ctx.can_write() || !takes_files(ctx, owner)) return;
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    const ImVec2 all = ImGui::GetIO().DisplaySize, middle{all.x / 2, all.y / 2}, half = px(190, 36);
    const ImVec2 min{middle.x - std::min(half.x, middle.x - px(16)), middle.y - half.y},
        max{all.x - min.x, middle.y + half.y};
    const float edge = px(6);
    draw.AddRect({edge, edge}, {all.x - edge, all.y - edge}, color(Color::accent), px(radius::card), 0, px(3));
    draw_shadow(draw, min, max, px(radius::card), Elevation::medium);
    fill(draw, min, max, color(Color::accent_soft), px(radius::card));
    draw_text_in(draw, min, max, ctx.text(words::drop_files_here), styles::strong, Align::center);
}

// The page of a file itself.
void file_card_ui(Context& ctx, Place file) {
    FilesState& state = ctx.state<FilesState>();
    const RecordId id = ctx.tables.id(file);
    begin_card_ui("file", {.title = ctx.text(words::kind_other), .icon = Icon::attach});
    file_row_ui(ctx, state, file);
    end_card_ui();
    pictures_ui(ctx, state, is_picture_file(ctx, file) ? std::vector{id} : std::vector<RecordId>{});
    naming_ui(ctx, state);
}

} // namespace crm
