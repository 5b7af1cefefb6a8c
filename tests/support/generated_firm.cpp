#include "tests/support/generated_firm.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"
#include "core/entities/deal_preset.hpp"

namespace crm::generated {
namespace {

#include "tests/support/generated_names.inc"

constexpr std::string_view countries[] = {"SA", "SA", "SA", "SA", "SA", "AE", "AE", "AE", "QA", "KW", "BH",
                                          "OM", "EG", "EG", "EG", "JO", "LB", "IQ", "TN", "DZ", "MA", "GB",
                                          "FR", "DE", "ES", "US", "US", "CA", "TR", "NG", "IN", "SG"};
static_assert(std::size(countries) == std::size(cities));

template <class T, std::size_t n> const T& pick(const T (&list)[n], std::uint32_t random) {
    return list[scaled(random, static_cast<std::uint32_t>(n))];
}

std::size_t letters_end(std::string_view text, int letters) {
    std::size_t at = 0;
    while (letters-- && at < text.size()) next_code_point(text, at);
    return at;
}

// One letter without its hamza seat, dots or the like, as many people type it.
std::string_view plain_letter(std::string_view letter) {
    if (letter == "أ" || letter == "إ" || letter == "آ") return "ا";
    if (letter == "ة") return "ه";
    if (letter == "ى") return "ي";
    return letter;
}

// The name as somebody may have typed it: plain letters, a vowel sign, a tatweel, mostly as it is written.
void append_variant(std::string& out, std::string_view name, std::uint32_t random) {
    constexpr std::string_view vowel_signs[] = {"\u064E", "\u064F", "\u0650", "\u0652"};
    const std::uint32_t way = random & 15;
    if (way < 5) {
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = at + letters_end(name.substr(at), 1);
            out += plain_letter(name.substr(at, end - at));
            at = end;
        }
    } else if (way == 5 || way == 6) {
        const std::size_t cut = letters_end(name, way == 5 ? 1 : 2);
        out += name.substr(0, cut);
        out += way == 5 ? vowel_signs[random >> 8 & 3] : std::string_view("\u0640");
        out += name.substr(cut);
    } else {
        out += name;
    }
}

void append_slug_letters(std::string& out, std::string_view text) {
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        if ((c >= 'a' && c <= 'z') || c == '.') out += c;
    }
}

void append_day(std::string& out, std::int32_t day) {
    const CivilDate civil = civil_of(Date{day});
    append_integer(out, civil.year, 4);
    out += '-';
    append_unsigned(out, civil.month, 2);
    out += '-';
    append_unsigned(out, civil.day, 2);
}

} // namespace

std::uint32_t mixed(std::uint32_t x) {
    x ^= x >> 16;
    x *= 0x21f0aaad;
    x ^= x >> 15;
    x *= 0x735a2d97;
    return x ^ x >> 15;
}

std::uint32_t draw(TableNumber table, std::uint32_t row, std::uint32_t field) {
    return mixed(mixed(mixed(seed + static_cast<std::uint32_t>(table) * 0x9E3779B9) + row) + field * 0x85EBCA6B);
}

