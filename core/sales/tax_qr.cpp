#include "core/sales/tax_qr.hpp"

#include <algorithm>

#include "core/formats/base64.hpp"
#include "core/text/money_text.hpp"

namespace crm {

bool is_saudi_tax_number(std::string_view text) {
    return text.size() == 15 && text.front() == '3' && text.back() == '3' &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::string> tax_qr_text(const TaxQr& said) {
    Bytes fields;
    std::uint8_t tag = 0;
    for (const std::string& value : {std::string(said.seller), std::string(said.tax_number), std::string(said.time),
                                     plain_amount(said.total), plain_amount(said.tax)}) {
        if (value.empty() || value.size() > 255) return {};
        fields.push_back(static_cast<Bytes::value_type>(++tag));
        fields.push_back(static_cast<Bytes::value_type>(value.size()));
        for (const char c : value) fields.push_back(static_cast<Bytes::value_type>(c));
    }
    std::string text;
    append_base64(text, fields);
    return text;
}

} // namespace crm
