#include "core/import/new_choices.hpp"

#include <algorithm>

#include "core/entities/choices_owner.hpp"
#include "core/import/import_parts.hpp"
#include "core/store/custom_fields.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {
// The rule that makes a choice of this word: its own, or else that of all such words.
const CellRule* making_rule(const ColumnMapping& column, std::string_view text) {
    if (column.rules.empty()) return nullptr;
    const std::string word = folded(text);
    const CellRule* of_all = nullptr;
    for (const CellRule& rule : column.rules) {
        const bool makes = rule.action == CellAction::new_choice;
        if (!rule.problem && rule.text == word) return makes ? &rule : nullptr;
        if (rule.problem == Reason::not_a_choice && makes) of_all = &rule;
    }
    return of_all;
}
} // namespace

bool becomes_choice(const ColumnMapping& column, std::string_view text) { return making_rule(column, text) != nullptr; }

bool is_made_anew(const ChoiceDef& meant, const ColumnMapping& column, std::string_view text) {
    const CellRule* rule = making_rule(column, text);
    if (!rule || meant.archived) return rule != nullptr;
    return !rule->problem && rule->text != folded(meant.label.ar) && rule->text != folded(meant.label.en);
}

// Whether the word is a choice from here on; its cell is told, so that a person can see and change what becomes of it.
bool SheetImport::take_new_choice(std::size_t row, const Piece& piece, std::string_view text, Draft& draft) {
    if (piece.field->type != FieldType::choice || !becomes_choice(*piece.mapping, text)) return false;
    const std::string word = folded(text);
    const auto is_its = [&](const NewChoice& each) {
        return each.entity == piece.target.entity && each.field == piece.target.field;
    };
    auto known =
        std::ranges::find_if(m_new_choices, [&](const NewChoice& each) { return is_its(each) && each.word == word; });
    if (known == m_new_choices.end()) {
        if (text.size() > new_choice_bytes_max ||
            std::ranges::count_if(m_new_choices, is_its) >= static_cast<std::ptrdiff_t>(new_choices_max)) {
            ++m_report.words_left;
            return false;
        }
        std::string number = std::to_string(m_new_choices.size() + 1);
        number.insert(0, number.size() < 3 ? 3 - number.size() : 0, '0'); // they stand in the order of the sheet
        m_new_choices.push_back({piece.target.entity, piece.target.field,
                                 "x_" + std::to_string(m_session & 0xffffffff) + '_' + number, std::string(text),
                                 word});
        known = m_new_choices.end() - 1;
    }
    m_problems.push_back({.row = static_cast<std::uint32_t>(row),
                          .column = static_cast<std::uint16_t>(piece.column),
                          .reason = Reason::not_a_choice,
                          .field = piece.target.field,
                          .is_settled = true,
                          .is_new_choice = true});
    is_several(*piece.field) ? draft.add(piece.target, known->key) : draft.put(piece.target, known->key);
    return true;
}

// Those that no staged row says: their rows were left out, or their records had said something already.
void SheetImport::drop_unused_choices() {
    const auto is_said = [&](const NewChoice& choice) {
        const Table& table = m_staged->table(choice.entity);
        const bool is_list = is_several(m_schema->field(choice.entity, choice.field));
        for (Row row = 0; row < table.rows(); ++row) {
            if (!is_list && table.columns[choice.field].words(row) == choice.key) return true;
            if (is_list &&
                std::ranges::contains(m_staged->elements(Place{choice.entity, row}, choice.field), Value{choice.key}))
                return true;
        }
        return false;
    };
    std::erase_if(m_new_choices, [&](const NewChoice& choice) { return !is_said(choice); });
}

void SheetImport::stage_new_choices() {
    drop_unused_choices();
    if (m_new_choices.empty()) return;
    const EntityIx entity = m_schema->entity(own_choice.key);
    std::vector<CustomChoice> all = custom_choices(m_base, *m_schema);
    for (const NewChoice& choice : m_new_choices) {
        const RecordId id = new_record_id(entity);
        const auto cell = [&](std::string_view key, const std::string& words) {
            write(entity, id, m_schema->field(entity, key), words);
        };
        cell("label_ar", choice.label);
        cell("label_en", choice.label);
        cell("of_field", choices_owner(*m_schema, choice.entity, choice.field));
        cell("key", choice.key);
        if (auto made = custom_choice_of(*m_staged, m_staged->find(id))) all.push_back(std::move(*made));
    }
    m_schema->take_choices(std::move(all));
    m_staged->adopt_new_fields();
    for (std::vector<Piece>& pieces : m_pieces)
        for (Piece& piece : pieces) {
            if (piece.field) piece.field = &m_schema->field(piece.target.entity, piece.target.field);
            piece.known_words.clear();
        }
}

} // namespace crm
