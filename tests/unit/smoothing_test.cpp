// Exponential smoothing beside R's HoltWinters() on two public series: airline passengers by month, 1949 to 1960 (Box
// and Jenkins 1976), and the flow of the Nile, 1871 to 1970 (Cobb 1978). Expected values are R 4.2's.
#include <doctest/doctest.h>

#include <cmath>

#include "core/sales/smoothing.hpp"

using namespace crm;

namespace {

constexpr double passengers[] = {
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158,
    133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218,
    230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235,
    227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
    284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404,
    347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472,
    548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432};
constexpr double nile[] = {1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994,  1020,
                           960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,
                           874,  694,  940, 833,  701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,
                           1120, 1100, 832, 764,  821,  768,  845,  864,  862,  698,  845,  744,  796,  1040, 759,
                           781,  865,  845, 944,  984,  897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,
                           1040, 860,  874, 848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,
                           1020, 906,  901, 1170, 912,  746,  919,  718,  714,  740};

void check_close(double found, double expected, double relative) {
    CAPTURE(found);
    CAPTURE(expected);
    CHECK(std::abs(found - expected) <= relative * std::abs(expected));
}

} // namespace

TEST_CASE("with given weights, level, trend and seasons are R's to nine digits") {
    struct Expected {
        SmoothingKind kind;
        double level, trend, squared_error;
        double next[12];
    };
    constexpr Expected all[] = {
        {SmoothingKind::additive,
         489.016495984017,
         3.44608931493066,
         32476.9753933672,
         {458.758379836831, 439.911200596821, 486.160884674004, 505.644661909102, 518.846632245114, 578.285651935119,
          648.791252779493, 637.704792679185, 541.426735571621, 491.249761860457, 435.035314288565, 477.992110089237}},
        {SmoothingKind::multiplicative,
         479.93798281186,
         3.36971294510035,
         17712.613378692,
         {448.978972058417, 423.508056892272, 477.419567079245, 496.99511090488, 512.127355799604, 585.089324945584,
          672.852956818768, 666.057775394956, 554.789736735698, 493.385488224753, 423.63692573776, 469.272638028742}},
    };
    for (const Expected& expected : all) {
        const auto model = smooth(passengers, expected.kind, {0.25, 0.05, 0.6});
        REQUIRE(model);
        check_close(model->level, expected.level, 1e-9);
        check_close(model->trend, expected.trend, 1e-9);
        check_close(model->squared_error, expected.squared_error, 1e-9);
        for (int i = 0; i < 12; ++i) check_close(model->ahead(i + 1), expected.next[i], 1e-9);
        check_close(model->ahead(13) - model->ahead(1),
                    12 * model->trend * (expected.kind == SmoothingKind::additive ? 1 : model->season[0]), 1e-9);
    }
    const auto flow = smooth(nile, SmoothingKind::level, {.level = 0.25});
    REQUIRE(flow);
    check_close(flow->level, 803.893988163138, 1e-9);
    check_close(flow->squared_error, 2038891.31482051, 1e-9);
}

TEST_CASE("weights that are looked for give R's forecasts, or miss less") {
    const auto air = fit_smoothing(passengers, SmoothingKind::multiplicative);
    REQUIRE(air);
    CHECK(air->squared_error <= 16570.7778669999 * 1.0001);
    constexpr double expected[] = {447.055931344916, 419.712279855699, 464.867131095767, 496.083937621018,
                                   507.532637500571, 575.450895961051, 666.592293420418, 657.913718340472,
                                   550.308766449002, 492.985309235296, 420.207279555462, 465.634500936807};
    for (int i = 0; i < 12; ++i) check_close(air->ahead(i + 1), expected[i], 5e-3);
    const auto level = fit_smoothing(nile, SmoothingKind::level);
    REQUIRE(level);
    check_close(level->weights.level, 0.246557877458459, 1e-3);
    check_close(level->level, 805.038857706042, 1e-4);
    const auto trend = fit_smoothing(nile, SmoothingKind::trend);
    REQUIRE(trend);
    CHECK(trend->squared_error <= 2267504.07066982 * 1.0001);
    check_close(trend->ahead(1), 749.489143414115, 5e-3);
}

TEST_CASE("the kind that missed least is chosen, and its misses are told") {
    const auto air = choose_smoothing(passengers, 6);
    REQUIRE(air);
    CHECK(air->model.kind == SmoothingKind::multiplicative);
    CHECK(air->error_at(1) > 0);
    for (int step = 2; step <= 6; ++step) CHECK(air->error_at(step) >= air->error_at(step - 1));
    for (const PastForecast& each : air->past) { // a forecast knows nothing of what came after it
        const auto known = std::span(passengers).first(each.index + 1 - static_cast<std::size_t>(each.steps));
        const auto model = fit_smoothing(known, SmoothingKind::multiplicative);
        REQUIRE(model);
        CHECK(model->ahead(each.steps) == each.forecast);
    }
    const auto flow = choose_smoothing(nile, 3);
    REQUIRE(flow);
    CHECK(flow->model.season.empty());
}

TEST_CASE("too little, zeros and flat series are no trouble") {
    CHECK_FALSE(choose_smoothing(std::span(passengers).first(2), 3));
    CHECK_FALSE(fit_smoothing({}, SmoothingKind::level));
    CHECK_FALSE(fit_smoothing(std::span(passengers).first(23), SmoothingKind::additive));
    constexpr double gaps[] = {0, 0, 5, 0, 0, 0, 7, 0, 0, 0, 0, 2, 0, 0, 6,
                               0, 0, 0, 7, 0, 0, 0, 0, 2, 0, 0, 5, 0, 0, 0};
    CHECK_FALSE(fit_smoothing(gaps, SmoothingKind::multiplicative));
    const auto some = choose_smoothing(gaps, 6);
    REQUIRE(some);
    for (int step = 1; step <= 6; ++step) CHECK(std::isfinite(some->model.ahead(step)));
    constexpr double flat[] = {4, 4, 4, 4, 4, 4, 4, 4};
    const auto same = choose_smoothing(flat, 2);
    REQUIRE(same);
    check_close(same->model.ahead(2), 4, 1e-12);
    CHECK(same->error_at(2) == 0);
}
