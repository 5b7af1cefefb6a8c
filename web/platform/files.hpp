// Files that a person opens, drops or saves. Bytes come and go in pieces, so that a file may be larger than memory
// allows.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace crm::platform {

enum class FileEnd : unsigned char { more, last, cancelled, unreadable };

struct FileChunk {
    int file = 0;          // tells files apart when several are dropped at once
    std::string_view name; // valid during the call
    std::uint64_t size_bytes = 0;
    std::uint64_t offset_bytes = 0;
    std::span<const unsigned char> bytes; // valid during the call
    int files_after = 0;                  // of the same choice or drop, behind this one
    FileEnd end = FileEnd::more;          // cancelled: nothing was chosen; unreadable: the browser could not read on
};

// Must follow a click or a key within a second or so. `accept` as in HTML: ".json,.csv,text/vcard".
enum class PickFrom : unsigned char { files, camera }; // camera: where the device has one, it opens at once
void pick_file(std::string_view accept, std::function<void(const FileChunk&)> receive, bool several = false,
               PickFrom from = PickFrom::files);

// Of the chunk that is being received: the rest of its file need not be read. Its last chunk comes at once, and empty.
void skip_file(int file);

// Files dropped on the page or pasted. `hover` tells when a file hangs over the page (true) and when it is gone
// (false).
void on_file_dropped(std::function<void(const FileChunk&)> receive, std::function<void(bool)> hover = {});

enum class SaveTo : unsigned char { downloads, chosen_place };
enum class SaveEnd : unsigned char { saved, cancelled, failed };

// A file made piece by piece: begin, append…, finish; or drop it.
int begin_save(std::string_view name, std::string_view mime, SaveTo to, std::function<void(SaveEnd)> done);
void append_to_save(int save, std::span<const unsigned char> bytes);
void append_to_save(int save, std::string_view text);
void finish_save(int save);
void drop_save(int save);

} // namespace crm::platform
