// The fields and the form of the gallery.
#include "core/text/fold.hpp"
#include "web/kit/gallery_parts.hpp"

namespace crm {

void gallery_fields_ui() {
    static std::string name{"سارة الأحمدي"}, phone{"+966 50 123 4567"}, email{"sara@alnoor"}, site, note,
        amount_text{"12"}, date{"12 نوفمبر 2026"}, time, search;
    static MoneyText money{"48250.00", "SAR"};
    static int stage = 1, source = -1;
    static std::vector<int> interests{0, 2};
    static std::vector<std::string> tags{"جملة", "معرض الرياض"};
    static Reference company{7, "مؤسسة النور للتجارة"}, referrer;
    static constexpr std::string_view currencies[] = {"SAR", "AED", "EGP", "KWD", "USD"};
    const ChoiceOption stages[] = {{.label = two("محتمل", "Prospect"), .tone = Tone::info},
                                   {.label = two("متكرر", "Returning"), .tone = Tone::success},
                                   {.label = two("معرّض للفقد", "At risk"), .tone = Tone::warning},
                                   {.label = two("مفقود", "Lost"), .tone = Tone::danger}};
    const std::string_view sources[] = {two("معرض", "Trade fair"), two("توصية", "Referral"), two("الموقع", "Web site"),
                                        two("إعلان", "Advertisement")};
    const ChoiceOption likes[] = {{.label = two("قهوة", "Coffee"), .tone = Tone::accent},
                                  {.label = two("أثاث", "Furniture"), .tone = Tone::info},
                                  {.label = two("عطور", "Perfume"), .tone = Tone::warning},
                                  {.label = two("كتب", "Books")}};
    const ReferenceSource people = [](std::string_view query, std::vector<ReferenceOption>& out) {
        for (const SamplePerson& person : sample_people)
            if (out.size() < 6 &&
                (query.empty() || folds_to_contain(arabic() ? person.name : person.english, folded(query))))
                out.push_back({static_cast<std::uint64_t>(&person - sample_people) + 1,
                               std::string{two(person.name, person.english)},
                               std::string{two(person.company, person.company_english)}});
    };
    const TagSource words = [](std::string_view query, std::vector<std::string>& out) {
        for (std::string_view word : {"جملة", "معرض الرياض", "رمضان", "VIP", "online"})
            if (folds_to_contain(word, folded(query))) out.emplace_back(word);
    };

    search_ui("search", {.placeholder = two("ابحث في العملاء", "Search customers"), .width = px(320)}, search);
    gap(16);
    begin_card_ui("form", {.width = page_width(868), .padding = 24});
    {
        Form form{"person", {.name = two("بيانات العميل", "Customer"), .width_max = 820}};
        form.section(two("الأساسي", "Main"),
                     two("ما يُعرف به العميل في كل مكان.", "What the customer is known by everywhere."));
        form.cell();
        text_input_ui("name", {.label = two("الاسم", "Name"), .required = true}, name);
        form.cell();
        reference_ui("company", {.label = two("الشركة", "Company")}, company, people, {.can_open = true});
        form.cell();
        choice_ui("stage", {.label = two("المرحلة", "Stage"), .clearable = true}, stages, stage);
        form.cell();
        choice_ui("source", {.label = two("المصدر", "Source")}, sources, source);
        form.section(two("التواصل", "Contact"));
        form.cell();
        phone_ui(
            "phone",
            {.label = two("الجوال", "Mobile"), .help = two("يُحفظ بالصيغة الدولية", "Kept in the international form")},
            phone, "SA");
        form.cell();
        email_ui("email",
                 {.label = two("البريد الإلكتروني", "E-mail"),
                  .error = two("ينقص العنوان ما بعد النقطة، مثل ‎.com",
                               "The address lacks its ending, such as .com")},
                 email);
        form.cell();
        url_ui("site", {.label = two("الموقع", "Web site"), .icon = Icon::link}, site);
        form.cell();
        reference_ui("referrer",
                     {.label = two("العميل المرجعي", "Referred by"),
                      .placeholder = two("ابحث بالاسم أو الهاتف", "Search by name or phone")},
                     referrer, people);
        form.section(two("التفاصيل", "Details"));
        form.cell();
        money_ui("money", {.label = two("حد الائتمان", "Credit limit")}, money, currencies);
        form.cell();
        number_ui("count", {.label = two("عدد الفروع", "Branches")}, amount_text, false);
        form.cell();
        date_ui("date", {.label = two("تاريخ التواصل القادم", "Next contact")}, date,
                {.today = date_of(CivilDate{2026, 11, 21})});
        form.cell();
        time_ui("time", {.label = two("الوقت", "Time")}, time);
        form.wide();
        choices_ui("likes", {.label = two("الاهتمامات", "Interests")}, likes, interests);
        form.wide();
        tags_ui("tags", {.label = two("الوسوم", "Tags")}, tags, words);
        form.wide();
        static std::string formula;
        completion_ui("formula",
                      {.label = two("معادلة", "Formula"),
                       .help = two("يكتمل ما تكتبه من القائمة", "What you type is completed from the list")},
                      formula, [&](std::string_view typed, std::vector<Completion>& found) {
                          for (const std::string_view name :
                               {two("مجموع", "sum"), two("متوسط", "average"), two("أيام_منذ", "days_since")})
                              if (!typed.empty() && name.starts_with(typed) && name != typed)
                                  found.push_back({.label = std::string{name}, .whole = std::string{name} + "("});
                      });
        form.wide();
        long_text_ui("note",
                     {.label = two("ملاحظة", "Note"),
                      .placeholder = two("ما يفيد من سيتحدث معه بعدك", "What helps whoever talks to them next")},
                     note, 4);
        form.cell();
        std::string locked{two("المستخدم الحالي", "The current user")};
        text_input_ui("owner", {.label = two("المسؤول", "Owner"), .disabled = true}, locked);
    }
    gap(20);
    divider_ui();
    gap(16);
    const float width = button_width(two("حفظ العميل", "Save customer"), {.icon = Icon::check}) +
                        button_width(two("إلغاء", "Cancel")) + px(8);
    at_end(width);
    button_ui(two("إلغاء", "Cancel"));
    beside();
    button_ui(two("حفظ العميل", "Save customer"), {.kind = ButtonKind::primary, .icon = Icon::check});
    end_card_ui();
}

} // namespace crm
