// What a seller asks to find out what somebody needs, which answer speaks for which product, and what was answered.
// The questions are the firm's own; a lead's answers become those of its deal (commands/leads.cpp).
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef need_kinds[] = {
    {"yes_no", {"نعم أو لا", "Yes or no"}},
    {"choice", {"واحد من قائمة", "One of a list"}},
    {"number", {"عدد", "A number"}},
    {"text", {"بكلماته", "In their words"}},
};

inline constexpr auto need_question_fields = with_system_fields({
    {.key = "text",
     .label = {"السؤال", "Question"},
     .length_max = 300,
     .required = true,
     .section = "main",
     .list_order = 1},
    {.key = "kind",
     .label = {"نوع الجواب", "Kind of answer"},
     .type = FieldType::choice,
     .choices = need_kinds,
     .required = true,
     .section = "main",
     .list_order = 2},
    {.key = "options",
     .label = {"الأجوبة", "Answers"},
     .help = {"جواب في كل سطر، حين يكون الجواب واحدًا من قائمة", "One a line, where the answer is one of a list"},
     .type = FieldType::long_text,
     .section = "main"},
    {.key = "position",
     .label = {"الترتيب", "Position"},
     .type = FieldType::integer,
     .hidden = true,
     .section = "main"},
});
inline constexpr EntityDef need_question = {.key = "need_question",
                                            .label = {"سؤال عن الاحتياج", "Needs question"},
                                            .plural = {"أسئلة الاحتياج", "Needs questions"},
                                            .fields = need_question_fields,
                                            .name_field = "text",
                                            .listed = false};
static_assert(problem_in(need_question).empty());

// `answer`: "yes", "no", one of the question's answers, or words that the answer contains; empty: whatever was
// answered. `from` and `up_to`, both included, are asked of numbers. Proposed are the product, and the category's.
// In the section "system", so that filters offer no link to them.
inline constexpr auto need_rule_fields = with_system_fields({
    {.key = "question",
     .label = {"السؤال", "Question"},
     .type = FieldType::reference,
     .target = "need_question",
     .required = true,
     .section = "system",
     .list_order = 1},
    {.key = "answer", .label = {"الجواب", "Answer"}, .length_max = 300, .section = "system", .list_order = 2},
    {.key = "from", .label = {"من", "From"}, .type = FieldType::decimal, .section = "system"},
    {.key = "up_to", .label = {"إلى", "Up to"}, .type = FieldType::decimal, .section = "system"},
    {.key = "product",
     .label = {"اقترح المنتج", "Propose the product"},
     .type = FieldType::reference,
     .target = "product",
     .section = "system",
     .list_order = 3},
    {.key = "category",
     .label = {"أو منتجات الفئة", "Or products of the category"},
     .type = FieldType::term,
     .section = "system",
     .list_order = 4},
});
inline constexpr EntityDef need_rule = {.key = "need_rule",
                                        .label = {"اقتراح حسب الجواب", "Proposal by answer"},
                                        .plural = {"اقتراحات حسب الجواب", "Proposals by answer"},
                                        .fields = need_rule_fields,
                                        .name_field = "question",
                                        .listed = false};
static_assert(problem_in(need_rule).empty());

// Of a lead or a deal; shown by their pages, no link that people ask by. `answer`: "yes", "no", the words, or a number
// in plain digits.
inline constexpr auto need_answer_fields = with_system_fields({
    {.key = "question",
     .label = {"السؤال", "Question"},
     .type = FieldType::reference,
     .target = "need_question",
     .required = true,
     .section = "system",
     .list_order = 1},
    {.key = "lead",
     .label = {"العميل المحتمل", "Lead"},
     .type = FieldType::reference,
     .target = "lead",
     .section = "system"},
    {.key = "deal", .label = {"الصفقة", "Deal"}, .type = FieldType::reference, .target = "deal", .section = "system"},
    {.key = "answer",
     .label = {"الجواب", "Answer"},
     .type = FieldType::long_text,
     .length_max = 2000,
     .privacy = Privacy::personal,
     .section = "system",
     .list_order = 2},
    erased_at_field,
});
inline constexpr EntityDef need_answer = {.key = "need_answer",
                                          .label = {"جواب عن الاحتياج", "Needs answer"},
                                          .plural = {"أجوبة عن الاحتياج", "Needs answers"},
                                          .fields = need_answer_fields,
                                          .name_field = "answer",
                                          .listed = false};
static_assert(problem_in(need_answer).empty());

} // namespace crm
