#include "web/frame/debt_name.hpp"

#include "core/text/words_instalments.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

std::string debt_name(const Context& ctx, const AccountEntry& entry) {
    const EntityDef& entity = ctx.schema.entity(entry.document.entity);
    if (entity.key == "opening_balance") return std::string(entity.label.in(ctx.language));
    std::string name = ctx.name(entry.document);
    if (entry.instalment) name += " · " + filled(ctx.text(words::instalment_nth), plain_number(entry.instalment));
    return name;
}

} // namespace crm
