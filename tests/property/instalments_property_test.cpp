// Random invoices divided into instalments: the parts are the invoice to the minor unit, whatever is asked, kept or
// paid.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/sales/instalments.hpp"

using namespace crm;

namespace {

std::int64_t sum_of(const std::vector<Instalment>& parts) {
    std::int64_t sum = 0;
    for (const Instalment& part : parts) sum += part.minor;
    return sum;
}

class Any {
public:
    explicit Any(unsigned seed) : m_random(seed) {}
    std::int64_t up_to(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(m_random); }

private:
    std::mt19937_64 m_random;
};

} // namespace

TEST_CASE("the parts of a division are the total, all but the last of them equal, by month or week") {
    int made = 0;
    for (unsigned seed = 0; seed < 6000; ++seed) {
        CAPTURE(seed);
        Any any(seed);
        // Minor units of currencies of 0, 2 and 3 decimals: units, hundredths, thousandths.
        const std::int64_t total = any.up_to(seed % 5 ? 100'000 : INT64_MAX);
        const Division division{.total = total,
                                .down_payment = seed % 2 ? any.up_to(total) : 0,
                                .day = Date{20'000},
                                .first = Date{static_cast<std::int32_t>(20'000 + any.up_to(900))},
                                .count = static_cast<int>(any.up_to(130)),
                                .every = seed % 3 ? Every::month : Every::week};
        const auto parts = divided(division);
        const int down = division.down_payment ? 1 : 0;
        const bool is_possible = division.count >= 1 && division.count + down <= instalments_max &&
                                 total - division.down_payment >= division.count;
        REQUIRE(parts.has_value() == is_possible);
        if (!parts) continue;
        ++made;
        REQUIRE(std::ssize(*parts) == division.count + down);
        CHECK(sum_of(*parts) == total);
        const std::int64_t each = (*parts)[static_cast<std::size_t>(down)].minor;
        for (std::size_t i = 0; i < parts->size(); ++i) {
            CHECK((*parts)[i].minor > 0);
            if (i >= static_cast<std::size_t>(down) && i + 1 < parts->size()) CHECK((*parts)[i].minor == each);
            if (i > static_cast<std::size_t>(down)) {
                const std::int32_t days = (*parts)[i].due.days - (*parts)[i - 1].due.days;
                CHECK((division.every == Every::week ? days == 7 : days >= 28 && days <= 31));
            }
        }
        CHECK(parts->back().minor - each >= 0);
        CHECK(parts->back().minor - each < division.count);
        CHECK(fitted(*parts, total) == (down ? fitted(*parts, total) : *parts));
    }
    CHECK(made > 3000);
}

TEST_CASE("whatever is kept, fitted parts are the total, in order, and what is paid settles the oldest") {
    for (unsigned seed = 0; seed < 6000; ++seed) {
        CAPTURE(seed);
        Any any(seed);
        const std::int64_t total = any.up_to(seed % 7 ? 5'000 : INT64_MAX) - (seed % 11 ? 0 : 200);
        std::vector<Instalment> kept;
        for (std::int64_t i = any.up_to(8); i > 0; --i)
            kept.push_back({Date{static_cast<std::int32_t>(any.up_to(400))},
                            any.up_to(seed % 7 ? 2'000 : INT64_MAX) - (seed % 13 ? 0 : 500)});
        const std::vector<Instalment> parts = fitted(kept, total);
        CHECK(parts.empty() == (kept.empty() || total <= 0));
        if (parts.empty()) continue;
        CHECK(sum_of(parts) == total);
        CHECK(std::ranges::is_sorted(parts, {}, &Instalment::due));
        CHECK(std::ranges::all_of(parts, [](const Instalment& part) { return part.minor > 0; }));
        CHECK(fitted(parts, total) == parts);

        const std::int64_t paid = any.up_to(6'000) - 200;
        const Date today{static_cast<std::int32_t>(any.up_to(400))};
        std::int64_t settled = 0;
        bool is_open = false; // after the first that is not settled, nothing is
        for (const SettledInstalment& one : settle(parts, paid, today)) {
            settled += one.paid;
            CHECK(one.left() >= 0);
            if (is_open) CHECK(one.paid == 0);
            is_open |= one.left() > 0;
            CHECK(one.days_late == (one.left() > 0 ? std::max(today.days - one.part.due.days, 0) : 0));
        }
        CHECK(settled == std::min(paid, total));
    }
}
