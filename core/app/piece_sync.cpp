#include "core/app/piece_sync.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "core/store/file_pieces.hpp"

namespace crm {

namespace {
constexpr std::size_t pieces_of_a_run = 32; // each way
constexpr std::size_t asked_at_once = 1000;
constexpr int status_ok = 200, status_absent = 404, status_unnamed = 410, status_too_big = 413, status_wrong = 422,
              status_full = 507;

std::vector<Hash128> hashes_from(std::string_view lines) {
    std::vector<Hash128> hashes;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        if (const auto hash = hash_from_hex(lines.substr(0, end))) hashes.push_back(*hash);
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return hashes;
}
} // namespace

struct PieceSync::Run {
    std::deque<Hash128> to_ask, to_send, to_fetch;
    std::size_t sent = 0, fetched = 0;
    std::function<void()> done;
};

void PieceSync::carry(const std::shared_ptr<Run>& run, const WireCall& call, Then then) {
    m_carry(call, [this, weak = std::weak_ptr(run), then = std::move(then)](const WireAnswer& answer) {
        const auto mine = weak.lock(); // gone with us, or with stop()
        if (mine && mine == m_run) then(mine, answer);
    });
}

void PieceSync::run(std::function<void()> done) {
    if (m_run) return;
    const auto run = m_run = std::make_shared<Run>();
    run->done = std::move(done);
    std::vector<Hash128> named = named_pieces(m_workspace.tables());
    std::ranges::sort(named);
    named.erase(std::ranges::unique(named).begin(), named.end());
    const auto is_unnamed = [&](const Hash128& hash) { return !std::ranges::binary_search(named, hash); };
    std::erase_if(m_there, is_unnamed); // the server forgets it, too, and may be asked again if it is brought back
    std::erase_if(m_refused, is_unnamed);
    for (const Hash128& hash : named) {
        const bool is_settled = m_there.contains(hash) || m_refused.contains(hash);
        if (!is_settled || !m_workspace.vault().has_piece(hash)) run->to_ask.push_back(hash);
    }
    ask(run);
}

void PieceSync::stop() {
    if (const auto run = std::exchange(m_run, nullptr)) m_is_done = false;
}

void PieceSync::end(std::shared_ptr<Run> run, bool is_done) {
    m_is_done = is_done;
    m_run.reset();
    m_workspace.sweep_pieces(); // of files that the others have taken back
    run->done();
}

void PieceSync::ask(std::shared_ptr<Run> run) {
    if (run->to_ask.empty()) return send_next(run);
    std::vector<Hash128> asked;
    std::string lines;
    while (!run->to_ask.empty() && asked.size() < asked_at_once) {
        asked.push_back(run->to_ask.front());
        lines += to_hex(run->to_ask.front()) + '\n';
        run->to_ask.pop_front();
    }
    carry(run, {"POST", "/v1/pieces", std::move(lines)},
          [this, asked](std::shared_ptr<Run> mine, const WireAnswer& answer) {
              if (answer.status == status_absent) return end(mine, true); // a server that keeps no files
              if (answer.status != status_ok) return end(mine, false);
              std::vector<Hash128> lacking = hashes_from(answer.body);
              std::ranges::sort(lacking);
              for (const Hash128& hash : asked) {
                  const bool is_there = !std::ranges::binary_search(lacking, hash),
                             is_here = m_workspace.vault().has_piece(hash);
                  if (is_there)
                      m_there.insert(hash);
                  else
                      m_there.erase(hash);
                  if (is_there && !is_here) mine->to_fetch.push_back(hash);
                  if (!is_there && is_here && !m_refused.contains(hash)) mine->to_send.push_back(hash);
              }
              ask(mine);
          });
}

void PieceSync::send_next(std::shared_ptr<Run> run) {
    if (run->to_send.empty() || run->sent == pieces_of_a_run) return fetch_next(run);
    const Hash128 hash = run->to_send.front();
    run->to_send.pop_front();
    ++run->sent;
    m_workspace.vault().read_piece(hash, [this, weak = std::weak_ptr(run), hash](Result<Bytes, StorageError> bytes) {
        const auto mine = weak.lock();
        if (!mine || mine != m_run) return;
        if (!bytes) return send_next(mine); // it is damaged here: another device may have it
        const WireCall call{"POST", "/v1/piece/" + to_hex(hash), std::move(*bytes)};
        carry(mine, call, [this, hash](std::shared_ptr<Run> same, const WireAnswer& answer) {
            const bool is_refused = answer.status == status_too_big || answer.status == status_full ||
                                    answer.status == status_wrong || answer.status == status_unnamed;
            if (answer.status == status_ok)
                m_there.insert(hash);
            else if (is_refused)
                m_refused.insert(hash);
            else
                return end(same, false);
            send_next(same);
        });
    });
}

void PieceSync::fetch_next(std::shared_ptr<Run> run) {
    if (run->to_fetch.empty() || run->fetched == pieces_of_a_run || !m_workspace.can_write())
        return end(run, run->to_fetch.empty() && run->to_send.empty());
    const Hash128 hash = run->to_fetch.front();
    run->to_fetch.pop_front();
    carry(run, {"GET", "/v1/piece/" + to_hex(hash), {}},
          [this, hash](std::shared_ptr<Run> mine, const WireAnswer& answer) { on_fetched(mine, hash, answer); });
}

void PieceSync::on_fetched(std::shared_ptr<Run> run, const Hash128& hash, const WireAnswer& answer) {
    if (answer.status == status_absent) return fetch_next(run); // lost there since
    if (answer.status != status_ok) return end(run, false);
    if (answer.body.size() > piece_bytes_max || content_hash(answer.body) != hash) return fetch_next(run); // not that
    ++run->fetched;
    m_there.insert(hash);
    m_workspace.vault().store_piece(answer.body, [this, weak = std::weak_ptr(run)](Result<Hash128, StorageError> kept) {
        const auto mine = weak.lock();
        if (!mine || mine != m_run) return;
        if (!kept) return end(mine, true); // no room here: what is looked at again is asked for again
        fetch_next(mine);
    });
}

} // namespace crm