Customer customer(std::uint32_t row) {
    const auto random = [row](std::uint32_t field) { return draw(TableNumber::customers, row, field); };
    Customer made{.id = row + 1};
    const bool is_arabic = scaled(random(0), 100) < 60;
    if (is_arabic) {
        const SpelledName& first = pick(arabic_first_names, random(1));
        const SpelledName& father = arabic_first_names[scaled(random(2), 30)]; // the first thirty are men's names
        const SpelledName& last = pick(arabic_last_names, random(3));
        append_variant(made.name, first.arabic, random(4));
        append_variant(made.name += ' ', father.arabic, random(5));
        append_variant(made.name += ' ', last.arabic, random(6));
        (((made.email += first.latin) += '.') += last.latin);
        made.company = pick(arabic_company_kinds, random(7));
        append_variant(made.company += ' ', pick(arabic_company_names, random(8)), random(10));
        (made.company += ' ') += pick(arabic_company_trades, random(9));
    } else {
        const std::string_view first = pick(latin_first_names, random(1));
        std::string last{pick(latin_last_name_starts, random(2))};
        last += pick(latin_last_name_ends, random(3));
        made.name = first;
        made.name += ' ';
        made.name += static_cast<char>('A' + scaled(random(4), 26));
        (made.name += ". ") += last;
        append_slug_letters(made.email, first);
        made.email += '.';
        append_slug_letters(made.email, last);
        made.company = pick(latin_company_names, random(7));
        (made.company += ' ') += pick(latin_company_trades, random(8));
        (made.company += ' ') += pick(latin_company_forms, random(9));
    }
    made.city = is_arabic ? scaled(random(11), 21) : 21 + scaled(random(11), 11);
    made.phone = dial_codes[made.city];
    append_unsigned(made.phone, scaled(random(12), 10000), 4);
    append_unsigned(made.phone, scaled(random(13), 10000), 4);
    append_unsigned(made.email, scaled(random(14), 1000));
    (made.email += '@') += pick(mail_domains, random(15));
    const std::uint32_t percent = scaled(random(16), 100);
    made.status = percent < 30 ? 0 : percent < 50 ? 1 : percent < 78 ? 2 : percent < 83 ? 3 : percent < 94 ? 4 : 5;
    made.segment = std::min(scaled(random(17), 8), 4u);
    made.created_day = first_day + static_cast<std::int32_t>(scaled(random(18), day_count));
    const auto days_left = static_cast<std::uint32_t>(first_day + day_count - made.created_day);
    made.last_order_day = made.created_day + static_cast<std::int32_t>(scaled(random(19), days_left));
    const std::uint64_t skewed = std::uint64_t{scaled(random(20), 1 << 20)} * scaled(random(21), 1 << 20) >> 20;
    made.total_cents = static_cast<std::uint32_t>(skewed) * 5;
    return made;
}

Order order(std::uint32_t customer_count, std::uint32_t order_count, std::uint32_t row) {
    const auto random = [row](std::uint32_t field) { return draw(TableNumber::orders, row, field); };
    Order made{.id = row + 1};
    made.day = first_day + static_cast<std::int32_t>(std::uint64_t{row} * day_count / order_count);
    const std::uint64_t fifth = customer_count / 5;
    const std::uint64_t active = fifth + (customer_count - fifth) * row / order_count; // customers that exist by then
    const std::uint64_t skewed = std::uint64_t{scaled(random(0), 1 << 20)} * scaled(random(1), 1 << 20) >> 20;
    const std::uint64_t rank = (skewed * active + scaled(random(2), 1 << 20)) >> 20;
    made.customer = static_cast<std::uint32_t>(rank * 7919 % customer_count) + 1; // 7919 is prime: a permutation
    made.product = scaled(random(3), product_count);
    made.price_cents = 500 + scaled(mixed(made.product + 77), 50000);
    made.quantity = 1 + std::min(scaled(random(4), 6), scaled(random(5), 6));
    return made;
}

std::string_view city_name(std::uint32_t city) { return cities[city]; }
std::string_view country_of(std::uint32_t city) { return countries[city]; }
std::string_view status_name(std::uint32_t status) { return statuses[status]; }
std::string_view segment_name(std::uint32_t segment) { return segments[segment]; }

std::string product_name(std::uint32_t product) {
    std::string name = "صنف ";
    append_unsigned(name, product + 1);
    return name;
}

std::string csv_line(const Customer& customer) {
    std::string line;
    append_unsigned(line, customer.id);
    for (std::string_view cell : {std::string_view(customer.name), std::string_view(customer.company),
                                  std::string_view(customer.phone), std::string_view(customer.email),
                                  cities[customer.city], statuses[customer.status], segments[customer.segment]})
        (line += ',') += cell;
    append_day(line += ',', customer.created_day);
    append_day(line += ',', customer.last_order_day);
    append_unsigned(line += ',', customer.total_cents);
    return line += '\n';
}

