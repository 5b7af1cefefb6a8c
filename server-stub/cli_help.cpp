#include "server-stub/cli_help.hpp"

#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames name_title = {"الاسم", "NAME"}, synopsis_title = {"الصيغة", "SYNOPSIS"},
                    description_title = {"الوصف", "DESCRIPTION"}, options_title = {"الخيارات", "OPTIONS"},
                    examples_title = {"أمثلة", "EXAMPLES"}, exit_title = {"رمز الخروج", "EXIT STATUS"};

struct ExitText {
    Exit exit;
    BothNames says;
};
constexpr ExitText exit_texts[] = {
    {exit_ok, {"تم.", "Done."}},
    {exit_problems, {"تم، لكن في البيانات ما يحتاج إلى نظر.", "Done, but something in the data needs a look."}},
    {exit_usage, {"سطر الأوامر غير صحيح؛ لم يُفعل شيء.", "The command line is wrong; nothing was done."}},
    {exit_storage,
     {"تعذّرت القراءة أو الكتابة، أو أن برنامجًا آخر يكتب في المجلد.",
      "Something could not be read or written, or another program is writing in the directory."}},
};

constexpr std::size_t indent = 4, deeper = 8;

std::string title(const BothNames& words, Language language) { return std::string(words.in(language)) + '\n'; }
std::string spaces(std::size_t count) { return std::string(count, ' '); }

std::string option_line(const OptionDef& option, Language language) {
    std::string line = spaces(indent) + "--" + std::string(option.name);
    if (option.takes_value()) line += ' ' + std::string(option.value.in(language));
    if (option.is_repeatable) line += " …";
    return line + '\n';
}

template <class Visit> void each_option(const CommandDef& command, Visit visit) {
    for (const OptionDef& option : command.options) visit(option);
    if (command.uses_data)
        for (const OptionDef& option : data_options) visit(option);
    for (const OptionDef& option : common_options) visit(option);
}

} // namespace

std::string overview(Commands commands, Language language, std::size_t width) {
    const BothNames about = {"خادم وصل وأدواته: نفس ما في الصفحة، على مجلد بيانات.",
                             "Wasl's server and tools: what the page does, on a data directory."};
    std::string text = "wasl-server — " + wrapped(about.in(language), width, 0) + '\n';
    std::size_t widest = 4;
    for (const CommandDef* command : commands) widest = std::max(widest, command->name.size());
    const auto line = [&](std::string_view name, const BothNames& purpose) {
        text += "  " + std::string(name) + spaces(widest - name.size() + 2) + std::string(purpose.in(language)) + '\n';
    };
    for (const CommandDef* command : commands) line(command->name, command->purpose);
    line("help", {"صفحة أمر من هذه الأوامر", "The page of one of these commands"});
    text += '\n' +
            std::string(BothNames{"لكل أمر صفحة: wasl-server help COMMAND",
                                  "Every command has a page: wasl-server help COMMAND"}
                            .in(language)) +
            '\n';
    return text;
}

std::string help_page(const CommandDef& command, Language language, std::size_t width) {
    const std::string program = "wasl-server " + std::string(command.name);
    std::string page = title(name_title, language) + spaces(indent) + program + " — " +
                       std::string(command.purpose.in(language)) + "\n\n";
    page +=
        title(synopsis_title, language) + wrapped(program + ' ' + std::string(command.arguments), width, indent) + '\n';
    page += title(description_title, language) + wrapped(command.description.in(language), width, indent) + '\n';
    page += title(options_title, language);
    each_option(command, [&](const OptionDef& option) {
        page += option_line(option, language) + wrapped(option.help.in(language), width, deeper);
    });
    if (!command.examples.empty()) page += '\n' + title(examples_title, language);
    for (const Example& example : command.examples) {
        page += wrapped(example.says.in(language), width, indent);
        page += spaces(deeper) + "wasl-server " + std::string(example.line) + '\n';
    }
    page += '\n' + title(exit_title, language);
    for (const ExitText& text : exit_texts)
        page += spaces(indent) + std::to_string(text.exit) + "  " + std::string(text.says.in(language)) + '\n';
    return page;
}

std::string help_json(const CommandDef& command, Language language) {
    JsonObject page;
    page.text("name", command.name).text("purpose", command.purpose.in(language)).text("arguments", command.arguments);
    page.text("description", command.description.in(language));
    JsonList options, examples;
    each_option(command, [&](const OptionDef& option) {
        JsonObject row;
        row.text("name", option.name);
        if (option.takes_value()) row.text("value", option.value.in(language));
        options.raw(row.text("help", option.help.in(language)).yes_no("repeatable", option.is_repeatable).done());
    });
    for (const Example& example : command.examples)
        examples.raw(JsonObject()
                         .text("line", "wasl-server " + std::string(example.line))
                         .text("says", example.says.in(language))
                         .done());
    return page.raw("options", options.done()).raw("examples", examples.done()).done();
}

} // namespace crm::cli
