#include "core/formats/json_dom.hpp"

#include "core/formats/json_text.hpp"

namespace crm::dom {

Result<Json, DecodeError> parse_object(std::string_view text) {
    if (is_json_deeper_than(text, depth_max)) return Unexpected{DecodeError::too_deep};
    return parse_shallow_object(text);
}

Result<Json, DecodeError> parse_shallow_object(std::string_view text) {
    Json document = Json::parse(text, nullptr, false);
    if (document.is_discarded()) return Unexpected{DecodeError::not_json};
    if (!document.is_object()) return Unexpected{DecodeError::not_an_object};
    return document;
}

std::string text_of(const Json& node) { return node.dump(-1, ' ', false, Json::error_handler_t::replace); }

const Json* part(const Json& object, const char* key) {
    const auto at = object.find(key);
    return at == object.end() ? nullptr : &*at;
}

std::optional<std::string_view> words(const Json& node) {
    if (!node.is_string()) return {};
    return node.get_ref<const std::string&>();
}

std::optional<std::string_view> words(const Json& object, const char* key) {
    const Json* node = part(object, key);
    return node ? words(*node) : std::nullopt;
}

namespace {
std::optional<std::int64_t> integer_from(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    if (text.empty() || text.size() > 19) return {};
    std::uint64_t size = 0; // 19 digits stay below 2^64
    for (char c : text) {
        if (c < '0' || c > '9') return {};
        size = size * 10 + static_cast<unsigned>(c - '0');
    }
    if (size > static_cast<std::uint64_t>(INT64_MAX) + is_negative) return {};
    return static_cast<std::int64_t>(is_negative ? 0 - size : size);
}
} // namespace

std::optional<std::int64_t> integer(const Json& node) {
    if (node.is_number_unsigned()) {
        const auto value = node.get<std::uint64_t>();
        if (value > static_cast<std::uint64_t>(INT64_MAX)) return {};
        return static_cast<std::int64_t>(value);
    }
    if (node.is_number_integer()) return node.get<std::int64_t>();
    const auto text = words(node);
    return text ? integer_from(*text) : std::nullopt;
}

std::optional<std::uint64_t> natural(const Json& object, const char* key) {
    const Json* node = part(object, key);
    const auto value = node ? integer(*node) : std::nullopt;
    if (!value || *value < 0) return {};
    return static_cast<std::uint64_t>(*value);
}

std::optional<Session> session(const Json& object, const char* key) {
    const auto text = words(object, key);
    return text && text->size() == 16 ? hex_from(*text) : std::nullopt;
}

bool take(const Json& object, const char* key, std::uint64_t& value) {
    if (!part(object, key)) return true;
    const auto given = natural(object, key);
    if (given) value = *given;
    return given.has_value();
}

bool take(const Json& object, const char* key, std::uint32_t& value) {
    std::uint64_t wide = value;
    if (!take(object, key, wide) || wide > UINT32_MAX) return false;
    value = static_cast<std::uint32_t>(wide);
    return true;
}

bool take(const Json& object, const char* key, std::int64_t& value) {
    const Json* node = part(object, key);
    if (!node) return true;
    const auto given = integer(*node);
    if (given) value = *given;
    return given.has_value();
}

bool take(const Json& object, const char* key, bool& value) {
    const Json* node = part(object, key);
    if (!node) return true;
    if (node->is_boolean()) value = node->get<bool>();
    return node->is_boolean();
}

bool take(const Json& object, const char* key, std::string& value) {
    if (!part(object, key)) return true;
    const auto given = words(object, key);
    if (given) value = *given;
    return given.has_value();
}

} // namespace crm::dom
