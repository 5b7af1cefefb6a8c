// Chips one after another, on as many lines as they need.
#pragma once
#include <string_view>

#include "web/kit/kit.hpp"

namespace crm {

class ChipFlow {
public:
    void next(std::string_view label) { // before each chip
        const float width = chip_width(label) + px(20);
        if (m_used > 0 && m_used + width < m_room)
            beside(6);
        else
            m_used = 0;
        m_used += width;
    }

private:
    float m_used = 0, m_room = width_left();
};

} // namespace crm
