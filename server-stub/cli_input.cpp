#include "server-stub/cli_input.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/formats/text_decoder.hpp"

namespace crm::cli {

namespace {

constexpr std::size_t beginning_bytes = 64 * 1024, piece_bytes = 1024 * 1024;

// Decoded as what it most likely is, a text has no zero and hardly any controls (old programs leave a few).
bool is_text(BytesView bytes) {
    std::string text;
    TextDecoder(guess_encoding(bytes)).decode(bytes, text);
    const auto controls =
        std::ranges::count_if(text, [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r'; });
    return text.find('\0') == text.npos && static_cast<std::size_t>(controls) * 10 <= text.size();
}

} // namespace

FileKind kind_of(BytesView bytes) {
    using enum crm::FileKind;
    const crm::FileKind kind = guess_file_kind(bytes, {});
    if (kind == xlsx || kind == vcard || kind == icalendar) return FileKind::table;
    if (kind == old_excel || kind == encrypted || kind == other_office) return FileKind::unreadable;
    if (bytes.starts_with("\x1F\x8B") || bytes.starts_with("\x28\xB5\x2F\xFD") || bytes.starts_with("BZh") ||
        bytes.starts_with("\xFD"
                          "7zXZ"))
        return FileKind::archive;
    if (!is_text(bytes)) return FileKind::unknown;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == bytes.npos) return FileKind::empty;
    return bytes[first] == '{' ? FileKind::wasl : FileKind::table;
}

InputFile::InputFile(std::string path) : m_path(std::move(path)) {
    m_file = m_path == "-" ? STDIN_FILENO : ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about{};
    if (m_file < 0 || ::fstat(m_file, &about) != 0) {
        m_error = errno;
        return;
    }
    if (S_ISREG(about.st_mode)) m_size = static_cast<std::uint64_t>(about.st_size);
    if (S_ISDIR(about.st_mode))
        m_error = EISDIR;
    else
        fill(m_beginning, beginning_bytes);
}

InputFile::InputFile(InputFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_beginning(std::move(other.m_beginning)),
      m_file(std::exchange(other.m_file, -1)), m_error(other.m_error), m_size(other.m_size), m_read(other.m_read),
      m_is_beginning_given(other.m_is_beginning_given) {}

InputFile::~InputFile() {
    if (m_file > STDIN_FILENO) ::close(m_file);
}

bool InputFile::fill(std::string& piece, std::size_t bytes_max) {
    piece.resize(bytes_max);
    std::size_t filled = 0;
    while (filled < bytes_max) { // a pipe gives little at a time
        const ssize_t count = ::read(m_file, piece.data() + filled, bytes_max - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) m_error = errno;
        if (count <= 0) break;
        filled += static_cast<std::size_t>(count);
    }
    piece.resize(filled);
    m_read += filled;
    return filled != 0;
}

BytesView InputFile::next() {
    if (!std::exchange(m_is_beginning_given, true)) return m_beginning;
    if (m_error || !fill(m_piece, piece_bytes)) return {};
    return m_piece;
}

double InputFile::part_read() const { return m_size ? static_cast<double>(m_read) / static_cast<double>(m_size) : -1; }

} // namespace crm::cli
