#include "core/text/currency_units.hpp"

namespace crm {
namespace {

constexpr UnitNoun halala{"هللة", "هللتان", "هللات", "هللة", true, "halala", "halalas"};
constexpr UnitNoun fils{"فلس", "فلسان", "فلوس", "فلسًا", false, "fils", "fils"};
constexpr UnitNoun baisa{"بيسة", "بيستان", "بيسات", "بيسة", true, "baisa", "baisas"};
constexpr UnitNoun dirham{"درهم", "درهمان", "دراهم", "درهمًا", false, "dirham", "dirhams"};
constexpr UnitNoun piastre{"قرش", "قرشان", "قروش", "قرشًا", false, "piastre", "piastres"};
constexpr UnitNoun kurus{"قرش", "قرشان", "قروش", "قرشًا", false, "kurus", "kurus"};
constexpr UnitNoun millime{"مليم", "مليمان", "مليمات", "مليمًا", false, "millime", "millimes"};
constexpr UnitNoun centime{"سنتيم", "سنتيمان", "سنتيمات", "سنتيمًا", false, "centime", "centimes"};
constexpr UnitNoun cent{"سنت", "سنتان", "سنتات", "سنتًا", false, "cent", "cents"};
constexpr UnitNoun penny{"بنس", "بنسان", "بنسات", "بنسًا", false, "penny", "pence"};

constexpr CurrencyUnits all_units[] = {
    {"SAR",
     {"ريال سعودي", "ريالان سعوديان", "ريالات سعودية", "ريالًا سعوديًا", false, "Saudi riyal", "Saudi riyals"},
     halala},
    {"AED",
     {"درهم إماراتي", "درهمان إماراتيان", "دراهم إماراتية", "درهمًا إماراتيًا", false, "UAE dirham", "UAE dirhams"},
     fils},
    {"EGP",
     {"جنيه مصري", "جنيهان مصريان", "جنيهات مصرية", "جنيهًا مصريًا", false, "Egyptian pound", "Egyptian pounds"},
     piastre},
    {"KWD",
     {"دينار كويتي", "ديناران كويتيان", "دنانير كويتية", "دينارًا كويتيًا", false, "Kuwaiti dinar", "Kuwaiti dinars"},
     fils},
    {"QAR",
     {"ريال قطري", "ريالان قطريان", "ريالات قطرية", "ريالًا قطريًا", false, "Qatari riyal", "Qatari riyals"},
     dirham},
    {"BHD",
     {"دينار بحريني", "ديناران بحرينيان", "دنانير بحرينية", "دينارًا بحرينيًا", false, "Bahraini dinar",
      "Bahraini dinars"},
     fils},
    {"OMR",
     {"ريال عماني", "ريالان عمانيان", "ريالات عمانية", "ريالًا عمانيًا", false, "Omani rial", "Omani rials"},
     baisa},
    {"JOD",
     {"دينار أردني", "ديناران أردنيان", "دنانير أردنية", "دينارًا أردنيًا", false, "Jordanian dinar", "Jordanian dinars"},
     fils},
    {"IQD",
     {"دينار عراقي", "ديناران عراقيان", "دنانير عراقية", "دينارًا عراقيًا", false, "Iraqi dinar", "Iraqi dinars"},
     fils},
    {"LBP",
     {"ليرة لبنانية", "ليرتان لبنانيتان", "ليرات لبنانية", "ليرة لبنانية", true, "Lebanese pound", "Lebanese pounds"},
     piastre},
    {"SYP",
     {"ليرة سورية", "ليرتان سوريتان", "ليرات سورية", "ليرة سورية", true, "Syrian pound", "Syrian pounds"},
     piastre},
    {"YER", {"ريال يمني", "ريالان يمنيان", "ريالات يمنية", "ريالًا يمنيًا", false, "Yemeni rial", "Yemeni rials"}, fils},
    {"LYD",
     {"دينار ليبي", "ديناران ليبيان", "دنانير ليبية", "دينارًا ليبيًا", false, "Libyan dinar", "Libyan dinars"},
     dirham},
    {"TND",
     {"دينار تونسي", "ديناران تونسيان", "دنانير تونسية", "دينارًا تونسيًا", false, "Tunisian dinar", "Tunisian dinars"},
     millime},
    {"DZD",
     {"دينار جزائري", "ديناران جزائريان", "دنانير جزائرية", "دينارًا جزائريًا", false, "Algerian dinar",
      "Algerian dinars"},
     centime},
    {"MAD",
     {"درهم مغربي", "درهمان مغربيان", "دراهم مغربية", "درهمًا مغربيًا", false, "Moroccan dirham", "Moroccan dirhams"},
     centime},
    {"SDG",
     {"جنيه سوداني", "جنيهان سودانيان", "جنيهات سودانية", "جنيهًا سودانيًا", false, "Sudanese pound", "Sudanese pounds"},
     piastre},
    {"TRY",
     {"ليرة تركية", "ليرتان تركيتان", "ليرات تركية", "ليرة تركية", true, "Turkish lira", "Turkish liras"},
     kurus},
    {"USD",
     {"دولار أمريكي", "دولاران أمريكيان", "دولارات أمريكية", "دولارًا أمريكيًا", false, "US dollar", "US dollars"},
     cent},
    {"EUR", {"يورو", "يوروان", "يورو", "يورو", false, "euro", "euros"}, cent},
    {"GBP",
     {"جنيه إسترليني", "جنيهان إسترلينيان", "جنيهات إسترلينية", "جنيهًا إسترلينيًا", false, "British pound",
      "British pounds"},
     penny},
};

} // namespace

const CurrencyUnits* units_of(Currency currency) {
    for (const CurrencyUnits& units : all_units)
        if (currency_of(units.code) == currency) return &units;
    return nullptr;
}

} // namespace crm
