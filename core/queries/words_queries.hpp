// The words that reading says to people: filters and their problems, names of the nameless.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames nameless = {"بلا اسم", "No name"};
inline constexpr BothNames record_not_here = {"سجل لم يصل بعد", "Record not here yet"};

} // namespace crm::words
