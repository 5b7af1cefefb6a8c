#include "web/views/record/record_view.hpp"

#include <utility>

#include "core/app/attachments.hpp"
#include "core/commands/books.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/partner.hpp"
#include "core/queries/related.hpp"
#include "core/queries/schedule.hpp"
#include "core/text/words_account.hpp"
#include "core/text/words_erase.hpp"
#include "core/text/words_files.hpp"
#include "core/text/words_home.hpp"
#include "core/text/words_leads.hpp"
#include "core/text/words_messages.hpp"
#include "core/text/words_needs.hpp"
#include "core/text/words_partner.hpp"
#include "core/text/words_print.hpp"
#include "core/text/words_quality.hpp"
#include "core/text/words_record.hpp"
#include "core/text/words_tasks.hpp"
#include "web/frame/app.hpp"
#include "web/frame/attach.hpp"
#include "web/frame/complete_task.hpp"
#include "web/frame/erase_dialog.hpp"
#include "web/frame/favourites.hpp"
#include "web/frame/known_page.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/reminder.hpp"
#include "web/frame/remove_stage.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/frame/write_message.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

// A tab of a customer's page; the key stands in the address.
struct Part {
    std::string_view key;
    TabItem tab;
    void (*draw)(Context& ctx, Place place);
};

std::string words_of(const Context& ctx, Place place, std::string_view key) {
    const FieldIx ix = ctx.schema.field(place.entity, key);
    return ix == no_field ? std::string() : std::string(ctx.tables.table(place.entity).columns[ix].words(place.row));
}

// A button with its words; on a telephone, where five of them must fit, its picture alone.
bool action_ui(std::string_view label, ButtonSpec spec) {
    beside(8);
    if (!is_phone()) return button_ui(label, spec);
    const Icon icon = std::exchange(spec.icon, Icon::none);
    return icon_button_ui(icon, label, spec);
}

// To the bin, and back to where one came from; a stage stays on the screen until it is known where its deals go.
void remove(Context& ctx, RecordId id) {
    if (is_stage_or_pipeline(ctx, ctx.tables.find(id))) return remove_from_selling(ctx, id);
    ctx.remove({id});
    ctx.back();
}

bool is_somebody(const Context& ctx, Place place) {
    return place.entity == ctx.entity("person") || place.entity == ctx.entity("lead");
}

// What is seldom wanted of a person: all that is known on a page, and erasing him; on a telephone also what there is no
// room for, of companies too.
void more_ui(Context& ctx, RecordId id) {
    const Place place = ctx.tables.find(id);
    beside(8);
    if (icon_button_ui(Icon::more, ctx.text(words::more_actions), {.kind = ButtonKind::quiet})) open_menu("more");
    if (!begin_menu_ui("more", ctx.text(words::more_actions))) return;
    if (is_phone() && menu_item_ui(ctx.text(words::write_message), {.icon = Icon::sms, .disabled = !ctx.can_write()}))
        write_message(ctx, id);
    if (is_phone() && can_convert(ctx, place) &&
        menu_item_ui(ctx.text(words::edit), {.icon = Icon::edit, .disabled = !ctx.can_write()}))
        ctx.edit(id);
    if (place.entity == ctx.entity("person") && menu_item_ui(ctx.text(words::save_known), {.icon = Icon::download}))
        ctx.later([id] { save_known_page(id); });
    if (is_phone() && // where there is no room for its button
        menu_item_ui(ctx.text(words::remove), {.icon = Icon::bin, .disabled = !ctx.can_write()})) {
        remove(ctx, id);
    }
    if (is_somebody(ctx, place)) {
        menu_divider_ui();
        if (menu_item_ui(ctx.text(words::erase_person),
                         {.icon = Icon::bin, .danger = true, .disabled = !ctx.can_write()}))
            open_erase_dialog(ctx, id);
    }
    end_menu_ui();
}

void finish_task_ui(Context& ctx, Place task) {
    const bool is_done = is_done_task(ctx, task);
    if (button_ui(ctx.text(is_done ? words::reopen_task : words::finish_task),
                  {.kind = is_done ? ButtonKind::secondary : ButtonKind::primary,
                   .icon = is_done ? Icon::undo : Icon::check,
                   .disabled = !ctx.can_write(),
                   .shortcut = "D"}))
        complete_tasks(ctx, {ctx.tables.id(task)}, !is_done);
    beside(8);
}

