#include "core/formats/text_decoder.hpp"

#include <algorithm>
#include <cstring>

#include "core/base/utf8.hpp"

namespace crm {

namespace {
// What the bytes 0x80 … 0xff mean (Unicode's CP1256.TXT and CP1252.TXT; the five bytes 1252 leaves open as browsers
// read them).
// clang-format off
constexpr char16_t windows_1256[128] = {
    0x20ac, 0x067e, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0679, 0x2039,
    0x0152, 0x0686, 0x0698, 0x0688, 0x06af, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x06a9, 0x2122, 0x0691, 0x203a, 0x0153, 0x200c, 0x200d, 0x06ba, 0x00a0, 0x060c, 0x00a2, 0x00a3,
    0x00a4, 0x00a5, 0x00a6, 0x00a7, 0x00a8, 0x00a9, 0x06be, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x00af,
    0x00b0, 0x00b1, 0x00b2, 0x00b3, 0x00b4, 0x00b5, 0x00b6, 0x00b7, 0x00b8, 0x00b9, 0x061b, 0x00bb,
    0x00bc, 0x00bd, 0x00be, 0x061f, 0x06c1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627,
    0x0628, 0x0629, 0x062a, 0x062b, 0x062c, 0x062d, 0x062e, 0x062f, 0x0630, 0x0631, 0x0632, 0x0633,
    0x0634, 0x0635, 0x0636, 0x00d7, 0x0637, 0x0638, 0x0639, 0x063a, 0x0640, 0x0641, 0x0642, 0x0643,
    0x00e0, 0x0644, 0x00e2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00e7, 0x00e8, 0x00e9, 0x00ea, 0x00eb,
    0x0649, 0x064a, 0x00ee, 0x00ef, 0x064b, 0x064c, 0x064d, 0x064e, 0x00f4, 0x064f, 0x0650, 0x00f7,
    0x0651, 0x00f9, 0x0652, 0x00fb, 0x00fc, 0x200e, 0x200f, 0x06d2,
};

constexpr char16_t windows_1252[128] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178, 0x00a0, 0x00a1, 0x00a2, 0x00a3,
    0x00a4, 0x00a5, 0x00a6, 0x00a7, 0x00a8, 0x00a9, 0x00aa, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x00af,
    0x00b0, 0x00b1, 0x00b2, 0x00b3, 0x00b4, 0x00b5, 0x00b6, 0x00b7, 0x00b8, 0x00b9, 0x00ba, 0x00bb,
    0x00bc, 0x00bd, 0x00be, 0x00bf, 0x00c0, 0x00c1, 0x00c2, 0x00c3, 0x00c4, 0x00c5, 0x00c6, 0x00c7,
    0x00c8, 0x00c9, 0x00ca, 0x00cb, 0x00cc, 0x00cd, 0x00ce, 0x00cf, 0x00d0, 0x00d1, 0x00d2, 0x00d3,
    0x00d4, 0x00d5, 0x00d6, 0x00d7, 0x00d8, 0x00d9, 0x00da, 0x00db, 0x00dc, 0x00dd, 0x00de, 0x00df,
    0x00e0, 0x00e1, 0x00e2, 0x00e3, 0x00e4, 0x00e5, 0x00e6, 0x00e7, 0x00e8, 0x00e9, 0x00ea, 0x00eb,
    0x00ec, 0x00ed, 0x00ee, 0x00ef, 0x00f0, 0x00f1, 0x00f2, 0x00f3, 0x00f4, 0x00f5, 0x00f6, 0x00f7,
    0x00f8, 0x00f9, 0x00fa, 0x00fb, 0x00fc, 0x00fd, 0x00fe, 0x00ff,
};
// clang-format on

constexpr std::uint64_t high_bits = 0x8080808080808080u;

// How many bytes of text[at…] are ASCII, counted in eights.
std::size_t ascii_run(BytesView text, std::size_t at) {
    const std::size_t start = at;
    for (; text.size() - at >= 8; at += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, text.data() + at, 8);
        if (eight & high_bits) break;
    }
    return at - start;
}

// How many bytes of text[at…] are whole letters of two bytes (Arabic, accented Latin) with the odd ASCII among them; it
// ends where ASCII goes on, and can be counted in eights.
std::size_t short_letters_run(BytesView text, std::size_t at) {
    const std::size_t start = at;
    for (int ascii_count = 0; text.size() - at >= 2 && ascii_count < 8;) {
        const auto first = static_cast<unsigned char>(text[at]), second = static_cast<unsigned char>(text[at + 1]);
        if (first < 0x80) {
            ++at;
            ++ascii_count;
        } else if (first >= 0xc2 && first <= 0xdf && (second & 0xc0) == 0x80) {
            at += 2;
            ascii_count = 0;
        } else {
            break;
        }
    }
    return at - start;
}

// Whether text[at…] is a code point of which the end has not come yet.
bool is_cut(BytesView text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2, left = text.size() - at;
    if (lead < 0xc2 || lead > 0xf4 || left >= size) return false;
    for (std::size_t i = 1; i < left; ++i)
        if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80) return false;
    return true;
}

bool is_utf_8(BytesView text) {
    for (std::size_t at = 0; at < text.size();) {
        at += ascii_run(text, at);
        if (at == text.size()) break;
        const DecodedCodePoint decoded = decode_at(text, at);
        if (!decoded.is_valid) return is_cut(text, at);
        at += decoded.size;
    }
    return true;
}

