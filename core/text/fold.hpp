// The search form of a text: what two people who write the same name in two ways have in common. Search, duplicate
// finding and import matching compare folded texts and nothing else.
//
//     folded("إِبْراهـــيم  العيسى") == folded("ابراهيم العيسي") == "ابراهيم العيسي"
//     folded("Łukasz MÜLLER ٢٥") == "lukasz muller 25"
//
// What becomes one:
//   - alef with hamza or madda, wasla: ا      ؤ: و      ئ ى ی: ي      ة: ه      (a lone ء stays: it is the only trace
//   of itself;
//     tokens.hpp offers the word without a final one as an alternative)
//   - letters of Persian, Urdu and Kurdish keyboards: the Arabic letter an Arabic keyboard has for them (ک گ: ك, پ: ب,
//   چ: ج, ژ: ز, ڤ: ف)
//   - tatweel, vowel signs, superscript alef, Quranic marks, Latin accents, zero-width and bidi controls: nothing
//   - presentation forms and ligatures (ﻻ, ﷲ, ﬁ): their letters
//   - Arabic-Indic and Persian digits: 0-9; Arabic comma, question mark, typographic quotes and dashes: the ASCII ones
//   - capitals: small letters; ł ø ß æ œ þ …: l o ss ae oe th
//   - white space: one space between words, none at the ends
// Everything else stays. Malformed bytes count as white space. The result is well formed, and folding it again changes
// nothing.
#pragma once
#include <string>
#include <string_view>

#include "core/base/utf8.hpp"

namespace crm {

std::string folded(std::string_view text);

// Appends the search form to `out`, so that one buffer serves a whole column.
void fold_into(std::string& out, std::string_view text);

// Does `text` hold `folded_words` (already folded) once folded itself? For filters that look at few rows.
bool folds_to_contain(std::string_view text, std::string_view folded_words);

} // namespace crm
