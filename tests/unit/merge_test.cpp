// Merging: what the survivor gains, what follows it, what is refused, undo at once and at any later time, and "not the
// same".
#include <doctest/doctest.h>

#include <algorithm>

#include "core/commands/merge.hpp"
#include "core/queries/display.hpp"
#include "core/queries/duplicates.hpp"
#include "core/queries/merged.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

struct Shop {
    WorkspaceWorld world;
    RecordId sara =
        world.add("person", {{"name", "سارة العتيبي"}, {"phone", "+966501234567"}, {"preferences", "قهوة"}});
    RecordId sarah = world.add("person", {{"name", "Sarah Alotaibi"},
                                          {"phone", "+966507654321"},
                                          {"email", "sara@example.com"},
                                          {"preferences", "Dates"}});
    RecordId tag = world.add("tag", {{"name", "قديم"}});
    RecordId firm = world.add("company", {{"name", "النور"}});
    RecordId order = world.add("order", {{"person", sarah}, {"date", std::int64_t{20000}}});
    RecordId task = world.add("task", {{"title", "اتصال"}, {"person", sarah}});
    RecordId friend_of = world.add("person", {{"name", "نورة"}, {"referred_by", sarah}});
    RecordId job = world.add("affiliation", {{"person", sara}, {"company", firm}, {"role", "مديرة"}});
    RecordId same_job = world.add("affiliation", {{"person", sarah}, {"company", firm}});

    Shop() {
        SaveRecord tagged{.entity = world.entity("person"), .id = sarah};
        tagged.cells = {{world.field("person", "tags"), {}, {Value{tag}}}};
        REQUIRE(world.send(tagged));
    }
    Value value(RecordId id, std::string_view key) const {
        const Place place = world.tables().find(id);
        return world.tables().value(place, world.workspace->schema().field(place.entity, key));
    }
    std::vector<Value> elements(RecordId id, std::string_view key) const {
        const Place place = world.tables().find(id);
        return world.tables().elements(place, world.workspace->schema().field(place.entity, key));
    }
    bool is_live(RecordId id) const { return world.tables().is_live(id); }
    std::optional<Undone> unmerge(RecordId other) {
        std::optional<Undone> undone;
        world.environment.now_ms += 1'000;
        world.workspace->unmerge(other, [&](Result<Undone, NotUnmerged> answer) {
            if (answer) undone = *answer;
        });
        world.run();
        return undone;
    }
    // Everything a person sees of the records that a merge could touch.
    std::string picture() const {
        std::string text;
        const Reader reader{.locale = {Language::en, DigitSet::latin}};
        const Schema& schema = world.workspace->schema();
        for (EntityIx entity = 0; entity < schema.entity_count(); ++entity)
            for (Row row = 0; row < world.tables().table(entity).rows(); ++row)
                for (FieldIx f = 0; f < schema.field_count(entity); ++f)
                    if (schema.field(entity, f).merge != Merge::maximum)
                        text += std::string(schema.field(entity, f).key) + '=' +
                                cell_text(world.tables(), {entity, row}, f, reader) + '\n';
        return text;
    }
};

} // namespace

TEST_CASE("a merge loses nothing and everything follows") {
    Shop shop;
    REQUIRE(shop.world.send(MergeRecords{shop.sara, {shop.sarah}}));
    CHECK(shop.is_live(shop.sara));
    CHECK(!shop.is_live(shop.sarah));
    CHECK(shop.value(shop.sarah, "merged_into") == Value{shop.sara});
    CHECK(shop.value(shop.sara, "name") == Value{"سارة العتيبي"});
    CHECK(shop.value(shop.sara, "email") == Value{"sara@example.com"});
    CHECK(shop.value(shop.sara, "preferences") == Value{"قهوة\nDates"});
    CHECK(shop.elements(shop.sara, "other_phones") == std::vector<Value>{Value{"+966507654321"}});
    CHECK(shop.elements(shop.sara, "tags") == std::vector<Value>{Value{shop.tag}});
    CHECK(shop.value(shop.order, "person") == Value{shop.sara});
    CHECK(shop.value(shop.task, "person") == Value{shop.sara});
    CHECK(shop.value(shop.friend_of, "referred_by") == Value{shop.sara});
    CHECK(shop.is_live(shop.job));
    CHECK(!shop.is_live(shop.same_job));                              // the same job, told twice
    CHECK(shop.value(shop.sarah, "name") == Value{"Sarah Alotaibi"}); // as it was, for the history
}

TEST_CASE("what is chosen is what stands") {
    Shop shop;
    const FieldIx name = shop.world.field("person", "name"), phone = shop.world.field("person", "phone");
    REQUIRE(shop.world.send(
        MergeRecords{shop.sara, {shop.sarah}, {{name, "سارة خالد العتيبي", {}}, {phone, "+966507654321", {}}}}));
    CHECK(shop.value(shop.sara, "name") == Value{"سارة خالد العتيبي"});
    CHECK(shop.value(shop.sara, "phone") == Value{"+966507654321"});
    CHECK(shop.elements(shop.sara, "other_phones") == std::vector<Value>{Value{"+966501234567"}});
    CHECK(shop.world.reasons(MergeRecords{shop.sara, {shop.friend_of}, {{name, Value{}, {}}}}) ==
          std::vector<Reason>{Reason::required});
}

