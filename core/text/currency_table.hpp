// The table of currencies, for those that need it while compiling; others ask currencies.hpp.
#pragma once
#include "core/text/currencies.hpp"

namespace crm {

inline constexpr CurrencyInfo currency_table[] = {
    // The Arab countries, then those around them, then the rest of the world. Where a word fits several, the first one
    // here
    // is meant, unless the preferred currency has that word in its name.
    {"SAR", {"ر.س", "SAR"}, {"ريال سعودي", "Saudi riyal"}, "SR|S.R.|﷼|\u20c1"},
    {"AED", {"د.إ", "AED"}, {"درهم إماراتي", "UAE dirham"}, "Dhs|DH|Dh"},
    {"EGP", {"ج.م", "EGP"}, {"جنيه مصري", "Egyptian pound"}, "LE|L.E.|E£"},
    {"KWD", {"د.ك", "KWD"}, {"دينار كويتي", "Kuwaiti dinar"}, "KD|K.D."},
    {"QAR", {"ر.ق", "QAR"}, {"ريال قطري", "Qatari riyal"}, "QR"},
    {"BHD", {"د.ب", "BHD"}, {"دينار بحريني", "Bahraini dinar"}, "BD"},
    {"OMR", {"ر.ع", "OMR"}, {"ريال عماني", "Omani rial"}, "ر.ع.|RO"},
    {"JOD", {"د.أ", "JOD"}, {"دينار أردني", "Jordanian dinar"}, "JD"},
    {"IQD", {"د.ع", "IQD"}, {"دينار عراقي", "Iraqi dinar"}, "ID"},
    {"LBP", {"ل.ل", "LBP"}, {"ليرة لبنانية", "Lebanese pound"}, "L.L.|LL"},
    {"SYP", {"ل.س", "SYP"}, {"ليرة سورية", "Syrian pound"}, "S.P.|SP"},
    {"YER", {"ر.ي", "YER"}, {"ريال يمني", "Yemeni rial"}, "YR"},
    {"LYD", {"د.ل", "LYD"}, {"دينار ليبي", "Libyan dinar"}, "LD"},
    {"TND", {"د.ت", "TND"}, {"دينار تونسي", "Tunisian dinar"}, "DT"},
    {"DZD", {"د.ج", "DZD"}, {"دينار جزائري", "Algerian dinar"}, "DA"},
    {"MAD", {"د.م", "MAD"}, {"درهم مغربي", "Moroccan dirham"}, "د.م."},
    {"MRU", {"أ.م", "MRU"}, {"أوقية موريتانية", "Mauritanian ouguiya"}, "UM"},
    {"SDG", {"ج.س", "SDG"}, {"جنيه سوداني", "Sudanese pound"}},
    {"SOS", {"ش.ص", "SOS"}, {"شلن صومالي", "Somali shilling"}},
    {"DJF", {"ف.ج", "DJF"}, {"فرنك جيبوتي", "Djiboutian franc"}},
    {"KMF", {"ف.ق", "KMF"}, {"فرنك قمري", "Comorian franc"}},
    {"TRY", {"ل.ت", "₺"}, {"ليرة تركية", "Turkish lira"}, "TL"},
    {"IRR", {"ر.إ", "IRR"}, {"ريال إيراني", "Iranian rial"}, "تومان"},
    {"ILS", {"شيكل", "₪"}, {"شيكل إسرائيلي", "Israeli shekel"}, "شيقل|NIS"},
    {"PKR", {"ر.ب", "PKR"}, {"روبية باكستانية", "Pakistani rupee"}, "Rs"},
    {"INR", {"ر.ه", "₹"}, {"روبية هندية", "Indian rupee"}, "Rs.|روبيه"},
    {"AFN", {"أفغاني", "AFN"}, {"أفغاني أفغانستان", "Afghan afghani"}},
    {"ETB", {"بر", "ETB"}, {"بر إثيوبي", "Ethiopian birr"}},
    {"NGN", {"نيرة", "₦"}, {"نيرة نيجيرية", "Nigerian naira"}},
    {"KES", {"ش.ك", "KES"}, {"شلن كيني", "Kenyan shilling"}},
    {"ZAR", {"راند", "ZAR"}, {"راند جنوب أفريقي", "South African rand"}},
    {"USD", {"دولار", "$"}, {"دولار أمريكي", "US dollar"}, "US$|$US|دولار امريكى|bucks"},
    {"EUR", {"يورو", "€"}, {"يورو", "euro"}, "اورو"},
    {"GBP", {"ج.إ", "£"}, {"جنيه إسترليني", "British pound"}, "sterling|استرليني|stg"},
    {"CHF", {"ف.س", "CHF"}, {"فرنك سويسري", "Swiss franc"}, "SFr|Fr."},
    {"CAD", {"دولار كندي", "CA$"}, {"دولار كندي", "Canadian dollar"}, "C$"},
    {"AUD", {"دولار أسترالي", "A$"}, {"دولار أسترالي", "Australian dollar"}, "AU$"},
    {"NZD", {"دولار نيوزيلندي", "NZ$"}, {"دولار نيوزيلندي", "New Zealand dollar"}},
    {"SGD", {"دولار سنغافوري", "SGD"}, {"دولار سنغافوري", "Singapore dollar"}, "S$"},
    {"HKD", {"دولار هونغ كونغ", "HK$"}, {"دولار هونغ كونغ", "Hong Kong dollar"}},
    {"JPY", {"ين", "¥"}, {"ين ياباني", "Japanese yen"}},
    {"CNY", {"يوان", "CN¥"}, {"يوان صيني", "Chinese yuan"}, "RMB"},
    {"KRW", {"وون", "₩"}, {"وون كوري", "South Korean won"}},
    {"MYR", {"رينغيت", "MYR"}, {"رينغيت ماليزي", "Malaysian ringgit"}, "RM"},
    {"IDR", {"روبية إندونيسية", "IDR"}, {"روبية إندونيسية", "Indonesian rupiah"}, "Rp"},
    {"PHP", {"بيزو", "₱"}, {"بيزو فلبيني", "Philippine peso"}},
    {"BDT", {"تاكا", "BDT"}, {"تاكا بنغلاديشية", "Bangladeshi taka"}, "Tk"},
    {"LKR", {"روبية سريلانكية", "LKR"}, {"روبية سريلانكية", "Sri Lankan rupee"}},
    {"SEK", {"كرونة سويدية", "SEK"}, {"كرونة سويدية", "Swedish krona"}, "kr"},
    {"NOK", {"كرونة نرويجية", "NOK"}, {"كرونة نرويجية", "Norwegian krone"}},
    {"DKK", {"كرونة دنماركية", "DKK"}, {"كرونة دنماركية", "Danish krone"}},
    {"RUB", {"روبل", "₽"}, {"روبل روسي", "Russian rouble"}, "ruble"},
    {"BRL", {"ريال برازيلي", "R$"}, {"ريال برازيلي", "Brazilian real"}},
};

static_assert([] {
    for (const CurrencyInfo& info : currency_table)
        if (!currency_of(info.code) || info.symbol.ar.empty() || info.symbol.en.empty() || info.name.ar.empty() ||
            info.name.en.empty())
            return false;
    return true;
}());

} // namespace crm
