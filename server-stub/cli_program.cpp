#include "server-stub/cli_program.hpp"

#include <csignal>
#include <cstdlib>

#include <unistd.h>

#include "build_info.hpp"
#include "server-stub/cli_help.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

bool Invocation::has(std::string_view option) const {
    for (const auto& [name, value] : options)
        if (name == option) return true;
    return false;
}

std::string_view Invocation::value(std::string_view option, std::string_view otherwise) const {
    for (auto each = options.rbegin(); each != options.rend(); ++each)
        if (each->first == option) return each->second;
    return otherwise;
}

std::vector<std::string_view> Invocation::values(std::string_view option) const {
    std::vector<std::string_view> all;
    for (const auto& [name, value] : options)
        if (name == option) all.push_back(value);
    return all;
}

namespace {

constexpr BothNames unknown_command = {"لا يوجد أمر باسم «{1}».", "There is no command \"{1}\"."};
constexpr BothNames unknown_option = {"لا يعرف الأمر {1} الخيار {2}.", "{1} has no option {2}."};
constexpr BothNames did_you_mean = {" هل تقصد {1}؟", " Did you mean {1}?"};
constexpr BothNames lacks_value = {"الخيار {1} يحتاج إلى قيمة: {1} {2}", "{1} needs a value: {1} {2}"};
constexpr BothNames takes_no_value = {"الخيار {1} لا يأخذ قيمة.", "{1} takes no value."};
constexpr BothNames given_twice = {"الخيار {1} ذُكر مرتين.", "{1} is given twice."};
constexpr BothNames too_few_words = {"ينقص شيء في سطر الأوامر: wasl-server {1} {2}",
                                     "Something is missing: wasl-server {1} {2}"};
constexpr BothNames too_many_words = {"لا مكان لـ«{1}» هنا: wasl-server {2} {3}",
                                      "There is no place for \"{1}\": wasl-server {2} {3}"};
constexpr BothNames not_a_language = {"اللغة ar أو en، وليست «{1}».", "A language is ar or en, not \"{1}\"."};
constexpr BothNames more_help = {" (wasl-server help {1})", " (wasl-server help {1})"};

std::size_t page_width() { return std::min<std::size_t>(terminal_width(STDOUT_FILENO, 96), 100); }

std::vector<const OptionDef*> options_of(const CommandDef& command) {
    std::vector<const OptionDef*> all;
    for (const OptionDef& option : command.options) all.push_back(&option);
    if (command.uses_data)
        for (const OptionDef& option : data_options) all.push_back(&option);
    for (const OptionDef& option : common_options) all.push_back(&option);
    return all;
}

// Reads one command line; stops at the first thing that is wrong.
class Reading {
public:
    Reading(const CommandDef& command, Language language) : m_options(options_of(command)) {
        m_invocation.command = &command;
        m_invocation.language = language;
    }

    std::optional<Invocation> read(std::span<const std::string_view> words) {
        for (const std::string_view word : words) // so that the first complaint is already in the right form
            if (word == "--json") m_invocation.is_json = true;
        bool only_words = false;
        for (std::size_t at = 0; at < words.size(); ++at) {
            const std::string_view word = words[at];
            if (!only_words && word == "--")
                only_words = true;
            else if (!only_words && word == "-h")
                m_invocation.options.emplace_back("help", "");
            else if (!only_words && word.starts_with("--")) {
                if (!take_option(word, words, at)) return {};
            } else if (!only_words && word.size() > 1 && word[0] == '-') {
                wrong("unknown_option", unknown_option_text(word));
                return {};
            } else
                m_invocation.words.emplace_back(word);
        }
        m_invocation.is_quiet = m_invocation.has("quiet");
        if (m_invocation.has("help")) return std::move(m_invocation);
        return has_right_words() ? std::optional(std::move(m_invocation)) : std::nullopt;
    }

private:
    const CommandDef& command() const { return *m_invocation.command; }

    void wrong(std::string_view code, std::string sentence) {
        if (!m_invocation.is_json) sentence += filled(m_invocation.in(more_help), {command().name});
        complain(m_invocation, exit_usage, code, sentence);
    }

    std::string unknown_option_text(std::string_view word) const {
        std::string text = filled(m_invocation.in(unknown_option), {command().name, word});
        std::vector<std::string_view> names;
        for (const OptionDef* option : m_options) names.push_back(option->name);
        word.remove_prefix(std::min(word.find_first_not_of('-'), word.size()));
        if (const std::string_view near = nearest(word, names); !near.empty())
            text += filled(m_invocation.in(did_you_mean), {"--" + std::string(near)});
        return text;
    }

