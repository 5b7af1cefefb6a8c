#include "core/queries/duplicate_scoring.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/base/date.hpp"

namespace crm {

namespace {

using Items = std::span<const std::uint32_t>;

// A value that many records bear says less: each doubling takes a bit.
float rarity(float weight, std::uint32_t bearers) {
    return bearers <= 2 ? weight : std::max(0.f, weight - std::log2(static_cast<float>(bearers - 1)));
}

class FieldComparer {
public:
    FieldComparer(DuplicateProfiles& profiles, std::size_t comparison, Slot a, Slot b)
        : m_profiles(profiles), m_at(comparison), m_rule(profiles.comparisons()[comparison]),
          m_a(profiles.items(a, comparison)), m_b(profiles.items(b, comparison)) {}

    FieldEvidence run() {
        if (m_a.empty() || m_b.empty()) return {};
        switch (m_rule.how) {
        case Compares::name: return names();
        case Compares::phones:
        case Compares::code: return numbers();
        case Compares::emails: return emails();
        case Compares::day: return days();
        case Compares::address: return addresses();
        default: return sets();
        }
    }

private:
    FieldEvidence different() const { return {Alike::different, m_rule.against}; }
    FieldEvidence worth(Alike alike, float share, std::uint32_t bearers) const {
        return {alike, rarity(m_rule.weight, bearers) * share};
    }

    FieldEvidence names() {
        // A name of one word is half a name; of three, more than one.
        const std::size_t fewer = std::min(m_a.size(), m_b.size());
        const float breadth = fewer == 1 ? 0.5f : fewer == 2 ? 1.f : 1.25f;
        const std::uint32_t bearers = m_profiles.bearers(m_at, m_profiles.name_value(m_a));
        if (std::ranges::equal(m_a, m_b)) return worth(Alike::same, breadth, bearers);
        WordBook& words = m_profiles.words();
        std::array<NameShape, 8> shapes_a{}, shapes_b{};
        std::array<WordLikeness, 64> likeness{};
        const auto shape = [&](std::uint32_t word) {
            const NameWord& one = words.word(word & ~family_mark);
            return NameShape{(word & family_mark) != 0, one.is_kunya, one.is_arabic || one.is_known};
        };
        for (std::size_t i = 0; i < m_a.size(); ++i) shapes_a[i] = shape(m_a[i]);
        for (std::size_t j = 0; j < m_b.size(); ++j) shapes_b[j] = shape(m_b[j]);
        for (std::size_t i = 0; i < m_a.size(); ++i)
            for (std::size_t j = 0; j < m_b.size(); ++j)
                likeness[i * m_b.size() + j] = words.like(m_a[i] & ~family_mark, m_b[j] & ~family_mark);
        const NameLikeness like = like_names({shapes_a.data(), m_a.size()}, {shapes_b.data(), m_b.size()},
                                             {likeness.data(), m_a.size() * m_b.size()});
        if (like.says_nothing) return {like.percent ? Alike::part : Alike::different, 0};
        switch (like.alike) {
        case Alike::same:
        case Alike::variant: return worth(like.alike, breadth * static_cast<float>(like.percent) / 100, bearers);
        case Alike::close: return worth(Alike::close, 0.75f * breadth, bearers);
        case Alike::part: return worth(Alike::part, 0.8f * static_cast<float>(like.percent) / 100, 0);
        case Alike::different: break;
        }
        return {Alike::different, m_rule.against * (like.percent >= 50 ? 0.6f : 1.f)}; // half of the name is something
    }

    // Decimal digits apart by one: changed, missing, or two swapped. (What damerau_levenshtein() calls 1; millions of
    // pairs of telephones are asked.)
    static bool is_slip(std::uint64_t a, std::uint64_t b) {
        std::array<char, 20> room_a, room_b;
        std::string_view x = digits_of(a, room_a), y = digits_of(b, room_b);
        if (std::min(x.size(), y.size()) < 6) return false;
        while (!x.empty() && !y.empty() && x.front() == y.front()) x.remove_prefix(1), y.remove_prefix(1);
        while (!x.empty() && !y.empty() && x.back() == y.back()) x.remove_suffix(1), y.remove_suffix(1);
        if (x.size() + y.size() <= 2 && std::max(x.size(), y.size()) == 1) return true;
        return x.size() == 2 && y.size() == 2 && x[0] == y[1] && x[1] == y[0];
    }
    static std::string_view digits_of(std::uint64_t number, std::array<char, 20>& room) {
        const auto end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
        return {room.data(), end};
    }
    FieldEvidence numbers() const {
        bool has_slip = false, has_tail = false;
        for (std::size_t i = 0; i + 1 < m_a.size(); i += 2)
            for (std::size_t j = 0; j + 1 < m_b.size(); j += 2) {
                const std::uint64_t x = number_from(m_a[i], m_a[i + 1]), y = number_from(m_b[j], m_b[j + 1]);
                if (x == y) return worth(Alike::same, 1, m_profiles.bearers(m_at, x));
                const bool are_digits = !((m_a[i + 1] | m_b[j + 1]) >> 31);
                has_tail |= are_digits && m_rule.how == Compares::phones && x % 100'000'000 == y % 100'000'000;
                has_slip |= are_digits && is_slip(x, y);
            }
        if (has_tail) return worth(Alike::variant, 0.8f, 0);
        return has_slip ? worth(Alike::close, 0.5f, 0) : different();
    }

