// The places of a message's text, in braces and by the names of either language: "Hello {first_name}", "أهلًا {الاسم
// الأول}".
//
//     MessageValues values;
//     values[MessagePlace::name] = "سارة العتيبي";
//     with_places_filled("أهلًا {الاسم}، هذا {المنشأة}", values);     // "أهلًا سارة العتيبي، هذا"
//
// A name is compared folded (core/text/fold.hpp), "_" like a space: {First Name} is {first_name}, {الإسم} is {الاسم}.
// A place has at most 40 bytes and no line's end between its braces; what is longer, and a name that is not known, is
// ordinary text and stays as it stands.
//
// A value that is empty takes the space before it along, or the one behind it at a line's beginning; a line that held
// nothing but empty places is left out with its end.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/language.hpp"

namespace crm {

enum class MessagePlace : std::uint8_t { name, first_name, firm, firm_phone, firm_email, firm_address, agent, date };
inline constexpr std::size_t message_place_count = 8;

struct MessageValues {
    std::array<std::string, message_place_count> texts;
    std::string& operator[](MessagePlace place) { return texts[static_cast<std::size_t>(place)]; }
    const std::string& operator[](MessagePlace place) const { return texts[static_cast<std::size_t>(place)]; }
};

std::string with_places_filled(std::string_view text, const MessageValues& values);

// As they stand in the text, with their braces, each once.
std::vector<std::string> unknown_places(std::string_view text);
// The places of the text for which there is no value, by their names in the language, each once.
std::vector<std::string> empty_places(std::string_view text, const MessageValues& values, Language language);
// All of them: "{الاسم}، {الاسم الأول}، …".
std::string known_places(Language language);

} // namespace crm
