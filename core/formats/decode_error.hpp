// Why JSON from outside could not be read; one exact reason each, named for logs.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crm {

enum class DecodeError : std::uint8_t {
    not_json,
    too_deep, // nested further than anything we write
    not_an_object,
    lacks_a_part, // something that must be there is missing
    wrong_number,
    wrong_session,
    wrong_stamp,
    wrong_record,
    wrong_kind,
    wrong_value, // not of the field's type
    wrong_seen,
    wrong_type, // a part of another JSON type than it must have
    out_of_order,
    wrong_status,
    too_long,
    stray_text // between records
};

constexpr std::string_view name_of(DecodeError error) {
    constexpr std::string_view names[] = {"not_json",     "too_deep",      "not_an_object", "lacks_a_part",
                                          "wrong_number", "wrong_session", "wrong_stamp",   "wrong_record",
                                          "wrong_kind",   "wrong_value",   "wrong_seen",    "wrong_type",
                                          "out_of_order", "wrong_status",  "too_long",      "stray_text"};
    return names[static_cast<std::size_t>(error)];
}

} // namespace crm
