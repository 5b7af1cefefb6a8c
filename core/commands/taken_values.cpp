#include "core/commands/taken_values.hpp"

#include "core/base/text_append.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {
std::string form_of(const Value& value) {
    if (const auto* words = std::get_if<std::string>(&value)) return folded(*words);
    std::string text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) append_integer(text, *number);
    if (const auto* money = std::get_if<Money>(&value)) {
        append_integer(text, money->minor);
        text += letters_of(money->currency);
    }
    if (const auto* record = std::get_if<RecordId>(&value)) text = text_of(*record);
    return text;
}
} // namespace

bool TakenValues::take(const Tables& tables, EntityIx entity, FieldIx field, RecordId self, const Value& value) {
    const auto [at, is_first] = m_taken.try_emplace({entity, field});
    auto& taken = at->second;
    if (is_first) {
        const Table& table = tables.table(entity);
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row) && table.columns[field].has(row))
                taken.emplace(form_of(tables.value(Place{entity, row}, field)), tables.id({entity, row}));
    }
    const std::string form = form_of(value);
    if (form.empty()) return true;
    return taken.try_emplace(form, self).first->second == self;
}

} // namespace crm
