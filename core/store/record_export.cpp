#include "core/store/record_export.hpp"

#include <algorithm>
#include <utility>

#include "core/entities/all_entities.hpp"
#include "core/store/custom_fields.hpp"
#include "core/store/file_pieces.hpp"
#include "core/store/row_ops.hpp"

namespace crm {

namespace {
// The firm's own fields and its settings come first, because what follows needs them.
std::vector<EntityIx> export_order(const Schema& schema) {
    std::vector<EntityIx> order;
    for (std::size_t i = 0; i < schema.entity_count(); ++i) order.push_back(static_cast<EntityIx>(i));
    std::stable_partition(order.begin(), order.end(), [&](EntityIx entity) {
        return changes_schema(schema, entity) || schema.entity(entity).key == firm.key;
    });
    return order;
}

// Fields in an order that does not depend on when this device learned of them: built-in, then the firm's own by key.
std::vector<std::size_t> field_ranks(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (std::size_t f = 0; f < schema.field_count(entity); ++f) fields.push_back(static_cast<FieldIx>(f));
    const auto first_custom = fields.begin() + static_cast<std::ptrdiff_t>(schema.entity(entity).fields.size());
    std::sort(first_custom, fields.end(),
              [&](FieldIx a, FieldIx b) { return schema.field(entity, a).key < schema.field(entity, b).key; });
    std::vector<std::size_t> ranks(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) ranks[fields[i]] = i;
    return ranks;
}

// A part of the records: those named, what belongs to them alone (lines, affiliations), and what all of these refer to.
class Selection {
public:
    Selection(const Tables& tables, const std::vector<RecordId>& ids, bool with_related)
        : m_tables(tables), m_rows(tables.table_count()) {
        for (std::size_t i = 0; i < m_rows.size(); ++i) m_rows[i].resize(tables.table(static_cast<EntityIx>(i)).rows());
        for (const RecordId id : ids) add(tables.find(id));
        add_custom_fields();
        if (!with_related) return;
        add_parts();
        add_targets();
    }

    std::vector<Row> rows(EntityIx entity) const {
        std::vector<Row> rows;
        for (Row row = 0; row < m_rows[entity].size(); ++row)
            if (m_rows[entity][row]) rows.push_back(row);
        return rows;
    }

    bool has(Place place) const { return place && m_rows[place.entity][place.row]; }

private:
    void add(Place place) {
        if (place) m_rows[place.entity][place.row] = true;
    }
    void add_custom_fields() {
        for (EntityIx entity = 0; entity < m_rows.size(); ++entity)
            if (changes_schema(m_tables.schema(), entity))
                std::fill(m_rows[entity].begin(), m_rows[entity].end(), true);
    }

    // Records that are no list of their own and need one that is included.
    void add_parts() {
        const Schema& schema = m_tables.schema();
        for (std::size_t e = 0; e < m_rows.size(); ++e) {
            const auto entity = static_cast<EntityIx>(e);
            const bool is_file = schema.entity(entity).key == attachment.key;
            if (schema.entity(entity).listed && !is_file) continue;
            for (std::size_t f = 0; f < schema.field_count(entity); ++f) {
                const FieldDef& field = schema.field(entity, static_cast<FieldIx>(f));
                if (field.type != FieldType::reference || is_several(field) || !(field.required || is_file)) continue;
                const Column& column = m_tables.table(entity).columns[f];
                for (Row row = 0; row < m_rows[e].size(); ++row)
                    if (const Handle owner = column.reference(row);
                        owner != no_handle && has(m_tables.directory().place(owner)))
                        m_rows[e][row] = true;
            }
        }
    }

    void add_targets() {
        const std::vector<std::vector<bool>> included = m_rows;
        for (std::size_t e = 0; e < included.size(); ++e)
            for (Row row = 0; row < included[e].size(); ++row)
                if (included[e][row]) add_targets_of({static_cast<EntityIx>(e), row});
    }
    void add_targets_of(Place place) {
        for (const Column& column : m_tables.table(place.entity).columns) {
            if (column.layout() == Layout::reference) {
                if (const Handle target = column.reference(place.row); target != no_handle)
                    add(m_tables.directory().place(target));
            } else if (column.layout() == Layout::set && column.field().type == FieldType::reference) {
                if (const SetCell* cell = column.set(place.row))
                    for (const SetElement& each : cell->live)
                        if (const auto id = id_from(column.dictionary().word(each.code))) add(m_tables.find(*id));
            }
        }
    }

    const Tables& m_tables;
    std::vector<std::vector<bool>> m_rows;
};
} // namespace

// ---- writing --------------------------------------------------------------------------------------------------------

struct ExportWriter::Impl {
    const Tables& tables;
    ExportOptions options;
    Waiting waiting; // what of it has not been written
    std::optional<Selection> selection;
    std::vector<EntityIx> order;
    std::size_t total = 0, written = 0;

