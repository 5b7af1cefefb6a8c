#include "core/queries/messages.hpp"

#include <algorithm>

#include "core/queries/display.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/collation.hpp"
#include "core/text/dates.hpp"
#include "core/text/names.hpp"

namespace crm {

MessageValues message_values(const Tables& tables, Place customer, const Reader& reader, std::string_view agent) {
    MessageValues values;
    values[MessagePlace::name] = display_name(tables, customer, reader);
    const bool is_company = customer.entity == known_entity(tables.schema(), "company");
    values[MessagePlace::first_name] =
        is_company ? values[MessagePlace::name] : greeting_name(values[MessagePlace::name]);
    if (const Place firm = firm_place(tables)) {
        const auto cell = [&](std::string_view key) {
            return cell_text(tables, firm, known_field(tables.schema(), firm.entity, key), reader);
        };
        values[MessagePlace::firm] = cell("name");
        values[MessagePlace::firm_phone] = cell("phone");
        values[MessagePlace::firm_email] = cell("email");
        values[MessagePlace::firm_address] = cell("street");
    }
    values[MessagePlace::agent] = agent;
    values[MessagePlace::date] = date_text(reader.today, {.locale = reader.locale});
    return values;
}

std::vector<Row> message_templates(const Tables& tables, std::string_view channel, RecordId last) {
    const Table& table = tables.table(known_entity(tables.schema(), "message_template"));
    const Column &title = known_column(tables, "message_template", "title"),
                 &of = known_column(tables, "message_template", "channel");
    std::vector<Row> rows;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row) && (!of.has(row) || of.words(row) == channel)) rows.push_back(row);
    const Place first = tables.find(last);
    std::ranges::stable_sort(rows, [&](Row a, Row b) {
        const bool is_a_first = first && first.row == a, is_b_first = first && first.row == b;
        if (is_a_first != is_b_first) return is_a_first;
        return compare_for_people(title.words(a), title.words(b)) < 0;
    });
    return rows;
}

} // namespace crm
