// What is printed: a title, paragraphs, labels with values, tables; of a document also boxes, sums and a QR code. A
// value; made by a screen, turned into HTML here with every text escaped, and laid on sheets by the browser's half
// (web/platform/paper.library.js).
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
    std::string also{};         // the same label in the paper's second language
};

// A line of a document's box or sums.
struct PrintFact {
    std::string label{}, also{}, value{};
    bool is_strong = false;
    bool left_to_right = false;
};

// Squares, as an SVG path of one unit each; `name` is what is read aloud.
struct PrintCode {
    std::string path{}, name{};
    int size = 0; // squares on a side; 0: none
};

// The firm's logo: an address that holds the picture itself, and how large it is printed.
struct PrintLogo {
    std::string source{};
    float width_mm = 0, height_mm = 0;
};

// One part below the other: a heading, then what is there of paragraph, labels, table, and a document's own.
struct PrintPart {
    std::string heading{}, text{};
    std::vector<std::pair<std::string, std::string>> values{};
    std::vector<PrintColumn> columns{};
    std::vector<std::vector<std::string>> rows{};
    std::vector<std::size_t> under{};            // rows of that order say what is in the row above them
    std::vector<std::string> totals{};           // one per column, or none
    std::vector<std::vector<PrintFact>> boxes{}; // beside each other
    std::vector<PrintFact> sums{};               // at the end of the line, one below the other
    PrintCode code{};                            // at the beginning, beside the sums
    std::vector<std::string> signatures{};       // room for them, beside each other
};

struct PrintPaper {
    std::string title{};
    std::string also{};               // the title in the second language
    std::vector<std::string> notes{}; // under it: the filter in words, how many, the day
    std::string firm{}, firm_detail{};
    PrintLogo logo{};
    std::string mark{}; // in the place of the logo, where there is none: the firm's initials
    std::vector<PrintPart> parts{};
    std::size_t rows_total = 0; // of the last part's table, where more of them exist than are in it; else 0
    std::string language = "ar", second_language = "en";
    bool right_to_left = true;
    bool is_document = false;    // has a date of its own: not the day of printing
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
