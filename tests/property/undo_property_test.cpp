// Undo after do changes nothing, for any commands the schema allows; redo after that is as if nothing had been undone.
#include <doctest/doctest.h>

#include <map>

#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::Random;
using test::WorkspaceWorld;

namespace {

// Everything a person can see: the values of live records. Cells that no later edit can take back ("last contacted" is
// the latest ever) are left out.
using Visible = std::map<std::pair<RecordId, FieldIx>, std::vector<Value>>;

Visible visible(const Tables& tables) {
    Visible seen;
    const Schema& schema = tables.schema();
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        for (Row row = 0; row < tables.table(entity).rows(); ++row) {
            if (!tables.table(entity).is_live(row)) continue;
            for (FieldIx f = 0; f < schema.field_count(entity); ++f) {
                const FieldDef& field = schema.field(entity, f);
                if (field.merge == Merge::maximum || field.merge == Merge::immutable) continue;
                std::vector<Value> values = is_several(field) ? tables.elements({entity, row}, f)
                                                              : std::vector{tables.value(Place{entity, row}, f)};
                std::erase_if(values, [](const Value& value) { return is_missing(value); });
                std::ranges::sort(values);
                if (!values.empty()) seen[{tables.id({entity, row}), f}] = std::move(values);
            }
        }
    }
    return seen;
}

class Player {
public:
    explicit Player(std::uint64_t seed) : world(seed), random(seed) {}

    void play() {
        const std::uint64_t what = random.below(10);
        if (what < 4 || m_known.empty()) return send(save());
        if (what < 5) { // a pasted block: new records and old ones, one of them perhaps twice
            SaveRecords block;
            for (std::uint64_t i = 1 + random.below(6); i; --i) block.records.push_back(save());
            return send(block);
        }
        if (what < 7) return remove();
        if (what < 9) return restore();
        (void)world.send(DefineField{
            .entity = "person", .label_ar = "حقل", .label_en = "Field " + std::to_string(random.below(1'000'000))});
    }

    WorkspaceWorld world;
    Random random;

private:
    static constexpr std::string_view entities[] = {"person", "company", "task", "note", "product", "tag"};

    SaveRecord save() {
        const bool is_new = m_known.empty() || random.chance(40);
        const RecordId id = is_new ? RecordId{} : random.pick(m_known);
        const std::string_view key =
            is_new ? random.pick(entities) : world.workspace->schema().entity(world.tables().find(id).entity).key;
        SaveRecord command{.entity = world.entity(key), .id = id};
        for (FieldIx f = 0; f < world.workspace->schema().field_count(command.entity); ++f) {
            const FieldDef& field = world.workspace->schema().field(command.entity, f);
            if (field.read_only || field.type == FieldType::reference || !(field.required || random.chance(25)))
                continue;
            CellEdit cell{.field = f};
            if (is_several(field))
                for (std::uint64_t i = random.below(4); i; --i)
                    cell.elements.push_back(random_value(random, field, m_known, false));
            else
                cell.value = random_value(random, field, m_known, false);
            command.cells.push_back(std::move(cell));
        }
        if (key == "note" && is_new) {
            const RecordId person = world.add("person", {{"name", "سارة"}});
            m_known.push_back(person);
            command.cells.push_back({world.field("note", "person"), person});
        }
        return command;
    }
    void send(const Command& command) {
        if (const auto committed = world.send(command))
            for (const RecordId added : committed->added) m_known.push_back(added);
    }
    void remove() { (void)world.send(RemoveRecords{{random.pick(m_known), random.pick(m_known)}}); }
    void restore() { (void)world.send(RestoreRecords{{random.pick(m_known), random.pick(m_known)}}); }

    std::vector<RecordId> m_known;
};

} // namespace

TEST_CASE("undo after do is as before, redo after undo is as after") {
    std::size_t commands = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        Player player(seed);
        Workspace& workspace = *player.world.workspace;
        std::vector<Visible> states = {visible(workspace.tables())};
        for (int i = 0; i < 30; ++i) {
            player.play();
            Visible after = visible(workspace.tables());
            // A played step may be no command (nothing changed), or two.
            if (after != states.back()) states.push_back(std::move(after)), ++commands;
        }
        std::vector<Visible> undone = {visible(workspace.tables())};
        while (workspace.undo()) {
            player.world.environment.now_ms += 1'000;
            Visible now = visible(workspace.tables());
            if (now != undone.back()) undone.push_back(std::move(now));
        }
        CHECK(undone.back() == states.front());
        for (const Visible& state : states) CHECK(std::ranges::find(undone, state) != undone.end());
        while (workspace.redo()) player.world.environment.now_ms += 1'000;
        CHECK(visible(workspace.tables()) == states.back());
    }
    CHECK(commands > 300);
}

