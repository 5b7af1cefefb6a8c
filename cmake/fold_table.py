#!/usr/bin/env python3
"""Writes core/text/fold_table.inc: what each code point of the Basic Multilingual Plane becomes in the search form.

Run by hand when the rules below change:  python3 cmake/fold_table.py core/text/fold_table.inc
(The result is committed, so a build needs neither Python nor a particular version of Unicode.)

The rule: compatibility decomposition (NFKD), lower case, marks dropped, then the letters below. The table is a two-level
trie: 1024 page numbers, pages of 64 entries. Entry 0 drops the character, 0xD800 + n stands for the n-th string, anything
else is the code point itself.
"""
import sys
import unicodedata

LETTERS = {  # after NFKD has taken the hamza off its seat: alef with hamza is alef, waw with hamza is waw
    'ٱ': 'ا', 'ٲ': 'ا', 'ٳ': 'ا', 'ٵ': 'ا', 'ة': 'ه', 'ى': 'ي',
    # letters of Persian, Urdu, Kurdish, Pashto keyboards as an Arabic keyboard writes them
    'ی': 'ي', 'ۍ': 'ي', 'ێ': 'ي', 'ې': 'ي', 'ۑ': 'ي', 'ے': 'ي', 'ؠ': 'ي', 'ؽ': 'ي', 'ؾ': 'ي', 'ؿ': 'ي',
    'ک': 'ك', 'ڪ': 'ك', 'ګ': 'ك', 'ڬ': 'ك', 'ڭ': 'ك', 'ڮ': 'ك', 'گ': 'ك', 'ڰ': 'ك', 'ڱ': 'ك', 'ڲ': 'ك', 'ڳ': 'ك', 'ڴ': 'ك',
    'ػ': 'ك', 'ؼ': 'ك', 'پ': 'ب', 'ٻ': 'ب', 'ڀ': 'ب', 'ٮ': 'ب', 'ٹ': 'ت', 'ٺ': 'ت', 'ټ': 'ت', 'ٽ': 'ت', 'ٿ': 'ت',
    'چ': 'ج', 'ڃ': 'ج', 'ڄ': 'ج', 'ڇ': 'ج', 'ڿ': 'ج', 'ځ': 'ح', 'ڂ': 'ح', 'څ': 'ح', 'ڈ': 'د', 'ډ': 'د', 'ڊ': 'د', 'ڋ': 'د',
    'ڌ': 'د', 'ڍ': 'د', 'ڎ': 'د', 'ڏ': 'د', 'ڐ': 'د', 'ۮ': 'د', 'ڑ': 'ر', 'ڒ': 'ر', 'ړ': 'ر', 'ڔ': 'ر', 'ڕ': 'ر', 'ږ': 'ر',
    'ڗ': 'ر', 'ژ': 'ز', 'ڙ': 'ز', 'ۯ': 'ر', 'ښ': 'س', 'ڛ': 'س', 'ڜ': 'س', 'ۺ': 'ش', 'ڝ': 'ص', 'ڞ': 'ص', 'ۻ': 'ض', 'ڟ': 'ط',
    'ڠ': 'ع', 'ۼ': 'غ', 'ڡ': 'ف', 'ڢ': 'ف', 'ڣ': 'ف', 'ڤ': 'ف', 'ڥ': 'ف', 'ڦ': 'ف', 'ٯ': 'ق', 'ڧ': 'ق', 'ڨ': 'ق',
    'ڵ': 'ل', 'ڶ': 'ل', 'ڷ': 'ل', 'ڸ': 'ل', 'ں': 'ن', 'ڹ': 'ن', 'ڻ': 'ن', 'ڼ': 'ن', 'ڽ': 'ن', 'ھ': 'ه', 'ہ': 'ه', 'ۃ': 'ه',
    'ە': 'ه', 'ۿ': 'ه', 'ۄ': 'و', 'ۅ': 'و', 'ۆ': 'و', 'ۇ': 'و', 'ۈ': 'و', 'ۉ': 'و', 'ۊ': 'و', 'ۋ': 'و', 'ۏ': 'و', 'ٴ': '',
    # Latin letters that Unicode does not decompose
    'ł': 'l', 'ø': 'o', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ħ': 'h', 'ı': 'i', 'ŋ': 'n', 'ŧ': 't',
    'ƀ': 'b', 'ɓ': 'b', 'ƈ': 'c', 'ɖ': 'd', 'ɗ': 'd', 'ƌ': 'd', 'ǝ': 'e', 'ə': 'e', 'ɛ': 'e', 'ƒ': 'f', 'ǥ': 'g', 'ɠ': 'g',
    'ɨ': 'i', 'ɩ': 'i', 'ƙ': 'k', 'ƚ': 'l', 'ɲ': 'n', 'ƞ': 'n', 'ɵ': 'o', 'ɔ': 'o', 'ƥ': 'p', 'ʈ': 't', 'ƭ': 't', 'ƫ': 't',
    'ʉ': 'u', 'ʋ': 'v', 'ƴ': 'y', 'ƶ': 'z', 'ȥ': 'z', 'ĸ': 'k', 'ſ': 's', 'ȼ': 'c', 'ɇ': 'e', 'ɉ': 'j', 'ɋ': 'q', 'ɍ': 'r',
    'ɏ': 'y', 'ȷ': 'j', 'ς': 'σ',
    # punctuation that people type in several ways
    '،': ',', '؛': ';', '؟': '?', '٪': '%', '٫': '.', '٬': ',', '۔': '.', '٭': '*', '‘': "'", '’': "'", '‚': "'", '‛': "'", 'ʼ': "'", 'ʻ': "'",
    'ʹ': "'", 'ʾ': '', 'ʿ': '', '′': "'", '´': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"',
    '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '⁄': '/', '∕': '/', '·': '.', '•': '*',
}
WHOLE = {'﷼': 'ريال', '\u00a8': '', '\u00af': '', '\u00b8': ''}  # decided before decomposition


