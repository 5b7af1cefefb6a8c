// What the payment check shows: the file's lines and their check, made anew when records, columns or rules change.
#pragma once
#include <map>

#include "web/frame/bank_file.hpp"
#include "web/kit/table.hpp"

namespace crm {

enum BankPart : int { part_unrecorded, part_matched, part_not_in_file };
inline constexpr int bank_parts_count = 3;
inline constexpr int bank_days_apart[] = {0, 1, 3, 7, 14};

struct BankCheckState {
    std::uint64_t file = 0;                            // BankFile::number
    MoneyColumns columns;                              // as guessed, or as a person says
    int apart = 2, method = 0, part = part_unrecorded; // of bank_days_apart; of payment_methods from 1 on, 0: any
    bool is_asking_columns = false;

    MoneyLines read;
    PaymentCheck check;
    std::map<Currency, std::int64_t> sums[bank_parts_count];
    bool is_too_large[bank_parts_count] = {}; // then there is no sum
    std::size_t proposed = 0;                 // of the unrecorded: those with a customer

    struct Made { // of what the check was made
        std::uint64_t file = 0, revision = ~std::uint64_t{0};
        MoneyColumns columns;
        int apart = -1, method = -1;
        Date today;
        Currency currency{};
        bool operator==(const Made&) const = default;
    } made;
    TableView views[bank_parts_count];
    TableSelection selections[bank_parts_count];
};

std::string bank_method(const BankCheckState& state); // a key of payment_methods; empty: any
BankCheckState& bank_check(Context& ctx);

void bank_columns_dialog_ui(Context& ctx, BankCheckState& state);
void bank_table_ui(Context& ctx, BankCheckState& state);

} // namespace crm
