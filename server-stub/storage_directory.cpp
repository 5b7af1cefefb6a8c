#include "server-stub/storage_directory.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <set>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace crm {

namespace {

constexpr std::string_view epoch_file = "EPOCH";
constexpr std::string_view journal_file = "JOURNAL";
constexpr std::string_view commit_file = "COMMIT";
constexpr std::string_view writer_file = "WRITER";
constexpr std::string_view beside_folder = "tmp";

using Outcome = Result<void, StorageError>;

StorageError error_of(int number) {
    switch (number) {
    case ENOENT:
    case ENOTDIR: return StorageError::absent;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return StorageError::quota_exceeded;
    case EIO: return StorageError::damaged;
    default: return StorageError::failed;
    }
}

Unexpected<StorageError> last_error() { return Unexpected{error_of(errno)}; }

std::string joined(const std::string& folder, std::string_view name) { return folder + "/" + std::string(name); }

std::string folder_of(const std::string& path) {
    size_t slash = path.rfind('/');
    return slash == path.npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// Closes itself; a lock taken on it goes with it.
class File {
public:
    explicit File(int number) : m_number(number) {}
    ~File() {
        if (m_number >= 0) ::close(m_number);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int number() const { return m_number; }
    bool is_open() const { return m_number >= 0; }

private:
    int m_number;
};

Outcome flush_folder(const std::string& folder) {
    File file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!file.is_open() || ::fsync(file.number()) != 0) return last_error();
    return {};
}

Outcome make_folder(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0777) == 0) return flush_folder(folder_of(folder));
    if (errno == EEXIST) return {};
    return last_error();
}

// With everything above it.
Outcome make_folders(const std::string& folder) {
    for (size_t at = folder.find('/', 1); at != folder.npos; at = folder.find('/', at + 1)) {
        if (auto made = make_folder(folder.substr(0, at)); !made) return made;
    }
    return make_folder(folder);
}

