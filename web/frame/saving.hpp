// Files that the page gives out: they go to the browser's downloads, and what became of them is told.
#pragma once
#include <string>
#include <string_view>

#include "core/formats/sheet_reader.hpp"

namespace crm {

std::string_view ending_of(FileKind kind); // "xlsx"

// The id of a save that platform::append_to_save and finish_save take. Its type follows from the name's ending.
enum class TellSaved : std::uint8_t { always, when_it_failed };
int begin_download(const std::string& name, TellSaved tells = TellSaved::always);

} // namespace crm
