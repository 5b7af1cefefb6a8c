#include "web/frame/sample_data.hpp"

#include <algorithm>

#include "core/text/words_setup.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"
#include "web/kit/kit.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

struct SampleData {
    std::string dataset; // of which the rest is true
    bool was_added = false, is_read = false, is_reading = false, is_asking = false;
    std::vector<RecordId> records;
    std::size_t living = 0;
    std::uint64_t counted_at = ~std::uint64_t{0}; // revision of the tables
};

SampleData& sample() {
    static SampleData the_sample;
    SampleData& s = the_sample;
    if (const std::string& now = app().workspace->dataset(); s.dataset != now)
        s = {.dataset = now, .was_added = device_value("sample") == now};
    return s;
}

void take_entry(const JournalEntry& entry) {
    for (const Op& op : entry.ops) sample().records.push_back(op.record);
    std::ranges::sort(sample().records);
    const auto twice = std::ranges::unique(sample().records);
    sample().records.erase(twice.begin(), twice.end());
}

void find_records(std::function<void()> then) {
    if (sample().is_read) return then();
    if (std::exchange(sample().is_reading, true)) return;
    app().workspace->read_all_history(
        [](JournalEntry&& entry, const LogRecord&) {
            if (entry.label != "sample") return true;
            take_entry(entry);
            return false; // it is added once
        },
        [then = std::move(then)] {
            sample().is_reading = false;
            sample().is_read = true;
            then();
            platform::request_frames();
        });
}

void count_living(const Context& ctx) {
    SampleData& s = sample();
    if (s.counted_at == ctx.tables.revision()) return;
    s.counted_at = ctx.tables.revision();
    s.living =
        static_cast<std::size_t>(std::ranges::count_if(s.records, [&](RecordId id) { return ctx.tables.is_live(id); }));
}

} // namespace

void note_sample_added() {
    keep_device_value("sample", app().workspace->dataset());
    sample() = {.dataset = app().workspace->dataset(), .was_added = true};
}

bool has_sample(const Context& ctx) {
    const SampleData& s = sample();
    if (!s.was_added || !ctx.can_write()) return false;
    if (!s.is_read) return true;
    count_living(ctx);
    return s.living > 0;
}

void ask_to_remove_sample() {
    find_records([] {
        const Context ctx = app().context();
        sample().is_asking = has_sample(ctx);
        if (!sample().is_asking && ctx.can_write()) show_toast({.text = std::string(ctx.text(words::sample_is_gone))});
    });
}

void sample_question_ui(Context& ctx) {
    SampleData& s = sample();
    if (!s.is_asking) return;
    count_living(ctx);
    const std::string text = ctx.counted(words::sample_goes, static_cast<std::int64_t>(s.living)) + ' ' +
                             std::string(ctx.text(words::remove_sample_text));
    const Answer answer = confirm_ui(
        "remove sample",
        {.title = ctx.text(words::remove_sample_question), .text = text, .confirm = ctx.text(words::remove_sample)},
        s.is_asking);
    if (answer != Answer::yes) return;
    std::vector<RecordId> living;
    for (const RecordId id : s.records)
        if (ctx.tables.is_live(id)) living.push_back(id);
    ctx.remove(std::move(living));
}

} // namespace crm
