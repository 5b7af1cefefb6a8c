// Why deals were won and lost: what counts, against whom, how fast, and what that comes to.
#include <doctest/doctest.h>

#include "core/sales/win_loss.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

struct Desk {
    QueryFirm firm;
    Reader reader{.currency = currency_of("SAR"), .offset_minutes = 180, .today = date_of(CivilDate{2026, 11, 22})};
    Days november{date_of(CivilDate{2026, 11, 1}).days, date_of(CivilDate{2026, 11, 30}).days};
    RecordId rival = firm.add("competitor", {{"name", "بيت التمور"}});

    RecordId deal(std::string_view state, std::int64_t closed_ms, std::int64_t riyal, std::string_view source = {}) {
        const RecordId id = firm.add(
            "deal", {{"title", "صفقة"}, {"state", words(state)}, {"amount", riyals(riyal)}, {"source", words(source)}});
        if (state != "open") firm.set(id, "closed_at", closed_ms);
        return id;
    }
    WinLoss found() { return win_loss(firm.tables, november, reader); }
};

std::int64_t at(std::int32_t year, unsigned month, unsigned day, std::int64_t hour = 9) { // in Riyadh
    return (std::int64_t{date_of(CivilDate{year, month, day}).days} * 24 + hour - 3) * 3'600'000;
}

} // namespace

