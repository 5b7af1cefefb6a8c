// The paper of a document as a customer gets it: an order, a receipt. What a kind of document shows is one row of
// document_kinds; which blocks the firm wants is a list of switches, kept with the firm. Both languages stand on it:
// the page's own, and small beside it the other.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

bool is_document(const Context& ctx, Place place);
PrintPaper document_paper(Context& ctx, Place place);

// The switches of what stands on it, for the preview and the settings; saved at once.
void paper_blocks_ui(Context& ctx);

} // namespace crm
