// Names, initials, countries.
#include "core/text/country.hpp"
#include "core/text/names.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

TEST_CASE("initials skip titles, the article and the words between names") {
    const std::pair<std::string_view, std::string_view> same[] = {
        {"أحمد العتيبي", "أ ع"},
        {"د. أحمد بن علي السالم", "أ س"},
        {"سارة", "س"},
        {"العنود", "ع"},
        {"James K. Polk", "JP"},
        {"élodie", "É"},
        {"Fahad Al-Ghamdi", "FG"},
        {"شركة الأفق للتجارة", "ش ل"},
        {"", ""},
        {" - ", ""},
        {"مُحمد", "م"},
        {"Ann علي", "Aع"},
        {"42 ltd", "4L"},
        {"д. иван", "ДИ"},
    };
    for (const auto& [name, initials] : same) CHECK_MESSAGE(initials_of(name) == initials, name);
}

TEST_CASE("greetings use a name that can stand alone") {
    const std::pair<std::string_view, std::string_view> same[] = {
        {"أحمد العتيبي", "أحمد"},
        {"د. أحمد بن علي", "أحمد"},
        {"أبو محمد", "أبو محمد"},
        {"أم خالد العلي", "أم خالد"},
        {"عبد الله السالم", "عبد الله"},
        {"عبدالله السالم", "عبدالله"},
        {"نور الدين محمود", "نور الدين"},
        {"م.سالم العمري", "سالم"},
        {"أ.د. سارة القحطاني", "سارة"},
        {"Dr. Ann Smith", "Ann"},
        {"Abu Bakr Said", "Abu Bakr"},
        {"الشيخ محمد", "محمد"},
        {"المهندس/ علي حسن", "علي"},
        {"سارة", "سارة"},
        {"", ""},
        {"د.", "د."},
        {"السيد", "السيد"},
    };
    for (const auto& [name, greeting] : same) CHECK_MESSAGE(greeting_name(name) == greeting, name);
    CHECK(without_title("Mr. John Hart ") == "John Hart");
}

TEST_CASE("countries are found by code and by name in both languages") {
    CHECK(country_from("السعودية") == country_of("SA"));
    CHECK(country_from("ksa") == country_of("SA"));
    CHECK(country_from("الامارات") == country_of("AE"));
    CHECK(country_from("Türkiye") == country_of("TR"));
    CHECK_FALSE(country_from("Atlantis"));
    CHECK(country_of_time_zone("Asia/Riyadh") == country_of("SA"));
    CHECK(country_of_time_zone("Asia/Calcutta") == country_of("IN")); // as browsers still call it
    CHECK_FALSE(country_of_time_zone("UTC"));
    CHECK(std::string_view(letters_of(country_of("eg"))) == "EG");
    CHECK(find_country(country_of("SA"))->phone_code == 966);
    CHECK(is_weekend(find_country(country_of("SA"))->weekend, 5));
    CHECK_FALSE(is_weekend(find_country(country_of("AE"))->weekend, 5));
    for (const CountryInfo& info : known_countries()) CHECK(country_from(info.name.ar) == country_of(info.code));
}