TEST_CASE("deals closed in the reader's days are counted by source, reason and seller") {
    Desk desk;
    desk.deal("won", at(2026, 11, 1, 0), 1000, "معرض");
    desk.deal("won", at(2026, 11, 30, 23), 500, "المعرض");
    const RecordId lost = desk.deal("lost", at(2026, 11, 9), 300, "معرض"),
                   again = desk.deal("lost", at(2026, 11, 9), 0);
    desk.firm.set(lost, "lost_reason", words("price"));
    desk.firm.set(again, "lost_reason", words("price"));
    desk.deal("won", at(2026, 12, 1, 0), 7000);
    desk.deal("lost", at(2026, 10, 31, 23), 7000);
    desk.deal("open", 0, 50);
    desk.firm.remove(desk.deal("won", at(2026, 11, 5), 7000));
    desk.firm.add_element(lost, "objections", words("trust"));
    const RecordId dinars = desk.deal("won", at(2026, 11, 6), 1);
    desk.firm.set(dinars, "amount", Money{5000, currency_of("KWD")});

    desk.firm.add_element(dinars, "objections", words("trust"));

    const WinLoss found = desk.found();
    CHECK(found.all.won == 3);
    CHECK(found.all.lost == 2);
    CHECK(found.all.won_amount == 150'000);
    CHECK(found.all.lost_amount == 30'000);
    CHECK(found.without_rate.count == 1);
    CHECK_FALSE(found.all.is_converted);
    CHECK(found.velocity.open == 1);
    CHECK(found.velocity.average_won == 75'000);
    REQUIRE(found.reasons.size() == 1);
    CHECK(found.reasons[0].key == "price");
    CHECK(found.reasons[0].count.lost == 2);
    REQUIRE(found.sources.size() == 3);
    CHECK(found.sources[0].count.closed() == 2);
    CHECK(found.sources[0].count.deals.size() == 2);
    CHECK(found.competitors.empty());
    REQUIRE(found.objections.size() == 1);
    CHECK(found.objections[0].key == "trust");
    CHECK(found.objections[0].count.won == 1);
    CHECK(found.objections[0].count.lost == 1);
}

TEST_CASE("a rival has won what was lost to them, and lost what they were met in") {
    Desk desk;
    const auto meet = [&](RecordId deal) { desk.firm.add_element(deal, "competitors", desk.rival); };
    meet(desk.deal("won", at(2026, 11, 2), 100));
    const RecordId lost = desk.deal("lost", at(2026, 11, 3), 100);
    meet(lost);
    desk.firm.set(lost, "lost_to", desk.rival);
    meet(desk.deal("lost", at(2026, 11, 4), 100)); // lost, but not to them
    const WinLoss found = desk.found();
    REQUIRE(found.competitors.size() == 1);
    CHECK(found.competitors[0].count.won == 1);
    CHECK(found.competitors[0].count.lost == 1);
    CHECK(found.competitors[0].record == desk.firm.place(desk.rival));
    desk.firm.remove(desk.rival);
    CHECK(desk.found().competitors.empty());
}

TEST_CASE("velocity is open deals times win rate times the average, by the days of the cycle") {
    Desk desk;
    CHECK_FALSE(desk.found().velocity.a_day);
    const auto won_after = [&](std::int64_t days, std::int64_t riyal) {
        const RecordId deal = desk.deal("won", at(2026, 11, 20), riyal);
        const RecordId step =
            desk.firm.add("deal_step", {{"deal", deal}, {"at", at(2026, 11, 20) - days * 86'400'000}});
        desk.firm.set(deal, "created_at", at(2026, 11, 20) + 1000); // brought in from a sheet later
        CHECK(step != RecordId{});
    };
    won_after(10, 1000);
    won_after(20, 2000);
    for (int i = 0; i < 6; ++i) desk.deal("open", 0, 10);
    WinLoss found = desk.found();
    CHECK(found.velocity.cycle_tenth_days == 150);
    CHECK(found.velocity.a_day == 60'000); // 6 × 1 × 1500 / 15 = 600 riyals a day
    desk.deal("lost", at(2026, 11, 21), 5);
    CHECK(desk.found().velocity.a_day == 40'000); // two of three
}

TEST_CASE(
    "each pipeline has a velocity of its own, in the firm's order; what another currency won counts by its rate") {
    Desk desk;
    const RecordId shop = desk.firm.add("pipeline", {{"name", "المعرض"}, {"position", number(2000)}}),
                   site = desk.firm.add("pipeline", {{"name", "الموقع"}, {"position", number(1000)}}),
                   idle = desk.firm.add("pipeline", {{"name", "خامل"}});
    const auto won_after = [&](RecordId pipeline, std::int64_t days, Money amount) {
        const RecordId deal = desk.deal("won", at(2026, 11, 20), 0);
        desk.firm.set(deal, "amount", amount);
        desk.firm.set(deal, "pipeline", pipeline);
        desk.firm.add("deal_step", {{"deal", deal}, {"at", at(2026, 11, 20) - days * 86'400'000}});
        desk.firm.set(deal, "created_at", at(2026, 11, 20) + 1000);
    };
    const auto open = [&](RecordId pipeline) { desk.firm.set(desk.deal("open", 0, 9), "pipeline", pipeline); };
    CHECK(idle != RecordId{});
    won_after(shop, 10, {100'000, currency_of("SAR")});
    won_after(site, 2, {1'000, currency_of("KWD")}); // one dinar
    open(shop);
    open(shop);
    open(site);
    desk.deal("open", 0, 9); // in no pipeline
    WinLoss found = desk.found();
    REQUIRE(found.pipelines.size() == 3);
    CHECK(found.pipelines[0].pipeline == desk.firm.place(site));
    CHECK_FALSE(found.pipelines[0].velocity.a_day); // what a dinar is worth is not known
    CHECK(found.without_rate.count == 1);
    CHECK(found.pipelines[1].velocity.a_day == 20'000); // 2 × 1 × 1000 / 10
    CHECK_FALSE(found.pipelines[2].pipeline);
    CHECK(found.pipelines[2].velocity.open == 1);
    desk.firm.add("rate", {{"currency", "KWD"}, {"date", day(2026, 11, 20)}, {"rate", number(122'000)}});
    found = desk.found();
    CHECK(found.without_rate.count == 0);
    CHECK(found.all.is_converted);
    CHECK(found.pipelines[0].velocity.a_day == 610); // 12.20 / 2
    CHECK(found.pipelines[0].velocity.is_converted);
    CHECK_FALSE(found.pipelines[1].velocity.is_converted);
    CHECK(found.velocity.open == 4);
    CHECK(found.velocity.average_won == 50'610);
    desk.firm.remove(site); // its deals are in none
    CHECK(desk.found().pipelines.size() == 2);
    CHECK(desk.found().pipelines[1].velocity.won == 1);
}
