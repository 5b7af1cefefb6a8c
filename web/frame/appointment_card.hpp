// What one occurrence of an appointment is and what can be done with it, in a dialog: held, missed, cancelled, with
// what came of it; its page; its form.
#pragma once
#include "core/queries/schedule.hpp"
#include "web/frame/context.hpp"

namespace crm {

struct AppointmentCard {
    bool is_open = false;
    RecordId appointment{};
    Date day{}; // of the occurrence
    int minute = -1, minutes = 0;
    bool repeats = false;
    std::string outcome{}; // as typed
};
AppointmentCard card_of(const Context& ctx, const ScheduleItem& item);
void appointment_card_ui(Context& ctx, AppointmentCard& card);

} // namespace crm
