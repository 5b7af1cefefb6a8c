// One tab writes. A Web Lock per data set says which; another tab can ask the owner to let go, and takes the lock by
// force if no answer comes. The vault's epoch is the fence against an owner that was robbed while it slept.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace crm::platform {

enum class LockEvent : unsigned char {
    owned,         // this tab may write
    elsewhere,     // another tab owns it: read only, offer to take over
    release_asked, // to the owner: flush, then release_lock()
    lost,          // to the owner: taken by force; stop writing at once
    freed          // to a reader: the owner is gone (it closed, or let go); the lock is still to be asked for
};

// Events of this data set from now on; asks for the lock once, without waiting. Repeat to ask again.
void take_lock(std::string_view dataset, std::function<void(LockEvent)> listener);
void take_over_lock(std::string_view dataset); // asks the owner, steals after 5 s; ends in owned
void release_lock(std::string_view dataset);   // after release_asked; this tab hears freed when the new owner lets go

// Short messages between the tabs of this page.
void broadcast(std::string_view channel, std::string_view message);
void on_broadcast(std::string_view channel, std::function<void(std::string_view message)> listener);

} // namespace crm::platform
