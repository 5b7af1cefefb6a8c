// XML read piece by piece (Expat): beginnings and ends of elements by their names without prefix, and text. Documents
// that declare entities are refused, so nothing can expand.
#pragma once
#include <cstdint>
#include <string_view>

#include "core/base/bytes.hpp"

namespace crm {

class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : m_pairs(pairs) {}
    std::string_view get(std::string_view name) const; // without its prefix; "" when it is not there

private:
    const char** m_pairs;
};

class XmlListener {
public:
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0; // may come in several pieces

protected:
    ~XmlListener() = default;
};

class XmlReader {
public:
    explicit XmlReader(XmlListener& listener);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;
    bool feed(BytesView piece); // false: this is not XML as we take it
    bool finish();              // false: it ended too early

private:
    struct Handlers;
    XmlListener& m_listener;
    void* m_parser;
    std::uint64_t m_silent_bytes = 0; // fed since anything was understood
    int m_depth = 0;
    bool m_is_refused = false;
};

bool read_xml(BytesView whole, XmlListener& listener);

} // namespace crm
