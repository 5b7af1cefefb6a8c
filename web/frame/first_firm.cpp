#include "web/frame/first_firm.hpp"

#include "core/entities/firm.hpp"
#include "core/text/country.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"

namespace crm {

namespace {

// Where the clock says it is: many a computer in Riyadh speaks "en-US". Then the language's region ("ar-EG": Egypt);
// with neither, Saudi Arabia.
int guessed_country() {
    const std::string language = device_language();
    const auto countries = known_countries();
    const std::size_t dash = language.rfind('-');
    Country country = country_of_time_zone(device_time_zone());
    if (!country) country = country_of(dash == std::string::npos ? "SA" : std::string_view(language).substr(dash + 1));
    for (std::size_t i = 0; i < countries.size(); ++i)
        if (country_of(countries[i].code) == country) return static_cast<int>(i);
    return 0;
}

SaveRecord firm_command(const Context& ctx, const FirstFirm& firm) {
    const CountryInfo& country = known_countries()[static_cast<std::size_t>(firm.country)];
    const auto field = [&](std::string_view key) { return ctx.field("firm", key); };
    return {.entity = ctx.entity("firm"),
            .id = firm_id,
            .cells = {{field("name"), firm.name, {}},
                      {field("country"), std::string(country.code), {}},
                      {field("currency"), std::string(country.currency), {}},
                      {field("digits"), std::string(country.digits == DigitSet::arabic ? "arabic" : "latin"), {}},
                      {field("calendar_shown"), country.shows_hijri ? Value{std::int64_t{1}} : Value{}, {}},
                      {field("quiet_days"), std::int64_t{60}, {}}}};
}

} // namespace

FirstFirm& first_firm() {
    static FirstFirm firm;
    if (firm.country < 0) firm.country = guessed_country();
    return firm;
}

bool has_firm(const Tables& tables) { return tables.is_live(firm_id); }

void write_first_firm() {
    const Context ctx = app().context();
    if (!has_firm(ctx.tables) && ctx.can_write()) ctx.workspace.send(firm_command(ctx, first_firm()));
}

} // namespace crm
