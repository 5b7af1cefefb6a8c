// A customer's statement of account on paper: every order, invoice, credit note and payment with the balance after
// it, when what is open is due, and how late it is; a table per currency.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

PrintPaper statement_paper(Context& ctx, Place customer);

} // namespace crm
