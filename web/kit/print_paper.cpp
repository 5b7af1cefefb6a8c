// See print_paper.hpp. Classes only, no styles: the page's policy allows none that it does not know.
#include "web/kit/print_paper.hpp"

#include <algorithm>
#include <cmath>

namespace crm {
namespace {

class Html {
public:
    std::string text;
    void open(std::string_view tag, std::string_view attributes = {}) {
        text.append("<").append(tag);
        if (!attributes.empty()) text.append(" ").append(attributes);
        text += '>';
    }
    void close(std::string_view tag) { text.append("</").append(tag).append(">"); }
    void add(std::string_view tag, std::string_view words, std::string_view attributes = {}) {
        open(tag, attributes);
        text += escaped_html(words);
        close(tag);
    }
};

std::string attributes_of(const PrintColumn& column, bool has_label) {
    std::string text;
    if (column.is_number || column.left_to_right) {
        text += "class=\"";
        text += column.is_number ? "end" : "";
        if (column.left_to_right) text += column.is_number ? " ltr" : "ltr";
        text += '"';
    }
    if (has_label) text += (text.empty() ? "" : " ") + ("data-label=\"" + escaped_html(column.label) + '"');
    return text;
}

// A value in a line of another direction keeps its own: <bdi>.
void add_cell(Html& html, const PrintColumn& column, std::string_view words) {
    html.open("td", attributes_of(column, true));
    if (column.left_to_right)
        html.add("bdi", words, "dir=\"ltr\"");
    else
        html.add("bdi", words);
    html.close("td");
}

void add_rows(Html& html, const PrintPart& part) {
    for (std::size_t r = 0; r < part.rows.size(); ++r) {
        const std::vector<std::string>& row = part.rows[r];
        html.open("tr", std::ranges::contains(part.under, r) ? "class=\"under\"" : "");
        for (std::size_t i = 0; i < part.columns.size(); ++i)
            add_cell(html, part.columns[i], i < row.size() ? std::string_view(row[i]) : std::string_view());
        html.close("tr");
    }
    if (part.totals.empty()) return;
    html.open("tr", "class=\"totals\"");
    for (std::size_t i = 0; i < part.columns.size(); ++i)
        add_cell(html, part.columns[i], i < part.totals.size() ? std::string_view(part.totals[i]) : std::string_view());
    html.close("tr");
}

// The same words in the paper's second language.
void add_also(Html& html, std::string_view words, std::string_view language) {
    if (words.empty()) return;
    html.text += ' ';
    html.open("small", "lang=\"" + escaped_html(language) + '"');
    html.add("bdi", words); // a percentage in it stays on its side
    html.close("small");
}

void add_facts(Html& html, const std::vector<PrintFact>& facts, std::string_view language,
               std::string_view attributes) {
    html.open("dl", attributes);
    for (const PrintFact& fact : facts) {
        html.open("div", fact.is_strong ? "class=\"strong\"" : "");
        html.open("dt");
        html.text += escaped_html(fact.label);
        add_also(html, fact.also, language);
        html.close("dt");
        html.open("dd");
        html.add("bdi", fact.value, fact.left_to_right ? "dir=\"ltr\"" : "");
        html.close("dd");
        html.close("div");
    }
    html.close("dl");
}

void add_code(Html& html, const PrintCode& code) {
    const std::string side = std::to_string(code.size + 8); // four white squares around it
    html.open("svg", "class=\"code\" role=\"img\" aria-label=\"" + escaped_html(code.name) + "\" viewBox=\"-4 -4 " +
                         side + ' ' + side + '"');
    html.open("path", "d=\"" + escaped_html(code.path) + '"');
    html.close("path");
    html.close("svg");
}

// Boxes, code and sums, signatures: each a block that no sheet cuts.
void add_document_parts(Html& html, const PrintPart& part, std::string_view language) {
    if (!part.boxes.empty()) {
        html.open("div", "class=\"boxes\"");
        for (const auto& box : part.boxes) add_facts(html, box, language, "class=\"facts\"");
        html.close("div");
    }
    if (!part.sums.empty() || part.code.size) {
        html.open("div", "class=\"ends\"");
        if (part.code.size) add_code(html, part.code);
        if (!part.sums.empty()) add_facts(html, part.sums, language, "class=\"facts sums\"");
        html.close("div");
    }
    if (part.signatures.empty()) return;
    html.open("div", "class=\"signs\"");
    for (const std::string& who : part.signatures) html.add("p", who);
    html.close("div");
}

void add_table(Html& html, const PrintPart& part, std::string_view language) {
    html.open("table");
    html.open("thead");
    html.open("tr");
    for (const PrintColumn& column : part.columns) {
        html.open("th", "scope=\"col\"" + std::string(column.is_number ? " class=\"end\"" : ""));
        html.text += escaped_html(column.label);
        add_also(html, column.also, language);
        html.close("th");
    }
    html.close("tr");
    html.close("thead");
    html.open("tbody");
    add_rows(html, part);
    html.close("tbody");
    html.close("table");
}

void add_lines(Html& html, std::string_view text) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        html.add("p", line, "dir=\"auto\"");
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
}

// It has its size before the browser has read it: the sheets are laid at once. A millimetre is 96 / 25.4 pixels of CSS.
void add_logo(Html& html, const PrintLogo& logo) {
    const auto pixels = [](float mm) { return std::to_string(std::lround(mm * 96 / 25.4F)); };
    html.open("img", "class=\"logo\" alt=\"\" width=\"" + pixels(logo.width_mm) + "\" height=\"" +
                         pixels(logo.height_mm) + "\" src=\"" + escaped_html(logo.source) + '"');
}

} // namespace

