// Runs the scenarios beside this file: plain text that a shop owner can read, one line per step, on real workspaces
// with disks in memory. Kinds of record and fields are the schema's own, by key or by Arabic label; what a step answers
// stands behind "→" and is what the page would say. A step without an answer must go well.
//
//     == عميلة جديدة                                     a scenario begins: one device, "shop", empty
//     add person sara name="سارة العتيبي" phone=0501234567
//     edit sara email=nobody                             → email: اكتب بريدًا صحيحًا، مثل name@example.com.
//     show sara name phone                               → سارة العتيبي، ‎050 123 4567
//
// Steps: add KIND NAME FIELD=VALUE… · edit NAME FIELD=VALUE… · remove NAME… · restore NAME… · complete NAME (a task)
//     undo · redo · show NAME FIELD… · list KIND · bin · find WORDS · wait DAYS · close (the page, and open it again)
//     document KIND NAME FIELD=VALUE… / FIELD=VALUE… / … (a quote, an order or an invoice; its lines behind the
//     slashes) make NAME from DOCUMENT [LINE=QUANTITY…] (what is made of it next; without lines: all that is left) ·
//     left DOCUMENT revise QUOTE NAME · issue DRAFT NAME (numbers of a device other than "shop" have its name) · due
//     INVOICE · divide INVOICE COUNT FIRST [every=week] [down=AMOUNT] (into instalments) · divide INVOICE DATE=AMOUNT…
//     (those given) · whole INVOICE (not divided any more) · parts INVOICE (each with what is left of it) · sell NAME
//     PRODUCT=QUANTITY… [customer=NAME] [discount=PERCENT] [cash=AMOUNT] [card=AMOUNT] (at the counter) · takings (of
//     today, by method) · close_day METHOD=AMOUNT… · closings (of today: expected, counted, difference) · account
//     CUSTOMER · statement CUSTOMER · earned SELLER YYYY-MM (sold, received, commission) · ask DOCUMENT WHO (for the
//     approval of its discount) · approve DOCUMENT WHO · refuse DOCUMENT WHO SENTENCE · device NAME (another one) ·
//     merge DEVICE DEVICE (each reads the other's file) · export FILE · import FILE · bank DATE AMOUNT WORDS… (a line
//     of a bank's file) · check (the lines so far: each with the payment that it is, or who is thought to have paid;
//     then what is not in the file) · take (records who is thought to have paid) · price PRODUCT QUANTITY YYYY-MM-DD
//     [person=NAME] [company=NAME] [currency=CODE] (of one, and of which price list) · worth AMOUNT YYYY-MM-DD (in the
//     firm's currency by the rates) · owing (who owes what; then all of it in the firm's currency, and the currencies
//     that have no rate)
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <ranges>

#include "core/commands/tasks.hpp"
#include "core/commands/territories.hpp"
#include "core/queries/display.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/rates.hpp"
#include "core/queries/related.hpp"
#include "core/queries/search.hpp"
#include "core/record/parse.hpp"
#include "core/sales/account.hpp"
#include "core/sales/approval.hpp"
#include "core/sales/close_day.hpp"
#include "core/sales/counter_sale.hpp"
#include "core/sales/day_takings.hpp"
#include "core/sales/divide_invoice.hpp"
#include "core/sales/invoice_standing.hpp"
#include "core/sales/issue.hpp"
#include "core/sales/make_document.hpp"
#include "core/sales/owing.hpp"
#include "core/sales/payment_check.hpp"
#include "core/sales/performance.hpp"
#include "core/sales/price_of.hpp"
#include "core/sales/save_document.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

// Words as a shell cuts them: at spaces, but not inside quotes.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    bool in_quotes = false, is_begun = false;
    for (const char c : text) {
        const bool is_space = c == ' ' && !in_quotes;
        if (c == '"') in_quotes = !in_quotes;
        if (is_space) is_begun = false;
        if (is_space) continue;
        if (!std::exchange(is_begun, true)) words.emplace_back();
        if (c != '"') words.back() += c;
    }
    return words;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : std::string(between)) + part;
    return all.empty() ? "nothing" : all;
}

class Scenario {
public:
    using Words = std::vector<std::string>;

