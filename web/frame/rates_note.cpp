#include "web/frame/rates_note.hpp"

#include "core/queries/known_fields.hpp"
#include "core/text/filled.hpp"
#include "core/text/item_list.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_rates.hpp"
#include "web/kit/kit.hpp"

namespace crm {

std::string money_about(const Context& ctx, Money money, bool is_converted) {
    const std::string amount = money_text(money, ctx.reader.locale, {.drops_zero_minor = true});
    return is_converted ? filled(ctx.text(words::about_amount), {amount}) : amount;
}

std::string sum_text(const Context& ctx, const SumInBase& sum) {
    if (!sum.fits()) return std::string(ctx.text(sentence(Reason::too_large)));
    return money_about(ctx, sum.total(), sum.is_converted());
}

std::string without_rate_text(const Context& ctx, const WithoutRate& without) {
    std::string letters;
    for (const Currency currency : without.currencies) append_item(letters, letters_of(currency), ctx.language);
    return filled(ctx.counted(words::without_rate, without.count), {letters}) + ' ' +
           std::string(ctx.text(sentence(Reason::no_rate)));
}

void without_rate_ui(Context& ctx, const WithoutRate& without) {
    if (without.count == 0) return;
    paragraph_ui(without_rate_text(ctx, without), styles::help);
    gap(4);
    if (!ctx.can_write()) return;
    if (button_ui(ctx.text(words::add_rate), {.icon = Icon::rate, .small = true, .id = "add rate"})) {
        std::vector<Preset> presets{{"date", Value{std::int64_t{without.first.days}}}};
        const std::string letters(letters_of(without.currencies.front()));
        const EntityIx rate = ctx.entity("rate");
        for (const ChoiceDef& choice : ctx.schema.field(rate, known_field(ctx.schema, rate, "currency")).choices)
            if (choice.key == letters) presets.push_back({"currency", letters});
        ctx.add("rate", std::move(presets));
    }
    gap(8);
}

} // namespace crm
