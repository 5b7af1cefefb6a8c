// The vault's storage, timer and canary in the browser. What IndexedDB is asked to do stands
// in vault.library.js; here are the questions and the answers.
//
// Opening takes the Web Lock of the data set's one writer (`wasl-vault-<dataset>`); taking over
// asks the present holder over a BroadcastChannel to finish, and steals after five seconds. The
// epoch refuses whoever lost a lock and does not know it.
#pragma once

#include "core/base/storage.hpp"

namespace crm::platform {

class IdbfsStorage : public Storage {
public:
    IdbfsStorage();
    ~IdbfsStorage() override;
    IdbfsStorage(const IdbfsStorage&) = delete;
    IdbfsStorage& operator=(const IdbfsStorage&) = delete;

    void open(const StorageOpen& request, Done<StorageOpened> done) override;
    void read(StorageArea area, std::string_view name, Done<Bytes> done) override;
    void list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) override;
    void commit(const StorageBatch& batch, Done<void> done) override;
    void verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) override;
    void erase(StorageArea area, const std::vector<std::string>& names, uint64_t expected_epoch,
               Done<void> done) override;
    void close() override;
    void estimate(Done<StorageEstimate> done) override;
    void on_event(std::function<void(StorageEvent)> listener) override { m_listener = std::move(listener); }

    void handle_event(StorageEvent event);

private:
    int m_id;
    std::function<void(StorageEvent)> m_listener;
};

class BrowserTimer : public VaultTimer {
public:
    void call_after(int64_t delay_ms, std::function<void()> action) override;
};

// In localStorage, under wasl.vault.<dataset>.
class LocalCanary : public Canary {
public:
    std::optional<CanaryNote> read(const std::string& dataset) override;
    void write(const CanaryNote& note) override;
    void forget(const std::string& dataset) override;
};

} // namespace crm::platform
