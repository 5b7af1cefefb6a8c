// What is printed: a title, paragraphs, labels with values, tables. A value; made by a screen, turned into HTML here
// with every text escaped, and laid on sheets by the browser's half (web/platform/paper.library.js).
//
//     PrintPaper paper{.title = "الطلبات", .firm = "متجر النور", .right_to_left = true};
//     paper.parts.push_back({.columns = {{"التاريخ"}, {"الإجمالي", true}}, .rows = {{"3 مايو", "120 ر.س"}}});
//     show(html_of(paper));
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crm {

struct PrintColumn {
    std::string label;
    bool is_number = false;     // stands at the end of its column
    bool left_to_right = false; // phone, e-mail, link
};

// One part below the other: a heading, then what is there of paragraph, labels and table.
struct PrintPart {
    std::string heading{}, text{};
    std::vector<std::pair<std::string, std::string>> values{};
    std::vector<PrintColumn> columns{};
    std::vector<std::vector<std::string>> rows{};
    std::vector<std::string> totals{}; // one per column, or none
};

struct PrintPaper {
    std::string title{};
    std::vector<std::string> notes{}; // under it: the filter in words, how many, the day
    std::string firm{}, firm_detail{};
    std::string mark{}; // in the place of the logo: the firm's initials
    std::vector<PrintPart> parts{};
    std::size_t rows_total = 0; // of the last part's table, where more of them exist than are in it; else 0
    std::string language = "ar";
    bool right_to_left = true;
    bool arabic_digits = false;  // of page numbers
    std::string page_sentence{}; // "صفحة {} من {}"
    std::string footer{};        // at the other side of the page's number
};

std::string html_of(const PrintPaper& paper);
std::string html_of_rows(const PrintPart& part); // its rows and totals alone, to go on with a table

// Which rows of a long list are wanted: paper is laid piece by piece.
struct PrintRange {
    std::size_t first = 0, count = 0;
    bool goes_on = false; // more pieces follow: the sums come with the last
};
std::string escaped_html(std::string_view text);

enum class PaperSize : unsigned char { a4, a5, letter, receipt };
std::string_view key_of(PaperSize size); // "a4": what the browser's half knows it by

} // namespace crm
