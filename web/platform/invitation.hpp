// An invitation to sync in the page's own address: "https://host/#token=…". Read once, then taken out of the address,
// so that it stays neither in the history nor in what somebody copies from the address bar.
#pragma once
#include <string>

namespace crm::platform {

std::string page_origin();     // "https://host"; empty when the page was opened from a disk
std::string take_invitation(); // the token; empty without one

} // namespace crm::platform
