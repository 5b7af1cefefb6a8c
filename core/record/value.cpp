#include "core/record/value.hpp"

namespace crm {

namespace {}

bool is_blank(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number == INT64_MIN;
    if (const auto* money = std::get_if<Money>(&value)) return money->minor == INT64_MIN;
    if (const auto* words = std::get_if<std::string>(&value)) return words->empty();
    if (const auto* address = std::get_if<Address>(&value)) return address->empty();
    return is_missing(value);
}

std::string packed(const Address& address) {
    std::string out;
    const std::string* parts[] = {&address.city,     &address.country, &address.region,
                                  &address.district, &address.street,  &address.postcode};
    for (const std::string* part : parts) {
        for (char c : *part)
            if (c != address_part_end) out += c;
        out += address_part_end;
    }
    while (!out.empty() && out.back() == address_part_end) out.pop_back();
    return out;
}

Address unpacked_address(std::string_view packed) {
    Address address;
    std::string* parts[] = {&address.city,     &address.country, &address.region,
                            &address.district, &address.street,  &address.postcode};
    for (std::string* part : parts) {
        const std::size_t end = packed.find(address_part_end);
        *part = packed.substr(0, end);
        if (end == packed.npos) break;
        packed.remove_prefix(end + 1);
    }
    return address;
}

std::string element_text(const Value& value) {
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* id = std::get_if<RecordId>(&value)) return text_of(*id);
    return {};
}

Value element_from(FieldType type, std::string_view text) {
    if (text.empty()) return {};
    if (type != FieldType::reference) return std::string(text);
    const auto id = id_from(text);
    return id ? Value{*id} : Value{};
}

} // namespace crm
