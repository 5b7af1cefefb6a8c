#include "core/app/sample_selling.hpp"

#include <tuple>

#include "core/commands/preset_pipeline.hpp"
#include "core/entities/deal_preset.hpp"

namespace crm {

namespace {

constexpr std::size_t won = 4, lost = 5; // of preset_stages
static_assert(preset_stages[won].kind == "won" && preset_stages[lost].kind == "lost");

struct SampleDeal {
    std::string_view title;
    int person, company; // indices; -1: none
    std::size_t stage;
    int begun, since; // days ago: its first word, and when it came into its stage
    int closes_in;    // days from today
    int product, quantity;
    std::string_view next_step = {}, needs = {}, objection = {}, lost_reason = {};
    int next_in = 0;
    int competitor = -1; // index
};
constexpr SampleDeal deals[] = {
    {"هدايا موظفي النخيل", 0, 0, 2, 24, 3, 12, 6, 50, "مناقشة العرض مع مديرة المشتريات",
     "خمسون علبة ضيافة بشعار الشركة قبل نهاية الشهر.", "price", "", 2},
    {"توريد البن لمقهى ركن الياسمين", 5, 2, 3, 31, 5, 6, 4, 120, "توقيع عقد التوريد",
     "بن طازج كل أسبوع، والدفع آخر الشهر.", "", "", 1, 1},
    {"ضيافة فعالية البيان", 18, 4, 1, 9, 4, 20, 3, 30, "زيارة قاعة الفعالية", "ضيافة لمئتي ضيف.", "", "", 5},
    {"Corporate gifts for Gulf Bridge", 14, 7, 1, 12, 12, 35, 7, 200, "Send the quotation in English",
     "200 boxes delivered to Dubai.", "", "", 1},
    {"توزيعات زواج", 8, -1, 0, 6, 6, 18, 7, 25, "اقتراح ثلاثة نماذج", "أبيض وذهبي.", "", "", 2},
    {"تمور وهيل للأردن", 16, -1, 0, 40, 40, 25, 5, 60, "", "", "", ""},
    {"هدايا فندق واحة الشرق", 4, 1, won, 74, 52, -52, 7, 40},
    {"ضيافة افتتاح عيادات ابتسامة", 10, 5, won, 63, 41, -41, 6, 12},
    {"صناديق العيد للكويت", 17, -1, won, 35, 20, -20, 7, 18},
    {"تمور مكتب القصيم", 9, -1, lost, 190, 160, -160, 2, 80, "", "", "price", "price", 0, 0},
    {"قهوة سكن الطالبات", 6, -1, lost, 58, 30, -30, 3, 15, "", "", "", "no_answer"},
};

struct SampleLead {
    std::string_view name, company, phone, city, state, channel, source, owner, needs, next_step, reason = {};
    int next_in = 0;
};
constexpr SampleLead leads[] = {
    {"هدى الراشد",
     "مقهى ظل",
     "+966541122334",
     "الرياض",
     "",
     "whatsapp",
     "إنستغرام",
     "سعد",
     "تفتتح مقهى جديدًا وتبحث عن مورد للبن.",
     "الاتصال بها لمعرفة موعد الافتتاح",
     {},
     0},
    {"عبدالعزيز الشمري",
     "فنادق المسار",
     "+966552233445",
     "المدينة المنورة",
     "contacted",
     "call",
     "معرض",
     "أمل",
     "تمور ضيافة لثلاثة فنادق.",
     "إرسال عينات",
     {},
     2},
    {"شهد القرني",
     "",
     "+966563344556",
     "أبها",
     "qualified",
     "social",
     "إحالة",
     "سعد",
     "هدايا حفل تخرج لأربعين طالبة، والميزانية ثلاثة آلاف.",
     "اقتراح نموذجين",
     {},
     1},
    {"Omar Haddad",
     "Levant Foods",
     "+971509988776",
     "دبي",
     "",
     "email",
     "LinkedIn",
     "أمل",
     "Asks for wholesale prices of Sukkari dates.",
     "Reply with the wholesale list",
     {},
     1},
    {"بدر العمري", "", "+966574455667", "جدة", "unqualified", "call", "إعلان", "أمل", "يبحث عن وظيفة.", "", "no_need"},
};

struct SampleAppointment {
    std::string_view title;
    int person, in, hour, minutes; // in: days from today
    std::string_view place, recurrence = {}, state = {}, outcome = {};
};
constexpr SampleAppointment appointments[] = {
    {"توقيع عقد توريد البن", 5, 1, 11, 60, "مقهى ركن الياسمين، جدة"},
    {"مناقشة عرض الهدايا", 0, 2, 10, 45, "مكتب شركة النخيل"},
    {"زيارة قاعة الفعالية", 18, 5, 16, 90, "القاعة الكبرى"},
    {"اجتماع المبيعات الأسبوعي", -1, -7, 9, 30, "المتجر", "FREQ=WEEKLY"},
    {"تذوق البن", 5, -6, 12, 60, "مقهى ركن الياسمين، جدة", {}, "held", "أعجبه البن الإثيوبي وطلب عرضًا."},
};

class SampleSelling {
public:
    SampleSelling(SampleCells& cells, const SampleRecords& records) : m_cells(cells), m_records(records) {}

