#include "web/frame/saving.hpp"

#include "core/text/words_backup.hpp"
#include "web/frame/app.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/files.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

std::string_view mime_of(std::string_view name) {
    static constexpr struct {
        std::string_view ending, mime;
    } kinds[] = {{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
                 {".csv", "text/csv"},
                 {".vcf", "text/vcard"},
                 {".ics", "text/calendar"},
                 {".json", "application/json"},
                 {".html", "text/html"}};
    for (const auto& kind : kinds)
        if (name.ends_with(kind.ending)) return kind.mime;
    return "application/octet-stream";
}

} // namespace

std::string_view ending_of(FileKind kind) {
    switch (kind) {
    case FileKind::xlsx: return "xlsx";
    case FileKind::vcard: return "vcf";
    case FileKind::icalendar: return "ics";
    case FileKind::json: return "json";
    default: return "csv";
    }
}

int begin_download(const std::string& name, TellSaved tells) {
    return platform::begin_save(name, mime_of(name), platform::SaveTo::downloads, [=](platform::SaveEnd end) {
        const bool is_saved = end == platform::SaveEnd::saved;
        if (end != platform::SaveEnd::cancelled && (!is_saved || tells == TellSaved::always)) {
            const std::string_view says = app().context().text(is_saved ? words::exported : words::export_failed);
            show_toast({.text = std::string(says) + ' ' + name, .tone = is_saved ? Tone::success : Tone::danger});
        }
        platform::request_frames();
    });
}

} // namespace crm
