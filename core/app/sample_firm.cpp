#include "core/app/sample_firm.hpp"

#include "core/app/sample_selling.hpp"

namespace crm {

namespace {

struct SamplePerson {
    std::string_view name, phone, email, city, district, stage, life_stage, source, territory, birthday, hobby,
        interest, preferences;
    int company = -1; // index below
    std::string_view role = {};
    int referred_by = -1;
    int tag = -1;
};

constexpr std::string_view sample_tags[] = {"عميل مميز", "هدايا الشركات", "قهوة مختصة", "جملة"};

struct SampleCompany {
    std::string_view name, kind, phone, city, industry, stage;
    int parent = -1;
};
constexpr SampleCompany companies[] = {
    {"شركة النخيل للضيافة", "company", "+966112345670", "الرياض", "ضيافة", "vip"},
    {"فندق واحة الشرق", "company", "+966138765432", "الدمام", "فنادق", "recurring"},
    {"مقهى ركن الياسمين", "company", "+966122223344", "جدة", "مقاهٍ", "recurring"},
    {"مقهى ركن الياسمين — فرع التحلية", "branch", "+966122223355", "جدة", "مقاهٍ", "new", 2},
    {"مؤسسة البيان للفعاليات", "company", "+966114567890", "الرياض", "تنظيم فعاليات", "prospect"},
    {"عيادات ابتسامة", "company", "+966126667788", "جدة", "طب أسنان", "new"},
    {"أسرة العتيبي", "household", "", "الرياض", "", "recurring"},
    {"Gulf Bridge Trading LLC", "company", "+97143456789", "دبي", "تجارة", "prospect"},
};

constexpr SamplePerson people[] = {
    {"سارة العتيبي", "+966501234567", "sara.alotaibi@example.com", "الرياض", "حي الملقا", "vip", "family", "إحالة",
     "الوسطى", "1988-11-24", "القراءة", "تمور فاخرة", "تفضل الواتساب مساءً، ولا تحب المكالمات.", 0, "مديرة المشتريات",
     -1, 0},
    {"محمد بن عبد الله القحطاني", "+966555678901", "m.qahtani@example.com", "الرياض", "حي النرجس", "recurring",
     "family", "إنستغرام", "الوسطى", "1979-03-02", "الصيد", "قهوة سعودية", "", -1, "", 0, 2},
    {"نورة الشهري", "+966533344556", "noura.shehri@example.com", "أبها", "حي المنسك", "recurring", "newly_married",
     "معرض", "الجنوبية", "1996-12-01", "الطبخ", "عسل", "تسأل دائمًا عن العسل الجبلي.", -1, "", 1, -1},
    {"خالد الحربي", "+966505550011", "k.harbi@example.com", "المدينة المنورة", "العزيزية", "at_risk", "family",
     "زيارة المتجر", "الغربية", "1983-06-15", "كرة القدم", "عجوة", "اشتكى من تأخر التوصيل في رمضان.", -1, "", -1, -1},
    {"فاطمة الزهراء بنت علي", "+966566677889", "fatima.ali@example.com", "الدمام", "الشاطئ", "recurring", "family",
     "إحالة", "الشرقية", "1990-11-27", "الرسم", "هدايا", "", 1, "مديرة العلاقات", 0, 1},
    {"عبدالرحمن الغامدي", "+966544433221", "a.ghamdi@example.com", "جدة", "الروضة", "new", "single", "بحث Google",
     "الغربية", "1999-01-20", "التصوير", "قهوة مختصة", "", 2, "صاحب المقهى", -1, 2},
    {"لمى السبيعي", "+966577788990", "lama.s@example.com", "الرياض", "حي الياسمين", "prospect", "student", "تيك توك",
     "الوسطى", "2003-08-09", "الألعاب", "حلويات", "", -1, "", 2, -1},
    {"أبو فهد الدوسري", "+966500012345", "", "الخرج", "", "recurring", "grown_family", "زيارة المتجر", "الوسطى",
     "1961-04-30", "الخيل", "تمور سكري", "يُنادى بأبي فهد. يدفع نقدًا.", -1, "", -1, 3},
    {"ريم الخالدي", "+966599911223", "reem.k@example.com", "الخبر", "العليا", "vip", "family", "إحالة", "الشرقية",
     "1986-11-22", "السفر", "هدايا الأعراس", "", -1, "", 4, 0},
    {"ياسر المطيري", "+966512398765", "yasser@example.com", "بريدة", "", "lost", "family", "معرض", "القصيم",
     "1975-09-12", "", "", "انتقل إلى مورد آخر بسبب السعر.", -1, "", -1, -1},
    {"هند الزهراني", "+966534567812", "hind.z@example.com", "جدة", "أبحر", "recurring", "newly_married", "إنستغرام",
     "الغربية", "1994-02-14", "اليوغا", "شاي", "", 5, "مديرة العيادة", 5, -1},
    {"سلطان العنزي", "+966581122334", "sultan@example.com", "تبوك", "", "prospect", "single", "سناب شات", "الشمالية",
     "1997-07-07", "السيارات", "قهوة", "", -1, "", -1, -1},
    {"منى العتيبي", "+966509876543", "muna@example.com", "الرياض", "حي الملقا", "recurring", "student", "إحالة",
     "الوسطى", "2005-05-05", "الكتابة", "شوكولاتة", "", 6, "ابنة", 0, -1},
    {"فهد العتيبي", "+966507654321", "fahad.o@example.com", "الرياض", "حي الملقا", "recurring", "family", "إحالة",
     "الوسطى", "1984-10-10", "البر", "قهوة سعودية", "", 6, "رب الأسرة", 0, -1},
    {"James Carter", "+971501234567", "james.carter@example.com", "دبي", "", "prospect", "family", "LinkedIn", "الخليج",
     "1980-12-18", "Golf", "Corporate gifts", "Prefers e-mail in English.", 7, "Procurement Manager", -1, 1},
    {"إيمان شاهين", "+201001234567", "eman.shahin@example.com", "القاهرة", "مدينة نصر", "new", "family", "فيسبوك",
     "مصر", "1992-11-30", "الخياطة", "تمور", "", -1, "", -1, -1},
    {"يوسف حداد", "+962791234567", "yousef.haddad@example.com", "عمّان", "عبدون", "recurring", "family", "معرض",
     "الأردن", "1978-01-05", "", "قهوة بالهيل", "", -1, "", -1, 3},
    {"دلال الرشيد", "+96599887766", "dalal@example.com", "الكويت", "السالمية", "vip", "family", "إنستغرام", "الخليج",
     "1982-11-25", "تنسيق الزهور", "هدايا", "تطلب تغليفًا بلون ذهبي.", -1, "", 8, 0},
    {"ماجد السالم", "+966556612345", "majed@example.com", "الرياض", "حي الورود", "new", "single", "بحث Google",
     "الوسطى", "1995-03-21", "", "قهوة مختصة", "", 4, "منسق فعاليات", -1, 1},
    {"عائشة باوزير", "+966567788123", "", "مكة المكرمة", "", "at_risk", "retired", "زيارة المتجر", "الغربية",
     "1957-07-19", "", "ماء زمزم وتمور", "تحتاج إلى من يساعدها في حمل الطلب.", -1, "", -1, -1},
};

struct SampleProduct {
    std::string_view name, code, category, unit;
    std::int64_t price, cost; // riyals
};
constexpr SampleProduct products[] = {
    {"تمر سكري فاخر", "DT-01", "تمور", "كجم", 65, 38},
    {"عجوة المدينة", "DT-02", "تمور", "كجم", 110, 70},
    {"خلاص القصيم", "DT-03", "تمور", "كجم", 48, 27},
    {"قهوة سعودية محمصة", "CF-01", "قهوة", "كجم", 95, 58},
    {"بن إثيوبي مختص", "CF-02", "قهوة", "ربع كجم", 62, 35},
    {"هيل هندي", "SP-01", "بهارات", "ربع كجم", 55, 33},
    {"علبة ضيافة خشبية", "GF-01", "هدايا", "علبة", 180, 105},
    {"صندوق هدايا الشركات", "GF-02", "هدايا", "صندوق", 320, 190},
    {"عسل سدر جبلي", "HN-01", "عسل", "كجم", 260, 170},
    {"معمول بالتمر", "SW-01", "حلويات", "علبة", 45, 22},
    {"توصيل داخل المدينة", "SV-01", "خدمات", "مرة", 25, 15},
    {"تغليف مناسبات", "SV-02", "خدمات", "قطعة", 15, 6},
};

struct SampleDealing {
    int person, days_ago;
    std::string_view channel, direction, reason, outcome, points, next_step;
    int next_in = 0; // days from today; 0: no next step
};
constexpr SampleDealing dealings[] = {
    {0, 3, "whatsapp", "in", "offer", "interested", "طلبت عرض سعر لخمسين علبة ضيافة لحفل الموظفين.", "إرسال عرض السعر",
     0},
    {0, 21, "call", "out", "follow_up", "reached", "راجعنا طلب الشهر الماضي، وكانت راضية عن التغليف.", ""},
    {0, 64, "meeting", "out", "offer", "agreed", "اتفقنا على توريد شهري للضيافة.", ""},
    {1, 5, "call", "in", "order", "agreed", "طلب كيلوين من القهوة السعودية مع هيل.", ""},
    {1, 47, "shop", "in", "courtesy", "reached", "تذوّق البن الإثيوبي وأعجبه.", ""},
    {2, 9, "whatsapp", "out", "offer", "interested", "أرسلنا صور عسل السدر الجديد.", "معرفة رأيها في السعر", 1},
    {3, 75, "call", "in", "complaint", "unsolved", "تأخر الطلب ثلاثة أيام ووصلت علبة مكسورة.",
     "الاتصال للاعتذار وتعويضه", -2},
    {4, 12, "email", "out", "offer", "call_later", "أُرسل كتالوج هدايا الشركات.", "متابعة قرار الإدارة", 4},
    {5, 2, "visit", "out", "order", "agreed", "زيارة المقهى: يحتاج توريد بن أسبوعيًا.", "تجهيز عقد التوريد", 0},
    {6, 30, "social", "in", "enquiry", "reached", "سألت عن التوصيل إلى الحي الجامعي.", ""},
    {7, 90, "shop", "in", "order", "agreed", "اشترى عشرة كيلو سكري كعادته قبل العيد.", ""},
    {8, 6, "whatsapp", "in", "enquiry", "interested", "تسأل عن توزيعات زواج أختها في الشهر القادم.",
     "اقتراح ثلاثة نماذج", 2},
    {9, 160, "call", "out", "follow_up", "not_interested", "قال إن مورده الحالي أرخص.", ""},
    {10, 15, "call", "out", "courtesy", "reached", "تهنئة بافتتاح الفرع الجديد للعيادة.", ""},
    {12, 40, "whatsapp", "in", "order", "agreed", "طلبت شوكولاتة ومعمولًا لحفل تخرج.", ""},
    {13, 33, "call", "in", "order", "reached", "جدد طلب القهوة الشهري للأسرة.", ""},
    {14, 8, "email", "in", "enquiry", "interested",
     "Asked for a corporate gift quotation, 200 boxes, delivery to Dubai.", "Send quotation in English", 1},
    {15, 19, "social", "in", "enquiry", "reached", "سألت عن الشحن إلى القاهرة.", ""},
    {16, 70, "meeting", "in", "offer", "agreed", "زار جناحنا في المعرض وطلب الهيل بالجملة.", ""},
    {17, 4, "whatsapp", "in", "order", "agreed", "اثنا عشر صندوق هدايا بتغليف ذهبي.", "تأكيد موعد الشحن", 3},
    {18, 1, "call", "in", "enquiry", "interested", "فعالية لمئتي ضيف نهاية الشهر.", "زيارة موقع الفعالية", 5},
    {19, 130, "shop", "in", "order", "reached", "اشترت تمرًا وساعدناها إلى السيارة.", ""},
};

struct SampleOrder {
    int person, days_ago;
    std::string_view state;
    int lines[3][2]; // product, quantity; product -1: none
};
constexpr SampleOrder orders[] = {
    {0, 62, "delivered", {{6, 20}, {3, 5}, {10, 1}}},   {0, 31, "delivered", {{6, 25}, {3, 6}, {10, 1}}},
    {0, 2, "confirmed", {{6, 50}, {11, 50}, {10, 1}}},  {1, 5, "delivered", {{3, 2}, {5, 1}, {-1, 0}}},
    {1, 48, "delivered", {{4, 1}, {-1, 0}, {-1, 0}}},   {2, 80, "delivered", {{8, 1}, {10, 1}, {-1, 0}}},
    {3, 78, "delivered", {{1, 3}, {10, 1}, {-1, 0}}},   {4, 55, "delivered", {{7, 4}, {11, 4}, {-1, 0}}},
    {5, 2, "confirmed", {{4, 12}, {-1, 0}, {-1, 0}}},   {7, 90, "delivered", {{0, 10}, {-1, 0}, {-1, 0}}},
    {7, 200, "delivered", {{0, 8}, {2, 5}, {-1, 0}}},   {8, 110, "delivered", {{7, 6}, {11, 30}, {10, 1}}},
    {9, 240, "delivered", {{2, 12}, {-1, 0}, {-1, 0}}}, {10, 44, "delivered", {{9, 6}, {3, 1}, {-1, 0}}},
    {12, 40, "delivered", {{9, 4}, {11, 4}, {-1, 0}}},  {13, 33, "delivered", {{3, 1}, {0, 2}, {-1, 0}}},
    {16, 68, "delivered", {{5, 20}, {-1, 0}, {-1, 0}}}, {17, 4, "confirmed", {{7, 12}, {11, 12}, {-1, 0}}},
    {17, 120, "delivered", {{7, 8}, {8, 1}, {-1, 0}}},  {19, 130, "delivered", {{1, 1}, {0, 1}, {-1, 0}}},
    {6, 28, "cancelled", {{9, 1}, {-1, 0}, {-1, 0}}},
};

struct SampleTask {
    int person;
    std::string_view title, kind, priority;
    int due_in; // days from today
};
constexpr SampleTask tasks[] = {
    {0, "إرسال عرض سعر علب الضيافة", "message", "high", 0},
    {3, "الاعتذار لخالد وتعويضه عن التأخير", "call", "high", -2},
    {5, "توقيع عقد توريد البن", "visit", "normal", 1},
    {8, "تجهيز ثلاثة نماذج لتوزيعات الزواج", "other", "normal", 2},
    {17, "تأكيد شحن الكويت", "delivery", "normal", 3},
    {18, "زيارة قاعة الفعالية", "visit", "normal", 5},
    {-1, "جرد المستودع", "other", "low", 6},
    {14, "Prepare the English quotation", "message", "high", 1},
};

constexpr std::pair<int, std::string_view> notes[] = {
    {0, "تعرّف علينا عن طريقها أربعة عملاء؛ تستحق هدية شكر."},
    {8, "حفل زواج أختها في القاعة الكبرى، والألوان: أبيض وذهبي."},
    {3, "وعدناه بتوصيل مجاني ثلاث مرات."},
    {5, "يفتح المقهى من الساعة 7 صباحًا."},
    {17, "العنوان الجديد في السالمية، قطعة 4."},
};

class SampleWriter : SampleCells {
public:
    using SampleCells::SampleCells;

