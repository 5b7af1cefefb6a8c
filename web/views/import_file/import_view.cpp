// The import in three steps: the file, its columns, its rows.
#include "web/views/import_file/import_view.hpp"

#include "core/text/words_import.hpp"
#include "core/text/words_setup.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/import_file/import_steps.hpp"

namespace crm {

namespace {

void choose_ui(Context& ctx) {
    const EmptyStateAnswer answer = empty_state_ui({.icon = Icon::upload,
                                                    .title = ctx.text(words::import_title),
                                                    .text = ctx.text(words::import_lead),
                                                    .action = ctx.text(words::choose_file),
                                                    .second_action = ctx.text(words::save_template),
                                                    .action_icon = Icon::file});
    if (answer == EmptyStateAnswer::action) choose_import_file();
    if (answer == EmptyStateAnswer::second_action)
        save_template(ctx.entity(ctx.route.entity.empty() ? "person" : ctx.route.entity));
}

int step_of(ImportStage stage) {
    switch (stage) {
    case ImportStage::idle:
    case ImportStage::reading: return 0;
    case ImportStage::mapping: return 1;
    default: return 2;
    }
}

void steps_ui(Context& ctx, ImportStage stage) {
    const BothNames* const names[] = {&words::step_file, &words::step_columns, &words::step_rows};
    const int now = step_of(stage);
    for (int i = 0; i < 3; ++i) {
        if (i > 0) beside(6);
        const std::string label = plain_number(i + 1) + ". " + std::string(ctx.text(*names[i]));
        chip_ui(label, i == now ? Tone::accent : Tone::neutral,
                {.icon = i < now ? Icon::check : Icon::none, .on = i == now});
    }
    gap(12);
}

// What is going on, how long it will take, and a way out.
void progress_step_ui(Context& ctx, const BothNames& what) {
    FileImport& import = file_import();
    const float share = import.progress();
    progress_ui(share, ctx.text(what));
    if (const double left_s = import.seconds_left(); left_s >= 0) {
        const bool is_minutes = left_s >= 90;
        text_ui(ctx.counted(is_minutes ? words::minutes_left : words::seconds_left,
                            static_cast<std::int64_t>(is_minutes ? left_s / 60 + 0.5 : left_s + 1)),
                styles::help);
    }
    gap(8);
    if (button_ui(ctx.text(words::cancel))) ctx.later(forget_import);
}

void done_ui(Context& ctx) {
    FileImport& import = file_import();
    banner_ui({.tone = Tone::success,
               .text = std::string(ctx.text(words::imported)) + ' ' +
                       ctx.counted(words::records, static_cast<std::int64_t>(import.records_added)),
               .id = "done"});
    gap(8);
    const bool can_undo = can_undo_this_import();
    if (import.undo)
        paragraph_ui(ctx.text(can_undo ? words::stays_until_undo : words::undo_is_not_next), styles::muted);
    gap(8);
    if (import.check || import.records_added > 0) {
        if (button_ui(ctx.text(words::show_imported), {.kind = ButtonKind::primary}))
            import.check ? ctx.open_list(ctx.schema.entity(import.check->entity()).key) : ctx.go({});
        beside(8);
    }
    if (button_ui(ctx.text(words::undo), {.icon = Icon::undo, .disabled = !can_undo})) {
        ctx.undo();
        ctx.later(forget_import);
    }
    if (import.check) {
        if (!is_phone()) beside(8);
        if (button_ui(ctx.text(words::save_report), {.icon = Icon::download}))
            ctx.later([] { save_import_report(FileKind::xlsx); });
        if (!is_phone()) beside(8);
        if (button_ui(ctx.text(words::save_report_csv), {.kind = ButtonKind::quiet}))
            ctx.later([] { save_import_report(FileKind::csv); });
    }
    if (!is_phone()) beside(8);
    if (button_ui(ctx.text(words::another_file), {.icon = Icon::file})) choose_import_file();
}

void step_ui(Context& ctx) {
    FileImport& import = file_import();
    if (import.stage == ImportStage::idle) return choose_ui(ctx);
    heading_ui(ctx.text(words::import_title), 1);
    text_ui(import.file_name, styles::muted);
    gap(12);
    if (import.stage != ImportStage::failed && import.stage != ImportStage::done) steps_ui(ctx, import.stage);
    switch (import.stage) {
    case ImportStage::reading: progress_step_ui(ctx, words::reading_file); break;
    case ImportStage::checking: progress_step_ui(ctx, words::checking_rows); break;
    case ImportStage::taking: progress_ui(import.progress(), ctx.text(words::importing)); break;
    case ImportStage::mapping: columns_step_ui(ctx); break;
    case ImportStage::checked: rows_step_ui(ctx); break;
    case ImportStage::done: done_ui(ctx); break;
    case ImportStage::failed:
        banner_ui({.tone = Tone::danger, .text = ctx.text(import.failure), .id = "failed"});
        gap(8);
        if (button_ui(ctx.text(words::another_file), {.icon = Icon::file})) choose_import_file();
        break;
    default: break;
    }
    gap(24);
}

} // namespace

void import_view_ui(Context& ctx) {
    follow_base();
    FileImport& import = file_import();
    if (ImportScreen& screen = ctx.state<ImportScreen>(); screen.file != import.number)
        screen = {.file = import.number};
    const ImportStage stage = import.stage; // what is drawn below belongs to what is drawn above
    const bool has_actions = stage == ImportStage::mapping || stage == ImportStage::checked;
    const float pad = px(is_phone() ? 12.0f : 24.0f), footer = has_actions ? control_height() + px(20) : 0;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const ImVec2 top = cursor();
    if (begin_scroll_ui("import", {room.x, room.y - footer}, {pad, px(18)})) step_ui(ctx);
    end_scroll_ui();
    if (!has_actions) return;
    const ImVec2 bar{top.x, top.y + room.y - footer};
    draw_here().AddLine(bar, {bar.x + room.x, bar.y}, color(Color::border));
    set_cursor({bar.x + pad, bar.y + px(10)});
    begin_box(room.x - 2 * pad); // at the end side, where no toast lies over it
    stage == ImportStage::mapping ? columns_actions_ui(ctx) : rows_actions_ui(ctx);
    end_box();
}

} // namespace crm
