// JSON for programs that read our answers: objects and lists appended part by part.
//
//     JsonObject answer;
//     answer.text("name", name).number("total", total).raw("hits", hits.done());
//     print(answer.done() + '\n');
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/formats/json_text.hpp"

namespace crm::cli {

class JsonObject {
public:
    JsonObject& text(std::string_view key, std::string_view value) {
        append_json_key(m_text, key);
        append_json_string(m_text, value);
        return *this;
    }
    JsonObject& number(std::string_view key, std::int64_t value) {
        append_json_key(m_text, key);
        append_json_integer(m_text, value);
        return *this;
    }
    JsonObject& count(std::string_view key, std::uint64_t value) {
        return number(key, static_cast<std::int64_t>(value));
    }
    JsonObject& yes_no(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
    JsonObject& raw(std::string_view key, std::string_view json) {
        append_json_key(m_text, key);
        m_text += json;
        return *this;
    }
    std::string done() const { return m_text + '}'; }

private:
    std::string m_text = "{";
};

class JsonList {
public:
    JsonList& raw(std::string_view json) {
        if (m_text.size() > 1) m_text += ',';
        m_text += json;
        return *this;
    }
    JsonList& text(std::string_view value) {
        if (m_text.size() > 1) m_text += ',';
        append_json_string(m_text, value);
        return *this;
    }
    std::string done() const { return m_text + ']'; }

private:
    std::string m_text = "[";
};

} // namespace crm::cli
