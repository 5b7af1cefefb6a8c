// The words of finishing tasks.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames finish_task = {"إنجاز", "Mark done"};
inline constexpr BothNames reopen_task = {"إعادة فتح", "Reopen"};
inline constexpr BothNames task_done_next = {"أُنجزت المهمة. التالية: {}", "Task done. The next: {}"};
inline constexpr BothNames task_when = {"موعدها", "When"};
inline constexpr BothNames task_comes_back = {"بعد إنجازها تُضاف التالية: {}", "Once it is done the next is added: {}"};
inline constexpr BothNames task_comes_no_more = {"هذه آخر مرة.", "This is the last time."};

} // namespace crm::words