    // Where the writer stands.
    bool is_begun = false, is_done = false, is_first_line = true;
    std::size_t next_entity = 0, next_row = 0;
    std::vector<Row> rows; // of the present entity, by id
    std::vector<std::size_t> ranks;
    std::vector<Op> ops;

    std::vector<Hash128> pieces; // of files, in order, each once
    std::size_t next_piece = 0;
    std::optional<Bytes> given; // the next one

    void collect_pieces() {
        const EntityIx entity = tables.schema().entity(attachment.key);
        std::set<Hash128> known;
        enter(entity);
        for (const Row row : rows)
            if (tables.table(entity).standing[row] != Standing::absent)
                for (const Hash128& hash : pieces_of(tables, {entity, row}))
                    if (known.insert(hash).second) pieces.push_back(hash);
    }

    void enter(EntityIx entity) {
        const Table& table = tables.table(entity);
        next_row = 0;
        if (selection) {
            rows = selection->rows(entity);
        } else {
            rows.resize(table.rows());
            for (Row row = 0; row < table.rows(); ++row) rows[row] = row;
        }
        const auto by_id = [&](Row a, Row b) { return tables.id({entity, a}) < tables.id({entity, b}); };
        if (!std::is_sorted(rows.begin(), rows.end(), by_id)) std::sort(rows.begin(), rows.end(), by_id);
        ranks = field_ranks(tables.schema(), entity);
    }

    void begin_line(std::string& out) {
        out += is_first_line ? export_first : export_separator;
        is_first_line = false;
    }

    void write_record(std::string& out, Place place) {
        ++written;
        row_as_ops(tables, place, ops);
        if (ops.empty()) return; // only heard of
        if (tables.schema().field_count(place.entity) > tables.schema().entity(place.entity).fields.size() + 1)
            std::stable_sort(ops.begin(), ops.end(),
                             [&](const Op& a, const Op& b) { return ranks[a.field] < ranks[b.field]; });
        begin_line(out);
        append_export_record(out, ops, tables.schema());
    }

    // One line or the end.
    void step(std::string& out) {
        if (!is_begun) {
            is_begun = true;
            append_export_header(out, {.dataset = options.dataset, .made = options.made});
        } else if (next_row < rows.size()) {
            write_record(out, {order[next_entity - 1], rows[next_row++]});
        } else if (next_entity < order.size()) {
            enter(order[next_entity++]);
        } else if (!waiting.ops.empty()) {
            begin_line(out);
            append_export_op(out, waiting.ops.extract(waiting.ops.begin()).value());
        } else if (!waiting.blocks.empty()) {
            begin_line(out);
            append_export_block(out, waiting.blocks.extract(waiting.blocks.begin()).value());
        } else if (next_piece < pieces.size()) {
            ++next_piece;
            if (const auto piece = std::exchange(given, std::nullopt); piece && !piece->empty()) {
                begin_line(out);
                append_export_piece(out, *piece);
            }
        } else {
            out += export_end;
            is_done = true;
        }
    }
};

namespace {
std::set<std::string> ops_of_selection(const Waiting& waiting, const Selection& selection,
                                       const std::vector<RecordId>& only, const Tables& tables) {
    std::set<std::string> ops;
    for (const std::string& text : waiting.ops) {
        const auto decoded = decode_op(text, tables.schema());
        if (!decoded) continue;
        const RecordId record = std::visit([](const auto& op) { return op.record; }, *decoded);
        if (selection.has(tables.find(record)) || std::ranges::contains(only, record)) ops.insert(text);
    }
    return ops;
}
} // namespace

ExportWriter::ExportWriter(const Tables& tables, ExportOptions options, const Waiting* waiting)
    : m_impl(new Impl{tables, std::move(options)}) {
    m_impl->order = export_order(tables.schema());
    if (!m_impl->options.only.empty())
        m_impl->selection.emplace(tables, m_impl->options.only, m_impl->options.with_related);
    for (const EntityIx entity : m_impl->order)
        m_impl->total += m_impl->selection ? m_impl->selection->rows(entity).size() : tables.table(entity).rows();
    if (m_impl->options.with_files) m_impl->collect_pieces();
    m_impl->rows.clear();
    m_impl->next_row = 0;
    if (!waiting) return;
    if (m_impl->selection)
        m_impl->waiting.ops = ops_of_selection(*waiting, *m_impl->selection, m_impl->options.only, tables);
    else
        m_impl->waiting = *waiting;
}

ExportWriter::~ExportWriter() = default;

bool ExportWriter::next(std::string& out, std::size_t bytes_wanted) {
    out.clear();
    if (m_impl->is_done) return false;
    do m_impl->step(out);
    while (!m_impl->is_done && out.size() < bytes_wanted && !wanted_piece());
    return true;
}

std::optional<Hash128> ExportWriter::wanted_piece() const {
    const Impl& it = *m_impl;
    const bool is_at_pieces = it.is_begun && it.next_row >= it.rows.size() && it.next_entity == it.order.size() &&
                              it.waiting.ops.empty() && it.waiting.blocks.empty();
    if (!is_at_pieces || it.next_piece >= it.pieces.size() || it.given) return {};
    return it.pieces[it.next_piece];
}
void ExportWriter::give_piece(Bytes bytes) { m_impl->given = std::move(bytes); }
std::size_t ExportWriter::pieces_left() const { return m_impl->pieces.size() - m_impl->next_piece; }

std::size_t ExportWriter::written() const { return m_impl->written; }
std::size_t ExportWriter::total() const { return m_impl->total; }

// ---- what waits ----------------------------------------------------------------------------------------------------

std::vector<Op> take_known_ops(Waiting& waiting, const Schema& schema) {
    std::vector<Op> known;
    for (auto text = waiting.ops.begin(); text != waiting.ops.end();) {
        auto decoded = decode_op(*text, schema);
        Op* op = decoded ? std::get_if<Op>(&*decoded) : nullptr;
        if (op) known.push_back(std::move(*op));
        text = op ? waiting.ops.erase(text) : std::next(text);
    }
    return known;
}

// ---- reading --------------------------------------------------------------------------------------------------------

struct StagedImport::Impl {
    Schema schema{all_entities};
    std::optional<Tables> tables;
    std::optional<ExportReader> reader;
    Waiting waiting;
    std::vector<Bytes> pieces;
    ExportReader::OnLine on_line = [this](ExportLine& line) { take(line); };