    Change make() {
        for (const std::string_view tag : sample_tags) {
            m_tags.push_back(begin("tag"));
            put("name", tag);
        }
        for (const SampleProduct& product : products) {
            m_products.push_back(begin("product"));
            m_prices.push_back(product.price);
            put("name", product.name);
            put("code", product.code);
            put("kind", product.category == "خدمات" ? "service" : "product");
            put("category", product.category);
            put("unit", product.unit);
            put("price", money(product.price));
            put("cost", money(product.cost));
        }
        write_companies();
        write_people();
        write_orders();
        write_territories();
        write_dealings();
        write_rest();
        std::vector<std::string_view> territories;
        for (const SamplePerson& person : people) territories.push_back(person.territory);
        write_sample_selling(*this, {m_people, m_companies, m_products, m_prices, territories});
        write_rate();
        return take("sample");
    }

private:
    void write_companies() {
        for (const SampleCompany& company : companies) {
            m_companies.push_back(begin("company"));
            put("name", company.name);
            put("kind", company.kind);
            put("stage", company.stage);
            put("phone", company.phone);
            put("industry", company.industry);
            put("address", Value{Address{.city = std::string(company.city)}});
            if (company.parent >= 0) put("parent", Value{m_companies[static_cast<std::size_t>(company.parent)]});
        }
    }

