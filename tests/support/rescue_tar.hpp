// The file of the failure page, made from a fake disk as web/platform/start.js makes it from the browser's databases.
#pragma once
#include <string>

#include "tests/support/storage_fake.hpp"

namespace crm::test {

inline void add_file(Bytes& tar, const std::string& path, BytesView contents) {
    Bytes header(512, '\0');
    const auto put = [&](std::string_view text, std::size_t at) { header.replace(at, text.size(), text); };
    const auto octal = [](std::size_t value, int digits) {
        std::string text;
        for (int i = 0; i < digits; ++i, value /= 8) text.insert(text.begin(), static_cast<char>('0' + value % 8));
        return text;
    };
    const std::size_t cut = path.size() > 100 ? path.find('/', path.size() - 101) : 0;
    put(cut > 0 ? path.substr(cut + 1) : path, 0);
    if (cut > 0) put(path.substr(0, cut), 345);
    put(octal(contents.size(), 11) + ' ', 124);
    put("        ", 148);
    put("0", 156);
    put("ustar", 257);
    std::size_t sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    put(octal(sum, 6), 148);
    header[154] = '\0';
    tar += header;
    tar += contents;
    tar.append((512 - contents.size() % 512) % 512, '\0');
}

inline Bytes tar_of(const FakeDisk& disk) {
    Bytes tar;
    for (const auto& [dataset, areas] : disk.datasets)
        for (std::size_t area = 0; area < storage_area_count; ++area) {
            if (!areas[area]) continue;
            const std::string folder = (area == 0 ? "v-" : "c-") + dataset + "/";
            add_file(tar, folder + "EPOCH", std::to_string(areas[area]->epoch));
            for (const auto& [name, bytes] : areas[area]->values) add_file(tar, folder + name, bytes);
        }
    tar.append(1024, '\0');
    return tar;
}

} // namespace crm::test