void actions_ui(Context& ctx, Place place) {
    const RecordId id = ctx.tables.id(place);
    if (place.entity == ctx.entity("task")) finish_task_ui(ctx, place);
    if (place.entity == ctx.entity("ticket")) {
        ticket_solving_ui(ctx, place);
        if (action_ui(ctx.text(words::log_it), {.icon = Icon::chat, .disabled = !ctx.can_write(), .shortcut = "C"}))
            log_for_ticket(ctx, place);
        beside(8);
    }
    if (is_customer(ctx, place)) {
        const std::string phone = words_of(ctx, place, "phone"), email = words_of(ctx, place, "email");
        if (button_ui(ctx.text(words::log_it),
                      {.kind = ButtonKind::primary, .icon = Icon::chat, .disabled = !ctx.can_write(), .shortcut = "C"}))
            ctx.log_dealing(id);
        if (!phone.empty()) {
            if (action_ui(ctx.text(words::call), {.icon = Icon::phone})) ctx.call(id, phone);
            if (action_ui(ctx.text(words::whatsapp), {.icon = Icon::whatsapp})) ctx.message(id, phone);
        }
        if (!email.empty() && !is_phone() &&
            action_ui(ctx.schema.field(place.entity, ctx.schema.field(place.entity, "email")).label.in(ctx.language),
                      {.icon = Icon::mail}))
            ctx.mail(id, email);
        if (!is_phone() && (!phone.empty() || !email.empty()) &&
            action_ui(ctx.text(words::write_message),
                      {.icon = Icon::sms, .disabled = !ctx.can_write(), .shortcut = "W"}))
            write_message(ctx, id);
        if (can_convert(ctx, place) && action_ui(ctx.text(words::convert_lead),
                                                 {.icon = Icon::people, .disabled = !ctx.can_write(), .shortcut = "V"}))
            open_convert_dialog(ctx, place);
        if (!(is_phone() && can_convert(ctx, place)) && // there the menu has it: six do not fit
            action_ui(ctx.text(words::edit),
                      {.icon = Icon::edit, .disabled = !ctx.can_write(), .shortcut = "E", .id = "edit record"}))
            ctx.edit(id);
    } else if (button_ui(ctx.text(words::edit), {.icon = Icon::edit,
                                                 .disabled = !ctx.can_write() || is_issued(ctx.tables, place),
                                                 .shortcut = "E",
                                                 .id = "edit record"}))
        ctx.edit(id);
    if (!is_phone()) {
        beside(8);
        if (icon_button_ui(Icon::print, ctx.text(words::print), {.kind = ButtonKind::quiet, .shortcut = "Ctrl P"}))
            ctx.later(open_print_preview);
    }
    const bool is_person = is_somebody(ctx, place);
    if (is_phone() && is_person) return more_ui(ctx, id);
    beside(8);
    star_ui(ctx, {.record = id});
    if (is_phone() && is_customer(ctx, place)) return more_ui(ctx, id);
    beside(8);
    if (icon_button_ui(Icon::bin, ctx.text(words::remove),
                       {.kind = ButtonKind::quiet,
                        .disabled = !ctx.can_write() || is_issued(ctx.tables, place),
                        .shortcut = "Del"})) {
        remove(ctx, id);
    }
    if (is_person) more_ui(ctx, id);
}

bool is_erased_person(const Context& ctx, Place place) {
    return is_somebody(ctx, place) && ctx.tables.is_erased(place);
}