    std::string step(const Words& words) {
        static const std::map<std::string_view, std::string (Scenario::*)(const Words&)> steps = {
            {"add", &Scenario::add},           {"edit", &Scenario::edit},
            {"remove", &Scenario::remove},     {"undo", &Scenario::undo},
            {"restore", &Scenario::restore},   {"redo", &Scenario::redo},
            {"show", &Scenario::show},         {"complete", &Scenario::complete},
            {"list", &Scenario::list},         {"document", &Scenario::document},
            {"make", &Scenario::make},         {"left", &Scenario::left},
            {"revise", &Scenario::revise},     {"issue", &Scenario::issue},
            {"due", &Scenario::due},           {"sell", &Scenario::sell},
            {"bin", &Scenario::bin},           {"find", &Scenario::find},
            {"wait", &Scenario::wait},         {"close", &Scenario::close},
            {"device", &Scenario::device},     {"merge", &Scenario::merge},
            {"export", &Scenario::export_},    {"import", &Scenario::import},
            {"account", &Scenario::account},   {"statement", &Scenario::statement},
            {"earned", &Scenario::earned},     {"ask", &Scenario::ask},
            {"approve", &Scenario::answer},    {"refuse", &Scenario::answer},
            {"takings", &Scenario::takings},   {"close_day", &Scenario::close_day},
            {"closings", &Scenario::closings}, {"place", &Scenario::place_customers},
            {"bank", &Scenario::bank},         {"check", &Scenario::check},
            {"take", &Scenario::take},         {"divide", &Scenario::divide},
            {"parts", &Scenario::parts},       {"whole", &Scenario::divide},
            {"price", &Scenario::price},       {"worth", &Scenario::worth},
            {"owing", &Scenario::owing_}};
        const auto found = steps.find(words[0]);
        return found == steps.end() ? "no such step" : (this->*found->second)(words);
    }

private:
    // ---- the words of a line ------------------------------------------------------------------------------------

    WorkspaceWorld& world() { return on(m_device); }
    WorkspaceWorld& on(const std::string& device) {
        auto& found = m_worlds[device];
        if (!found) found = std::make_unique<WorkspaceWorld>(m_worlds.size());
        return *found;
    }
    const Tables& tables() { return world().tables(); }
    const Schema& schema() { return world().workspace->schema(); }
    Place place(const std::string& name) {
        return tables().find(m_names.contains(name) ? m_names.at(name) : RecordId{});
    }
    std::string name_of(RecordId id) {
        for (const auto& [name, named] : m_names)
            if (named == id) return name;
        return "?";
    }
    FieldIx field(EntityIx entity, std::string_view named) {
        for (FieldIx ix = 0; ix < schema().field_count(entity); ++ix)
            if (schema().field(entity, ix).key == named || schema().field(entity, ix).label.ar == named) return ix;
        return no_field;
    }
    Reader reader() {
        const std::int64_t local_ms = world().environment.now_ms + 180 * 60'000;
        return reader_of(tables(), Language::ar, date_of(Moment{local_ms}), 180);
    }

    // A value as somebody would type it; a record by its name here.
    Result<Value, Reason> typed(const FieldDef& field, const std::string& text) {
        if (text.empty()) return Value{};
        if (field.type == FieldType::address) return Value{Address{.city = text}};
        if (field.type == FieldType::reference) {
            if (!m_names.contains(text)) return Unexpected{Reason::no_such_record};
            return Value{m_names.at(text)};
        }
        const Reader who = reader();
        return parse_cell(field, text,
                          {.locale = who.locale,
                           .country = who.country,
                           .currency = who.currency,
                           .today = who.today,
                           .minute_of_day = 600,
                           .offset_minutes = who.offset_minutes});
    }

    std::string told(const Problems& problems) {
        std::vector<std::string> all;
        for (const Problem& problem : problems) {
            const std::string key =
                problem.field == no_field ? "" : std::string(schema().field(problem.entity, problem.field).key) + ": ";
            all.push_back(key + std::string(sentence(problem.reason).ar));
        }
        return joined(all, " ");
    }

