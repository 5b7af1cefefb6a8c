#include "web/views/selling/selling_view.hpp"

#include "core/text/words_leads.hpp"
#include "web/kit/kit.hpp"
#include "web/views/selling/assignment_card.hpp"
#include "web/views/selling/ceilings_card.hpp"
#include "web/views/selling/lead_rules_card.hpp"
#include "web/views/selling/needs_card.hpp"
#include "web/views/selling/team_card.hpp"
#include "web/views/selling/territories_card.hpp"

namespace crm {

void selling_view_ui(Context& ctx) {
    if (!begin_scroll_ui("selling", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    heading_ui(ctx.text(words::selling_title), 1);
    paragraph_ui(ctx.text(words::selling_text), styles::muted);
    gap(8);
    begin_box(std::min(width_left(), px(760)));
    team_card_ui(ctx);
    gap(16);
    lead_rules_card_ui(ctx);
    gap(16);
    assignment_card_ui(ctx);
    gap(16);
    territories_card_ui(ctx);
    gap(16);
    need_questions_card_ui(ctx);
    gap(16);
    need_rules_card_ui(ctx);
    gap(16);
    ceilings_card_ui(ctx);
    end_box();
    gap(24);
    end_scroll_ui();
    lead_rule_dialog_ui(ctx);
    need_rule_dialog_ui(ctx);
}

} // namespace crm
