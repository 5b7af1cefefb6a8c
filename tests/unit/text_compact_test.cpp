// Numbers in the room of a label, in both languages and digit sets.
#include <doctest/doctest.h>

#include "core/text/compact.hpp"

using namespace crm;

TEST_CASE("numbers in the room of a label") {
    const Locale en{Language::en, DigitSet::latin}, ar{Language::ar, DigitSet::latin},
        hindi{Language::ar, DigitSet::arabic};
    CHECK(compact_text(0, en) == "0");
    CHECK(compact_text(999, en) == "999");
    CHECK(compact_text(1200, en) == "1.2K");
    CHECK(compact_text(12'345, en) == "12.3K");
    CHECK(compact_text(125'000, en) == "125K");
    CHECK(compact_text(999'960, en) == "1M");
    CHECK(compact_text(45'000'000, en) == "45M");
    CHECK(compact_text(3.25, en) == "3.25");
    CHECK(compact_text(1200, ar) == "1.2 ألف");
    CHECK(compact_text(5000, ar) == "5 آلاف");
    CHECK(compact_text(20'000, ar) == "20 ألف");
    CHECK(compact_text(3e6, ar) == "3 ملايين");
    CHECK(compact_text(45e6, ar) == "45 مليون");
    CHECK(compact_text(1200, hindi) == "١٫٢ ألف");
    CHECK(compact_text(-4500, en).find("4.5K") != std::string::npos);
    CHECK(compact_text(-4500, en) != compact_text(4500, en));
    CHECK(compact_text(-5000, ar).starts_with("\u200F")); // read from the right, with the minus beside its number
}