    std::string save(EntityIx entity, RecordId id, const Words& words, std::size_t first, const std::string& name) {
        SaveRecord command{.entity = entity, .id = id};
        if (std::string wrong = read_cells(command, words, first, words.size()); !wrong.empty()) return wrong;
        return sent_as(command, name);
    }
    // What a command makes is called by this name from now on.
    std::string sent_as(const Command& command, const std::string& name) {
        const auto done = world().send(command);
        if (!done) return told(done.error());
        if (!done->added.empty()) m_names[name] = done->added.front();
        return "ok";
    }
    // FIELD=VALUE into the cells of a record; answers what is wrong with them.
    std::string read_cells(SaveRecord& command, const Words& words, std::size_t first, std::size_t last) {
        const EntityIx entity = command.entity;
        for (std::size_t i = first; i < last; ++i) {
            const std::size_t equals = words[i].find('=');
            const FieldIx ix = field(entity, words[i].substr(0, equals));
            if (equals == std::string::npos || ix == no_field) return "no such field: " + words[i];
            const FieldDef& def = schema().field(entity, ix);
            CellEdit cell{.field = ix};
            Words parts = {words[i].substr(equals + 1)};
            if (is_several(def)) {
                parts.clear();
                for (const auto part : std::views::split(words[i].substr(equals + 1), ','))
                    parts.emplace_back(part.begin(), part.end());
            }
            for (const std::string& part : parts) {
                const auto value = typed(def, part);
                if (!value) return told({{entity, ix, value.error()}});
                if (is_several(def) && !is_missing(*value))
                    cell.elements.push_back(*value);
                else
                    cell.value = *value;
            }
            command.cells.push_back(std::move(cell));
        }
        return {};
    }

    std::string sent(const Command& command) {
        const auto done = world().send(command);
        return done ? "ok" : told(done.error());
    }
    std::vector<RecordId> records(const Words& words) {
        std::vector<RecordId> ids;
        for (std::size_t i = 1; i < words.size(); ++i)
            ids.push_back(m_names.contains(words[i]) ? m_names.at(words[i]) : RecordId{});
        return ids;
    }
    std::string names_with(EntityIx only, Standing standing) {
        std::vector<std::string> names;
        for (EntityIx entity = 0; entity < tables().table_count(); ++entity) {
            if (only != no_entity && entity != only) continue;
            const Table& table = tables().table(entity);
            for (Row row = 0; row < table.rows(); ++row)
                if (table.standing[row] == standing) names.push_back(name_of(tables().id({entity, row})));
        }
        std::ranges::sort(names);
        return joined(names, " ");
    }

    // ---- steps --------------------------------------------------------------------------------------------------

