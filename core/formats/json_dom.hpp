// Reading JSON with nlohmann/json, without exceptions and without trust: every access asks first. Only the .cpp files
// of this folder include this header, so that nobody else pays for nlohmann's.
#pragma once
#define JSON_NO_IO 1
#include <nlohmann/json.hpp>

#include <optional>

#include "core/base/result.hpp"
#include "core/formats/op_json.hpp"

namespace crm::dom {

using Json = nlohmann::json;

inline constexpr int depth_max = 24;

// An object, or why not.
Result<Json, DecodeError> parse_object(std::string_view text);
Result<Json, DecodeError>
parse_shallow_object(std::string_view text); // of which the caller knows that it is not too deep
std::string text_of(const Json& node);       // keys sorted, no spaces: equal content gives equal text

const Json* part(const Json& object, const char* key);   // nullptr when it is not there
std::optional<std::string_view> words(const Json& node); // of a string
std::optional<std::string_view> words(const Json& object, const char* key);
std::optional<std::int64_t> integer(const Json& node); // a whole number, or a string of one
std::optional<std::uint64_t> natural(const Json& object, const char* key);
std::optional<Session> session(const Json& object, const char* key);

// A part that may be absent (then `value` stays) but must be right when it is there.
bool take(const Json& object, const char* key, std::uint64_t& value);
bool take(const Json& object, const char* key, std::uint32_t& value);
bool take(const Json& object, const char* key, std::int64_t& value);
bool take(const Json& object, const char* key, bool& value);
bool take(const Json& object, const char* key, std::string& value);

struct AddressPart {
    const char* key;
    std::string Address::* part;
};
inline constexpr AddressPart address_parts[] = {{"st", &Address::street},   {"di", &Address::district},
                                                {"ci", &Address::city},     {"re", &Address::region},
                                                {"pc", &Address::postcode}, {"co", &Address::country}};
bool is_number_of(FieldType type, std::int64_t number); // one that a cell of this type can hold

enum class Read : std::uint8_t { right, unknown, wrong };
Read read_value(const Json& node, const FieldDef& field, Value& value);
Result<DecodedOp, DecodeError> read_op(const Json& object, const OpContext& context, const Schema& schema);

} // namespace crm::dom
