// The trades that have a template: what the first questions need to know of them. All else of a trade lies in
// assets/trades/<key>.txt and is read when somebody asks for it (trade_template.hpp).
#pragma once
#include <span>
#include <string_view>

#include "core/text/language.hpp"

namespace crm {

struct TradeName {
    std::string_view key;
    BothNames name;
    BothNames adds;   // what its template brings, in one line
    BothNames sample; // what its sample company is
};

inline constexpr TradeName trade_names[] = {
    {"shop",
     {"متجر", "Shop"},
     {"يضيف ما يشتريه العميل وما عليه، وطريقة الدفع، والمخزون وهامش الربح.",
      "Adds what a customer buys and owes, how orders are paid, stock and margin."},
     {"بيانات متجر متخيَّل لتجرّب كل شيء؛ تُحذف بضغطة.",
      "The data of an imagined shop, to try everything; gone with one click."}},
    {"clinic",
     {"عيادة", "Clinic"},
     {"يضيف الملف الطبي والتأمين وتفاصيل الزيارة، ويسمّي العميل «مريضًا».",
      "Adds medical file, insurance and visit details, and calls customers patients."},
     {"بيانات عيادة متخيَّلة لتجرّب كل شيء؛ تُحذف بضغطة.",
      "The data of an imagined clinic, to try everything; gone with one click."}},
    {"distributor",
     {"توزيع وجملة", "Distributor"},
     {"يضيف خطوط السير وحد الائتمان والتحصيل والكراتين، ويسمّي الشركة «نقطة بيع».",
      "Adds routes, credit limits, collection and cartons, and calls companies outlets."},
     {"بيانات موزّع متخيَّل لتجرّب كل شيء؛ تُحذف بضغطة.",
      "The data of an imagined distributor, to try everything; gone with one click."}},
    {"workshop",
     {"ورشة صيانة", "Service workshop"},
     {"يضيف المركبة أو الجهاز والعطل والضمان ومراحل الإصلاح، ويسمّي الطلب «أمر إصلاح».",
      "Adds vehicle or device, fault, warranty and repair stages, and calls orders jobs."},
     {"بيانات ورشة متخيَّلة لتجرّب كل شيء؛ تُحذف بضغطة.",
      "The data of an imagined workshop, to try everything; gone with one click."}},
    {"training",
     {"مركز تدريب", "Training centre"},
     {"يضيف جدول الدورات والحضور والأقساط والشهادات، ويسمّي العميل «متدربًا».",
      "Adds course schedules, attendance, instalments and certificates, and calls customers trainees."},
     {"بيانات مركز تدريب متخيَّل لتجرّب كل شيء؛ تُحذف بضغطة.",
      "The data of an imagined training centre, to try everything; gone with one click."}},
};

constexpr const TradeName* find_trade(std::string_view key) {
    for (const TradeName& trade : trade_names)
        if (trade.key == key) return &trade;
    return nullptr;
}

} // namespace crm