    std::string add(const Words& words) {
        const EntityIx entity = words.size() > 2 ? schema().entity(words[1]) : no_entity;
        return entity == no_entity ? "no such kind of record" : save(entity, {}, words, 3, words[2]);
    }
    std::string edit(const Words& words) {
        const Place at = place(words.at(1));
        return at ? save(at.entity, tables().id(at), words, 2, words[1]) : "no such record";
    }
    std::string remove(const Words& words) { return sent(RemoveRecords{records(words)}); }
    std::string restore(const Words& words) { return sent(RestoreRecords{records(words)}); }
    std::string complete(const Words& words) { return sent(CompleteTasks{records(words)}); }
    std::string undo(const Words&) { return world().workspace->undo() ? "ok" : "nothing"; }
    std::string redo(const Words&) { return world().workspace->redo() ? "ok" : "nothing"; }
    std::string show(const Words& words) {
        const Place at = place(words.at(1));
        if (!at) return "no such record";
        std::vector<std::string> cells;
        for (std::size_t i = 2; i < words.size(); ++i) {
            const FieldIx ix = field(at.entity, words[i]);
            const std::string text = ix == no_field ? "no such field" : cell_text(tables(), at, ix, reader());
            cells.push_back(text.empty() ? "—" : text);
        }
        return joined(cells, "، ");
    }
    std::string list(const Words& words) { return names_with(schema().entity(words.at(1)), Standing::live); }
    std::string bin(const Words&) { return names_with(no_entity, Standing::removed); }
    std::string find(const Words& words) {
        QueryCaches& caches = world().workspace->caches();
        while (!caches.work(tables(), 1000)) {
        }
        std::vector<std::string> names;
        const Words searched(words.begin() + 1, words.end());
        for (const SearchGroup& group : search(tables(), caches.index, joined(searched, " ")).groups)
            for (const SearchHit& hit : group.hits) names.push_back(name_of(tables().id(hit.place)));
        return joined(names, " ");
    }
    std::string document(const Words& words) {
        const DocumentKind* kind = document_kind(words.at(1));
        if (!kind) return "no such kind of document";
        const auto slash = [&](std::size_t from) {
            return static_cast<std::size_t>(
                std::find(words.begin() + static_cast<std::ptrdiff_t>(from), words.end(), "/") - words.begin());
        };
        SaveDocument command{.document = {.entity = schema().entity(kind->entity)}, .lines = {}, .removed_lines = {}};
        std::size_t end = slash(3);
        std::string wrong = read_cells(command.document, words, 3, end);
        while (wrong.empty() && end < words.size()) {
            const std::size_t first = end + 1;
            end = slash(first);
            command.lines.push_back({.entity = schema().entity(kind->line)});
            wrong = read_cells(command.lines.back(), words, first, end);
        }
        return wrong.empty() ? sent_as(command, words[2]) : wrong;
    }
    std::string make(const Words& words) {
        const std::vector<LineLeft> lines = lines_left(tables(), place(words.at(3)));
        MakeDocument command{.from = m_names[words[3]], .lines = {}};
        for (std::size_t i = 4; i < words.size(); ++i) {
            const std::size_t equals = words[i].find('='), line = std::stoul(words[i].substr(0, equals));
            const auto quantity = fixed_from(words[i].substr(equals + 1), 4);
            if (line == 0 || line > lines.size() || !quantity) return "no such line: " + words[i];
            command.lines.push_back({tables().id(lines[line - 1].line), *quantity});
        }
        if (words.size() == 4)
            for (const LineLeft& each : lines)
                if (each.left()) command.lines.push_back({tables().id(each.line), each.left()});
        return sent_as(command, words[1]);
    }
    std::string left(const Words& words) {
        Words all;
        for (const LineLeft& each : lines_left(tables(), place(words.at(1))))
            all.push_back(fixed_text({each.left(), 4}));
        return joined(all, "، ");
    }
    std::string revise(const Words& words) { return sent_as(ReviseQuote{m_names[words.at(1)]}, words.at(2)); }
    std::string issue(const Words& words) {
        return sent_as(IssueInvoice{m_names[words.at(1)], m_device == "shop" ? "" : m_device}, words.at(2));
    }
    std::string sell(const Words& words) {
        SellAtCounter sale{.device_code = m_device == "shop" ? "" : m_device};
        const EntityIx payment = schema().entity("payment");
        for (std::size_t i = 2; i < words.size(); ++i) {
            const std::size_t equals = words[i].find('=');
            const std::string key = words[i].substr(0, equals), said = words[i].substr(equals + 1);
            if (key == "customer") {
                sale.customer = m_names[said];
            } else if (key == "discount") {
                sale.terms.discount_percent = fixed_from(said, 4).value_or(-1);
            } else if (key == "cash" || key == "card") {
                const auto amount = typed(schema().field(payment, schema().field(payment, "amount")), said);
                if (!amount) return "no such amount: " + said;
                sale.paid.push_back({key, std::get<Money>(*amount)});
            } else {
                sale.lines.push_back({.product = m_names[key], .quantity = fixed_from(said, 4).value_or(-1)});
            }
        }
        return sent_as(sale, words.at(1));
    }
    std::string ask(const Words& words) { return sent(AskApproval{m_names[words.at(1)], words.at(2)}); }
    std::string answer(const Words& words) {
        return sent(AnswerApproval{m_names[words.at(1)], words[0] == "approve", words.at(2),
                                   words.size() > 3 ? words[3] : std::string()});
    }
    std::string due(const Words& words) {
        const InvoiceStanding is =
            invoice_standing(tables(), world().workspace->caches().relations, place(words.at(1)), reader().today);
        constexpr std::string_view names[] = {"draft", "open", "partly paid", "paid", "overpaid", "overdue"};
        const std::string due = is.due ? money_text(*is.due, reader().locale) : "—";
        return due + " " + std::string(names[static_cast<std::size_t>(is.standing)]);
    }
    Money amount_of(const std::string& text) {
        const EntityIx payment = schema().entity("payment");
        const auto amount = typed(schema().field(payment, schema().field(payment, "amount")), text);
        return amount && !is_missing(*amount) ? std::get<Money>(*amount) : Money{-1, {}};
    }
    std::int64_t minor_of(const std::string& text) { return amount_of(text).minor; }
    std::string divide(const Words& words) {
        const Place invoice = place(words.at(1));
        DivideInvoice command{m_names[words[1]], {}};
        const Date today = reader().today;
        if (words.size() > 2 && words[2].find('=') != std::string::npos) {
            for (std::size_t i = 2; i < words.size(); ++i) {
                const std::size_t equals = words[i].find('=');
                command.parts.push_back(
                    {*date_from(words[i].substr(0, equals), today), minor_of(words[i].substr(equals + 1))});
            }
        } else if (words.size() > 3) {
            Division division{.total = known_column(tables(), "invoice", "total").money(invoice.row).minor,
                              .day = Date{known_column(tables(), "invoice", "date").code(invoice.row)},
                              .first = *date_from(words[3], today),
                              .count = std::stoi(words[2])};
            for (std::size_t i = 4; i < words.size(); ++i) {
                if (words[i] == "every=week") division.every = Every::week;
                if (words[i].starts_with("down=")) division.down_payment = minor_of(words[i].substr(5));
            }
            const auto parts = divided(division);
            if (!parts) return "cannot be divided so";
            command.parts = *parts;
        }
        return sent(command);
    }
    std::string parts(const Words& words) {
        const Place invoice = place(words.at(1));
        RelationCache& relations = world().workspace->caches().relations;
        const Currency currency = known_column(tables(), "invoice", "total").money(invoice.row).currency;
        const auto money = [&](std::int64_t minor) { return money_text({minor, currency}, reader().locale); };
        std::vector<SettledInstalment> settled = invoice_standing(tables(), relations, invoice, reader().today).parts;
        if (settled.empty()) settled = settle(instalments_of(tables(), relations, invoice), 0, reader().today);
        Words all;
        for (const SettledInstalment& one : settled) {
            std::string text = iso_text(one.part.due) + " " + money(one.part.minor);
            if (one.left() != one.part.minor) text += one.left() ? " باقٍ " + money(one.left()) : " مسدد";
            if (one.days_late) text += " متأخر " + std::to_string(one.days_late);
            all.push_back(std::move(text));
        }
        return joined(all, "، ");
    }
    std::string bank(const Words& words) {
        const EntityIx payment = schema().entity("payment");
        const auto amount = typed(schema().field(payment, schema().field(payment, "amount")), words.at(2));
        if (!amount) return "no amount";
        m_lines.push_back({.line = m_lines.size() + 1,
                           .day = *date_from(words.at(1), reader().today),
                           .amount = std::get<Money>(*amount),
                           .words = joined({words.begin() + 3, words.end()}, " ")});
        return "ok";
    }
    PaymentCheck checked() { return check_payments(tables(), m_lines, {.today = reader().today}); }
    std::string check(const Words&) {
        const PaymentCheck found = checked();
        const auto name = [&](Place at) { return at ? name_of(tables().id(at)) : std::string("؟"); };
        const EntityIx payment = schema().entity("payment");
        Words all;
        for (const PaymentMatch& one : found.matched)
            all.push_back(std::to_string(one.line + 1) + "=" + name({payment, one.payment}));
        for (const UnrecordedLine& one : found.unrecorded)
            all.push_back(std::to_string(one.line + 1) + "؟ " + name(one.customer) +
                          (one.document ? " " + name(one.document) : ""));
        for (const Row row : found.not_in_file) all.push_back("ليس في الملف " + name({payment, row}));
        return joined(all, "، ");
    }
    std::string take(const Words&) {
        return sent(payments_of_lines(tables(), m_lines, checked().unrecorded, "transfer"));
    }
    std::string price(const Words& words) {
        PriceWanted wanted{.product = m_names[words.at(1)],
                           .date = *date_from(words.at(3), reader().today),
                           .quantity = fixed_from(words.at(2), 4).value_or(-1)};
        for (std::size_t i = 4; i < words.size(); ++i) {
            const std::size_t equals = words[i].find('=');
            const std::string key = words[i].substr(0, equals), said = words[i].substr(equals + 1);
            if (key == "currency") wanted.currency = currency_of(said);
            if (key == "person") wanted.person = m_names[said];
            if (key == "company") wanted.company = m_names[said];
        }
        const FoundPrice found = price_of(tables(), world().workspace->caches().relations, wanted);
        if (!found.price.currency) return "nothing";
        std::string text = money_text(found.price, reader().locale);
        if (const Place list = tables().find(found.list))
            text += " " + cell_text(tables(), list, field(list.entity, "name"), reader());
        return text;
    }
    std::string worth(const Words& words) {
        const Rates rates(tables(), reader().currency);
        const auto ours = rates.in_base(amount_of(words.at(1)), *date_from(words.at(2), reader().today));
        return ours ? money_text(*ours, reader().locale) : std::string(sentence(ours.error()).ar);
    }
    std::string owing_(const Words&) {
        const Owing found = owing(tables(), reader().today);
        Words all;
        std::vector<const Debtor*> debtors;
        for (const Debtor& each : found.debtors) {
            debtors.push_back(&each);
            all.push_back(name_of(tables().id(each.customer)) + " " +
                          money_text({each.owed.balance, each.owed.currency}, reader().locale));
        }
        const Rates rates(tables(), reader().currency);
        WithoutRate without;
        const SumInBase sum = in_base(sums_of(debtors), rates, reader().today, without);
        std::string text = joined(all, "، ") + "؛ المجموع " + money_text(sum.total(), reader().locale);
        for (const Currency currency : without.currencies) text += " بلا سعر " + std::string(letters_of(currency));
        return text;
    }
    // What a customer owes, by currency: the balance, and how late each part of it is.
    std::string account(const Words& words) {
        const auto accounts = accounts_of(tables(), place(words.at(1)), reader().today);
        if (!accounts) return "too large";
        constexpr std::string_view late[ageing_parts] = {"لم يحن أجله", "متأخر 1-30", "متأخر 31-60", "متأخر 61-90",
                                                         "متأخر فوق 90"};
        Words all;
        for (const Account& each : *accounts) {
            const auto money = [&](std::int64_t minor) { return money_text({minor, each.currency}, reader().locale); };
            std::string text = money(each.balance);
            for (std::size_t i = 0; i < ageing_parts; ++i)
                if (each.ageing[i]) text += "، " + std::string(late[i]) + " " + money(each.ageing[i]);
            all.push_back(std::move(text));
        }
        return joined(all, "؛ ");
    }
    // Its entries, the oldest first: what was owed and what was taken off.
    std::string statement(const Words& words) {
        Words all;
        for (const Account& each : accounts_of(tables(), place(words.at(1)), reader().today).value())
            for (const AccountEntry& entry : each.entries)
                all.push_back(name_of(tables().id(entry.document)) + " " +
                              money_text({entry.amount, each.currency}, reader().locale));
        return joined(all, "، ");
    }
    std::string earned(const Words& words) {
        const int year = std::stoi(words.at(2).substr(0, 4));
        const auto month = static_cast<unsigned>(std::stoul(words[2].substr(5)));
        const std::int32_t first = date_of(CivilDate{year, month, 1}).days,
                           next = date_of(month == 12 ? CivilDate{year + 1, 1, 1} : CivilDate{year, month + 1, 1}).days;
        const Performance found = performance(tables(), {first, next - 1}, reader());
        const auto one = std::ranges::find(found.people, words.at(1), &Representative::name);
        if (one == found.people.end()) return "nobody";
        const auto text = [&](std::int64_t minor) { return money_text({minor, reader().currency}, reader().locale); };
        return joined({text(one->sales), text(one->received), text(one->commission)}, "، ");
    }
    std::string place_customers(const Words&) { return sent(PlaceCustomers{}); }
    std::string takings(const Words&) {
        Words all;
        const EntityIx payment = schema().entity("payment");
        const FieldDef& method = schema().field(payment, schema().field(payment, "method"));
        for (const DayTaking& taking : day_takings(tables(), reader().today.days).value()) {
            const auto known = std::ranges::find(method.choices, taking.method, &ChoiceDef::key);
            all.push_back(std::string(known == method.choices.end() ? "؟" : known->label.ar) + " " +
                          money_text(taking.money(), reader().locale));
        }
        return joined(all, "، ");
    }
    std::string close_day(const Words& words) {
        CloseDay close{.day = reader().today, .counted = {}};
        const EntityIx entity = schema().entity("closing");
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::size_t equals = words[i].find('=');
            const auto amount =
                typed(schema().field(entity, schema().field(entity, "counted")), words[i].substr(equals + 1));
            if (!amount) return "no such amount: " + words[i];
            const Money money = std::get<Money>(*amount);
            close.counted.push_back({words[i].substr(0, equals), money.currency, money});
        }
        return sent(close);
    }
    std::string closings(const Words&) {
        Words all;
        for (const DayClosing& each : closings_of(tables(), reader().today)) {
            const auto text = [&](std::string_view key) {
                return cell_text(tables(), each.place, schema().field(each.place.entity, key), reader());
            };
            all.push_back(text("method") + " " + text("expected") + " " + text("counted") + " " + text("difference"));
        }
        return joined(all, "، ");
    }
    std::string wait(const Words& words) {
        for (auto& [name, each] : m_worlds) each->environment.now_ms += std::stoll(words.at(1)) * day_ms;
        return "ok";
    }
    std::string close(const Words&) {
        const bool is_saved = world().save();
        world().reopen();
        return is_saved ? "ok" : "not saved";
    }
    std::string device(const Words& words) {
        on(words.at(1)).environment.now_ms = world().environment.now_ms;
        m_device = words[1];
        return "ok";
    }
    std::string export_(const Words& words) {
        m_files[words.at(1)] = test::export_text(tables(), &world().workspace->waiting());
        return "ok";
    }
    std::string import(const Words& words) {
        return m_files.contains(words.at(1)) && world().import(m_files[words[1]]) ? "ok" : "no such file";
    }
    std::string merge(const Words& words) {
        WorkspaceWorld &one = on(words.at(1)), &other = on(words.at(2));
        const std::string from_one = test::export_text(one.tables()), from_other = test::export_text(other.tables());
        if (!one.import(from_other) || !other.import(from_one)) return "not read";
        return test::export_text(one.tables()) == test::export_text(other.tables()) ? "ok" : "they differ";
    }

    std::string m_device = "shop";
    std::vector<FileLine> m_lines;
    std::map<std::string, std::unique_ptr<WorkspaceWorld>> m_worlds;
    std::map<std::string, RecordId> m_names;
    std::map<std::string, std::string> m_files;
};

