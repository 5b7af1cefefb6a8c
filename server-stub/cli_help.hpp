// The help pages, made from the rows of cli_command.hpp.
#pragma once
#include "server-stub/cli_program.hpp"

namespace crm::cli {

std::string overview(Commands commands, Language language, std::size_t width); // what there is, one line each
std::string help_page(const CommandDef& command, Language language, std::size_t width);
std::string help_json(const CommandDef& command, Language language); // the same for programs, one object

} // namespace crm::cli
