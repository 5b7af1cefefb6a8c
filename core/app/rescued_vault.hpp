// The data of another browser, as its failure page gave it out (a tar file of the vault): opened for reading, and
// written again as the JSON that Wasl exports and imports.
//
//     RescuedVault rescued(environment, std::move(bytes));
//     if (!rescued.is_open()) …;                       // cut off, or somebody else's file
//     while (rescued.next(piece)) staged.feed(piece);
#pragma once
#include <optional>

#include "core/app/workspace.hpp"
#include "core/store/tar_storage.hpp"

namespace crm {

bool looks_like_rescued_vault(BytesView beginning);

class RescuedVault {
public:
    RescuedVault(Environment& environment, Bytes file);
    bool is_open() const { return m_writer.has_value(); }
    bool is_whole() const { return m_storage.dataset().has_value(); } // not cut off
    bool next(std::string& out);                                      // false: there was nothing left

private:
    Bytes m_file;
    TarStorage m_storage;
    NoTimer m_timer;
    Workspace m_workspace;
    std::optional<ExportWriter> m_writer;
};

} // namespace crm
