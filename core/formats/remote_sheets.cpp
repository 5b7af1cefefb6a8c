#include "core/formats/remote_sheets.hpp"

#include <algorithm>
#include <utility>

namespace crm {

void put_number(Bytes& out, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xff);
}
void put_wide(Bytes& out, std::int64_t number) {
    put_number(out, static_cast<std::uint32_t>(number));
    put_number(out, static_cast<std::uint32_t>(static_cast<std::uint64_t>(number) >> 32));
}
void put_text(Bytes& out, std::string_view text) {
    put_number(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

std::uint32_t ForeignWords::number() {
    std::uint32_t number = 0;
    const std::size_t count = std::min<std::size_t>(4, m_bytes.size());
    for (std::size_t i = 0; i < count; ++i) number |= std::uint32_t{static_cast<unsigned char>(m_bytes[i])} << (8 * i);
    m_bytes.remove_prefix(count);
    return number;
}
std::int64_t ForeignWords::wide() {
    const std::uint64_t low = number();
    return static_cast<std::int64_t>(low | std::uint64_t{number()} << 32);
}
std::string_view ForeignWords::text() {
    const std::size_t size = std::min<std::size_t>(number(), m_bytes.size());
    const std::string_view text = m_bytes.substr(0, size);
    m_bytes.remove_prefix(size);
    return text;
}

void put_options(Bytes& out, FileKind kind, const SheetOptions& options) {
    put_number(out, static_cast<std::uint32_t>(kind));
    put_number(out, static_cast<std::uint32_t>(options.language));
    put_wide(out, options.offset_minutes);
    put_wide(out, options.now.ms);
}
FileKind take_options(ForeignWords& words, SheetOptions& options) {
    const auto kind = static_cast<FileKind>(words.number());
    options.language = words.number() == 0 ? Language::ar : Language::en;
    options.offset_minutes = static_cast<int>(words.wide());
    options.now.ms = words.wide();
    return kind;
}

void put_head(Bytes& out, const SheetHead& head) {
    put_text(out, head.name);
    put_number(out, head.is_right_to_left);
    put_number(out, static_cast<std::uint32_t>(head.columns.size()));
    for (const SheetColumn& column : head.columns) {
        put_text(out, column.heading);
        put_number(out, static_cast<std::uint32_t>(column.kind));
        put_number(out, static_cast<std::uint32_t>(column.width_chars));
    }
}
SheetHead take_head(ForeignWords& words, std::vector<SheetColumn>& columns) {
    SheetHead head{.name = words.text()};
    head.is_right_to_left = words.number() != 0;
    columns.clear();
    for (std::uint32_t left = words.number(); left > 0 && !words.is_at_end(); --left) {
        SheetColumn column{.heading = words.text()};
        column.kind = static_cast<CellKind>(words.number());
        column.width_chars = static_cast<int>(words.number());
        columns.push_back(column);
    }
    head.columns = columns;
    return head;
}

void put_cells(Bytes& out, std::span<const SheetCell> cells) {
    put_number(out, static_cast<std::uint32_t>(cells.size()));
    for (const SheetCell& cell : cells) {
        put_number(out, static_cast<std::uint32_t>(cell.kind) | std::uint32_t{cell.decimals} << 8);
        if (cell.kind == CellKind::empty) continue;
        put_text(out, cell.text);
        if (cell.kind != CellKind::text) put_wide(out, cell.value);
    }
}
void take_cells(ForeignWords& words, std::vector<SheetCell>& cells) {
    cells.clear();
    for (std::uint32_t left = words.number(); left > 0 && !words.is_at_end(); --left) {
        const std::uint32_t kind = words.number();
        SheetCell& cell = cells.emplace_back();
        cell.kind = static_cast<CellKind>(kind & 0xff);
        cell.decimals = static_cast<std::uint8_t>(kind >> 8);
        if (cell.kind == CellKind::empty) continue;
        cell.text = words.text();
        if (cell.kind != CellKind::text) cell.value = words.wide();
    }
}

void put_row(Bytes& out, const SheetRow& row) {
    put_number(out, static_cast<std::uint32_t>(row.line));
    put_number(out, static_cast<std::uint32_t>(row.cells.size()) << 1 | (row.is_damaged ? 1u : 0u));
    for (const std::string_view cell : row.cells) put_text(out, cell);
}
void take_row(ForeignWords& words, SheetRow& row) {
    row.line = words.number();
    const std::uint32_t size = words.number();
    row.is_damaged = size & 1;
    row.cells.clear();
    for (std::uint32_t left = size >> 1; left > 0; --left) {
        if (words.is_at_end()) break;
        row.cells.push_back(words.text());
    }
}

namespace {
constexpr std::size_t ask_at_bytes = 256 * 1024;

// A reader or writer on the other side, by its number there.
class RemoteHandle {
public:
    explicit RemoteHandle(ForeignLink& link) : m_link(link) {}
    ForeignLink::State state() const { return m_link.state(); }
    bool is_open() const { return m_number != 0; }

    void open(ForeignOp op, FileKind kind, const SheetOptions& options) {
        Bytes question(1, static_cast<char>(op));
        put_options(question, kind, options);
        m_generation = m_link.generation();
        const Bytes answer = m_link.ask(question);
        m_number = ForeignWords(answer).number();
    }
    // "" when the other side broke, or has broken since this was opened.
    Bytes ask(ForeignOp op, BytesView more = {}) {
        if (!m_number || m_link.state() != ForeignLink::State::ready || m_link.generation() != m_generation) return {};
        Bytes question(1, static_cast<char>(op));
        put_number(question, m_number);
        question += more;
        return m_link.ask(question);
    }
    void close(ForeignOp op) {
        ask(op);
        m_number = 0;
    }

private:
    ForeignLink& m_link;
    std::uint32_t m_number = 0, m_generation = 0;
};

class RemoteReader final : public SheetReader {
public:
    RemoteReader(ForeignLink& link, FileKind kind, const SheetOptions& options)
        : m_handle(link), m_kind(kind), m_options(options) {}
    ~RemoteReader() override { m_handle.close(ForeignOp::close_reader); }

    void feed(BytesView bytes) override {
        m_waiting += bytes;
        if (m_waiting.size() >= ask_at_bytes) pass_on();
    }
    void finish() override {
        m_is_finished = true;
        pass_on();
    }
    bool next(SheetRow& row) override {
        if (m_rows_left == 0 && !m_is_over) ask_for_rows();
        if (m_rows_left == 0) return false;
        --m_rows_left;
        take_row(m_words, row);
        return true;
    }
    bool is_over() const override { return m_is_over && m_rows_left == 0; }
    std::optional<SheetError> error() const override { return is_over() ? m_error : std::nullopt; }
    double share() const override { return m_share; }
    std::span<const SheetInfo> sheets() const override { return m_sheets; }
    std::size_t sheet() const override { return m_sheet; }
    void begin(std::size_t sheet) override {
        m_rows_left = 0;
        m_is_over = false;
        m_error.reset();
        m_sheet = sheet;
        Bytes number;
        put_number(number, static_cast<std::uint32_t>(sheet));
        if (m_handle.ask(ForeignOp::begin, number).empty()) fail(SheetError::too_big);
    }

private:
    void fail(SheetError error) {
        m_error = error;
        m_is_over = true;
        m_rows_left = 0;
    }

    // False while it has to wait, or after it failed.
    bool pass_on() {
        if (m_is_over) return false;
        if (m_handle.state() == ForeignLink::State::failed) fail(SheetError::reader_missing);
        if (m_handle.state() != ForeignLink::State::ready) return false;
        if (!m_handle.is_open()) m_handle.open(ForeignOp::open_reader, m_kind, m_options);
        if (!m_waiting.empty() && m_handle.ask(ForeignOp::feed, m_waiting).empty()) fail(SheetError::too_big);
        m_waiting.clear();
        m_waiting.shrink_to_fit();
        if (m_is_finished && !m_is_finish_told && !m_is_over) {
            m_is_finish_told = true;
            if (m_handle.ask(ForeignOp::finish).empty()) fail(SheetError::too_big);
            take_sheets();
        }
        return !m_is_over;
    }

    void take_sheets() {
        const Bytes answer = m_handle.ask(ForeignOp::sheets);
        ForeignWords words(answer);
        m_sheet = words.number();
        for (std::uint32_t left = words.number(); left > 0 && !words.is_at_end(); --left) {
            const bool is_hidden = words.number() != 0;
            m_sheets.push_back({std::string(words.text()), is_hidden});
        }
    }

    void ask_for_rows() {
        if (!pass_on()) return;
        m_answer = m_handle.ask(ForeignOp::rows);
        if (m_answer.empty()) return fail(SheetError::too_big); // what breaks it is memory that does not suffice
        m_words = ForeignWords(m_answer);
        m_is_over = m_words.number() != 0;
        const std::uint32_t error = m_words.number();
        if (error) m_error = static_cast<SheetError>(error - 1);
        m_share = m_words.number() / 1000.0;
        m_rows_left = m_words.number();
    }

    RemoteHandle m_handle;
    FileKind m_kind;
    SheetOptions m_options;
    Bytes m_waiting, m_answer;
    ForeignWords m_words{{}};
    std::size_t m_rows_left = 0, m_sheet = 0;
    std::vector<SheetInfo> m_sheets;
    std::optional<SheetError> m_error;
    double m_share = 0;
    bool m_is_finished = false, m_is_finish_told = false, m_is_over = false;
};

class RemoteWriter final : public SheetWriter {
public:
    RemoteWriter(ForeignLink& link, FileKind kind, const SheetOptions& options)
        : m_handle(link), m_kind(kind), m_options(options) {}
    ~RemoteWriter() override { m_handle.close(ForeignOp::close_writer); }

    void begin_sheet(const SheetHead& head) override {
        end_question();
        put_head(begin_question(ForeignOp::begin_sheet), head);
        end_question();
    }
    void row(std::span<const SheetCell> cells) override {
        if (m_questions.empty() || m_is_ended) begin_question(ForeignOp::write_rows);
        put_cells(m_questions.back().second, cells);
        if (m_questions.back().second.size() >= ask_at_bytes) end_question();
    }
    void finish() override {
        end_question();
        begin_question(ForeignOp::finish_writing);
        end_question();
    }
    Bytes take() override {
        if (!pass_on()) return {};
        Bytes answer = m_handle.ask(ForeignOp::take);
        if (answer.empty()) m_error = SheetError::too_big;
        if (!answer.empty()) answer.pop_back(); // an answer is never empty
        return answer;
    }
    bool is_ready() const override { return m_handle.state() != ForeignLink::State::loading; }
    std::optional<SheetError> error() const override { return m_error; }

private:
    Bytes& begin_question(ForeignOp op) {
        m_is_ended = false;
        return m_questions.emplace_back(op, Bytes()).second;
    }
    void end_question() {
        m_is_ended = true;
        pass_on();
    }
    bool pass_on() {
        if (m_error) return false;
        if (m_handle.state() == ForeignLink::State::failed) m_error = SheetError::reader_missing;
        if (m_handle.state() != ForeignLink::State::ready) return false;
        if (!m_handle.is_open()) m_handle.open(ForeignOp::open_writer, m_kind, m_options);
        for (const auto& [op, question] : m_questions)
            if (m_handle.ask(op, question).empty()) m_error = SheetError::too_big;
        m_questions.clear();
        return !m_error;
    }

    RemoteHandle m_handle;
    FileKind m_kind;
    SheetOptions m_options;
    std::vector<std::pair<ForeignOp, Bytes>> m_questions; // kept until the other side is there
    std::optional<SheetError> m_error;
    bool m_is_ended = true;
};
} // namespace

std::unique_ptr<SheetReader> remote_sheet_reader(ForeignLink& link, FileKind kind, const SheetOptions& options) {
    return std::make_unique<RemoteReader>(link, kind, options);
}
std::unique_ptr<SheetWriter> remote_sheet_writer(ForeignLink& link, FileKind kind, const SheetOptions& options) {
    return std::make_unique<RemoteWriter>(link, kind, options);
}

} // namespace crm