def is_dropped(c):
    if c == 'ـ' or 0xFE00 <= ord(c) <= 0xFE0F:
        return True
    if unicodedata.category(c) in ('Mn', 'Me') and (
            ord(c) < 0x0700 or 0x0890 <= ord(c) <= 0x08FF or 0x1AB0 <= ord(c) <= 0x1AFF or 0x1DC0 <= ord(c) <= 0x1DFF
            or 0x20D0 <= ord(c) <= 0x20FF or 0xFE20 <= ord(c) <= 0xFE2F):
        return True  # Latin, Greek, Cyrillic, Hebrew, Arabic marks; vowels of Indic scripts are letters to their readers
    if c in 'ۥۦ\u00ad':
        return True  # small Quranic waw and yeh, soft hyphen
    return unicodedata.category(c) == 'Cf' and not 0x0600 <= ord(c) <= 0x0605 and c not in '\u06dd\u08e2'


def is_space(c):
    return unicodedata.category(c) in ('Zs', 'Zl', 'Zp', 'Cc')


def folded(c):
    if c in WHOLE:
        return WHOLE[c]
    if 0xFE70 <= ord(c) <= 0xFE7F or 0xFC5E <= ord(c) <= 0xFC63 or c in '\ufcf2\ufcf3\ufcf4':
        return ''  # vowel signs standing alone
    if 0x3001 <= ord(c) <= 0xFAFF:
        return c  # Chinese, Japanese, Korean stay as they are
    text = c if c in LETTERS else unicodedata.normalize('NFKD', unicodedata.normalize('NFKD', c).lower())
    out = ''
    for part in text:
        part = LETTERS.get(part, part)
        for d in part:
            if is_dropped(d):
                continue
            digit = unicodedata.decimal(d, None)
            if digit is not None and (0x0660 <= ord(d) <= 0x06F9):
                d = str(digit)
            out += ' ' if is_space(d) else d
    return out


def main(path):
    pages, numbers, strings, index = {}, [], [], {}
    for page in range(1024):
        entries = []
        for cp in range(page * 64, page * 64 + 64):
            text = chr(cp) if 0xD800 <= cp <= 0xDFFF else folded(chr(cp))
            if len(text) == 0:
                entries.append(0)
            elif len(text) == 1:
                entries.append(ord(text))
            else:
                if text not in index:
                    index[text] = len(strings)
                    strings.append(text)
                entries.append(0xD800 + index[text])
        if all(e == page * 64 + i for i, e in enumerate(entries)):
            entries = ['same']  # an empty page: everything stays
        key = tuple(entries)
        if key not in pages:
            pages[key] = len(pages)
        numbers.append(pages[key])
    same = pages[('same',)]
    order = [None] * len(pages)
    for key, number in pages.items():
        order[number] = key
    # Page 0 is "everything stays"; swap it there.
    remap = {same: 0, 0: same}
    numbers = [remap.get(n, n) for n in numbers]
    order[0], order[same] = order[same], order[0]
    assert len(order) <= 256 and len(strings) < 0x800
    pool, offsets = b'', [0]
    for s in strings:
        pool += s.encode()
        offsets.append(len(pool))
    with open(path, 'w', encoding='utf-8') as out:
        out.write('// Written by cmake/fold_table.py from the Unicode Character Database, version %s (Unicode licence). Do not edit.\n'
                  % unicodedata.unidata_version)
        write(out, 'std::uint8_t', 'fold_page_numbers', numbers)
        write(out, 'char16_t', 'fold_pages', [e for key in order[1:] for e in key])
        write(out, 'std::uint16_t', 'fold_string_starts', offsets)
        write(out, 'unsigned char', 'fold_strings', list(pool))


def write(out, kind, name, values):
    out.write('inline constexpr %s %s[%d] = {' % (kind, name, len(values)))
    line = ''
    for i, v in enumerate(values):
        item = '%d,' % v if v < 10 else '0x%x,' % v
        if len(line) + len(item) > 116:
            out.write('\n    ' + line)
            line = ''
        line += item
    out.write('\n    ' + line + '};\n')


main(sys.argv[1])
