// Our sentences in a firm's own word for its customers.
#include <doctest/doctest.h>

#include "core/text/own_words.hpp"
#include "core/text/words_chart.hpp"
#include "core/text/words_home.hpp"
#include "core/text/words_list.hpp"
#include "core/text/words_record.hpp"
#include "core/text/words_setup.hpp"

using namespace crm;

TEST_CASE("the word is put in place of ours with what is written together with it") {
    const auto ar = [](std::string_view text) { return customer_renamed(text, Language::ar, "زبون", "زبائن"); };
    CHECK(ar("لا عملاء بعد") == "لا زبائن بعد");
    CHECK(ar("العملاء حسب التصنيف") == "الزبائن حسب التصنيف");
    CHECK(ar("أضف عملاءك أو استوردهم") == "أضف زبائنك أو استوردهم");
    CHECK(ar("حين تبدأ بعملائك.") == "حين تبدأ بزبائنك.");
    CHECK(ar("حين تضيف عميلًا أرسله") == "حين تضيف زبونًا أرسله");
    CHECK(ar("لا مهام لهذا العميل") == "لا مهام لهذا الزبون");
    CHECK(ar("تعامل للعميل") == "تعامل للزبون");
    CHECK(ar("عميلة أخرى تعميلها") == "عميلة أخرى تعميلها"); // other words
    const auto teh = [](std::string_view text) { return customer_renamed(text, Language::ar, "مريضة", "مريضات"); };
    CHECK(teh("حين تضيف عميلًا") == "حين تضيف مريضةً");
    CHECK(teh("لك عميلان، ومع عميلين") == "لك مريضتان، ومع مريضتين");
    CHECK(teh("عملاءك") == "مريضاتك");
    const auto en = [](std::string_view text) {
        return customer_renamed(text, Language::en, "Applicant", "Applicants");
    };
    CHECK(en("No customers yet") == "No applicants yet");
    CHECK(en("Customers by stage") == "Applicants by stage");
    CHECK(en("A customer is quiet after (days)") == "An applicant is quiet after (days)");
    CHECK(en("Log a dealing with the customer") == "Log a dealing with the applicant");
    CHECK(customer_renamed("لا عملاء بعد", Language::ar, "", "") == "لا عملاء بعد");
}

TEST_CASE("no sentence of the screens keeps our word") {
    for (const BothNames& words :
         {words::customers_by_stage, words::no_customers_yet, words::no_customers_yet_text, words::gone_quiet,
          words::gone_quiet_text, words::view_name_example, words::no_tasks_here, words::no_referrals_text,
          words::begin_empty_text, words::sample_text}) {
        const std::string ar = customer_renamed(words.ar, Language::ar, "زبون", "زبائن"),
                          en = customer_renamed(words.en, Language::en, "Client", "Clients");
        INFO(ar << en);
        CHECK(ar.find("عميل") == ar.npos);
        CHECK(ar.find("عملا") == ar.npos);
        CHECK(en.find("ustomer") == en.npos);
    }
}
