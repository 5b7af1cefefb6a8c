#include "tests/browser/vault_page/browser_world.hpp"

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

#include <cstdlib>

// clang-format off
EM_ASYNC_JS(void, surgery_breathe, (), {
    await new Promise(resume => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resume;
        channel.port2.postMessage(0);
    });
});

// A database that exists; nothing is created.
EM_JS(void, surgery_prepare, (), {
    globalThis.surgery = (name, mode, act) => new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.transaction.abort();
        request.onerror = event => { event.preventDefault(); resolve(undefined); };
        request.onsuccess = () => {
            const db = request.result;
            const transaction = db.transaction('FILE_DATA', mode);
            const answer = act(transaction.objectStore('FILE_DATA'));
            transaction.oncomplete = () => { db.close(); resolve(answer?.result); };
            transaction.onabort = () => { db.close(); reject(transaction.error); };
        };
    });
});

EM_ASYNC_JS(char*, surgery_names, (const char* database), {
    const name = UTF8ToString(database);
    const keys = await surgery(name, 'readonly', store => store.getAllKeys()) ?? [];
    const folders = ['EPOCH', 'log', 'snap', 'seg', 'file'];
    return stringToNewUTF8(keys.map(key => key.slice(name.length + 1)).filter(key => !folders.includes(key)).join('\n'));
});

EM_ASYNC_JS(int, surgery_peek, (const char* database, const char* path), {
    const name = UTF8ToString(database), key = name + '/' + UTF8ToString(path);
    const record = await surgery(name, 'readonly', store => store.get(key));
    if (!record) return 0;
    const contents = record.contents;
    globalThis.peeked = contents instanceof Blob ? new Uint8Array(await contents.arrayBuffer()) : contents;
    return peeked.length;
});
EM_JS(void, surgery_take, (char* room), { HEAPU8.set(peeked, room); });

EM_ASYNC_JS(void, surgery_poke, (const char* database, const char* path, const char* bytes, int count), {
    const name = UTF8ToString(database), key = name + '/' + UTF8ToString(path);
    const contents = HEAPU8.slice(bytes, bytes + count);
    await surgery(name, 'readwrite', store => store.put({timestamp: new Date(), mode: 0o100666, contents}, key));
});

EM_ASYNC_JS(void, surgery_remove, (const char* database, const char* path), {
    const name = UTF8ToString(database), key = name + '/' + UTF8ToString(path);
    await surgery(name, 'readwrite', store => store.delete(key));
});

EM_ASYNC_JS(void, surgery_lose, (const char* database), {
    await new Promise(resolve => {
        const request = indexedDB.deleteDatabase(UTF8ToString(database));
        request.onsuccess = request.onerror = resolve;
    });
});
// clang-format on

namespace crm::test {

namespace {

constexpr double patience_ms = 20'000;

std::string database(const VaultWorld& world, StorageArea area) {
    return (area == StorageArea::log ? "/v-" : "/c-") + world.dataset;
}

} // namespace

double now_ms() { return emscripten_get_now(); }

BrowserWorld::BrowserWorld() {
    static int count = 0;
    surgery_prepare();
    dataset = "test-" + std::to_string(++count) + "-" + std::to_string(static_cast<int64_t>(emscripten_date_now()));
}

BrowserWorld::~BrowserWorld() {
    lose_everything();
    m_canary.forget(dataset);
}

void BrowserWorld::wait(const std::function<bool()>& until) {
    double end_ms = now_ms() + patience_ms;
    while (!until() && now_ms() < end_ms) surgery_breathe();
}

std::vector<std::string> BrowserWorld::names(StorageArea area) {
    char* listed = surgery_names(database(*this, area).c_str());
    std::vector<std::string> names;
    std::string_view text = listed;
    while (!text.empty()) {
        size_t end = std::min(text.find('\n'), text.size());
        names.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::free(listed);
    return names;
}

Bytes BrowserWorld::peek(StorageArea area, const std::string& name) {
    Bytes bytes(static_cast<size_t>(surgery_peek(database(*this, area).c_str(), name.c_str())), '\0');
    if (!bytes.empty()) surgery_take(bytes.data());
    return bytes;
}

void BrowserWorld::poke(StorageArea area, const std::string& name, Bytes bytes) {
    surgery_poke(database(*this, area).c_str(), name.c_str(), bytes.data(), static_cast<int>(bytes.size()));
}

void BrowserWorld::remove(StorageArea area, const std::string& name) {
    surgery_remove(database(*this, area).c_str(), name.c_str());
}

void BrowserWorld::lose_everything() {
    surgery_lose(database(*this, StorageArea::log).c_str());
    surgery_lose(database(*this, StorageArea::chunk).c_str());
}

} // namespace crm::test
