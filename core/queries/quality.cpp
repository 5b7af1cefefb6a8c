#include "core/queries/quality.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "core/queries/known_fields.hpp"
#include "core/queries/words_queries.hpp"
#include "core/text/numbers.hpp"
#include "core/text/phones.hpp"

namespace crm {

std::vector<FieldIx> wanted_fields(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (const FieldDef& field = schema.field(entity, f); field.required || (field.list_order && !field.read_only))
            fields.push_back(f);
    return fields;
}

namespace {

bool is_filled(const Tables& tables, Place place, FieldIx field) {
    const Column& column = tables.table(place.entity).columns[field];
    if (column.layout() != Layout::set) return column.has(place.row);
    const SetCell* set = column.set(place.row);
    return set && !set->live.empty();
}

int percent_of(const Tables& tables, Place place, const std::vector<FieldIx>& wanted, std::vector<FieldIx>* missing) {
    int filled = 0, all = 0;
    for (const FieldIx field : wanted) {
        const int weight = tables.schema().field(place.entity, field).required ? 2 : 1;
        all += weight;
        if (is_filled(tables, place, field))
            filled += weight;
        else if (missing)
            missing->push_back(field);
    }
    return all ? filled * 100 / all : 100;
}

} // namespace

Completeness completeness(const Tables& tables, Place place) {
    Completeness result;
    if (place)
        result.percent = percent_of(tables, place, wanted_fields(tables.schema(), place.entity), &result.missing);
    return result;
}

std::vector<std::uint32_t> completeness_by_row(const Tables& tables, EntityIx entity) {
    const std::vector<FieldIx> wanted = wanted_fields(tables.schema(), entity);
    std::vector<std::uint32_t> percents(tables.table(entity).rows());
    for (Row row = 0; row < percents.size(); ++row)
        percents[row] = static_cast<std::uint32_t>(percent_of(tables, {entity, row}, wanted, nullptr));
    return percents;
}

int average_completeness(const Tables& tables, EntityIx entity) {
    const std::vector<FieldIx> wanted = wanted_fields(tables.schema(), entity);
    const Table& table = tables.table(entity);
    std::int64_t sum = 0, count = 0;
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row)) continue;
        sum += percent_of(tables, {entity, row}, wanted, nullptr);
        ++count;
    }
    return count ? static_cast<int>(sum / count) : 100;
}

std::string_view key_of(CleanUpKind kind) {
    static constexpr std::string_view keys[] = {"incomplete", "contradictory", "unreachable", "stale", "orphaned"};
    return keys[static_cast<std::size_t>(kind)];
}

const Label& label_of(CleanUpKind kind) {
    static constexpr Label labels[] = {{"ناقصة", "Incomplete"},
                                       {"متناقضة", "Contradictory"},
                                       {"لا يمكن الوصول إليهم", "Unreachable"},
                                       {"قديمة", "Stale"},
                                       {"معلّقة", "Orphaned"}};
    return labels[static_cast<std::size_t>(kind)];
}

// --- the lists
// --------------------------------------------------------------------------------------------------------

namespace {

constexpr std::int64_t day_ms = 86'400'000;

} // namespace

class CleanUpScan::Cleaner {
public:
    Cleaner(const Tables& tables, const Reader& reader)
        : m_tables(tables), m_schema(tables.schema()), m_reader(reader), m_stale_days(2 * quiet_days(tables)),
          m_today_ms((std::int64_t{reader.today.days} + 1) * day_ms) {
        for (const std::string_view key : {"person", "company"}) customers(m_schema.entity(key));
        products();
        affiliations();
        tasks();
        orders();
        belongings();
    }

    bool work(std::size_t rows_max) {
        for (; m_task < m_tasks.size(); ++m_task, m_row = 0) {
            const Task& task = m_tasks[m_task];
            const Table& table = m_tables.table(task.entity);
            for (; m_row < table.rows(); ++m_row) {
                if (rows_max-- == 0) return false;
                if (table.is_live(m_row)) task.visit(m_row, table);
            }
            m_looked_at += table.rows();
        }
        for (auto& list : std::exchange(m_is_sorted, true) ? std::span<std::vector<CleanUpItem>>() : m_found.lists)
            std::ranges::stable_sort(
                list, [](const CleanUpItem& a, const CleanUpItem& b) { return badness(a) > badness(b); });
        return true;
    }
    float progress() const {
        std::size_t all = 0;
        for (const Task& task : m_tasks) all += m_tables.table(task.entity).rows();
        return all ? std::min(1.f, static_cast<float>(m_looked_at + m_row) / static_cast<float>(all)) : 1.f;
    }
    const CleanUp& found() const { return m_found; }

private:
    static int badness(const CleanUpItem& item) {
        return item.reason == CleanUpReason::fields_missing ? 100 - item.number : item.number;
    }
    void add(CleanUpKind kind, Place place, CleanUpReason reason, FieldIx field, int number = 0) {
        m_found.lists[static_cast<std::size_t>(kind)].push_back({place, reason, field, number});
    }
    FieldIx field(EntityIx entity, std::string_view key) const { return known_field(m_schema, entity, key); }
    // One look at all rows of a kind, in slices (work).
    void each_live(EntityIx entity, std::function<void(Row, const Table&)> visit) {
        m_tasks.push_back({entity, std::move(visit)});
    }

