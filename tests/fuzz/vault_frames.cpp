// Any bytes as a log file or a history segment: refused or read, never a crash; what is read is
// written back the same. The checksums are made right first, or no random bytes would get past them.
#include "core/store/frames.hpp"
#include "core/store/frames_bytes.hpp"

#include <cstdlib>

namespace {

void put_checksum(crm::Bytes& bytes, size_t at, uint32_t crc) {
    for (size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(crc >> (8 * i));
}

void mend(crm::Bytes& bytes) {
    if (bytes.size() < crm::frame_file_header_bytes) return;
    crm::BytesView view = bytes;
    put_checksum(bytes, 48, crm::crc32c(view.substr(0, 48)));
    for (size_t at = crm::frame_file_header_bytes; at + crm::frame_header_bytes <= bytes.size();) {
        crm::ByteReader in{view.substr(at + 4)};
        size_t length = in.u32();
        if (length > bytes.size() - at - crm::frame_header_bytes) return;
        put_checksum(bytes, at, crm::crc32c(view.substr(at + 4, 5 + length)));
        at += crm::frame_header_bytes + length;
    }
}

void read_and_write(crm::FrameFileKind kind, crm::BytesView bytes) {
    auto file = crm::decode_frame_file(kind, bytes);
    if (!file) return;
    crm::Bytes body;
    for (const crm::Frame& frame : file->frames) crm::append_frame(body, frame);
    if (body != crm::frame_file_body(bytes)) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    crm::Bytes bytes(reinterpret_cast<const char*>(data), size);
    for (bool is_mended : {false, true}) {
        if (is_mended) mend(bytes);
        read_and_write(crm::FrameFileKind::log, bytes);
        read_and_write(crm::FrameFileKind::segment, bytes);
        crm::salvage_frames(bytes, [](size_t, crm::Frame&&) {});
    }
    return 0;
}
