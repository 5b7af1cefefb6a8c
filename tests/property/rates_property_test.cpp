// Amounts turned by a rate of exchange, beside the exact fraction: never further off than half a minor unit, in the
// order of the amounts, and the same below nought as above.
#include <doctest/doctest.h>

#include "core/queries/rates.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

TEST_CASE("what a rate makes of an amount is its exact worth, rounded once, half away from zero") {
    test::Random random(20261123);
    constexpr Currency currencies[] = {currency_of("SAR"), currency_of("KWD"), currency_of("JPY"), currency_of("USD")};
    for (int round = 0; round < 300; ++round) {
        const Currency base = random.pick(currencies), other = random.pick(currencies);
        if (base == other) continue;
        QueryFirm firm;
        const std::int64_t value = random.between(1, random.chance(50) ? 100'000 : 10'000'000'000'000),
                           units = random.chance(50) ? 1 : random.between(1, 1'000'000);
        firm.add("rate", {{"currency", words(letters_of(other))},
                          {"date", day(2026, 11, 1)},
                          {"rate", number(value)},
                          {"units", number(units)}});
        const Rates rates(firm.tables, base);
        std::int64_t tens_ours = 1, tens_its = 1;
        for (int i = 0; i < minor_digits(base); ++i) tens_ours *= 10;
        for (int i = 0; i < minor_digits(other); ++i) tens_its *= 10;
        std::int64_t before = INT64_MIN;
        for (std::int64_t minor = 0, step = random.between(1, 1'000'000); minor < 20 * step; minor += step) {
            const auto ours = rates.in_base({minor, other}, date_of(CivilDate{2026, 11, 2}));
            const auto mirrored = rates.in_base({-minor, other}, date_of(CivilDate{2026, 11, 2}));
            REQUIRE(ours.has_value() == mirrored.has_value());
            if (!ours) {
                CHECK(ours.error() == Reason::too_large);
                break;
            }
            CHECK(mirrored->minor == -ours->minor);
            CHECK(ours->minor >= before);
            before = ours->minor;
            // |2 × (exact − rounded)| ≤ 1, and exactly half goes up.
            const __int128 below = static_cast<__int128>(units) * 10'000 * tens_its,
                           twice = 2 * (static_cast<__int128>(minor) * value * tens_ours -
                                        static_cast<__int128>(ours->minor) * below);
            CHECK(twice >= -below);
            CHECK(twice < below);
        }
    }
}
