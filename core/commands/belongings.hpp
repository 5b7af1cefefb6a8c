// What goes to the bin, and comes back, together with a record: what makes no sense without it. Orders and
// payments stay when their customer goes: they are the firm's books.
#pragma once
#include <string_view>

namespace crm {

struct Belonging {
    std::string_view owner, entity, field; // records of `entity` whose `field` names the removed `owner`
};
inline constexpr Belonging belongings[] = {
    {"person", "affiliation", "person"},
    {"person", "dealing", "person"},
    {"person", "task", "person"},
    {"person", "note", "person"},
    {"person", "occasion", "person"},
    {"company", "affiliation", "company"},
    {"company", "dealing", "company"},
    {"company", "task", "company"},
    {"company", "note", "company"},
    {"company", "occasion", "company"},
    {"person", "appointment", "person"},
    {"company", "appointment", "company"},
    {"person", "attendance", "person"},
    {"order", "order_line", "order"},
    {"person", "attachment", "person"},
    {"company", "attachment", "company"},
    {"order", "attachment", "order"},
    {"dealing", "attachment", "dealing"},
    {"task", "attachment", "task"},
    {"note", "attachment", "note"},
    {"product", "attachment", "product"},
    {"occasion", "attachment", "occasion"},
    {"payment", "attachment", "payment"},
    {"deal", "attachment", "deal"},
    {"competitor", "attachment", "competitor"},
    {"pipeline", "stage", "pipeline"},
    {"deal", "deal_line", "deal"},
    {"deal", "deal_step", "deal"},
    {"lead", "dealing", "lead"},
    {"lead", "task", "lead"},
    {"lead", "appointment", "lead"},
    {"lead", "note", "lead"},
    {"lead", "attachment", "lead"},
    {"quote", "quote_line", "quote"},
    {"invoice", "invoice_line", "invoice"},
    {"invoice", "instalment", "invoice"},
    {"price_list", "price", "price_list"},
    {"product", "price", "product"},
    {"need_question", "need_rule", "question"},
    {"need_question", "need_answer", "question"},
    {"lead", "need_answer", "lead"},
    {"deal", "need_answer", "deal"},
    {"product", "stock_move", "product"},
    {"product", "bundle_part", "bundle"},
    {"person", "ticket", "person"},
    {"company", "ticket", "company"},
    {"ticket", "attachment", "ticket"},
    {"workflow", "workflow_run", "workflow"},
};

} // namespace crm
