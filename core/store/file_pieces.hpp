// Which pieces of the vault a file's record names: its field `pieces`, hashes in order. What a record from elsewhere
// says there is not to be trusted.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/checksum.hpp"
#include "core/store/tables.hpp"

namespace crm {

inline constexpr std::uint64_t attachment_bytes_max = 25'000'000;
inline constexpr std::size_t piece_bytes = 512 * 1024;  // goes to a server in half a minute on a poor connection
inline constexpr std::size_t piece_bytes_max = 4 << 20; // of other releases

std::string text_of_pieces(const std::vector<Hash128>& pieces);
std::vector<Hash128> pieces_from(std::string_view text); // none, unless all of it makes sense
std::vector<Hash128> pieces_of(const Tables& tables, Place attachment);
// Every piece that records name, live or in the bin, in the order of the records; some more than once.
std::vector<Hash128> named_pieces(const Tables& tables);

} // namespace crm
