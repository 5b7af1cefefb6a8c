#include "tests/simulation/sync_world.hpp"

#include <algorithm>

#include "core/entities/all_entities.hpp"
#include "core/formats/op_content.hpp"
#include "core/formats/wire_json.hpp"
#include "core/store/custom_fields.hpp"
#include "tests/support/world.hpp"

namespace crm::test {

namespace {
constexpr std::size_t device_count = 4;
constexpr int heal_rounds_max = 60;
constexpr Session shared_session = 0x5a5a; // names of records that every device edits
} // namespace

// --- the network -----------------------------------------------------------------------------------------------------

// What goes out waits in the world's network, where it may be dropped, doubled, overtaken; an answer is heard once, by
// the incarnation that asked.
class SimTransport final : public Transport {
public:
    SimTransport(SyncWorld& world, SimDevice& device) : m_world(world), m_device(device) {}

    void push(const PushRequest& request, Pushed done) override {
        const std::string body = encode_push(request);
        exchange<PushReply>(std::move(done), [&world = m_world, body](auto answer) {
            const auto decoded = decode_push(body);
            if (!decoded) return world.fail("the server cannot read a push");
            world.m_store.pushed_from = decoded->from;
            const PushReply reply = world.m_server->push({}, *decoded);
            if (const auto acked = reply.acked.find(decoded->session); acked != reply.acked.end())
                for (const WireOp& op : decoded->ops)
                    if (op.id.n <= acked->second) world.m_acked.insert(op.id);
            answer(decode_push_reply(http_status(reply.outcome), encode_push_reply(reply)));
        });
    }
    void pull(const PullRequest& request, Pulled done) override {
        const std::string query = pull_query(request);
        exchange<PullReply>(std::move(done), [&world = m_world, query](auto answer) {
            const PullReply reply = world.m_server->pull({}, *decode_pull_query(query));
            answer(decode_pull_reply(http_status(reply.outcome), encode_pull_reply(reply)));
        });
    }

private:
    template <class Reply, class Done, class Serve> void exchange(Done done, Serve serve) {
        const std::uint64_t request = m_world.m_next_request++;
        const auto waiting = std::make_shared<Done>(std::move(done));
        const auto answer = [waiting](Result<Reply, TransportError> reply) {
            if (const auto told = std::exchange(*waiting, nullptr)) told(std::move(reply));
        };
        m_world.m_timeouts[{m_device.number, request}] = [answer] { answer(Unexpected{TransportError::unreachable}); };
        m_world.m_network.push_back(
            {m_device.number, m_device.starts, request, false,
             [request, start = m_device.starts, number = m_device.number, world = &m_world, answer, serve] {
                 serve([&](auto decoded) {
                     if (!decoded) return world->fail("an answer cannot be read");
                     world->m_network.push_back(
                         {number, start, request, true, [world, number, request, start, answer, reply = *decoded] {
                              if (world->m_devices[number]->starts != start) return;
                              world->m_timeouts.erase({number, request});
                              answer(reply);
                          }});
                 });
             }});
    }

    SyncWorld& m_world;
    SimDevice& m_device;
};

// --- mutants of the client's half ------------------------------------------------------------------------------------

class SimReplica final : public Replica {
public:
    SimReplica(SyncWorld& world, SimDevice& device) : m_world(world), m_device(device), m_real(*device.workspace) {}

    bool is_writable() const override { return m_real.is_writable(); }
    std::string dataset() const override { return m_real.dataset(); }
    Moment now() const override { return m_real.now(); }
    void begin_sending() override { m_real.begin_sending(); }
    void next_unsent(std::size_t ops_max, std::size_t bytes_max, std::function<void(Batch)> done) override {
        m_real.next_unsent(ops_max, bytes_max, std::move(done));
    }
    void acked(const std::map<Session, std::uint64_t>& acked) override { m_real.acked(acked); }
    void rewind(Session session, std::uint64_t n) override { m_real.rewind(session, n); }
    void start_over() override { m_real.start_over(); }
    void close_session(OpId first, std::string refusal, std::function<void(bool)> done) override {
        ++m_world.m_counts.closed;
        m_real.close_session(first, std::move(refusal), std::move(done));
    }
    void note_server_time(std::int64_t server_now_ms) override { m_real.note_server_time(server_now_ms); }
    std::uint64_t cursor() const override { return m_real.cursor(); }
    OpDigest check() const override { return m_real.check(); }

