// The page's files, read into memory once at the start: what is not in the directory then cannot be asked for later,
// whatever the address says. Beside a file may lie it compressed (NAME.br, NAME.gz), as `./wasl package` leaves them.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace crm {

struct PageFile {
    std::string type;                // "text/html; charset=utf-8"
    std::string cache;               // Cache-Control
    std::string tag;                 // ETag
    std::string plain, brotli, gzip; // the last two empty where there is none

    struct Body {
        const std::string* bytes;
        std::string_view encoding; // empty: as it is
    };
    Body body_for(std::string_view accepted_encodings) const;
};

class PageFiles {
public:
    static std::optional<PageFiles> read(const std::string& directory); // nothing when there is no index.html
    const PageFile* find(std::string_view path) const;                  // "/" is index.html
    std::size_t size() const { return m_files.size(); }

private:
    std::map<std::string, PageFile, std::less<>> m_files;
};

} // namespace crm
