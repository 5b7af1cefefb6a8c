// The order in which people expect names in a list: sort keys whose bytes compare (memcmp, std::string's <) like the
// texts.
//
//     key("أحمد") < key("إبراهيم") by the letters, hamza forms side by side; vowel signs and tatweel decide only
//     between equals key("بند 9") < key("بند ١٢")   digits by value, whichever digits are used
//
// The rules are CLDR's for Arabic (spaces before punctuation before digits before letters; ء أ ؤ إ ئ ا one letter, آ as
// اا, ة beside ت, ى beside ي), with three wishes of users added: numbers by value, the letters of Persian keyboards
// beside their Arabic twins (ک ك, ی ي, ھ ه), and the alphabet of the interface's language first.
//
// A key has three levels, each after a byte 1 and left out when it says nothing: letters; then hamza forms and accents;
// then capitals and vowel signs.
#pragma once
#include <string>
#include <string_view>

#include "core/text/language.hpp"

namespace crm {

std::string collation_key(std::string_view text, Language alphabet_first = Language::ar);
void collation_key_into(std::string& out, std::string_view text, Language alphabet_first = Language::ar);

// For a few texts; sort many by their keys. Negative, zero or positive.
int compare_for_people(std::string_view a, std::string_view b, Language alphabet_first = Language::ar);

} // namespace crm
