#include "core/store/tar_storage.hpp"

#include <charconv>

namespace crm {

namespace {

constexpr std::size_t block_bytes = 512;
constexpr std::string_view log_folder = "v-", chunk_folder = "c-", epoch_name = "EPOCH";

std::string_view text_at(BytesView header, std::size_t at, std::size_t length) {
    const std::string_view field = header.substr(at, length);
    return field.substr(0, field.find('\0'));
}

std::optional<std::size_t> octal_at(BytesView header, std::size_t at, std::size_t length) {
    std::string_view digits = text_at(header, at, length);
    while (digits.starts_with(' ')) digits.remove_prefix(1);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 8);
    if (error != std::errc{}) return std::nullopt;
    return value;
}

// As tar counts it: with blanks in the place of the sum itself.
bool has_right_sum(BytesView header) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < block_bytes; ++i)
        sum += i >= 148 && i < 156 ? static_cast<unsigned char>(' ') : static_cast<unsigned char>(header[i]);
    return octal_at(header, 148, 8) == sum;
}

} // namespace

bool looks_like_tar(BytesView beginning) {
    return beginning.size() >= block_bytes && beginning.substr(257, 5) == "ustar" && has_right_sum(beginning);
}

TarStorage::TarStorage(BytesView file) {
    while (looks_like_tar(file)) {
        const auto size = octal_at(file, 124, 12);
        if (!size || file.size() - block_bytes < *size) return;
        std::string path(text_at(file, 345, 155));
        if (!path.empty()) path += '/';
        path += text_at(file, 0, 100);
        if (m_first_dataset.empty() && path.starts_with(log_folder))
            m_first_dataset = path.substr(log_folder.size(), path.find('/') - log_folder.size());
        m_files.emplace(std::move(path), file.substr(block_bytes, *size));
        const std::size_t padded = (*size + block_bytes - 1) / block_bytes * block_bytes;
        file.remove_prefix(std::min(file.size(), block_bytes + padded));
    }
    m_is_whole = file.size() >= 2 * block_bytes && file.find_first_not_of('\0') == BytesView::npos;
}

std::optional<std::string> TarStorage::dataset() const {
    if (!m_is_whole || m_first_dataset.empty()) return std::nullopt;
    return m_first_dataset;
}

std::string TarStorage::path_of(StorageArea area, std::string_view name) const {
    std::string path(area == StorageArea::log ? log_folder : chunk_folder);
    return path.append(m_dataset).append("/").append(name);
}

void TarStorage::open(const StorageOpen& request, Done<StorageOpened> done) {
    m_dataset = request.dataset;
    StorageOpened opened{.has_chunk_area = m_files.contains(path_of(StorageArea::chunk, epoch_name))};
    for (std::size_t area = 0; area < storage_area_count; ++area) {
        const auto epoch = m_files.find(path_of(static_cast<StorageArea>(area), epoch_name));
        if (epoch == m_files.end()) continue;
        const BytesView digits = epoch->second;
        std::from_chars(digits.data(), digits.data() + digits.size(), opened.epochs[area]);
    }
    const auto first = m_files.lower_bound(path_of(StorageArea::log, ""));
    if (first == m_files.end() || !first->first.starts_with(path_of(StorageArea::log, "")))
        return done(std::unexpected(StorageError::absent));
    done(opened);
}

void TarStorage::read(StorageArea area, std::string_view name, Done<Bytes> done) {
    const auto found = m_files.find(path_of(area, name));
    if (found == m_files.end()) return done(std::unexpected(StorageError::absent));
    done(Bytes(found->second));
}

void TarStorage::list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) {
    const std::string folder = path_of(area, "");
    std::vector<std::string> names;
    for (auto at = m_files.lower_bound(folder + std::string(prefix)); at != m_files.end(); ++at) {
        if (!at->first.starts_with(folder + std::string(prefix))) break;
        if (std::string name = at->first.substr(folder.size()); name != epoch_name) names.push_back(std::move(name));
    }
    done(std::move(names));
}

void TarStorage::commit(const StorageBatch&, Done<void> done) { done(std::unexpected(StorageError::failed)); }

void TarStorage::verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) {
    const auto found = m_files.find(path_of(area, name));
    if (found == m_files.end()) return done(std::unexpected(StorageError::absent));
    if (content_hash(found->second) != expected) return done(std::unexpected(StorageError::damaged));
    done({});
}

void TarStorage::erase(StorageArea, const std::vector<std::string>&, uint64_t, Done<void> done) {
    done(std::unexpected(StorageError::failed));
}

void TarStorage::estimate(Done<StorageEstimate> done) { done(StorageEstimate{}); }

} // namespace crm
