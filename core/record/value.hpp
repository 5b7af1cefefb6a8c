// What a cell holds. One variant for all field types; a type decides which alternative it uses:
//     integer, decimal (ten-thousandths), date (days), moment (ms), yes_no (0/1)  -> std::int64_t
//     money                                                                      -> Money
//     text, long_text, term, phone, email, link, choice (its key)                 -> std::string
//     reference                                                                  -> RecordId
//     address                                                                    -> Address
//     nothing                                                                    -> std::monostate ("missing")
#pragma once
#include <cstdint>
#include <string>
#include <variant>

#include "core/base/id.hpp"
#include "core/base/money.hpp"
#include "core/schema/field.hpp"

namespace crm {

struct Address { // one value: a street of one city with the name of another is nobody's address
    std::string street{}, district{}, city{}, region{}, postcode{}, country{}; // country: ISO 3166 alpha-2
    auto operator<=>(const Address&) const = default;
    bool empty() const {
        return street.empty() && district.empty() && city.empty() && region.empty() && postcode.empty() &&
               country.empty();
    }
};

using Value = std::variant<std::monostate, std::int64_t, Money, std::string, RecordId, Address>;

inline bool is_missing(const Value& value) { return value.index() == 0; }

// Missing, or what a cell cannot tell from missing: no words, no address, the number columns keep for "nothing".
bool is_blank(const Value& value);

// Which alternative of Value a type uses.
enum class Shape : std::uint8_t { number, money, words, record, address };
constexpr Shape shape_of(FieldType type) {
    switch (type) {
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::date:
    case FieldType::moment:
    case FieldType::yes_no: return Shape::number;
    case FieldType::money: return Shape::money;
    case FieldType::reference: return Shape::record;
    case FieldType::address: return Shape::address;
    default: return Shape::words;
    }
}
inline bool fits(const Value& value, FieldType type) {
    return is_missing(value) || value.index() == static_cast<std::size_t>(shape_of(type)) + 1;
}

// An address as one line of parts separated by U+001F, the form in which columns and sets keep it; and back.
inline constexpr char address_part_end = '\x1f';
std::string packed(const Address& address);
Address unpacked_address(std::string_view packed);

// The canonical words of an element of a field that holds several values (a term, a choice's key, a record's id).
std::string element_text(const Value& value);
Value element_from(FieldType type, std::string_view text);

inline constexpr std::int64_t decimal_one = 10000;

} // namespace crm