std::string escaped_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    return out;
}

std::string_view key_of(PaperSize size) {
    switch (size) {
    case PaperSize::a4: return "a4";
    case PaperSize::a5: return "a5";
    case PaperSize::letter: return "letter";
    case PaperSize::receipt: return "receipt";
    }
    return "a4";
}

std::string html_of_rows(const PrintPart& part) {
    Html html;
    add_rows(html, part);
    return std::move(html.text);
}

std::string html_of(const PrintPaper& paper) {
    Html html;
    html.open("article", "lang=\"" + escaped_html(paper.language) + "\" dir=\"" +
                             (paper.right_to_left ? "rtl" : "ltr") + "\" data-page=\"" +
                             escaped_html(paper.page_sentence) + "\" data-foot=\"" + escaped_html(paper.footer) +
                             "\" data-running=\"" + escaped_html(paper.title) + "\" data-digits=\"" +
                             (paper.arabic_digits ? "arab" : "latn") + '"');
    if (!paper.firm.empty() || !paper.logo.source.empty()) {
        html.open("header");
        html.open("div");
        html.add("strong", paper.firm);
        if (!paper.firm_detail.empty()) html.add("span", paper.firm_detail, "class=\"quiet\"");
        html.close("div");
        if (!paper.logo.source.empty())
            add_logo(html, paper.logo);
        else if (!paper.mark.empty())
            html.add("span", paper.mark, "class=\"mark\" aria-hidden=\"true\"");
        html.close("header");
    }
    html.open("h1");
    html.text += escaped_html(paper.title);
    add_also(html, paper.also, paper.second_language);
    html.close("h1");
    for (const std::string& note : paper.notes)
        if (!note.empty()) html.add("p", note, "class=\"quiet\"");
    for (const PrintPart& part : paper.parts) {
        if (!part.heading.empty()) html.add("h2", part.heading);
        add_lines(html, part.text);
        if (!part.values.empty()) {
            html.open("dl");
            for (const auto& [label, value] : part.values) {
                html.open("div");
                html.add("dt", label);
                html.open("dd");
                html.add("bdi", value);
                html.close("dd");
                html.close("div");
            }
            html.close("dl");
        }
        if (!part.columns.empty()) add_table(html, part, paper.second_language);
        add_document_parts(html, part, paper.second_language);
    }
    html.close("article");
    return std::move(html.text);
}

} // namespace crm
