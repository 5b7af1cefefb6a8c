// See paper.hpp.
#include "web/platform/paper.hpp"

#include <emscripten.h>

#include "web/platform/loop.hpp"

extern "C" {
int js_show_paper(const char* title, int title_length, const char* html, int html_length, const char* name,
                  int name_length, const char* size, int size_length, int is_landscape);
int js_lay_more_paper(const char* rows, int rows_length);
void js_place_paper(float x, float y, float width, float height);
void js_hide_paper();
void js_print_paper();
}

namespace crm::platform {
namespace {

std::function<void(PaperKey)>& key_listener() {
    static std::function<void(PaperKey)> listener;
    return listener;
}

int size_of(std::string_view text) { return static_cast<int>(text.size()); }

} // namespace

int show_paper(const Paper& paper) {
    return js_show_paper(paper.title.data(), size_of(paper.title), paper.html.data(), size_of(paper.html),
                         paper.name.data(), size_of(paper.name), paper.size.data(), size_of(paper.size),
                         paper.is_landscape);
}
int lay_more_paper(std::string_view rows) { return js_lay_more_paper(rows.data(), size_of(rows)); }
void place_paper(float x, float y, float width, float height) { js_place_paper(x, y, width, height); }
void hide_paper() { js_hide_paper(); }
void print_paper() { js_print_paper(); }
void on_paper_key(std::function<void(PaperKey)> listener) { key_listener() = std::move(listener); }

} // namespace crm::platform

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_paper_key(int key) {
    using namespace crm::platform;
    if (key_listener()) key_listener()(static_cast<PaperKey>(key));
    request_frames();
}
