// An amount of money in words, as receipts and invoices say it beside the figure (in Arabic: tafqit).
//
//     amount_in_words({125050, currency_of("SAR")}, Language::ar)
//         == "ألف ومئتان وخمسون ريالًا سعوديًا وخمسون هللة"
//     amount_in_words({125050, currency_of("SAR")}, Language::en)
//         == "One thousand two hundred and fifty Saudi riyals and fifty halalas"
//
// Exact for every amount that Money holds. Arabic in the nominative, by the rules of the grammars: one and two are the
// noun itself (ريال واحد, ريالان); three to ten take the plural and the other gender (ثلاثة ريالات, ثلاث هللات); eleven
// to ninety-nine the accusative singular (أحد عشر ريالًا); hundreds and thousands the genitive (مئتا ريال, أحد عشر ألف
// ريال); after a hundred and more, one and two are said with the noun again (مئة ريال وريال واحد). Currencies whose
// words are not known here are said by their letters, the rest as a fraction: "... XDR و50/100". The bill's "فقط … لا
// غير" is not in it.
#pragma once
#include <string>

#include "core/base/money.hpp"
#include "core/text/language.hpp"

namespace crm {

std::string amount_in_words(Money money, Language language);

} // namespace crm
