// Files of records: the bytes are kept before the record is, whatever the disk does meanwhile; what nobody names goes;
// what strangers say of a file is not believed.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/app/attachments.hpp"
#include "core/commands/erase.hpp"
#include "core/formats/file_facts.hpp"
#include "core/store/vault_manifest.hpp"
#include "tests/support/workspace_world.hpp"

namespace crm::test {

namespace {

Bytes bytes_of(std::size_t count, std::uint64_t seed = 1) {
    Random random(seed);
    Bytes bytes(count, 0);
    for (char& c : bytes) c = static_cast<char>(random.bits());
    return bytes;
}

using Answer = Result<StoredFile, FileTrouble>;

struct FilesWorld : WorkspaceWorld {
    RecordId owner = add("person", {{"name", "سارة"}});

    // As a page does it: in pieces as the browser reads them, then the record.
    Answer store(const std::string& name, const Bytes& bytes) {
        std::optional<Answer> answer;
        FileIntake intake(*workspace, name, bytes.size());
        for (std::size_t at = 0; at < bytes.size(); at += 300'000) intake.take(BytesView(bytes).substr(at, 300'000));
        intake.finish([&](Answer stored) { answer = std::move(stored); });
        for (int i = 0; i < 50 && !answer; ++i) run();
        return answer ? std::move(*answer) : Unexpected{FileTrouble::failed};
    }
    RecordId attach(const std::string& name, const Bytes& bytes) {
        const Answer stored = store(name, bytes);
        if (!stored) return {};
        const auto committed = send(attach_files(tables(), owner, {*stored}));
        return committed && !committed->added.empty() ? committed->added[0] : RecordId{};
    }
    Result<Bytes, FileTrouble> read(RecordId id) {
        Result<Bytes, FileTrouble> answer = Unexpected{FileTrouble::failed};
        read_attachment(*workspace, id, [&](Result<Bytes, FileTrouble> bytes) { answer = std::move(bytes); });
        run();
        return answer;
    }
    std::size_t kept_pieces() {
        std::size_t count = 0;
        for (const auto& [name, bytes] : disk.area("default", StorageArea::chunk)->values)
            count += name.starts_with(piece_folder);
        return count;
    }
    std::vector<Row> listed() { return attachments_of(tables(), workspace->caches().relations, tables().find(owner)); }
};

} // namespace

TEST_CASE("a file is kept in pieces, named by a record, and read again as it was") {
    FilesWorld world;
    const Bytes photo = bytes_of(2'500'000);
    const RecordId id = world.attach("C:\\Users\\me\\photo.jpg", photo);
    REQUIRE(id != RecordId{});
    CHECK(world.kept_pieces() == 5);
    CHECK(world.words(id, "name") == "photo.jpg");
    CHECK(world.listed().size() == 1);
    REQUIRE(world.save());
    CHECK(world.read(id).value() == photo);
    world.reopen();
    CHECK(world.read(id).value() == photo);
    CHECK(is_attachment_here(*world.workspace, world.tables().find(id)));
    CHECK(world.compact());
    CHECK(world.read(id).value() == photo); // a sweep leaves what is named
    world.reopen();
    CHECK(world.read(id).value() == photo);
}

TEST_CASE("the same bytes twice are kept once, and stay while one record names them") {
    FilesWorld world;
    const Bytes same = bytes_of(1'500'000);
    const RecordId first = world.attach("a.bin", same), second = world.attach("b.bin", same);
    CHECK(world.kept_pieces() == 3);
    REQUIRE(world.send(RemoveRecords{{first}}));
    REQUIRE(world.save());
    world.reopen(); // nothing is left to undo
    CHECK(world.compact());
    CHECK(world.read(second).value() == same);
    CHECK(world.read(first).value() == same); // in the bin, and whole
}

TEST_CASE("undo takes the file away, redo brings it back, and a later compaction forgets the bytes") {
    FilesWorld world;
    const Bytes bytes = bytes_of(1'200'000);
    const RecordId id = world.attach("a.bin", bytes);
    REQUIRE(world.workspace->undo());
    CHECK(world.listed().empty());
    CHECK(world.compact());
    CHECK(world.kept_pieces() == 3);
    REQUIRE(world.workspace->redo());
    CHECK(world.listed().size() == 1);
    CHECK(world.read(id).value() == bytes);
    REQUIRE(world.workspace->undo());
    REQUIRE(world.save());
    world.reopen();
    CHECK(world.compact());
    world.run();
    CHECK(world.kept_pieces() == 0);
}

