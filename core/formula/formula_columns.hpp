// The columns of all formulas, kept true: computed whole when they are new, and afterwards only for the records whose
// inputs have changed, their own cells or those of related records.
//
//     columns.take(tables);                                // after the schema has changed
//     columns.changed(place, field);                       // after every changed cell
//     columns.refresh(tables, relations, context, told);   // before anybody reads
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "core/formula/evaluate.hpp"

namespace crm {

class FormulaColumns {
public:
    using Told = std::function<void(Place, FieldIx)>; // of every cell that became another

    // Reads the formulas of the schema anew; all of them will be computed whole.
    void take(const Tables& tables);
    void changed(Place place, FieldIx field);
    void clear(); // rows have changed without being told
    bool empty() const { return m_formulas.empty(); }
    // What could not be read: a formula whose field has gone. Its column stays empty.
    const FormulaProblem* problem(EntityIx entity, FieldIx field) const;
    const Formula* formula(EntityIx entity, FieldIx field) const;
    // True when something was computed.
    bool refresh(Tables& tables, RelationCache& relations, const FormulaContext& context, const Told& told);

private:
    struct RollUp {
        const Formula* node = nullptr;
        std::vector<FieldIx> inputs;        // fields of the related records
        std::vector<std::int32_t> attached; // row of the related record -> handle it counted for
        std::vector<Row> changed;           // related records
        Row seen_rows = 0;
    };
    struct Link {                    // a field of another record that the formula reads
        EntityIx entity = no_entity; // whose reference names it
        FieldIx reference = no_field;
        EntityIx target = no_entity;
        std::vector<FieldIx> inputs; // of the target
        std::size_t roll_up = 0;     // one more than its number; 0: of the record itself
        std::vector<Row> changed;    // of the target
    };
    struct Column {
        EntityIx entity = no_entity;
        FieldIx field = no_field;
        Formula formula;
        std::optional<FormulaProblem> problem{};
        std::vector<FieldIx> inputs{};
        std::vector<RollUp> roll_ups{};
        std::vector<Link> links{};
        bool uses_today = false;
        bool is_whole = false; // was computed once
        std::vector<Row> changed{};
        Row seen_rows = 0;
    };
    void collect(const Tables& tables, Column& column, const Formula& node);
    void collect_links(const Tables& tables, Column& column, EntityIx entity, const Formula& node, std::size_t roll_up);
    void follow_links(const Tables& tables, RelationCache& relations, Column& column);
    bool compute_whole(Tables& tables, Column& column);
    bool compute_some(Tables& tables, RelationCache& relations, Column& column, const Told& told);
    void add_parents(const Tables& tables, RollUp& roll_up, EntityIx entity, std::vector<Row>& parents);

    std::vector<std::unique_ptr<Column>> m_formulas; // each after those it is computed from
    FormulaContext m_context;
    std::unique_ptr<FormulaEvaluator> m_evaluator;
    const Tables* m_of = nullptr;
};

} // namespace crm
