// One editor for one field of a draft, chosen by the field's type.
#pragma once
#include "web/frame/draft.hpp"

namespace crm {

// `error`: the sentence under it. Marks the draft's field as touched and left. `focus`: takes the keyboard now.
FieldResult field_editor_ui(Context& ctx, Draft& draft, FieldIx field, std::string_view error, bool focus);

// Words a field of the type `term` already holds elsewhere and that contain `query`, most used first; where it holds
// names of those who work in the firm, the team's too.
void suggest_terms(const Context& ctx, EntityIx entity, FieldIx field, std::string_view query,
                   std::vector<std::string>& found);
// Live records of a kind by words: what reference fields offer.
void suggest_records(const Context& ctx, EntityIx entity, std::string_view query, std::vector<ReferenceOption>& found);

} // namespace crm
