// Which values of a field are taken already, where no two records may hold the same (FieldDef::unique). Read once for
// all records of one command; texts are the same when their search forms are.
#pragma once
#include <map>
#include <string>
#include <unordered_map>

#include "core/store/tables.hpp"

namespace crm {

class TakenValues {
public:
    // Takes the value for this record; false when another has it.
    bool take(const Tables& tables, EntityIx entity, FieldIx field, RecordId self, const Value& value);

private:
    std::map<std::pair<EntityIx, FieldIx>, std::unordered_map<std::string, RecordId>> m_taken;
};

} // namespace crm
