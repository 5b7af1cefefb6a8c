#include "web/platform/invitation.hpp"

#include <cstdlib>
#include <memory>

extern "C" {
char* js_page_origin();
char* js_take_invitation();
}

namespace crm::platform {

namespace {
std::string taken(char* text) {
    const std::unique_ptr<char, void (*)(void*)> owned(text, std::free);
    return owned ? std::string(owned.get()) : std::string();
}
} // namespace

std::string page_origin() { return taken(js_page_origin()); }
std::string take_invitation() { return taken(js_take_invitation()); }

} // namespace crm::platform
