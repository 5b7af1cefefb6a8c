#include "web/views/owing/owing_view.hpp"

#include "core/text/words_bank.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_owing.hpp"
#include "core/text/words_print.hpp"
#include "web/frame/figures.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/rates_note.hpp"
#include "web/frame/reminder.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/kit/kit.hpp"
#include "web/views/owing/owing_rows.hpp"

namespace crm {

namespace {

struct SumsTable {
    TableView view;
    TableSelection selection;
};

void heading_line_ui(Context& ctx, const OwingRows& state) {
    heading_ui(ctx.text(words::owing), 1);
    beside(12);
    text_ui(ctx.counted(words::owing_count, static_cast<std::int64_t>(state.rows.size())), styles::muted);
    if (is_phone()) return;
    beside(8);
    at_end(control_height());
    if (icon_button_ui(Icon::print, ctx.text(words::print), {.kind = ButtonKind::quiet, .shortcut = "Ctrl P"}))
        ctx.later(open_print_preview);
}

void in_base_ui(Context& ctx, const OwingRows& state) {
    if (state.in_base.empty()) return;
    paragraph_ui(state.in_base, styles::strong);
    gap(8);
    without_rate_ui(ctx, state.without);
}

// A telephone has room for one line of each currency.
void sums_ui(Context& ctx, const OwingRows& state) {
    if (is_phone()) {
        for (const OwedSum& sum : state.sums) paragraph_ui(owed_text(ctx, sum.owed), styles::strong);
        gap(8);
        return in_base_ui(ctx, state);
    }
    Figures figures{.id = "sums", .label = ctx.text(words::owing_totals), .columns = {}, .count = state.sums.size()};
    figures.columns.push_back(figure_column(ctx, "count", words::owing_totals, 230));
    figures.columns.push_back(figure_column(ctx, "balance", words::owing_balance, 150));
    for (std::size_t i = 0; i < ageing_parts; ++i)
        figures.columns.push_back(figure_column(ctx, owing_age_keys[i], words::owing_ages[i], 110));
    for (std::size_t i = 1; i < figures.columns.size(); ++i) figures.columns[i].align = Align::end;
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const OwedSum& sum = state.sums[row];
        out.strong = true;
        if (column == "count")
            out.text = ctx.counted(words::owing_count, static_cast<std::int64_t>(sum.debtors));
        else if (column == "balance")
            out.text = owed_money(ctx, sum.owed, sum.owed.balance, true);
        else
            out.text = owed_money(ctx, sum.owed, sum.owed.ageing[static_cast<std::size_t>(column.back() - '0')], false);
    };
    SumsTable& table = ctx.state<SumsTable>();
    figures_ui(figures, table.view, table.selection);
    gap(12);
    in_base_ui(ctx, state);
}

void owner_ui(Context& ctx, OwingRows& state) {
    if (state.owing.owners.empty()) return;
    std::vector<std::string_view> labels{ctx.text(words::owing_all_sellers)};
    int chosen = 0;
    for (const std::string& owner : state.owing.owners) {
        if (!state.is_all && owner == state.owner) chosen = static_cast<int>(labels.size());
        labels.push_back(owner);
    }
    if (!state.is_all && state.owner.empty()) chosen = static_cast<int>(labels.size());
    labels.push_back(ctx.text(words::owing_no_seller));
    if (choice_ui("owner", {.label = ctx.text(words::owing_seller), .hide_label = true, .width = px(240)}, labels,
                  chosen)) {
        state.is_all = chosen <= 0;
        state.owner = chosen > 0 && chosen + 1 < static_cast<int>(labels.size())
                          ? std::string(labels[static_cast<std::size_t>(chosen)])
                          : std::string();
        state.is_sorted = false;
    }
    gap(10);
}

void cell_of(const Context& ctx, const Debtor& debtor, std::string_view column, CellText& out) {
    const Owed& owed = debtor.owed;
    if (column == "name") {
        out.text = ctx.name(debtor.customer);
        out.avatar = out.text;
        out.link = true;
    } else if (column == "balance") {
        out.text = owed_money(ctx, owed, owed.balance, true);
        out.strong = true;
    } else if (column == "owner") {
        out.text = debtor.owner;
        out.muted = true;
    } else if (const std::int64_t age = owed.ageing[static_cast<std::size_t>(column.back() - '0')]) {
        out.text = owed_money(ctx, owed, age, false);
    }
}

void empty_ui(Context& ctx, const OwingRows& state) {
    const bool is_chosen = !state.owing.debtors.empty();
    empty_state_ui({.icon = Icon::owing,
                    .title = ctx.text(is_chosen ? words::owing_none_of_seller : words::owing_none),
                    .text = is_chosen ? std::string_view() : ctx.text(words::owing_none_text)});
}

void table_part_ui(Context& ctx, OwingRows& state) {
    std::vector<TableColumn> columns{
        {.key = "name", .label = ctx.text(words::owing_customer), .width = 190, .can_hide = false},
        {.key = "balance", .label = ctx.text(words::owing_balance), .width = 130, .align = Align::end}};
    for (std::size_t i = 0; i < ageing_parts; ++i)
        columns.push_back(
            {.key = owing_age_keys[i], .label = ctx.text(words::owing_ages[i]), .width = 98, .align = Align::end});
    if (!state.owing.owners.empty())
        columns.push_back({.key = "owner", .label = ctx.text(words::owing_seller), .width = 100});
    const RowAction actions[] = {{Icon::bell, ctx.text(words::remind)}};
    const auto row_at = [&](std::int64_t row) -> const Debtor& { return *state.rows[static_cast<std::size_t>(row)]; };
    const auto id_at = [&](std::int64_t row) { return ctx.tables.id(row_at(row).customer); };
    const TableResult done = table_ui(
        "owing",
        {.label = ctx.text(words::owing),
         .columns = columns,
         .row_count = static_cast<std::int64_t>(state.rows.size()),
         .key =
             [&](std::int64_t row) {
                 const Debtor& debtor = row_at(row);
                 return std::uint64_t{debtor.owed.currency.code} << 32 |
                        ctx.tables.table(debtor.customer.entity).handles[debtor.customer.row];
             },
         .cell = [&](std::int64_t row, int column,
                     CellText& out) { cell_of(ctx, row_at(row), columns[static_cast<std::size_t>(column)].key, out); },
         .actions = ctx.can_write() ? std::span<const RowAction>(actions) : std::span<const RowAction>(),
         .can_select = false,
         .empty = [&] { empty_ui(ctx, state); }},
        state.view, state.selection);
    if (done.opened) ctx.go({.screen = Screen::record, .record = id_at(*done.opened), .part = "account"});
    if (done.action) open_reminder(ctx, id_at(done.action->first));
    if (done.view_changed) state.is_sorted = false;
    const std::int64_t cursor = state.selection.cursor;
    if (keys_reach_the_screen() && key_pressed(ImGuiKey_R, false) && !ImGui::GetIO().KeyCtrl && ctx.can_write() &&
        cursor >= 0 && cursor < static_cast<std::int64_t>(state.rows.size()))
        open_reminder(ctx, id_at(cursor));
}

} // namespace

void owing_view_ui(Context& ctx) {
    OwingRows& state = owing_rows(ctx);
    const float margin = px(is_phone() ? 12 : 24);
    set_cursor({cursor().x + margin, cursor().y + px(is_phone() ? 10 : 18)});
    begin_box(width_left() - margin);
    heading_line_ui(ctx, state);
    if (!is_phone()) paragraph_ui(ctx.text(words::owing_text), styles::muted);
    gap(4);
    if (link_ui(ctx.text(words::bank_title), {.icon = Icon::check})) ctx.go({.screen = Screen::bank_check});
    gap(10);
    if (!state.owing.debtors.empty()) {
        sums_ui(ctx, state);
        owner_ui(ctx, state);
    }
    if (state.owing.too_large > 0) {
        paragraph_ui(ctx.counted(words::owing_too_large, static_cast<std::int64_t>(state.owing.too_large)),
                     styles::help);
        gap(8);
    }
    table_part_ui(ctx, owing_rows(ctx));
    end_box();
    reminder_dialog_ui(ctx);
}

} // namespace crm
