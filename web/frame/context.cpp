#include "web/frame/context.hpp"

#include <map>

#include "core/commands/books.hpp"
#include "core/text/own_words.hpp"
#include "core/text/words_files.hpp"
#include "core/text/words_frame.hpp"
#include "web/frame/app.hpp"
#include "web/frame/dealing_form.hpp"
#include "web/frame/links.hpp"
#include "web/frame/record_form.hpp"
#include "web/frame/steering.hpp"
#include "web/glyphs/text_engine.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/page.hpp"

namespace crm {

std::string_view Context::in_own_words(std::string_view sentence) const {
    struct Said { // sentences are few and stand in the program: each is put into the firm's words once
        std::string words;
        std::map<std::string, std::string, std::less<>> all;
    };
    static Said said[2];
    Said& kept = said[static_cast<std::size_t>(language)];
    const OwnWord& own = schema.customer();
    const std::string& one = arabic() ? own.one_ar : own.one_en;
    const std::string& many = arabic() ? own.many_ar : own.many_en;
    if (const std::string words = one + '\n' + many; words != kept.words) kept = {words, {}};
    if (const auto at = kept.all.find(sentence); at != kept.all.end()) return at->second;
    return kept.all.emplace(sentence, customer_renamed(sentence, language, one, many)).first->second;
}

std::string Context::name(Place place) const { return place ? display_name(tables, place, reader) : std::string(); }
std::string Context::name(RecordId id) const { return name(tables.find(id)); }

std::string Context::about(Place place) const {
    const std::string line = place ? subtitle(tables, place, brief()) : std::string();
    return line.empty() ? line : isolated_parts(line);
}

std::string Context::adding(EntityIx entity) const {
    std::string what(schema.entity(entity).label.in(language));
    if (!what.empty() && what[0] >= 'A' && what[0] <= 'Z') what[0] = static_cast<char>(what[0] - 'A' + 'a');
    return std::string(text(words::add)) + ' ' + what;
}

void Context::later(std::function<void()> action) { app().intents.push_back(std::move(action)); }

void Context::send(Command command, std::string said) {
    later([command = std::move(command), said = std::move(said)] { app().send(command, said); });
}
void Context::undo() {
    later([] { app().undo(); });
}
void Context::redo() {
    later([] { app().redo(); });
}
void Context::go(Route to) {
    later([to = std::move(to)] { app().go(to); });
}
void Context::back() { later(steer_back); }
void Context::show_part(std::string_view part) {
    later([part = std::string(part)] { app().route.part = part; });
}
void Context::show_query(std::string query, bool settles) {
    later([query = std::move(query), settles] { steer_to_query(query, settles); });
}
void Context::open_palette() {
    later([] { app().palette = {.open = true}; });
}
void Context::toast(std::string text) {
    later([text = std::move(text)] { show_toast({.text = text}); });
}

void Context::add(std::string_view entity_key, std::vector<Preset> presets, std::function<void(RecordId)> then) {
    if (entity_key == "attachment") return toast(std::string(text(words::attach_at_record)));
    later([entity = std::string(entity_key), presets = std::move(presets), then = std::move(then)] {
        Context ctx = app().context();
        open_record_form(ctx, {.entity = ctx.entity(entity), .presets = presets, .then = then});
    });
}

void Context::edit(RecordId record) {
    later([record] {
        Context ctx = app().context();
        const Place place = ctx.tables.find(record);
        if (is_issued(ctx.tables, place))
            show_toast({.text = std::string(ctx.text(sentence(Reason::is_issued))), .tone = Tone::warning});
        else if (place)
            open_record_form(ctx, {.entity = place.entity, .record = record});
    });
}

void Context::log_dealing(RecordId customer, std::string_view channel) {
    later([customer, channel = std::string(channel)] {
        Context ctx = app().context();
        open_dealing_form(ctx, customer, channel);
    });
}

void Context::remove(std::vector<RecordId> records) {
    std::string said = records.size() == 1
                           ? std::string(text(words::moved_to_bin)) + ' ' + name(records.front())
                           : counted(words::moved_many_to_bin, static_cast<std::int64_t>(records.size()));
    send(RemoveRecords{std::move(records)}, std::move(said));
}
void Context::restore(std::vector<RecordId> records) {
    std::string said(text(words::restored));
    send(RestoreRecords{std::move(records)}, std::move(said));
}

void Context::call(RecordId customer, std::string_view phone) {
    dial(phone);
    log_dealing(customer, "call");
}
void Context::message(RecordId customer, std::string_view phone) {
    open_whatsapp(phone);
    log_dealing(customer, "whatsapp");
}
void Context::mail(RecordId customer, std::string_view address) {
    platform::open_link("mailto:" + std::string(address));
    log_dealing(customer, "email");
}

} // namespace crm