    void write_people() {
        for (std::size_t i = 0; i < std::size(people); ++i) {
            const SamplePerson& person = people[i];
            m_people.push_back(begin("person"));
            put("name", person.name);
            put("stage", person.stage);
            put("phone", person.phone);
            put("email", person.email);
            put("address", Value{Address{.district = std::string(person.district), .city = std::string(person.city)}});
            put("territory", person.territory);
            put("preferred_channel", i % 3 == 0 ? "whatsapp" : i % 3 == 1 ? "call" : "email");
            put("language", person.name[0] == 'J' ? "en" : "ar");
            put("birthday", std::int64_t{date_from_iso(person.birthday).days});
            put("life_stage", person.life_stage);
            if (!person.hobby.empty()) add("hobbies", Value{std::string(person.hobby)});
            if (!person.interest.empty()) add("interests", Value{std::string(person.interest)});
            put("preferences", person.preferences);
            put("owner", i % 2 ? "أمل" : "سعد");
            put("source", person.source);
            if (person.referred_by >= 0)
                put("referred_by", Value{m_people[static_cast<std::size_t>(person.referred_by)]});
            if (person.tag >= 0) add("tags", Value{m_tags[static_cast<std::size_t>(person.tag)]});
            put("card_number", Value{"10" + std::to_string(100 + i)});
            std::int64_t last = 0;
            for (const SampleDealing& dealing : dealings)
                if (dealing.person == static_cast<int>(i)) last = std::max(last, moment(dealing.days_ago, 11));
            if (last) put("last_contacted", last);
        }
        for (std::size_t i = 0; i < std::size(people); ++i) {
            if (people[i].company < 0) continue;
            begin("affiliation");
            put("person", Value{m_people[i]});
            put("company", Value{m_companies[static_cast<std::size_t>(people[i].company)]});
            put("role", people[i].role);
        }
    }

