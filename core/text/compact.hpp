// Numbers in the room of a label: 1.2K, 45M; ١٫٢ ألف, 5 آلاف, 45 مليون. CLDR's short compact forms of both languages.
#pragma once
#include <string>

#include "core/text/language.hpp"

namespace crm {

// At most one digit behind the point, and none where three stand before it: 1.2K, 12.5K, 125K. Below a thousand the
// number itself with up to two.
std::string compact_text(double value, Locale locale);

} // namespace crm