// ASCII in UTF-16 has a zero in every other byte, and every table has digits, delimiters and line ends.
TextEncoding guess_utf_16(BytesView text) {
    std::size_t zeros[2] = {};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == 0) ++zeros[i & 1];
    if (zeros[0] + zeros[1] < text.size() / 20 || zeros[0] + zeros[1] == 0) return TextEncoding::utf_8;
    return zeros[1] > zeros[0] ? TextEncoding::utf_16le : TextEncoding::utf_16be;
}

// Arabic letters stand beside each other; the accented letters of Latin languages stand among ASCII ones.
bool is_like_arabic(BytesView text) {
    std::size_t together = 0, alone = 0;
    const auto is_high = [&](std::size_t i) { return i < text.size() && static_cast<unsigned char>(text[i]) >= 0xc0; };
    const auto is_latin = [&](std::size_t i) {
        return i < text.size() && ((text[i] | 32) >= 'a') && ((text[i] | 32) <= 'z');
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_high(i)) continue;
        together += is_high(i + 1) || (i > 0 && is_high(i - 1));
        alone += is_latin(i + 1) || (i > 0 && is_latin(i - 1));
    }
    return together >= alone;
}
} // namespace

std::string_view name_of(TextEncoding encoding) {
    constexpr std::string_view names[] = {"utf-8", "utf-16le", "utf-16be", "windows-1256", "windows-1252"};
    return names[static_cast<std::size_t>(encoding)];
}

TextEncoding guess_encoding(BytesView beginning) {
    if (beginning.starts_with("\xef\xbb\xbf")) return TextEncoding::utf_8;
    if (beginning.starts_with("\xff\xfe")) return TextEncoding::utf_16le;
    if (beginning.starts_with("\xfe\xff")) return TextEncoding::utf_16be;
    if (const TextEncoding wide = guess_utf_16(beginning); wide != TextEncoding::utf_8) return wide;
    if (is_utf_8(beginning)) return TextEncoding::utf_8;
    return is_like_arabic(beginning) ? TextEncoding::windows_1256 : TextEncoding::windows_1252;
}

void TextDecoder::decode(BytesView bytes, std::string& out) {
    if (m_encoding == TextEncoding::windows_1256 || m_encoding == TextEncoding::windows_1252)
        return decode_single(bytes, out);
    std::string joined;
    if (!m_rest.empty()) {
        joined = std::move(m_rest);
        m_rest.clear();
        joined += bytes;
        bytes = joined;
    }
    m_encoding == TextEncoding::utf_8 ? decode_utf_8(bytes, out) : decode_utf_16(bytes, out);
}

void TextDecoder::finish(std::string& out) {
    const std::size_t lost =
        m_encoding == TextEncoding::utf_8 ? m_rest.size() : !m_rest.empty() + (m_high != 0); // a mark for each unit
    for (std::size_t i = 0; i < lost; ++i) append_utf8(out, replacement_character);
    m_rest.clear();
    m_high = 0;
}

void TextDecoder::decode_utf_8(BytesView bytes, std::string& out) {
    std::size_t at = 0;
    if (m_is_at_start && bytes.starts_with("\xef\xbb\xbf")) at = 3;
    std::size_t run = at; // where the bytes begin that are taken as they are
    while (at < bytes.size()) {
        at += ascii_run(bytes, at);
        at += short_letters_run(bytes, at);
        if (at == bytes.size()) break;
        const DecodedCodePoint decoded = decode_at(bytes, at);
        if (!decoded.is_valid) {
            out.append(bytes, run, at - run);
            run = at + 1;
            if (is_cut(bytes, at)) {
                m_rest = bytes.substr(at);
                run = bytes.size();
                break;
            }
            append_utf8(out, replacement_character);
        }
        at += decoded.size;
    }
    if (at > 0) m_is_at_start = false;
    out.append(bytes, run);
}

void TextDecoder::decode_utf_16(BytesView bytes, std::string& out) {
    const std::size_t low = m_encoding == TextEncoding::utf_16be ? 1 : 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char32_t unit =
            static_cast<unsigned char>(bytes[i + low]) | char32_t{static_cast<unsigned char>(bytes[i + 1 - low])} << 8;
        const bool is_low = unit >= 0xdc00 && unit <= 0xdfff;
        if (m_high && is_low) {
            append_utf8(out, 0x10000 + ((m_high - 0xd800) << 10) + (unit - 0xdc00));
            m_high = 0;
            continue;
        }
        if (m_high || is_low) append_utf8(out, replacement_character);
        m_high = unit >= 0xd800 && unit <= 0xdbff ? unit : 0;
        if (!m_high && !is_low && !(m_is_at_start && unit == 0xfeff)) append_utf8(out, unit);
        m_is_at_start = false;
    }
    if (bytes.size() % 2) m_rest = bytes.back();
}

void TextDecoder::decode_single(BytesView bytes, std::string& out) {
    const char16_t* table = m_encoding == TextEncoding::windows_1256 ? windows_1256 : windows_1252;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t run = ascii_run(bytes, at);
        out.append(bytes, at, run);
        at += run;
        for (std::size_t end = std::min(bytes.size(), at + 8); at < end; ++at) {
            const auto byte = static_cast<unsigned char>(bytes[at]);
            byte < 0x80 ? out.push_back(bytes[at]) : append_utf8(out, table[byte - 0x80]);
        }
    }
}

} // namespace crm