void head_ui(Context& ctx, Place place) {
    const EntityDef& entity = ctx.schema.entity(place.entity);
    const std::string name = ctx.name(place), about = ctx.about(place);
    if (!is_phone()) {
        const std::string_view steps[] = {entity.plural.in(ctx.language), name};
        if (breadcrumb_ui("where", steps) == 0) ctx.open_list(entity.key);
        gap(8);
    }
    if (is_customer(ctx, place)) {
        avatar_ui(name, 56);
        beside(14);
    }
    begin_box(width_left());
    heading_ui(name, 1);
    const std::string_view standing = place.entity == ctx.entity("lead") ? "state" : "stage";
    if (const FieldIx stage = ctx.schema.field(place.entity, standing);
        stage != no_field && place.entity != ctx.entity("deal")) {
        const std::string key = words_of(ctx, place, standing);
        if (!key.empty()) chip_ui(ctx.cell(place, stage), choice_tone(ctx.schema.field(place.entity, stage), key));
        if (!key.empty() && !about.empty()) beside(8);
    }
    if (!about.empty()) text_ui(about, styles::muted);
    end_box();
    gap(10);
    if (!is_erased_person(ctx, place)) actions_ui(ctx, place);
}

// Of a record that was merged into another: where it went, and the way back.
void merged_banner_ui(Context& ctx, Place place, Place survivor) {
    const std::string text = std::string(ctx.text(words::was_merged)) + ' ' + ctx.name(survivor);
    if (banner_ui({.tone = Tone::info, .text = text, .action = ctx.text(words::open_it), .id = "merged"}) ==
        BannerAnswer::action)
        ctx.open(ctx.tables.id(survivor));
    if (button_ui(ctx.text(words::unmerge), {.icon = Icon::undo, .disabled = !ctx.can_write()}))
        ctx.later([other = ctx.tables.id(place), &workspace = ctx.workspace,
                   said = std::string(ctx.text(words::unmerged_said)),
                   unreadable = std::string(ctx.text(words::unmerge_unreadable)),
                   not_said = std::string(ctx.text(words::unmerge_failed)), undo = std::string(ctx.text(words::undo)),
                   locale = ctx.reader.locale] {
            workspace.unmerge(other, [=](Result<Undone, NotUnmerged> undone) {
                if (!undone)
                    return show_toast({.text = undone.error() == NotUnmerged::unreadable ? unreadable : not_said,
                                       .tone = Tone::danger});
                const auto left = static_cast<std::int64_t>(undone->skipped);
                show_toast({.text = left ? said + ". " + counted_text(words::left_as_edited, left, locale) : said,
                            .action = undo,
                            .on_action = [] { app().undo(); },
                            .tone = Tone::success});
            });
        });
    gap(10);
}

void keys(Context& ctx, Place place) {
    if (!keys_reach_the_screen() || ImGui::GetIO().KeyCtrl) return;
    if (key_pressed(ImGuiKey_Escape, false)) return ctx.back();
    if (!ctx.can_write() || is_erased_person(ctx, place)) return;
    const RecordId id = ctx.tables.id(place);
    if (is_customer(ctx, place) && key_pressed(ImGuiKey_C, false)) ctx.log_dealing(id);
    if (is_customer(ctx, place) && key_pressed(ImGuiKey_W, false)) write_message(ctx, id);
    if (key_pressed(ImGuiKey_V, false)) open_convert_dialog(ctx, place); // of a lead that is still one
    if (key_pressed(ImGuiKey_E, false)) ctx.edit(id);
    if (place.entity == ctx.entity("task") && key_pressed(ImGuiKey_D, false))
        complete_tasks(ctx, {id}, !is_done_task(ctx, place));
    if (place.entity == ctx.entity("ticket")) {
        if (key_pressed(ImGuiKey_D, false)) solve_or_reopen(ctx, place);
        if (key_pressed(ImGuiKey_C, false)) log_for_ticket(ctx, place);
    }
    if (takes_files(ctx, place) && key_pressed(ImGuiKey_A, false)) {
        if (is_customer(ctx, place)) ctx.show_part("files");
        ctx.later([id] { choose_files(id); });
    }
    if (key_pressed(ImGuiKey_Delete, false) && !is_issued(ctx.tables, place)) {
        remove(ctx, id);
    }
}

