#include "core/queries/reader.hpp"

#include "core/entities/firm.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

Place firm_place(const Tables& tables) { return tables.find(firm_id); }

namespace {
const Column& firm_column(const Tables& tables, std::string_view key) { return known_column(tables, "firm", key); }
} // namespace

Reader reader_of(const Tables& tables, Language language, Date today, int offset_minutes) {
    Reader reader{.locale = {.language = language}, .offset_minutes = offset_minutes, .today = today};
    const Place firm = firm_place(tables);
    if (!firm) return reader;
    if (const Country country = country_of(firm_column(tables, "country").words(firm.row))) reader.country = country;
    if (const CountryInfo* info = find_country(reader.country)) {
        reader.locale.digits = info->digits;
        if (const Currency currency = currency_of(info->currency)) reader.currency = currency;
        reader.hijri = info->shows_hijri;
    }
    if (const Currency currency = currency_of(firm_column(tables, "currency").words(firm.row)))
        reader.currency = currency;
    if (const std::string_view digits = firm_column(tables, "digits").words(firm.row); !digits.empty())
        reader.locale.digits = digits == "arabic" ? DigitSet::arabic : DigitSet::latin;
    if (const std::int32_t shown = firm_column(tables, "calendar_shown").code(firm.row); shown != missing_code)
        reader.hijri = shown != 0;
    return reader;
}

int quiet_days(const Tables& tables) {
    constexpr int usual = 60;
    const Place firm = firm_place(tables);
    if (!firm) return usual;
    const std::int64_t days = firm_column(tables, "quiet_days").number(firm.row);
    return days == missing_number ? usual : static_cast<int>(days);
}

} // namespace crm
