#include "core/import/money_file.hpp"

#include <algorithm>
#include <array>

#include "core/import/clean.hpp"
#include "core/import/read_cell.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::size_t heading_rows_max = 25;

// The surest first.
struct Headings {
    int MoneyColumns::* column;
    std::array<std::string_view, 12> names;
};
constexpr Headings known_headings[] = {
    {&MoneyColumns::date,
     {"transaction date", "posting date", "booking date", "value date", "date", "تاريخ العملية", "تاريخ الحركة",
      "تاريخ القيد", "تاريخ المعاملة", "التاريخ", "تاريخ", "تاريخ القيمة"}},
    {&MoneyColumns::in,
     {"credit", "credits", "credit amount", "deposit", "deposits", "paid in", "money in", "in", "دائن", "إيداع", "وارد",
      "مقبوضات"}},
    {&MoneyColumns::out,
     {"debit", "debits", "debit amount", "withdrawal", "withdrawals", "paid out", "money out", "out", "مدين", "سحب",
      "صادر", "مدفوعات"}},
    {&MoneyColumns::amount,
     {"amount", "transaction amount", "net amount", "sum", "value", "المبلغ", "مبلغ العملية", "مبلغ الحركة", "مبلغ",
      "القيمة", "قيمة العملية", "الصافي"}},
    {&MoneyColumns::reference,
     {"reference", "reference number", "reference no", "ref", "ref no", "transaction id", "رقم المرجع", "المرجع",
      "مرجع", "رقم العملية", "رقم الحركة", "رقم الشيك"}},
    {&MoneyColumns::words,
     {"description", "details", "narration", "narrative", "particulars", "memo", "remarks", "البيان", "الوصف",
      "التفاصيل", "الشرح", "بيان العملية"}},
};

// "Credit (SAR)" and "المبلغ:" are "credit" and "المبلغ"; "الدائن" is "دائن".
std::string heading_words(std::string_view text) {
    std::string words = folded(text);
    if (const std::size_t bracket = words.find('('); bracket != words.npos && bracket > 0) words.resize(bracket);
    while (!words.empty() && (words.back() == ' ' || words.back() == ':' || words.back() == '.')) words.pop_back();
    return words;
}
bool is_same_heading(std::string_view words, std::string_view name) {
    static const std::string article = "ال";
    return words == name || (words.starts_with(article) && words.substr(article.size()) == name);
}

void guess_of_heading(const Sheet& sheet, std::size_t row, MoneyColumns& columns) {
    for (const Headings& known : known_headings)
        for (const std::string_view name : known.names) {
            if (columns.*known.column != MoneyColumns::none) break;
            for (std::size_t c = 0; c < sheet.column_count(); ++c)
                if (is_same_heading(heading_words(sheet.cell(row, c)), folded(name))) {
                    columns.*known.column = static_cast<int>(c);
                    break;
                }
        }
}

bool is_free(const MoneyColumns& columns, int column) {
    for (const Headings& known : known_headings)
        if (columns.*known.column == column) return false;
    return true;
}

void guess_of_cells(const Sheet& sheet, const ParseContext& context, MoneyColumns& columns) {
    int longest = MoneyColumns::none;
    std::size_t bytes = 8;
    for (std::size_t c = 0; c < sheet.column_count() && c < 64; ++c) {
        const int column = static_cast<int>(c);
        const ColumnProfile profile = profile_column(sheet, c, columns.first_row, context);
        const bool is_date = profile.is_mostly(profile.dates);
        if (is_date && columns.date == MoneyColumns::none) columns.date = column;
        if (columns.date == column) columns.date_order = likely_order(profile);
        if (!is_free(columns, column) || is_date) continue;
        const bool is_number = profile.is_mostly(profile.amounts) || profile.is_mostly(profile.numbers);
        if (is_number && columns.amount == MoneyColumns::none && columns.in == MoneyColumns::none &&
            columns.out == MoneyColumns::none)
            columns.amount = column;
        else if (!is_number && profile.longest_bytes > bytes)
            longest = column, bytes = profile.longest_bytes;
    }
    if (columns.words == MoneyColumns::none) columns.words = longest;
}

