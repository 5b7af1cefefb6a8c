// What a person comes back to: records and lists with a star, and the records opened last. One's own, on this device,
// like one's own views: whom somebody is busy with this week is nobody else's business, and no record of the firm.
#pragma once
#include <vector>

#include "web/frame/context.hpp"
#include "web/kit/icon.hpp"

namespace crm {

struct Favourite {
    RecordId record{};           // a record
    std::string list{}, query{}; // or a list, as its address says it
    std::string name{};          // of a list; a record's is looked up
    bool is_list() const { return !list.empty(); }
    bool operator==(const Favourite&) const = default;
};

// Those that can be shown now: a record in the bin, or of another set of data, waits until it is there again.
std::vector<Favourite> favourites(const Context& ctx);
std::vector<RecordId> recent_records(const Context& ctx); // the last opened first, without the one that is shown

bool is_favourite(const Context& ctx, const Favourite& what);
void toggle_favourite(Context& ctx, Favourite what); // with a message that takes it back

void note_visit(RecordId record);

std::string name_of(const Context& ctx, const Favourite& what);
Icon icon_of(const Context& ctx, const Favourite& what);
void open_favourite(Context& ctx, const Favourite& what);

// The star beside a heading; its key is S, where nothing else on the screen has that key.
void star_ui(Context& ctx, const Favourite& what, bool has_key = true);

} // namespace crm
