#include "web/frame/bank_file.hpp"

#include "core/text/words_bank.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/app.hpp"
#include "web/platform/files.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

BankFile& bank_file() { return app().context().state<BankFile>(); }

void fail(const BothNames& why) {
    BankFile& file = bank_file();
    file.reader.reset();
    file.stage = BankFileStage::failed;
    file.failure = why;
    platform::request_frames();
}

bool take_rows(BankFile& file, std::size_t rows_max) {
    SheetRow row;
    for (std::size_t i = 0; i < rows_max; ++i) {
        if (!file.reader->next(row)) return false;
        file.sheet.add(row);
    }
    return true;
}

// The sheet is read to its end. False: another of the workbook is begun, this one's columns say nothing of money.
bool is_understood(BankFile& file) {
    file.columns = guess_money_columns(file.sheet, app().context().parsing);
    if (file.columns.is_enough()) return true;
    const auto all = file.reader->sheets();
    for (std::size_t next = file.reader->sheet() + 1; next < all.size(); ++next) {
        if (all[next].is_hidden) continue;
        file.sheet = {};
        file.reader->begin(next);
        return false;
    }
    return true;
}

void finish() {
    bank_file().reader->finish();
    platform::run_in_slices([number = bank_file().number] {
        BankFile& file = bank_file();
        if (file.number != number || !file.reader) return false; // another file was chosen
        if (take_rows(file, 500) || !file.reader->is_over()) return true;
        if (const auto error = file.reader->error()) return fail(sentence_of(*error)), false;
        if (!is_understood(file)) return true;
        if (file.sheet.row_count() == 0) return fail(words::bank_not_lines), false;
        file.reader.reset();
        file.stage = BankFileStage::ready;
        platform::request_frames();
        return false;
    });
}

void begin(const platform::FileChunk& chunk, BytesView beginning) {
    static std::uint64_t last = 0;
    const Context ctx = app().context();
    BankFile& file = bank_file();
    file = {};
    file.stage = BankFileStage::reading;
    file.number = ++last;
    file.name = std::string(chunk.name);
    const FileKind kind = guess_file_kind(beginning, chunk.name);
    file.reader = sheet_reader_for(kind, {.csv = guess_csv(beginning),
                                          .language = ctx.language,
                                          .offset_minutes = ctx.parsing.offset_minutes,
                                          .now = ctx.now});
}

void take_piece(const platform::FileChunk& chunk) {
    if (chunk.end == platform::FileEnd::cancelled) return;
    if (chunk.end == platform::FileEnd::unreadable) return fail(words::unreadable_file);
    const std::string_view bytes(reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size());
    if (chunk.offset_bytes == 0) begin(chunk, bytes.substr(0, 1 << 16));
    BankFile& file = bank_file();
    if (file.stage != BankFileStage::reading)
        return chunk.end == platform::FileEnd::more ? platform::skip_file(chunk.file) : void();
    file.reader->feed(bytes);
    while (take_rows(file, 1000)) {
    }
    if (const auto error = file.reader->error()) return fail(sentence_of(*error));
    if (chunk.end == platform::FileEnd::last) finish();
    platform::request_frames();
}

} // namespace

void choose_bank_file() {
    platform::pick_file(
        ".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", take_piece);
}

} // namespace crm
