// The file of a bank or a till on its way in. It is read into memory and never kept.
#pragma once
#include <memory>
#include <string>

#include "core/formats/sheet_reader.hpp"
#include "core/import/money_file.hpp"
#include "web/frame/context.hpp"

namespace crm {

enum class BankFileStage : std::uint8_t { none, reading, ready, failed };

struct BankFile {
    BankFileStage stage = BankFileStage::none;
    std::uint64_t number = 0; // another for every file
    std::string name;
    BothNames failure{};
    std::unique_ptr<SheetReader> reader;
    Sheet sheet;          // of a workbook the first whose columns are understood
    MoneyColumns columns; // as guessed
};

void choose_bank_file(); // must follow a click; fills app's state<BankFile>()

} // namespace crm
