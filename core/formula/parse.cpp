// From text to formulas: words, names and signs, then a tree by recursive descent.
#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/formula/check.hpp"
#include "core/formula/names.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

using Fo = FormulaOp;
using Reason = FormulaReason;

enum class TokenKind : std::uint8_t { end, number, text, name, word, sign };
struct Token {
    TokenKind kind = TokenKind::end;
    std::uint32_t from = 0, length = 0;
    std::string text; // of a sign: its usual form
    std::int64_t number = 0;
};

bool is_blank(CodePoint c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x61C || c == 0xFEFF ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// The sign's usual form; empty: no sign.
std::string_view sign_of(CodePoint c) {
    switch (c) {
    case '+': return "+";
    case '-':
    case 0x2212: return "-";
    case '*':
    case 0xD7: return "*";
    case '/':
    case 0xF7: return "/";
    case '&': return "&";
    case '(': return "(";
    case ')': return ")";
    case ',':
    case ';':
    case 0x60C:
    case 0x61B: return ",";
    case '.': return ".";
    case '=': return "=";
    case '<': return "<";
    case '>': return ">";
    case 0x2260: return "<>";
    case 0x2264: return "<=";
    case 0x2265: return ">=";
    default: return {};
    }
}

bool is_in_word(CodePoint c) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') return true;
    return c >= 0x80 && c != replacement_character && !is_blank(c) && sign_of(c).empty() && c != 0xAB && c != 0xBB &&
           c != 0x201C && c != 0x201D;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    std::optional<FormulaProblem> read(std::vector<Token>& tokens) {
        for (;;) {
            while (m_at < m_text.size()) {
                std::size_t next = m_at;
                if (!is_blank(next_code_point(m_text, next))) break;
                m_at = next;
            }
            Token token{.from = static_cast<std::uint32_t>(m_at)};
            if (m_at == m_text.size()) {
                tokens.push_back(std::move(token));
                return {};
            }
            if (auto problem = read_one(token)) return problem;
            token.length = static_cast<std::uint32_t>(m_at) - token.from;
            tokens.push_back(std::move(token));
        }
    }

private:
    FormulaProblem problem(Reason reason, std::size_t from) const {
        return {.reason = reason,
                .from = static_cast<std::uint32_t>(from),
                .length = static_cast<std::uint32_t>(std::max<std::size_t>(m_at, from) - from),
                .word = std::string(m_text.substr(from, std::max(m_at, from) - from))};
    }

    std::optional<FormulaProblem> read_one(Token& token) {
        const std::size_t from = m_at;
        const CodePoint c = next_code_point(m_text, m_at);
        if (c == '[') return read_until(token, TokenKind::name, U']', from, Reason::unclosed_name);
        if (c == '"') return read_text(token, from);
        if (c == 0xAB) return read_until(token, TokenKind::text, 0xBB, from, Reason::unclosed_text);
        if (c == 0x201C) return read_until(token, TokenKind::text, 0x201D, from, Reason::unclosed_text);
        if (digit_value(c) >= 0) return read_number(token, from);
        if (const std::string_view sign = sign_of(c); !sign.empty()) {
            token.kind = TokenKind::sign;
            token.text = sign;
            if (m_at < m_text.size() && sign.size() == 1) { // <>, <=, >=, !=
                const char next = m_text[m_at];
                if ((sign == "<" && (next == '>' || next == '=')) || (sign == ">" && next == '=')) {
                    token.text += next;
                    ++m_at;
                }
            }
            return {};
        }
        if (c == '!' && m_at < m_text.size() && m_text[m_at] == '=') {
            ++m_at;
            token.kind = TokenKind::sign;
            token.text = "<>";
            return {};
        }
        if (!is_in_word(c)) return problem(Reason::unexpected, from);
        while (m_at < m_text.size()) {
            std::size_t next = m_at;
            if (!is_in_word(next_code_point(m_text, next))) break;
            m_at = next;
        }
        token.kind = TokenKind::word;
        token.text = m_text.substr(from, m_at - from);
        return {};
    }

    std::optional<FormulaProblem> read_until(Token& token, TokenKind kind, CodePoint end, std::size_t from,
                                             Reason otherwise) {
        token.kind = kind;
        while (m_at < m_text.size()) {
            const std::size_t at = m_at;
            if (next_code_point(m_text, m_at) == end) return {};
            token.text += m_text.substr(at, m_at - at);
        }
        return problem(otherwise, from);
    }

    std::optional<FormulaProblem> read_text(Token& token, std::size_t from) {
        token.kind = TokenKind::text;
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != '"') {
                token.text += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') { // "" is one sign in a text
                token.text += '"';
                ++m_at;
            } else {
                ++m_at;
                return {};
            }
        }
        return problem(Reason::unclosed_text, from);
    }

    // 12, 12.5, ١٢٫٥; no separators of thousands, for a comma parts the arguments of a function.
    std::optional<FormulaProblem> read_number(Token& token, std::size_t from) {
        token.kind = TokenKind::number;
        std::int64_t units = 0;
        int decimals = -1;
        m_at = from;
        while (m_at < m_text.size()) {
            std::size_t next = m_at;
            const CodePoint c = next_code_point(m_text, next);
            if (const int digit = digit_value(c); digit >= 0) {
                if (decimals == 4 || units > std::int64_t{1'000'000'000'000'000}) {
                    m_at = next;
                    return problem(Reason::bad_number, from);
                }
                units = units * 10 + digit;
                if (decimals >= 0) ++decimals;
            } else if ((c == '.' || c == 0x66B) && decimals < 0) {
                decimals = 0;
            } else {
                break;
            }
            m_at = next;
        }
        for (int i = std::max(decimals, 0); i < 4 && units <= formula_number_max; ++i) units *= 10;
        if (units > formula_number_max) return problem(Reason::bad_number, from);
        token.number = units;
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

struct Sign {
    std::string_view sign;
    Fo op;
};
constexpr Sign comparisons[] = {{"=", Fo::equal},    {"<>", Fo::differs}, {"<", Fo::less},
                                {"<=", Fo::at_most}, {">", Fo::greater},  {">=", Fo::at_least}};
constexpr Sign sums[] = {{"+", Fo::add}, {"-", Fo::subtract}};
constexpr Sign products[] = {{"*", Fo::multiply}, {"/", Fo::divide}};
constexpr Sign joins[] = {{"&", Fo::join}};
constexpr Sign eithers[] = {{"or", Fo::either}, {"أو", Fo::either}, {"او", Fo::either}};
constexpr Sign boths[] = {{"and", Fo::both}, {"و", Fo::both}};

using Parsed = Result<Formula, FormulaProblem>;

class Parser {
public:
    Parser(const Schema& schema, EntityIx entity, std::string_view text, std::vector<Token> tokens)
        : m_schema(schema), m_entity(entity), m_text(text), m_tokens(std::move(tokens)) {}

    Parsed parse() {
        if (here().kind == TokenKind::end) return Unexpected{problem(Reason::nothing_there)};
        Parsed whole = either();
        if (whole && here().kind != TokenKind::end) return Unexpected{problem(Reason::unexpected)};
        return whole;
    }

private:
    const Token& here() const { return m_tokens[m_at]; }
    bool is_sign(std::string_view sign) const { return here().kind == TokenKind::sign && here().text == sign; }
    bool is_word(std::string_view word) const {
        if (here().kind != TokenKind::word) return false;
        std::string lower = here().text;
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return lower == word;
    }
    FormulaProblem problem(Reason reason) const { return problem(reason, here()); }
    FormulaProblem problem(Reason reason, const Token& token) const {
        if (token.kind == TokenKind::end && reason == Reason::unexpected) reason = Reason::unfinished;
        return {.reason = reason,
                .from = token.from,
                .length = token.length,
                .word = std::string(m_text.substr(token.from, token.length))};
    }
    void span(Formula& formula, std::uint32_t from) const {
        const Token& last = m_tokens[m_at - 1];
        formula.from = from;
        formula.length = last.from + last.length - from;
    }

    template <std::size_t n> const Sign* sign_here(const Sign (&signs)[n]) const {
        for (const Sign& each : signs)
            if (is_sign(each.sign) || is_word(each.sign)) return &each;
        return nullptr;
    }

    // A sign with what it joins.
    template <class... Part> Parsed joined_by(Fo op, std::uint32_t from, Part&&... part) {
        constexpr std::size_t signs_max = 500;
        Formula whole{.op = op};
        (whole.parts.push_back(std::forward<Part>(part)), ...);
        span(whole, from);
        if (auto wrong = check_node(m_schema, m_entity, whole)) return Unexpected{std::move(*wrong)};
        if (++m_sign_count > signs_max) return Unexpected{problem(Reason::too_long)};
        return whole;
    }
    Parsed with_right_side(Formula left, Fo op, std::uint32_t from, Parsed (Parser::*part)()) {
        ++m_at;
        Parsed right = (this->*part)();
        if (!right) return right;
        return joined_by(op, from, std::move(left), std::move(*right));
    }

    // One level of signs that join from left to right.
    template <std::size_t n> Parsed chain(const Sign (&signs)[n], Parsed (Parser::*part)()) {
        const std::uint32_t from = here().from;
        Parsed left = (this->*part)();
        while (left) {
            const Sign* sign = sign_here(signs);
            if (!sign) break;
            left = with_right_side(std::move(*left), sign->op, from, part);
        }
        return left;
    }

    Parsed either() {
        if (++m_depth > formula_depth_max) return Unexpected{problem(Reason::too_deep)};
        Parsed parsed = chain(eithers, &Parser::both);
        --m_depth;
        return parsed;
    }
    Parsed both() { return chain(boths, &Parser::negation); }
    Parsed negation() {
        if (!is_word("not") && !is_word("ليس")) return comparison();
        return one_sided(Fo::not_, &Parser::negation);
    }
    Parsed comparison() {
        const std::uint32_t from = here().from;
        Parsed left = joined();
        const Sign* sign = left ? sign_here(comparisons) : nullptr;
        return sign ? with_right_side(std::move(*left), sign->op, from, &Parser::joined) : left;
    }
    Parsed joined() { return chain(joins, &Parser::summed); }
    Parsed summed() { return chain(sums, &Parser::multiplied); }
    Parsed multiplied() { return chain(products, &Parser::signed_part); }
    Parsed signed_part() {
        if (is_sign("-")) return one_sided(Fo::negate, &Parser::signed_part);
        return primary();
    }
    Parsed one_sided(Fo op, Parsed (Parser::*part)()) {
        const std::uint32_t from = here().from;
        if (++m_depth > formula_depth_max) return Unexpected{problem(Reason::too_deep)};
        ++m_at;
        Parsed inner = (this->*part)();
        --m_depth;
        return inner ? joined_by(op, from, std::move(*inner)) : inner;
    }

    Parsed literal(Fo op, FormulaKind kind) {
        Formula formula{.op = op, .kind = kind, .number = here().number};
        if (op == Fo::text) formula.text = here().text;
        ++m_at;
        span(formula, m_tokens[m_at - 1].from);
        return formula;
    }

    Parsed primary() {
        const Token& token = here();
        switch (token.kind) {
        case TokenKind::number: return literal(Fo::number, FormulaKind::number);
        case TokenKind::text: return literal(Fo::text, FormulaKind::text);
        case TokenKind::name: return named();
        case TokenKind::word: return worded();
        case TokenKind::sign:
            if (token.text == "(") {
                ++m_at;
                Parsed inner = either();
                if (!inner) return inner;
                if (!is_sign(")"))
                    return Unexpected{
                        problem(here().kind == TokenKind::end ? Reason::unclosed_bracket : Reason::unexpected)};
                ++m_at;
                return inner;
            }
            break;
        case TokenKind::end: break;
        }
        return Unexpected{problem(Reason::unexpected)};
    }

    Parsed worded() {
        for (const auto& [word, value] :
             {std::pair{std::string_view("yes"), 1}, {"true", 1}, {"نعم", 1}, {"no", 0}, {"false", 0}, {"لا", 0}}) {
            if (!is_word(word)) continue;
            Parsed truth = literal(Fo::truth, FormulaKind::truth);
            truth->number = value;
            return truth;
        }
        const bool is_call = m_tokens[m_at + 1].kind == TokenKind::sign && m_tokens[m_at + 1].text == "(";
        return is_call ? call() : named();
    }

    // A field of the record, or of the one that a field of it names. (Related records are read by call().)
    Parsed named() {
        const Token token = here();
        const FieldIx field = field_by_name(m_schema, m_entity, token.text);
        const bool has_point = m_tokens[m_at + 1].kind == TokenKind::sign && m_tokens[m_at + 1].text == ".";
        if (has_point && link_by_name(m_schema, m_entity, token.text) != no_field) return linked(field);
        if (field == no_field || has_point) {
            const bool is_relation = relation_by_name(m_schema, m_entity, token.text).child != no_entity;
            FormulaProblem wrong = problem(is_relation ? Reason::only_in_roll_up
                                           : has_point ? Reason::unknown_link
                                                       : Reason::unknown_field,
                                           token);
            wrong.word = token.text;
            if (!is_relation)
                wrong.hint =
                    has_point ? like_link(m_schema, m_entity, token.text) : like_field(m_schema, m_entity, token.text);
            return Unexpected{std::move(wrong)};
        }
        ++m_at;
        Formula formula{.op = Fo::field, .kind = kind_of(m_schema.field(m_entity, field)), .field = field};
        span(formula, token.from);
        return formula;
    }

    Parsed linked(FieldIx reference) {
        const std::uint32_t from = here().from;
        Formula formula{.op = Fo::linked, .child = m_schema.target(m_entity, reference), .reference = reference};
        m_at += 2;
        if (auto wrong = field_after_point(formula)) return Unexpected{std::move(*wrong)};
        formula.kind = kind_of(m_schema.field(formula.child, formula.field));
        span(formula, from);
        if (formula.kind == FormulaKind::nothing) { // not even for is_empty: the record has what it names
            FormulaProblem wrong = problem(Reason::not_computed, m_tokens[m_at - 1]);
            return Unexpected{std::move(wrong)};
        }
        return formula;
    }

    Parsed call() {
        const Token token = here();
        const FunctionDef* function = function_by_name(token.text);
        if (!function) {
            FormulaProblem wrong = problem(Reason::unknown_function, token);
            wrong.hint = like_function(token.text);
            return Unexpected{std::move(wrong)};
        }
        if (++m_depth > formula_depth_max) return Unexpected{problem(Reason::too_deep)};
        m_at += 2;
        Formula whole{.op = function->op};
        const EntityIx outside = m_entity;
        if (const Fo rolled = roll_up_of(function->op); is_roll_up(rolled) && begins_relation()) {
            if (m_is_in_roll_up) return Unexpected{problem(Reason::only_in_roll_up)};
            whole.op = rolled;
            if (auto wrong = related(whole)) return Unexpected{std::move(*wrong)};
            m_is_in_roll_up = true;
            m_entity = whole.child; // the condition is about the related record
        } else if (is_roll_up(whole.op)) {
            FormulaProblem wrong = problem(Reason::needs_relation);
            wrong.word = function->key;
            if (const auto all = formula_relations(m_schema, m_entity); !all.empty())
                wrong.hint = all[0].name(m_schema, language_of(token.text));
            return Unexpected{std::move(wrong)};
        } else if (!is_sign(")")) {
            Parsed part = either();
            if (!part) return part;
            whole.parts.push_back(std::move(*part));
        }
        while (is_sign(",")) {
            ++m_at;
            Parsed part = either();
            if (!part) return part;
            whole.parts.push_back(std::move(*part));
        }
        if (!is_sign(")"))
            return Unexpected{problem(here().kind == TokenKind::end ? Reason::unclosed_bracket : Reason::unexpected)};
        ++m_at;
        --m_depth;
        span(whole, token.from);
        std::size_t given = whole.parts.size() + is_roll_up(whole.op);
        const std::size_t least =
            is_roll_up(whole.op)
                ? 1
                : std::max<std::size_t>(function->least, whole.op == Fo::min || whole.op == Fo::max ? 2 : 0);
        const std::size_t most = is_roll_up(whole.op) ? 2 : function->most;
        if (given < least || given > most) {
            FormulaProblem wrong = problem(given < least ? Reason::too_few : Reason::too_many, token);
            wrong.hint = std::string(function->key);
            return Unexpected{std::move(wrong)};
        }
        auto wrong = check_node(m_schema, m_entity, whole);
        if (is_roll_up(whole.op)) m_is_in_roll_up = false;
        m_entity = outside;
        if (wrong) return Unexpected{std::move(*wrong)};
        return whole;
    }

    // Whether a name that stands for related records is next: it is one, and no field of the record itself unless a
    // point follows.
    bool begins_relation() const {
        const Token& token = here();
        if (token.kind != TokenKind::name && token.kind != TokenKind::word) return false;
        const Token& next = m_tokens[m_at + 1];
        if (next.kind == TokenKind::sign && next.text == "(") return false;
        const bool is_relation = relation_by_name(m_schema, m_entity, token.text).child != no_entity;
        if (next.kind == TokenKind::sign && next.text == ".")
            return is_relation || link_by_name(m_schema, m_entity, token.text) == no_field;
        return field_by_name(m_schema, m_entity, token.text) == no_field && is_relation;
    }

    std::optional<FormulaProblem> related(Formula& whole) {
        const Token token = here();
        const FormulaRelation relation = relation_by_name(m_schema, m_entity, token.text);
        if (relation.child == no_entity) {
            FormulaProblem wrong = problem(Reason::unknown_relation, token);
            wrong.word = token.text;
            wrong.hint = like_relation(m_schema, m_entity, token.text);
            return wrong;
        }
        whole.child = relation.child;
        whole.reference = relation.reference;
        ++m_at;
        if (!is_sign(".")) {
            if (whole.op == Fo::count) return {};
            FormulaProblem wrong = problem(Reason::lone_relation, token);
            wrong.word = token.text;
            return wrong;
        }
        ++m_at;
        return field_after_point(whole);
    }

    std::optional<FormulaProblem> field_after_point(Formula& whole) {
        const Token name = here();
        if (name.kind != TokenKind::name && name.kind != TokenKind::word) return problem(Reason::unexpected);
        whole.field = field_by_name(m_schema, whole.child, name.text);
        if (whole.field == no_field) {
            FormulaProblem wrong = problem(Reason::unknown_field, name);
            wrong.word = name.text;
            wrong.hint = like_field(m_schema, whole.child, name.text);
            return wrong;
        }
        ++m_at;
        return {};
    }

    const Schema& m_schema;
    EntityIx m_entity;
    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0, m_sign_count = 0;
    int m_depth = 0;
    bool m_is_in_roll_up = false;
};

} // namespace

Result<Formula, FormulaProblem> parse_formula(const Schema& schema, EntityIx entity, std::string_view text) {
    if (text.size() > formula_bytes_max)
        return Unexpected{FormulaProblem{.reason = Reason::too_long,
                                         .from = static_cast<std::uint32_t>(formula_bytes_max),
                                         .length = static_cast<std::uint32_t>(text.size() - formula_bytes_max)}};
    std::vector<Token> tokens;
    if (auto wrong = Lexer(text).read(tokens)) return Unexpected{std::move(*wrong)};
    tokens.push_back(tokens.back()); // one may always look at the next
    Parsed parsed = Parser(schema, entity, text, std::move(tokens)).parse();
    if (!parsed) return parsed;
    if (parsed->kind == FormulaKind::nothing)
        return Unexpected{FormulaProblem{.reason = Reason::not_computed,
                                         .from = parsed->from,
                                         .length = parsed->length,
                                         .word = std::string(text.substr(parsed->from, parsed->length))}};
    return parsed;
}

} // namespace crm
