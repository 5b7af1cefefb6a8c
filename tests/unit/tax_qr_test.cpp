// The tax QR code's text against an example worked out by another program (Python's base64 over the five fields), and
// the picture's fixed parts. That a reader finds the text in the picture is proved in tests/browser/documents.test.mjs.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "core/sales/qr_code.hpp"
#include "core/sales/tax_qr.hpp"

using namespace crm;

namespace {
Money riyals(std::int64_t minor) { return {minor, currency_of("SAR")}; }
} // namespace

TEST_CASE("the five fields of phase 1 as tag, length and value, in base64") {
    CHECK(tax_qr_text({"Bobs Records", "310122393500003", "2022-04-25T15:30:00Z", riyals(1000'00), riyals(150'00)}) ==
          "AQxCb2JzIFJlY29yZHMCDzMxMDEyMjM5MzUwMDAwMwMUMjAyMi0wNC0yNVQxNTozMDowMFoEBzEwMDAuMDAFBjE1MC4wMA==");
    CHECK(tax_qr_text({"متجر النور للتمور", "310122393500003", "2026-11-22T00:00:00Z", riyals(115'00),
                       riyals(15'00)}) == "ASDZhdiq2KzYsSDYp9mE2YbZiNixINmE2YTYqtmF2YjYsQIPMzEwMTIyMzkzNTAwMDAzAxQyMDI2"
                                          "LTExLTIyVDAwOjAwOjAwWgQGMTE1LjAwBQUx"
                                          "NS4wMA==");
}

TEST_CASE("no code without a seller, nor with a value that a length byte cannot say") {
    CHECK_FALSE(tax_qr_text({"", "310122393500003", "2022-04-25T15:30:00Z", riyals(1), riyals(0)}));
    const std::string longest(255, 'x'), too_long(256, 'x');
    CHECK(tax_qr_text({longest, "310122393500003", "2022-04-25T15:30:00Z", riyals(1), riyals(0)}));
    CHECK_FALSE(tax_qr_text({too_long, "310122393500003", "2022-04-25T15:30:00Z", riyals(1), riyals(0)}));
}

TEST_CASE("a Saudi tax number has fifteen digits, 3 at both ends") {
    CHECK(is_saudi_tax_number("310122393500003"));
    for (const char* wrong : {"", "31012239350000", "3101223935000033", "210122393500003", "310122393500004",
                              "31012239350000a", "٣١٠١٢٢٣٩٣٥٠٠٠٠٣"})
        CHECK_FALSE(is_saudi_tax_number(wrong));
}

TEST_CASE("a QR code has its three finder patterns, and its path covers the dark squares and no others") {
    const auto code = qr_code_of("AQxCb2JzIFJlY29yZHMCDzMxMDEyMjM5MzUwMDAwMwMU");
    REQUIRE(code);
    const int far = code->size - 7;
    for (const auto [left, top] : {std::pair{0, 0}, {far, 0}, {0, far}})
        for (int y = 0; y < 7; ++y)
            for (int x = 0; x < 7; ++x) {
                const int ring = std::min({x, y, 6 - x, 6 - y});
                CHECK(code->is_dark(left + x, top + y) == (ring != 1));
            }
    int in_path = 0, dark = 0;
    const std::string path = svg_path_of(*code);
    for (std::size_t at = path.find('h'); at != path.npos; at = path.find('h', at + 1))
        if (path[at + 1] != '-') in_path += std::atoi(path.c_str() + at + 1);
    for (const bool is_dark : code->dark) dark += is_dark;
    CHECK(in_path == dark);
    CHECK_FALSE(qr_code_of(std::string(2332, 'x')));
}
