// The table of currencies, and finding one by its sign, letters or noun.
#include "core/text/currencies.hpp"

#include <string>

#include "core/text/fold.hpp"

namespace crm {
namespace {

constexpr CurrencyInfo currencies[] = {
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
    for (const CurrencyInfo& info : currencies)
        if (!currency_of(info.code) || info.symbol.ar.empty() || info.symbol.en.empty() || info.name.ar.empty() ||
            info.name.en.empty())
            return false;
    return true;
}());

// Folded, without the dots and spaces that some write and some do not.
std::string bare(std::string_view word) {
    std::string form = folded(word);
    std::erase_if(form, [](char c) { return c == '.' || c == ' '; });
    return form;
}

bool is_one_of(std::string_view list, const std::string& word) {
    while (!list.empty()) {
        const std::size_t end = list.find('|');
        if (bare(list.substr(0, end)) == word) return true;
        list = end == list.npos ? std::string_view{} : list.substr(end + 1);
    }
    return false;
}

bool is_exactly(const CurrencyInfo& info, const std::string& word) {
    return bare(info.code) == word || bare(info.symbol.ar) == word || bare(info.symbol.en) == word ||
           bare(info.name.ar) == word || bare(info.name.en) == word || bare(info.name.en) + "s" == word ||
           is_one_of(info.also, word);
}

// The noun alone: "ريال", "dollars".
bool is_noun_of(const CurrencyInfo& info, const std::string& word) {
    const std::string ar = bare(info.name.ar.substr(0, info.name.ar.find(' ')));
    const std::size_t space = info.name.en.rfind(' ');
    const std::string en = bare(space == info.name.en.npos ? info.name.en : info.name.en.substr(space + 1));
    return word == ar || word == en || word == en + "s" || word == ar + "ا" || word == ar + "ات";
}

} // namespace

std::span<const CurrencyInfo> known_currencies() { return currencies; }

const CurrencyInfo* find_currency(Currency currency) {
    for (const CurrencyInfo& info : currencies)
        if (currency_of(info.code) == currency) return &info;
    return nullptr;
}

std::string_view symbol_of(Currency currency, Language language) {
    const CurrencyInfo* info = find_currency(currency);
    return info ? info->symbol.in(language) : std::string_view{};
}

Currency currency_from(std::string_view text, Currency preferred) {
    const std::string word = bare(text);
    if (word.empty()) return {};
    const CurrencyInfo* favourite = find_currency(preferred);
    if (favourite && (is_exactly(*favourite, word) || is_noun_of(*favourite, word))) return preferred;
    for (const CurrencyInfo& info : currencies)
        if (is_exactly(info, word)) return currency_of(info.code);
    for (const CurrencyInfo& info : currencies)
        if (is_noun_of(info, word)) return currency_of(info.code);
    if (word == "$" && preferred) return currency_of("USD");
    return word.size() == 3 ? currency_of(word) : Currency{};
}

} // namespace crm
