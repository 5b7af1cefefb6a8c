// wasl-server: the server of the page and of sync, and the command line over the same core. This file is the table of
// its commands; server-stub/cli_program.hpp reads the command line and runs the right one.
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_program.hpp"

int main(int count, char** words) {
    using namespace crm::cli;
    // In the order of the help. (`help` itself is answered by run_program.)
    static const CommandDef* const commands[] = {
        &serve_command,      &import_command,  &export_command,   &search_command,  &list_command,
        &show_command,       &history_command, &check_command,    &sample_command,  &compact_command,
        &duplicates_command, &merge_command,   &unmerge_command,  &quality_command, &erase_command,
        &attach_command,     &files_command,   &template_command, &fields_command,
    };
    return run_program(commands, count, words);
}