Outcome write_all(int file, BytesView bytes) {
    while (!bytes.empty()) {
        ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return last_error();
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return {};
}

Outcome write_flushed(const std::string& path, BytesView bytes) {
    File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
    if (!file.is_open()) return last_error();
    if (auto written = write_all(file.number(), bytes); !written) return written;
    if (::fsync(file.number()) != 0) return last_error();
    return {};
}

Result<Bytes, StorageError> read_file(const std::string& path) {
    File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat about{};
    if (!file.is_open() || ::fstat(file.number(), &about) != 0) return last_error();
    Bytes bytes(static_cast<size_t>(about.st_size), '\0');
    size_t filled = 0;
    while (filled < bytes.size()) {
        ssize_t count = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return last_error();
        if (count == 0) break;
        filled += static_cast<size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
}

uint64_t read_epoch(const std::string& area) {
    uint64_t epoch = 0;
    if (auto bytes = read_file(joined(area, epoch_file))) {
        std::from_chars(bytes->data(), bytes->data() + bytes->size(), epoch);
    }
    return epoch;
}

bool is_own_file(std::string_view name) {
    return name == epoch_file || name == journal_file || name == commit_file || name == writer_file ||
           name == beside_folder;
}

// Values are at most one folder deep.
void collect_names(const std::string& folder, const std::string& before, std::vector<std::string>& names) {
    DIR* entries = ::opendir(folder.c_str());
    if (!entries) return;
    while (dirent* entry = ::readdir(entries)) {
        std::string name = entry->d_name;
        if (name == "." || name == ".." || (before.empty() && is_own_file(name))) continue;
        struct stat about{};
        if (::stat(joined(folder, name).c_str(), &about) != 0) continue;
        if (!S_ISDIR(about.st_mode))
            names.push_back(before + name);
        else if (before.empty())
            collect_names(joined(folder, name), name + "/", names);
    }
    ::closedir(entries);
}

std::string beside_path(const std::string& area, size_t number) {
    return joined(joined(area, beside_folder), std::to_string(number));
}

// Renames into place what was written beside, in the order given, and flushes the folders.
Outcome move_into_place(const std::string& area, const std::vector<std::string>& names) {
    std::set<std::string> folders;
    for (size_t i = 0; i < names.size(); ++i) {
        std::string target = joined(area, names[i]);
        if (auto made = make_folder(folder_of(target)); !made) return made;
        // Absent: an earlier, interrupted finish has moved it already.
        if (::rename(beside_path(area, i).c_str(), target.c_str()) != 0 && errno != ENOENT) return last_error();
        folders.insert(folder_of(target));
    }
    for (const std::string& folder : folders) {
        if (auto flushed = flush_folder(folder); !flushed) return flushed;
    }
    return {};
}

// One name a line; the last line is the checksum of the others, for a disk that lies.
Bytes encode_journal(const std::vector<std::string>& names) {
    Bytes text;
    for (const std::string& name : names) text += name + "\n";
    return text + std::to_string(crc32c(text)) + "\n";
}

std::optional<std::vector<std::string>> decode_journal(BytesView text) {
    std::vector<std::string> lines;
    Bytes guarded;
    while (!text.empty()) {
        size_t end = text.find('\n');
        if (end == text.npos) return std::nullopt;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    if (lines.empty()) return std::nullopt;
    std::string checksum = lines.back();
    lines.pop_back();
    for (const std::string& line : lines) guarded += line + "\n";
    if (checksum != std::to_string(crc32c(guarded))) return std::nullopt;
    return lines;
}

Outcome finish_journal(const std::string& area) {
    std::string path = joined(area, journal_file);
    auto text = read_file(path);
    if (!text) return text.error() == StorageError::absent ? Outcome{} : Unexpected{text.error()};
    auto names = decode_journal(*text);
    if (!names) return Unexpected{StorageError::damaged};
    if (auto moved = move_into_place(area, *names); !moved) return moved;
    if (::unlink(path.c_str()) != 0) return last_error();
    return flush_folder(area);
}

// The moment in which nobody else commits to this area; finishes what was left half done.
int lock_commits(const std::string& area) {
    int file = ::open(joined(area, commit_file).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return -1;
    while (::flock(file, LOCK_EX) != 0) {
        if (errno != EINTR) {
            ::close(file);
            return -1;
        }
    }
    return file;
}

Outcome put_all(const std::string& area, const std::vector<StoragePut>& puts) {
    if (puts.empty()) return {};
    std::vector<std::string> names;
    if (auto made = make_folder(joined(area, beside_folder)); !made) return made;
    for (size_t i = 0; i < puts.size(); ++i) {
        names.push_back(puts[i].name);
        if (auto written = write_flushed(beside_path(area, i), puts[i].bytes); !written) {
            for (size_t clean = 0; clean <= i; ++clean) ::unlink(beside_path(area, clean).c_str());
            return written;
        }
    }
    if (puts.size() > 1) {
        std::string beside = joined(joined(area, beside_folder), journal_file);
        if (auto written = write_flushed(beside, encode_journal(names)); !written) return written;
        if (auto flushed = flush_folder(joined(area, beside_folder)); !flushed) return flushed;
        if (::rename(beside.c_str(), joined(area, journal_file).c_str()) != 0) return last_error();
        if (auto flushed = flush_folder(area); !flushed) return flushed;
        return finish_journal(area);
    }
    return move_into_place(area, names);
}

// So that whoever finds the lock taken can say by whom.
void write_name(int lock) {
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(lock, 0) == 0) (void)!::pwrite(lock, process.data(), process.size(), 0);
}

bool is_sound_name(std::string_view name) {
    return !name.empty() && name.front() != '/' && name.find("..") == name.npos && name.find('\n') == name.npos;
}

} // namespace

DirectoryStorage::DirectoryStorage(std::string root) : m_root(std::move(root)) {}
DirectoryStorage::~DirectoryStorage() { close(); }

std::string DirectoryStorage::path_of(StorageArea area) const {
    return m_root + (area == StorageArea::log ? "/v-" : "/c-") + m_dataset;
}

void DirectoryStorage::close() {
    m_is_open = false;
    if (m_writer_lock >= 0) ::close(m_writer_lock);
    m_writer_lock = -1;
}

void DirectoryStorage::open(const StorageOpen& request, Done<StorageOpened> done) {
    close();
    if (!is_sound_name(request.dataset) || request.dataset.find('/') != request.dataset.npos) {
        return done(Unexpected{StorageError::failed});
    }
    m_dataset = request.dataset;
    StorageOpened opened;
    struct stat about{};
    if (::stat(path_of(StorageArea::log).c_str(), &about) != 0) {
        if (errno != ENOENT || !request.may_create) return done(last_error());
        for (const std::string& folder : {m_root, path_of(StorageArea::chunk), path_of(StorageArea::log)}) {
            if (auto made = make_folders(folder); !made) return done(Unexpected{made.error()});
        }
        opened.was_created = true;
    }
    opened.has_chunk_area = ::stat(path_of(StorageArea::chunk).c_str(), &about) == 0;
    if (request.access != StorageAccess::read) {
        std::string path = joined(path_of(StorageArea::log), writer_file);
        m_writer_lock = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (m_writer_lock >= 0 && ::flock(m_writer_lock, LOCK_EX | LOCK_NB) != 0) {
            ::close(m_writer_lock);
            m_writer_lock = -1;
        }
        if (m_writer_lock >= 0) write_name(m_writer_lock);
    }
    opened.may_write = m_writer_lock >= 0;
    m_is_open = true;
    for (size_t i = 0; i < storage_area_count; ++i) {
        std::string area = path_of(static_cast<StorageArea>(i));
        File commits{lock_commits(area)}; // a folder we may only read has no commits under way that we could finish
        if (commits.is_open()) {
            if (auto finished = finish_journal(area); !finished) return done(Unexpected{finished.error()});
        }
        opened.epochs[i] = read_epoch(area);
    }
    done(opened);
}

void DirectoryStorage::read(StorageArea area, std::string_view name, Done<Bytes> done) {
    if (!m_is_open) return done(Unexpected{StorageError::closed});
    done(read_file(joined(path_of(area), name)));
}

void DirectoryStorage::list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) {
    if (!m_is_open) return done(Unexpected{StorageError::closed});
    std::vector<std::string> names;
    {
        File commits{lock_commits(path_of(area))}; // never between two renames of one commit
        collect_names(path_of(area), "", names);
    }
    std::erase_if(names, [&](const std::string& name) { return !name.starts_with(prefix); });
    std::sort(names.begin(), names.end());
    done(std::move(names));
}

Outcome DirectoryStorage::commit_now(const StorageBatch& batch) const {
    std::string area = path_of(batch.area);
    for (const StoragePut& put : batch.puts) {
        if (!is_sound_name(put.name) || is_own_file(put.name)) return Unexpected{StorageError::failed};
    }
    File commits{lock_commits(area)};
    if (!commits.is_open()) return last_error();
    if (auto finished = finish_journal(area); !finished) return finished;
    if (read_epoch(area) != batch.expected_epoch) return Unexpected{StorageError::fenced};
    if (!batch.next_epoch) return put_all(area, batch.puts);
    std::vector<StoragePut> with_epoch = batch.puts;
    with_epoch.push_back({.name = std::string(epoch_file), .bytes = std::to_string(*batch.next_epoch)});
    return put_all(area, with_epoch);
}

void DirectoryStorage::commit(const StorageBatch& batch, Done<void> done) {
    if (!m_is_open) return done(Unexpected{StorageError::closed});
    done(commit_now(batch));
}

void DirectoryStorage::verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) {
    read(area, name, [&](Result<Bytes, StorageError> bytes) {
        if (!bytes) return done(Unexpected{bytes.error()});
        if (content_hash(*bytes) != expected) return done(Unexpected{StorageError::damaged});
        done({});
    });
}

