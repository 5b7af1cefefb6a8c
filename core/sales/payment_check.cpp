#include "core/sales/payment_check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/payments.hpp"
#include "core/sales/account.hpp"
#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"

namespace crm {

namespace {

constexpr std::size_t phrase_words = 6, words_max = 24;

std::vector<std::string> words_of(std::string_view text) {
    const std::string plain = folded(text);
    std::vector<std::string> words;
    for_each_token(plain, [&](const Token& token) {
        if (!token.is_alternative && words.size() < words_max) words.emplace_back(token.text);
    });
    return words;
}
std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += word;
    return all;
}
// Short numbers stand in every line for something else.
bool is_telling_number(std::string_view joined_words) {
    const auto digits = std::ranges::count_if(joined_words, [](char c) { return c >= '0' && c <= '9'; });
    return digits > 0 && joined_words.size() >= (digits == std::ssize(joined_words) ? 4 : 3);
}
std::string ends_of(const std::string& first, const std::string& last) { return first + ' ' + last; }

// Whom and what a text may name.
class Named {
public:
    explicit Named(const Tables& tables) : m_tables(tables) {
        add_customers("person");
        add_customers("company");
    }
    void add_document(const std::string& number, Place place) {
        if (is_telling_number(number)) m_documents[number].push_back(place);
    }
    void add_reference(const std::string& reference) {
        if (is_telling_number(reference)) m_references.insert(reference);
    }

    struct Found {
        std::vector<std::string> references;
        std::vector<Place> documents, customers;
    };
    Found in(const FileLine& line) const {
        Found found;
        const std::vector<std::string> words = words_of(line.reference + " \n " + line.words);
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::string phrase;
            for (std::size_t j = i; j < words.size() && j < i + phrase_words; ++j) {
                phrase += words[j];
                if (m_references.contains(phrase)) found.references.push_back(phrase);
                collect(m_documents, phrase, found.documents);
                collect(m_names, phrase, found.customers);
            }
            for (std::size_t j = i + 1; j < words.size(); ++j)
                collect(m_ends, ends_of(words[i], words[j]), found.customers);
        }
        return found;
    }

private:
    using Index = std::unordered_map<std::string, std::vector<Place>>;
    static constexpr std::size_t namesakes_max = 8; // of more, a name tells nothing

    static void collect(const Index& index, const std::string& key, std::vector<Place>& into) {
        const auto found = index.find(key);
        if (found == index.end() || found->second.size() > namesakes_max) return;
        for (const Place place : found->second)
            if (std::ranges::find(into, place) == into.end()) into.push_back(place);
    }
    void add_customers(std::string_view key) {
        const EntityIx entity = known_entity(m_tables.schema(), key);
        const Table& table = m_tables.table(entity);
        const Column& name = known_column(m_tables, key, "name");
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row) || !name.has(row)) continue;
            const std::vector<std::string> words = words_of(name.words(row));
            const std::string whole = joined(words);
            if (whole.size() < 4) continue;
            const Place place = merged_into(m_tables, {entity, row});
            m_names[whole].push_back(place);
            if (key == "person" && words.size() > 1) m_ends[ends_of(words.front(), words.back())].push_back(place);
        }
    }

    const Tables& m_tables;
    Index m_names, m_ends, m_documents;
    std::set<std::string, std::less<>> m_references;
};

struct Recorded {
    Row row = no_row;
    Date day;
    Money amount; // as a line has it
    std::string references[2];
    Place document, customer;
    bool is_taken = false;
};

// Payments by something that is told of them, their amount and their day: each answer is the first that is still free.
class Shelf {
public:
    static std::string key(CheckedBy by, std::string_view what, Money amount, std::int32_t day) {
        return std::to_string(static_cast<int>(by)) + '\n' + std::string(what) + '\n' + std::to_string(amount.minor) +
               '\n' + std::to_string(amount.currency.code) + '\n' + std::to_string(day);
    }
    static std::string place_key(Place place) {
        return std::to_string(static_cast<unsigned>(place.entity)) + ' ' + std::to_string(place.row);
    }
    void put(CheckedBy by, std::string_view what, const Recorded& one, std::uint32_t index) {
        m_stacks[key(by, what, one.amount, one.day.days)].all.push_back(index);
    }
    Recorded* take(CheckedBy by, std::string_view what, Money amount, std::int32_t day,
                   std::vector<Recorded>& payments) {
        const auto found = m_stacks.find(key(by, what, amount, day));
        if (found == m_stacks.end()) return nullptr;
        Stack& stack = found->second;
        while (stack.next < stack.all.size() && payments[stack.all[stack.next]].is_taken) ++stack.next;
        return stack.next < stack.all.size() ? &payments[stack.all[stack.next]] : nullptr;
    }

private:
    struct Stack {
        std::vector<std::uint32_t> all;
        std::size_t next = 0;
    };
    std::unordered_map<std::string, Stack> m_stacks;
};

struct OpenDebt {
    Place customer;
    Money open;
};

class Check {
public:
    Check(const Tables& tables, const std::vector<FileLine>& lines, const CheckRule& rule)
        : m_tables(tables), m_lines(lines), m_rule(rule), m_named(tables), m_entries(ledger(tables)) {}

