#include "core/commands/closings.hpp"

namespace crm {

void settle_closing(Planner& planner, const SaveRecord& save, RecordId closing) {
    const auto after = [&](std::string_view key) {
        return planner.after(save, closing, planner.schema().field(save.entity, key));
    };
    const Value expects = after("expected"), counts = after("counted");
    const auto *expected = std::get_if<Money>(&expects), *counted = std::get_if<Money>(&counts);
    if (!expected || !counted) return planner.set(save.entity, closing, "difference", Value{});
    Money difference = *counted;
    if (expected->currency != counted->currency)
        return planner.problem(save.entity, "counted", Reason::mixed_currencies);
    if (__builtin_sub_overflow(counted->minor, expected->minor, &difference.minor))
        return planner.problem(save.entity, "counted", Reason::too_large);
    planner.set(save.entity, closing, "difference", difference);
}

} // namespace crm
