// A data set inside a tar file, for reading: what the failure page of web/platform/start.js gives out when the program
// itself cannot run. Its names are those of the browser's storage: v-<dataset>/… (log area), c-<dataset>/… (chunk
// area).
//
//     TarStorage storage(bytes);                       // the file must live as long as the storage
//     if (const auto dataset = storage.dataset()) workspace.open(*dataset, StorageAccess::read, …);
//
// Callbacks come before the call returns.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "core/base/storage.hpp"

namespace crm {

bool looks_like_tar(BytesView beginning); // the first 512 bytes are enough

class TarStorage : public Storage {
public:
    explicit TarStorage(BytesView file);
    // The first one in the file; nothing if there is none, or the file is cut off.
    std::optional<std::string> dataset() const;

    void open(const StorageOpen& request, Done<StorageOpened> done) override;
    void read(StorageArea area, std::string_view name, Done<Bytes> done) override;
    void list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) override;
    void commit(const StorageBatch& batch, Done<void> done) override;
    void verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) override;
    void erase(StorageArea area, const std::vector<std::string>& names, uint64_t expected_epoch,
               Done<void> done) override;
    void close() override {}
    void estimate(Done<StorageEstimate> done) override;
    void on_event(std::function<void(StorageEvent)>) override {}

private:
    std::string path_of(StorageArea area, std::string_view name) const;

    std::map<std::string, BytesView, std::less<>> m_files;
    std::string m_first_dataset, m_dataset;
    bool m_is_whole = false;
};

// The clock of a vault that only reads what is there: nothing is ever late.
class NoTimer : public VaultTimer {
public:
    void call_after(int64_t, std::function<void()>) override {}
};

} // namespace crm
