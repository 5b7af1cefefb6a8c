// "Export": which records, which columns, which kind of file. The screen that is shown says what it could be of;
// without one, it is everything.
#pragma once
#include <vector>

#include "web/frame/context.hpp"

namespace crm {

struct ExportOffer {
    EntityIx entity = no_entity;
    std::vector<Row> selected{}, shown{}; // in the order they stand
    std::vector<ListColumn> columns{};    // of the view
};

void wish_export(Context& ctx);       // by key or command: answered by the screen that is shown, else by the frame
bool takes_export_wish(Context& ctx); // asked by a screen that has an offer
void open_export(Context& ctx, ExportOffer offer);
void export_as_calendar(Context& ctx, Place record); // at once, and it alone
bool is_export_wanted(Context& ctx);                 // the dialog is open, or about to be
void export_dialog_ui(Context& ctx);

} // namespace crm
