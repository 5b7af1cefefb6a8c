// Every kind of record Wasl knows. The order is only the order in memory; keys are what is stored and sent.
#pragma once
#include "core/entities/appointment.hpp"
#include "core/entities/assignment_rule.hpp"
#include "core/entities/attachment.hpp"
#include "core/entities/attendance.hpp"
#include "core/entities/bundle_part.hpp"
#include "core/entities/closing.hpp"
#include "core/entities/company.hpp"
#include "core/entities/deal.hpp"
#include "core/entities/dealing.hpp"
#include "core/entities/discount_ceiling.hpp"
#include "core/entities/firm.hpp"
#include "core/entities/import_mapping.hpp"
#include "core/entities/instalment.hpp"
#include "core/entities/invoice.hpp"
#include "core/entities/lead.hpp"
#include "core/entities/lead_rule.hpp"
#include "core/entities/message_template.hpp"
#include "core/entities/need.hpp"
#include "core/entities/note.hpp"
#include "core/entities/occasion.hpp"
#include "core/entities/opening_balance.hpp"
#include "core/entities/order.hpp"
#include "core/entities/own.hpp"
#include "core/entities/payment.hpp"
#include "core/entities/person.hpp"
#include "core/entities/price_list.hpp"
#include "core/entities/product.hpp"
#include "core/entities/quote.hpp"
#include "core/entities/rate.hpp"
#include "core/entities/saved_view.hpp"
#include "core/entities/stock_move.hpp"
#include "core/entities/tag.hpp"
#include "core/entities/target.hpp"
#include "core/entities/task.hpp"
#include "core/entities/team.hpp"
#include "core/entities/territory.hpp"
#include "core/entities/ticket.hpp"
#include "core/entities/workflow.hpp"

namespace crm {
inline constexpr const EntityDef* all_entities[] = {&person,
                                                    &company,
                                                    &affiliation,
                                                    &dealing,
                                                    &task,
                                                    &note,
                                                    &product,
                                                    &order,
                                                    &order_line,
                                                    &tag,
                                                    &occasion,
                                                    &firm,
                                                    &custom_field,
                                                    &saved_view,
                                                    &import_mapping,
                                                    &own_choice,
                                                    &own_word,
                                                    &attachment,
                                                    &payment,
                                                    &pipeline,
                                                    &stage,
                                                    &competitor,
                                                    &deal,
                                                    &deal_line,
                                                    &deal_step,
                                                    &appointment,
                                                    &lead,
                                                    &lead_rule,
                                                    &quote,
                                                    &quote_line,
                                                    &invoice,
                                                    &invoice_line,
                                                    &sales_target,
                                                    &commission_rule,
                                                    &assignment_rule,
                                                    &discount_ceiling,
                                                    &price_list,
                                                    &price,
                                                    &attendance,
                                                    &territory,
                                                    &rate,
                                                    &need_question,
                                                    &need_rule,
                                                    &need_answer,
                                                    &stock_move,
                                                    &instalment,
                                                    &opening_balance,
                                                    &bundle_part,
                                                    &closing,
                                                    &message_template,
                                                    &team_member,
                                                    &workflow,
                                                    &workflow_run,
                                                    &ticket};
} // namespace crm
