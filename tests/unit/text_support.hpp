// Reads the reference files of tests/data/text for the tests of core/text.
#pragma once
#include <doctest/doctest.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace crm::test {

inline std::string text_data(const std::string& name) {
#ifdef WASL_TEST_DATA_DIR
    const std::string path = std::string(WASL_TEST_DATA_DIR) + "/text/" + name;
#else
    const std::string path = "tests/data/text/" + name;
#endif
    std::string content;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char buffer[65536];
        for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, file)) > 0;) content.append(buffer, size);
        std::fclose(file);
    }
    REQUIRE_MESSAGE(!content.empty(), "missing reference file ", path);
    return content;
}

// Simple tables without quotes: lines, then fields.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

inline std::vector<std::vector<std::string_view>> rows(std::string_view content, std::size_t heading_lines = 1) {
    std::vector<std::vector<std::string_view>> table;
    for (std::string_view line : split(content, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (heading_lines > 0)
            --heading_lines;
        else if (!line.empty())
            table.push_back(split(line, ','));
    }
    return table;
}

} // namespace crm::test
