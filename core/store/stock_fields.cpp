#include "core/store/stock_fields.hpp"

namespace crm {

bool has_stock(const Tables& tables) {
    const EntityIx entity = tables.schema().entity("stock_move");
    if (entity == no_entity) return false;
    const Table& table = tables.table(entity);
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) return true;
    return false;
}

std::vector<CustomField> stock_fields(const Tables& tables) {
    const EntityIx entity = tables.schema().entity("stock_move");
    if (entity == no_entity || tables.table(entity).rows() == 0) return {};
    CustomField on_hand{.entity = "product",
                        .key = std::string(on_hand_key),
                        .label_ar = "الموجود",
                        .label_en = "On hand",
                        .section = "main"};
    on_hand.type = FieldType::decimal;
    on_hand.formula = "if(count([stock_move product]) > 0, "
                      "sum([stock_move product].[quantity]) "
                      "- 2 * sum([stock_move product].[quantity], [kind] = \"out\") "
                      "- sum([stock_move product].[before]) "
                      "- [gone] - sum([bundle_part product].[taken]))";
    on_hand.help_ar = "من حركات المخزون وما سُلّم وما بيع في نقطة البيع";
    on_hand.help_en = "From stock movements, deliveries and sales at the counter";
    CustomField gone{.entity = "product",
                     .key = std::string(gone_key),
                     .label_ar = "خرج بالبيع",
                     .label_en = "Gone by sales",
                     .section = "main"};
    gone.type = FieldType::decimal;
    gone.formula = "sum([order_line product].[quantity], [order].[state] = \"delivered\") "
                   "+ sum([invoice_line product].[quantity], [invoice].[state] = \"issued\" "
                   "and is_empty([order_line].[created_at]) and is_empty([credits_line].[created_at]))";
    gone.help_ar = "ما سُلّم في الطلبات وما بيع في نقطة البيع";
    gone.help_en = "What orders delivered and the counter sold";
    CustomField taken{.entity = "bundle_part",
                      .key = std::string(taken_key),
                      .label_ar = "خرج في الباقة",
                      .label_en = "Gone in the bundle",
                      .section = "main"};
    taken.type = FieldType::decimal;
    taken.formula = "[quantity] * [bundle].[gone]";
    CustomField to_reorder{.entity = "product",
                           .key = std::string(to_reorder_key),
                           .label_ar = "يُعاد طلبه",
                           .label_en = "To reorder",
                           .section = "main"};
    to_reorder.type = FieldType::yes_no;
    to_reorder.formula = "[on_hand] <= [reorder_at]";
    to_reorder.help_ar = "الموجود عند حد إعادة الطلب أو دونه";
    to_reorder.help_en = "On hand is at the reorder level or below it";
    on_hand.archived = to_reorder.archived = gone.archived = taken.archived = !has_stock(tables);
    return {gone, taken, on_hand, to_reorder};
}

Value on_hand(const Tables& tables, Place product) {
    const FieldIx field = product ? tables.schema().field(product.entity, on_hand_key) : no_field;
    return field == no_field ? Value{} : tables.value(product, field);
}

} // namespace crm
