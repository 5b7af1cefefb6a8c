// The icon that stands before a field's value.
#pragma once
#include "core/schema/field.hpp"
#include "web/kit/icon.hpp"

namespace crm {

inline Icon icon_of_type(FieldType type) {
    switch (type) {
    case FieldType::phone: return Icon::phone;
    case FieldType::email: return Icon::mail;
    case FieldType::link: return Icon::link;
    case FieldType::address: return Icon::map_pin;
    case FieldType::date:
    case FieldType::moment: return Icon::calendar;
    case FieldType::money: return Icon::money;
    default: return Icon::none;
    }
}

} // namespace crm
