// What is wrong with a formula, in both languages: what stands there, and what to do.
#include "core/formula/formula.hpp"

namespace crm {

namespace {
using Reason = FormulaReason;

constexpr BothNames kind_names[] = {{"سجل", "record"}, {"عدد", "number"}, {"مبلغ", "amount of money"},
                                    {"تاريخ", "date"}, {"نص", "text"},    {"نعم أو لا", "yes or no"}};

// In the sentences: $ stands for the word, % for the hint, # for what is needed, @ for what is there.
struct Sentences {
    Reason reason;
    BothNames plain, with_hint{};
};
constexpr Sentences all_sentences[] = {
    {Reason::nothing_there, {"اكتب معادلة، أو اختر مثالًا جاهزًا.", "Type a formula, or choose a ready-made one."}},
    {Reason::too_long,
     {"المعادلة أطول مما ينبغي؛ قسّمها على حقلين.", "The formula is too long; make two fields of it."}},
    {Reason::too_deep,
     {"الأقواس متداخلة أكثر مما ينبغي؛ قسّمها على حقلين.", "Too many brackets within brackets; make two fields of it."}},
    {Reason::unexpected, {"لا مكان هنا لـ «$».", "\"$\" cannot stand here."}},
    {Reason::unfinished,
     {"المعادلة ناقصة: يلزم هنا حقل أو قيمة.", "The formula ends too soon: a field or a value is needed here."}},
    {Reason::unclosed_text, {"أغلق النص بعلامة \" في آخره.", "Close the text with \" at its end."}},
    {Reason::unclosed_name, {"أغلق اسم الحقل بعلامة ] في آخره.", "Close the name with ] at its end."}},
    {Reason::unclosed_bracket, {"يلزم قوس ) يغلق ما فُتح.", "A closing bracket ) is missing."}},
    {Reason::bad_number,
     {"لا يُفهم العدد «$»؛ اكتب مثل 1250.5 بأربع منازل عشرية على الأكثر.",
      "\"$\" is no number that can be used; write one like 1250.5, with four decimals at most."}},
    {Reason::unknown_field,
     {"لا حقل باسم [$]؛ اختر من القائمة.", "[$] is no field; choose from the list."},
     {"لا حقل باسم [$]؛ أتقصد [%]؟", "[$] is no field; did you mean [%]?"}},
    {Reason::unknown_relation,
     {"لا سجلات مرتبطة باسم [$].", "[$] is no kind of related record."},
     {"لا سجلات مرتبطة باسم [$]؛ أتقصد [%]؟", "[$] is no kind of related record; did you mean [%]?"}},
    {Reason::unknown_link,
     {"لا سجل مرتبط باسم [$]: يلزم قبل النقطة حقل يسمّي سجلًا آخر.",
      "[$] names no other record: before the point stands a field that does."},
     {"[$] لا يسمّي سجلًا آخر؛ أتقصد [%]؟", "[$] names no other record; did you mean [%]?"}},
    {Reason::unknown_function,
     {"لا دالة باسم «$»؛ اختر من القائمة.", "\"$\" is no function; choose from the list."},
     {"لا دالة باسم «$»؛ أتقصد %؟", "\"$\" is no function; did you mean %?"}},
    {Reason::no_such_choice,
     {"لا اختيار باسم «$» في هذا الحقل.", "The field has no choice \"$\"."},
     {"لا اختيار باسم «$»؛ الاختيارات: %.", "There is no choice \"$\"; there are: %."}},
    {Reason::needs_relation,
     {"تُسأل هذه الدالة عن سجلات مرتبطة.", "This function asks about related records."},
     {"تُسأل هذه الدالة عن سجلات مرتبطة، مثل [%].", "This function asks about related records, such as [%]."}},
    {Reason::only_in_roll_up,
     {"[$] سجلات كثيرة: استعملها داخل sum أو count أو غيرهما، لا داخل أخرى.",
      "[$] are many records: use them in sum, count and the like, not within another one."}},
    {Reason::lone_relation, {"أي حقل من [$]؟ اكتب [$].[الحقل].", "Which field of [$]? Write [$].[field]."}},
    {Reason::too_few, {"تحتاج «$» إلى أكثر من ذلك بين القوسين.", "\"$\" needs more between its brackets."}},
    {Reason::too_many, {"بين قوسي «$» أكثر مما تأخذه.", "\"$\" takes less between its brackets."}},
    {Reason::wrong_kind, {"يلزم هنا #، وهذا @.", "Needed here: #. This is: @."}},
    {Reason::different_kinds,
     {"النوعان مختلفان: # ثم @؛ حوّل أحدهما.", "These are of two kinds, # and @; turn one into the other."}},
    {Reason::text_with_plus, {"تُوصل النصوص بـ & لا بـ +.", "Texts are joined by &, not by +."}},
    {Reason::not_computed,
     {"هذا سجل آخر، ولا يُحسب به؛ استعمل is_empty أو حقلًا منه.",
      "This is another record, and nothing to compute with; ask is_empty, or use one of its fields."}},
    {Reason::cycle,
     {"تدور المعادلة على نفسها: يُحسب الحقل من نفسه.",
      "The formula goes round in a circle: the field is computed from itself."}},
};
} // namespace

std::string_view name_of(FormulaKind kind, Language language) {
    return kind_names[static_cast<std::size_t>(kind)].in(language);
}

std::string sentence_of(const FormulaProblem& problem, Language language) {
    std::string_view pattern;
    for (const Sentences& each : all_sentences)
        if (each.reason == problem.reason)
            pattern = (problem.hint.empty() || each.with_hint.ar.empty() ? each.plain : each.with_hint).in(language);
    std::string out;
    for (const char c : pattern) {
        if (c == '$')
            out += problem.word;
        else if (c == '%')
            out += problem.hint;
        else if (c == '#')
            out += name_of(problem.needs, language);
        else if (c == '@')
            out += name_of(problem.has, language);
        else
            out += c;
    }
    if (problem.reason == Reason::different_kinds &&
        (problem.needs == FormulaKind::money || problem.has == FormulaKind::money) &&
        (problem.needs == FormulaKind::number || problem.has == FormulaKind::number))
        out +=
            language == Language::ar ? " مثل money(0) أو amount([الحقل])." : " Such as money(0), or amount([field]).";
    return out;
}

} // namespace crm
