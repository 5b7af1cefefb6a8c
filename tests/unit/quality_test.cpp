// The quality of the data: what is missing, and every list of what to clean up, with what must not be in it.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/queries/quality.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

struct Shop {
    WorkspaceWorld world;
    Reader reader{.locale = {Language::en, DigitSet::latin}};

    Shop() {
        reader.today = date_of(world.environment.now(), 180);
        reader.country = country_of("SA");
    }
    std::int64_t now() { return world.environment.now_ms; }
    std::int64_t today() const { return reader.today.days; }
    RecordId person(std::initializer_list<QueryFirm::Cell> cells) { return world.add("person", cells); }
    std::vector<RecordId> in(CleanUpKind kind) const {
        std::vector<RecordId> ids;
        for (const CleanUpItem& item : clean_up_of(world.tables(), reader).of(kind))
            ids.push_back(world.tables().id(item.place));
        return ids;
    }
    std::vector<CleanUpReason> reasons(CleanUpKind kind) const {
        std::vector<CleanUpReason> reasons;
        for (const CleanUpItem& item : clean_up_of(world.tables(), reader).of(kind)) reasons.push_back(item.reason);
        return reasons;
    }
};

} // namespace

TEST_CASE("completeness counts what a record should have, and names what is missing") {
    Shop shop;
    const EntityIx person = shop.world.entity("person");
    const std::vector<FieldIx> wanted = wanted_fields(shop.world.workspace->schema(), person);
    CHECK(std::ranges::find(wanted, shop.world.field("person", "phone")) != wanted.end());
    CHECK(std::ranges::find(wanted, shop.world.field("person", "last_contacted")) == wanted.end()); // nobody types it
    const RecordId bare = shop.person({{"name", "سارة"}});
    const Completeness lacking = completeness(shop.world.tables(), shop.world.tables().find(bare));
    CHECK(lacking.percent > 0);
    CHECK(lacking.percent < 50);
    CHECK(lacking.missing.size() == wanted.size() - 1);
    const RecordId full = shop.person({{"name", "نورة"},
                                       {"phone", "+966501234567"},
                                       {"email", "noura@example.com"},
                                       {"stage", "new"},
                                       {"owner", "هند"},
                                       {"address", Address{.city = "جدة"}}});
    const Completeness whole = completeness(shop.world.tables(), shop.world.tables().find(full));
    CHECK(whole.percent == 100);
    CHECK(whole.missing.empty());
    CHECK(average_completeness(shop.world.tables(), person) == (lacking.percent + 100) / 2);
    CHECK(average_completeness(shop.world.tables(), shop.world.entity("product")) == 100); // there are none
    REQUIRE(shop.world.send(RemoveRecords{{bare}}));
    CHECK(average_completeness(shop.world.tables(), person) == 100);
}

TEST_CASE("incomplete: less than half, the emptiest first") {
    Shop shop;
    const RecordId some = shop.person({{"name", "نورة"}, {"owner", "هند"}});
    const RecordId least = shop.person({{"name", "سارة"}});
    shop.person({{"name", "منى"}, {"phone", "+966501234567"}, {"email", "m@example.com"}, {"stage", "new"}});
    CHECK(shop.in(CleanUpKind::incomplete) == std::vector{least, some});
    const CleanUp found = clean_up_of(shop.world.tables(), shop.reader);
    const CleanUpItem& item = found.of(CleanUpKind::incomplete).front();
    const std::string says = sentence_of(item, shop.world.tables(), shop.reader);
    CHECK(says.find(std::to_string(item.number) + "%") != says.npos);
    Reader arabic = shop.reader;
    arabic.locale = {Language::ar, DigitSet::arabic};
    CHECK(sentence_of(item, shop.world.tables(), arabic).starts_with("مكتمل"));
}

TEST_CASE("unreachable: no phone and no e-mail, or a number that cannot be dialled") {
    Shop shop;
    const RecordId nowhere = shop.person({{"name", "سارة"}});
    shop.person({{"name", "نورة"}, {"email", "n@example.com"}});
    shop.person({{"name", "منى"}, {"phone", "+966501234567"}});
    const RecordId wrong = shop.person({{"name", "هدى"}, {"phone", "+96650123"}});
    std::vector<RecordId> found = shop.in(CleanUpKind::unreachable);
    std::ranges::sort(found);
    if (wrong)
        CHECK(found == std::vector{nowhere, wrong}); // where the form would let such a number in at all
    else
        CHECK(found == std::vector{nowhere});
}

