#include "tests/support/storage_fake.hpp"

#include <algorithm>
#include <utility>

namespace crm::test {

namespace {

constexpr int64_t patience_before_steal_ms = 5'000;

template <class T> void answer_error(const Done<T>& done, StorageError error) { done(Unexpected{error}); }

} // namespace

// ---- loop

void FakeLoop::call_after(int64_t delay_ms, std::function<void()> action) {
    m_timers.emplace(m_now_ms + delay_ms, std::move(action));
}

bool FakeLoop::step() {
    if (m_tasks.empty()) return false;
    auto action = std::move(m_tasks.front());
    m_tasks.pop_front();
    action();
    return true;
}

void FakeLoop::run() { advance(0); }

void FakeLoop::advance(int64_t ms) {
    int64_t end_ms = m_now_ms + ms;
    for (;;) {
        while (step()) {
        }
        if (m_timers.empty() || m_timers.begin()->first > end_ms) break;
        m_now_ms = std::max(m_now_ms, m_timers.begin()->first);
        auto action = std::move(m_timers.begin()->second);
        m_timers.erase(m_timers.begin());
        action();
    }
    m_now_ms = end_ms;
}

// ---- disk

FakeArea* FakeDisk::area(const std::string& dataset, StorageArea area) {
    auto found = datasets.find(dataset);
    if (found == datasets.end()) return nullptr;
    auto& kept = found->second[static_cast<size_t>(area)];
    return kept ? &*kept : nullptr;
}

void FakeDisk::apply(const FakeTransaction& transaction) {
    auto& kept = datasets[transaction.dataset][static_cast<size_t>(transaction.area)];
    if (!kept) kept.emplace();
    for (const StoragePut& put : transaction.puts) {
        kept->values[put.name] = put.bytes;
        kept->unreadable.erase(put.name);
    }
    for (const std::string& name : transaction.erases) kept->values.erase(name);
    if (transaction.epoch) kept->epoch = *transaction.epoch;
}

uint64_t FakeDisk::used_bytes() const {
    uint64_t bytes = 0;
    for (const auto& [dataset, areas] : datasets) {
        for (const auto& area : areas) {
            if (!area) continue;
            for (const auto& [name, value] : area->values) bytes += value.size();
        }
    }
    return bytes;
}

FakeDisk FakeDisk::cut_after(size_t transaction_count) const {
    FakeDisk disk;
    for (size_t i = 0; i < transaction_count && i < transactions.size(); ++i) {
        disk.apply(transactions[i]);
        disk.transactions.push_back(transactions[i]);
    }
    return disk;
}

void FakeDisk::flip_bit(const std::string& dataset, StorageArea where, const std::string& name, size_t bit) {
    Bytes& value = area(dataset, where)->values[name];
    if (!value.empty()) value[bit / 8 % value.size()] ^= static_cast<char>(1 << bit % 8);
}

// ---- storage

FakeStorage::~FakeStorage() {
    *m_alive = false;
    close();
}

void FakeStorage::kill() {
    *m_alive = false;
    m_alive = std::make_shared<bool>(true);
    m_listener = nullptr;
    close();
}

void FakeStorage::act(std::function<void()> action) {
    m_loop.post([alive = m_alive, action = std::move(action)] {
        if (*alive) action();
    });
}

void FakeStorage::tell(StorageEvent event) {
    act([this, event] {
        if (m_listener) m_listener(event);
    });
}

FakeArea* FakeStorage::area_of(StorageArea area) { return m_is_open ? m_disk.area(m_dataset, area) : nullptr; }

void FakeStorage::drop_connection() {
    m_is_open = false;
    tell(StorageEvent::closed);
}

void FakeStorage::close() {
    m_is_open = false;
    auto writer = m_disk.writers.find(m_dataset);
    if (writer != m_disk.writers.end() && writer->second == this) m_disk.writers.erase(writer);
}

void FakeStorage::open(const StorageOpen& request, Done<StorageOpened> done) {
    ++opens_seen;
    act([this, request, done] {
        close();
        m_dataset = request.dataset;
        auto writer = m_disk.writers.find(m_dataset);
        bool must_wait = request.access == StorageAccess::take_over && writer != m_disk.writers.end();
        if (!must_wait) return finish_open(request, done);
        FakeStorage* other = writer->second;
        if (!other->m_is_frozen) other->tell(StorageEvent::release_asked);
        // As in a browser: the lock comes when the other lets go, or is taken by force.
        auto is_finished = std::make_shared<bool>(false);
        auto poll = std::make_shared<std::function<void(int)>>();
        *poll = [this, request, done, other, is_finished, weak = std::weak_ptr(poll)](int left) {
            auto again = weak.lock();
            auto now = m_disk.writers.find(m_dataset);
            bool is_free = now == m_disk.writers.end() || now->second != other;
            if (!is_free && left > 0) {
                m_loop.call_after(patience_before_steal_ms / 10, [alive = m_alive, again, left] {
                    if (*alive) (*again)(left - 1);
                });
                return;
            }
            if (!is_free && !other->m_is_frozen) other->tell(StorageEvent::lock_lost);
            m_disk.writers.erase(m_dataset);
            finish_open(request, done);
        };
        (*poll)(10);
    });
}

void FakeStorage::finish_open(const StorageOpen& request, Done<StorageOpened> done) {
    StorageOpened opened;
    if (!m_disk.area(m_dataset, StorageArea::log)) {
        if (!request.may_create) return answer_error(done, StorageError::absent);
        for (StorageArea area : {StorageArea::chunk, StorageArea::log}) {
            FakeTransaction creation{
                .dataset = m_dataset, .area = area, .creates = true, .puts = {}, .erases = {}, .epoch = {}};
            m_disk.apply(creation);
            m_disk.transactions.push_back(creation);
        }
        opened.was_created = true;
    }
    m_is_open = true;
    opened.has_chunk_area = m_disk.area(m_dataset, StorageArea::chunk) != nullptr;
    for (size_t i = 0; i < storage_area_count; ++i) {
        auto* area = m_disk.area(m_dataset, static_cast<StorageArea>(i));
        opened.epochs[i] = area ? area->epoch : 0;
    }
    if (request.access != StorageAccess::read && !m_disk.writers.contains(m_dataset)) {
        m_disk.writers[m_dataset] = this;
        opened.may_write = true;
    }
    done(opened);
}

void FakeStorage::read(StorageArea area, std::string_view name, Done<Bytes> done) {
    act([this, area, name = std::string(name), done] {
        FakeArea* kept = area_of(area);
        if (!kept) return answer_error(done, m_is_open ? StorageError::absent : StorageError::closed);
        auto found = kept->values.find(name);
        if (found == kept->values.end()) return answer_error(done, StorageError::absent);
        if (kept->unreadable.contains(name)) return answer_error(done, StorageError::damaged);
        done(found->second);
    });
}

void FakeStorage::list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) {
    act([this, area, prefix = std::string(prefix), done] {
        FakeArea* kept = area_of(area);
        if (!kept) return answer_error(done, m_is_open ? StorageError::absent : StorageError::closed);
        std::vector<std::string> names;
        for (const auto& [name, value] : kept->values) {
            if (name.starts_with(prefix)) names.push_back(name);
        }
        done(std::move(names));
    });
}

