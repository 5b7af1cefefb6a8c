#include "core/foreign/zip_writer.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <minizip/zip.h>

namespace crm {

namespace {
constexpr int level = 1; // twice the speed of the usual one, for a tenth more bytes
constexpr unsigned no_date =
    1 << 21 | 1 << 16; // 1980-01-01, the first day a ZIP knows: the same rows give the same file
} // namespace

// What minizip asks of a file, done in memory. It goes back to a part's head when the part has ended.
struct ZipWriter::Functions {
    static void* open(void* target, const void*, int) { return target; }
    static uLong read(void*, void*, void*, uLong) { return 0; }
    static uLong write(void*, void* stream, const void* bytes, uLong size) {
        Target& target = *static_cast<Target*>(stream);
        if (target.at + size > target.bytes.size()) target.bytes.resize(target.at + size);
        std::memcpy(target.bytes.data() + target.at, bytes, size);
        target.at += size;
        return size;
    }
    static ZPOS64_T tell(void*, void* stream) { return static_cast<Target*>(stream)->at; }
    static long seek(void*, void* stream, ZPOS64_T offset, int origin) {
        Target& target = *static_cast<Target*>(stream);
        const std::size_t from = origin == SEEK_CUR ? target.at : origin == SEEK_END ? target.bytes.size() : 0;
        target.at = std::min(from + static_cast<std::size_t>(offset), target.bytes.size());
        return 0;
    }
    static int close(void*, void*) { return 0; }
    static int failed(void*, void*) { return 0; }
};

ZipWriter::ZipWriter() : m_target(std::make_unique<Target>()) {
    zlib_filefunc64_def functions{.zopen64_file = Functions::open,
                                  .zread_file = Functions::read,
                                  .zwrite_file = Functions::write,
                                  .ztell64_file = Functions::tell,
                                  .zseek64_file = Functions::seek,
                                  .zclose_file = Functions::close,
                                  .zerror_file = Functions::failed,
                                  .opaque = m_target.get()};
    m_archive = zipOpen2_64(m_target.get(), APPEND_STATUS_CREATE, nullptr, &functions);
    if (!m_archive) std::abort(); // no memory
}

ZipWriter::~ZipWriter() {
    if (m_archive) finish();
}

void ZipWriter::close() {
    if (m_is_open) zipCloseFileInZip(m_archive);
    m_is_open = false;
}

void ZipWriter::open(const std::string& part) {
    close();
    zip_fileinfo info{};
    info.dosDate = no_date;
    zipOpenNewFileInZip64(m_archive, part.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, level, 0);
    m_is_open = true;
}

void ZipWriter::write(BytesView bytes) {
    zipWriteInFileInZip(m_archive, bytes.data(), static_cast<unsigned>(bytes.size()));
}

Bytes ZipWriter::finish() {
    close();
    zipClose(m_archive, nullptr);
    m_archive = nullptr;
    return std::move(m_target->bytes);
}

} // namespace crm
