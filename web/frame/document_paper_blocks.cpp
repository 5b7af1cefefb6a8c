#include "web/frame/document_paper_blocks.hpp"

#include <algorithm>

#include "core/entities/firm.hpp"
#include "web/kit/kit.hpp"

namespace crm {

void paper_blocks_ui(Context& ctx) {
    const FieldIx field = ctx.field("firm", "paper_hides");
    const std::vector<Value> hidden = ctx.tables.elements(firm_place(ctx.tables), field);
    for (const ChoiceDef& block : paper_blocks) {
        const Value key{std::string(block.key)};
        const bool was_shown = std::ranges::find(hidden, key) == hidden.end();
        bool is_shown = was_shown;
        if (!switch_ui(block.label.in(ctx.language), is_shown, {.disabled = !ctx.can_write()})) continue;
        std::vector<Value> after = hidden;
        if (is_shown)
            std::erase(after, key);
        else
            after.push_back(key);
        ctx.send(
            SaveRecord{.entity = ctx.entity("firm"), .id = firm_id, .cells = {{.field = field, .elements = after}}});
    }
}

} // namespace crm
