// Calls that wait for the browser: a function goes to JavaScript as a number and comes back as a call, once or many
// times.
//
//     static Calls<void(std::string)> waiting;
//     js_read_text(waiting.keep(std::move(done)));         // … later, from the page:
//     if (auto done = waiting.take(call)) done(text);
#pragma once
#include <functional>
#include <unordered_map>
#include <utility>

namespace crm::platform {

template <class Signature> class Calls {
public:
    int keep(std::function<Signature> function) {
        m_functions[++m_last] = std::move(function);
        return m_last;
    }

    // For the last (or only) answer. Empty if nobody waits any more.
    std::function<Signature> take(int call) {
        const auto found = m_functions.find(call);
        if (found == m_functions.end()) return {};
        std::function<Signature> function = std::move(found->second);
        m_functions.erase(found);
        return function;
    }

    // For an answer that more will follow; a copy, because the function may cancel itself while it runs.
    std::function<Signature> find(int call) const {
        const auto found = m_functions.find(call);
        return found == m_functions.end() ? std::function<Signature>{} : found->second;
    }

    void drop(int call) { m_functions.erase(call); }

private:
    std::unordered_map<int, std::function<Signature>> m_functions;
    int m_last = 0;
};

} // namespace crm::platform
