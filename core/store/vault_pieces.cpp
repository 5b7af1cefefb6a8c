// Pieces of files. They are written beside the log, not through it: a disk that is full refuses the file, and goes on
// keeping the records (the reserve is for those alone). Nothing here can make the vault read-only but a fence.
#include "core/store/vault_impl.hpp"

namespace crm {

void Vault::Impl::store_piece(Bytes bytes, Done<Hash128> done) {
    if (!is_open) return done(Unexpected{StorageError::closed});
    if (!owns || is_repairing) return done(Unexpected{save.reason.value_or(StorageError::fenced)});
    Hash128 hash = content_hash(bytes);
    auto kept = std::make_shared<const Bytes>(std::move(bytes));
    if (!stored->chunk_names.contains(piece_name(hash))) return write_piece(kept, hash, true, std::move(done));
    store_verify(StorageArea::chunk, piece_name(hash), hash, [this, kept, hash, done](Result<void, StorageError> same) {
        if (same) return done(hash);
        write_piece(kept, hash, true, done);
    });
}

void Vault::Impl::write_piece(std::shared_ptr<const Bytes> bytes, const Hash128& hash, bool may_reopen,
                              Done<Hash128> done) {
    std::string name = piece_name(hash);
    StorageBatch batch;
    batch.area = StorageArea::chunk;
    batch.expected_epoch = epoch_of(StorageArea::chunk);
    batch.puts.push_back({.name = name, .bytes = *bytes});
    store_commit(batch, [=, this](Result<void, StorageError> result) {
        if (result) {
            return store_verify(StorageArea::chunk, name, hash, [=, this](Result<void, StorageError> proven) {
                if (!proven) return done(Unexpected{proven.error()});
                stored->chunk_names.insert(name);
                done(hash);
            });
        }
        StorageError error = result.error();
        if (error == StorageError::fenced) lose_ownership(error);
        bool may_heal = error == StorageError::closed || error == StorageError::failed;
        if (!owns || !may_heal || !may_reopen || flight) return done(Unexpected{error});
        reopen([=, this](Result<void, StorageError> opened) {
            if (!opened) return done(Unexpected{opened.error()});
            write_piece(bytes, hash, false, done);
        });
    });
}

void Vault::Impl::read_piece(const Hash128& hash, Done<Bytes> done) {
    if (!is_open) return done(Unexpected{StorageError::closed});
    std::string name = piece_name(hash);
    store_read(StorageArea::chunk, name, [this, name, hash, done](Result<Bytes, StorageError> bytes) {
        if (bytes && content_hash(*bytes) == hash) return done(std::move(bytes));
        StorageError error = bytes ? StorageError::damaged : bytes.error();
        bool is_bad = error == StorageError::damaged || error == StorageError::absent;
        if (is_bad) stored->chunk_names.erase(name); // so that it is stored again when it comes
        done(Unexpected{error});
    });
}

std::vector<Hash128> Vault::Impl::pieces() const {
    std::vector<Hash128> all;
    for (auto name = stored->chunk_names.lower_bound(std::string(piece_folder));
         name != stored->chunk_names.end() && name->starts_with(piece_folder); ++name) {
        if (auto hash = hash_from_hex(std::string_view(*name).substr(piece_folder.size()))) all.push_back(*hash);
    }
    return all;
}

void Vault::Impl::look_for_pieces() {
    store_list(StorageArea::chunk, piece_folder, [this](Result<std::vector<std::string>, StorageError> names) {
        if (names) stored->chunk_names.insert(names->begin(), names->end());
    });
}

// They count as absent from now on: whoever stores one of them meanwhile writes it anew, behind this.
void Vault::Impl::erase_pieces(const std::vector<Hash128>& hashes, Done<void> done) {
    if (!owns || !damage.empty()) return done(Unexpected{save.reason.value_or(StorageError::fenced)});
    std::vector<std::string> names;
    for (const Hash128& hash : hashes) {
        if (stored->chunk_names.erase(piece_name(hash)) > 0) names.push_back(piece_name(hash));
    }
    store_erase(StorageArea::chunk, names, [this, names, done](Result<void, StorageError> result) {
        if (!result) stored->chunk_names.insert(names.begin(), names.end());
        done(result);
    });
}

} // namespace crm
