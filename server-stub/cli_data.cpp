#include "server-stub/cli_data.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text/fold.hpp"
#include "core/text/words_setup.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames data_missing = {
    "حدّد مجلد البيانات: ‎--data DIR (أو متغير البيئة WASL_DATA).",
    "Say which data directory: --data DIR (or the environment variable WASL_DATA)."};
constexpr BothNames no_dataset = {
    "لا بيانات لوصل في {1} (مجموعة «{2}»). ابدأ بـ wasl-server import أو sample.",
    "There is no data of Wasl in {1} (data set \"{2}\"). Begin with wasl-server import or sample."};
constexpr BothNames is_locked = {
    "برنامج آخر يكتب في {1}: العملية {2}. أوقفه ثم أعد المحاولة؛ القراءة ممكنة الآن.",
    "Another program is writing in {1}: process {2}. Stop it and try again; reading works meanwhile."};
constexpr BothNames is_not_writable = {"لا يمكن الكتابة في {1}: {2}", "{1} cannot be written: {2}"};
constexpr BothNames is_not_readable = {"لا يمكن قراءة {1}: {2}", "{1} cannot be read: {2}"};
constexpr BothNames is_damaged = {"جزء من البيانات في {1} تالف؛ لم يُكتب فوقه شيء. الأمر wasl-server check يقول أين، "
                                  "والأمر export --anyway يخرج ما يُقرأ.",
                                  "Part of the data in {1} is damaged; nothing was overwritten. wasl-server check says "
                                  "where, export --anyway takes out what can be read."};
constexpr BothNames is_not_saved = {"لم يُحفظ التغيير: {1}", "The change was not saved: {1}"};
constexpr BothNames opening = {"فتح البيانات", "Opening the data"};
constexpr BothNames tidying = {"كتابة لقطة", "Writing a snapshot"};
constexpr BothNames unknown_entity = {"لا يوجد نوع سجلات باسم «{1}». الأنواع: {2}",
                                      "There is no kind of record \"{1}\". There are: {2}"};
constexpr BothNames unknown_field = {"لا يوجد في «{1}» حقل باسم «{2}».", "\"{1}\" has no field \"{2}\"."};
constexpr BothNames did_you_mean = {" هل تقصد {1}؟", " Did you mean {1}?"};
constexpr BothNames there_are = {" الحقول: {1}", " There are: {1}"};
constexpr BothNames not_an_id = {"المعرّف يُكتب مثل 00c0ffee00c0ffee-1f، وليس «{1}». تعرضه الأوامر list وsearch.",
                                 "An id looks like 00c0ffee00c0ffee-1f, not \"{1}\". list and search show it."};
constexpr BothNames not_a_count = {"الخيار {1} يأخذ عددًا صحيحًا، وليس «{2}».", "{1} takes a whole number, not \"{2}\"."};

struct ErrorText {
    StorageError error;
    BothNames says;
};
constexpr ErrorText error_texts[] = {
    {StorageError::absent, {"غير موجود.", "it is not there."}},
    {StorageError::damaged, {"محتواه تالف.", "its content is damaged."}},
    {StorageError::quota_exceeded, {"لا مساحة على القرص.", "there is no room on the disk."}},
    {StorageError::fenced, {"برنامج آخر تولى الكتابة.", "another program has taken over."}},
    {StorageError::closed, {"أُغلق التخزين.", "the storage was closed."}},
    {StorageError::blocked, {"برنامج آخر يكتب الآن.", "another program is writing now."}},
    {StorageError::evicted, {"حُذفت البيانات من المجلد.", "the data was removed from the directory."}},
    {StorageError::timed_out, {"لم يُجب القرص.", "the disk did not answer."}},
    {StorageError::failed, {"رفض النظام (الصلاحيات؟).", "the system refused (permissions?)."}},
};

std::string log_folder(const std::string& folder, std::string_view dataset) {
    return folder + "/v-" + std::string(dataset);
}

std::string command_line_of(const std::string& process) {
    std::string line;
    if (std::FILE* file = std::fopen(("/proc/" + process + "/cmdline").c_str(), "r")) {
        char bytes[400];
        line.assign(bytes, std::fread(bytes, 1, sizeof bytes, file));
        std::fclose(file);
    }
    while (!line.empty() && line.back() == '\0') line.pop_back();
    for (char& c : line)
        if (c == '\0') c = ' ';
    return for_terminal(line);
}

