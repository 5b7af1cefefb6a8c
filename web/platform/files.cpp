// See files.hpp.
#include "web/platform/files.hpp"

#include <emscripten.h>

#include <algorithm>
#include <utility>

#include "web/platform/calls.hpp"
#include "web/platform/loop.hpp"

extern "C" {
void js_pick_file(int call, const char* accept, int accept_length, int is_several, int is_camera);
void js_skip_file(int file);
void js_watch_drops(int call);
void js_begin_save(int save, const char* name, int name_length, const char* mime, int mime_length, int is_chosen_place);
void js_append_to_save(int save, const unsigned char* bytes, int length);
void js_finish_save(int save);
void js_drop_save(int save);
}

namespace crm::platform {
namespace {

constexpr int drops_call = 0;                                 // the one call that is never over
constexpr std::size_t piece_bytes_max = std::size_t{1} << 30; // an int carries the length

struct Files {
    Calls<void(const FileChunk&)> picks;
    Calls<void(SaveEnd)> saves;
    std::function<void(const FileChunk&)> dropped;
    std::function<void(bool)> hover;
    bool is_watching_drops = false;
};

Files& files() {
    static Files the_files;
    return the_files;
}

int size_of(std::string_view text) { return static_cast<int>(text.size()); }

} // namespace

void pick_file(std::string_view accept, std::function<void(const FileChunk&)> receive, bool several, PickFrom from) {
    js_pick_file(files().picks.keep(std::move(receive)), accept.data(), size_of(accept), several,
                 from == PickFrom::camera);
}

void skip_file(int file) { js_skip_file(file); }

void on_file_dropped(std::function<void(const FileChunk&)> receive, std::function<void(bool)> hover) {
    files().dropped = std::move(receive);
    files().hover = std::move(hover);
    if (!std::exchange(files().is_watching_drops, true)) js_watch_drops(drops_call);
}

int begin_save(std::string_view name, std::string_view mime, SaveTo to, std::function<void(SaveEnd)> done) {
    const int save = files().saves.keep(std::move(done));
    js_begin_save(save, name.data(), size_of(name), mime.data(), size_of(mime), to == SaveTo::chosen_place);
    return save;
}

void append_to_save(int save, std::span<const unsigned char> bytes) {
    while (!bytes.empty()) {
        const auto piece = bytes.first(std::min(bytes.size(), piece_bytes_max));
        js_append_to_save(save, piece.data(), static_cast<int>(piece.size()));
        bytes = bytes.subspan(piece.size());
    }
}

void append_to_save(int save, std::string_view text) {
    append_to_save(save, std::span(reinterpret_cast<const unsigned char*>(text.data()), text.size()));
}

void finish_save(int save) { js_finish_save(save); }

void drop_save(int save) {
    files().saves.drop(save);
    js_drop_save(save);
}

} // namespace crm::platform

using namespace crm::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_file_chunk(int call, int file, const char* name, int name_length, double size,
                                          double offset, const unsigned char* bytes, int length, int files_after,
                                          int end) {
    const auto receive = call == drops_call ? files().dropped : files().picks.find(call);
    if (!receive) return;
    receive({.file = file,
             .name = {name, static_cast<std::size_t>(name_length)},
             .size_bytes = static_cast<std::uint64_t>(size),
             .offset_bytes = static_cast<std::uint64_t>(offset),
             .bytes = {bytes, static_cast<std::size_t>(length)},
             .files_after = files_after,
             .end = static_cast<FileEnd>(end)});
    request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_file_call_done(int call) { files().picks.drop(call); }

EMSCRIPTEN_KEEPALIVE void wasl_file_hover(int is_over) {
    if (files().hover) files().hover(is_over);
    request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_save_done(int save, int end) {
    if (const auto done = files().saves.take(save)) done(static_cast<SaveEnd>(end));
    request_frames();
}
}