    void incomplete(EntityIx entity, Row row, const std::vector<FieldIx>& wanted) {
        m_missing.clear();
        const int percent = percent_of(m_tables, {entity, row}, wanted, &m_missing);
        if (percent < 50 && !m_missing.empty())
            add(CleanUpKind::incomplete, {entity, row}, CleanUpReason::fields_missing, m_missing.front(), percent);
    }

    void customers(EntityIx entity) {
        const std::vector<FieldIx> wanted = wanted_fields(m_schema, entity);
        const FieldIx phone = field(entity, "phone"), others = field(entity, "other_phones"),
                      email = field(entity, "email"), emails = m_schema.field(entity, "other_emails");
        const FieldIx contacted = field(entity, "last_contacted"), created = created_field(m_schema, entity);
        const FieldIx birthday = m_schema.field(entity, "birthday");
        each_live(entity, [=, this](Row row, const Table& table) {
            const Place place{entity, row};
            incomplete(entity, row, wanted);
            const bool is_reached = is_filled(m_tables, place, phone) || is_filled(m_tables, place, others) ||
                                    is_filled(m_tables, place, email) ||
                                    (emails != no_field && is_filled(m_tables, place, emails));
            if (!is_reached) add(CleanUpKind::unreachable, place, CleanUpReason::nobody_can_reach, phone);
            bad_phone(place, phone, table.columns[phone].words(row));
            if (birthday != no_field) born(place, birthday, table.columns[birthday].code(row));
            std::int64_t last = table.columns[contacted].number(row);
            if (last == missing_number) last = table.columns[created].number(row);
            const std::int64_t quiet = last == missing_number ? 0 : (m_today_ms - last) / day_ms;
            if (quiet > m_stale_days)
                add(CleanUpKind::stale, place, CleanUpReason::not_heard_of, contacted,
                    static_cast<int>(std::min<std::int64_t>(quiet, 100'000)));
        });
    }

    void bad_phone(Place place, FieldIx phone, std::string_view words) {
        if (words.empty()) return;
        const auto read = phone_from(words, m_reader.country);
        if (!read || !is_possible(*read)) add(CleanUpKind::unreachable, place, CleanUpReason::no_such_phone, phone);
    }

    void born(Place place, FieldIx birthday, std::int32_t day) {
        if (day == missing_code) return;
        if (day > m_reader.today.days)
            add(CleanUpKind::contradictory, place, CleanUpReason::born_in_the_future, birthday);
        if (day < m_reader.today.days - 120 * 366)
            add(CleanUpKind::contradictory, place, CleanUpReason::born_long_ago, birthday);
    }

    void products() {
        const EntityIx entity = known_entity(m_schema, "product");
        const std::vector<FieldIx> wanted = wanted_fields(m_schema, entity);
        each_live(entity, [=, this](Row row, const Table&) { incomplete(entity, row, wanted); });
    }

    void affiliations() {
        const EntityIx entity = known_entity(m_schema, "affiliation");
        const FieldIx since = field(entity, "since"), until = field(entity, "until");
        each_live(entity, [=, this](Row row, const Table& table) {
            const std::int32_t from = table.columns[since].code(row), to = table.columns[until].code(row);
            if (from != missing_code && to != missing_code && to < from)
                add(CleanUpKind::contradictory, {entity, row}, CleanUpReason::ends_before_it_begins, until);
        });
    }

    void tasks() {
        const EntityIx entity = known_entity(m_schema, "task");
        const FieldIx done = field(entity, "done_at"), created = created_field(m_schema, entity);
        each_live(entity, [=, this](Row row, const Table& table) {
            const std::int64_t finished = table.columns[done].number(row), began = table.columns[created].number(row);
            if (finished != missing_number && began != missing_number && finished + day_ms < began)
                add(CleanUpKind::contradictory, {entity, row}, CleanUpReason::done_before_it_was_added, done);
        });
    }

    void orders() {
        const EntityIx entity = known_entity(m_schema, "order");
        const FieldIx date = field(entity, "date");
        each_live(entity, [=, this](Row row, const Table& table) {
            const std::int32_t day = table.columns[date].code(row);
            if (day != missing_code && day > m_reader.today.days + 366)
                add(CleanUpKind::contradictory, {entity, row}, CleanUpReason::ordered_in_the_future, date);
        });
    }

    // What names a record that lies in the bin (and was not merged), or that never came.
    void belongings() {
        for (const std::string_view key : {"affiliation", "dealing", "task", "note", "occasion", "order", "order_line",
                                           "payment", "attendance", "opening_balance"}) {
            const EntityIx entity = known_entity(m_schema, key);
            for (const std::string_view owner : {"person", "company", "order"}) {
                const FieldIx reference = m_schema.field(entity, owner);
                if (reference == no_field || m_schema.field(entity, reference).type != FieldType::reference) continue;
                each_live(entity, [=, this](Row row, const Table& table) {
                    const Column& column = table.columns[reference];
                    if (column.reference(row) == no_handle) return;
                    const Place there = place_in(m_tables, column, row);
                    if (there && m_tables.table(there.entity).is_live(there.row)) return;
                    if (there && (is_merged(there) || m_tables.is_erased(there))) return;
                    add(CleanUpKind::orphaned, {entity, row}, CleanUpReason::belongs_nowhere, reference);
                });
            }
        }
    }
    bool is_merged(Place place) const {
        const FieldIx merged = m_schema.field(place.entity, "merged_into");
        return merged != no_field && is_filled(m_tables, place, merged);
    }

    const Tables& m_tables;
    const Schema& m_schema;
    Reader m_reader;
    int m_stale_days;
    std::int64_t m_today_ms;
    struct Task {
        EntityIx entity = no_entity;
        std::function<void(Row, const Table&)> visit;
    };
    std::vector<Task> m_tasks;
    std::size_t m_task = 0, m_looked_at = 0;
    Row m_row = 0;
    bool m_is_sorted = false;
    CleanUp m_found;
    std::vector<FieldIx> m_missing;
};

CleanUpScan::CleanUpScan(const Tables& tables, const Reader& reader)
    : m_cleaner(std::make_unique<Cleaner>(tables, reader)) {}
CleanUpScan::~CleanUpScan() = default;
bool CleanUpScan::work(std::size_t rows_max) { return m_cleaner->work(rows_max); }
float CleanUpScan::progress() const { return m_cleaner->progress(); }
const CleanUp& CleanUpScan::found() const { return m_cleaner->found(); }

namespace {

struct ReasonText {
    CleanUpReason reason;
    BothNames says; // {1}: the number; {2}: the field; {3}: as many days
};
constexpr ReasonText reason_texts[] = {
    {CleanUpReason::fields_missing, {"مكتمل {1}٪ فقط؛ ينقصه مثلًا: {2}", "Only {1}% complete; missing: {2}"}},
    {CleanUpReason::born_in_the_future, {"تاريخ الميلاد في المستقبل", "Born in the future"}},
    {CleanUpReason::born_long_ago, {"تاريخ الميلاد قبل أكثر من 120 سنة", "Born more than 120 years ago"}},
    {CleanUpReason::ends_before_it_begins, {"تاريخ النهاية قبل البداية", "Ends before it begins"}},
    {CleanUpReason::done_before_it_was_added, {"أُنجزت قبل أن تُضاف", "Done before it was added"}},
    {CleanUpReason::ordered_in_the_future, {"تاريخ الطلب بعد أكثر من سنة", "Ordered more than a year from now"}},
    {CleanUpReason::no_such_phone, {"رقم الهاتف لا يمكن الاتصال به", "The phone number cannot be dialled"}},
    {CleanUpReason::nobody_can_reach, {"لا هاتف ولا بريد", "No phone and no e-mail"}},
    {CleanUpReason::not_heard_of, {"لا تواصل منذ {3}", "No contact for {3}"}},
    {CleanUpReason::belongs_nowhere, {"{2}: السجل المشار إليه محذوف", "{2}: the record it names is gone"}},
};

} // namespace

CleanUp clean_up_of(const Tables& tables, const Reader& reader) {
    CleanUpScan scan(tables, reader);
    scan.work(SIZE_MAX);
    return scan.found();
}

std::string sentence_of(const CleanUpItem& item, const Tables& tables, const Reader& reader) {
    std::string_view pattern;
    for (const ReasonText& text : reason_texts)
        if (text.reason == item.reason) pattern = text.says.in(reader.language());
    std::string out;
    while (!pattern.empty()) {
        const std::size_t mark = pattern.find('{');
        out += pattern.substr(0, mark);
        if (mark == pattern.npos) break;
        if (pattern[mark + 1] == '1')
            append_with_digits(out, std::to_string(item.number), reader.locale.digits);
        else if (pattern[mark + 1] == '3')
            out += counted_text(words::for_days, item.number, reader.locale);
        else
            out += tables.schema().field(item.place.entity, item.field).label.in(reader.language());
        pattern.remove_prefix(mark + 3);
    }
    return out;
}

} // namespace crm
