// See png.hpp.
#include "web/platform/png.hpp"

#include <emscripten.h>

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "web/platform/graphics.hpp"
#include "web/platform/loop.hpp"

extern "C" {
void js_copy_picture(int number, const unsigned char* pixels, int width, int height);
void js_save_picture(int number, const unsigned char* pixels, int width, int height, const char* name, int name_length);
}

namespace crm::platform::png {
namespace {

struct Wanted {
    Picture picture;
    std::string file; // empty: for the clipboard
    std::function<void(PictureEnd)> done;
};

struct Pictures {
    std::vector<Wanted> wanted;
    std::unordered_map<int, std::function<void(PictureEnd)>> on_the_way;
    int last = 0;
};
Pictures& pictures() {
    static Pictures the_pictures;
    return the_pictures;
}

void want(Wanted wanted) {
    pictures().wanted.push_back(std::move(wanted));
    request_frames(2);
}

void give(Wanted& wanted) {
    std::vector<unsigned char>& pixels = *wanted.picture.pixels;
    if (pixels.empty()) pixels = graphics::pixels_of(wanted.picture, is_mirrored());
    if (pixels.empty()) return wanted.done(PictureEnd::refused);
    const int number = ++pictures().last;
    pictures().on_the_way[number] = std::move(wanted.done);
    const int width = wanted.picture.width, height = wanted.picture.height;
    if (wanted.file.empty())
        js_copy_picture(number, pixels.data(), width, height);
    else
        js_save_picture(number, pixels.data(), width, height, wanted.file.data(), static_cast<int>(wanted.file.size()));
}

} // namespace

void start() {
    set_picture_host({.copy = [](const Picture& picture,
                                 std::function<void(PictureEnd)> done) { want({picture, {}, std::move(done)}); },
                      .save = [](const Picture& picture, const std::string& file,
                                 std::function<void(PictureEnd)> done) { want({picture, file, std::move(done)}); }});
}

void draw_wanted() {
    for (Wanted& wanted : std::exchange(pictures().wanted, {})) give(wanted);
}

} // namespace crm::platform::png

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_picture_done(int number, int is_done) {
    using namespace crm;
    auto& on_the_way = platform::png::pictures().on_the_way;
    const auto at = on_the_way.find(number);
    if (at == on_the_way.end()) return;
    const auto done = std::move(at->second);
    on_the_way.erase(at);
    done(is_done ? PictureEnd::done : PictureEnd::refused);
    platform::request_frames(2);
}