void side_cards_ui(Context& ctx, Place place) {
    if (is_customer(ctx, place) && !is_narrow()) next_step_card_ui(ctx, place); // there the first tab has it
    if (ctx.schema.entity(place.entity).key == "deal") deal_figures_ui(ctx, place);
    details_card_ui(ctx, place);
    if (is_erased_person(ctx, place)) return;
    const bool is_lead = place.entity == ctx.entity("lead");
    if (is_lead) {
        lead_assigned_ui(ctx, place);
        gap(12);
        lead_score_card_ui(ctx, place);
    }
    if (is_customer(ctx, place) || ctx.schema.entity(place.entity).key == "product") {
        gap(12);
        cross_sell_card_ui(ctx, place);
        completeness_card_ui(ctx, place);
    }
    if (!is_customer(ctx, place) || is_lead) return;
    gap(12);
    journey_card_ui(ctx, place);
    figures_card_ui(ctx, place);
    attendance_card_ui(ctx, place);
    gap(12);
    affiliations_card_ui(ctx, place);
    gap(12);
    occasions_part_ui(ctx, place);
}

void customer_parts_ui(Context& ctx, Place place) {
    RelationCache& relations = ctx.caches.relations;
    const std::string_view customer = ctx.schema.entity(place.entity).key;
    const bool is_person = customer == "person";
    const auto count = [](const std::vector<Row>& rows) { return static_cast<int>(rows.size()); };
    const auto called = [&](std::string_view entity) { // as the firm calls it
        return ctx.schema.entity(ctx.entity(entity)).plural.in(ctx.language);
    };
    std::vector<Part> parts{
        {"", {.label = ctx.text(words::by_event)}, dealings_by_event_ui},
        {"channels",
         {.label = ctx.text(words::by_channel), .count = count(dealings_of(ctx.tables, relations, place))},
         dealings_by_channel_ui}};
    const auto add = [&](std::string_view key, std::string_view label, const std::vector<Row>& rows, auto draw) {
        parts.push_back({key, {.label = label, .count = count(rows)}, draw});
    };
    if (customer != "lead") { // who has not bought yet has none of these
        add("deals", called("deal"), deals_of(ctx, place), deals_part_ui);
        add("quotes", called("quote"), children(ctx.tables, relations, "quote", customer, place), quotes_part_ui);
        add("orders", called("order"), orders_of(ctx.tables, relations, place), orders_part_ui);
        add("invoices", called("invoice"), children(ctx.tables, relations, "invoice", customer, place),
            invoices_part_ui);
        add("payments", called("payment"), payments_of(ctx.tables, relations, place), payments_part_ui);
        parts.push_back({"account", {.label = ctx.text(words::account)}, account_part_ui});
        add("tickets", called("ticket"), children(ctx.tables, relations, "ticket", customer, place), tickets_part_ui);
    }
    if (customer == "company" && is_partner(ctx.tables, relations, place))
        add("partner", ctx.text(words::partner_deals), children(ctx.tables, relations, "deal", "partner", place),
            partner_part_ui);
    if (customer == "lead" && !ctx.tables.is_erased(place))
        parts.push_back(
            {"needs", {.label = ctx.text(words::needs_title), .count = open_needs(ctx, place)}, needs_part_ui});
    add("tasks", called("task"), tasks_of(ctx.tables, relations, place), tasks_part_ui);
    parts.push_back({"appointments",
                     {.label = called("appointment"),
                      .count = static_cast<int>(appointments_of(ctx.tables, relations, ctx.reader, place).size())},
                     appointments_part_ui});
    add("notes", called("note"), notes_of(ctx.tables, relations, place), notes_part_ui);
    add("files", ctx.text(words::files), attachments_of(ctx.tables, relations, place), files_part_ui);
    if (is_person) parts.push_back({"referrals", {.label = ctx.text(words::referrals)}, referrals_part_ui});
    parts.push_back({"history", {.label = ctx.text(words::history)}, history_part_ui});
    if (is_narrow()) // no room beside the tabs
        parts.insert(parts.begin() + 1, {"details", {.label = ctx.text(words::details)}, side_cards_ui});
    std::vector<TabItem> tabs;
    int shown = 0;
    for (const Part& part : parts) {
        if (part.key == ctx.route.part) shown = static_cast<int>(tabs.size());
        tabs.push_back(part.tab);
    }
    if (tabs_ui("parts", tabs, shown)) ctx.show_part(parts[static_cast<std::size_t>(shown)].key);
    gap(12);
    if (is_narrow() && shown == 0) next_step_card_ui(ctx, place);
    parts[static_cast<std::size_t>(shown)].draw(ctx, place);
}

