// Files that were built with the page (fonts, the sample company): by name, whether they lie beside the page under a
// hashed name or inside a single wasl.html. And the page's own use of our fonts: text fields are drawn by the browser.
#pragma once
#include <functional>
#include <span>
#include <string_view>

namespace crm::platform {

// Empty bytes: not there (offline and never loaded).
void load_asset(std::string_view name, std::function<void(std::span<const unsigned char> bytes)> done);

// The same bytes that the canvas uses, as font "Wasl" of the text fields. Weight 400, 500, 600 or 700. `letters`: only
// for these, written as CSS has them ("U+590-5FF"); empty: for all.
void add_page_font(int weight, std::string_view letters, std::span<const unsigned char> bytes);

} // namespace crm::platform
