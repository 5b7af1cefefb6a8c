#include "core/foreign/zip_reader.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include <minizip/unzip.h>

namespace crm {

namespace {
constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::uint64_t parts_max = 10'000;
constexpr std::uint64_t part_bytes_max = std::uint64_t{4} << 30;
// A sheet packs to a tenth or a fiftieth; only after this many bytes is it asked whether it packs too well.
constexpr std::uint64_t judged_bytes = 32 << 20, ratio_max = 150;
constexpr int anyhow = 2; // minizip's word for names without regard to the case of letters
} // namespace

// What minizip asks of a file, answered from memory.
struct ZipReader::Functions {
    static void* open(void* source, const void*, int) { return source; }
    static uLong read(void*, void* stream, void* out, uLong size) {
        Source& source = *static_cast<Source*>(stream);
        if (source.at >= source.bytes.size()) return 0;
        const std::size_t count = std::min<std::size_t>(size, source.bytes.size() - source.at);
        std::memcpy(out, source.bytes.data() + source.at, count);
        source.at += count;
        return static_cast<uLong>(count);
    }
    static uLong write(void*, void*, const void*, uLong) { return 0; }
    static ZPOS64_T tell(void*, void* stream) { return static_cast<Source*>(stream)->at; }
    static long seek(void*, void* stream, ZPOS64_T offset, int origin) {
        Source& source = *static_cast<Source*>(stream);
        const std::uint64_t from = origin == SEEK_CUR ? source.at : origin == SEEK_END ? source.bytes.size() : 0;
        if (from > source.bytes.size() || offset > source.bytes.size() - from) return -1;
        source.at = from + offset;
        return 0;
    }
    static int close(void*, void*) { return 0; }
    static int failed(void*, void*) { return 0; }
};

ZipReader::ZipReader(BytesView bytes) : m_source(std::make_unique<Source>(Source{bytes})) {
    zlib_filefunc64_def functions{.zopen64_file = Functions::open,
                                  .zread_file = Functions::read,
                                  .zwrite_file = Functions::write,
                                  .ztell64_file = Functions::tell,
                                  .zseek64_file = Functions::seek,
                                  .zclose_file = Functions::close,
                                  .zerror_file = Functions::failed,
                                  .opaque = m_source.get()};
    m_archive = unzOpen2_64(m_source.get(), &functions);
    unz_global_info64 info{};
    if (!m_archive)
        fail(SheetError::cut_off); // the list of parts stands at the end
    else if (unzGetGlobalInfo64(m_archive, &info) != UNZ_OK)
        fail(SheetError::damaged);
    else if (info.number_entry > parts_max)
        fail(SheetError::too_big);
}

ZipReader::~ZipReader() {
    close();
    if (m_archive) unzClose(m_archive);
}

void ZipReader::close() {
    if (m_is_open) unzCloseCurrentFile(m_archive);
    m_is_open = false;
}

bool ZipReader::open(std::string_view part) {
    close();
    if (m_error || part.size() > 255) return false;
    if (part.starts_with('/')) part.remove_prefix(1);
    if (unzLocateFile(m_archive, std::string(part).c_str(), anyhow) != UNZ_OK) return false;
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(m_archive, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
        fail(SheetError::damaged);
        return false;
    }
    if (info.flag & 1) fail(SheetError::encrypted);
    if (info.uncompressed_size > part_bytes_max) fail(SheetError::too_big);
    if (m_error) return false;
    if (unzOpenCurrentFile(m_archive) != UNZ_OK) {
        fail(SheetError::damaged);
        return false;
    }
    m_is_open = true;
    m_packed_bytes = std::min<std::uint64_t>(info.compressed_size, m_source->bytes.size());
    m_bytes = info.uncompressed_size;
    m_read_bytes = 0;
    return true;
}

bool ZipReader::read(std::string& piece) {
    piece.clear();
    if (!m_is_open || m_error) return false;
    piece.resize(piece_bytes);
    const int count = unzReadCurrentFile(m_archive, piece.data(), piece_bytes);
    piece.resize(static_cast<std::size_t>(std::max(count, 0)));
    m_read_bytes += piece.size();
    if (count < 0) fail(SheetError::damaged);
    if (m_read_bytes > part_bytes_max) fail(SheetError::too_big);
    if (m_read_bytes > judged_bytes && m_read_bytes / ratio_max > m_packed_bytes) fail(SheetError::too_packed);
    if (count == 0) {
        m_is_open = false;
        if (unzCloseCurrentFile(m_archive) != UNZ_OK) fail(SheetError::damaged); // its checksum
    }
    if (m_error) piece.clear();
    return !piece.empty();
}

double ZipReader::share() const {
    return m_bytes ? std::min(1.0, static_cast<double>(m_read_bytes) / static_cast<double>(m_bytes)) : 0;
}

std::optional<std::string> ZipReader::whole(std::string_view part, std::size_t bytes_max) {
    if (!open(part)) return std::nullopt;
    std::string all, piece;
    while (read(piece)) {
        all += piece;
        if (all.size() > bytes_max) fail(SheetError::too_big);
    }
    if (m_error) return std::nullopt;
    return all;
}

} // namespace crm
