// `wasl-server attach` and `files`: files of records, in and out.
#include <cerrno>
#include <cstring>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/app/attachments.hpp"
#include "core/entities/attachment.hpp"
#include "core/queries/display.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_input.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames not_an_id = {"المعرّف يُكتب مثل 00c0ffee00c0ffee-1f، وليس «{1}».",
                                 "An id looks like 00c0ffee00c0ffee-1f, not \"{1}\"."};
constexpr BothNames no_record = {"لا سجل بهذا المعرّف: {1}", "There is no record {1}."};
constexpr BothNames no_files_here = {"سجلات هذا النوع ({1}) لا تُرفق بها ملفات.",
                                     "Records of this kind ({1}) have no files."};
constexpr BothNames cannot_read = {"لا يمكن قراءة «{1}»: {2}", "\"{1}\" cannot be read: {2}"};
constexpr BothNames cannot_write = {"لا يمكن كتابة «{1}»: {2}", "\"{1}\" cannot be written: {2}"};
constexpr BothNames attached = {"أُرفق «{1}» ({2} بايت): {3}", "Attached \"{1}\" ({2} bytes): {3}"};
constexpr BothNames extracted = {"أُخرجت {1} من {2} ملفًا إلى {3}.", "{1} of {2} files were written to {3}."};
constexpr BothNames name_title = {"الاسم", "Name"}, kind_title = {"النوع", "Kind"}, size_title = {"بايت", "Bytes"},
                    owner_title = {"صاحبه", "Belongs to"}, id_title = {"المعرّف", "Id"}, here_title = {"هنا", "Here"},
                    yes_word = {"نعم", "yes"}, no_word = {"لا", "no"};

std::string trouble_text(FileTrouble trouble, std::string_view path, const Invocation& invocation) {
    static constexpr BothNames sentences[] = {
        {"الملف «{1}» فارغ.", "\"{1}\" is empty."},
        {"الملف «{1}» أكبر من 25 ميغابايت، وهي الحد لملف واحد.",
         "\"{1}\" is larger than 25 MB, the limit for one file."},
        {"لا مساحة كافية لحفظ «{1}».", "There is no room for \"{1}\"."},
        {"لا يمكن الكتابة الآن؛ لم يُحفظ «{1}».", "Nothing can be written now; \"{1}\" was not kept."},
        {"«{1}»: محتواه ليس في هذا المجلد.", "\"{1}\": its content is not in this directory."},
        {"«{1}»: لا ملف بهذا المعرّف.", "\"{1}\": there is no such file."},
        {"تعذر حفظ «{1}»؛ لم يتغير شيء.", "\"{1}\" could not be kept; nothing has changed."},
        {"«{1}»: محتواه تالف في هذا المجلد.", "\"{1}\": its content is damaged in this directory."}};
    return filled(invocation.in(sentences[static_cast<std::size_t>(trouble)]), {path});
}

// The record a word names; told when there is none.
Place place_of(const Invocation& invocation, const OpenData& data, std::string_view word, int& exit) {
    const auto id = id_from(word);
    const Place place = id ? data.tables().find(*id) : Place{};
    if (!id)
        exit = complain(invocation, exit_usage, "not_an_id", filled(invocation.in(not_an_id), {word}));
    else if (!place)
        exit = complain(invocation, exit_problems, "no_such_record", filled(invocation.in(no_record), {word}));
    return place;
}

// --- attach ----------------------------------------------------------------------------------------------------------