    void pulled(PullReply page, std::function<void(bool)> done) override {
        if (m_device.workspace->must_rebuild()) ++m_world.m_counts.rebuilds;
        switch (m_world.m_mutant) {
        case Mutant::no_tie_break: each_known(page, [&](Op& op) { return !is_tied(op); }); break;
        case Mutant::remove_by_value: each_known(page, [&](Op& op) { return name_all(op); }); break;
        case Mutant::no_canonical_echo: each_known(page, [&](Op& op) { return believe_ourselves(op); }); break;
        case Mutant::cursor_before_ops: return cursor_first(std::move(page), std::move(done));
        default: break;
        }
        m_real.pulled(std::move(page), std::move(done));
    }

    void correct_clock(std::int64_t server_now_ms, std::function<void(bool)> done) override {
        if (m_world.m_mutant == Mutant::no_restamp) return done(true);
        m_real.correct_clock(server_now_ms, std::move(done));
    }

private:
    Workspace& workspace() { return *m_device.workspace; }

    // Rewrites operations on their way in; `keep` false: an operation that changes nothing takes its place.
    template <class Keep> void each_known(PullReply& page, Keep keep) {
        for (WireOp& wire : page.ops) {
            auto decoded = decode_op(wire.text, wire.id.session, workspace().schema());
            Op* op = decoded ? std::get_if<Op>(&*decoded) : nullptr;
            if (!op) continue;
            const std::uint64_t seq = wire.seq;
            if (!keep(*op)) {
                op->kind = OpKind::set;
                op->entity = workspace().schema().entity("note");
                op->field = removed_field(workspace().schema(), op->entity);
                op->record = {0x0dd, 1};
                op->value = {};
                op->seen.clear();
                op->at = {1 << 16, 1};
            }
            wire = wire_op_of(*op, workspace().schema());
            wire.seq = seq;
        }
    }
    bool is_tied(const Op& op) {
        const Place place = workspace().tables().find(op.record);
        const Stamp present = op.kind == OpKind::set && place && place.entity == op.entity
                                  ? workspace().tables().stamp(place, op.field)
                                  : Stamp{};
        return present.time == op.at.time && present.session != op.at.session;
    }
    bool name_all(Op& op) {
        if (op.kind != OpKind::remove) return true;
        for (const Stamp& stamp :
             workspace().tables().additions(workspace().tables().find(op.record), op.field, op.value))
            op.seen.push_back(stamp);
        return true;
    }
    bool believe_ourselves(Op& op) {
        if (workspace().is_own(op.id)) op.at = workspace().restamps().of(op.id, op.at);
        return true;
    }
    void cursor_first(PullReply page, std::function<void(bool)> done) {
        JournalEntry entry;
        entry.kind = EntryKind::pulled;
        entry.cursor = page.cursor;
        entry.check = page.check;
        workspace().commit_sync(entry);
        m_device.loop.call_after(
            50, [this, alive = std::weak_ptr(m_alive), page = std::move(page), done = std::move(done)]() mutable {
                if (alive.expired()) return; // the device has crashed in between: that is what makes this order wrong
                PullReply same = page;
                m_real.pulled(std::move(same), [](bool) {});
                JournalEntry again;
                again.kind = EntryKind::pulled;
                again.cursor = page.cursor;
                again.check = page.check;
                workspace().commit_sync(again);
                done(true);
            });
    }

