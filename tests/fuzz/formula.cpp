// Any bytes as a formula: a problem with a place inside the text, or a formula that is printed and read again as it
// was.
#include <cstdlib>

#include "core/entities/all_entities.hpp"
#include "core/formula/formula.hpp"

using namespace crm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Schema schema{all_entities};
    static const EntityIx entities[] = {schema.entity("person"), schema.entity("order")};
    if (size == 0) return 0;
    const EntityIx entity = entities[data[0] & 1];
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto formula = parse_formula(schema, entity, text);
    if (!formula) {
        if (formula.error().from > text.size() || formula.error().from + formula.error().length > text.size())
            std::abort();
        if (sentence_of(formula.error(), Language::ar).empty()) std::abort();
        return 0;
    }
    for (const std::string& printed :
         {formula_keys(schema, entity, *formula), formula_text(schema, entity, *formula, Language::ar)}) {
        const auto again = parse_formula(schema, entity, printed);
        if (again ? !(*again == *formula) : again.error().reason != FormulaReason::too_long) std::abort();
    }
    return 0;
}
