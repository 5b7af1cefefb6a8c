// From the words of a command line to a command that runs: finds the command, reads its options, answers help and
// version, and says what is wrong with what it was close to.
#pragma once
#include <optional>

#include "server-stub/cli_command.hpp"

namespace crm::cli {

using Commands = std::span<const CommandDef* const>;

int run_program(Commands commands, int count, const char* const* words); // what the process exits with

// The language of messages: --lang if it is there and known, else the environment's, else English.
Language language_of(std::span<const std::string_view> words);

// Reads what follows the command's name; tells its errors on stderr itself.
std::optional<Invocation> read_invocation(const CommandDef& command, std::span<const std::string_view> words,
                                          Language language);

} // namespace crm::cli
