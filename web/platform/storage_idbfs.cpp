#include "web/platform/storage_idbfs.hpp"

#include <emscripten/emscripten.h>

#include <charconv>
#include <cstdlib>
#include <map>
#include <utility>

extern "C" {
void vault_js_create(int id);
void vault_js_destroy(int id);
void vault_js_close(int id);
void vault_js_open(int id, int request, const char* dataset, int access, int may_create);
void vault_js_read(int id, int request, int area, const char* name, int is_from_disk);
void vault_js_list(int id, int request, int area, const char* prefix);
void vault_js_put(int request, int area, const char* name, const char* bytes, size_t count);
void vault_js_commit(int id, int request, int area, const char* expected_epoch, const char* next_epoch);
void vault_js_erase(int id, int request, int area, const char* expected_epoch, const char* names);
void vault_js_estimate(int request);
void vault_js_call_after(int number, double delay_ms);
char* vault_js_canary_read(const char* key);
void vault_js_canary_write(const char* key, const char* text);
void vault_js_canary_forget(const char* key);
}

namespace crm::platform {

namespace {

// vault.library.js counts on these numbers.
static_assert(static_cast<int>(StorageError::absent) == 0 && static_cast<int>(StorageError::damaged) == 1);
static_assert(static_cast<int>(StorageError::quota_exceeded) == 2 && static_cast<int>(StorageError::fenced) == 3);
static_assert(static_cast<int>(StorageError::closed) == 4 && static_cast<int>(StorageError::blocked) == 5);
static_assert(static_cast<int>(StorageError::failed) == 8);
static_assert(static_cast<int>(StorageEvent::closed) == 0 && static_cast<int>(StorageEvent::lock_lost) == 2);
static_assert(static_cast<int>(StorageAccess::read) == 0 && static_cast<int>(StorageAccess::take_over) == 2);

struct Request {
    Done<Bytes> done;
    Bytes bytes;
};

std::map<int, Request>& requests() {
    static std::map<int, Request> all;
    return all;
}

std::map<int, IdbfsStorage*>& storages() {
    static std::map<int, IdbfsStorage*> all;
    return all;
}

std::map<int, std::function<void()>>& timers() {
    static std::map<int, std::function<void()>> all;
    return all;
}

int next_number() {
    static int number = 0;
    return ++number;
}

int ask(Done<Bytes> done) {
    int number = next_number();
    requests()[number].done = std::move(done);
    return number;
}

int ask_outcome(Done<void> done) {
    return ask([done = std::move(done)](Result<Bytes, StorageError> answer) {
        if (answer)
            done({});
        else
            done(Unexpected{answer.error()});
    });
}

uint64_t number_of(std::string_view text) {
    uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string> split(std::string_view text, char between) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        size_t end = text.find(between);
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return parts;
}

std::string canary_key(const std::string& dataset) { return "wasl.vault." + dataset; }

} // namespace

// ---- called from vault.library.js

extern "C" EMSCRIPTEN_KEEPALIVE char* vault_room(int request, size_t bytes) {
    auto found = requests().find(request);
    if (found == requests().end()) return nullptr;
    found->second.bytes.resize_and_overwrite(bytes, [](char*, size_t count) { return count; });
    return found->second.bytes.data();
}

extern "C" EMSCRIPTEN_KEEPALIVE void vault_answer(int request, int status, int) {
    auto found = requests().find(request);
    if (found == requests().end()) return;
    Request answered = std::move(found->second);
    requests().erase(found);
    if (status == 0)
        answered.done(std::move(answered.bytes));
    else
        answered.done(Unexpected{static_cast<StorageError>(status - 1)});
}

extern "C" EMSCRIPTEN_KEEPALIVE void vault_event(int id, int event) {
    auto found = storages().find(id);
    if (found != storages().end()) found->second->handle_event(static_cast<StorageEvent>(event));
}

extern "C" EMSCRIPTEN_KEEPALIVE void vault_timer(int number) {
    auto found = timers().find(number);
    if (found == timers().end()) return;
    auto action = std::move(found->second);
    timers().erase(found);
    action();
}

// ---- storage

IdbfsStorage::IdbfsStorage() : m_id(next_number()) {
    storages()[m_id] = this;
    vault_js_create(m_id);
}

IdbfsStorage::~IdbfsStorage() {
    storages().erase(m_id);
    vault_js_destroy(m_id);
}

void IdbfsStorage::handle_event(StorageEvent event) {
    if (auto listener = m_listener) listener(event);
}

void IdbfsStorage::open(const StorageOpen& request, Done<StorageOpened> done) {
    int number = ask([done = std::move(done)](Result<Bytes, StorageError> answer) {
        if (!answer) return done(Unexpected{answer.error()});
        auto parts = split(*answer, ' ');
        if (parts.size() != 5) return done(Unexpected{StorageError::failed});
        StorageOpened opened;
        opened.was_created = parts[0] == "1";
        opened.may_write = parts[1] == "1";
        opened.has_chunk_area = parts[2] == "1";
        opened.epochs = {number_of(parts[3]), number_of(parts[4])};
        done(opened);
    });
    vault_js_open(m_id, number, request.dataset.c_str(), static_cast<int>(request.access), request.may_create);
}

void IdbfsStorage::read(StorageArea area, std::string_view name, Done<Bytes> done) {
    vault_js_read(m_id, ask(std::move(done)), static_cast<int>(area), std::string(name).c_str(), 0);
}

void IdbfsStorage::verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) {
    int number = ask([expected, done = std::move(done)](Result<Bytes, StorageError> answer) {
        if (!answer) return done(Unexpected{answer.error()});
        if (content_hash(*answer) != expected) return done(Unexpected{StorageError::damaged});
        done({});
    });
    vault_js_read(m_id, number, static_cast<int>(area), std::string(name).c_str(), 1);
}