    FieldEvidence emails() const {
        FieldEvidence best = different();
        const auto better = [&](FieldEvidence found) {
            if (found.bits > best.bits) best = found;
        };
        for (std::size_t i = 0; i + 2 < m_a.size(); i += 3)
            for (std::size_t j = 0; j + 2 < m_b.size(); j += 3) {
                const auto is_equal = [&](std::size_t part) { return m_a[i + part] && m_a[i + part] == m_b[j + part]; };
                const auto bearers = [&](std::size_t part) { return m_profiles.bearers(m_at, m_a[i + part]); };
                if (is_equal(0)) better(worth(Alike::same, 1, bearers(0)));
                if (is_equal(1)) better(worth(Alike::close, 0.5f, bearers(1)));
                if (is_equal(2)) better(worth(Alike::part, 0.25f, bearers(2)));
            }
        return best;
    }

    FieldEvidence days() const {
        if (m_a[0] == m_b[0]) return worth(Alike::same, 1, 0);
        const Date x{static_cast<std::int32_t>(m_a[0])}, y{static_cast<std::int32_t>(m_b[0])};
        const CivilDate p = civil_of(x), q = civil_of(y);
        const bool is_swapped = p.year == q.year && p.month == q.day && p.day == q.month;
        const int parts = (p.year == q.year) + (p.month == q.month) + (p.day == q.day);
        const bool is_swapped_digits = parts == 2 && is_slip_of(p, q);
        if (is_swapped || is_swapped_digits) return worth(Alike::close, 0.6f, 0);
        return parts == 2 ? FieldEvidence{Alike::part, 0} : different();
    }
    static bool is_slip_of(const CivilDate& p, const CivilDate& q) {
        const auto one = [](int x, int y) { // one digit of it
            for (int place = 1; place <= 1000; place *= 10)
                if (x - x / place % 10 * place == y - y / place % 10 * place) return true;
            return false;
        };
        return one(p.year, q.year) && one(static_cast<int>(p.month), static_cast<int>(q.month)) &&
               one(static_cast<int>(p.day), static_cast<int>(q.day));
    }

    FieldEvidence addresses() {
        const auto same_part = [&](std::size_t part) { return m_a[part] && m_a[part] == m_b[part]; };
        const Items street_a = m_a.subspan(3), street_b = m_b.subspan(3);
        float met = 0;
        for (const std::uint32_t word : street_a) {
            float best = 0;
            for (const std::uint32_t other : street_b) {
                const WordLikeness like = m_profiles.words().like(word, other);
                if (like.alike <= Alike::close) best = std::max(best, static_cast<float>(like.percent) / 100);
            }
            met += best;
        }
        const std::size_t longer = std::max(street_a.size(), street_b.size());
        const float street = longer ? met / static_cast<float>(longer) : 0;
        const int around = same_part(0) + same_part(1) + same_part(2);
        if (street >= 0.75f && longer >= 2) return worth(around ? Alike::same : Alike::close, around ? 1.f : 0.7f, 0);
        if (street >= 0.4f && around >= 1) return worth(Alike::close, 0.6f, 0);
        if (around >= 2) return worth(Alike::part, 0.4f, 0);
        if (around == 1) return worth(Alike::part, 0.1f, 0);
        return different();
    }

    FieldEvidence sets() const {
        for (const std::uint32_t item : m_a)
            if (std::ranges::find(m_b, item) != m_b.end()) return worth(Alike::same, 1, m_profiles.bearers(m_at, item));
        return different();
    }

    DuplicateProfiles& m_profiles;
    std::size_t m_at;
    const Comparison& m_rule;
    Items m_a, m_b;
};

} // namespace

FieldWeights weights_of(double m, double u) { return {std::log2(m / u), std::log2((1 - m) / (1 - u))}; }
double probability_of(double bits) { return 1 / (1 + std::exp2(-bits)); }

float Evidence::score() const {
    const auto score = static_cast<float>(probability_of(bits));
    return has_contradiction ? std::min(score, 0.9f) : score; // for a person to look at
}

FieldEvidence compare_field(DuplicateProfiles& profiles, std::size_t comparison, Slot a, Slot b) {
    return FieldComparer(profiles, comparison, a, b).run();
}

Evidence compare(DuplicateProfiles& profiles, Slot a, Slot b, std::vector<DuplicateReason>* reasons) {
    Evidence evidence;
    const auto& comparisons = profiles.comparisons();
    for (std::size_t c = 0; c < comparisons.size(); ++c) {
        const FieldEvidence found = compare_field(profiles, c, a, b);
        evidence.bits += found.bits;
        evidence.has_contradiction |= comparisons[c].is_identity && found.alike == Alike::different && found.bits < 0;
        if (reasons && found.bits != 0)
            reasons->push_back({comparisons[c].entity, comparisons[c].field, found.alike, found.bits});
    }
    if (reasons) std::ranges::stable_sort(*reasons, std::ranges::greater{}, &DuplicateReason::bits);
    return evidence;
}

} // namespace crm