std::string csv_line(const Order& order) {
    std::string line;
    append_unsigned(line, order.id);
    append_unsigned(line += ',', order.customer);
    append_day(line += ',', order.day);
    append_unsigned(line += ',', order.amount_cents());
    append_unsigned(line += ',', order.product);
    append_unsigned(line += ',', order.quantity);
    return line += '\n';
}

std::uint32_t fnv1a(std::string_view bytes, std::uint32_t before) {
    for (const char c : bytes) before = (before ^ static_cast<unsigned char>(c)) * 0x01000193;
    return before;
}

// --- as records ---
namespace {

// Each kind of record has its own range of operation numbers at even distances, so that any record's id can be told.
constexpr std::uint64_t ops_per_record = 16;
constexpr std::uint64_t customers_from = 1, orders_from = std::uint64_t{1} << 34, lines_from = std::uint64_t{2} << 34,
                        products_from = std::uint64_t{3} << 34, companies_from = std::uint64_t{4} << 34,
                        affiliations_from = std::uint64_t{5} << 34, tasks_from = std::uint64_t{6} << 34,
                        deals_from = std::uint64_t{7} << 34, payments_from = std::uint64_t{8} << 34;

RecordId id_at(std::uint64_t from, std::uint32_t row) { return {session, from + row * ops_per_record}; }

constexpr Currency firm_currency = currency_of("SAR");
constexpr std::int64_t day_ms = 86'400'000;
std::int64_t noon_ms(std::int32_t day) { return day * day_ms + day_ms / 2; }
Stamp stamp_at() { return stamp_of({noon_ms(first_day + day_count)}, 1, session); }

// Writes the cells of one record after another.
class Writer {
public:
    Writer(const Schema& schema, std::string_view entity) : m_schema(schema), m_entity(schema.entity(entity)) {}

    FieldIx field(std::string_view key) const { return m_schema.field(m_entity, key); }

    template <class Sink>
    void record(Sink&& sink, RecordId id, std::initializer_list<std::pair<FieldIx, Value>> cells) const {
        Op op{.id = id, .at = stamp_at(), .entity = m_entity, .record = id};
        for (const auto& [field, value] : cells) {
            op.field = field;
            op.value = value;
            sink(op);
            ++op.id.n;
        }
    }

private:
    const Schema& m_schema;
    EntityIx m_entity;
};

constexpr std::string_view stages[] = {"prospect", "new", "recurring", "vip", "at_risk", "lost"}; // by status

struct CustomerWriter : Writer {
    explicit CustomerWriter(const Schema& schema) : Writer(schema, "person") {}
    FieldIx created = field("created_at"), name = field("name"), phone = field("phone"), email = field("email"),
            address = field("address"), stage = field("stage"), source = field("source"), card = field("card_number"),
            last_contacted = field("last_contacted");

