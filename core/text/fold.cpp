// Two tables do the work: `small` answers for everything up to two bytes of UTF-8 (Latin, Arabic, Greek, Cyrillic) with
// one load, the trie of fold_table.inc for the rest. Output goes through a stack buffer so that the inner loop never
// allocates.
#include "core/text/fold.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace crm {
namespace {

#include "core/text/fold_table.inc"

constexpr char16_t string_flag = 0xD800; // surrogates never occur, so the table uses them to name strings

constexpr char16_t trie_entry(CodePoint c) {
    const unsigned page = fold_page_numbers[c >> 6];
    return page == 0 ? static_cast<char16_t>(c) : fold_pages[(page - 1) * 64 + (c & 63)];
}

constexpr bool is_string(char16_t entry) { return entry >= string_flag && entry < string_flag + 0x800; }

constexpr std::uint8_t needs_care = 0xFF; // a space, or a string

struct Small {
    char bytes[2] = {};
    std::uint8_t size = needs_care;
};

constexpr auto make_small() {
    std::array<Small, 0x800> table{};
    for (CodePoint c = 0; c < 0x800; ++c) {
        const char16_t entry = trie_entry(c);
        if (entry == ' ' || is_string(entry) || entry >= 0x800) continue;
        table[c].size = static_cast<std::uint8_t>(entry == 0 ? 0 : encode(entry, table[c].bytes));
    }
    return table;
}
constexpr std::array<Small, 0x800> small = make_small();

class Folder {
public:
    explicit Folder(std::string& out) : m_out(out), m_start(out.size()) {}

    void add(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            at = add_chunk(text, at, at + chunk_bytes < text.size() ? at + chunk_bytes : text.size());
            flush();
        }
        if (m_out.size() > m_start && m_out.back() == ' ') m_out.pop_back();
    }

private:
    static constexpr std::size_t chunk_bytes = 1000;
    static constexpr std::size_t slack_bytes =
        24; // one code point read past the chunk's end, and stores wider than needed

    // No step writes more bytes than it reads, strings excepted, and those bypass the buffer. The position and the flag
    // live in registers here: through `this` the compiler would reload them after every byte written.
    std::size_t add_chunk(std::string_view text, std::size_t at, std::size_t chunk_end) {
        char* end = m_end;
        bool after_space = m_after_space;
        const auto slowly = [&](auto&& step) {
            m_end = end;
            m_after_space = after_space;
            step();
            end = m_end;
            after_space = m_after_space;
        };
        while (at < chunk_end) {
            const auto lead = static_cast<unsigned char>(text[at]);
            if (lead < 0x80) {
                const Small& entry = small[lead];
                const bool is_space = entry.size != 1;
                *end = is_space ? ' ' : entry.bytes[0];
                end += !(is_space & after_space);
                after_space = is_space;
                ++at;
            } else if (lead >= 0xC2 && lead <= 0xDF && at + 1 < text.size() && (text[at + 1] & 0xC0) == 0x80)
                [[likely]] {
                const CodePoint c = (lead & 0x1Fu) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu);
                const Small& entry = small[c];
                if (entry.size != needs_care) [[likely]] {
                    std::memcpy(end, entry.bytes, 2);
                    end += entry.size;
                    after_space &= entry.size == 0;
                } else {
                    slowly([&] { put_entry(trie_entry(c)); });
                }
                at += 2;
            } else {
                slowly([&] { at += put_decoded(decode_at(text, at)); });
            }
        }
        m_end = end;
        m_after_space = after_space;
        return at;
    }

    std::size_t put_decoded(DecodedCodePoint decoded) {
        if (!decoded.is_valid)
            put_space();
        else if (decoded.value < 0x10000)
            put_entry(trie_entry(decoded.value));
        else
            put_supplementary(decoded.value);
        return decoded.size;
    }

    void put_entry(char16_t entry) {
        if (entry == 0) return;
        if (entry == ' ') return put_space();
        if (is_string(entry)) return put_string(entry - string_flag);
        put(entry);
    }

    // Names decorated with "mathematical" letters come from social networks; the rest of the upper planes stays as it
    // is.
    void put_supplementary(CodePoint c) {
        if (c >= 0x1D400 && c < 0x1D6A4) return put('a' + (c - 0x1D400) % 26);
        if (c >= 0x1D7CE && c < 0x1D800) return put('0' + (c - 0x1D7CE) % 10);
        if (c >= 0xE0000 && c < 0xE0200) return; // tags and variation selectors
        put(c);
    }

    void put(CodePoint c) {
        m_end += encode(c, m_end);
        m_after_space = false;
    }

    void put_space() {
        *m_end = ' ';
        m_end += !m_after_space;
        m_after_space = true;
    }

    void put_string(unsigned number) {
        flush();
        const unsigned start = fold_string_starts[number], size = fold_string_starts[number + 1] - start;
        for (unsigned i = 0; i < size; ++i) {
            const char c = static_cast<char>(fold_strings[start + i]);
            if (c == ' ')
                put_space();
            else {
                *m_end++ = c;
                m_after_space = false;
            }
        }
        flush();
    }

    void flush() {
        m_out.append(m_buffer, static_cast<std::size_t>(m_end - m_buffer));
        m_end = m_buffer;
    }

    std::string& m_out;
    std::size_t m_start;
    char m_buffer[chunk_bytes + slack_bytes];
    char* m_end = m_buffer;
    bool m_after_space = true; // so that a leading space is dropped
};

} // namespace

void fold_into(std::string& out, std::string_view text) { Folder(out).add(text); }

std::string folded(std::string_view text) {
    std::string out;
    fold_into(out, text);
    return out;
}

bool folds_to_contain(std::string_view text, std::string_view folded_words) {
    return folded(text).find(folded_words) != std::string::npos;
}

} // namespace crm
