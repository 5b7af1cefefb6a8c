#include "server-stub/server_store_sqlite.hpp"

#include <bit>
#include <map>
#include <tuple>
#include <utility>

#include <sqlite3.h>

namespace crm {

namespace {

constexpr int busy_ms = 5'000;
constexpr std::int64_t version = 1;

constexpr const char* tables = R"(
    CREATE TABLE IF NOT EXISTS ops(dataset TEXT NOT NULL, seq INTEGER NOT NULL, session INTEGER NOT NULL, n INTEGER NOT NULL, ms INTEGER NOT NULL,
        ctr INTEGER NOT NULL, by INTEGER NOT NULL, hash BLOB NOT NULL, xored INTEGER NOT NULL, payload TEXT NOT NULL,
        PRIMARY KEY(dataset, seq), UNIQUE(dataset, session, n)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sessions(dataset TEXT NOT NULL, session INTEGER NOT NULL, device INTEGER, last_n INTEGER NOT NULL,
        PRIMARY KEY(dataset, session)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS devices(id INTEGER PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE, user TEXT NOT NULL, role TEXT NOT NULL,
        last_seen INTEGER NOT NULL DEFAULT 0, revoked INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE IF NOT EXISTS erased(dataset TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY(dataset, record)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS snapshots(dataset TEXT NOT NULL, seq INTEGER NOT NULL, made INTEGER NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL,
        PRIMARY KEY(dataset, seq, name)) WITHOUT ROWID;
)";

// SQLite's integers are signed; sessions and XORs use all 64 bits.
std::int64_t kept(std::uint64_t value) { return std::bit_cast<std::int64_t>(value); }
std::uint64_t read_back(std::int64_t value) { return std::bit_cast<std::uint64_t>(value); }

StoreError error_of(int code) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreError::busy;
    case SQLITE_FULL: return StoreError::full;
    default: return StoreError::failed;
    }
}

} // namespace

// A connection and the statements prepared on it. After the first error everything answers it until begin() or clear().
struct SqliteServerStore::Connection {
    ~Connection() {
        for (const auto& [text, statement] : statements) sqlite3_finalize(statement);
        sqlite3_close(db);
    }
    sqlite3_stmt* prepared(const char* text) {
        sqlite3_stmt*& statement = statements[text];
        if (!statement) note(sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }
    void note(int code) {
        if (error == SQLITE_OK && code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) error = code;
    }
    void run(const char* text) { note(sqlite3_exec(db, text, nullptr, nullptr, nullptr)); }
    int clear() { return std::exchange(error, SQLITE_OK); }

    sqlite3* db = nullptr;
    std::map<std::string_view, sqlite3_stmt*> statements; // by their text, all of them literals
    int error = SQLITE_OK;
};

namespace {

// One use of a prepared statement: bind in order, step, read, and it is ready for the next.
template <class Connection> class Query {
public:
    Query(Connection& connection, const char* text)
        : m_connection(connection), m_statement(connection.prepared(text)) {}
    ~Query() {
        if (m_statement) sqlite3_reset(m_statement);
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    Query& with(std::int64_t value) { return note(sqlite3_bind_int64(m_statement, ++m_bound, value)); }
    Query& with(const std::string& text) {
        return note(
            sqlite3_bind_text64(m_statement, ++m_bound, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    Query& with_bytes(const void* bytes, std::size_t count) {
        return note(sqlite3_bind_blob64(m_statement, ++m_bound, bytes, count, SQLITE_TRANSIENT));
    }
    bool next() {
        if (m_connection.error != SQLITE_OK || !m_statement) return false;
        const int code = sqlite3_step(m_statement);
        m_connection.note(code);
        return code == SQLITE_ROW;
    }
    void run() {
        while (next()) {
        }
    }
    std::int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
    std::string text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
        return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }
    std::string_view bytes(int column) const {
        const auto* start = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return {start ? start : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }

private:
    Query& note(int code) {
        m_connection.note(code);
        return *this;
    }
    Connection& m_connection;
    sqlite3_stmt* m_statement;
    int m_bound = 0;
};

template <class Connection>
std::pair<std::uint64_t, std::uint64_t> newest(Connection& connection, const std::string& dataset) {
    Query query(connection, "SELECT seq, xored FROM ops WHERE dataset = ? ORDER BY seq DESC LIMIT 1");
    if (!query.with(dataset).next()) return {0, 0};
    return {read_back(query.number(0)), read_back(query.number(1))};
}

} // namespace

Result<std::unique_ptr<SqliteServerStore>, std::string> SqliteServerStore::open(const std::string& path,
                                                                                const std::string& dataset) {
    std::unique_ptr<SqliteServerStore> store(new SqliteServerStore);
    store->m_dataset = dataset;
    for (auto* connection : {&store->m_writer, &store->m_reader}) {
        *connection = std::make_unique<Connection>();
        Connection& made = **connection;
        made.note(sqlite3_open_v2(path.c_str(), &made.db,
                                  SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
        if (made.error == SQLITE_OK) {
            sqlite3_busy_timeout(made.db, busy_ms);
            // What is erased is written over, in the file and (see transact) in the journal beside it.
            made.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                     "PRAGMA secure_delete=ON;");
        }
        if (connection == &store->m_writer) made.run(tables);
        if (made.error != SQLITE_OK)
            return Unexpected{std::string(made.db ? sqlite3_errmsg(made.db) : sqlite3_errstr(made.error))};
    }
    Query present(*store->m_writer, "PRAGMA user_version");
    const std::int64_t found = present.next() ? present.number(0) : 0;
    if (found > version) return Unexpected{std::string("the file was written by a later release")};
    store->m_writer->run("PRAGMA user_version=1");
    return store;
}

SqliteServerStore::~SqliteServerStore() = default;

// --- writing ---------------------------------------------------------------------------------------------------------

struct SqliteServerStore::Transaction final : ServerTransaction {
    explicit Transaction(SqliteServerStore& store_in) : store(store_in), connection(*store.m_writer) {
        std::tie(last_seq, xored) = newest(connection, store.m_dataset);
    }
    std::uint64_t last_n(Session session) override {
        Query query(connection, "SELECT last_n FROM sessions WHERE dataset = ? AND session = ?");
        return query.with(store.m_dataset).with(kept(session)).next() ? read_back(query.number(0)) : 0;
    }
    Hash128 content_of(OpId id) override {
        Query query(connection, "SELECT hash FROM ops WHERE dataset = ? AND session = ? AND n = ?");
        if (!query.with(store.m_dataset).with(kept(id.session)).with(kept(id.n)).next()) return {};
        return hash_from_hex(query.bytes(0)).value_or(Hash128{});
    }
    void append(const WireOp& op, const Hash128& content) override {
        xored ^= hash_of(op.id);
        const std::string hash = to_hex(content);
        Query insert(connection, "INSERT INTO ops(dataset, seq, session, n, ms, ctr, by, hash, xored, payload) "
                                 "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.with(store.m_dataset).with(kept(++last_seq)).with(kept(op.id.session)).with(kept(op.id.n));
        insert.with(op.at.moment().ms).with(std::int64_t{op.at.counter()}).with(kept(op.at.session));
        insert.with_bytes(hash.data(), hash.size()).with(kept(xored)).with(op.text).run();
        Query note(
            connection,
            "INSERT INTO sessions(dataset, session, last_n) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET last_n = ?3");
        note.with(store.m_dataset).with(kept(op.id.session)).with(kept(op.id.n)).run();
    }
    std::uint64_t head() override { return last_seq; }
    void erase(RecordId record, const Emptied& emptied) override {
        const std::string name = text_of(record);
        std::vector<std::pair<std::int64_t, std::string>> texts;
        {
            Query query(connection, "SELECT seq, session, n, payload FROM ops WHERE dataset = ? AND instr(payload, ?)");
            query.with(store.m_dataset).with(name);
            while (query.next()) {
                const WireOp op{.id = {read_back(query.number(1)), read_back(query.number(2))}, .text = query.text(3)};
                if (auto text = emptied(op)) texts.emplace_back(query.number(0), std::move(*text));
            }
        }
        const std::string hash = to_hex(Hash128{});
        for (const auto& [seq, text] : texts) {
            Query update(connection, "UPDATE ops SET payload = ?, hash = ? WHERE dataset = ? AND seq = ?");
            update.with(text).with_bytes(hash.data(), hash.size()).with(store.m_dataset).with(seq).run();
        }
        Query note(connection, "INSERT OR IGNORE INTO erased(dataset, record) VALUES(?, ?)");
        note.with(store.m_dataset).with(name).run();
        has_erased = true;
    }
    bool is_erased(RecordId record) override {
        Query query(connection, "SELECT 1 FROM erased WHERE dataset = ? AND record = ?");
        return query.with(store.m_dataset).with(text_of(record)).next();
    }

    SqliteServerStore& store;
    Connection& connection;
    std::uint64_t last_seq = 0, xored = 0;
    bool has_erased = false;
};

Result<void, StoreError> SqliteServerStore::transact(const std::function<bool(ServerTransaction&)>& work) {
    const std::lock_guard lock(m_writing);
    m_writer->clear();
    m_writer->run("BEGIN IMMEDIATE"); // the lock is taken before arrival numbers are
    if (const int error = m_writer->clear(); error != SQLITE_OK) return Unexpected{error_of(error)};
    Transaction transaction(*this);
    const bool is_to_keep = work(transaction) && m_writer->error == SQLITE_OK;
    if (is_to_keep) m_writer->run("COMMIT");
    const int error = m_writer->clear();
    if (!is_to_keep || error != SQLITE_OK) {
        if (!sqlite3_get_autocommit(m_writer->db)) m_writer->run("ROLLBACK");
        m_writer->clear();
    }
    if (error != SQLITE_OK) return Unexpected{error_of(error)};
    if (is_to_keep && transaction.has_erased) { // the write-ahead journal still holds pages as they were
        const std::lock_guard nobody_reads(m_reading);
        m_writer->run("PRAGMA wal_checkpoint(TRUNCATE)");
        m_writer->clear(); // a reader elsewhere: the next checkpoint does it
    }
    return {};
}

// --- reading ---------------------------------------------------------------------------------------------------------

Result<StoredPage, StoreError> SqliteServerStore::read(std::uint64_t cursor, std::size_t ops_max,
                                                       std::size_t bytes_max) {
    const std::lock_guard lock(m_reading);
    m_reader->clear();
    m_reader->run("BEGIN"); // one picture for page, head and check
    StoredPage page{.cursor = cursor};
    std::uint64_t last_xored = 0;
    std::tie(page.head, last_xored) = newest(*m_reader, m_dataset);
    if (cursor >= page.head) {
        page.check = {page.head, last_xored};
    } else {
        Query query(*m_reader, "SELECT seq, session, n, ms, ctr, by, xored, payload FROM ops WHERE dataset = ? AND seq "
                               "> ? ORDER BY seq LIMIT ?");
        query.with(m_dataset).with(kept(cursor)).with(static_cast<std::int64_t>(ops_max));
        std::size_t bytes = 0;
        while ((page.ops.empty() || bytes < bytes_max) && query.next()) {
            WireOp op{.id = {read_back(query.number(1)), read_back(query.number(2))},
                      .text = query.text(7),
                      .seq = read_back(query.number(0))};
            op.at =
                stamp_of({query.number(3)}, static_cast<std::uint16_t>(query.number(4)), read_back(query.number(5)));
            bytes += op.text.size();
            page.cursor = op.seq;
            page.check = {op.seq, read_back(query.number(6))};
            page.ops.push_back(std::move(op));
        }
    }
    m_reader->run("COMMIT");
    if (const int error = m_reader->clear(); error != SQLITE_OK) {
        if (!sqlite3_get_autocommit(m_reader->db)) m_reader->run("ROLLBACK");
        m_reader->clear();
        return Unexpected{error_of(error)};
    }
    return page;
}

std::uint64_t SqliteServerStore::head() {
    const std::lock_guard lock(m_reading);
    m_reader->clear();
    return newest(*m_reader, m_dataset).first;
}

// --- devices ---------------------------------------------------------------------------------------------------------

bool SqliteServerStore::has_devices() {
    const std::lock_guard lock(m_reading);
    m_reader->clear();
    Query query(*m_reader, "SELECT 1 FROM devices WHERE revoked = 0 LIMIT 1");
    return query.next();
}

Result<void, StoreError> SqliteServerStore::add_device(const Sha256& token_hash, const std::string& user) {
    const std::lock_guard lock(m_writing);
    m_writer->clear();
    Query insert(
        *m_writer,
        "INSERT INTO devices(token_hash, user, role) VALUES(?, ?, 'owner') ON CONFLICT DO UPDATE SET revoked = 0");
    insert.with_bytes(token_hash.data(), token_hash.size()).with(user).run();
    if (const int error = m_writer->clear(); error != SQLITE_OK) return Unexpected{error_of(error)};
    return {};
}

// All rows are looked at, each for the same time: how long it takes tells nothing about the token.
std::optional<User> SqliteServerStore::user_of(const Sha256& token_hash) {
    const std::lock_guard lock(m_reading);
    m_reader->clear();
    std::optional<User> user;
    Query query(*m_reader, "SELECT token_hash, user, role FROM devices WHERE revoked = 0");
    while (query.next()) {
        Sha256 present{};
        const std::string_view bytes = query.bytes(0);
        if (bytes.size() == present.size()) bytes.copy(reinterpret_cast<char*>(present.data()), present.size());
        const bool is_his = bytes.size() == present.size() && is_same(present, token_hash);
        if (is_his) user = User{query.text(1), query.text(2) == "owner" ? UserRole::owner : UserRole::reader};
    }
    return user;
}

} // namespace crm
