#include "server-stub/page_files.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/checksum.hpp"

namespace crm {

namespace {

struct Kind {
    std::string_view ending, type;
};
constexpr Kind kinds[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".ttf", "font/ttf"},
    {".otf", "font/otf"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".map", "application/json"},
    {".csv", "text/csv; charset=utf-8"},
};

std::string_view type_of(std::string_view name) {
    for (const Kind& kind : kinds)
        if (name.ends_with(kind.ending)) return kind.type;
    return "application/octet-stream";
}

// "wasl.3f9a01bc.wasm": what has its content in its name never changes.
bool is_named_by_content(std::string_view name) {
    const std::size_t last = name.rfind('.');
    const std::size_t before = last == name.npos || last == 0 ? name.npos : name.rfind('.', last - 1);
    if (before == name.npos || last - before - 1 < 8) return false;
    for (const char c : name.substr(before + 1, last - before - 1))
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    return true;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

PageFile::Body PageFile::body_for(std::string_view accepted) const {
    if (!brotli.empty() && accepted.find("br") != accepted.npos) return {&brotli, "br"};
    if (!gzip.empty() && accepted.find("gzip") != accepted.npos) return {&gzip, "gzip"};
    return {&plain, {}};
}

std::optional<PageFiles> PageFiles::read(const std::string& directory) {
    PageFiles files;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(directory, error), end; !error && at != end;
         at.increment(error)) {
        if (!at->is_regular_file(error)) continue;
        const std::string name = std::filesystem::relative(at->path(), directory, error).generic_string();
        if (error || name.ends_with(".br") || name.ends_with(".gz") || name.starts_with('.') ||
            name.find("/.") != name.npos)
            continue;
        PageFile file{.type = std::string(type_of(name)), .plain = bytes_of(at->path())};
        file.cache = is_named_by_content(name) ? "public, max-age=31536000, immutable" : "no-cache";
        file.tag = '"' + to_hex(content_hash(file.plain)).substr(0, 16) + '"';
        for (const auto& [ending, bytes] : {std::pair{".br", &file.brotli}, std::pair{".gz", &file.gzip}})
            if (const std::string beside = at->path().string() + ending; std::filesystem::exists(beside, error))
                *bytes = bytes_of(beside);
        files.m_files.emplace('/' + name, std::move(file));
    }
    if (error || !files.m_files.contains("/index.html")) return {};
    return files;
}

const PageFile* PageFiles::find(std::string_view path) const {
    const auto found = m_files.find(path == "/" ? std::string_view("/index.html") : path);
    return found == m_files.end() ? nullptr : &found->second;
}

} // namespace crm