std::string cell_words(const Sheet& sheet, std::size_t row, int column) {
    if (column == MoneyColumns::none) return {};
    std::string room;
    return std::string(cleaned(sheet.cell(row, static_cast<std::size_t>(column)), room));
}

// Blank: nought. None: no amount.
std::optional<Money> signed_amount(std::string text, const ParseContext& context) {
    bool is_out = false;
    const auto drop = [&](std::string_view end) {
        if (!folded(text).ends_with(end)) return false;
        text.resize(text.size() - end.size());
        return true;
    };
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2), is_out = true;
    if (drop("dr"))
        is_out = true;
    else
        drop("cr");
    while (text.ends_with(' ')) text.pop_back();
    if (text.ends_with('-')) text.pop_back(), is_out = true;
    if (text.starts_with("-")) text.erase(0, 1), is_out = true;
    if (text.starts_with("−")) text.erase(0, std::string_view("−").size()), is_out = true;
    if (text.starts_with('+')) text.erase(0, 1);
    if (text.empty() || text == "-") return Money{0, context.currency};
    static constexpr FieldDef any_amount{.key = "amount", .type = FieldType::money};
    const auto value = parse_cell(any_amount, text, context);
    if (!value || !std::holds_alternative<Money>(*value)) return {};
    Money amount = std::get<Money>(*value);
    if (is_out && __builtin_sub_overflow(0, amount.minor, &amount.minor)) return {};
    return amount;
}

// What came in less what went out: of two columns one is blank or nought in every honest file.
std::optional<Money> amount_of(const Sheet& sheet, std::size_t row, const MoneyColumns& columns,
                               const ParseContext& context) {
    if (columns.amount != MoneyColumns::none) return signed_amount(cell_words(sheet, row, columns.amount), context);
    const auto in = signed_amount(cell_words(sheet, row, columns.in), context);
    auto out = signed_amount(cell_words(sheet, row, columns.out), context);
    if (!in || !out || out->minor == INT64_MIN) return {};
    if (out->minor > 0) out->minor = -out->minor; // a sign there says the same once more
    if (in->minor == 0) return out;
    if (out->minor == 0) return in;
    Money net = *in;
    if (in->currency != out->currency || __builtin_add_overflow(net.minor, out->minor, &net.minor)) return {};
    return net;
}

} // namespace

MoneyColumns guess_money_columns(const Sheet& sheet, const ParseContext& context) {
    for (std::size_t row = 0; row < std::min(sheet.row_count(), heading_rows_max); ++row) {
        MoneyColumns columns{.first_row = row + 1};
        guess_of_heading(sheet, row, columns);
        if (!columns.is_enough()) continue;
        guess_of_cells(sheet, context, columns);
        return columns;
    }
    // No heading that is known: the first row of data is the first with a date somewhere.
    MoneyColumns columns{.first_row = 0};
    guess_of_cells(sheet, context, columns);
    const ColumnMapping plain{.date_order = columns.date_order};
    while (columns.date != MoneyColumns::none && columns.first_row < std::min(sheet.row_count(), heading_rows_max) &&
           !sheet_date(cell_words(sheet, columns.first_row, columns.date), plain, context.today))
        ++columns.first_row;
    return columns;
}

MoneyLines read_money_lines(const Sheet& sheet, const MoneyColumns& columns, const ParseContext& context) {
    MoneyLines read;
    if (!columns.is_enough()) return read;
    const ColumnMapping dates{.date_order = columns.date_order};
    for (std::size_t row = columns.first_row; row < sheet.row_count(); ++row) {
        const std::string day = cell_words(sheet, row, columns.date);
        const auto amount = amount_of(sheet, row, columns, context);
        const bool has_amount = !amount || amount->minor != 0;
        if (day.empty() || !has_amount) continue; // a title, an opening balance, a sum
        const auto date = sheet_date(day, dates, context.today);
        if (!date || !amount) {
            read.unread.push_back(sheet.line(row));
            continue;
        }
        read.lines.push_back({.line = sheet.line(row),
                              .day = *date,
                              .amount = *amount,
                              .reference = cell_words(sheet, row, columns.reference),
                              .words = cell_words(sheet, row, columns.words)});
    }
    return read;
}

} // namespace crm
