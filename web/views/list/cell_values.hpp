// A cell as text for a spreadsheet, and typed or pasted text as what a cell is to hold: as forms understand it, and
// besides choices and tags by their words and other records by their names.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "web/frame/context.hpp"

namespace crm {

// As one would type it; with Latin digits and dates that Excel takes for dates when it is `for_sheet`.
std::string typed_text_of(const Context& ctx, Place place, FieldIx field, bool for_sheet);

// Understands many texts: names of records are looked up once for all of them.
class CellTextReader {
public:
    CellTextReader(const Context& ctx, EntityIx entity) : m_ctx(ctx), m_entity(entity) {}
    // A tag nobody has yet is made: it comes first among the records of the change (added()).
    Result<CellEdit, Reason> read(FieldIx field, std::string_view text);
    const std::vector<SaveRecord>& added() const { return m_added; }

private:
    using Names = std::unordered_multimap<std::string, RecordId>;
    const Names& names_of(EntityIx target);
    Result<Value, Reason> record_by_name(EntityIx target, std::string_view name);
    Result<CellEdit, Reason> read_several(FieldIx field, std::string_view text);

    const Context& m_ctx;
    EntityIx m_entity;
    std::unordered_map<EntityIx, Names> m_names;
    std::vector<SaveRecord> m_added;
};

// Words that a cell of this field could hold and that go with what is typed, best first.
void offer_words(const Context& ctx, EntityIx entity, FieldIx field, std::string_view typed,
                 std::vector<std::string>& found);

} // namespace crm