void DirectoryStorage::erase(StorageArea area, const std::vector<std::string>& names, uint64_t expected_epoch,
                             Done<void> done) {
    if (!m_is_open) return done(Unexpected{StorageError::closed});
    std::string folder = path_of(area);
    {
        File commits{lock_commits(folder)};
        if (!commits.is_open()) return done(last_error());
        if (auto finished = finish_journal(folder); !finished) return done(finished);
        if (read_epoch(folder) != expected_epoch) return done(Unexpected{StorageError::fenced});
        for (const std::string& name : names) {
            bool is_ours = is_sound_name(name) && !is_own_file(name);
            if (is_ours && ::unlink(joined(folder, name).c_str()) != 0 && errno != ENOENT) return done(last_error());
        }
    }
    done({});
}

void DirectoryStorage::estimate(Done<StorageEstimate> done) {
    StorageEstimate estimate;
    for (StorageArea area : {StorageArea::log, StorageArea::chunk}) {
        std::vector<std::string> names;
        collect_names(path_of(area), "", names);
        for (const std::string& name : names) {
            struct stat about{};
            bool is_there = ::stat(joined(path_of(area), name).c_str(), &about) == 0;
            if (is_there) estimate.used_bytes += static_cast<uint64_t>(about.st_size);
        }
    }
    struct statvfs room{};
    if (::statvfs(m_root.c_str(), &room) == 0) {
        estimate.quota_bytes = estimate.used_bytes + uint64_t{room.f_bavail} * room.f_frsize;
    }
    done(estimate);
}

// ---- timer

void DirectoryTimer::call_after(int64_t delay_ms, std::function<void()> action) {
    m_actions.emplace(std::chrono::steady_clock::now() + std::chrono::milliseconds(delay_ms), std::move(action));
}

void DirectoryTimer::run_due() {
    auto now = std::chrono::steady_clock::now();
    while (!m_actions.empty() && m_actions.begin()->first <= now) {
        auto action = std::move(m_actions.begin()->second);
        m_actions.erase(m_actions.begin());
        action();
    }
}

} // namespace crm
