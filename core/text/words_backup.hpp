// The words of exports and backups.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames exported = {"حُفظ الملف:", "File saved:"};
inline constexpr BothNames export_failed = {"تعذّر حفظ الملف:", "The file could not be saved:"};
inline constexpr BothNames export_interrupted = {"تغيّرت البيانات أثناء التصدير؛ صدّر مرة أخرى.",
                                                 "The data changed during the export; export again."};

} // namespace crm::words
