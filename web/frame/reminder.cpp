#include "web/frame/reminder.hpp"

#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_owing.hpp"
#include "web/frame/links.hpp"
#include "web/frame/write_message.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct ReminderState {
    bool is_open = false;
    RecordId customer;
    std::string amount, text;
};

// Of every currency in which something is open.
std::string amount_owed(const Context& ctx, Place customer) {
    std::string all;
    const auto accounts = accounts_of(ctx.tables, customer, ctx.reader.today);
    if (!accounts) return all;
    for (const Account& account : *accounts)
        if (account.balance > 0)
            all += (all.empty() ? "" : " + ") + owed_text(ctx, {account.currency, account.balance, account.ageing});
    return all;
}

std::string cell(const Context& ctx, Place place, std::string_view key) {
    const FieldIx field = ctx.schema.field(place.entity, key);
    return field == no_field ? std::string()
                             : std::string(ctx.tables.table(place.entity).columns[field].words(place.row));
}

void ways_ui(Context& ctx, ReminderState& state, Place customer) {
    const std::string phone = dialled(cell(ctx, customer, "phone"), false), address = cell(ctx, customer, "email");
    const bool is_ready = ctx.can_write() && !state.text.empty();
    if (phone.empty() && address.empty()) {
        paragraph_ui(ctx.text(words::remind_no_way), styles::small.with(Color::danger_ink));
        gap(6);
    }
    if (!is_phone()) begin_dialog_actions_ui();
    const float width = is_phone() ? width_left() : 0; // one below the other: three have no room beside each other
    const auto next = [] { is_phone() ? gap(8) : beside(8); };
    if (button_ui(ctx.text(words::remind_task), {.icon = Icon::task, .disabled = !ctx.can_write(), .width = width})) {
        state.is_open = false;
        ctx.add("task", {{"title", filled(ctx.text(words::remind_task_title), {ctx.name(customer), state.amount})},
                         {ctx.schema.entity(customer.entity).key, state.customer},
                         {"due", std::int64_t{ctx.reader.today.days}},
                         {"details", state.text}});
    }
    next();
    const ButtonKind mail_kind = phone.empty() ? ButtonKind::primary : ButtonKind::secondary;
    if (button_ui(ctx.text(words::remind_mail),
                  {.kind = mail_kind, .icon = Icon::mail, .disabled = !is_ready || address.empty(), .width = width})) {
        state.is_open = false;
        write_mail(address, ctx.text(words::remind_subject), state.text); // at once: browsers want the click itself
        record_message(ctx, customer, {"email", state.text, "payment"}, ctx.text(words::remind_said));
    }
    next();
    if (button_ui(ctx.text(words::remind_whatsapp), {.kind = ButtonKind::primary,
                                                     .icon = Icon::whatsapp,
                                                     .disabled = !is_ready || phone.empty(),
                                                     .width = width})) {
        state.is_open = false;
        write_whatsapp(phone, state.text);
        record_message(ctx, customer, {"whatsapp", state.text, "payment"}, ctx.text(words::remind_said));
    }
}

} // namespace

std::string owed_text(const Context& ctx, const Owed& owed) {
    const auto money = [&](std::int64_t minor) { return money_text({minor, owed.currency}, ctx.reader.locale); };
    if (owed.late() == 0) return money(owed.balance);
    if (owed.late() == owed.balance) return filled(ctx.text(words::owing_all_late), {money(owed.balance)});
    return filled(ctx.text(words::owing_late_part), {money(owed.balance), money(owed.late())});
}

void open_reminder(Context& ctx, RecordId customer) {
    const Place place = ctx.tables.find(customer);
    if (!place) return;
    ReminderState& state = ctx.state<ReminderState>();
    state = {.is_open = true, .customer = customer, .amount = amount_owed(ctx, place), .text = {}};
    state.text = filled(ctx.text(words::remind_body), {ctx.name(place), state.amount});
    if (const Place firm = firm_place(ctx.tables))
        if (const std::string name = ctx.cell(firm, ctx.field("firm", "name")); !name.empty())
            state.text += '\n' + name;
}

void reminder_dialog_ui(Context& ctx) {
    ReminderState& state = ctx.state<ReminderState>();
    const Place customer = ctx.tables.find(state.customer);
    if (!customer || !ctx.tables.table(customer.entity).is_live(customer.row)) state.is_open = false;
    if (!state.is_open) return;
    const std::string title = std::string(ctx.text(words::remind)) + ": " + ctx.name(customer);
    if (!begin_dialog_ui("remind", {.title = title, .width = 560}, state.is_open)) return;
    long_text_ui("text", {.label = ctx.text(words::remind_text_label), .help = ctx.text(words::remind_help)},
                 state.text, 6);
    gap(8);
    ways_ui(ctx, state, customer);
    end_dialog_ui();
}

} // namespace crm