TEST_CASE("a file goes to the bin with its owner, and comes back with it") {
    FilesWorld world;
    const RecordId id = world.attach("a.bin", bytes_of(1000));
    REQUIRE(world.send(RemoveRecords{{world.owner}}));
    CHECK(!world.tables().is_live(id));
    REQUIRE(world.send(RestoreRecords{{world.owner}}));
    CHECK(world.tables().is_live(id));
}

TEST_CASE("cut after any transaction: a record never names what is not there, and an older file stays") {
    FilesWorld world;
    const Bytes old_bytes = bytes_of(1'100'000, 1), new_bytes = bytes_of(2'300'000, 2);
    const RecordId old_id = world.attach("old.bin", old_bytes);
    REQUIRE(world.save());
    const std::size_t promised = world.disk.transactions.size();
    const RecordId new_id = world.attach("new.bin", new_bytes);
    REQUIRE(world.save());
    CHECK(world.compact());
    for (std::size_t cut = promised; cut <= world.disk.transactions.size(); ++cut) {
        CAPTURE(cut);
        FilesWorld half;
        half.kill();
        half.disk = world.disk.cut_after(cut);
        half.canary = {};
        half.owner = world.owner;
        half.open();
        REQUIRE(half.workspace->phase() == Phase::ready);
        CHECK(half.read(old_id).value() == old_bytes);
        if (half.tables().find(new_id) && half.tables().is_live(new_id))
            CHECK(half.read(new_id).value() == new_bytes);
        else
            CHECK(half.listed().size() == 1);
        half.add("note", {{"text", "بعد"}, {"person", half.owner}});
        CHECK(half.save());
        CHECK(half.compact()); // what no record names is gone
        half.run();
        CHECK(half.kept_pieces() == (half.tables().find(new_id) && half.tables().is_live(new_id) ? 8 : 3));
        CHECK(half.read(old_id).value() == old_bytes);
    }
}

TEST_CASE("a full disk refuses the file, keeps no part of it, and goes on keeping records") {
    FilesWorld world;
    REQUIRE(world.save());
    world.disk.quota_bytes = world.disk.used_bytes() + room_kept_bytes + 3'000'000;
    CHECK(world.store("a.bin", bytes_of(4'000'000)).error() == FileTrouble::no_room); // said before anything is written
    CHECK(world.kept_pieces() == 0);
    FileIntake liar(*world.workspace, "a.bin", 10); // says that it is small
    std::optional<Answer> answer;
    world.run();
    world.disk.quota_bytes = world.disk.used_bytes() + 2'500'000;
    for (int i = 0; i < 4; ++i) liar.take(bytes_of(1'048'576, static_cast<std::uint64_t>(i)));
    liar.finish([&](Answer stored) { answer = std::move(stored); });
    world.run();
    REQUIRE(answer);
    CHECK(answer->error() == FileTrouble::no_room);
    world.run();
    CHECK(world.kept_pieces() == 0);
    world.add("note", {{"text", "يُحفظ"}, {"person", world.owner}});
    CHECK(world.save());
}

TEST_CASE("limits: nothing, too much, a copy that only reads") {
    FilesWorld world;
    CHECK(world.store("a.bin", {}).error() == FileTrouble::empty);
    CHECK(world.store("a.bin", Bytes(attachment_bytes_max + 1, 'x')).error() == FileTrouble::too_large);
    CHECK(world.store("a.bin", Bytes(attachment_bytes_max, 'x')).has_value());
    FakeStorage second_storage(world.disk, world.loop);
    Workspace second(world.environment, second_storage, world.loop, nullptr);
    second.open("default", StorageAccess::read, [] {});
    world.run();
    CHECK(FileIntake(second, "a.bin", 5).is_refused());
}