    // What is delivered is paid, except that every fifth owes a half.
    void write_payment(RecordId order, const SampleOrder& of, std::int64_t total, int number) {
        constexpr std::string_view methods[] = {"card", "transfer", "cash"};
        begin("payment");
        put("number", Value{"R-" + std::to_string(number)});
        put("date", day(of.days_ago));
        put("person", Value{m_people[static_cast<std::size_t>(of.person)]});
        put("order", Value{order});
        put("amount", money(number % 5 == 0 ? total / 2 : total));
        put("method", methods[number % 3]);
    }

    void write_orders() {
        int number = 1000;
        for (const SampleOrder& order : orders) {
            ++number;
            std::int64_t total = 0;
            for (const auto& [product, quantity] : order.lines)
                if (product >= 0) total += products[product].price * quantity;
            const RecordId id = begin("order");
            put("number", Value{std::to_string(number)});
            put("date", day(order.days_ago));
            put("person", Value{m_people[static_cast<std::size_t>(order.person)]});
            put("state", order.state);
            put("total", money(total));
            put("agent", order.person % 2 ? "أمل" : "سعد");
            for (const auto& [product, quantity] : order.lines) {
                if (product < 0) continue;
                begin("order_line");
                put("order", Value{id});
                put("product", Value{m_products[static_cast<std::size_t>(product)]});
                put("quantity", std::int64_t{quantity * decimal_one});
                put("price", money(products[product].price));
            }
            if (order.state == "delivered") write_payment(id, order, total, number);
        }
    }

