// The words of tickets: on their page, and on a customer's.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames solve_ticket = {"حل التذكرة", "Solve"};
inline constexpr BothNames reopen_ticket = {"إعادة فتح", "Reopen"};
inline constexpr BothNames solve_ticket_title = {"كيف حُلّت؟", "How was it solved?"};
inline constexpr BothNames solve_ticket_help = {"يبقى في سجل العميل، ويجده البحث عند تكرار المشكلة.",
                                                "Stays in the customer's history, and is found when it happens again."};
inline constexpr BothNames ticket_solved_said = {"حُلّت التذكرة {}", "Ticket {} is solved"};
inline constexpr BothNames ticket_reopened_said = {"أُعيد فتح التذكرة {}", "Ticket {} is open again"};
inline constexpr BothNames ticket_tasks = {"مهام التذكرة", "Tasks of this ticket"};
inline constexpr BothNames ticket_dealings = {"تعاملات التذكرة", "Dealings of this ticket"};
inline constexpr BothNames no_tickets_here = {"لا تذاكر لهذا العميل", "No tickets for this customer"};
inline constexpr BothNames no_tickets_text = {"الشكاوى وطلبات الدعم والاستفسارات تُسجَّل هنا، وتبقى حتى تُحل.",
                                              "Complaints, requests for help and enquiries are noted here, and stay "
                                              "until they are solved."};

} // namespace crm::words
