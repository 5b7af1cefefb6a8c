// What an import did, told to people and to programs.
#pragma once
#include "core/app/workspace.hpp"
#include "server-stub/cli_import_table.hpp"

namespace crm::cli {

std::string shown_path(const std::string& path); // "stdin" for "-"
std::string listed(const std::vector<std::string>& words);

void report_table(const Invocation& invocation, const std::string& path, const TableFile& table,
                  const SheetImport& import, bool is_trial);
void report_export(const Invocation& invocation, const std::string& path, const StagedImport& file, std::size_t added,
                   bool is_trial);

} // namespace crm::cli
