#include "server-stub/piece_keeper.hpp"

#include "core/entities/all_entities.hpp"
#include "core/formats/op_json.hpp"
#include "core/store/file_pieces.hpp"

namespace crm {

namespace {
constexpr std::size_t page_ops = 10'000, page_bytes = 4 << 20;
}

PieceKeeper::PieceKeeper(ServerStore& store, std::string path)
    : m_store(store), m_schema(all_entities), m_is_on(!path.empty()), m_folder(std::move(path)) {}

void PieceKeeper::take(const WireOp& wire) {
    if (wire.text.find("\"attachment\"") == wire.text.npos) return; // most are of something else
    const auto decoded = decode_op(wire.text, wire.id.session, m_schema);
    const Op* op = decoded ? std::get_if<Op>(&*decoded) : nullptr;
    if (!op || m_schema.entity(op->entity).key != attachment.key) return;
    const std::string_view key = m_schema.field(op->entity, op->field).key;
    File& file = m_files[op->record];
    if (key == "pieces") {
        const auto* text = std::get_if<std::string>(&op->value);
        const std::vector<Hash128> pieces = text ? pieces_from(*text) : std::vector<Hash128>{};
        file.pieces.insert(file.pieces.end(), pieces.begin(), pieces.end());
    } else if (key == "name" && op->at >= file.named_at) {
        file.named_at = op->at;
        file.has_name = !is_missing(op->value);
    } else if (key == "erased_at" && !is_missing(op->value)) {
        file.is_erased = true;
        m_must_sweep = true;
    } else {
        return;
    }
    m_has_changed = true;
}

bool PieceKeeper::catch_up() {
    for (;;) {
        const auto page = m_store.read(m_cursor, page_ops, page_bytes);
        if (!page) return false;
        for (const WireOp& op : page->ops) take(op);
        m_cursor = page->cursor;
        if (m_cursor >= page->head) break;
    }
    if (m_has_changed) {
        m_named.clear();
        for (const auto& [record, file] : m_files)
            if (file.has_name && !file.is_erased) m_named.insert(file.pieces.begin(), file.pieces.end());
    }
    m_has_changed = false;
    return true;
}

void PieceKeeper::follow() {
    if (!m_is_on) return;
    const std::lock_guard lock(m_lock);
    if (!catch_up() || !m_must_sweep || m_cursor == 0) return; // without any operation this may be another's folder
    m_folder.remove_all_but(m_named);
    m_must_sweep = false;
}

PieceKept PieceKeeper::write(const Hash128& hash, BytesView bytes) {
    const std::lock_guard lock(m_lock); // no sweep between the question and the answer
    if (!catch_up()) return PieceKept::failed;
    return m_named.contains(hash) ? m_folder.write(hash, bytes) : PieceKept::unwanted;
}

} // namespace crm
