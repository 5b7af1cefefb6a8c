// The words of the firm's logo.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames logo = {"شعار المنشأة", "Firm's logo"};
inline constexpr BothNames logo_help = {"صورة PNG أو JPEG أو WebP؛ تُصغَّر وتُطبع في رأس كل ورقة.",
                                        "A PNG, JPEG or WebP picture; it is made small and printed at the head of "
                                        "every paper."};
inline constexpr BothNames logo_choose = {"اختر صورة الشعار", "Choose a logo"};
inline constexpr BothNames logo_other = {"صورة أخرى", "Another picture"};
inline constexpr BothNames logo_remove = {"إزالة الشعار", "Remove the logo"};
inline constexpr BothNames logo_kept = {"حُفظ الشعار", "The logo is kept"};
inline constexpr BothNames logo_removed = {"أُزيل الشعار", "The logo is removed"};
inline constexpr BothNames logo_no_picture = {"تعذّرت قراءة الصورة؛ اختر صورة PNG أو JPEG أو WebP.",
                                              "The picture cannot be read; choose a PNG, JPEG or WebP picture."};
inline constexpr BothNames logo_too_large = {"الصورة أكبر من أن تُقرأ؛ اختر صورة أصغر من 20 ميجابايت.",
                                             "The picture is too large to be read; choose one below 20 MB."};

} // namespace crm::words
