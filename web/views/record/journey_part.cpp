// A customer's journey: its milestones with their days, and how long each took from the one before.
#include "core/queries/journey.hpp"
#include "core/text/words_journey.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

void journey_card_ui(Context& ctx, Place customer) {
    struct Known { // kept until a record changes
        RecordId customer;
        std::uint64_t revision = 0;
        std::vector<JourneyStep> steps;
    };
    Known& known = ctx.state<Known>();
    if (const RecordId id = ctx.tables.id(customer); known.customer != id || known.revision != ctx.tables.revision())
        known = {id, ctx.tables.revision(), journey(ctx.tables, ctx.caches.relations, customer, ctx.reader)};
    const std::vector<JourneyStep>& steps = known.steps;
    begin_card_ui("journey", {.title = ctx.text(words::journey_title), .icon = Icon::history});
    if (steps.empty()) text_ui(ctx.text(words::journey_empty), styles::muted);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const JourneyStep& step = steps[i];
        std::string detail = day_text(step.day, ctx.brief());
        if (i > 0) detail += " · " + ctx.counted(words::journey_after, step.day.days - steps[i - 1].day.days);
        if (list_row_ui(std::to_string(i), {.title = ctx.text(words::milestones[static_cast<std::size_t>(step.what)]),
                                            .detail = detail,
                                            .icon = icon_of(ctx.schema.entity(step.place.entity).key)})
                .clicked)
            ctx.open(ctx.tables.id(step.place));
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