    bool take_option(std::string_view word, std::span<const std::string_view> words, std::size_t& at) {
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(2, equals == word.npos ? equals : equals - 2);
        const std::string_view dashed = word.substr(0, equals);
        const OptionDef* option = nullptr;
        for (const OptionDef* each : m_options)
            if (each->name == name) option = each;
        if (!option) return wrong("unknown_option", unknown_option_text(dashed)), false;
        if (!option->takes_value() && equals != word.npos)
            return wrong("no_value_expected", filled(m_invocation.in(takes_no_value), {dashed})), false;
        if (!option->is_repeatable && option->takes_value() && m_invocation.has(name))
            return wrong("given_twice", filled(m_invocation.in(given_twice), {dashed})), false;
        std::string value;
        if (option->takes_value()) {
            if (equals != word.npos)
                value = word.substr(equals + 1);
            else if (at + 1 < words.size() && !words[at + 1].starts_with("--"))
                value = words[++at];
            else
                return wrong("value_missing",
                             filled(m_invocation.in(lacks_value), {dashed, m_invocation.in(option->value)})),
                       false;
        }
        if (name == "lang" && value != "ar" && value != "en")
            return wrong("not_a_language", filled(m_invocation.in(not_a_language), {value})), false;
        m_invocation.options.emplace_back(option->name, std::move(value));
        return true;
    }

    bool has_right_words() {
        const std::size_t count = m_invocation.words.size();
        if (count < command().words_min)
            return wrong("words_missing",
                         filled(m_invocation.in(too_few_words), {command().name, command().arguments})),
                   false;
        if (count > command().words_max)
            return wrong("too_many_words",
                         filled(m_invocation.in(too_many_words),
                                {m_invocation.words[command().words_max], command().name, command().arguments})),
                   false;
        return true;
    }

    std::vector<const OptionDef*> m_options;
    Invocation m_invocation;
};

const CommandDef* find(Commands commands, std::string_view name) {
    for (const CommandDef* command : commands)
        if (command->name == name) return command;
    return nullptr;
}

int refuse_command(Commands commands, std::string_view name, const Invocation& invocation) {
    std::string text = filled(invocation.in(unknown_command), {name});
    std::vector<std::string_view> names{"help"};
    for (const CommandDef* command : commands) names.push_back(command->name);
    if (const std::string_view near = nearest(name, names); !near.empty())
        text += filled(invocation.in(did_you_mean), {near});
    return complain(invocation, exit_usage, "unknown_command", text);
}

int show_help(Commands commands, std::span<const std::string_view> words, const Invocation& plain) {
    const CommandDef* asked = nullptr;
    for (const std::string_view word : words) {
        if (word.starts_with("-")) continue;
        if (word == "ar" || word == "en") continue; // the value of --lang
        if (word == "help") continue;
        asked = find(commands, word);
        if (!asked) return refuse_command(commands, word, plain);
    }
    if (plain.is_json) {
        JsonList pages;
        for (const CommandDef* command : commands) pages.raw(help_json(*command, plain.language));
        print((asked ? help_json(*asked, plain.language) : JsonObject().raw("commands", pages.done()).done()) + '\n');
    } else {
        print(asked ? help_page(*asked, plain.language, page_width())
                    : overview(commands, plain.language, page_width()));
    }
    return exit_ok;
}

int show_version(bool is_json) {
    if (is_json)
        print(JsonObject()
                  .text("version", build_info::version)
                  .text("compiler", build_info::compiler)
                  .text("libraries", build_info::libraries)
                  .done() +
              '\n');
    else
        print(std::string("wasl-server ") + build_info::version + "\n" + build_info::compiler + "\n" +
              build_info::libraries + "\n");
    return exit_ok;
}

} // namespace

Language language_of(std::span<const std::string_view> words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::string_view value;
        if (words[at].starts_with("--lang="))
            value = words[at].substr(7);
        else if (words[at] == "--lang" && at + 1 < words.size())
            value = words[at + 1];
        if (value == "ar") return Language::ar;
        if (value == "en") return Language::en;
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value) return std::string_view(value).starts_with("ar") ? Language::ar : Language::en;
    }
    return Language::en;
}

std::optional<Invocation> read_invocation(const CommandDef& command, std::span<const std::string_view> words,
                                          Language language) {
    return Reading(command, language).read(words);
}

int run_program(Commands commands, int count, const char* const* arguments) {
    std::signal(SIGPIPE, SIG_IGN); // `wasl-server list … | head` ends in a write that fails, not in a killed program
    const std::vector<std::string_view> all(arguments + std::min(count, 1), arguments + count);
    Invocation plain;
    plain.language = language_of(all);
    for (const std::string_view word : all) plain.is_json |= word == "--json";
    std::size_t first = 0; // options may stand before the command
    while (first < all.size() && all[first].starts_with("-")) first += all[first] == "--lang" ? 2 : 1;
    if (first >= all.size()) {
        bool wants_version = false, wants_help = false;
        for (const std::string_view word : all) {
            wants_version |= word == "--version";
            wants_help |= word == "--help" || word == "-h";
        }
        if (wants_version) return show_version(plain.is_json);
        if (wants_help) return show_help(commands, {}, plain);
        remark(overview(commands, plain.language, page_width()));
        return exit_usage;
    }
    const std::string_view name = all[first];
    if (name == "help") return show_help(commands, std::span(all).subspan(first), plain);
    const CommandDef* command = find(commands, name);
    if (!command) return refuse_command(commands, name, plain);
    std::vector<std::string_view> rest = all;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(first));
    const std::optional<Invocation> invocation = read_invocation(*command, rest, plain.language);
    if (!invocation) return exit_usage;
    if (invocation->has("help")) {
        print(plain.is_json ? help_json(*command, plain.language) + '\n'
                            : help_page(*command, plain.language, page_width()));
        return exit_ok;
    }
    return command->run(*invocation);
}

} // namespace crm::cli
