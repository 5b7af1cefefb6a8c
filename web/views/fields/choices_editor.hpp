// The choices of a field as rows that are typed over, coloured, moved and archived. Private to web/views/fields.
#pragma once
#include <string>
#include <vector>

#include "web/frame/context.hpp"

namespace crm {

struct ChoiceDraft {
    std::string key, ar, en; // key: empty while it is new
    int tone = 0;
    bool archived = false;
    bool operator==(const ChoiceDraft&) const = default;
};

std::vector<ChoiceDraft> choices_of(const Context& ctx, EntityIx entity, FieldIx field);
void choices_editor_ui(Context& ctx, std::vector<ChoiceDraft>& choices, bool needs_one);
// The records that say so; only those that differ from what is there.
void save_choices(const Context& ctx, std::string_view of_field, const std::vector<ChoiceDraft>& before,
                  const std::vector<ChoiceDraft>& after, std::vector<SaveRecord>& records);

} // namespace crm