    explicit Impl(const Tables* target) {
        if (target) take_custom_fields(*target, schema);
        tables.emplace(schema);
        reader.emplace(schema);
    }

    void take(ExportLine& line) {
        if (line.piece.size() > piece_bytes_max)
            reader->report(line.line, DecodeError::too_long);
        else if (!line.piece.empty())
            pieces.push_back(std::move(line.piece));
        for (const Op& op : line.ops) tables->apply(op);
        for (std::string& text : line.waiting) waiting.ops.insert(std::move(text));
        if (!line.block.empty() && !take_block(std::move(line.block)))
            reader->report(line.line, DecodeError::wrong_value);
        if (line.ops.empty()) return;
        if (!changes_schema(schema, line.ops[0].entity)) return;
        take_custom_fields(*tables, schema); // the lines after it may use what it defines
        tables->adopt_new_fields();
    }

    bool take_block(Bytes block) {
        auto info = apply_block(*tables, block);
        if (!info && info.error() != BlockError::newer_format) return false;
        if (!info)
            waiting.blocks.insert(std::move(block)); // whoever can read it will
        else if (!info->unknown.empty())
            waiting.blocks.insert(std::move(info->unknown));
        return true;
    }

    // What waited may be known by now.
    void retry() {
        take_custom_fields(*tables, schema);
        tables->adopt_new_fields();
        for (const Op& op : take_known_ops(waiting, schema)) tables->apply(op);
        for (const Bytes& block : std::exchange(waiting.blocks, {})) take_block(block);
    }
};

StagedImport::StagedImport(const Tables* target) : m_impl(new Impl(target)) {}
StagedImport::~StagedImport() = default;

Result<void, ExportError> StagedImport::feed(BytesView bytes) { return m_impl->reader->feed(bytes, m_impl->on_line); }

Result<void, ExportError> StagedImport::finish() {
    const auto finished = m_impl->reader->finish();
    if (finished) m_impl->retry();
    return finished;
}

const ExportHeader& StagedImport::header() const { return m_impl->reader->header(); }
const Tables& StagedImport::tables() const { return *m_impl->tables; }
const Waiting& StagedImport::waiting() const { return m_impl->waiting; }
const std::vector<ExportProblem>& StagedImport::problems() const { return m_impl->reader->problems(); }
std::size_t StagedImport::problem_count() const { return m_impl->reader->problem_count(); }
std::size_t StagedImport::record_count() const { return m_impl->reader->record_count(); }

std::vector<Bytes> StagedImport::take_pieces() { return std::exchange(m_impl->pieces, {}); }

std::vector<Bytes> StagedImport::blocks() const {
    std::vector<Bytes> all;
    for (const BlockRange& range : ranges()) all.push_back(block(range));
    return all;
}

} // namespace crm
