// wasl-generate: fills a data directory with the generated firm (tests/support/generated_firm.hpp), for measuring the
// command line and the server at scale by hand. It is built with the bench and never shipped.
//
//     wasl-generate --data DIR --customers 100000 --orders 1000000
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_program.hpp"
#include "server-stub/cli_text.hpp"
#include "tests/support/generated_firm.hpp"

namespace crm::cli {

namespace {

constexpr OptionDef generate_options[] = {
    {.name = "customers",
     .value = {"عدد", "N"},
     .help = {"كم عميلًا (الأصل 1000).", "How many customers (default 1000)."}},
    {.name = "orders", .value = {"عدد", "N"}, .help = {"كم طلبًا (الأصل 10000).", "How many orders (default 10000)."}},
    {.name = "companies", .help = {"والشركات.", "Companies as well."}},
    {.name = "lines", .help = {"والسطور والمنتجات.", "Order lines and products as well."}},
};

int run_generate(const Invocation& invocation) {
    const auto customers = count_option(invocation, "customers", 1000),
               orders = count_option(invocation, "orders", 10'000);
    if (!customers || !orders) return exit_usage;
    auto data = open_data(invocation, {.access = StorageAccess::write});
    if (!data) return data.error();
    Workspace& workspace = (*data)->workspace;
    Tables staged(workspace.schema());
    generated::fill(staged, {.customers = static_cast<std::uint32_t>(*customers),
                             .orders = static_cast<std::uint32_t>(*orders),
                             .has_companies = invocation.has("companies"),
                             .has_lines = invocation.has("lines")});
    const Session session = workspace.begin_rows().first;
    const Committed committed = workspace.commit_rows(staged, "import", session);
    if (!save_all(invocation, **data)) return exit_storage;
    print(std::to_string(committed.added.size()) + "\n");
    return exit_ok;
}

constinit const CommandDef generate_command = {
    .name = "generate",
    .purpose = {"ملء مجلد بشركة مولّدة", "Fill a directory with a generated firm"},
    .arguments = "--data DIR [--customers N] [--orders N] [--companies] [--lines]",
    .description = {"الشركة نفسها على كل جهاز.", "The same firm on every machine."},
    .options = generate_options,
    .run = run_generate,
};

} // namespace

} // namespace crm::cli

int main(int count, char** words) {
    using namespace crm::cli;
    const std::vector<std::string_view> all(words + 1, words + count);
    const auto invocation = read_invocation(generate_command, all, language_of(all));
    return invocation ? generate_command.run(*invocation) : int(exit_usage);
}
