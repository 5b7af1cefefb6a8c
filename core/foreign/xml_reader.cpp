#include "core/foreign/xml_reader.hpp"

#include <cstdlib>

#include <expat.h>

namespace crm {

namespace {
constexpr std::uint64_t tag_bytes_max = 4 << 20; // one tag with its attributes; Expat keeps it until its end has come
constexpr int depth_max = 256;

std::string_view local(const char* name) {
    std::string_view text = name;
    const std::size_t colon = text.rfind(':');
    return colon == text.npos ? text : text.substr(colon + 1);
}
} // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const char** pair = m_pairs; *pair; pair += 2)
        if (local(*pair) == name) return pair[1];
    return {};
}

struct XmlReader::Handlers {
    static XmlReader& self(void* data) {
        auto& reader = *static_cast<XmlReader*>(data);
        reader.m_silent_bytes = 0;
        return reader;
    }
    static void start(void* data, const char* name, const char** attributes) {
        XmlReader& reader = self(data);
        if (++reader.m_depth > depth_max) return refuse(reader);
        reader.m_listener.start(local(name), XmlAttributes(attributes));
    }
    static void end(void* data, const char* name) {
        XmlReader& reader = self(data);
        --reader.m_depth;
        reader.m_listener.end(local(name));
    }
    static void text(void* data, const char* text, int size) {
        self(data).m_listener.text({text, static_cast<std::size_t>(size)});
    }
    static void doctype(void* data, const char*, const char*, const char*, int) { refuse(self(data)); }
    static void refuse(XmlReader& reader) {
        reader.m_is_refused = true;
        XML_StopParser(static_cast<XML_Parser>(reader.m_parser), XML_FALSE);
    }
};

XmlReader::XmlReader(XmlListener& listener) : m_listener(listener), m_parser(XML_ParserCreate(nullptr)) {
    if (!m_parser) std::abort(); // no memory: nowhere else do we live through that
    const auto parser = static_cast<XML_Parser>(m_parser);
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, Handlers::start, Handlers::end);
    XML_SetCharacterDataHandler(parser, Handlers::text);
    XML_SetStartDoctypeDeclHandler(parser, Handlers::doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(static_cast<XML_Parser>(m_parser)); }

bool XmlReader::feed(BytesView piece) {
    const auto parser = static_cast<XML_Parser>(m_parser);
    for (std::size_t at = 0; at < piece.size(); at += 1 << 20) {
        const BytesView part = piece.substr(at, 1 << 20);
        if (XML_Parse(parser, part.data(), static_cast<int>(part.size()), XML_FALSE) != XML_STATUS_OK) return false;
        m_silent_bytes += part.size();
        if (m_silent_bytes > tag_bytes_max) return false;
    }
    return !m_is_refused;
}

bool XmlReader::finish() {
    return XML_Parse(static_cast<XML_Parser>(m_parser), "", 0, XML_TRUE) == XML_STATUS_OK && !m_is_refused;
}

bool read_xml(BytesView whole, XmlListener& listener) {
    XmlReader reader(listener);
    return reader.feed(whole) && reader.finish();
}

} // namespace crm
