// See foreign.hpp.
#include "web/platform/foreign.hpp"

#include <emscripten.h>

#include "core/formats/remote_sheets.hpp"
#include "web/platform/assets.hpp"
#include "web/platform/loop.hpp"

extern "C" {
void js_foreign_start(const unsigned char* bytes, int length);
int js_foreign_ask(const char* bytes, int length); // the answer's length; less than 0 when it broke
void js_foreign_answer(char* to, int length);
int js_foreign_is_idle();
void js_foreign_renew(); // in new memory: what was open is gone
}

namespace crm::platform {
namespace {

class Foreign final : public ForeignLink {
public:
    State state() override {
        load();
        return m_state;
    }
    std::uint32_t generation() override { return m_generation; }
    Bytes ask(BytesView question) override {
        const int size = js_foreign_ask(question.data(), static_cast<int>(question.size()));
        if (size <= 0) {
            renew();
            return {};
        }
        Bytes answer(static_cast<std::size_t>(size), '\0');
        js_foreign_answer(answer.data(), size);
        const auto op = static_cast<ForeignOp>(question[0]);
        const bool is_end = op == ForeignOp::close_reader || op == ForeignOp::close_writer;
        if (is_end && js_foreign_is_idle()) renew(); // gives back what a large file took
        return answer;
    }
    void load() {
        if (m_is_asked_for) return;
        m_is_asked_for = true;
        m_state = State::loading;
        load_asset("foreign.wasm", [](std::span<const unsigned char> bytes) {
            if (bytes.empty()) return one().started(false); // offline, and never loaded before
            js_foreign_start(bytes.data(), static_cast<int>(bytes.size()));
        });
    }
    void started(bool is_ready) {
        m_state = is_ready ? State::ready : State::failed;
        if (!is_ready) m_is_asked_for = false; // the next file tries again
        request_frames(1);
    }
    static Foreign& one() {
        static Foreign foreign;
        return foreign;
    }

private:
    void renew() {
        ++m_generation;
        m_state = State::loading;
        js_foreign_renew();
    }
    State m_state = State::loading;
    std::uint32_t m_generation = 1;
    bool m_is_asked_for = false;
};

} // namespace

void use_foreign_files() {
    use_foreign_readers([](FileKind kind, const SheetOptions& options) {
        Foreign::one().load();
        return remote_sheet_reader(Foreign::one(), kind, options);
    });
    use_foreign_writers([](FileKind kind, const SheetOptions& options) {
        Foreign::one().load();
        return remote_sheet_writer(Foreign::one(), kind, options);
    });
}

void load_foreign_files() { Foreign::one().load(); }

} // namespace crm::platform

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_foreign_started(int is_ready) {
    crm::platform::Foreign::one().started(is_ready != 0);
}
