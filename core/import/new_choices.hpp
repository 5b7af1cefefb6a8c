// Words of a sheet that become choices of their field, because a rule says so: of one word, or of all that the field
// does not know. They are made with the rows, so the same undo takes them back; a word that no row keeps makes none.
#pragma once
#include <string>
#include <string_view>

#include "core/formats/sheet_mapping.hpp"
#include "core/schema/schema.hpp"

namespace crm {

// More than this of one field are no choices, but remarks in the wrong column: the others stay in the notes.
inline constexpr std::size_t new_choices_max = 60;
inline constexpr std::size_t new_choice_bytes_max = 120;

struct NewChoice {
    EntityIx entity = no_entity; // whose field it is
    FieldIx field = no_field;
    std::string key, label; // the label as it was first written
    std::string word;       // folded
};

// Whether a word that no choice means becomes one.
bool becomes_choice(const ColumnMapping& column, std::string_view text);
// Although this choice could be meant: it is archived (its making was undone), or the rule speaks of this very word and
// the choice has another.
bool is_made_anew(const ChoiceDef& meant, const ColumnMapping& column, std::string_view text);

} // namespace crm