void main_part_ui(Context& ctx, Place place) {
    if (is_customer(ctx, place)) return customer_parts_ui(ctx, place);
    const std::string_view kind = ctx.schema.entity(place.entity).key;
    if (kind == "deal") deal_main_ui(ctx, place);
    if (kind == "appointment") appointment_times_ui(ctx, place);
    if (kind == "task") task_times_ui(ctx, place);
    if (kind == "ticket") ticket_main_ui(ctx, place);
    if (kind == "competitor") competitor_part_ui(ctx, place);
    if (kind == "opening_balance") opening_balance_part_ui(ctx, place);
    if (kind == "product") bundle_part_ui(ctx, place);
    if (kind == "product") stock_part_ui(ctx, place);
    if (kind == "price_list" || kind == "product") prices_part_ui(ctx, place);
    if (kind == "product") bought_together_part_ui(ctx, place);
    if (kind == "order") cross_sell_card_ui(ctx, place);
    if (ctx.schema.entity(place.entity).key == "attachment") {
        file_card_ui(ctx, place);
        gap(12);
    }
    if (attachment_owner_field(ctx.schema, place.entity) != no_field && !ctx.tables.is_erased(place)) {
        begin_card_ui("files", {.title = ctx.text(words::files), .icon = Icon::attach});
        files_part_ui(ctx, place);
        end_card_ui();
        gap(12);
    }
    begin_card_ui("history", {.title = ctx.text(words::change_log), .icon = Icon::history});
    history_part_ui(ctx, place);
    end_card_ui();
}

} // namespace

void record_view_ui(Context& ctx) {
    const bool has_keys = keys_reach_the_screen(); // before a dialog of a part closes by Escape
    const Place place = ctx.tables.find(ctx.route.record);
    if (!place || ctx.tables.table(place.entity).standing[place.row] == Standing::absent) {
        if (empty_state_ui({.icon = Icon::search,
                            .title = ctx.text(words::gone_title),
                            .text = ctx.text(words::gone_text),
                            .action = ctx.text(words::back)}) == EmptyStateAnswer::action)
            ctx.back();
        return;
    }
    if (ctx.tables.table(place.entity).is_live(place.row)) note_visit(ctx.route.record);
    const IdScope scope{text_of(ctx.route.record)};
    if (!begin_scroll_ui("record", {}, px(is_phone() ? 12.0f : 24.0f, 16.0f))) return end_scroll_ui();
    if (ctx.tables.is_erased(place))
        erased_banner_ui(ctx, place);
    else if (const Place survivor = merged_into(ctx.tables, place); survivor != place)
        merged_banner_ui(ctx, place, survivor);
    else if (!ctx.tables.table(place.entity).is_live(place.row) && banner_ui({.tone = Tone::warning,
                                                                              .text = ctx.text(words::in_bin_text),
                                                                              .action = ctx.text(words::restore),
                                                                              .id = "in bin"}) == BannerAnswer::action)
        ctx.restore({ctx.route.record});
    head_ui(ctx, place);
    gap(14);
    lead_became_ui(ctx, place);
    if (ctx.schema.entity(place.entity).key == "deal") deal_head_ui(ctx, place);
    if (is_narrow()) {
        document_part_ui(ctx, place); // what it comes to and what is next stand first
        if (!is_customer(ctx, place)) {
            side_cards_ui(ctx, place);
            gap(16);
        }
        main_part_ui(ctx, place);
    } else {
        const float side = std::min(px(430), width_left() * 0.4f);
        begin_box(width_left() - side - px(20));
        document_part_ui(ctx, place);
        main_part_ui(ctx, place);
        end_box();
        beside(20);
        begin_box(side);
        side_cards_ui(ctx, place);
        end_box();
    }
    gap(24);
    end_scroll_ui();
    erase_dialog_ui(ctx);
    convert_dialog_ui(ctx);
    message_dialog_ui(ctx);
    reminder_dialog_ui(ctx);
    document_dialogs_ui(ctx, place);
    appointment_dialog_ui(ctx);
    needs_dialog_ui(ctx, place);
    remove_from_selling_dialog_ui(ctx);
    solve_dialog_ui(ctx);
    drop_hint_ui(ctx, place);
    if (has_keys) keys(ctx, place);
}

} // namespace crm
