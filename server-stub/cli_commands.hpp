// The commands that work on a data directory, one row each; main.cpp lists them.
#pragma once
#include "server-stub/cli_command.hpp"

namespace crm::cli {

extern const CommandDef serve_command, import_command, export_command, search_command, list_command, show_command,
    history_command, check_command, sample_command, compact_command, duplicates_command, merge_command, unmerge_command,
    quality_command, erase_command, attach_command, files_command, template_command, fields_command;

} // namespace crm::cli
