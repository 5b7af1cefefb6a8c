// A whole number of per cent as it is read: "15%", «15٪».
#pragma once
#include "core/text/numbers.hpp"

namespace crm {

inline std::string percent_text(std::int64_t percent, Locale locale) {
    return number_text(percent, {.digits = locale.digits}) + (locale.language == Language::ar ? "٪" : "%");
}

} // namespace crm