    PaymentCheck take() {
        if (m_lines.empty()) return {};
        read_ledger();
        read_payments();
        for (const FileLine& line : m_lines) m_found.push_back(m_named.in(line));
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            for (const Place document : m_found[i].documents) {
                const Place debtor = m_debtors[document];
                if (std::ranges::find(m_found[i].customers, debtor) == m_found[i].customers.end())
                    m_found[i].customers.push_back(debtor);
            }
        m_is_matched.resize(m_lines.size());
        for (const CheckedBy by : {CheckedBy::reference, CheckedBy::document, CheckedBy::customer, CheckedBy::amount})
            for (int apart = 0; apart <= m_rule.days_apart; ++apart)
                for (std::uint32_t i = 0; i < m_lines.size(); ++i)
                    if (!m_is_matched[i]) match(i, by, apart);
        std::ranges::sort(m_result.matched, {}, &PaymentMatch::line);
        propose();
        tell_not_in_file();
        return std::move(m_result);
    }

private:
    void read_ledger() {
        std::ranges::stable_sort(m_entries, {}, &LedgerEntry::debtor);
        for (auto first = m_entries.begin(); first != m_entries.end();) {
            const Place customer = first->debtor;
            const auto last =
                std::find_if(first, m_entries.end(), [&](const LedgerEntry& each) { return each.debtor != customer; });
            for (auto each = first; each != last; ++each) m_debtors.emplace(each->document, customer);
            // What is too large to add up has no open debts that could be told.
            for (const Account& account :
                 accounts_of(std::span(first, last), m_rule.today).value_or(std::vector<Account>{}))
                for (const AccountEntry& entry : account.entries)
                    if (entry.open > 0) {
                        const Money open{entry.open, account.currency};
                        // Of a divided invoice its oldest open part is what is paid next.
                        if (!m_debts.emplace(entry.document, OpenDebt{customer, open}).second) continue;
                        m_of_amount[open].push_back(entry.document);
                        m_of_customer[customer].push_back(entry.document);
                    }
            first = last;
        }
        for (const std::string_view key : {"invoice", "order"}) {
            const EntityIx entity = known_entity(m_tables.schema(), key);
            const Column& number = known_column(m_tables, key, "number");
            for (const auto& [document, debtor] : m_debtors)
                if (document.entity == entity && number.has(document.row))
                    m_named.add_document(joined(words_of(number.words(document.row))), document);
        }
    }

