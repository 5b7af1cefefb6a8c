// Words of a folded text and their alternatives.
#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

namespace {
std::string tokens_of(std::string_view text) {
    const std::string form = folded(text);
    std::string out;
    for_each_token(form, [&](Token token) {
        CHECK(form.substr(token.offset, token.text.size()) == token.text);
        if (!out.empty()) out += token.is_alternative ? '/' : '|';
        out += token.text;
    });
    return out;
}
} // namespace

TEST_CASE("tokens are runs of letters and digits") {
    CHECK(tokens_of("Ann-Marie O'Neil, +966 (51) 234_5") == "ann|marie|o|neil|966|51|234|5");
    CHECK(tokens_of("a@b.com AB12") == "a|b|com|ab12");
    CHECK(tokens_of("محمد، علي؛ سارة؟ ٣٥٪") == "محمد|علي|ساره|35");
    CHECK(tokens_of(" … 😀 — ") == "");
    CHECK(tokens_of("東京 x") == "東京|x");
}

TEST_CASE("the Arabic article is an alternative, never a loss") {
    CHECK(tokens_of("فهد العتيبي") == "فهد|العتيبي/عتيبي");
    CHECK(tokens_of("الأفق للتجارة والتوزيع") == "الافق/افق|للتجاره/تجاره|والتوزيع/توزيع");
    CHECK(tokens_of("ال الا لله الله والد") == "ال|الا|لله|الله/له|والد"); // too short to carry an article
    CHECK(tokens_of("شيماء الشيماء ماء") == "شيماء/شيما|الشيماء/شيماء/الشيما/شيما|ماء");
}

TEST_CASE("alternatives carry the number of their word") {
    std::uint32_t words[4] = {}, count = 0;
    for_each_token("علي العلي عمر", [&](Token token) { words[count++] = token.word; });
    CHECK(count == 4);
    CHECK((words[0] == 0 && words[1] == 1 && words[2] == 1 && words[3] == 2));
}
