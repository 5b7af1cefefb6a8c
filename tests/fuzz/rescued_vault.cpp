// Any bytes as the file of a failure page: refused, or read to its end. The sums of its headers are put right first,
// else nothing would ever come past them.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "core/app/rescued_vault.hpp"
#include "tests/support/rescue_tar.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;

namespace {

void put_right(Bytes& file) {
    for (std::size_t at = 0, headers = 0; file.size() - at >= 512 && headers < 30; ++headers) {
        file.replace(at + 257, 5, "ustar");
        file.replace(at + 148, 8, "        ");
        unsigned sum = 0;
        for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(file[at + i]);
        char digits[8];
        std::snprintf(digits, sizeof digits, "%06o", sum);
        file.replace(at + 148, 7, digits, 7);
        const std::size_t size = std::strtoul(file.substr(at + 124, 11).c_str(), nullptr, 8);
        if (size > file.size()) return;
        at += 512 + (size + 511) / 512 * 512;
        if (at > file.size()) return;
    }
    file.append(1024, '\0');
}

const Bytes& good_file() {
    static const Bytes file = [] {
        test::WorkspaceWorld world;
        for (int i = 0; i < 5; ++i) world.add("person", {{"name", "سارة " + std::to_string(i)}});
        world.save();
        world.compact();
        world.add("person", {{"name", "عمر"}});
        world.save();
        for (auto& [name, areas] : world.disk.datasets)
            if (areas[1])
                std::erase_if(areas[1]->values, [](const auto& value) { return value.second.size() > 100'000; });
        return test::tar_of(world.disk); // without the reserve, which is only room
    }();
    return file;
}

// Each five bytes of the input: where, and what stands there instead.
Bytes changed(BytesView input) {
    Bytes file = good_file();
    for (; input.size() >= 5; input.remove_prefix(5)) {
        std::size_t at = 0;
        for (std::size_t i = 0; i < 4; ++i) at = at << 8 | static_cast<unsigned char>(input[i]);
        file[at % file.size()] = input[4];
    }
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView input(reinterpret_cast<const char*>(data), size);
    const bool is_raw = size > 0 && (input[0] & 1) != 0;
    Bytes file = is_raw ? Bytes(input) : changed(input);
    test::FakeEnvironment environment(1);
    {
        const RescuedVault as_it_is(environment, file);
        if (as_it_is.is_open() && !as_it_is.is_whole()) std::abort();
    }
    put_right(file);
    RescuedVault rescued(environment, std::move(file));
    if (!rescued.is_open()) return 0;
    StagedImport staged(nullptr);
    std::string piece;
    while (rescued.next(piece))
        if (!staged.feed(piece)) std::abort(); // what we write, we read
    if (!staged.finish()) std::abort();
    return 0;
}
