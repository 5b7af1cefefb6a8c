// How often somebody came, and when last; nothing of whom no attendance is recorded.
#include "core/commands/attendance.hpp"
#include "core/queries/attendance.hpp"
#include "core/text/dates.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_attendance.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

void attendance_card_ui(Context& ctx, Place customer) {
    if (customer.entity != ctx.entity("person")) return;
    const Visits visits = visits_of(ctx.tables, ctx.caches.relations, customer);
    if (visits.count == 0) return;
    const auto number = [&](std::size_t count) {
        return number_text(static_cast<std::int64_t>(count), {.digits = ctx.reader.locale.digits});
    };
    gap(12);
    if (begin_card_ui("attendance", {.title = ctx.schema.entity(ctx.entity("attendance")).plural.in(ctx.language),
                                     .icon = Icon::badge,
                                     .action = ctx.can_write() ? ctx.text(words::check_in_title) : std::string_view()}))
        ctx.send(CheckIn{ctx.tables.id(customer)},
                 filled(ctx.text(words::checked_in), {ctx.name(customer), number(visits.count + 1)}));
    key_value_ui(ctx.text(words::visits_count), number(visits.count));
    key_value_ui(ctx.text(words::visits_last),
                 relative_moment_text(visits.last, ctx.now, ctx.reader.offset_minutes, ctx.reader.locale));
    end_card_ui();
}

} // namespace crm
