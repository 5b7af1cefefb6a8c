#include "web/frame/debt_name.hpp"

#include "core/text/words_instalments.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

std::string debt_name(const Context& ctx, Place document) {
    const EntityDef& entity = ctx.schema.entity(document.entity);
    return entity.key == "opening_balance" ? std::string(entity.label.in(ctx.language)) : ctx.name(document);
}

std::string debt_name(const Context& ctx, const AccountEntry& entry) {
    std::string name = debt_name(ctx, entry.document);
    if (entry.instalment) name += " · " + filled(ctx.text(words::instalment_nth), plain_number(entry.instalment));
    return name;
}

} // namespace crm