std::string_view trimmed(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text;
}

// Marks of direction, and that a space must not break, are not seen by who reads the scenario.
std::string without_marks(std::string_view text) {
    std::string plain(text);
    for (const std::string_view mark : {"\u200e", "\u200f", "\u2066", "\u2067", "\u2068", "\u2069"})
        for (std::size_t at = 0; (at = plain.find(mark, at)) != plain.npos;) plain.erase(at, mark.size());
    for (std::size_t at = 0; (at = plain.find("\u00a0", at)) != plain.npos;) plain.replace(at, 2, " ");
    return plain;
}

int run_file(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::unique_ptr<Scenario> scenario;
    std::string line;
    int steps = 0;
    for (int number = 1; std::getline(in, line); ++number) {
        const std::string_view text = trimmed(line);
        if (text.empty() || text.starts_with('#')) continue;
        if (text.starts_with("==")) {
            scenario = std::make_unique<Scenario>();
            continue;
        }
        const std::string where = path.filename().string() + ":" + std::to_string(number) + ": " + line;
        CAPTURE(where);
        REQUIRE(scenario);
        const std::size_t arrow = text.find("→");
        const std::string expected(arrow == text.npos ? "ok"
                                                      : trimmed(text.substr(arrow + std::string_view("→").size())));
        CHECK(without_marks(scenario->step(words_of(trimmed(text.substr(0, arrow))))) == without_marks(expected));
        ++steps;
    }
    return steps;
}

} // namespace

TEST_CASE("the scenarios come out as they are told") {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(WASL_TESTS_DIR) + "/scenarios")) {
        if (entry.path().extension() != ".txt") continue;
        CHECK(run_file(entry.path()) > 0);
        ++files;
    }
    CHECK(files > 0);
}

TEST_CASE("a scenario that is wrong is found wrong") {
    Scenario scenario;
    CHECK(scenario.step({"add", "person", "sara", "name=سارة"}) == "ok");
    CHECK(scenario.step({"show", "sara", "name"}) == "سارة");
    CHECK(scenario.step({"show", "omar", "name"}) == "no such record");
    CHECK(scenario.step({"edit", "sara", "shoe=43"}) == "no such field: shoe=43");
    CHECK(scenario.step({"rent", "sara"}) == "no such step");
}
