#include "web/views/bank_check/bank_check_view.hpp"

#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_bank.hpp"
#include "core/text/words_setup.hpp"
#include "web/kit/kit.hpp"
#include "web/views/bank_check/bank_state.hpp"

namespace crm {

namespace {

constexpr std::size_t unread_shown_max = 10;

void choose_ui(Context& ctx) {
    if (empty_state_ui({.icon = Icon::money,
                        .title = ctx.text(words::bank_empty),
                        .text = ctx.text(words::bank_empty_text),
                        .action = ctx.text(words::choose_file),
                        .action_icon = Icon::file}) == EmptyStateAnswer::action)
        choose_bank_file();
}

void file_line_ui(Context& ctx, BankCheckState& state, const BankFile& file) {
    text_ui(file.name, styles::muted);
    if (is_phone())
        gap(4);
    else
        beside(12);
    if (button_ui(ctx.text(words::bank_columns), {.icon = Icon::columns, .small = true, .id = "ask columns"}))
        state.is_asking_columns = true;
    beside(8);
    if (button_ui(ctx.text(words::another_file), {.icon = Icon::file, .small = true})) choose_bank_file();
    gap(8);
}

void left_out_ui(Context& ctx, const BankCheckState& state) {
    if (const auto unread = state.read.unread.size()) {
        std::string text = ctx.counted(words::bank_unread, static_cast<std::int64_t>(unread));
        for (std::size_t i = 0; i < unread && i < unread_shown_max; ++i)
            text += (i ? ctx.arabic() ? "، " : ", " : " ") +
                    number_text(static_cast<std::int64_t>(state.read.unread[i]), {.digits = ctx.reader.locale.digits});
        if (unread > unread_shown_max) text += "…";
        banner_ui({.tone = Tone::warning, .text = text, .id = "unread"});
        gap(8);
    }
    if (state.check.went_out > 0) {
        paragraph_ui(ctx.counted(words::bank_went_out, static_cast<std::int64_t>(state.check.went_out)), styles::help);
        gap(6);
    }
}

// The sums of what is shown, by currency, and the button that records what is proposed.
void part_line_ui(Context& ctx, const BankCheckState& state) {
    std::string sums;
    if (!state.is_too_large[state.part])
        for (const auto& [currency, minor] : state.sums[state.part])
            sums += (sums.empty() ? "" : " · ") + money_text({minor, currency}, ctx.reader.locale);
    if (!sums.empty()) text_ui(sums, styles::strong);
    if (state.part == part_unrecorded && state.proposed > 0) {
        if (is_phone())
            gap(4);
        else
            beside(12);
        const auto count = static_cast<std::int64_t>(state.proposed);
        if (button_ui(ctx.counted(words::bank_record_all, count), {.kind = ButtonKind::primary,
                                                                   .icon = Icon::check,
                                                                   .small = true,
                                                                   .disabled = !ctx.can_write(),
                                                                   .id = "record all"}))
            ctx.send(payments_of_lines(ctx.tables, state.read.lines, state.check.unrecorded, bank_method(state)),
                     ctx.counted(words::bank_recorded, count));
    }
    gap(8);
}

void check_ui(Context& ctx, BankCheckState& state) {
    left_out_ui(ctx, state);
    const TabItem parts[] = {
        {.label = ctx.text(words::bank_unrecorded), .count = static_cast<int>(state.check.unrecorded.size())},
        {.label = ctx.text(words::bank_matched), .count = static_cast<int>(state.check.matched.size())},
        {.label = ctx.text(words::bank_not_in_file), .count = static_cast<int>(state.check.not_in_file.size())}};
    tabs_ui("parts", parts, state.part);
    gap(8);
    part_line_ui(ctx, state);
    bank_table_ui(ctx, state);
}

} // namespace

void bank_check_view_ui(Context& ctx) {
    const BankFile& file = ctx.state<BankFile>();
    BankCheckState& state = bank_check(ctx);
    const float margin = px(is_phone() ? 12 : 24);
    set_cursor({cursor().x + margin, cursor().y + px(is_phone() ? 10 : 18)});
    begin_box(width_left() - margin);
    heading_ui(ctx.text(words::bank_title), 1);
    if (file.stage != BankFileStage::ready || !is_phone()) paragraph_ui(ctx.text(words::bank_text), styles::muted);
    gap(8);
    switch (file.stage) {
    case BankFileStage::none: choose_ui(ctx); break;
    case BankFileStage::reading: progress_ui(-1, ctx.text(words::bank_reading)); break;
    case BankFileStage::failed:
        banner_ui({.tone = Tone::danger, .text = ctx.text(file.failure), .id = "failed"});
        gap(8);
        if (button_ui(ctx.text(words::another_file), {.icon = Icon::file})) choose_bank_file();
        break;
    case BankFileStage::ready:
        file_line_ui(ctx, state, file);
        if (!state.columns.is_enough())
            paragraph_ui(ctx.text(words::bank_columns_wanted), styles::help);
        else if (state.read.lines.empty())
            paragraph_ui(ctx.text(words::bank_no_lines), styles::help);
        else
            check_ui(ctx, state);
        break;
    }
    end_box();
    bank_columns_dialog_ui(ctx, state);
}

} // namespace crm
