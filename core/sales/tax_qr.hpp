// What the QR code of a Saudi tax invoice says in phase 1 ("generation"): five fields as tag, length and value, in
// base64. Sources: ZATCA, "E-Invoicing Resolution" (controls of 28 May 2021, annex 2) and "Electronic Invoice Security
// Features Implementation Standards" 1.2, section 4: tag 1 the seller's name, 2 his VAT number, 3 the time (ISO 8601),
// 4 the total with VAT, 5 the VAT; a byte each for tag and length, values in UTF-8.
//
// Not covered: phase 2 ("integration"): tags 6 to 9, the signed XML, clearance and reporting through ZATCA's platform.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/money.hpp"

namespace crm {

struct TaxQr {
    std::string_view seller, tax_number;
    std::string_view time; // "2022-04-25T15:30:00Z"
    Money total, tax;
};

// Fifteen digits, the first and the last of them 3.
bool is_saudi_tax_number(std::string_view text);
// None: a value is missing, or longer than the 255 bytes that a length can say.
std::optional<std::string> tax_qr_text(const TaxQr& said);

} // namespace crm