    template <class Sink> void write(Sink&& sink, const Customer& from) const {
        std::string card_number;
        append_unsigned(card_number, from.id);
        record(
            sink, id_at(customers_from, from.id - 1),
            {{created, noon_ms(from.created_day)},
             {name, from.name},
             {stage, std::string(stages[from.status])},
             {phone, from.phone},
             {email, from.email},
             {address, Address{.city = std::string(cities[from.city]), .country = std::string(countries[from.city])}},
             {source, std::string(segments[from.segment])},
             {card, card_number},
             {last_contacted, noon_ms(from.last_order_day)}});
    }
};

void fill_companies(Tables& tables, const std::vector<std::string>& company_of) {
    const Schema& schema = tables.schema();
    const Writer company(schema, "company"), affiliation(schema, "affiliation");
    const FieldIx company_created = company.field("created_at"), company_name = company.field("name"),
                  company_address = company.field("address");
    const FieldIx created = affiliation.field("created_at"), person_of = affiliation.field("person"),
                  company_ref = affiliation.field("company");
    const auto apply = [&](const Op& op) { tables.apply(op); };
    std::unordered_map<std::string, std::uint32_t> rows;
    for (std::uint32_t i = 0; i < company_of.size(); ++i) {
        const auto [at, is_fresh] = rows.try_emplace(company_of[i], static_cast<std::uint32_t>(rows.size()));
        const RecordId id = id_at(companies_from, at->second);
        if (is_fresh)
            company.record(apply, id,
                           {{company_created, noon_ms(first_day)},
                            {company_name, company_of[i]},
                            {company_address, Address{.city = std::string(cities[customer(i).city])}}});
        affiliation.record(apply, id_at(affiliations_from, i),
                           {{created, noon_ms(first_day)}, {person_of, customer_id(i)}, {company_ref, id}});
    }
}

void fill_tasks(Tables& tables, std::uint32_t customers) {
    const Writer task(tables.schema(), "task");
    const FieldIx created = task.field("created_at"), title = task.field("title"), person_of = task.field("person"),
                  due = task.field("due"), done = task.field("done_at");
    const auto apply = [&](const Op& op) { tables.apply(op); };
    for (std::uint32_t i = 0; i < customers; i += 3) {
        const std::int64_t day = first_day + scaled(mixed(i + 99), day_count);
        const std::pair<FieldIx, Value> all[] = {{created, noon_ms(first_day)},
                                                 {title, std::string("متابعة")},
                                                 {person_of, customer_id(i)},
                                                 {due, day},
                                                 {done, noon_ms(static_cast<std::int32_t>(day))}};
        if (i % 2)
            task.record(apply, id_at(tasks_from, i), {all[0], all[1], all[2], all[3], all[4]});
        else
            task.record(apply, id_at(tasks_from, i), {all[0], all[1], all[2], all[3]});
    }
}

void fill_products(Tables& tables) {
    const Writer product(tables.schema(), "product");
    const FieldIx created = product.field("created_at"), name = product.field("name"), price = product.field("price");
    for (std::uint32_t i = 0; i < product_count; ++i)
        product.record([&](const Op& op) { tables.apply(op); }, id_at(products_from, i),
                       {{created, noon_ms(first_day)},
                        {name, product_name(i)},
                        {price, Money{500 + scaled(mixed(i + 77), 50000), firm_currency}}});
}

void fill_orders(Tables& tables, const FirmSize& size) {
    const Schema& schema = tables.schema();
    const Writer orders(schema, "order"), lines(schema, "order_line");
    const FieldIx created = orders.field("created_at"), number = orders.field("number"), date = orders.field("date"),
                  person_of = orders.field("person"), state = orders.field("state"), total = orders.field("total");
    const FieldIx line_created = lines.field("created_at"), line_order = lines.field("order"),
                  line_product = lines.field("product"), quantity = lines.field("quantity"),
                  price = lines.field("price");
    const auto apply = [&](const Op& op) { tables.apply(op); };
    for (std::uint32_t i = 0; i < size.orders; ++i) {
        const Order from = order(size.customers, size.orders, i);
        std::string order_number;
        append_unsigned(order_number, from.id);
        orders.record(apply, order_id(i),
                      {{created, noon_ms(from.day)},
                       {number, order_number},
                       {date, std::int64_t{from.day}},
                       {person_of, customer_id(from.customer - 1)},
                       {state, std::string("delivered")},
                       {total, Money{from.amount_cents(), firm_currency}}});
        if (size.has_lines)
            lines.record(apply, id_at(lines_from, i),
                         {{line_created, noon_ms(from.day)},
                          {line_order, order_id(i)},
                          {line_product, id_at(products_from, from.product)},
                          {quantity, std::int64_t{from.quantity} * decimal_one},
                          {price, Money{from.price_cents, firm_currency}}});
    }
}

// The preset pipeline as the first deal would bring it; answers how many of its stages are open.
std::uint32_t fill_pipeline(Tables& tables) {
    const Writer pipeline(tables.schema(), "pipeline"), stage(tables.schema(), "stage");
    const auto apply = [&](const Op& op) { tables.apply(op); };
    pipeline.record(apply, preset_pipeline_id,
                    {{pipeline.field("created_at"), noon_ms(first_day)},
                     {pipeline.field("name"), std::string(preset_pipeline_name.ar)}});
    std::uint32_t open = 0;
    for (std::size_t i = 0; i < std::size(preset_stages); ++i) {
        const PresetStage& each = preset_stages[i];
        open += each.kind == "open";
        stage.record(apply, preset_stage_id(i),
                     {{stage.field("created_at"), noon_ms(first_day)},
                      {stage.field("name"), std::string(each.name.ar)},
                      {stage.field("pipeline"), preset_pipeline_id},
                      {stage.field("position"), static_cast<std::int64_t>(i)},
                      {stage.field("kind"), std::string(each.kind)},
                      {stage.field("probability"), std::int64_t{each.probability}}});
    }
    return open;
}

void fill_deals(Tables& tables, const FirmSize& size) {
    const std::uint32_t open_stages = fill_pipeline(tables);
    const Writer deal(tables.schema(), "deal");
    const FieldIx created = deal.field("created_at"), title = deal.field("title"), person_of = deal.field("person"),
                  pipeline = deal.field("pipeline"), stage = deal.field("stage"), since = deal.field("stage_since"),
                  amount = deal.field("amount"), state = deal.field("state");
    for (std::uint32_t i = 0; i < size.deals; ++i) {
        const std::uint32_t random = mixed(i + 1234);
        std::string words = "صفقة ";
        append_unsigned(words, i + 1);
        const std::int64_t day = noon_ms(first_day + day_count - static_cast<std::int32_t>(scaled(random, 40)));
        deal.record([&](const Op& op) { tables.apply(op); }, id_at(deals_from, i),
                    {{created, day},
                     {title, words},
                     {person_of, customer_id(scaled(random, size.customers))},
                     {pipeline, preset_pipeline_id},
                     {stage, preset_stage_id(i % open_stages)},
                     {since, day},
                     {amount, Money{100 * std::int64_t{scaled(mixed(i), 100'000)}, firm_currency}},
                     {state, std::string("open")}});
    }
}

void fill_payments(Tables& tables, std::uint32_t count) {
    const Writer payment(tables.schema(), "payment");
    const FieldIx created = payment.field("created_at"), number = payment.field("number"), date = payment.field("date"),
                  person_of = payment.field("person"), amount = payment.field("amount");
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto day = first_day + static_cast<std::int32_t>(std::uint64_t{i} * day_count / count);
        std::string receipt;
        append_unsigned(receipt, i + 1);
        payment.record([&](const Op& op) { tables.apply(op); }, id_at(payments_from, i),
                       {{created, noon_ms(day)},
                        {number, receipt},
                        {date, std::int64_t{day}},
                        {person_of, customer_id(0)},
                        {amount, Money{100 + scaled(mixed(i), 10'000), firm_currency}}});
    }
}

} // namespace

RecordId customer_id(std::uint32_t row) { return id_at(customers_from, row); }
RecordId order_id(std::uint32_t row) { return id_at(orders_from, row); }

void append_customer_ops(std::vector<Op>& out, const Schema& schema, std::uint32_t row) {
    CustomerWriter(schema).write([&](const Op& op) { out.push_back(op); }, customer(row));
}

void fill(Tables& tables, const FirmSize& size) {
    tables.reserve(std::size_t{size.customers} * 2 + std::size_t{size.orders} * (size.has_lines ? 2 : 1));
    const CustomerWriter writer(tables.schema());
    std::vector<std::string> companies;
    for (std::uint32_t i = 0; i < size.customers; ++i) {
        Customer made = customer(i);
        writer.write([&](const Op& op) { tables.apply(op); }, made);
        if (size.has_companies) companies.push_back(std::move(made.company));
    }
    if (size.has_companies) fill_companies(tables, companies);
    if (size.has_tasks) fill_tasks(tables, size.customers);
    if (size.has_lines) fill_products(tables);
    fill_orders(tables, size);
    if (size.deals) fill_deals(tables, size);
    fill_payments(tables, size.payments);
}

} // namespace crm::generated
