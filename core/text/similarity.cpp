#include "core/text/similarity.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "core/base/utf8.hpp"

namespace crm {

std::u32string code_points_of(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) points.push_back(next_code_point(text, at));
    return points;
}

double jaro(std::u32string_view a, std::u32string_view b) {
    if (a.empty() || b.empty()) return 0;
    const std::size_t longer = std::max(a.size(), b.size());
    const std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
    std::vector<bool> used_a(a.size()), used_b(b.size());
    std::size_t common = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t first = i > reach ? i - reach : 0, last = std::min(b.size(), i + reach + 1);
        for (std::size_t j = first; j < last; ++j) {
            if (used_b[j] || a[i] != b[j]) continue;
            used_a[i] = used_b[j] = true;
            ++common;
            break;
        }
    }
    if (common == 0) return 0;
    std::size_t out_of_order = 0, j = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!used_a[i]) continue;
        while (!used_b[j]) ++j;
        out_of_order += a[i] != b[j++];
    }
    const auto m = static_cast<double>(common), swapped = static_cast<double>(out_of_order / 2);
    return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - swapped) / m) / 3;
}

double jaro_winkler(std::u32string_view a, std::u32string_view b) {
    const double likeness = jaro(a, b);
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix]) ++prefix;
    return likeness + static_cast<double>(prefix) * 0.1 * (1 - likeness);
}

double jaro_winkler(std::string_view a, std::string_view b) {
    return jaro_winkler(code_points_of(a), code_points_of(b));
}

// The unrestricted distance of Lowrance and Wagner (1975): for each cell, the last row and column where the letters
// met.
int damerau_levenshtein(std::u32string_view a, std::u32string_view b, int most) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    const auto n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
    if (std::abs(n - m) > most) return most + 1;
    if (n == 0 || m == 0) return std::max(n, m);
    const int width = m + 2, far = n + m;
    std::vector<int> cells(static_cast<std::size_t>((n + 2) * width), far);
    const auto cell = [&](int i, int j) -> int& { return cells[static_cast<std::size_t>((i + 1) * width + j + 1)]; };
    for (int i = 0; i <= n; ++i) cell(i, 0) = i;
    for (int j = 0; j <= m; ++j) cell(0, j) = j;
    const auto last_row_with = [&](char32_t letter, int above) {
        for (int k = above; k > 0; --k)
            if (a[static_cast<std::size_t>(k - 1)] == letter) return k;
        return 0;
    };
    for (int i = 1; i <= n; ++i) {
        int last_column = 0, least = far;
        for (int j = 1; j <= m; ++j) {
            const char32_t letter = b[static_cast<std::size_t>(j - 1)];
            const int k = last_row_with(letter, i - 1), l = last_column;
            const bool is_equal = a[static_cast<std::size_t>(i - 1)] == letter;
            if (is_equal) last_column = j;
            const int edited =
                std::min({cell(i - 1, j - 1) + (is_equal ? 0 : 1), cell(i, j - 1) + 1, cell(i - 1, j) + 1});
            const int swapped = k > 0 && l > 0 ? cell(k - 1, l - 1) + (i - k - 1) + 1 + (j - l - 1) : far;
            cell(i, j) = std::min(edited, swapped);
            least = std::min(least, cell(i, j));
        }
        if (least > most + 1) return most + 1; // a swap reaches back one row
    }
    return std::min(cell(n, m), most < far ? most + 1 : far);
}

int damerau_levenshtein(std::string_view a, std::string_view b, int most) {
    return damerau_levenshtein(code_points_of(a), code_points_of(b), most);
}

} // namespace crm
