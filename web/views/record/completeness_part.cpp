// How complete a record is, and what is missing of it: one press to the form.
#include "core/queries/quality.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_quality.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

void completeness_card_ui(Context& ctx, Place place) {
    const Completeness complete = completeness(ctx.tables, place);
    begin_card_ui("completeness", {});
    progress_ui(static_cast<float>(complete.percent) / 100, ctx.text(words::completeness));
    if (complete.missing.empty()) {
        gap(6);
        text_ui(ctx.text(words::complete_they_are), styles::muted);
        return end_card_ui();
    }
    gap(8);
    text_ui(ctx.text(words::still_missing), styles::muted);
    float left = 0;
    for (std::size_t i = 0; i < complete.missing.size(); ++i) {
        const std::string_view label = ctx.schema.field(place.entity, complete.missing[i]).label.in(ctx.language);
        const float wide = chip_width(label) + px(12);
        if (left < wide) {
            gap(6);
            left = width_left();
        } else {
            beside(6);
        }
        left -= wide;
        const IdScope scope{std::uint64_t{i}};
        const ChipSpec spec{.can_click = ctx.can_write(), .id = "missing"};
        if (chip_ui(label, Tone::neutral, spec) == ChipAnswer::clicked) ctx.edit(ctx.tables.id(place));
    }
    end_card_ui();
}

} // namespace crm
