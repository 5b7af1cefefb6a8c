#include "core/app/rescued_vault.hpp"

namespace crm {

bool looks_like_rescued_vault(BytesView beginning) { return looks_like_tar(beginning); }

RescuedVault::RescuedVault(Environment& environment, Bytes file)
    : m_file(std::move(file)), m_storage(m_file), m_workspace(environment, m_storage, m_timer, nullptr) {
    const auto dataset = m_storage.dataset();
    if (!dataset) return;
    m_workspace.open(*dataset, StorageAccess::read, [] {}); // answers at once: all of it is here
    const Phase phase = m_workspace.phase();
    if (phase != Phase::read_only && phase != Phase::damaged) return;
    m_writer.emplace(m_workspace.tables(),
                     ExportOptions{.dataset = *dataset, .made = environment.now(), .with_files = true},
                     &m_workspace.waiting());
}

bool RescuedVault::next(std::string& out) {
    if (const auto piece = m_writer->wanted_piece())
        m_workspace.vault().read_piece(
            *piece, [this](Result<Bytes, StorageError> bytes) { m_writer->give_piece(bytes.value_or(Bytes())); });
    return m_writer->next(out);
}

} // namespace crm
