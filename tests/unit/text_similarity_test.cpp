// String similarities, beside the values that others have published.
#include "core/text/similarity.hpp"

#include <cmath>
#include <cstdlib>

#include "core/base/utf8.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

namespace {

// "a,b,0.813", where a cell may be in quotes.
std::vector<std::string> quoted_cells(std::string_view line) {
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    for (const char c : line) {
        if (c == '"')
            is_quoted = !is_quoted;
        else if (c == ',' && !is_quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

template <class Check> int each_published(const std::string& name, Check check) {
    int count = 0;
    const std::string content = test::text_data("../duplicates/" + name);
    for (const std::string_view line : test::split(content, '\n')) {
        const auto cells = quoted_cells(line);
        if (cells.size() != 3) continue;
        CAPTURE(cells[0]);
        CAPTURE(cells[1]);
        check(cells[0], cells[1], std::atof(cells[2].c_str()));
        ++count;
    }
    return count;
}

double rounded(double x) { return std::round(x * 1000) / 1000; }

} // namespace

TEST_CASE("Jaro and Jaro-Winkler are as published") {
    CHECK(each_published("strings_jaro_winkler.csv", [](const auto& a, const auto& b, double published) {
              CHECK(rounded(jaro_winkler(a, b)) == doctest::Approx(published));
              CHECK(jaro_winkler(a, b) == jaro_winkler(b, a));
          }) == 17);
    CHECK(each_published("strings_jaro_distance.csv", [](const auto& a, const auto& b, double published) {
              CHECK(rounded(jaro(code_points_of(a), code_points_of(b))) == doctest::Approx(published));
          }) == 5);
    // Winkler's own table (U.S. Census Bureau, 1990).
    struct Row {
        std::string_view a, b;
        double jaro, winkler;
    };
    constexpr Row rows[] = {{"MARTHA", "MARHTA", 0.944, 0.961},       {"DWAYNE", "DUANE", 0.822, 0.840},
                            {"DIXON", "DICKSONX", 0.767, 0.813},      {"DUNNINGHAM", "CUNNIGHAM", 0.896, 0.896},
                            {"NICHLESON", "NICHULSON", 0.926, 0.956}, {"JONES", "JOHNSON", 0.790, 0.832},
                            {"MASSEY", "MASSIE", 0.889, 0.933},       {"ABROMS", "ABRAMS", 0.889, 0.922},
                            {"JERALDINE", "GERALDINE", 0.926, 0.926}, {"HARDIN", "MARTINEZ", 0.722, 0.722}};
    for (const Row& row : rows) {
        CAPTURE(row.a);
        CHECK(rounded(jaro(code_points_of(row.a), code_points_of(row.b))) == doctest::Approx(row.jaro));
        CHECK(rounded(jaro_winkler(row.a, row.b)) == doctest::Approx(row.winkler));
    }
    CHECK(jaro_winkler("محمد", "محمد") == 1);
    CHECK(jaro_winkler("محمد", "") == 0);
}

TEST_CASE("Damerau-Levenshtein is as published, and stops at its bound") {
    CHECK(each_published("strings_damerau_levenshtein.csv", [](const auto& a, const auto& b, double published) {
              CHECK(damerau_levenshtein(a, b) == static_cast<int>(published));
              CHECK(damerau_levenshtein(b, a) == static_cast<int>(published));
          }) == 9);
    CHECK(damerau_levenshtein("ca", "abc") == 2); // swapped letters may be edited again
    CHECK(damerau_levenshtein("سعيد", "سعد") == 1);
    CHECK(damerau_levenshtein("سعيد", "سيعد") == 1);
    const std::string_view words[] = {"", "a", "kitten", "sitting", "القحطاني", "القحطتاي", "abcdefgh", "hgfedcba"};
    for (const auto a : words)
        for (const auto b : words) {
            const int distance = damerau_levenshtein(a, b);
            for (int most = 0; most < 9; ++most)
                CHECK(damerau_levenshtein(a, b, most) == (distance <= most ? distance : most + 1));
        }
}
