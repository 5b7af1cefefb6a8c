// Puts a number into the form of a word that goes with it.
#include "core/text/plural.hpp"

#include "core/text/numbers.hpp"

namespace crm {

void append_counted(std::string& out, const PluralForms& forms, std::int64_t n, Locale locale) {
    const std::string_view form = forms.form(plural_of(n, locale.language));
    const std::size_t at = form.find('#');
    out += form.substr(0, at);
    if (at == form.npos) return;
    append_number(out, n, {.digits = locale.digits});
    out += form.substr(at + 1);
}

std::string counted_text(const PluralForms& forms, std::int64_t n, Locale locale) {
    std::string out;
    append_counted(out, forms, n, locale);
    return out;
}

std::string counted_text(const BothPlurals& forms, std::int64_t n, Locale locale) {
    return counted_text(forms.in(locale.language), n, locale);
}

} // namespace crm
