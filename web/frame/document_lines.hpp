// The lines of a quote, an order, an invoice or a deal inside its form: product, quantity, price, discount and tax,
// each with what it comes to; the sums below.
#pragma once
#include <set>
#include <string>

#include "core/sales/ceilings.hpp"
#include "core/sales/price_of.hpp"
#include "core/sales/save_document.hpp"
#include "web/frame/draft.hpp"

namespace crm {

// What the price of a line was last looked up for and what was found: it follows the product, the quantity and the
// document's customer and day until another is typed.
struct LinePrice {
    PriceWanted wanted;
    FoundPrice found;
};

struct DocumentLinesDraft {
    const DocumentKind* kind = nullptr; // none: the record has no lines
    std::vector<Draft> lines;
    std::vector<LinePrice> prices; // of each line, once it was drawn
    std::vector<RecordId> removed;
    std::set<std::size_t> open; // lines that show all their fields
    bool is_touched = false;
};

DocumentLinesDraft document_lines_of(const Context& ctx, EntityIx entity, RecordId document);
// Saves it with its lines.
Command save_with_lines(const Context& ctx, SaveRecord document, const DocumentLinesDraft& lines, Problems& problems);
// `document`: the draft of the document itself, whose discount counts. `problems`: those to be shown.
void document_lines_ui(Context& ctx, const Draft& document, DocumentLinesDraft& lines, const Problems& problems);
// What of discounts lies above its ceiling: "20%, allowed 10%", or whose ceiling it is.
std::string over_text(const Context& ctx, const OverCeiling& over);
// A document's sums, one under the other: of its lines, discount, taxes by rate, total.
void document_sums_ui(const Context& ctx, const DocumentTotal& total);

} // namespace crm
