// The file that the failure page gives out: what stands in the vault comes back from it, before and after a snapshot,
// and a file that is cut off or somebody else's is refused.
#include <doctest/doctest.h>

#include "core/app/rescued_vault.hpp"
#include "tests/support/rescue_tar.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::add_file;
using test::export_text;
using test::tar_of;
using test::WorkspaceWorld;

namespace {

// What a workspace holds after taking the file in.
std::string taken_in(Bytes tar) {
    WorkspaceWorld elsewhere(2);
    RescuedVault rescued(elsewhere.environment, std::move(tar));
    if (!rescued.is_open()) return "not open";
    StagedImport staged(&elsewhere.tables());
    for (std::string piece; rescued.next(piece);)
        if (!staged.feed(piece)) return "not fed";
    if (!staged.finish()) return "not finished";
    elsewhere.workspace->merge(staged);
    return elsewhere.save() ? export_text(elsewhere.tables()) : "not saved";
}

} // namespace

TEST_CASE("a rescued vault brings everything back, from its log and from its snapshot") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}});
    for (int i = 0; i < 200; ++i) world.add("person", {{"name", "عميل " + std::to_string(i)}});
    REQUIRE(world.save());
    CHECK(taken_in(tar_of(world.disk)) == export_text(world.tables()));
    REQUIRE(world.compact());
    REQUIRE(world.send(world.save_of("person", {{"name", "سارة العتيبي"}}, sara)));
    REQUIRE(world.save());
    CHECK(taken_in(tar_of(world.disk)) == export_text(world.tables()));
}

TEST_CASE("a rescued vault that is cut off, damaged or somebody else's is told apart") {
    WorkspaceWorld world;
    world.add("person", {{"name", "سارة"}});
    REQUIRE(world.save());
    const Bytes whole = tar_of(world.disk);
    CHECK(looks_like_rescued_vault(BytesView(whole).substr(0, 512)));
    CHECK_FALSE(looks_like_rescued_vault("{\"format\":1}"));
    CHECK_FALSE(looks_like_rescued_vault(BytesView(whole).substr(1, 512)));

    // In the middle of files, of headers and between them.
    for (std::size_t length = 0; length < whole.size() - 1024; length += whole.size() / 150 / 512 * 512 + 700) {
        RescuedVault cut(world.environment, whole.substr(0, length));
        CHECK_FALSE(cut.is_whole());
        CHECK_FALSE(cut.is_open());
    }
    Bytes other;
    add_file(other, "readme.txt", "hello");
    other.append(1024, '\0');
    CHECK_FALSE(RescuedVault(world.environment, other).is_open());
}
