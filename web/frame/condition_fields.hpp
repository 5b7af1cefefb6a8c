// The fields of one condition: what it is about, which test, and the value in the widget that belongs to both. They
// stand in the lines of the filter's panel and, alone, in the popover of "Add filter".
#pragma once
#include "web/frame/filter_tree.hpp"
#include "web/kit/field.hpp"

namespace crm {

// True: there is another subject, or another test.
bool condition_subject_ui(Context& ctx, EntityIx entity, FilterLine& line, const FieldSpec& spec, bool has_links);
bool condition_test_ui(Context& ctx, const FieldDef& field, FilterLine& line, std::string_view label, float width);
FieldResult condition_value_ui(Context& ctx, EntityIx entity, const FieldDef& field, FilterLine& line, float width);

// One condition on a field. True: it is complete and wanted.
bool new_filter_ui(Context& ctx, EntityIx entity, FilterLine& line, Filter& made);

} // namespace crm
