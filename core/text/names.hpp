// People's names as far as a program may understand them: letters for an avatar, a word for a greeting. Nothing here
// splits a name into "first" and "last": Arabic names have no such halves.
#pragma once
#include <string>
#include <string_view>

namespace crm {

// One or two letters for the coloured circle: "أحمد العتيبي" → "أ ع", "James K. Polk" → "JP". Titles, the article, بن
// and the like are passed over; Arabic letters get a space between them so that they do not join.
std::string initials_of(std::string_view name);

// How one greets: "د. أحمد بن علي" → "أحمد", "أبو محمد" → "أبو محمد", "عبد الله السالم" → "عبد الله", "Dr. Ann Smith" →
// "Ann". The whole name when nothing shorter is safe.
std::string greeting_name(std::string_view name);

// The name without a title in front of it: "أ.د. سارة القحطاني" → "سارة القحطاني", "Mr. John Hart" → "John Hart".
std::string_view without_title(std::string_view name);

} // namespace crm
