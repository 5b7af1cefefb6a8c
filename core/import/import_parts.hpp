// The parts of SheetImport that only its own files see.
#pragma once
#include "core/import/profile.hpp"
#include "core/import/sheet_import.hpp"

namespace crm {

struct SheetImport::Piece { // of a column: all of it, or what stands between two separators
    std::size_t column = 0;
    ColumnTarget target{};
    const FieldDef* field = nullptr; // none: left out
    const ColumnMapping* mapping = nullptr;
    // What the words of a choice were read as: a column has a dozen of them, a thousand times each.
    mutable std::vector<std::pair<std::string, Result<Value, Reason>>> known_words{};
    static constexpr std::size_t known_words_max = 24;
};

struct SheetImport::Match {
    RecordId record{};
    FieldIx field = no_field;
    bool is_sure = false;
    float likeness = 0;
    std::vector<DuplicateReason> reasons{};
};

// A row, read: the cells of its record and of what belongs to it, and what no field could take.
struct SheetImport::Draft {
    struct Words {
        ColumnTarget target;
        std::string words;
        const Piece* piece = nullptr;
        RecordId record{};
    };
    EntityIx entity = no_entity;
    std::vector<CellEdit> cells, belonging; // of the row's record, of what belongs to it
    std::vector<Words> references;
    std::vector<std::pair<ColumnTarget, Address>> addresses;
    std::string leftovers, room;
    bool has_any = false, is_left_out = false;

    void clear();
    std::vector<CellEdit>& cells_of(const ColumnTarget& target) { return target.entity == entity ? cells : belonging; }
    const std::vector<CellEdit>& cells_of(const ColumnTarget& target) const {
        return target.entity == entity ? cells : belonging;
    }
    CellEdit* find(const ColumnTarget& target);
    const CellEdit* find(const ColumnTarget& target) const { return const_cast<Draft*>(this)->find(target); }
    bool says(const ColumnTarget& target) const;
    void put(const ColumnTarget& target, Value value);
    void add(const ColumnTarget& target, Value element);
    Address& address(const ColumnTarget& target);
};

void append_value(std::string& key, const Value& value); // so that equal values give equal keys
void append_words(std::string& into, std::string_view between, std::string_view words);

// What a person has said of such cells: of those with this text, of those with this problem.
const CellRule* rule_for(const ColumnMapping& column, std::string_view text);
const CellRule* rule_for(const ColumnMapping& column, Reason problem);

} // namespace crm
