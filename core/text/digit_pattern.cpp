// Backtracking with continuations: each part of a pattern is matched at a position and told what has to match behind
// it.
#include "core/text/digit_pattern.hpp"

namespace crm {
namespace {

// What comes behind a part of the pattern; a plain pair of pointers, where std::function would allocate.
struct Rest {
    bool (*call)(const void*, int at);
    const void* context;
    bool operator()(int at) const { return call(context, at); }
};
template <class Function> Rest rest_of(const Function& function) {
    return {[](const void* context, int at) { return (*static_cast<const Function*>(context))(at); }, &function};
}

class Matcher {
public:
    Matcher(std::string_view digits, bool is_whole) : m_digits(digits), m_is_whole(is_whole) {}

    PatternMatch run(std::string_view pattern) {
        for (char c : pattern) m_match.group_count += c == '(';
        m_pattern = pattern;
        const auto finish = [this](int at) {
            if (m_is_whole && at != size()) return false;
            m_match.end = at;
            return true;
        };
        alternatives(pattern, 0, rest_of(finish));
        return m_match;
    }

private:
    int size() const { return static_cast<int>(m_digits.size()); }

    bool alternatives(std::string_view pattern, int at, Rest rest) {
        for (;;) {
            const std::size_t end = alternative_end(pattern);
            if (may_begin(pattern, at) && sequence(pattern.substr(0, end), at, rest)) return true;
            if (end == pattern.size()) return false;
            pattern.remove_prefix(end + 1);
        }
    }

    // A look at the first digit; most alternatives end here.
    bool may_begin(std::string_view pattern, int at) const {
        if (pattern.empty() || pattern[0] < '0' || pattern[0] > '9') return true;
        if (at < size() && m_digits[static_cast<std::size_t>(at)] == pattern[0]) return true;
        return pattern.size() > 1 && (pattern[1] == '?' || pattern[1] == '{');
    }

    static std::size_t alternative_end(std::string_view pattern) {
        int depth = 0;
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            depth += (pattern[i] == '(' || pattern[i] == '<') - (pattern[i] == ')');
            if (depth == 0 && pattern[i] == '|') return i;
        }
        return pattern.size();
    }

    bool sequence(std::string_view pattern, int at, Rest rest) {
        if (pattern.empty()) return rest(at);
        if (pattern[0] == '$') return at == size() && sequence(pattern.substr(1), at, rest);
        const std::size_t atom_size = size_of_atom(pattern);
        const std::string_view atom = pattern.substr(0, atom_size);
        const Count count = count_at(pattern.substr(atom_size));
        const std::string_view tail = pattern.substr(atom_size + count.size);
        return atom[0] == '(' || atom[0] == '<' ? groups(atom, count, 0, tail, at, rest)
                                                : digits(atom, count, tail, at, rest);
    }

    static std::size_t size_of_atom(std::string_view pattern) {
        if (pattern[0] == '[') return pattern.find(']') + 1;
        if (pattern[0] != '(' && pattern[0] != '<') return 1;
        int depth = 0;
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            depth += (pattern[i] == '(' || pattern[i] == '<') - (pattern[i] == ')');
            if (depth == 0) return i + 1;
        }
        return pattern.size();
    }

    struct Count {
        int min = 1, max = 1;
        std::size_t size = 0; // in the pattern
    };
    static Count count_at(std::string_view pattern) {
        if (pattern.empty()) return {};
        if (pattern[0] == '?') return {0, 1, 1};
        if (pattern[0] != '{') return {};
        Count count{0, 0, 1};
        int* value = &count.min;
        bool has_max = false;
        for (; pattern[count.size] != '}'; ++count.size) {
            if (pattern[count.size] == ',') {
                value = &count.max;
                has_max = true;
            } else {
                *value = *value * 10 + (pattern[count.size] - '0');
            }
        }
        ++count.size;
        if (!has_max) count.max = count.min;
        return count;
    }

    static bool is_in(std::string_view atom, char digit) {
        if (atom[0] == 'd') return true;
        if (atom[0] != '[') return atom[0] == digit;
        for (std::size_t i = 1; atom[i] != ']'; ++i) {
            const bool is_range = atom[i + 1] == '-';
            if (digit >= atom[i] && digit <= (is_range ? atom[i + 2] : atom[i])) return true;
            if (is_range) i += 2;
        }
        return false;
    }

    bool digits(std::string_view atom, Count count, std::string_view tail, int at, Rest rest) {
        int taken = 0;
        while (taken < count.max && at + taken < size() && is_in(atom, m_digits[static_cast<std::size_t>(at + taken)]))
            ++taken;
        for (; taken >= count.min; --taken)
            if (sequence(tail, at + taken, rest)) return true;
        return false;
    }

    bool groups(std::string_view atom, Count count, int done, std::string_view tail, int at, Rest rest) {
        if (done < count.max) {
            const auto behind = [&](int end) {
                const int number = number_of(atom);
                const PatternMatch::Group before = number < 0 ? PatternMatch::Group{} : m_match.groups[number];
                if (number >= 0) m_match.groups[number] = {at, end};
                if (groups(atom, count, done + 1, tail, end, rest)) return true;
                if (number >= 0) m_match.groups[number] = before;
                return false;
            };
            if (alternatives(atom.substr(1, atom.size() - 2), at, rest_of(behind))) return true;
        }
        return done >= count.min && sequence(tail, at, rest);
    }

    // Groups are numbered by their opening brackets.
    int number_of(std::string_view atom) const {
        if (atom[0] != '(') return -1;
        int number = 0;
        for (const char* c = m_pattern.data(); c != atom.data(); ++c) number += *c == '(';
        return number < pattern_groups_max ? number : -1;
    }

    std::string_view m_digits, m_pattern;
    bool m_is_whole;
    PatternMatch m_match;
};

} // namespace

PatternMatch match_start(std::string_view pattern, std::string_view digits) {
    return Matcher(digits, false).run(pattern);
}
PatternMatch match_whole(std::string_view pattern, std::string_view digits) {
    return Matcher(digits, true).run(pattern);
}

} // namespace crm
