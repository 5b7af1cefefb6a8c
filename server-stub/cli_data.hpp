// A data directory, opened for one command: for reading beside whoever writes there, or for writing alone.
//
//     auto data = open_data(invocation, {.access = StorageAccess::read});
//     if (!data) return data.error();                      // it was told why
//     … (*data)->workspace.tables() …
#pragma once
#include <memory>
#include <optional>

#include "core/app/workspace.hpp"
#include "core/base/result.hpp"
#include "server-stub/cli_command.hpp"
#include "server-stub/environment_native.hpp"
#include "server-stub/storage_directory.hpp"

namespace crm::cli {

struct OpenData {
    explicit OpenData(std::string data_folder)
        : folder(std::move(data_folder)), storage(folder), workspace(environment, storage, timer, nullptr) {}

    std::string folder;
    NativeEnvironment environment;
    DirectoryStorage storage;
    DirectoryTimer timer;
    Workspace workspace;
    Reader reader;

    bool is_written_by_another() const; // now
    bool is_damaged() const { return workspace.phase() == Phase::damaged; }
    const Schema& schema() const { return workspace.schema(); }
    const Tables& tables() const { return workspace.tables(); }
};

struct OpenWish {
    StorageAccess access = StorageAccess::read;
    bool allows_damage = false;  // give what can be read, for a rescue
    bool allows_absence = false; // an empty workspace where nothing was ever kept (reading only)
};

Result<std::unique_ptr<OpenData>, int> open_data(const Invocation& invocation, OpenWish wish);

// Waits until everything is durable, and gives the log back to a snapshot where that is due. False: told why not.
bool save_all(const Invocation& invocation, OpenData& data);

// Whether this data set was ever written in the directory.
bool has_dataset(const std::string& folder, std::string_view dataset);
// The program that writes in a data directory now: "4711 (wasl-server serve …)"; nothing when nobody does.
std::optional<std::string> writer_of(const std::string& folder, std::string_view dataset);

std::string sentence_of(StorageError error, Language language);

// A kind of record by its key or its label in either language; told when there is none.
EntityIx find_entity(const Invocation& invocation, const Schema& schema, std::string_view word);
// A field likewise.
FieldIx find_field(const Invocation& invocation, const Schema& schema, EntityIx entity, std::string_view word);
// A record's id as list and search show it; told when it is none.
std::optional<RecordId> read_id(const Invocation& invocation, std::string_view word);
// A whole number that is not negative; told when it is none.
std::optional<std::size_t> count_option(const Invocation& invocation, std::string_view option, std::size_t otherwise);

} // namespace crm::cli
