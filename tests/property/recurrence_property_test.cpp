// A rule that is written is read back as the same rule, whatever it says; its days are in order, within the window, and
// not more than it counts.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/text/recurrence.hpp"
#include "tests/support/generators.hpp"

using namespace crm;
using test::Random;

namespace {

int between(Random& random, int low, int high) {
    return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}
int signed_below(Random& random, int most) {
    const int value = between(random, 1, most);
    return random.below(2) ? value : -value;
}

Recurrence any_rule(Random& random) {
    Recurrence rule{.frequency = static_cast<Frequency>(random.below(4)), .interval = between(random, 1, 5)};
    const bool is_long = rule.frequency == Frequency::monthly || rule.frequency == Frequency::yearly;
    if (random.below(3) == 0) rule.count = between(random, 1, 200);
    if (rule.count == 0 && random.below(3) == 0)
        rule.until = RecurrenceEnd{{between(random, 0, 40'000)}, random.below(2) ? -1 : between(random, 0, 1439)};
    for (auto left = random.below(4); left; --left)
        rule.by_day.push_back({is_long && random.below(2) ? signed_below(random, 5) : 0, between(random, 0, 6)});
    if (rule.frequency != Frequency::weekly)
        for (auto left = random.below(4); left; --left) rule.by_month_day.push_back(signed_below(random, 31));
    for (auto left = random.below(3); left; --left) rule.by_month.push_back(between(random, 1, 12));
    if (!rule.by_day.empty() && random.below(3) == 0) rule.by_position.push_back(signed_below(random, 6));
    rule.first_weekday = between(random, 0, 6);
    return rule;
}

} // namespace

TEST_CASE("any rule is written and read back; its days keep order, window and number") {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Random random(seed);
        const Recurrence rule = any_rule(random);
        CAPTURE(rule_text(rule));
        const auto read = recurrence_from(rule_text(rule));
        REQUIRE(read.has_value());
        REQUIRE(*read == rule);
        const DateTime start{{between(random, 0, 30'000)}, between(random, 0, 1439)};
        const Date from{start.date.days + between(random, -50, 3000)}, to{from.days + between(random, 0, 800)};
        const auto days = occurrences(rule, start, from, to);
        REQUIRE(std::ranges::adjacent_find(days, std::ranges::greater_equal{}) == days.end());
        for (const Date day : days) {
            REQUIRE(day >= std::max(from, start.date));
            REQUIRE(day <= to);
        }
        if (rule.count > 0)
            REQUIRE(occurrences(rule, start, {}, {start.date.days + 60'000}).size() <=
                    static_cast<std::size_t>(rule.count));
        REQUIRE(!recurrence_sentence(rule, {}).empty());
    }
}
