#include "core/store/file_pieces.hpp"

#include <algorithm>

#include "core/entities/attachment.hpp"

namespace crm {

std::string text_of_pieces(const std::vector<Hash128>& pieces) {
    std::string text;
    for (const Hash128& hash : pieces) {
        if (!text.empty()) text += ' ';
        text += to_hex(hash);
    }
    return text;
}

std::vector<Hash128> pieces_from(std::string_view text) {
    constexpr std::size_t digits = 32, pieces_max = 100; // smaller pieces of other releases
    std::vector<Hash128> pieces;
    while (!text.empty()) {
        const auto hash = hash_from_hex(text.substr(0, digits));
        const bool is_cut = text.size() > digits && (text[digits] != ' ' || text.size() == digits + 1);
        if (!hash || is_cut || pieces.size() == pieces_max) return {};
        pieces.push_back(*hash);
        text.remove_prefix(std::min(text.size(), digits + 1));
    }
    return pieces;
}

std::vector<Hash128> pieces_of(const Tables& tables, Place place) {
    const FieldIx field = tables.schema().field(place.entity, "pieces");
    return pieces_from(tables.table(place.entity).columns[field].words(place.row));
}

std::vector<Hash128> named_pieces(const Tables& tables) {
    const EntityIx entity = tables.schema().entity(attachment.key);
    if (entity == no_entity) return {};
    const Table& table = tables.table(entity);
    std::vector<Hash128> all;
    for (Row row = 0; row < table.rows(); ++row) {
        if (table.standing[row] == Standing::absent) continue;
        const std::vector<Hash128> pieces = pieces_of(tables, {entity, row});
        all.insert(all.end(), pieces.begin(), pieces.end());
    }
    return all;
}

} // namespace crm
