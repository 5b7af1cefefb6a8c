// Files on their way to a record and back: chosen, dropped, pasted or photographed, kept piece by piece, and attached
// as one change; opened, downloaded, and pictures made ready to be drawn.
#pragma once
#include <string>

#include "core/app/attachments.hpp"
#include "web/frame/context.hpp"
#include "web/kit/photo.hpp"
#include "web/platform/files.hpp"

namespace crm {

bool takes_files(const Context& ctx, Place owner);
void choose_files(RecordId owner); // both must follow a click
void take_photo(RecordId owner);
// Dropped or pasted: true when they are for the record that is shown.
bool take_dropped_file(const platform::FileChunk& chunk);
void note_file_over(bool is_over); // a file hangs over the page
bool is_file_over();
void stop_attaching();

struct Attaching {
    bool is_running = false;
    RecordId owner{};
    std::string name{}; // of the file that is being read
    float part = 0;     // of all that was chosen, as far as that is known
};
const Attaching& attaching();

void open_attachment(RecordId file); // a PDF in the browser's viewer, anything else as a download
void download_attachment(RecordId file);
std::string file_size_text(const Context& ctx, std::uint64_t bytes);
std::string file_about(const Context& ctx, Place file);       // "صورة · 2.3 م.ب · 22 نوفمبر"
std::string file_about_short(const Context& ctx, Place file); // beside the buttons of a telephone's row
std::string clean_file_name(std::string_view name);           // as it may be shown and saved
bool is_picture_file(const Context& ctx, Place file);
bool is_pdf_file(const Context& ctx, Place file);

enum class PhotoState : std::uint8_t { loading, ready, not_here, damaged, unreadable, too_large };
struct PhotoAnswer {
    PhotoState state = PhotoState::loading;
    const Photo* photo = nullptr; // of this frame
    int width = 0, height = 0;    // of a picture that is too large
};
inline constexpr int thumbnail_points = 160, picture_points = 2400;
// Asked every frame while it is shown; the first time it is fetched and decoded.
PhotoAnswer photo_of(RecordId file, int points_max);

} // namespace crm
