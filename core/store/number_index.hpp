// Finding numbers by any part of their digits: telephone numbers, order numbers, cards. Their digits stand one after
// another in blocks of 32 numbers; for each of the thousand groups of three digits a bitmap says which blocks hold it,
// so a search for "4567" reads only the blocks with both 456 and 567, and reads those sixteen bytes at a time.
//
// A telephone number is kept with its country code and found in all the ways it is written: +966501234567,
// 00966501234567, 0501234567, 501234567, and by any three or more digits in a row. Fewer digits find numbers that begin
// with them.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/token_dictionary.hpp"

namespace crm {

inline constexpr std::size_t number_digits_min = 4;  // shorter ones are words like any other
inline constexpr std::size_t number_digits_max = 32; // longer ones too
inline constexpr std::size_t inside_digits_min = 3;

bool is_all_digits(std::string_view text);

// The digits of a telephone number, without an extension; empty when the text holds anything but digits and what people
// put between them. Both digit sets.
std::string phone_digits(std::string_view text);

// How many digits of a number in international form are the country's; 0 for a number that is not international.
std::size_t country_digits(std::string_view phone);

// How searched digits fit a number whose first `country` digits are a country code (0: no telephone number).
MatchKind match_of_number(std::string_view searched, std::string_view digits, std::size_t country);

class NumberIndex {
public:
    // Documents come in growing order. `kind` is the caller's (below 32).
    void add(std::uint32_t document, std::uint8_t kind, std::string_view digits, std::size_t country);

    // visit(document, kind, MatchKind)
    template <class Visit> void match(std::string_view searched, Visit&& visit) const {
        if (searched.size() < inside_digits_min) return match_beginnings(searched, visit);
        each_candidate(searched, [&](const Block& block, const Entry& entry, std::string_view digits) {
            const MatchKind found = match_of_number(searched, digits, entry.country);
            if (found != MatchKind::none) visit(block.first_document + entry.document, entry.kind, found);
        });
    }

