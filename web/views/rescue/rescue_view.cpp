#include "web/views/rescue/rescue_view.hpp"

#include "core/text/words_setup.hpp"
#include "web/frame/rescue.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

void damaged_ui(Context& ctx) {
    const OpenReport& report = ctx.workspace.report();
    for (const Damage& damage : report.damage) text_ui(ltr(damage.name), styles::caption);
    gap(12);
    for (std::size_t i = 0; i < report.recoveries.size(); ++i) {
        const Recovery& recovery = report.recoveries[i];
        const IdScope scope{std::uint64_t{i}};
        if (list_row_ui("recovery",
                        {.title = ctx.text(words::use_recovery),
                         .detail = ctx.text(recovery.is_complete ? words::complete_version : words::incomplete_version),
                         .icon = Icon::history,
                         .chevron = true})
                .clicked)
            ctx.later([i] { use_recovery(i); });
    }
    if (list_row_ui("export", {.title = ctx.text(words::export_readable), .icon = Icon::download, .chevron = true})
            .clicked)
        ctx.later(export_readable);
    if (list_row_ui("loss", {.title = ctx.text(words::continue_with_loss),
                             .icon = Icon::warning,
                             .icon_tone = Tone::danger,
                             .chevron = true})
            .clicked)
        ctx.later(continue_with_loss);
}

} // namespace

void rescue_view_ui(Context& ctx) {
    const ImVec2 size = ImGui::GetMainViewport()->Size;
    const float width = std::min(px(560), size.x - px(32));
    set_cursor({(size.x - width) / 2, size.y * 0.16f});
    push_report({.id = id_of("main"), .role = Role::main}, cursor(), size);
    begin_box(width);
    const Phase phase = ctx.workspace.phase();
    const bool is_damaged = phase == Phase::damaged, is_evicted = phase == Phase::evicted;
    heading_ui(ctx.text(is_damaged   ? words::damaged_title
                        : is_evicted ? words::evicted_title
                                     : words::failed_title),
               1);
    paragraph_ui(ctx.text(is_damaged   ? words::damaged_text
                          : is_evicted ? words::evicted_text
                                       : words::failed_text),
                 styles::muted, width);
    gap(16);
    if (is_damaged) damaged_ui(ctx);
    if (is_evicted && list_row_ui("start over", {.title = ctx.text(words::start_over),
                                                 .detail = ctx.text(words::restore_file),
                                                 .icon = Icon::file,
                                                 .chevron = true})
                          .clicked)
        ctx.later(start_over);
    if (list_row_ui("reload", {.title = ctx.text(words::reload_page), .icon = Icon::sync, .chevron = true}).clicked)
        reload();
    end_box();
    semantics::pop();
}

} // namespace crm