TEST_CASE("stale: nobody has been in touch for twice the firm's quiet days, the longest first") {
    Shop shop;
    const RecordId old =
        shop.person({{"name", "سارة"}, {"phone", "+966501234567"}, {"last_contacted", shop.now() - 900 * day_ms}});
    const RecordId older =
        shop.person({{"name", "منى"}, {"phone", "+966501234568"}, {"last_contacted", shop.now() - 1200 * day_ms}});
    shop.person({{"name", "نورة"}, {"phone", "+966501234569"}, {"last_contacted", shop.now() - 3 * day_ms}});
    shop.person({{"name", "جديدة"}, {"phone", "+966501234560"}}); // added today, not met yet
    CHECK(shop.in(CleanUpKind::stale) == std::vector{older, old});
    const CleanUpItem item = clean_up_of(shop.world.tables(), shop.reader).of(CleanUpKind::stale).front();
    Reader arabic = shop.reader;
    arabic.locale = {Language::ar, DigitSet::latin};
    CHECK(sentence_of(item, shop.world.tables(), arabic) == "لا تواصل منذ 1,201 يوم");
}

TEST_CASE("contradictory: days that cannot be") {
    Shop shop;
    shop.world.add("order", {{"date", shop.today() + 800}});
    shop.world.add("order", {{"date", shop.today()}});
    CHECK(shop.reasons(CleanUpKind::contradictory) == std::vector{CleanUpReason::ordered_in_the_future});
    const RecordId unborn = shop.person({{"name", "سارة"}});
    shop.world.workspace->commit({"edit",
                                  {{shop.world.entity("person"), shop.world.field("person", "birthday"), unborn,
                                    OpKind::set, Value{shop.today() + 10}}}});
    const auto reasons = shop.reasons(CleanUpKind::contradictory);
    CHECK(std::ranges::find(reasons, CleanUpReason::born_in_the_future) != reasons.end());
}

TEST_CASE("orphaned: what names a record in the bin, but not one that was merged or erased") {
    Shop shop;
    const RecordId sara = shop.person({{"name", "سارة"}, {"phone", "+966501234567"}});
    const RecordId twin = shop.person({{"name", "Sarah"}, {"phone", "+966501234567"}});
    const RecordId gone = shop.person({{"name", "منى"}, {"phone", "+966501234568"}});
    const RecordId order = shop.world.add("order", {{"person", gone}, {"date", shop.today()}});
    shop.world.add("order", {{"person", twin}, {"date", shop.today()}});
    REQUIRE(shop.world.send(MergeRecords{sara, {twin}}));
    CHECK(shop.in(CleanUpKind::orphaned).empty());
    REQUIRE(shop.world.send(RemoveRecords{{gone}})); // its orders stay
    CHECK(shop.in(CleanUpKind::orphaned) == std::vector{order});
    REQUIRE(shop.world.workspace->undo());
    REQUIRE(shop.world.send(ErasePerson{gone}));
    CHECK(shop.in(CleanUpKind::orphaned).empty()); // it names an erased person, as it should
}

TEST_CASE("a scan in slices finds what a scan at once finds") {
    Shop shop;
    for (int i = 0; i < 50; ++i) shop.person({{"name", "شخص " + std::to_string(i)}});
    CleanUpScan scan(shop.world.tables(), shop.reader);
    int slices = 0;
    float before = 0;
    while (!scan.work(7)) {
        ++slices;
        CHECK(scan.progress() >= before);
        before = scan.progress();
    }
    CHECK(slices > 5);
    CHECK(scan.progress() == 1);
    const CleanUp at_once = clean_up_of(shop.world.tables(), shop.reader);
    for (const CleanUpKind kind : all_clean_up_kinds) CHECK(scan.found().of(kind).size() == at_once.of(kind).size());
}