// All or none: one change, after every file was kept.
int run_attach(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    int exit = exit_ok;
    const Place owner = place_of(invocation, data, invocation.words[0], exit);
    if (!owner) return exit;
    if (attachment_owner_field(data.schema(), owner.entity) == no_field)
        return complain(invocation, exit_usage, "no_files_here",
                        filled(invocation.in(no_files_here), {data.schema().entity(owner.entity).key}));
    std::vector<StoredFile> files;
    for (std::size_t i = 1; i < invocation.words.size(); ++i) {
        const std::string& path = invocation.words[i];
        InputFile file(path);
        if (file.error() || !file.is_open())
            return complain(invocation, exit_storage, "unreadable",
                            filled(invocation.in(cannot_read), {path, std::strerror(file.error())}));
        FileIntake intake(data.workspace, path == "-" ? "stdin" : path, 0);
        for (BytesView piece = file.next(); !piece.empty() && !intake.is_refused(); piece = file.next())
            intake.take(piece);
        if (file.error())
            return complain(invocation, exit_storage, "unreadable",
                            filled(invocation.in(cannot_read), {path, std::strerror(file.error())}));
        Result<StoredFile, FileTrouble> stored = Unexpected{FileTrouble::failed};
        intake.finish([&](Result<StoredFile, FileTrouble> answer) { stored = std::move(answer); });
        if (!stored)
            return complain(invocation, stored.error() == FileTrouble::no_room ? exit_storage : exit_problems,
                            name_of(stored.error()), trouble_text(stored.error(), path, invocation));
        files.push_back(std::move(*stored));
    }
    const auto committed = data.workspace.send(attach_files(data.tables(), data.tables().id(owner), files));
    if (!committed || !save_all(invocation, data)) return exit_storage;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string id = text_of(committed->added[i]);
        if (invocation.is_json)
            print(JsonObject()
                      .text("id", id)
                      .text("name", files[i].name)
                      .text("kind", files[i].kind)
                      .count("bytes", files[i].bytes)
                      .done() +
                  '\n');
        else
            print(filled(invocation.in(attached), {files[i].name, std::to_string(files[i].bytes), id}) + '\n');
    }
    return exit_ok;
}

// --- files -----------------------------------------------------------------------------------------------------------

Place owner_of(const OpenData& data, Place file) {
    const Schema& schema = data.schema();
    for (FieldIx field = 0; field < schema.field_count(file.entity); ++field) {
        if (schema.field(file.entity, field).type != FieldType::reference) continue;
        const Value value = data.tables().value(file, field);
        if (const auto* id = std::get_if<RecordId>(&value)) return data.tables().find(*id);
    }
    return {};
}

// Under its own name, or "name (2).pdf" where that is taken: nothing is written over.
class Folder {
public:
    explicit Folder(std::string path) : m_path(std::move(path)) {
        if (::mkdir(m_path.c_str(), 0777) != 0 && errno != EEXIST) m_error = errno;
    }
    int error() const { return m_error; }