    // Of the firm's own country; customers abroad have the names of theirs already.
    void write_territories() {
        struct SampleTerritory {
            std::string_view name, representative;
            std::initializer_list<std::string_view> places;
        };
        for (const auto& [name, representative, places] :
             {SampleTerritory{"الوسطى", "سعد", {"الرياض", "الخرج"}},
              SampleTerritory{"الغربية", "أمل", {"جدة", "مكة المكرمة", "المدينة المنورة"}},
              SampleTerritory{"الشرقية", "سعد", {"الدمام", "الخبر", "الأحساء"}}}) {
            begin("territory");
            put("name", name);
            for (const std::string_view place : places) add("places", Value{std::string(place)});
            add("representatives", Value{std::string(representative)});
        }
    }

    void write_dealings() {
        int hour = 9;
        for (const SampleDealing& dealing : dealings) {
            begin("dealing");
            put("channel", dealing.channel);
            put("at", moment(dealing.days_ago, 9 + (hour++ % 9)));
            put("points", dealing.points);
            put("person", Value{m_people[static_cast<std::size_t>(dealing.person)]});
            put("direction", dealing.direction);
            put("reason", dealing.reason);
            put("outcome", dealing.outcome);
            put("next_step", dealing.next_step);
            if (!dealing.next_step.empty()) put("next_date", day(-dealing.next_in));
            put("agent", hour % 2 ? "أمل" : "سعد");
        }
    }