bool is_writable(const std::string& folder) {
    struct stat about{};
    return ::stat(folder.c_str(), &about) != 0 || ::access(folder.c_str(), W_OK) == 0;
}

int refuse_locked(const Invocation& invocation, OpenData& data, const std::string& folder, std::string_view dataset) {
    if (const auto writer = writer_of(folder, dataset))
        return complain(invocation, exit_storage, "locked", filled(invocation.in(is_locked), {folder, *writer}));
    const StorageError error = data.workspace.error().value_or(
        is_writable(log_folder(folder, dataset)) ? StorageError::blocked : StorageError::failed);
    return complain(invocation, exit_storage, name_of(error),
                    filled(invocation.in(is_not_writable), {folder, sentence_of(error, invocation.language)}));
}

} // namespace

std::string sentence_of(StorageError error, Language language) {
    for (const ErrorText& text : error_texts)
        if (text.error == error) return std::string(text.says.in(language));
    return std::string(name_of(error));
}

bool has_dataset(const std::string& folder, std::string_view dataset) {
    struct stat about{};
    return ::stat(log_folder(folder, dataset).c_str(), &about) == 0;
}

std::optional<std::string> writer_of(const std::string& folder, std::string_view dataset) {
    const int file = ::open((log_folder(folder, dataset) + "/WRITER").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    const bool is_held = ::flock(file, LOCK_SH | LOCK_NB) != 0;
    char bytes[32];
    const ssize_t count = is_held ? ::read(file, bytes, sizeof bytes) : 0;
    ::close(file); // gives back what we may have locked
    if (!is_held) return {};
    std::string process(bytes, static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    process.erase(std::min(process.find_first_not_of("0123456789"), process.size()));
    if (process.empty()) return "?";
    const std::string line = command_line_of(process);
    return line.empty() ? process : process + " (" + line + ")";
}

namespace {

// What went wrong with opening, told; exit_ok when nothing did.
int judge_opening(const Invocation& invocation, OpenData& data, const OpenWish& wish, const std::string& folder) {
    const Workspace& workspace = data.workspace;
    const bool is_reading = wish.access == StorageAccess::read;
    switch (workspace.phase()) {
    case Phase::ready: return exit_ok;
    case Phase::read_only:
        return is_reading ? int(exit_ok) : refuse_locked(invocation, data, folder, workspace.dataset());
    case Phase::damaged:
        if (wish.allows_damage) return exit_ok;
        return complain(invocation, exit_storage, "damaged", filled(invocation.in(is_damaged), {folder}));
    default: {
        const StorageError error = workspace.error().value_or(StorageError::failed);
        const BothNames& pattern = is_reading ? is_not_readable : is_not_writable;
        return complain(invocation, exit_storage, name_of(error),
                        filled(invocation.in(pattern), {folder, sentence_of(error, invocation.language)}));
    }
    }
}

} // namespace

bool OpenData::is_written_by_another() const {
    return workspace.phase() != Phase::ready && writer_of(folder, workspace.dataset()).has_value();
}

Result<std::unique_ptr<OpenData>, int> open_data(const Invocation& invocation, OpenWish wish) {
    const char* environment = std::getenv("WASL_DATA");
    const std::string folder(invocation.value("data", environment ? environment : ""));
    const std::string dataset(invocation.value("dataset", "default"));
    if (folder.empty())
        return Unexpected{complain(invocation, exit_usage, "data_missing", invocation.in(data_missing))};
    const bool is_absent = wish.access == StorageAccess::read && !has_dataset(folder, dataset);
    if (is_absent && !wish.allows_absence)
        return Unexpected{
            complain(invocation, exit_storage, "absent", filled(invocation.in(no_dataset), {folder, dataset}))};

    auto data = std::make_unique<OpenData>(folder);
    if (!is_absent) {
        Progress progress(invocation, opening);
        // A program that writes may have replaced a file between two of our looks: look again before calling it damage.
        for (int turn = 0; turn < 3; ++turn) {
            data->workspace.on_change([&] { progress.show(data->workspace.progress()); });
            data->workspace.open(dataset, wish.access, [] {});
            data->workspace.on_change(nullptr);
            if (!data->is_damaged() || !data->is_written_by_another()) break;
        }
        progress.clear();
        if (const int refused = judge_opening(invocation, *data, wish, folder)) return Unexpected{refused};
    }
    const int offset = data->environment.offset_minutes();
    data->reader = reader_of(data->tables(), invocation.language, date_of(data->environment.now(), offset), offset);
    return data;
}

bool save_all(const Invocation& invocation, OpenData& data) {
    std::optional<Result<void, StorageError>> saved;
    data.workspace.vault().when_saved([&](Result<void, StorageError> result) { saved = result; });
    data.workspace.vault().force();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!saved && std::chrono::steady_clock::now() < deadline) { // the vault tries again by its timer
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        data.timer.run_due();
    }
    const SaveState& state = data.workspace.save_state();
    if (!saved || !*saved || state.kind != SaveKind::saved) {
        const StorageError error = saved && !*saved ? saved->error() : state.reason.value_or(StorageError::timed_out);
        complain(invocation, exit_storage, name_of(error),
                 filled(invocation.in(is_not_saved), {sentence_of(error, invocation.language)}));
        return false;
    }
    Progress progress(invocation, tidying);
    while (data.workspace.has_work()) {
        progress.show(-1);
        data.workspace.step();
    }
    return true;
}

namespace {

bool is_called(std::string_view folded_word, std::string_view key, const Label& label) {
    return folded_word == folded(key) || folded_word == folded(label.ar) || folded_word == folded(label.en);
}

std::string plain_word(std::string_view word) {
    std::string text = folded(word);
    for (char& c : text)
        if (c == '-') c = '_';
    return text;
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

} // namespace

EntityIx find_entity(const Invocation& invocation, const Schema& schema, std::string_view word) {
    const std::string folded_word = plain_word(word);
    std::vector<std::string_view> keys, candidates;
    for (std::size_t i = 0; i < schema.entity_count(); ++i) {
        const EntityDef& entity = schema.entity(static_cast<EntityIx>(i));
        if (is_called(folded_word, entity.key, entity.label) || is_called(folded_word, entity.key, entity.plural))
            return static_cast<EntityIx>(i);
        keys.push_back(entity.key);
        for (const std::string_view name : {entity.key, entity.label.ar, entity.plural.ar, entity.plural.en})
            candidates.push_back(name);
    }
    std::string text = filled(invocation.in(unknown_entity), {word, joined(keys)});
    if (const std::string_view near = nearest(word, candidates); !near.empty())
        text += filled(invocation.in(did_you_mean), {near});
    complain(invocation, exit_usage, "unknown_entity", text);
    return no_entity;
}

FieldIx find_field(const Invocation& invocation, const Schema& schema, EntityIx entity, std::string_view word) {
    if (const FieldIx known = schema.field(entity, word); known != no_field) return known;
    const std::string folded_word = plain_word(word);
    std::vector<std::string_view> keys, candidates;
    for (std::size_t f = 0; f < schema.field_count(entity); ++f) {
        const FieldDef& field = schema.field(entity, static_cast<FieldIx>(f));
        if (is_called(folded_word, field.key, field.label) || folded(word) == folded(field.label.ar))
            return static_cast<FieldIx>(f);
        keys.push_back(field.key);
        for (const std::string_view name : {field.key, field.label.ar, field.label.en}) candidates.push_back(name);
    }
    std::string text = filled(invocation.in(unknown_field), {schema.entity(entity).key, word});
    if (const std::string_view near = nearest(word, candidates); !near.empty())
        text += filled(invocation.in(did_you_mean), {near});
    text += filled(invocation.in(there_are), {joined(keys)});
    complain(invocation, exit_usage, "unknown_field", text);
    return no_field;
}

std::optional<RecordId> read_id(const Invocation& invocation, std::string_view word) {
    const auto id = id_from(word);
    if (!id) complain(invocation, exit_usage, "not_an_id", filled(invocation.in(not_an_id), {word}));
    return id;
}

std::optional<std::size_t> count_option(const Invocation& invocation, std::string_view option, std::size_t otherwise) {
    if (!invocation.has(option)) return otherwise;
    const std::string_view text = invocation.value(option);
    std::size_t count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && !text.empty()) return count;
    complain(invocation, exit_usage, "not_a_number",
             filled(invocation.in(not_a_count), {"--" + std::string(option), text}));
    return {};
}

} // namespace crm::cli
