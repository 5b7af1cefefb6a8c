// The world of the vault's tests in a real browser. Waiting lets the browser's own events run
// (the page is linked with JSPI for that; the product is not), surgery goes straight to IndexedDB.
#pragma once

#include "tests/support/vault_world.hpp"
#include "web/platform/storage_idbfs.hpp"

namespace crm::test {

class BrowserWorld : public VaultWorld {
public:
    BrowserWorld();
    ~BrowserWorld() override;

    std::unique_ptr<Storage> make_storage() override { return std::make_unique<platform::IdbfsStorage>(); }
    VaultTimer& timer() override { return m_timer; }
    Canary& canary() override { return m_canary; }
    void wait(const std::function<bool()>& until) override;
    bool can_take_over() const override { return true; }

    std::vector<std::string> names(StorageArea area) override;
    Bytes peek(StorageArea area, const std::string& name) override;
    void poke(StorageArea area, const std::string& name, Bytes bytes) override;
    void remove(StorageArea area, const std::string& name) override;
    void lose_everything() override;

private:
    platform::BrowserTimer m_timer;
    platform::LocalCanary m_canary;
};

double now_ms();

} // namespace crm::test
