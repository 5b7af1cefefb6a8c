// The HTML of printed paper: nothing that a person has typed becomes markup, and everything has its place.
#include <doctest/doctest.h>

#include "web/kit/print_paper.hpp"

using namespace crm;

TEST_CASE("what is printed is escaped, wherever it stands") {
    const std::string evil = "<img src=x onerror=alert(1)>\"'&";
    PrintPaper paper{
        .title = evil, .notes = {evil}, .firm = evil, .firm_detail = evil, .page_sentence = evil, .footer = evil};
    paper.parts.push_back({.heading = evil,
                           .text = evil,
                           .values = {{evil, evil}},
                           .columns = {{evil}, {evil, true, true}},
                           .rows = {{evil, evil}},
                           .totals = {evil, evil}});
    const std::string html = html_of(paper);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("onerror=alert(1)>") == std::string::npos);
    CHECK(html.find("\"'") == std::string::npos);
    CHECK(html.find("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;") != std::string::npos);
}

TEST_CASE("a table has its head, a cell per column, and the totals last") {
    PrintPaper paper{.title = "الطلبات", .firm = "متجر النور"};
    paper.parts.push_back({.columns = {{"رقم"}, {"الهاتف", false, true}, {"الإجمالي", true}},
                           .rows = {{"12", "+966 50 123", "120"}, {"13"}},
                           .totals = {"المجموع", "", "120"}});
    const std::string html = html_of(paper);
    CHECK(html.starts_with("<article lang=\"ar\" dir=\"rtl\""));
    CHECK(html.find("<thead><tr><th scope=\"col\">رقم</th><th scope=\"col\">الهاتف</th><th scope=\"col\" "
                    "class=\"end\">الإجمالي</th>") != std::string::npos);
    CHECK(html.find("<td class=\"ltr\" data-label=\"الهاتف\"><bdi dir=\"ltr\">+966 50 123</bdi></td>") !=
          std::string::npos);
    CHECK(html.find("<tr class=\"totals\">") > html.find("<td data-label=\"رقم\"><bdi>13</bdi></td>"));
    std::size_t cells = 0;
    for (std::size_t at = html.find("<td"); at != std::string::npos; at = html.find("<td", at + 1)) ++cells;
    CHECK(cells == 9);
}

TEST_CASE("what is in a row stands under it, quietly and with a cell per column") {
    PrintPaper paper{.title = "فاتورة"};
    paper.parts.push_back(
        {.columns = {{"البيان"}, {"الكمية", true}}, .rows = {{"باقة", "3"}, {"تمر", "6"}, {"بن", "1"}}, .under = {1}});
    const std::string html = html_of(paper);
    CHECK(html.find("<tr class=\"under\"><td data-label=\"البيان\"><bdi>تمر</bdi></td>") != std::string::npos);
    CHECK(html.find("<tr><td data-label=\"البيان\"><bdi>باقة</bdi>") != std::string::npos);
    CHECK(html.find("<tr><td data-label=\"البيان\"><bdi>بن</bdi>") != std::string::npos);
}

TEST_CASE("the logo stands in the place of the initials, in its size, also where the firm has no name") {
    PrintPaper paper{.title = "فاتورة", .logo = {"data:image/png;base64,AA\"=", 25.4F, 12.7F}, .mark = "م"};
    std::string html = html_of(paper);
    CHECK(
        html.find("<img class=\"logo\" alt=\"\" width=\"96\" height=\"48\" src=\"data:image/png;base64,AA&quot;=\">") !=
        std::string::npos);
    CHECK(html.find("class=\"mark\"") == std::string::npos);
    paper.logo = {};
    CHECK(html_of(paper).find("<header>") == std::string::npos);
    paper.firm = "متجر";
    CHECK(html_of(paper).find("class=\"mark\"") != std::string::npos);
}
