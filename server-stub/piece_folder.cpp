#include "server-stub/piece_folder.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace crm {

namespace {

// Closes itself.
struct File {
    explicit File(int number_in) : number(number_in) {}
    ~File() {
        if (number >= 0) ::close(number);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int number;
};

bool write_all(int file, BytesView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

PieceKept last_error() { return errno == ENOSPC || errno == EDQUOT ? PieceKept::full : PieceKept::failed; }

} // namespace

PieceFolder::PieceFolder(std::string path) : m_path(std::move(path)) {}

std::string PieceFolder::path_of(const Hash128& hash) const { return m_path + '/' + to_hex(hash); }

bool PieceFolder::has(const Hash128& hash) const { return ::access(path_of(hash).c_str(), R_OK) == 0; }

std::optional<Bytes> PieceFolder::read(const Hash128& hash) const {
    const File file(::open(path_of(hash).c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number < 0) return {};
    Bytes bytes;
    char part[1 << 16];
    for (;;) {
        const ssize_t count = ::read(file.number, part, sizeof part);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return {};
        if (count == 0) break;
        bytes.append(part, static_cast<std::size_t>(count));
    }
    if (content_hash(bytes) == hash) return bytes;
    ::unlink(path_of(hash).c_str()); // rotten: whoever has it sends it again
    return {};
}

PieceKept PieceFolder::write(const Hash128& hash, BytesView bytes) const {
    static std::atomic<unsigned> last{0};
    if (content_hash(bytes) != hash) return PieceKept::wrong;
    if (has(hash)) return PieceKept::kept;
    std::error_code ignored;
    std::filesystem::create_directories(m_path, ignored);
    const std::string beside = path_of(hash) + '.' + std::to_string(::getpid()) + '.' + std::to_string(++last);
    {
        const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (file.number < 0) return last_error();
        if (!write_all(file.number, bytes)) {
            const PieceKept error = last_error();
            ::unlink(beside.c_str());
            return error;
        }
    }
    const File folder(::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (::rename(beside.c_str(), path_of(hash).c_str()) != 0 || folder.number < 0 || ::fsync(folder.number) != 0)
        return last_error();
    return PieceKept::kept;
}

void PieceFolder::remove_all_but(const std::set<Hash128>& kept) const {
    std::error_code error;
    std::vector<std::filesystem::path> unwanted;
    for (std::filesystem::directory_iterator each(m_path, error), end; !error && each != end; each.increment(error)) {
        const auto hash = hash_from_hex(each->path().filename().string());
        if (!hash || !kept.contains(*hash)) unwanted.push_back(each->path());
    }
    for (const std::filesystem::path& path : unwanted) std::filesystem::remove(path, error);
}

} // namespace crm