// --- merging ---------------------------------------------------------------------------------------------------------

namespace {

// People who share this and that, firms, jobs, orders and notes that name them.
struct Neighbourhood {
    explicit Neighbourhood(std::uint64_t seed) : world(seed), random(seed) {
        for (int i = 0; i < 8; ++i) people.push_back(person());
        for (int i = 0; i < 3; ++i) firms.push_back(world.add("company", {{"name", "شركة " + std::to_string(i)}}));
        for (int i = 0; i < 12; ++i) {
            const RecordId who = random.pick(people);
            switch (random.below(4)) {
            case 0: world.add("order", {{"person", who}, {"date", std::int64_t{20000}}}); break;
            case 1: world.add("note", {{"person", who}, {"text", "ملاحظة"}}); break;
            case 2: world.add("affiliation", {{"person", who}, {"company", random.pick(firms)}}); break;
            default: world.add("person", {{"name", "صديق"}, {"referred_by", who}});
            }
        }
    }
    RecordId person() {
        SaveRecord save{.entity = world.entity("person")};
        const Schema& schema = world.workspace->schema();
        for (FieldIx f = 0; f < schema.field_count(save.entity); ++f) {
            const FieldDef& field = schema.field(save.entity, f);
            if (field.read_only || field.type == FieldType::reference || !(field.required || random.chance(40)))
                continue;
            CellEdit cell{.field = f};
            if (is_several(field))
                for (std::uint64_t i = random.below(3); i; --i)
                    cell.elements.push_back(random_value(random, field, people, false));
            else
                cell.value = random_value(random, field, people, false);
            save.cells.push_back(std::move(cell));
        }
        const auto sent = world.send(save);
        return sent ? sent->added.front() : world.add("person", {{"name", "سارة"}});
    }
    // Two or three different ones of those who stand.
    MergeRecords some() {
        std::vector<RecordId> live;
        for (const RecordId id : people)
            if (world.tables().is_live(id)) live.push_back(id);
        random.shuffle(live);
        MergeRecords merge;
        if (live.size() < 2) return merge;
        merge.survivor = live[0];
        merge.others.assign(live.begin() + 1, live.begin() + 2 + (live.size() > 2 && random.chance(30)));
        return merge;
    }
    std::optional<Undone> unmerge(RecordId other) {
        std::optional<Undone> undone;
        world.environment.now_ms += 1'000;
        world.workspace->unmerge(other, [&](Result<Undone, NotUnmerged> answer) {
            if (answer) undone = *answer;
        });
        world.run();
        return undone;
    }

    WorkspaceWorld world;
    Random random;
    std::vector<RecordId> people, firms;
};

} // namespace

TEST_CASE("a merge that is undone, or taken apart later, leaves everything as it was") {
    std::size_t undone = 0, unmerged = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Neighbourhood there(seed);
        Workspace& workspace = *there.world.workspace;
        for (int i = 0; i < 4; ++i) {
            const Visible before = visible(workspace.tables());
            const MergeRecords merge = there.some();
            if (merge.others.empty() || !there.world.send(merge)) continue; // some values may not stand together
            const Visible merged = visible(workspace.tables());
            CHECK(merged != before);
            REQUIRE(workspace.undo());
            CHECK(visible(workspace.tables()) == before);
            there.world.environment.now_ms += 1'000;
            REQUIRE(workspace.redo());
            CHECK(visible(workspace.tables()) == merged);
            there.world.environment.now_ms += 1'000;
            REQUIRE(workspace.undo());
            ++undone;
        }
        // Merged in a chain, taken apart from the last to the first, after a restart.
        std::vector<Visible> states;
        std::vector<RecordId> gone;
        for (int i = 0; i < 3; ++i) {
            MergeRecords merge = there.some();
            if (merge.others.empty()) continue;
            merge.others.resize(1);
            Visible before = visible(there.world.tables());
            if (!there.world.send(merge)) continue;
            states.push_back(std::move(before));
            gone.push_back(merge.others[0]);
        }
        if (there.random.chance(50)) there.world.compact();
        REQUIRE(there.world.save());
        there.world.reopen();
        while (!gone.empty()) {
            const auto answer = there.unmerge(gone.back());
            REQUIRE(answer);
            CHECK(answer->skipped == 0);
            CHECK(visible(there.world.tables()) == states.back());
            gone.pop_back();
            states.pop_back();
            ++unmerged;
        }
    }
    CHECK(undone > 100);
    CHECK(unmerged > 60);
}
