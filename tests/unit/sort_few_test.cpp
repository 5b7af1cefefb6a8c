// Sorting of few things: the order of the library, stable.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/base/sort_few.hpp"

using namespace crm;

TEST_CASE("few things are sorted as the library's stable sort does it, however many they are") {
    std::mt19937 random(7);
    for (std::size_t count = 0; count < 70; ++count) {
        std::vector<std::pair<int, std::string>> items;
        for (std::size_t i = 0; i < count; ++i)
            items.emplace_back(static_cast<int>(random() % 9),
                               "a text too long to be kept inside: " + std::to_string(i));
        auto expected = items;
        const auto comes_before = [](const auto& a, const auto& b) { return a.first > b.first; };
        std::ranges::stable_sort(expected, comes_before);
        sort_few(items, comes_before);
        CHECK(items == expected);
        std::ranges::stable_sort(expected, {}, [](const auto& one) { return one.second; });
        sort_few_by(items, [](const auto& one) { return one.second; });
        CHECK(items == expected);
    }
}
