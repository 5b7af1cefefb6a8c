#include "core/store/number_index.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr char separator = ' ';
constexpr std::uint32_t block_digits_max = 60'000;

// Country codes of one and of two digits (ITU E.164); all others have three.
bool has_short_code(std::string_view code, std::string_view list) {
    for (std::size_t at = 0; at + 2 <= list.size(); at += 3)
        if (code == list.substr(at, 2)) return true;
    return false;
}

#if defined(__clang__) || defined(__GNUC__)
using Sixteen = unsigned char __attribute__((vector_size(16)));

Sixteen load(const char* at) {
    Sixteen bytes;
    std::memcpy(&bytes, at, 16);
    return bytes;
}
Sixteen all(char c) { return Sixteen{} + static_cast<unsigned char>(c); }
#endif

} // namespace

bool is_all_digits(std::string_view text) {
    for (char c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

std::string phone_digits(std::string_view text) {
    std::string digits;
    text = text.substr(0, text.find('x'));
    const bool is_plain =
        std::all_of(text.begin(), text.end(), [](char c) { return c == '+' || (c >= '0' && c <= '9'); });
    if (is_plain) { // E.164, as nearly all numbers are kept
        for (char c : text)
            if (c != '+') digits += c;
        return digits;
    }
    for (char c : folded(text)) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (std::string_view(" +-()./").find(c) == std::string_view::npos)
            return {};
    }
    return digits;
}

std::size_t country_digits(std::string_view phone) {
    if (!phone.starts_with('+') || phone.size() < 6) return 0;
    const std::string_view digits = phone.substr(1);
    if (digits[0] == '1' || digits[0] == '7') return 1;
    constexpr std::string_view two =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 "
        "81 82 84 86 90 91 92 93 94 95 98 ";
    return has_short_code(digits.substr(0, 2), two) ? 2 : 3;
}

MatchKind match_of_number(std::string_view searched, std::string_view digits, std::size_t country) {
    const auto from = [](std::string_view wanted, std::string_view number) {
        return !number.starts_with(wanted)      ? MatchKind::none
               : number.size() == wanted.size() ? MatchKind::exact
                                                : MatchKind::prefix;
    };
    MatchKind best = from(searched, digits);
    if (country) {
        best = std::max(best, from(searched, digits.substr(country)));
        if (searched.starts_with("0")) best = std::max(best, from(searched.substr(1), digits.substr(country)));
        if (searched.starts_with("00")) best = std::max(best, from(searched.substr(2), digits));
    }
    if (best == MatchKind::none && searched.size() >= inside_digits_min && digits.find(searched) != digits.npos)
        best = MatchKind::inside;
    return best;
}

void NumberIndex::add(std::uint32_t document, std::uint8_t kind, std::string_view digits, std::size_t country) {
    assert(is_all_digits(digits) && digits.size() <= number_digits_max && kind < 32 && country < 8);
    const bool is_new = m_blocks.empty() || m_entries.size() - m_blocks.back().first_entry == block_entries ||
                        document - m_blocks.back().first_document > UINT16_MAX ||
                        m_digits.size() - m_blocks.back().digits > block_digits_max;
    if (is_new)
        m_blocks.push_back(
            {document, static_cast<std::uint32_t>(m_entries.size()), static_cast<std::uint32_t>(m_digits.size())});
    const Block& block = m_blocks.back();
    assert(document >= block.first_document);
    m_digits += digits;
    m_entries.push_back({.document = static_cast<std::uint16_t>(document - block.first_document),
                         .end = static_cast<std::uint16_t>(m_digits.size() - block.digits),
                         .kind = static_cast<std::uint8_t>(kind & 31),
                         .country = static_cast<std::uint8_t>(country & 7)});
    m_digits += separator;
    m_beginnings.push_back({two_digits(digits), country ? two_digits(digits.substr(country)) : Beginning::none});
    note_triples(m_blocks.size() - 1, digits);
}

std::uint8_t NumberIndex::two_digits(std::string_view digits) {
    if (digits.empty()) return Beginning::none;
    if (digits.size() == 1) return static_cast<std::uint8_t>(100 + digits[0] - '0');
    return static_cast<std::uint8_t>((digits[0] - '0') * 10 + digits[1] - '0');
}

NumberIndex::BeginningTests NumberIndex::tests_of(std::string_view searched) {
    const auto begins = [](std::uint8_t code, std::string_view wanted) {
        const char tens = static_cast<char>('0' + (code < 100 ? code / 10 : code - 100)),
                   ones = static_cast<char>('0' + code % 10);
        const char digits[2] = {tens, ones};
        return std::string_view(digits, code < 100 ? 2 : 1).starts_with(wanted);
    };
    BeginningTests tests;
    for (std::uint8_t code = 0; code < Beginning::none; ++code) {
        tests.whole[code] = begins(code, searched);
        tests.national[code] = begins(code, searched) ||
                               (searched.starts_with("0") && begins(code, searched.substr(1))) || searched == "00";
    }
    return tests;
}

void NumberIndex::note_triples(std::size_t block, std::string_view digits) {
    for (std::size_t at = 0; at + 3 <= digits.size(); ++at) {
        std::vector<std::uint64_t>& bits = m_triples[triple_at(digits, at)];
        if (block / 64 >= bits.size()) bits.resize(block / 64 + 1);
        bits[block / 64] |= std::uint64_t{1} << block % 64;
    }
}

std::size_t NumberIndex::find_digits(std::string_view wanted, std::size_t from, std::size_t end) const {
    const char* text = m_digits.data();
    std::size_t at = from;
#if defined(__clang__) || defined(__GNUC__)
    // Sixteen places at once: those where the first and the last wanted digit stand at their distance.
    const Sixteen first = all(wanted.front()), last = all(wanted.back());
    for (; at + 16 + wanted.size() <= end; at += 16) {
        const Sixteen both = Sixteen(load(text + at) == first) & Sixteen(load(text + at + wanted.size() - 1) == last);
        std::uint64_t halves[2];
        std::memcpy(halves, &both, 16);
        if (!(halves[0] | halves[1])) continue;
        for (int half = 0; half < 2; ++half)
            for (std::uint64_t bits = halves[half]; bits;) {
                const int byte = std::countr_zero(bits) / 8;
                const std::size_t place = at + static_cast<std::size_t>(half * 8 + byte);
                if (std::memcmp(text + place, wanted.data(), wanted.size()) == 0) return place;
                bits &= ~(std::uint64_t{0xff} << byte * 8);
            }
    }
#endif
    for (; at + wanted.size() <= end; ++at)
        if (text[at] == wanted.front() && std::memcmp(text + at, wanted.data(), wanted.size()) == 0) return at;
    return std::string::npos;
}

std::size_t NumberIndex::bytes() const {
    std::size_t bytes = m_digits.capacity() + m_entries.capacity() * (sizeof(Entry) + sizeof(Beginning)) +
                        m_blocks.capacity() * sizeof(Block);
    for (const auto& bits : m_triples) bytes += bits.capacity() * 8;
    return bytes;
}

} // namespace crm
