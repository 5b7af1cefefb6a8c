// The page's own address and the browser's history. What is shown stands after the "#" ("/list/person"), so that it
// works for a page opened from a disk too; what stands after the "?" is left alone. An entry may be marked as "over": a
// dialog or sheet lies over what it names, and going back from it closes that.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace crm::platform {

struct HistoryEntry {
    std::string place; // what stands after the "#"
    int depth = 0;     // how many entries of this page lie below it
    bool is_over = false;
};

HistoryEntry history_entry(); // where the page stands now
void push_history(const HistoryEntry& entry);
void replace_history(const HistoryEntry& entry);
void go_back_in_history(int steps); // answered by on_history
// The person pressed Back or Forward, changed the address by hand, or go_back_in_history() has arrived.
void on_history(std::function<void(HistoryEntry)> listener);

} // namespace crm::platform
