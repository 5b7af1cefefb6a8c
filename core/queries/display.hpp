// Records as text for people: what a record is called, what stands under its name, a cell in the reader's language,
// digits, calendar and currency. The only place where a cell becomes text; lists, pages, search, print and history all
// ask here.
#pragma once
#include <string>
#include <string_view>

#include "core/queries/reader.hpp"

namespace crm {

// A cell; empty when it is missing. Several values are joined by commas.
std::string cell_text(const Tables& tables, Place place, FieldIx field, const Reader& reader);
void append_cell(std::string& out, const Tables& tables, Place place, FieldIx field, const Reader& reader);

// A value that is not (or no longer) in the tables: of a draft, of the history.
std::string value_text(const Tables& tables, EntityIx entity, FieldIx field, const Value& value, const Reader& reader);

std::string value_text(const Tables& tables, const FieldDef& field, const Value& value, const Reader& reader);

// What a record is called; never empty: "سارة العتيبي", "طلب 12", "مكالمة · 3 مايو 2025", "بلا اسم".
std::string display_name(const Tables& tables, Place place, const Reader& reader);
std::string display_name(const Tables& tables, RecordId id, const Reader& reader);

// What tells it from others of that name: phone and city, customer and date; may be empty.
std::string subtitle(const Tables& tables, Place place, const Reader& reader);

std::string_view choice_label(const FieldDef& field, std::string_view key, Language language);
Tone choice_tone(const FieldDef& field, std::string_view key);
inline std::string_view label_in(const Label& label, Language language) {
    return language == Language::ar ? label.ar : label.en;
}

std::string day_text(Date day, const Reader& reader); // with the Hijri date beside it if the reader wants that
std::string moment_text(Moment moment, const Reader& reader);
std::string address_text(const Address& address, const Reader& reader);

// The first line of a longer text, cut with "…" after so many letters.
std::string first_line(std::string_view text, std::size_t letters_max);

} // namespace crm
