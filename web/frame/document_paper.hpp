// The paper of a document as a customer gets it: a quote, an order, an invoice, a credit note, a receipt; of an order
// or an invoice also the delivery note that goes with the goods. What a kind of document shows is one row of
// paper_kinds; which blocks the firm wants is a list of switches, kept with the firm. Both languages stand on it: the
// page's own, and small beside it the other. Taxes and sums are document_total()'s, and stand only where they come to
// what the document itself says.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

bool is_document(const Context& ctx, Place place);
bool is_held_back(const Context& ctx, Place place);     // until its discount is approved
bool can_be_delivered(const Context& ctx, Place place); // has goods, so that there is a delivery note
bool& is_delivery_note(Context& ctx, Place document);   // what is wanted of it, until another is printed
PrintPaper document_paper(Context& ctx, Place place);

} // namespace crm