TEST_CASE("merges that make no sense are refused") {
    Shop shop;
    WorkspaceWorld& world = shop.world;
    CHECK(world.reasons(MergeRecords{shop.sara, {}}) == std::vector{Reason::required});
    CHECK(world.reasons(MergeRecords{shop.sara, {shop.sara}}) == std::vector{Reason::refers_to_itself});
    CHECK(world.reasons(MergeRecords{shop.sara, {shop.firm}}) == std::vector{Reason::wrong_type});
    CHECK(world.reasons(MergeRecords{shop.sara, {RecordId{9, 9}}}) == std::vector{Reason::no_such_record});
    CHECK(world.reasons(MergeRecords{shop.order, {shop.sara}}) == std::vector{Reason::wrong_type});
    CHECK(world.reasons(MergeMany{{{shop.sara, {shop.sarah}}, {shop.sarah, {shop.friend_of}}}}) ==
          std::vector{Reason::record_in_bin});
    REQUIRE(world.send(MergeRecords{shop.sara, {shop.sarah}}));
    CHECK(world.reasons(MergeRecords{shop.sara, {shop.sarah}}) == std::vector{Reason::record_in_bin});
}

TEST_CASE("undo takes a merge back, and so does unmerge after a restart") {
    Shop shop;
    const std::string before = shop.picture();
    REQUIRE(shop.world.send(MergeRecords{shop.sara, {shop.sarah}}));
    const std::string merged = shop.picture();
    CHECK(merged != before);
    shop.world.environment.now_ms += 1'000;
    REQUIRE(shop.world.workspace->undo());
    CHECK(shop.picture() == before);
    shop.world.environment.now_ms += 1'000;
    REQUIRE(shop.world.workspace->redo());
    CHECK(shop.value(shop.order, "person") == Value{shop.sara});
    REQUIRE(shop.world.save());
    shop.world.reopen(); // nothing is on the undo stack any more
    CHECK(!shop.world.workspace->undo());
    const auto undone = shop.unmerge(shop.sarah);
    REQUIRE(undone);
    CHECK(undone->skipped == 0);
    CHECK(shop.picture() == before);
    CHECK(!shop.unmerge(shop.sarah)); // there is nothing to take back now
    shop.world.environment.now_ms += 1'000;
    REQUIRE(shop.world.workspace->undo()); // and that can be undone as well
    CHECK(shop.value(shop.order, "person") == Value{shop.sara});
}

TEST_CASE("unmerge leaves alone what was changed since, and says so") {
    Shop shop;
    REQUIRE(shop.world.send(MergeRecords{shop.sara, {shop.sarah}}));
    REQUIRE(shop.world.send(shop.world.save_of("person", {{"email", "new@example.com"}}, shop.sara)));
    REQUIRE(shop.world.send(shop.world.save_of("order", {{"person", shop.friend_of}}, shop.order)));
    const RecordId later = shop.world.add("order", {{"person", shop.sara}, {"date", std::int64_t{20001}}});
    const auto undone = shop.unmerge(shop.sarah);
    REQUIRE(undone);
    CHECK(undone->skipped == 2);
    CHECK(shop.value(shop.sara, "email") == Value{"new@example.com"});
    CHECK(shop.value(shop.order, "person") == Value{shop.friend_of});
    CHECK(shop.value(shop.task, "person") == Value{shop.sarah});
    CHECK(shop.value(later, "person") == Value{shop.sara});
    CHECK(shop.is_live(shop.sarah));
}

TEST_CASE("a merge whose past cannot be read stands, and nothing is emptied") {
    Shop shop;
    REQUIRE(shop.world.save());
    shop.world.reopen(); // what came before lies in a file of its own
    REQUIRE(shop.world.send(MergeRecords{shop.sara, {shop.sarah}}));
    REQUIRE(shop.world.save());
    shop.world.reopen();
    const std::string merged = shop.picture();
    test::FakeArea* log = shop.world.disk.area("default", StorageArea::log);
    for (const auto& [name, bytes] : log->values) log->unreadable.insert(name);
    NotUnmerged why = NotUnmerged::no_merge;
    shop.world.workspace->unmerge(shop.sarah, [&](Result<Undone, NotUnmerged> undone) { why = undone.error(); });
    shop.world.run();
    CHECK(why == NotUnmerged::unreadable);
    CHECK(shop.picture() == merged);
    log->unreadable.clear();
    CHECK(shop.unmerge(shop.sarah));
    CHECK(shop.is_live(shop.sarah));
}

