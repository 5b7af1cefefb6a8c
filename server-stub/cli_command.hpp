// What a command of wasl-server is: a row of plain data with its words in both languages. The list of commands, their
// help pages, the reading of their options and the suggestions for mistyped ones are all made from these rows.
//
//     constexpr OptionDef options[] = {{.name = "limit", .value = {"عدد", "N"}, .help = {"…", "…"}}};
//     const CommandDef list_command = {.name = "list", …, .options = options, .run = run_list};
//
// The table of commands stands in main.cpp.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/language.hpp"

namespace crm::cli {

enum Exit : int {
    exit_ok = 0,
    exit_problems = 1, // it was done, or looked at, and something in the data needs a person
    exit_usage = 2,    // the command line was wrong; nothing was done
    exit_storage = 3   // the data directory or a file could not be read or written
};

struct OptionDef {
    std::string_view name; // without its dashes
    BothNames value{};     // what it takes, for the help page; empty: it takes nothing
    BothNames help{};
    bool is_repeatable = false;
    bool takes_value() const { return !value.en.empty(); }
};

struct Example {
    std::string_view line; // without "wasl-server"
    BothNames says;
};

struct CommandDef;

// A command line that was read: what the program was asked to do.
struct Invocation {
    const CommandDef* command = nullptr;
    Language language = Language::en;
    bool is_json = false;           // for a machine
    bool is_quiet = false;          // no progress, no remarks
    std::vector<std::string> words; // what is not an option
    std::vector<std::pair<std::string_view, std::string>> options;

    bool has(std::string_view option) const;
    std::string_view value(std::string_view option, std::string_view otherwise = {}) const; // the last, if given twice
    std::vector<std::string_view> values(std::string_view option) const;
    std::string_view in(const BothNames& names) const { return names.in(language); }
};

struct CommandDef {
    std::string_view name;
    BothNames purpose;                    // one line
    std::string_view arguments{};         // "FILE… --data DIR [--as KIND]"
    BothNames description{};              // paragraphs, separated by a line feed
    std::span<const OptionDef> options{}; // beside common_options
    std::span<const Example> examples{};
    std::size_t words_min = 0, words_max = 0;
    bool uses_data = true; // --data and --dataset
    int (*run)(const Invocation&) = nullptr;
};

inline constexpr OptionDef data_options[] = {
    {.name = "data",
     .value = {"مجلد", "DIR"},
     .help = {"مجلد البيانات؛ وإن لم يُذكر فما في متغير البيئة WASL_DATA.",
              "The data directory; otherwise what the environment variable WASL_DATA says."}},
    {.name = "dataset",
     .value = {"اسم", "NAME"},
     .help = {"مجموعة البيانات داخل المجلد (الأصل: default).",
              "The data set inside the directory (default: default)."}},
};

inline constexpr OptionDef common_options[] = {
    {.name = "json",
     .help = {"مخرجات JSON للبرامج: كائن واحد، أو كائن في كل سطر.",
              "JSON for programs: one object, or one object per line."}},
    {.name = "lang",
     .value = {"ar|en", "ar|en"},
     .help = {"لغة الرسائل (الأصل: من LC_ALL أو LC_MESSAGES أو LANG).",
              "The language of messages (default: from LC_ALL, LC_MESSAGES or LANG)."}},
    {.name = "quiet", .help = {"بلا شريط تقدم وبلا ملاحظات.", "No progress bar and no remarks."}},
    {.name = "help", .help = {"اعرض هذه الصفحة.", "Show this page."}},
};

} // namespace crm::cli
