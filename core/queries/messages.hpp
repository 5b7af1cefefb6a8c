// What a message to a customer is made of: the values of its places, and the templates to choose from.
#pragma once
#include <string_view>
#include <vector>

#include "core/queries/reader.hpp"
#include "core/text/message_places.hpp"

namespace crm {

// `customer`: a person, a company or a lead. `agent`: who writes, as he signs; may be empty. What the firm does not say
// of itself is empty.
MessageValues message_values(const Tables& tables, Place customer, const Reader& reader, std::string_view agent);

// Rows of the live templates for a channel ("whatsapp", "sms", "email"), and of those for all channels: `last` first,
// then by title.
std::vector<Row> message_templates(const Tables& tables, std::string_view channel, RecordId last);

} // namespace crm
