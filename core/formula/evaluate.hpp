// Formulas over whole columns: every operation is a loop over a block of rows that stays in the processor's cache.
// Roll-ups are computed beforehand, in one pass over the related records, or anew for a few rows of the parents.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/formula/formula.hpp"
#include "core/queries/related.hpp"
#include "core/store/tables.hpp"

namespace crm {

// What formulas need to know beside the records.
struct FormulaContext {
    Date today{};
    int offset_minutes = 0;
    Currency currency = currency_of("SAR"); // of a sum over nothing, and of money(5)
    Language language = Language::ar;       // of choices' names within texts
    bool operator==(const FormulaContext&) const = default;
};

// The values of one expression for a block of rows. Numbers, money (minor units), dates (days) and truths are doubles,
// NaN where empty.
struct FormulaCells {
    std::vector<double> numbers;
    std::vector<std::uint16_t> currencies; // money
    std::vector<std::string_view> texts;   // text; empty where empty; good until the next evaluate()
};

struct RowBlock { // rows first, first + 1, …, or those named
    Row first = 0;
    std::size_t count = 0;
    const Row* rows = nullptr;
    Row row(std::size_t i) const { return rows ? rows[i] : first + static_cast<Row>(i); }
};
inline constexpr std::size_t formula_block_rows = 1024;

// What a roll-up gives for every row of the parents.
struct RollUpResult {
    std::vector<double> numbers;
    std::vector<std::uint16_t> currencies;
    std::vector<std::string> texts;
};

class FormulaEvaluator {
public:
    FormulaEvaluator(const Tables& tables, const FormulaContext& context) : m_tables(tables), m_context(context) {}

    // Roll-ups of `formula` for all rows; call it before evaluate().
    void roll_up(EntityIx entity, const Formula& formula);
    // Those of a few rows anew; `results` of earlier calls are kept in the evaluator.
    void roll_up(EntityIx entity, const Formula& formula, std::span<const Row> parents, RelationCache& relations);
    void evaluate(EntityIx entity, const Formula& formula, RowBlock block, FormulaCells& out);
    void start(const FormulaContext& context) {
        m_context = context;
        m_matches.clear();
        m_labels.clear();
    }
    void forget() {
        m_results.clear();
        m_matches.clear();
        m_labels.clear();
    }

private:
    struct Gathered;
    void run(EntityIx entity, const Formula& formula, RowBlock block, FormulaCells& out);
    std::string_view made(std::string text) { return m_made.emplace_back(std::move(text)); }
    void load(EntityIx entity, FieldIx field, RowBlock block, FormulaCells& out);
    void follow(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void load_texts(const Column& column, RowBlock block, FormulaCells& out);
    void arithmetic(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void compare(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    bool compare_codes(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void choose(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void extreme(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void of_text(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void of_money(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void of_date(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    void join(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out);
    template <class Take> void each_related(const Formula& node, RowBlock block, Take take);
    void finish(const Formula& node, Gathered& gathered, RollUpResult& result, std::size_t from, std::size_t count,
                std::span<const Row> parents);
    const std::vector<std::string_view>& labels_of(const Column& column);

    const Tables& m_tables;
    FormulaContext m_context;
    std::deque<std::string> m_made; // texts that stand in no column
    std::map<const Formula*, RollUpResult> m_results;
    std::map<const Formula*, std::vector<char>> m_matches;           // of a comparison, by code of the column
    std::map<const Column*, std::vector<std::string_view>> m_labels; // of choices, by code
};

// Which of two records is the later one: by its own date, then by when it was added.
bool is_newer(const Tables& tables, EntityIx entity, Row a, Row b);

} // namespace crm