void IdbfsStorage::list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) {
    int number = ask([done = std::move(done)](Result<Bytes, StorageError> answer) {
        if (answer)
            done(split(*answer, '\n'));
        else
            done(Unexpected{answer.error()});
    });
    vault_js_list(m_id, number, static_cast<int>(area), std::string(prefix).c_str());
}

void IdbfsStorage::commit(const StorageBatch& batch, Done<void> done) {
    int number = ask_outcome(std::move(done));
    int area = static_cast<int>(batch.area);
    for (const StoragePut& put : batch.puts) {
        vault_js_put(number, area, put.name.c_str(), put.bytes.data(), put.bytes.size());
    }
    std::string next = batch.next_epoch ? std::to_string(*batch.next_epoch) : "";
    vault_js_commit(m_id, number, area, std::to_string(batch.expected_epoch).c_str(), next.c_str());
}

void IdbfsStorage::erase(StorageArea area, const std::vector<std::string>& names, uint64_t expected_epoch,
                         Done<void> done) {
    std::string joined;
    for (const std::string& name : names) joined += (joined.empty() ? "" : "\n") + name;
    vault_js_erase(m_id, ask_outcome(std::move(done)), static_cast<int>(area), std::to_string(expected_epoch).c_str(),
                   joined.c_str());
}

void IdbfsStorage::close() { vault_js_close(m_id); }

void IdbfsStorage::estimate(Done<StorageEstimate> done) {
    vault_js_estimate(ask([done = std::move(done)](Result<Bytes, StorageError> answer) {
        if (!answer) return done(Unexpected{answer.error()});
        auto parts = split(*answer, ' ');
        if (parts.size() != 2) return done(Unexpected{StorageError::failed});
        done(StorageEstimate{.used_bytes = number_of(parts[0]), .quota_bytes = number_of(parts[1])});
    }));
}

// ---- timer and canary

void BrowserTimer::call_after(int64_t delay_ms, std::function<void()> action) {
    int number = next_number();
    timers()[number] = std::move(action);
    vault_js_call_after(number, static_cast<double>(delay_ms));
}

std::optional<CanaryNote> LocalCanary::read(const std::string& dataset) {
    char* kept = vault_js_canary_read(canary_key(dataset).c_str());
    if (!kept) return std::nullopt;
    auto parts = split(kept, ' ');
    std::free(kept);
    if (parts.size() != 2) return std::nullopt;
    return CanaryNote{.dataset = dataset, .last_lsn = number_of(parts[0]), .generation = number_of(parts[1])};
}

void LocalCanary::write(const CanaryNote& note) {
    std::string text = std::to_string(note.last_lsn) + " " + std::to_string(note.generation);
    vault_js_canary_write(canary_key(note.dataset).c_str(), text.c_str());
}

void LocalCanary::forget(const std::string& dataset) { vault_js_canary_forget(canary_key(dataset).c_str()); }

} // namespace crm::platform