TEST_CASE("a merge is found again after its clock was corrected") {
    Shop shop;
    REQUIRE(shop.world.save());
    const std::string before = shop.picture();
    constexpr std::int64_t days_ahead_ms = std::int64_t{5} * 24 * 3600 * 1000;
    shop.world.environment.now_ms += days_ahead_ms;
    REQUIRE(shop.world.send(MergeRecords{shop.sara, {shop.sarah}}));
    const auto stamp = [&] {
        return shop.world.tables().stamp(shop.world.tables().find(shop.sarah),
                                         shop.world.field("person", "merged_into"));
    };
    const Stamp wrong = stamp();
    bool is_corrected = false;
    shop.world.workspace->correct_clock({shop.world.environment.now_ms - days_ahead_ms},
                                        [&](bool done) { is_corrected = done; });
    shop.world.run();
    REQUIRE(is_corrected);
    REQUIRE(stamp() != wrong);
    const auto undone = shop.unmerge(shop.sarah);
    REQUIRE(undone);
    CHECK(undone->skipped == 0);
    CHECK(shop.picture() == before);
}

TEST_CASE("of many merged at once, one can be taken out again") {
    Shop shop;
    const RecordId third = shop.world.add("person", {{"name", "سارة ع."}, {"phone", "+966500000009"}});
    const RecordId note = shop.world.add("note", {{"text", "x"}, {"person", third}});
    const RecordId a = shop.world.add("company", {{"name", "أ"}}), b = shop.world.add("company", {{"name", "أ"}});
    const std::string before = shop.picture();
    REQUIRE(shop.world.send(MergeMany{{{shop.sara, {shop.sarah, third}}, {a, {b}}}}));
    CHECK(shop.elements(shop.sara, "other_phones").size() == 2);
    CHECK(!shop.is_live(b));
    REQUIRE(shop.unmerge(third));
    CHECK(shop.is_live(third));
    CHECK(!shop.is_live(shop.sarah));
    CHECK(!shop.is_live(b));
    CHECK(shop.value(note, "person") == Value{third});
    CHECK(shop.value(shop.order, "person") == Value{shop.sara});
    CHECK(shop.elements(shop.sara, "other_phones") == std::vector<Value>{Value{"+966507654321"}});
    REQUIRE(shop.unmerge(shop.sarah));
    REQUIRE(shop.unmerge(b));
    CHECK(shop.picture() == before);
}

TEST_CASE("who is not the same stays so, on the survivor too") {
    Shop shop;
    REQUIRE(shop.world.send(MarkNotSame{shop.sarah, shop.friend_of}));
    const auto place = [&](RecordId id) { return shop.world.tables().find(id); };
    CHECK(are_not_the_same(shop.world.tables(), place(shop.friend_of), place(shop.sarah)));
    REQUIRE(shop.world.send(MergeRecords{shop.sara, {shop.sarah}}));
    CHECK(are_not_the_same(shop.world.tables(), place(shop.sara), place(shop.friend_of)));
    REQUIRE(shop.world.send(MarkNotSame{shop.friend_of, shop.sara, false}));
    CHECK(!are_not_the_same(shop.world.tables(), place(shop.sara), place(shop.friend_of)));
    CHECK(shop.world.reasons(MarkNotSame{shop.sara, shop.sara}) == std::vector{Reason::refers_to_itself});
    CHECK(shop.world.reasons(MarkNotSame{shop.sara, shop.firm}) == std::vector{Reason::wrong_type});
}

TEST_CASE("what another device wrote to the one that went is seen at the survivor") {
    Shop shop;
    WorkspaceWorld& world = shop.world;
    REQUIRE(world.send(MergeRecords{shop.sara, {shop.sarah}}));
    REQUIRE(world.send(MergeRecords{shop.friend_of, {shop.sara}}));
    const RecordId note = world.add("note", {{"text", "x"}, {"person", shop.friend_of}});
    Change change{"edit", {{world.entity("note"), world.field("note", "person"), note, OpKind::set, shop.sarah}}};
    world.workspace->commit(change); // as a pulled operation would
    const Tables& tables = world.tables();
    RelationCache& relations = world.workspace->caches().relations;
    CHECK(merged_into(tables, tables.find(shop.sarah)) == tables.find(shop.friend_of));
    CHECK(merged_from(tables, relations, tables.find(shop.friend_of)).size() == 2);
    CHECK(notes_of(tables, relations, tables.find(shop.friend_of)) == std::vector{tables.find(note).row});
}

TEST_CASE("records merged crosswise: the one with the smallest id stands") {
    Shop shop;
    WorkspaceWorld& world = shop.world;
    REQUIRE(world.send(MergeRecords{shop.sara, {shop.sarah}}));
    Change crossed{"merge", {}}; // as it arrives from the other device
    for (const auto& [key, value] :
         {std::pair<std::string_view, Value>{"merged_into", shop.sarah}, {"removed_at", std::int64_t{5}}})
        crossed.edits.push_back({world.entity("person"), world.field("person", key), shop.sara, OpKind::set, value});
    world.workspace->commit(crossed);
    CHECK(!shop.is_live(shop.sara));
    CHECK(!shop.is_live(shop.sarah));
    const Change mended = mend_merges(world.tables());
    CHECK(mended.edits.size() == 2);
    world.workspace->commit(mended);
    CHECK(shop.is_live(std::min(shop.sara, shop.sarah)));
    CHECK(!shop.is_live(std::max(shop.sara, shop.sarah)));
    CHECK(mend_merges(world.tables()).empty());
}
