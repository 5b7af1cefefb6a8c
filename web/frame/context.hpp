// What a screen is given each frame: the workspace to read, the language to speak, and the intents it can send. A
// screen draws from const data, keeps half-typed text in its own state, and sends commands; the frame carries them out
// after drawing, so nothing changes under a screen's feet.
//
//     void notes_ui(Context& ctx) {
//         NotesState& state = ctx.state<NotesState>();
//         if (button_ui(ctx.text(words::add))) ctx.add("note", {{"person", person}});
//     }
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/app/workspace.hpp"
#include "core/queries/display.hpp"
#include "core/queries/reader.hpp"
#include "core/record/parse.hpp"
#include "core/text/words.hpp"

namespace crm {

enum class Screen : std::uint8_t {
    home,
    list,
    record,
    bin,
    settings,
    import_file,
    quality,
    sync,
    fields,
    pipelines, // pipelines and their stages
    selling,   // what the firm sells by: rules, ceilings, series, rates
    funnel,
    owing, // who owes, and how long
    calendar,
    performance, // targets, results, commissions
    forecast,
    counter,
    check_in,   // visitors who come
    bank_check, // payments against the file of a bank or a till
    workflows,  // rules that act by themselves
    gallery,
    first_run,
    rescue
};

struct Route {
    Screen screen = Screen::home;
    std::string entity{}; // list: which kind of record
    RecordId record{};    // record
    std::string part{};   // record: the tab that is shown; empty: the first
    std::string query{};  // list: how it is shown, as its screen writes it; empty: as it was last
    bool operator==(const Route&) const = default;
};

// A cell that a new record starts with: {"person", id}.
struct Preset {
    std::string_view field;
    Value value;
};

// Screens' own state, one object per type, thrown away when another data set is opened.
class ViewStates {
public:
    template <class State> State& get() {
        std::shared_ptr<void>& state = m_states[key<State>()];
        if (!state) state = std::make_shared<State>();
        return *static_cast<State*>(state.get());
    }
    void clear() { m_states.clear(); }

private:
    template <class State> static const void* key() {
        static const char unique = 0;
        return &unique;
    }
    std::unordered_map<const void*, std::shared_ptr<void>> m_states;
};

struct Context {
    Workspace& workspace; // screens read; changes go through send()
    const Tables& tables;
    const Schema& schema;
    QueryCaches& caches;
    Language language;
    Reader reader;        // for everything shown
    ParseContext parsing; // for everything typed
    Moment now;
    Route route; // what is shown now
    ViewStates& states;

    template <class State> State& state() { return states.get<State>(); }
    // A sentence, in the firm's own word for its customers.
    std::string_view text(const BothNames& words) const {
        return schema.customer().subject.empty() ? words.in(language) : in_own_words(words.in(language));
    }
    std::string_view in_own_words(std::string_view sentence) const;
    std::string counted(const BothPlurals& words, std::int64_t n) const {
        return counted_text(words, n, reader.locale);
    }
    bool arabic() const { return language == Language::ar; }
    EntityIx entity(std::string_view key) const { return schema.entity(key); }
    FieldIx field(std::string_view entity_key, std::string_view key) const {
        return schema.field(schema.entity(entity_key), key);
    }
    std::string name(RecordId id) const; // display name
    std::string name(Place place) const;
    Reader brief() const { // for rows with little room: no Hijri date beside the other
        Reader one = reader;
        one.hijri = false;
        return one;
    }
    std::string about(Place place) const;      // what else identifies it, in one short line
    std::string adding(EntityIx entity) const; // "إضافة شخص", "Add person"
    std::string cell(Place place, FieldIx field) const { return cell_text(tables, place, field, reader); }
    bool can_write() const { return workspace.can_write(); }

    // Intents: carried out after the frame, in order.
    // Sends a command; `said`: the sentence of the toast (with "Undo") once it is done; empty: the command's own label.
    void send(Command command, std::string said = {});
    void undo();
    void redo();
    void go(Route route);
    void back();
    void show_part(std::string_view part); // another tab of this record
    // How this list is shown now: a step of its own in the history, unless it `settles` what was already so.
    void show_query(std::string query, bool settles);
    void open(RecordId record) { go({.screen = Screen::record, .record = record}); }
    void open_list(std::string_view entity) { go({.screen = Screen::list, .entity = std::string(entity)}); }
    // The form panel: a new record with presets, or an existing one. `then` is told the saved record's id.
    void add(std::string_view entity, std::vector<Preset> presets = {}, std::function<void(RecordId)> then = {});
    void edit(RecordId record);
    // The quick form for one dealing with a customer; channel may be empty.
    void log_dealing(RecordId customer, std::string_view channel = {});
    void remove(std::vector<RecordId> records); // to the bin, with a toast that can undo
    void restore(std::vector<RecordId> records);
    void open_palette();
    // Call, WhatsApp, e-mail: opens the device's own program, and offers to log the dealing.
    void call(RecordId customer, std::string_view phone);
    void message(RecordId customer, std::string_view phone);
    void mail(RecordId customer, std::string_view address);
    void toast(std::string text);
    void later(std::function<void()> action); // anything else that must not happen while drawing
};

} // namespace crm