    bool write(const std::string& name, BytesView bytes) {
        const std::size_t dot = name.rfind('.');
        const std::string stem = name.substr(0, dot), ending = dot == name.npos ? "" : name.substr(dot);
        int file = -1;
        for (int number = 1; file < 0; ++number) {
            const std::string each = number == 1 ? name : stem + " (" + std::to_string(number) + ")" + ending;
            file = ::open((m_path + "/" + each).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
            if (file < 0 && errno != EEXIST) return m_error = errno, false;
        }
        while (!bytes.empty()) {
            const ssize_t written = ::write(file, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) break;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (!bytes.empty()) m_error = errno;
        if (::close(file) != 0 && !m_error) m_error = errno;
        return m_error == 0;
    }

private:
    std::string m_path;
    int m_error = 0;
};

int extract(const Invocation& invocation, OpenData& data, const std::vector<Row>& rows) {
    const std::string path(invocation.value("extract"));
    const EntityIx entity = data.schema().entity(attachment.key);
    Folder folder(path);
    std::size_t written = 0;
    for (const Row row : rows) {
        if (folder.error()) break;
        const AttachmentFacts facts = attachment_facts(data.tables(), {entity, row});
        Result<Bytes, FileTrouble> bytes = Unexpected{FileTrouble::failed};
        read_attachment(data.workspace, data.tables().id({entity, row}),
                        [&](Result<Bytes, FileTrouble> answer) { bytes = std::move(answer); });
        if (!bytes)
            remark(trouble_text(bytes.error(), facts.name, invocation) + '\n');
        else if (folder.write(facts.name, *bytes))
            ++written;
    }
    if (folder.error())
        return complain(invocation, exit_storage, "unwritable",
                        filled(invocation.in(cannot_write), {path, std::strerror(folder.error())}));
    if (invocation.is_json)
        print(JsonObject().text("folder", path).count("written", written).count("files", rows.size()).done() + '\n');
    else
        print(filled(invocation.in(extracted), {std::to_string(written), std::to_string(rows.size()), path}) + '\n');
    return written == rows.size() ? exit_ok : exit_problems;
}

int run_files(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const EntityIx entity = data.schema().entity(attachment.key);
    std::vector<Row> rows;
    int exit = exit_ok;
    if (!invocation.words.empty()) {
        const Place place = place_of(invocation, data, invocation.words[0], exit);
        if (!place) return exit;
        if (place.entity == entity)
            rows.push_back(place.row);
        else
            rows = attachments_of(data.tables(), data.workspace.caches().relations, place);
    } else {
        for (Row row = 0; row < data.tables().table(entity).rows(); ++row)
            if (data.tables().table(entity).is_live(row)) rows.push_back(row);
    }
    if (invocation.has("extract")) return extract(invocation, data, rows);
    TextTable table({std::string(invocation.in(id_title)), std::string(invocation.in(name_title)),
                     std::string(invocation.in(kind_title)), std::string(invocation.in(size_title)),
                     std::string(invocation.in(owner_title)), std::string(invocation.in(here_title))});
    table.keep_whole(0);
    table.align_end(3);
    for (const Row row : rows) {
        const Place place{entity, row};
        const AttachmentFacts facts = attachment_facts(data.tables(), place);
        const Place owner = owner_of(data, place);
        const std::string id = text_of(data.tables().id(place)),
                          owner_name = owner ? display_name(data.tables(), owner, data.reader) : "";
        const bool is_here = is_attachment_here(data.workspace, place);
        if (invocation.is_json)
            print(JsonObject()
                      .text("id", id)
                      .text("name", facts.name)
                      .text("kind", facts.kind)
                      .count("bytes", facts.bytes)
                      .text("owner", owner ? text_of(data.tables().id(owner)) : "")
                      .yes_no("here", is_here)
                      .done() +
                  '\n');
        else
            table.add({id, facts.name, facts.kind, std::to_string(facts.bytes), owner_name,
                       std::string(invocation.in(is_here ? yes_word : no_word))});
    }
    if (!invocation.is_json) print(table.text(is_terminal(1), terminal_width(1)));
    return exit_ok;
}

constexpr OptionDef files_options[] = {
    {.name = "extract",
     .value = {"مجلد", "FOLDER"},
     .help = {"اكتب الملفات نفسها في هذا المجلد؛ لا يُكتب فوق ملف موجود.",
              "Write the files themselves into this folder; nothing there is written over."}}};
constexpr Example attach_examples[] = {
    {"attach 00c0ffee00c0ffee-1f contract.pdf photo.jpg --data /var/lib/wasl",
     {"ملفان لعميل واحد، يظهران في صفحته:", "Two files for one customer, shown on its page:"}}};
constexpr Example files_examples[] = {{"files --data /var/lib/wasl", {"كل الملفات:", "Every file:"}},
                                      {"files 00c0ffee00c0ffee-1f --extract out --data /var/lib/wasl",
                                       {"ملفات عميل واحد إلى مجلد:", "One customer's files into a folder:"}}};

} // namespace

constinit const CommandDef attach_command = {
    .name = "attach",
    .purpose = {"إرفاق ملفات بسجل", "Attach files to a record"},
    .arguments = "ID FILE… --data DIR",
    .description =
        {"يحفظ الملفات (حتى 25 ميغابايت للملف) مع السجل؛ كلها أو لا شيء. تنتقل مع النسخة الاحتياطية الكاملة.",
         "Keeps the files (up to 25 MB each) with the record; all of them or none. A complete backup has "
         "them too."},
    .examples = attach_examples,
    .words_min = 2,
    .words_max = 1000,
    .run = run_attach,
};

constinit const CommandDef files_command = {
    .name = "files",
    .purpose = {"الملفات المرفقة", "The attached files"},
    .arguments = "[ID] --data DIR [--extract FOLDER]",
    .description = {"يعرض الملفات المرفقة، كلها أو ما لسجل واحد، ويكتبها في مجلد إن طُلب.",
                    "Lists the attached files, all of them or one record's, and writes them into a folder if asked."},
    .options = files_options,
    .examples = files_examples,
    .words_max = 1,
    .run = run_files,
};

} // namespace crm::cli