TEST_CASE("a file that is given up, or whose writing fails, leaves nothing behind") {
    FilesWorld world;
    {
        FileIntake intake(*world.workspace, "a.bin", 3'000'000);
        intake.take(bytes_of(2'500'000));
        world.run();
        CHECK(world.kept_pieces() > 0);
    }
    world.run();
    CHECK(world.kept_pieces() == 0);
    world.storage->fail_commits(2, StorageError::failed);
    CHECK(world.store("a.bin", bytes_of(500'000)).error() == FileTrouble::failed);
    CHECK(world.store("a.bin", bytes_of(500'000)).has_value());
    world.storage->drop_connection(); // the browser closed it: it is opened again
    CHECK(world.store("b.bin", bytes_of(700'000, 3)).has_value());
    CHECK(world.workspace->can_write());
}

TEST_CASE("a piece that is damaged or gone makes its file unreadable, and nothing else") {
    FilesWorld world;
    const Bytes bytes = bytes_of(1'500'000);
    const RecordId id = world.attach("a.bin", bytes);
    REQUIRE(world.save());
    std::string piece;
    for (const auto& [name, value] : world.disk.area("default", StorageArea::chunk)->values)
        if (name.starts_with(piece_folder)) piece = name;
    world.disk.flip_bit("default", StorageArea::chunk, piece, 4711);
    std::optional<std::vector<Damage>> found;
    world.workspace->vault().check([&](auto damage) { found = damage.value(); });
    world.run();
    REQUIRE(found);
    CHECK(found->size() == 1);
    CHECK(world.workspace->vault().damage().empty());
    CHECK(world.read(id).error() == FileTrouble::damaged);
    CHECK(!is_attachment_here(*world.workspace, world.tables().find(id)));
    world.reopen();
    CHECK(world.workspace->phase() == Phase::ready);
    CHECK(world.attach("again.bin", bytes) != RecordId{}); // the same bytes heal it
    CHECK(world.read(id).value() == bytes);
}

TEST_CASE("records of strangers: sizes and pieces that do not fit give no bytes") {
    FilesWorld world;
    const RecordId id = world.attach("a.bin", bytes_of(1'500'000));
    const EntityIx entity = world.entity("attachment");
    const auto made = [&](std::int64_t size, std::string pieces) {
        SaveRecord save{.entity = entity};
        save.cells.push_back({world.field("attachment", "name"), std::string("../../x")});
        save.cells.push_back({world.field("attachment", "size"), size});
        save.cells.push_back({world.field("attachment", "pieces"), std::move(pieces)});
        return world.send(save).value().added[0];
    };
    const std::string pieces = world.words(id, "pieces");
    CHECK(world.read(made(1'000'000, pieces)).error() == FileTrouble::damaged);
    CHECK(world.read(made(std::int64_t{1} << 60, pieces)).error() == FileTrouble::no_file);
    CHECK(world.read(made(1'500'000, pieces + "zz")).error() == FileTrouble::no_file);
    CHECK(world.read(made(10, std::string(32, '0'))).error() == FileTrouble::not_here);
    CHECK(world.read(world.owner).error() == FileTrouble::no_file);
    SaveRecord form{.entity = entity};
    form.cells.push_back({world.field("attachment", "name"), std::string("no bytes")});
    CHECK(world.reasons(form) == std::vector{Reason::required}); // a form cannot make one
    SaveRecord edit{.entity = entity, .id = id};
    edit.cells.push_back({world.field("attachment", "size"), std::int64_t{1}});
    CHECK(world.reasons(edit) == std::vector{Reason::read_only_field});
}

TEST_CASE("erasing a person takes the bytes of his files, and of the files of what hangs on him; the same bytes of "
          "somebody else stay") {
    FilesWorld world;
    const std::string secret = "Zubaydah: ";
    const auto of = [&](RecordId whom, const std::string& name, std::size_t count) {
        world.owner = whom;
        return world.attach(name, secret + bytes_of(count, count));
    };
    const RecordId her = world.owner, other = world.add("person", {{"name", "نورة"}});
    const RecordId note = world.add("note", {{"person", her}, {"text", "x"}});
    const RecordId order = world.add("order", {{"person", her}, {"date", std::int64_t{20000}}});
    const RecordId removed = of(her, "Zubaydah 4.pdf", 300'000);
    REQUIRE(world.send(RemoveRecords{{removed}})); // in the bin
    const RecordId gone[] = {of(her, "Zubaydah.pdf", 1'200'000), of(note, "Zubaydah 2.pdf", 700'000),
                             of(order, "Zubaydah 3.pdf", 100'000), of(her, "same.pdf", 50'000), removed};
    const RecordId stays = of(other, "same.pdf", 50'000);
    REQUIRE(world.save());
    CHECK(world.kept_pieces() == 3 + 2 + 1 + 1 + 1);
    const Erasing takes = what_erasing_takes(world.tables(), her);
    CHECK(takes.others.back().second == 5);
    for (const RecordId each : gone) CHECK(std::ranges::contains(takes.hung, each)); // the page of what is known
    CHECK(!std::ranges::contains(takes.hung, stays));
    REQUIRE(world.send(ErasePerson{her}));
    for (int i = 0; i < 10'000 && world.workspace->has_work(); ++i) world.workspace->step(), world.run();
    CHECK(world.kept_pieces() == 1);
    for (const RecordId each : gone) {
        CHECK(!world.tables().is_live(each));
        CHECK(world.words(each, "name") == "");
        CHECK(world.words(each, "pieces") == "");
        CHECK(world.read(each).error() == FileTrouble::no_file);
    }
    CHECK(world.read(stays).value() == secret + bytes_of(50'000, 50'000));
    std::size_t found = 0;
    for (const auto& [dataset, areas] : world.disk.datasets)
        for (const auto& area : areas)
            if (area)
                for (const auto& [name, bytes] : area->values) found += bytes.find("Zubaydah") != bytes.npos;
    CHECK(found == 1); // of the other one
    world.workspace->undo();
    CHECK(world.words(gone[0], "pieces") == "");
    world.reopen();
    CHECK(world.read(stays).has_value());
}

TEST_CASE("an operation of a later release that waits keeps the bytes it names, and no others") {
    FilesWorld world;
    const RecordId id = world.attach("a.bin", bytes_of(1000));
    const std::string piece = world.words(id, "pieces");
    REQUIRE(world.workspace->undo());
    REQUIRE(world.save());
    world.reopen();
    REQUIRE(world.import(R"({"wasl":1,"dataset":"x","made":"2026-11-21T00:00:00Z","records":[
{"op":{"s":"00c0ffee00c0ffef","n":1,"h":"1763760000000-0","e":"album","r":"00c0ffee00c0ffef-1","f":"pieces","v":")" +
                         piece + R"("}}
]})"));
    REQUIRE(world.workspace->waiting().size() == 1);
    (void)world.store("b.bin", bytes_of(900'000, 2)); // never named
    world.workspace->sweep_pieces();
    world.run();
    CHECK(world.kept_pieces() == 1);
}

TEST_CASE("names are safe to show and to save under") {
    CHECK(safe_file_name("/etc/../عقد إيجار.pdf") == "عقد إيجار.pdf");
    CHECK(safe_file_name("..\\..\\boot.ini") == "boot.ini");
    CHECK(safe_file_name("photo\u202Egpj.exe") == "photogpj.exe"); // no letters that run the other way
    CHECK(safe_file_name(" .hidden. ") == "hidden");
    CHECK(safe_file_name("a\x01<b>\nc|?.txt") == "abc.txt");
    CHECK(safe_file_name("..") == "file");
    CHECK(safe_file_name("\xff\xfe") == "file");
    std::string long_name;
    for (int i = 0; i < 300; ++i) long_name += "ج";
    const std::string cut = safe_file_name(long_name + ".pdf");
    CHECK(cut.size() <= 200);
    CHECK(cut.ends_with("ج.pdf"));
}

TEST_CASE("what a file is, is told by its bytes where it would be shown") {
    CHECK(kind_of_file("\x89PNG\r\n\x1a\n", "a.txt") == "image/png");
    CHECK(kind_of_file("\xff\xd8\xff\xe0", "a") == "image/jpeg");
    CHECK(kind_of_file("%PDF-1.7", "a.jpg") == "application/pdf");
    CHECK(kind_of_file("<svg onload=alert(1)>", "a.png") == "application/octet-stream");
    CHECK(kind_of_file("<svg>", "a.SVG") == "image/svg+xml");
    CHECK(!is_picture_kind("image/svg+xml"));
    for (const std::string_view kind : {"image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", ""})
        CHECK(download_kind(kind) == "application/octet-stream");
}

TEST_CASE("how large a picture would become is known before it is decoded") {
    const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\0\x40\0\x08\x06", 26);
    CHECK(picture_size(png) == PictureSize{65536, 16384});
    const std::string gif("GIF89a\x40\x01\xf0\x00", 10);
    CHECK(picture_size(gif) == PictureSize{320, 240});
    CHECK(!picture_size("GIF8\xec\xa3\x85\x85\x85\x85")); // nor is its kind a picture's
    const std::string jpeg("\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x01\xe0\x02\x80\x03", 18);
    CHECK(picture_size(jpeg) == PictureSize{640, 480});
    const std::string webp("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0", 30);
    CHECK(picture_size(webp) == PictureSize{640, 480});
    for (const std::string& whole : {png, gif, jpeg, webp})
        for (std::size_t cut = 0; cut + 2 < whole.size(); ++cut) (void)picture_size(whole.substr(0, cut)); // no fault
    CHECK(!picture_size("%PDF-1.7"));
}

} // namespace crm::test