    SyncWorld& m_world;
    SimDevice& m_device;
    WorkspaceReplica m_real;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

// --- devices ---------------------------------------------------------------------------------------------------------

Moment SimDevice::now() { return {(world.m_now_ms + skew_ms) / 1000 * 1000}; } // coarse, as some browsers have it

std::uint64_t SimDevice::random_bits() {
    if (world.m_mutant == Mutant::session_again) return mix64(number * 1000 + ++draws);
    return world.m_random.bits();
}

SyncWorld::SyncWorld(std::uint64_t seed, Mutant mutant, bool has_merges)
    : m_random(seed), m_mutant(mutant), m_has_merges(has_merges),
      m_is_lying(mutant == Mutant::saved_means_asked || mutant == Mutant::session_again), m_schema(all_entities) {
    m_store.mutant = mutant;
    m_store.random = &m_random;
    SyncRules rules;
    rules.ops_max = 3 + m_random.below(10);
    if (mutant == Mutant::no_skew_guard) rules.skew_ms_max = INT64_MAX / 4;
    m_server = std::make_unique<SyncServer>(m_store, m_schema, [this] { return Moment{m_now_ms}; }, rules);
    // Right; a little off, or so far ahead that its stamps are refused today and would be taken in some minutes; very
    // wrong; slow.
    const std::int64_t near =
        m_random.chance(50) ? m_random.between(-60'000, 60'000) : m_random.between(301'000, 420'000);
    const std::int64_t far = m_random.chance(50) ? 0 : m_random.between(0, 300 * 86'400'000ll);
    const std::int64_t skews[device_count] = {0, near, far, -m_random.between(0, 3'600'000)};
    for (std::size_t i = 0; i < device_count; ++i) {
        m_devices.push_back(std::make_unique<SimDevice>(*this, i));
        m_devices[i]->skew_ms = skews[i];
        start(*m_devices[i]);
    }
}

SyncWorld::~SyncWorld() {
    for (const auto& device : m_devices) stop(*device);
}

void SyncWorld::fail(std::string fault) {
    if (m_fault.empty()) m_fault = std::move(fault);
}

void SyncWorld::start(SimDevice& device) {
    ++device.starts;
    device.draws = 0;
    VaultOptions options;
    options.ballast_bytes = 0;
    options.log_files_max = 40;
    options.inline_payload_bytes_max = 2'000;
    options.compaction_bytes_min = 200'000;
    device.storage = std::make_unique<SimStorage>(device.disk, device.loop, device.durable, m_is_lying);
    device.workspace = std::make_unique<Workspace>(device, *device.storage, device.loop, nullptr, options);
    bool is_open = false;
    device.workspace->open("firm", StorageAccess::write, [&] { is_open = true; });
    for (int i = 0; i < 200'000 && !is_open && device.loop.step(); ++i) {
    }
    if (!is_open) return fail("a data set does not open");
    if (device.workspace->phase() != Phase::ready)
        return fail("a data set opens as phase " + std::to_string(static_cast<int>(device.workspace->phase())));
    device.replica = std::make_unique<SimReplica>(*this, device);
    device.transport = std::make_unique<SimTransport>(*this, device);
    device.client = std::make_unique<SyncClient>(*device.replica, *device.transport);
}

void SyncWorld::stop(SimDevice& device) {
    ++device.starts; // answers to it are heard by nobody
    std::erase_if(m_timeouts, [&](const auto& each) { return each.first.first == device.number; });
    device.client.reset();
    device.replica.reset();
    if (device.storage) device.storage->kill();
    device.workspace.reset();
    device.storage.reset();
    device.loop.run();
}

// The tab is killed; without power, what the disk had not yet been asked to keep for good may be gone too.
void SyncWorld::crash(SimDevice& device, bool has_power) {
    ++m_counts.crashes;
    note_saved(device);
    stop(device);
    if (!has_power && device.disk.transactions.size() > device.durable) {
        const std::size_t kept = device.durable + m_random.below(device.disk.transactions.size() - device.durable + 1);
        FakeDisk disk = device.disk.cut_after(kept);
        device.disk.datasets = std::move(disk.datasets);
        device.disk.transactions = std::move(disk.transactions);
    }
    device.durable = std::min(device.durable, device.disk.transactions.size());
    device.unsaved.clear();
    start(device);
}

// --- editing ---------------------------------------------------------------------------------------------------------

namespace {
std::string content_key(const Schema& schema, EntityIx entity, FieldIx field, RecordId record, OpKind kind,
                        const Value& value) {
    std::string text;
    const Op op{.id = {1, 1},
                .at = {1 << 16, 1},
                .kind = kind,
                .entity = entity,
                .field = field,
                .record = record,
                .value = value};
    append_op(text, op, schema);
    return text.substr(0, text.find(",\"seen\""));
}
} // namespace

void SyncWorld::promise(SimDevice& device, const std::vector<Edit>& edits) {
    const Lsn lsn = device.workspace->vault().last_lsn();
    for (const Edit& edit : edits)
        if (!is_new(edit.record))
            device.unsaved.push_back({lsn, content_key(device.workspace->schema(), edit.entity, edit.field, edit.record,
                                                       edit.kind, edit.value)});
    ++m_counts.edits;
}

void SyncWorld::note_saved(SimDevice& device) {
    if (!device.workspace) return;
    const Lsn saved = device.workspace->save_state().saved_lsn;
    std::erase_if(device.unsaved, [&](const SimDevice::Promise& each) {
        if (each.lsn <= saved) device.promised.push_back(each.content);
        return each.lsn <= saved;
    });
}

void SyncWorld::edit_cell(SimDevice& device, RecordId record) {
    const Schema& schema = device.workspace->schema();
    const EntityIx person = schema.entity("person");
    const auto unique = [&] { return "v" + std::to_string(m_next_value++); };
    const std::uint64_t what = m_random.below(100);
    Edit edit{.entity = person, .record = record};
    if (what < 40) {
        edit.field = schema.field(person, m_random.chance(50) ? "name" : "card_number");
        edit.value = unique();
    } else if (what < 48) {
        edit.field = removed_field(schema, person);
        if (m_random.chance(70)) edit.value = static_cast<std::int64_t>(m_next_value++);
    } else if (what < 55) {
        edit.field = created_field(schema, person);
        edit.value = static_cast<std::int64_t>(m_next_value++);
    } else if (what < 62) {
        edit.field = schema.field(person, "last_contacted");
        edit.value = static_cast<std::int64_t>(m_random.below(1'000'000) + 1);
    } else {
        edit.field = schema.field(person, "hobbies");
        edit.value = "t" + std::to_string(m_random.below(3));
        edit.kind = OpKind::add;
        if (what >= 82) {
            edit.kind = OpKind::remove;
            edit.seen =
                device.workspace->tables().additions(device.workspace->tables().find(record), edit.field, edit.value);
            if (edit.seen.empty()) return;
        }
    }
    device.workspace->commit({"edit", {edit}});
    promise(device, {edit});
}

void SyncWorld::import_rows(SimDevice& device) {
    Workspace& workspace = *device.workspace;
    const Schema& schema = workspace.schema();
    const auto [session, at] = workspace.begin_rows();
    Tables staged(schema);
    std::vector<Edit> edits;
    const std::uint64_t rows = 1 + m_random.below(4);
    for (std::uint64_t n = 1; n <= rows; ++n) {
        const EntityIx entity = schema.entity(n % 2 ? "person" : "company");
        const auto write = [&](FieldIx field, Value value) {
            staged.apply({{session, 0}, at, OpKind::set, entity, field, {session, n}, value, {}});
            edits.push_back({entity, field, {session, n}, OpKind::set, value});
        };
        write(created_field(schema, entity), at.moment().ms);
        write(schema.name_field(entity), "row" + std::to_string(m_next_value++));
    }
    workspace.commit_rows(staged, "import", session);
    promise(device, edits);
}

// A file that another copy has exported: foreign names, foreign stamps, those of a wrong clock included.
void SyncWorld::import_file(SimDevice& device) {
    const SimDevice& other = *m_devices[m_random.below(device_count)];
    if (!other.workspace || &other == &device) return;
    StagedImport file(&device.workspace->tables());
    const std::string text = export_text(other.workspace->tables());
    if (!file.feed(text) || !file.finish()) return fail("an export cannot be read");
    device.workspace->merge(file);
    ++m_counts.edits;
}

void SyncWorld::merge_or_erase(SimDevice& device) {
    Workspace& workspace = *device.workspace;
    const EntityIx person = workspace.schema().entity("person");
    const auto any = [&] { return RecordId{shared_session, 1 + m_random.below(4)}; };
    const RecordId one = any(), other = any();
    const std::uint64_t what = m_random.below(100);
    if (what < 60) {
        for (const RecordId each : {one, other}) { // both must stand
            if (workspace.tables().is_live(each)) continue;
            Edit born{.entity = person, .field = created_field(workspace.schema(), person), .record = each};
            born.value = static_cast<std::int64_t>(m_next_value++);
            const Place place = workspace.tables().find(each);
            if (!place || is_missing(workspace.tables().value(place, born.field))) workspace.commit({"edit", {born}});
            (void)workspace.send(RestoreRecords{{each}});
        }
        m_counts.merges += workspace.send(MergeRecords{one, {other}}).has_value();
    } else if (what < 95) {
        if (is_missing(workspace.tables().value(one, workspace.schema().field(person, "merged_into")))) return;
        workspace.unmerge(
            one, [this](const Result<Undone, NotUnmerged>& undone) { m_counts.unmerges += undone.has_value(); });
    } else if (one.n == 4 && workspace.tables().find(one)) {
        m_counts.erased += workspace.send(ErasePerson{one}).has_value();
    }
}

void SyncWorld::edit(SimDevice& device) {
    if (!device.workspace->can_write()) return;
    if (m_has_merges && m_random.chance(20)) return merge_or_erase(device);
    const std::uint64_t what = m_random.below(100);
    if (what < 84) return edit_cell(device, {shared_session, 1 + m_random.below(4)});
    if (what < 88) return import_rows(device);
    if (what < 89) return import_file(device);
    if (what < 92) {
        // A field that is taken back is forgotten at the next start; until then devices know different fields.
        const UndoStep* next = device.workspace->undo_stack().next_undo();
        if (next && next->label != "define_field") device.workspace->undo();
        return;
    }
    if (what < 94) {
        DefineField field{.entity = "person", .label_ar = "خاص", .label_en = "Own " + std::to_string(m_next_value++)};
        (void)device.workspace->send(field);
        return;
    }
    const Schema& schema = device.workspace->schema();
    const EntityIx person = schema.entity("person");
    Edit edit{.entity = person, .record = {shared_session, 1 + m_random.below(4)}};
    edit.field = static_cast<FieldIx>(schema.field_count(person) - 1); // one of the firm's own, where there is one
    if (schema.field(person, edit.field).type != FieldType::text) return;
    edit.value = "own" + std::to_string(m_next_value++);
    device.workspace->commit({"edit", {edit}});
    promise(device, {edit});
}

// --- what happens ----------------------------------------------------------------------------------------------------

void SyncWorld::sync(SimDevice& device) {
    if (!device.client || device.client->is_running()) return;
    device.client->run([this, &device](const SyncReport& report) {
        device.last = report;
        m_counts.clock_corrections += report.has_corrected_clock;
        if (report.has_started_over) fail("the digests differ");
        if (report.outcome == SyncOutcome::trouble) fail("an answer makes no sense");
        if (report.outcome == SyncOutcome::clock) fail("stamps are refused after correction");
        if (report.outcome == SyncOutcome::differs) fail("the digests differ for good");
        if (!report.last_refusal.empty()) fail("an operation was refused: " + report.last_refusal);
    });
}

void SyncWorld::deliver_some() {
    if (m_network.empty()) return;
    const std::size_t near = std::min<std::size_t>(m_network.size(), m_random.chance(90) ? 6 : SIZE_MAX);
    const std::size_t at = m_random.below(near);
    const Message message = m_network[at];
    const std::uint64_t luck = m_random.below(100);
    if (luck >= 12 && luck < 24)
        ++m_counts.duplicates; // delivered, and it stays on its way
    else
        m_network.erase(m_network.begin() + static_cast<std::ptrdiff_t>(at));
    if (luck < 12) return; // lost
    message.deliver();
}

void SyncWorld::step() {
    if (m_random.chance(50)) m_now_ms += static_cast<std::int64_t>(m_random.below(2000));
    SimDevice& device = *m_devices[m_random.below(device_count)];
    const std::uint64_t what = m_random.below(1000);
    if (what < 260)
        edit(device);
    else if (what < 480)
        for (std::uint64_t i = m_random.below(12); i-- && device.loop.step();) {
        }
    else if (what < 560)
        device.loop.advance(static_cast<std::int64_t>(m_random.below(200)));
    else if (what < 660)
        sync(device);
    else if (what < 910)
        deliver_some();
    else if (what < 935) {
        const auto waiting = m_timeouts.lower_bound({device.number, 0});
        if (waiting != m_timeouts.end() && waiting->first.first == device.number)
            m_timeouts.extract(waiting).mapped()();
    } else if (what < 955)
        crash(device, m_random.chance(50));
    else if (what < 965) {
        m_store.crash();
        for (const OpId id : m_acked)
            if (!has(id)) return fail("I4: the server has lost an operation that it acknowledged");
    } else if (what < 975) {
        if (device.workspace->can_write()) device.workspace->compact([](bool) {});
    } else if (what < 995) {
        device.workspace->step();
    } else if (m_random.chance(10)) {
        device.skew_ms = 0; // somebody sets the clock right
    } else {
        m_store.settle();
        if (m_is_lying) device.durable = device.disk.transactions.size();
    }
    note_saved(device);
}

void SyncWorld::heal() {
    m_store.settle();
    m_network.clear();
    for (const auto& timeout : std::exchange(m_timeouts, {})) timeout.second();
    std::size_t calm = 0;
    for (int round = 0; round < heal_rounds_max && calm < 2 * device_count && m_fault.empty(); ++round) {
        for (const auto& device : m_devices) {
            m_now_ms += 100;
            device->loop.advance(20'000);
            note_saved(*device);
            sync(*device);
            const std::uint64_t head = m_store.rows.size();
            for (int i = 0; i < 20'000 && device->client->is_running() && m_fault.empty(); ++i) {
                if (!m_network.empty()) {
                    const Message message = std::move(m_network.front());
                    m_network.pop_front();
                    message.deliver();
                }
                device->loop.advance(100);
                m_store.settle();
            }
            if (device->client->is_running()) return fail("a sync does not end");
            const bool is_calm = device->last.outcome == SyncOutcome::in_step && head == m_store.rows.size() &&
                                 device->workspace->unsent_count() == 0;
            calm = is_calm ? calm + 1 : 0;
        }
    }
    if (calm < 2 * device_count && m_fault.empty()) {
        std::string why = "the devices do not come to rest:";
        for (const auto& device : m_devices)
            why += " " + std::to_string(static_cast<int>(device->last.outcome)) + "/" +
                   std::to_string(device->workspace->unsent_count());
        fail(why);
    }
}

std::string SyncWorld::run(int steps) {
    for (int i = 0; i < steps && m_fault.empty(); ++i) step();
    if (m_fault.empty()) heal();
    if (m_fault.empty()) check_all();
    m_counts.stored = m_store.rows.size();
    return m_fault;
}

} // namespace crm::test
