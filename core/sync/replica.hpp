// What the client's half of the sync needs of the copy it keeps in step: its unsent operations in order, and places to
// write down what the server said. core/app/sync_host.hpp is this over a workspace.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/storage.hpp"
#include "core/record/wire.hpp"

namespace crm {

class Replica {
public:
    virtual ~Replica() = default;
    using Batch = Result<std::vector<WireOp>, StorageError>;

    virtual bool is_writable() const = 0;
    virtual std::string dataset() const = 0;
    virtual Moment now() const = 0; // this device's own clock, uncorrected

    // Operations that are durably kept here and that the server does not have, oldest first: those after the ones
    // handed out last, all of one session, numbered without a gap. None: that is all. begin_sending() starts again from
    // the first.
    virtual void begin_sending() = 0;
    virtual void next_unsent(std::size_t ops_max, std::size_t bytes_max, std::function<void(Batch)> done) = 0;

    virtual void acked(const std::map<Session, std::uint64_t>& acked) = 0;
    // The server has only so many of a session's operations: later ones are unsent again.
    virtual void rewind(Session session, std::uint64_t n) = 0;
    // The server is not the one we knew: all of ours is unsent, all of its operations unseen.
    virtual void start_over() = 0;
    // Sends no operation of `first`'s session from it on under its number. Refused, with the reason: that operation
    // stays here and is shown; those after it go on in another session. Without a reason it goes on there too.
    virtual void close_session(OpId first, std::string refusal, std::function<void(bool)> done) = 0;
    // Our clock is so far off that the server refuses stamps: all unsent operations get new ones.
    virtual void correct_clock(std::int64_t server_now_ms, std::function<void(bool)> done) = 0;
    virtual void note_server_time(std::int64_t server_now_ms) = 0;

    virtual std::uint64_t cursor() const = 0;
    virtual OpDigest check() const = 0; // of everything up to the cursor
    // Keeps the operations and the new cursor, in one record.
    virtual void pulled(PullReply page, std::function<void(bool)> done) = 0;
};

} // namespace crm
