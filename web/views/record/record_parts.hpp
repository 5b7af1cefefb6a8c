// The parts of a record's page, one function each.
#pragma once
#include "core/sales/approval.hpp"
#include "web/frame/context.hpp"
#include "web/frame/quick_add.hpp"

namespace crm {

// What every record has.
void details_card_ui(Context& ctx, Place place);
void history_part_ui(Context& ctx, Place place);
void completeness_card_ui(Context& ctx, Place place); // of customers and products

void next_step_card_ui(Context& ctx, Place customer); // of customers and leads; nothing where no rule speaks

// What belongs to a customer (person or company).
void dealings_by_event_ui(Context& ctx, Place customer);
void dealings_by_channel_ui(Context& ctx, Place customer);
void quotes_part_ui(Context& ctx, Place customer);
void orders_part_ui(Context& ctx, Place customer);
void invoices_part_ui(Context& ctx, Place customer);
void payments_part_ui(Context& ctx, Place payer);          // of a customer; for a document or an opening balance
void opening_balance_part_ui(Context& ctx, Place balance); // what is left of it, and what is paid for it
void account_part_ui(Context& ctx, Place customer);
void tasks_part_ui(Context& ctx, Place customer);
void appointments_part_ui(Context& ctx, Place customer);
void appointments_card_ui(Context& ctx, Place deal);
void appointment_times_ui(Context& ctx, Place appointment); // on its own page: when, and what can be done with it
void calendar_file_ui(Context& ctx, Place place);           // of one appointment or task
void task_times_ui(Context& ctx, Place task);
void appointment_dialog_ui(Context& ctx); // once a frame, after the page
void notes_part_ui(Context& ctx, Place customer);
void occasions_part_ui(Context& ctx, Place customer);
void referrals_part_ui(Context& ctx, Place customer);
void affiliations_card_ui(Context& ctx, Place customer);
void figures_card_ui(Context& ctx, Place customer);
void journey_card_ui(Context& ctx, Place customer);
void attendance_card_ui(Context& ctx, Place customer); // of a person who came

// A lead's own.
bool can_convert(const Context& ctx, Place place);
void open_convert_dialog(Context& ctx, Place lead);
void convert_dialog_ui(Context& ctx);
void lead_assigned_ui(Context& ctx, Place lead); // by which rule, while it is so
void lead_score_card_ui(Context& ctx, Place lead);
void lead_became_ui(Context& ctx, Place lead); // nothing of others, and of leads that are still ones

// Of every kind of record that files can belong to; and the page of a file.
void files_part_ui(Context& ctx, Place owner);
void file_card_ui(Context& ctx, Place file);
void drop_hint_ui(Context& ctx, Place owner); // while a file hangs over the page

// A deal: its stages under the head, its main part and the figures beside; the deals of a customer.
void deal_head_ui(Context& ctx, Place deal);
void deal_main_ui(Context& ctx, Place deal);
void deal_figures_ui(Context& ctx, Place deal);
std::vector<Row> deals_of(Context& ctx, Place customer);
void deals_part_ui(Context& ctx, Place customer);
void deal_rows_ui(Context& ctx, std::vector<Row> deals); // open ones first
void partner_part_ui(Context& ctx, Place company);       // deals that came through a partner or an agent
void competitor_part_ui(Context& ctx, Place competitor); // deals they were met in, won and lost

// Of a deal or a ticket: its tasks or dealings, newest or most urgent first; what a record added to it says at once:
// it, and its customer.
void work_card_ui(Context& ctx, Place owner, std::string_view key, const BothNames& title, Icon icon,
                  std::string_view when_key);
std::vector<Preset> work_presets(const Context& ctx, Place owner);

// A ticket: solving it and opening it again, with its key D; its main part; the tickets of a customer.
void ticket_solving_ui(Context& ctx, Place ticket);
void solve_or_reopen(Context& ctx, Place ticket);
void log_for_ticket(Context& ctx, Place ticket); // a dealing, by the way the ticket came
void solve_dialog_ui(Context& ctx);              // once a frame, after the page
void ticket_main_ui(Context& ctx, Place ticket);
void tickets_part_ui(Context& ctx, Place customer);

// What a lead or a deal needs, by the firm's questions; how many are not answered; the question that is asked.
void needs_part_ui(Context& ctx, Place lead_or_deal);
int open_needs(Context& ctx, Place lead_or_deal);
void needs_dialog_ui(Context& ctx, Place lead_or_deal); // once a frame, after the page

// Cross-selling: of a customer, a deal or an order what others often buy with it (nothing where nothing speaks for
// any); of a product what goes with it, and who bought it and not another.
void cross_sell_card_ui(Context& ctx, Place subject);
void bought_together_part_ui(Context& ctx, Place product);

// What is on hand of a product, and its last movements.
void stock_part_ui(Context& ctx, Place product);
void bundle_part_ui(Context& ctx, Place product);

// The prices of a list, or of a product in all lists.
void prices_part_ui(Context& ctx, Place owner);

// Of a quote, an order or an invoice: everything of its own; and what can be made of it.
void document_part_ui(Context& ctx, Place document);
void document_actions_ui(Context& ctx, Place document, const DocumentKind& kind);
const DiscountStanding& approval_of(Context& ctx, Place document);
void approval_part_ui(Context& ctx, Place document); // nothing of what is within its ceilings
void approval_dialog_ui(Context& ctx);
void instalments_part_ui(Context& ctx, Place invoice); // what it is divided into, or the way to divide it
void instalments_dialog_ui(Context& ctx, Place invoice);
void document_dialogs_ui(Context& ctx, Place document); // once a frame, after the page

} // namespace crm
