// Text for people at a terminal: how wide it stands, tables whose columns line up in Arabic too, paragraphs,
// suggestions for mistyped words, and a bar that shows how far a long job has come.
#pragma once
#include <chrono>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server-stub/cli_command.hpp"

namespace crm::cli {

// "{1}", "{2}" … replaced by what they stand for.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values);

// Columns of a terminal that a text takes: marks and direction controls take none, East Asian letters and emoji two.
std::size_t display_width(std::string_view text);
// The text on one line, without anything a terminal would obey instead of showing.
std::string for_terminal(std::string_view text);
// At most so many columns, the rest as "…".
std::string cut_to_width(std::string_view text, std::size_t width);
// Lines of at most `width` columns, each after `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

bool is_terminal(int file);
std::size_t terminal_width(int file, std::size_t otherwise = 100);

// The candidate that was probably meant, or none.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

// Rows of cells under a heading, every column as wide as its widest cell; on a terminal that is too narrow the widest
// columns are cut. A pipe gets everything.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> heading);
    void align_end(std::size_t column) { m_columns[column].is_at_end = true; } // numbers
    void keep_whole(std::size_t column) { m_columns[column].is_whole = true; } // ids
    void add(std::vector<std::string> row);
    std::string text(bool for_a_terminal, std::size_t width) const;

private:
    struct ColumnShape {
        std::size_t width = 0;
        bool is_at_end = false, is_whole = false;
    };
    std::vector<ColumnShape> fitted(std::size_t width) const;
    void append_row(std::string& out, const std::vector<std::string>& row, const std::vector<ColumnShape>& shapes,
                    bool for_a_terminal) const;

    std::vector<ColumnShape> m_columns;
    std::vector<std::vector<std::string>> m_rows; // the heading first
};

// On stderr, while somebody watches; it disappears when the job is done.
class Progress {
public:
    Progress(const Invocation& invocation, const BothNames& job);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void show(double part, std::string_view remark = {}); // part: 0 … 1; below 0: nobody knows
    void clear();

private:
    std::string m_job;
    bool m_is_shown, m_is_drawn = false;
    std::chrono::steady_clock::time_point m_drawn_at{};
};

// To stdout, all of it; false when nobody reads any more or the disk is full.
bool print(std::string_view text);
// To stderr.
void remark(std::string_view text);
// What went wrong: a sentence for people, or {"error":{"code":…,"message":…}} for programs, on stderr. Answers `exit`.
int complain(const Invocation& invocation, Exit exit, std::string_view code, std::string_view sentence);

} // namespace crm::cli