    void write_rest() {
        for (const SampleTask& task : tasks) {
            begin("task");
            put("title", task.title);
            put("due", day(-task.due_in));
            put("kind", task.kind);
            put("priority", task.priority);
            if (task.person >= 0) put("person", Value{m_people[static_cast<std::size_t>(task.person)]});
            put("assignee", task.due_in % 2 ? "أمل" : "سعد");
        }
        for (const auto& [person, text] : notes) {
            begin("note");
            put("text", text);
            put("person", Value{m_people[static_cast<std::size_t>(person)]});
            put("author", "أمل");
        }
        begin("occasion");
        put("title", "زواج أخت ريم");
        put("kind", "wedding");
        put("date", day(-6));
        put("is_once", std::int64_t{1});
        put("person", Value{m_people[8]});
        begin("occasion");
        put("title", "يوم التأسيس");
        put("kind", "founding");
        const CivilDate soon = civil_of({static_cast<std::int32_t>(day(-3))});
        put("date", std::int64_t{date_of(CivilDate{2015, soon.month, soon.day}).days});
        put("company", Value{m_companies[0]});
    }

    // What a dollar is worth where the rate has been the same for many years; elsewhere no sample would stay true.
    void write_rate() {
        constexpr std::pair<std::string_view, std::int64_t> pegged[] = {
            {"SAR", 37'500}, {"AED", 36'725}, {"QAR", 36'400}, {"BHD", 3'760}, {"OMR", 3'845}, {"JOD", 7'090}};
        for (const auto& [base, value] : pegged)
            if (currency_of(base) == currency()) {
                begin("rate");
                put("currency", "USD");
                put("date", day(365));
                put("rate", value);
                put("base", base);
            }
    }

    static Date date_from_iso(std::string_view text) {
        const auto number = [&](std::size_t at, std::size_t size) {
            unsigned value = 0;
            for (const char c : text.substr(at, size)) value = value * 10 + static_cast<unsigned>(c - '0');
            return value;
        };
        return date_of(CivilDate{static_cast<int>(number(0, 4)), number(5, 2), number(8, 2)});
    }

    std::vector<std::int64_t> m_prices;
    std::vector<RecordId> m_tags, m_products, m_companies, m_people;
};

} // namespace

Committed add_sample_firm(Workspace& workspace, const Reader& reader) {
    return workspace.commit(SampleWriter(workspace.schema(), reader, workspace.environment().now()).make());
}

} // namespace crm
