// The lines of a document on its paper, and the same with quantities alone for the goods' way to the customer.
#pragma once
#include <optional>

#include "core/sales/documents.hpp"
#include "core/sales/instalments.hpp"
#include "web/frame/document_paper_sheet.hpp"

namespace crm {

struct PaperLines {
    std::vector<Place> places;
    std::vector<LineAmounts> amounts;
    DocumentTerms terms;
    std::optional<DocumentTotal> total; // none: no line has a price, or the document's own total says something else
    bool is_taxed() const { return total && !total->taxes.empty(); }
};
PaperLines paper_lines(const PaperSheet& sheet);

std::string rate_text(const PaperSheet& sheet, std::int64_t rate); // ten-thousandths of a percent: "15%"
void add_lines(const PaperSheet& sheet, const PaperLines& lines, PrintPaper& paper);
std::vector<Instalment> printed_instalments(const PaperSheet& sheet); // of an invoice that is divided
void add_instalments(const PaperSheet& sheet, PrintPaper& paper);
void add_delivered(const PaperSheet& sheet, const PaperLines& lines, PrintPaper& paper);

} // namespace crm
