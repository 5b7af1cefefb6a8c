// Keeps the browser's address and history in step with what is shown: every screen, record and part of a record has an
// address, Back goes back, a reload stays. A dialog or sheet is an entry of its own, so that Back closes it first.
#pragma once
#include <optional>
#include <string>

#include "web/frame/context.hpp"

namespace crm {

std::string address_of(const Route& route); // "/record/00c0ffee00c0ffee-1f/history"; home: ""
std::optional<Route> route_from(std::string_view address);

void start_steering();                                // goes where the address says
void steer(const Context& ctx);                       // once a frame, after everything was drawn and carried out
Route as_last_shown(Route route);                     // a list named without saying how
void steer_to_query(std::string query, bool settles); // of the list that is shown
void steer_back(); // where the person came from; without that, up: from a record to its list

} // namespace crm