Result<void, StorageError> FakeStorage::commit_now(const StorageBatch& batch) {
    FakeArea* kept = area_of(batch.area);
    if (!kept) return Unexpected{m_is_open ? StorageError::absent : StorageError::closed};
    if (kept->epoch != batch.expected_epoch) return Unexpected{StorageError::fenced};
    if (m_failing.first > 0) {
        --m_failing.first;
        return Unexpected{m_failing.second};
    }
    uint64_t bytes = 0;
    for (const StoragePut& put : batch.puts) bytes += put.bytes.size();
    bool is_over = m_disk.quota_bytes > 0 && m_disk.used_bytes() + bytes > m_disk.quota_bytes;
    if (is_over && !batch.puts.empty()) return Unexpected{StorageError::quota_exceeded};
    FakeTransaction transaction{
        .dataset = m_dataset, .area = batch.area, .puts = batch.puts, .erases = {}, .epoch = batch.next_epoch};
    auto torn = std::exchange(m_torn, std::nullopt);
    if (torn && *torn < transaction.puts.size()) transaction.puts.resize(*torn);
    m_disk.apply(transaction);
    m_disk.transactions.push_back(transaction);
    if (torn) return Unexpected{StorageError::failed};
    return {};
}

void FakeStorage::commit(const StorageBatch& batch, Done<void> done) {
    ++commits_seen;
    auto copy = std::make_shared<StorageBatch>(batch);
    act([this, copy, done] {
        bool is_lost = m_lost.first > 0;
        if (is_lost) --m_lost.first;
        if (is_lost && !m_lost.second) return;
        auto result = commit_now(*copy);
        if (is_lost) return;
        if (m_delay_ms == 0) return done(result);
        m_loop.call_after(m_delay_ms, [alive = m_alive, done, result] {
            if (*alive) done(result);
        });
    });
}

void FakeStorage::verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) {
    read(area, name, [expected, done](Result<Bytes, StorageError> bytes) {
        if (!bytes) return answer_error(done, bytes.error());
        if (content_hash(*bytes) != expected) return answer_error(done, StorageError::damaged);
        done({});
    });
}

void FakeStorage::erase(StorageArea area, const std::vector<std::string>& names, uint64_t expected_epoch,
                        Done<void> done) {
    act([this, area, names, expected_epoch, done] {
        FakeArea* kept = area_of(area);
        if (!kept) return answer_error(done, m_is_open ? StorageError::absent : StorageError::closed);
        if (kept->epoch != expected_epoch) return answer_error(done, StorageError::fenced);
        if (m_failing_erases > 0) {
            --m_failing_erases;
            return answer_error(done, StorageError::failed);
        }
        FakeTransaction transaction{.dataset = m_dataset, .area = area, .puts = {}, .erases = names, .epoch = {}};
        m_disk.apply(transaction);
        m_disk.transactions.push_back(transaction);
        done({});
    });
}

void FakeStorage::estimate(Done<StorageEstimate> done) {
    act([this, done] { done(StorageEstimate{.used_bytes = m_disk.used_bytes(), .quota_bytes = m_disk.quota_bytes}); });
}

std::optional<CanaryNote> FakeCanary::read(const std::string& dataset) {
    auto found = notes.find(dataset);
    if (found == notes.end()) return std::nullopt;
    return found->second;
}

} // namespace crm::test