    void write() {
        for (const auto& [name, strength, weakness] : {
                 std::tuple{"بيت التمور", "أسعاره أقل، وعنده فروع كثيرة.", "لا يغلّف، ويتأخر في المواسم."},
                 std::tuple{"محامص الساحل", "يحمّص كل يوم.", "أقل كمية خمسون كيلوغرامًا."},
             }) {
            m_competitors.push_back(m_cells.begin("competitor"));
            m_cells.put("name", name);
            m_cells.put("strengths", strength);
            m_cells.put("weaknesses", weakness);
        }
        m_cells.write(preset_pipeline_edits(m_cells.schema(), m_cells.now()));
        for (const SampleDeal& deal : deals) write(deal);
        for (const SampleLead& lead : leads) write(lead);
        for (const SampleAppointment& appointment : appointments) write(appointment);
    }

private:
    void put_one(std::string_view field, std::span<const RecordId> records, int index) {
        if (index >= 0) m_cells.put(field, Value{records[static_cast<std::size_t>(index)]});
    }
    void put_day(std::string_view field, std::string_view of, int in) {
        if (!of.empty()) m_cells.put(field, m_cells.day(-in));
    }

    void write(const SampleDeal& deal) {
        const std::int64_t price = m_records.prices[static_cast<std::size_t>(deal.product)];
        const RecordId id = m_cells.begin("deal", m_cells.moment(deal.begun, 10));
        m_cells.put("title", deal.title);
        put_one("person", m_records.people, deal.person);
        put_one("company", m_records.companies, deal.company);
        m_cells.put("pipeline", Value{preset_pipeline_id});
        m_cells.put("stage", Value{preset_stage_id(deal.stage)});
        m_cells.put("state", preset_stages[deal.stage].kind);
        m_cells.put("stage_since", m_cells.moment(deal.since, 12));
        if (deal.stage >= won) m_cells.put("closed_at", m_cells.moment(deal.since, 12));
        m_cells.put("amount", m_cells.money(price * deal.quantity));
        m_cells.put("expected_close", m_cells.day(-deal.closes_in));
        m_cells.put("owner", deal.person % 2 ? "أمل" : "سعد");
        m_cells.put("territory", m_records.territories[static_cast<std::size_t>(deal.person)]);
        m_cells.put("next_step", deal.next_step);
        put_day("next_step_on", deal.next_step, deal.next_in);
        m_cells.put("needs", deal.needs);
        if (!deal.objection.empty()) m_cells.add("objections", Value{std::string(deal.objection)});
        m_cells.put("lost_reason", deal.lost_reason);
        if (deal.competitor >= 0)
            m_cells.add("competitors", Value{m_competitors[static_cast<std::size_t>(deal.competitor)]});
        if (deal.stage == lost) put_one("lost_to", m_competitors, deal.competitor);
        m_cells.begin("deal_line");
        m_cells.put("deal", Value{id});
        put_one("product", m_records.products, deal.product);
        m_cells.put("quantity", std::int64_t{deal.quantity * decimal_one});
        m_cells.put("price", m_cells.money(price));
        write_steps(id, deal);
    }

    // Through the stages before its own at even distances; what was lost came as far as an offer.
    void write_steps(RecordId id, const SampleDeal& deal) {
        const int before = static_cast<int>(deal.stage == lost ? 3 : deal.stage);
        for (int i = 0; i <= before; ++i) {
            const bool is_last = i == before;
            m_cells.begin("deal_step");
            m_cells.put("deal", Value{id});
            m_cells.put("stage", Value{preset_stage_id(is_last ? deal.stage : static_cast<std::size_t>(i))});
            m_cells.put("at", is_last ? m_cells.moment(deal.since, 12)
                                      : m_cells.moment(deal.begun - (deal.begun - deal.since) * i / before, 10));
        }
    }

    void write(const SampleLead& lead) {
        m_cells.begin("lead");
        m_cells.put("name", lead.name);
        m_cells.put("company_name", lead.company);
        m_cells.put("phone", lead.phone);
        m_cells.put("address", Value{Address{.city = std::string(lead.city)}});
        m_cells.put("state", lead.state);
        m_cells.put("channel", lead.channel);
        m_cells.put("source", lead.source);
        m_cells.put("owner", lead.owner);
        m_cells.put("needs", lead.needs);
        m_cells.put("next_step", lead.next_step);
        put_day("next_step_on", lead.next_step, lead.next_in);
        m_cells.put("unqualified_reason", lead.reason);
    }

    void write(const SampleAppointment& appointment) {
        m_cells.begin("appointment");
        m_cells.put("title", appointment.title);
        m_cells.put("starts_at", m_cells.moment(-appointment.in, appointment.hour));
        m_cells.put("minutes", std::int64_t{appointment.minutes});
        put_one("person", m_records.people, appointment.person);
        m_cells.put("place", appointment.place);
        m_cells.put("recurrence", appointment.recurrence);
        m_cells.put("owner", appointment.person % 2 ? "أمل" : "سعد");
        m_cells.put("state", appointment.state);
        m_cells.put("outcome", appointment.outcome);
    }

    SampleCells& m_cells;
    const SampleRecords& m_records;
    std::vector<RecordId> m_competitors;
};

} // namespace

void write_sample_selling(SampleCells& cells, const SampleRecords& records) { SampleSelling(cells, records).write(); }

} // namespace crm
