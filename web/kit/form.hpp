// A form: sections with a title, fields in one or two columns (one on a phone), labels above, problems under the field.
//
//     Form form{"person", {.name = "بيانات العميل"}};
//     form.section("التواصل");
//     form.cell();  phone_ui("phone", …);
//     form.cell();  email_ui("email", …);
//     form.wide();  long_text_ui("note", …);
#pragma once
#include <string_view>

#include "web/kit/item.hpp"

namespace crm {

struct FormSpec {
    std::string_view name{}; // accessible name
    int columns = 2;
    float column_width_min = 240; // design px: fewer columns where they would be narrower
    float width_max = 760;
};

class Form {
public:
    explicit Form(std::string_view id, const FormSpec& spec = {});
    ~Form();
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;
    void section(std::string_view title, std::string_view description = {});
    void cell(); // the next field takes the next place in the grid
    void wide(); // the next field takes a whole row
    float column_width() const { return m_column_width; }

private:
    void finish_cell();
    void finish_row();
    ImGuiID m_id;
    int m_columns = 1, m_column = -1;
    float m_column_width = 0, m_full_width = 0, m_gap = 0, m_left = 0, m_top = 0, m_bottom = 0, m_start_y = 0;
    bool m_in_cell = false;
};

// What a field without a width of its own takes: the form's column, else all that is left.
float field_width_here();

} // namespace crm
