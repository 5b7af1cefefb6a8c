// The form for adding or editing any record, made from the schema: sections, one editor per field type, checks as one
// types (plan() is asked on every change), and the unsaved text kept here until it is saved or thrown away.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

struct RecordFormRequest {
    EntityIx entity = no_entity;
    RecordId record{};             // none: a new record
    std::vector<Preset> presets{}; // what a new record starts with
    std::function<void(RecordId)> then{};
};
void open_record_form(Context& ctx, RecordFormRequest request);
void record_form_ui(Context& ctx); // draws the side panel while a form is open

} // namespace crm
