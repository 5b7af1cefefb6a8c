// Reads one line of the exported file (formats/export_json.hpp). A line as we write it goes from the text into cells
// without a document in between; any other, tidied up, damaged or of a later release, is read by way of a document,
// which tells every part that is wrong and keeps what this release does not know. Private to formats/.
#pragma once
#include "core/formats/export_json.hpp"

namespace crm {

// False when the line is not quite as we write it: then nothing of it counts.
bool read_plain_line(std::string_view text, const Schema& schema, std::vector<Op>& ops);

// Any line, which must not be nested deeper than dom::depth_max. Its parts that can be read are taken all the same when
// others cannot.
std::vector<DecodeError> read_line(std::string_view text, const Schema& schema, ExportLine& line);

} // namespace crm
