// The vault on the fake storage: the common suite.
#include "tests/support/storage_fake.hpp"
#include "tests/support/vault_world.hpp"

namespace crm::test {

namespace {

class FakeWorld : public VaultWorld {
public:
    std::unique_ptr<Storage> make_storage() override { return std::make_unique<FakeStorage>(m_disk, m_loop); }
    VaultTimer& timer() override { return m_loop; }
    Canary& canary() override { return m_canary; }
    void wait(const std::function<bool()>& until) override {
        for (int i = 0; i < 2'000 && !until(); ++i) m_loop.advance(i < 1'000 ? 0 : 20);
    }
    bool can_take_over() const override { return true; }
    bool can_freeze() const override { return true; }
    void freeze(Storage& storage) override { static_cast<FakeStorage&>(storage).freeze(true); }

    std::vector<std::string> names(StorageArea area) override {
        std::vector<std::string> names;
        if (FakeArea* kept = m_disk.area(dataset, area)) {
            for (const auto& [name, value] : kept->values) names.push_back(name);
        }
        return names;
    }
    Bytes peek(StorageArea area, const std::string& name) override {
        return m_disk.area(dataset, area)->values.at(name);
    }
    void poke(StorageArea area, const std::string& name, Bytes bytes) override {
        m_disk.area(dataset, area)->values[name] = std::move(bytes);
    }
    void remove(StorageArea area, const std::string& name) override { m_disk.area(dataset, area)->values.erase(name); }
    void lose_everything() override { m_disk.datasets.clear(); }

private:
    FakeLoop m_loop;
    FakeDisk m_disk;
    FakeCanary m_canary;
};

std::unique_ptr<VaultWorld> make_vault_world() { return std::make_unique<FakeWorld>(); }

} // namespace

} // namespace crm::test

#define VAULT_TEST(sentence) TEST_CASE("vault in a fake: " sentence)
#include "tests/unit/vault_suite.hpp"