    std::size_t size() const { return m_entries.size(); }
    std::size_t bytes() const;
    void save(std::string& out, const std::vector<std::uint32_t>& kept_as) const; // documents by their new numbers
    bool restore(std::string_view& in, std::size_t documents, std::size_t kinds);

private:
    static constexpr std::size_t block_entries = 32;
    struct Entry {
        std::uint16_t document = 0; // from the block's first
        std::uint16_t end = 0;      // of its digits, from the block's start; a separator follows
        std::uint8_t kind : 5 = 0, country : 3 = 0;
    };
    struct Block {
        std::uint32_t first_document = 0, first_entry = 0, digits = 0;
    };
    // Blocks that hold every three digits in a row of these.
    template <class Visit> void each_block_with(std::string_view digits, Visit&& visit) const {
        for (std::size_t word = 0; word * 64 < m_blocks.size(); ++word) {
            std::uint64_t bits = ~std::uint64_t{0};
            for (std::size_t at = 0; at + 3 <= digits.size() && bits; ++at) {
                const std::vector<std::uint64_t>& of_triple = m_triples[triple_at(digits, at)];
                bits &= word < of_triple.size() ? of_triple[word] : 0;
            }
            for (; bits; bits &= bits - 1) visit(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
        }
    }
    static std::size_t triple_at(std::string_view digits, std::size_t at) {
        return static_cast<std::size_t>((digits[at] - '0') * 100 + (digits[at + 1] - '0') * 10 +
                                        (digits[at + 2] - '0'));
    }
    void note_triples(std::size_t block, std::string_view digits);
    // The first place at or after `from` where `wanted` (two or more digits) stands, or npos.
    std::size_t find_digits(std::string_view wanted, std::size_t from, std::size_t end) const;

    std::size_t block_end(std::size_t block) const {
        return block + 1 < m_blocks.size() ? m_blocks[block + 1].digits : m_digits.size();
    }
    std::size_t entries_end(std::size_t block) const {
        return block + 1 < m_blocks.size() ? m_blocks[block + 1].first_entry : m_entries.size();
    }

    template <class Visit> void each_entry(std::size_t block, Visit&& visit) const {
        std::size_t start = m_blocks[block].digits;
        for (std::size_t e = m_blocks[block].first_entry; e < entries_end(block); ++e) {
            const std::size_t end = m_blocks[block].digits + m_entries[e].end;
            visit(m_blocks[block], m_entries[e], std::string_view(m_digits).substr(start, end - start));
            start = end + 1;
        }
    }

    // Visits every number that `searched` may fit, and few others.
    template <class Visit> void each_candidate(std::string_view searched, Visit&& visit) const {
        const std::size_t zeros = searched.starts_with("00") ? 2 : searched.starts_with("0") ? 1 : 0;
        const std::string_view bare =
            searched.substr(zeros); // what stands in the number of somebody who wrote 00966 or 050
        if (bare.size() < inside_digits_min) {
            for (std::size_t block = 0; block < m_blocks.size(); ++block)
                each_entry(block, [&](const Block& in, const Entry& entry, std::string_view digits) {
                    if (may_begin(bare, searched, digits, entry.country)) visit(in, entry, digits);
                });
            return;
        }
        each_block_with(bare, [&](std::size_t block) {
            std::size_t at = m_blocks[block].digits;
            const std::size_t end = block_end(block);
            std::size_t e = m_blocks[block].first_entry;
            std::size_t start = at; // of entry e
            while ((at = find_digits(bare, at, end)) != std::string::npos) {
                while (m_blocks[block].digits + m_entries[e].end < at)
                    start = m_blocks[block].digits + m_entries[e++].end + 1;
                const std::size_t entry_end = m_blocks[block].digits + m_entries[e].end;
                visit(m_blocks[block], m_entries[e], std::string_view(m_digits).substr(start, entry_end - start));
                at = entry_end + 1;
                if (at >= end) break;
                start = at;
                ++e;
            }
        });
    }
    // One or two digits: the first two digits of every number, and of its national part, say all.
    template <class Visit> void match_beginnings(std::string_view searched, Visit&& visit) const {
        const BeginningTests tests = tests_of(searched);
        for (std::size_t block = 0; block < m_blocks.size(); ++block)
            for (std::size_t e = m_blocks[block].first_entry; e < entries_end(block); ++e)
                if (tests.whole[m_beginnings[e].whole] | tests.national[m_beginnings[e].national])
                    visit(m_blocks[block].first_document + m_entries[e].document, m_entries[e].kind, MatchKind::prefix);
    }
    struct Beginning { // two digits as a number; 100 + the digit when there is but one; none without a country code
        static constexpr std::uint8_t none = 110;
        std::uint8_t whole = none, national = none;
    };
    struct BeginningTests {
        std::array<std::uint8_t, 111> whole{}, national{};
    };
    static std::uint8_t two_digits(std::string_view digits);
    static BeginningTests tests_of(std::string_view searched);

    // A quick test for short searches: at the start, or behind the country code.
    static bool may_begin(std::string_view bare, std::string_view searched, std::string_view digits,
                          std::size_t country) {
        return digits.starts_with(searched) || digits.substr(country).starts_with(bare) ||
               (country && digits.starts_with(bare)) ||
               (country && !searched.empty() && digits.substr(country).starts_with(searched.substr(1))) ||
               (searched.size() >= inside_digits_min && digits.find(searched) != digits.npos);
    }

    std::string m_digits; // of all numbers, each followed by a separator
    std::vector<Entry> m_entries;
    std::vector<Beginning> m_beginnings; // beside m_entries
    std::vector<Block> m_blocks;
    std::array<std::vector<std::uint64_t>, 1000> m_triples; // three digits -> a bit per block
};

} // namespace crm