    void read_payments() {
        const EntityIx entity = known_entity(m_tables.schema(), "payment");
        const Table& table = m_tables.table(entity);
        const auto column = [&](std::string_view key) -> const Column& {
            return known_column(m_tables, "payment", key);
        };
        const Column &amount = column("amount"), &date = column("date"), &direction = column("direction"),
                     &method = column("method"), &reference = column("reference"), &number = column("number");
        const PaidFor paid_for(m_tables);
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row) || !amount.has(row) || !date.has(row)) continue;
            if (!m_rule.method.empty() && method.has(row) && method.words(row) != m_rule.method) continue;
            Recorded one{.row = row, .day = Date{date.code(row)}, .amount = amount.money(row)};
            if (direction.has(row) && direction.words(row) == "paid_back") one.amount.minor = -one.amount.minor;
            one.references[0] = joined(words_of(reference.words(row)));
            one.references[1] = joined(words_of(number.words(row)));
            one.document = paid_for(row);
            if (const auto debtor = m_debtors.find(Place{entity, row}); debtor != m_debtors.end())
                one.customer = debtor->second;
            shelve(one);
        }
    }
    void shelve(Recorded& one) {
        const auto index = static_cast<std::uint32_t>(m_payments.size());
        for (const std::string& reference : one.references) {
            if (!is_telling_number(reference)) continue;
            m_named.add_reference(reference);
            m_shelf.put(CheckedBy::reference, reference, one, index);
        }
        if (one.document) m_shelf.put(CheckedBy::document, Shelf::place_key(one.document), one, index);
        if (one.customer) m_shelf.put(CheckedBy::customer, Shelf::place_key(one.customer), one, index);
        m_shelf.put(CheckedBy::amount, {}, one, index);
        m_payments.push_back(std::move(one));
    }

    void match(std::uint32_t index, CheckedBy by, int apart) {
        const FileLine& line = m_lines[index];
        const Named::Found& found = m_found[index];
        const auto take = [&](std::string_view what) {
            for (const int days : {-apart, apart}) {
                Recorded* payment = m_shelf.take(by, what, line.amount, line.day.days + days, m_payments);
                if (!payment) continue;
                payment->is_taken = m_is_matched[index] = true;
                m_result.matched.push_back({index, payment->row, by});
                return true;
            }
            return false;
        };
        if (by == CheckedBy::reference) {
            std::ignore = std::ranges::any_of(found.references, take);
        } else if (by == CheckedBy::amount) {
            if (found.documents.empty() && found.customers.empty()) take({});
        } else {
            const std::vector<Place>& places = by == CheckedBy::document ? found.documents : found.customers;
            std::ignore = std::ranges::any_of(places, [&](Place place) { return take(Shelf::place_key(place)); });
        }
    }

    bool owes(Place document, Money amount) const {
        const auto debt = m_debts.find(document);
        return debt != m_debts.end() && debt->second.open == amount && !m_used.contains(document);
    }
    Place debt_of_amount(Place customer, Money amount) {
        for (const Place document : m_of_customer[customer])
            if (owes(document, amount)) return document;
        return {};
    }
    // Lines that name what they are for come first: a debt is offered once.
    void propose() {
        for (std::uint32_t i = 0; i < m_lines.size(); ++i) {
            if (m_is_matched[i]) continue;
            if (m_lines[i].amount.minor < 0)
                ++m_result.went_out;
            else
                m_result.unrecorded.push_back({.line = i});
        }
        for (UnrecordedLine& one : m_result.unrecorded) {
            const std::vector<Place>& documents = m_found[one.line].documents;
            if (documents.size() != 1) continue;
            one.customer = m_debtors[documents.front()];
            one.by = CheckedBy::document;
            const auto debt = m_debts.find(documents.front());
            if (debt == m_debts.end() || debt->second.open.currency != m_lines[one.line].amount.currency) continue;
            if (m_used.insert(documents.front()).second) one.document = documents.front();
        }
        for (UnrecordedLine& one : m_result.unrecorded)
            if (!one.customer) propose_customer(one);
        for (UnrecordedLine& one : m_result.unrecorded)
            if (!one.customer && m_found[one.line].customers.empty()) propose_amount(one);
    }
    void propose_customer(UnrecordedLine& one) {
        const std::vector<Place>& customers = m_found[one.line].customers;
        std::size_t owing = 0;
        for (const Place customer : customers)
            if (const Place document = debt_of_amount(customer, m_lines[one.line].amount)) {
                if (++owing > 1) break;
                one.customer = customer, one.document = document;
            }
        if (owing == 0 && customers.size() == 1) one.customer = customers.front();
        if (owing > 1) one.customer = one.document = {};
        if (one.customer) one.by = CheckedBy::customer;
        if (one.document) m_used.insert(one.document);
    }
    void propose_amount(UnrecordedLine& one) {
        const auto debts = m_of_amount.find(m_lines[one.line].amount);
        if (debts == m_of_amount.end() || debts->second.size() != 1 || m_used.contains(debts->second.front())) return;
        one.document = debts->second.front();
        one.customer = m_debtors[one.document];
        m_used.insert(one.document);
    }

    void tell_not_in_file() {
        const auto [first, last] = std::ranges::minmax(m_lines, {}, &FileLine::day);
        std::set<Currency> currencies;
        for (const FileLine& line : m_lines) currencies.insert(line.amount.currency);
        std::vector<const Recorded*> left;
        for (const Recorded& one : m_payments)
            if (!one.is_taken && one.day >= first.day && one.day <= last.day &&
                currencies.contains(one.amount.currency))
                left.push_back(&one);
        std::ranges::stable_sort(left, {}, &Recorded::day);
        for (const Recorded* one : left) m_result.not_in_file.push_back(one->row);
    }

    const Tables& m_tables;
    const std::vector<FileLine>& m_lines;
    const CheckRule& m_rule;
    Named m_named;
    std::vector<LedgerEntry> m_entries;
    std::map<Place, Place> m_debtors;  // of documents and payments
    std::map<Place, OpenDebt> m_debts; // what is open
    std::map<Money, std::vector<Place>> m_of_amount;
    std::map<Place, std::vector<Place>> m_of_customer;
    std::set<Place> m_used;
    std::vector<Recorded> m_payments;
    Shelf m_shelf;
    std::vector<Named::Found> m_found;
    std::vector<char> m_is_matched;
    PaymentCheck m_result;
};

} // namespace

PaymentCheck check_payments(const Tables& tables, const std::vector<FileLine>& lines, const CheckRule& rule) {
    return Check(tables, lines, rule).take();
}

SaveRecords payments_of_lines(const Tables& tables, const std::vector<FileLine>& lines,
                              const std::vector<UnrecordedLine>& which, const std::string& method) {
    const Schema& schema = tables.schema();
    const EntityIx payment = known_entity(schema, "payment");
    SaveRecords all{.records = {}, .label = "add"};
    for (const UnrecordedLine& each : which) {
        if (!each.customer) continue;
        const FileLine& line = lines[each.line];
        SaveRecord one{.entity = payment};
        const auto set = [&](std::string_view key, Value value) {
            one.cells.push_back({.field = known_field(schema, payment, key), .value = std::move(value)});
        };
        set("date", std::int64_t{line.day.days});
        set(schema.entity(each.customer.entity).key, tables.id(each.customer));
        set("amount", line.amount);
        if (!method.empty()) set("method", method);
        if (each.document) set(schema.entity(each.document.entity).key, tables.id(each.document));
        if (!line.reference.empty()) set("reference", line.reference);
        if (!line.words.empty()) set("remarks", line.words);
        all.records.push_back(std::move(one));
    }
    return all;
}

} // namespace crm
