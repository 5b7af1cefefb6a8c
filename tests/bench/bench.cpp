// The bench: what a person waits for, at a size given on the command line, as medians over repeated runs.
//
//     ./wasl bench                      100,000 customers and 1,000,000 orders
//     ./wasl bench --customers 1000000 --orders 10000000
//
// Native code on this machine: a guide to what the page does with the same core, not the page's own figures. Results
// are printed as a table and written to tests/bench/results/bench.json.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/app/csv_import.hpp"
#include "core/entities/all_entities.hpp"
#include "core/queries/query_caches.hpp"
#include "core/queries/search.hpp"
#include "core/store/block.hpp"
#include "core/store/record_export.hpp"
#include "tests/support/generated_firm.hpp"

using namespace crm;

namespace {

double now_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Measured {
    std::string name;
    double median_ms = 0, p95_ms = 0;
    std::size_t runs = 0;
    std::string note;
};
std::vector<Measured> results;

void keep(std::string name, std::vector<double> times, std::string note = {}) {
    std::ranges::sort(times);
    const auto at = [&](double share) {
        return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
    };
    results.push_back({std::move(name), at(0.5), at(0.95), times.size(), std::move(note)});
    const Measured& last = results.back();
    std::printf("%-44s %12.3f %12.3f %6zu  %s\n", last.name.c_str(), last.median_ms, last.p95_ms, last.runs,
                last.note.c_str());
    std::fflush(stdout);
}

void time_it(const std::string& name, int runs, const std::function<std::string()>& work) {
    std::vector<double> times;
    std::string note;
    for (int i = 0; i < runs; ++i) {
        const double start = now_ms();
        note = work();
        times.push_back(now_ms() - start);
    }
    keep(name, std::move(times), std::move(note));
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes / 1'000'000) + " MB"; }

std::vector<Bytes> all_blocks(const Tables& tables) {
    std::vector<Bytes> blocks;
    for (const BlockRange& range : block_ranges(tables))
        blocks.push_back(encode_block(tables, range.entity, range.first, range.last));
    return blocks;
}

// Every prefix of names that are in the data, as somebody would type them.
void bench_search(const Tables& tables, QueryCaches& caches) {
    std::vector<double> prefix, slip;
    for (std::uint32_t i = 0; i < 200; ++i) {
        const generated::Customer customer = generated::customer(i * 37);
        std::string typed;
        for (std::size_t at = 0; at < customer.name.size() && typed.size() < 16;) {
            const auto lead = static_cast<unsigned char>(customer.name[at]);
            const std::size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
            typed += customer.name.substr(at, size);
            at += size;
            const double start = now_ms();
            (void)search(tables, caches.index, typed);
            prefix.push_back(now_ms() - start);
        }
        std::string wrong = customer.email.substr(0, customer.email.find('.'));
        if (wrong.size() > 4) std::swap(wrong[2], wrong[3]);
        const double start = now_ms();
        (void)search(tables, caches.index, wrong);
        slip.push_back(now_ms() - start);
    }
    keep("search, per keystroke, first page", prefix);
    keep("search, one typing slip", slip);
}

void bench_lists(const Tables& tables, QueryCaches& caches, const Reader& reader) {
    const EntityIx person = tables.schema().entity("person");
    const auto field = [&](std::string_view key) { return tables.schema().field(person, key); };
    const char* filters[] = {"stage=vip address~الرياض", "stage=prospect,new", "phone~55", "email~example stage=lost"};
    std::vector<double> times;
    std::size_t total = 0;
    for (int run = 0; run < 40; ++run) {
        const auto filter = parse_filter(tables.schema(), person, filters[run % 4], reader);
        if (!filter) continue;
        caches.lists.clear();
        ListQuery query{
            .entity = person, .filter = *filter, .words = {}, .sort = field("created_at"), .descending = true};
        const double start = now_ms();
        total += list(tables, caches, query, reader, 50).total;
        times.push_back(now_ms() - start);
    }
    keep("list: filters, sort, first 50, total", times, std::to_string(total / 40) + " rows on average");
    time_it("list: all by name", 3, [&] {
        caches.lists.clear();
        return std::to_string(list(tables, caches, {.entity = person, .filter = {}, .words = {}, .sort = field("name")},
                                   reader, 50)
                                  .total) +
               " rows, order made anew";
    });
}

void bench_exchange(const Tables& tables) {
    std::string text;
    std::size_t bytes = 0;
    time_it("export everything as JSON", 1, [&] {
        ExportWriter writer(tables, {.dataset = "bench", .made = {}});
        std::string piece;
        text.clear();
        while (writer.next(piece)) text += piece;
        bytes = text.size();
        return megabytes(bytes);
    });
    time_it("read that file (staged)", 1, [&] {
        StagedImport import(nullptr);
        (void)import.feed(text);
        (void)import.finish();
        return std::to_string(import.record_count()) + " records";
    });
}

int number_after(int count, char** words, const char* name, int fallback) {
    for (int i = 1; i + 1 < count; ++i)
        if (std::strcmp(words[i], name) == 0) return std::atoi(words[i + 1]);
    return fallback;
}

} // namespace

int main(int count, char** words) {
    const auto customers = static_cast<std::uint32_t>(number_after(count, words, "--customers", 100'000));
    const auto orders = static_cast<std::uint32_t>(number_after(count, words, "--orders", 1'000'000));
    std::printf("%u customers, %u orders with a line each; native, one thread\n\n", customers, orders);
    std::printf("%-44s %12s %12s %6s\n", "what", "median ms", "p95 ms", "runs");
    Schema schema(all_entities);
    Tables tables(schema);
    time_it("make the data, cell by cell", 1, [&] {
        generated::fill(tables, {.customers = customers, .orders = orders, .has_companies = false, .has_lines = true});
        return megabytes(tables.bytes()) + " of tables";
    });
    std::vector<Bytes> blocks;
    time_it("write all blocks of a snapshot", 3, [&] {
        blocks = all_blocks(tables);
        std::size_t bytes = 0;
        for (const Bytes& block : blocks) bytes += block.size();
        return megabytes(bytes);
    });
    time_it("open: all blocks into empty tables", 3, [&] {
        Tables opened(schema);
        for (const Bytes& block : blocks) (void)apply_block(opened, block);
        return megabytes(opened.bytes());
    });
    QueryCaches caches(schema);
    time_it("build the search index", 1, [&] {
        while (!caches.work(tables, 100'000)) {
        }
        return megabytes(caches.index.bytes());
    });
    const Reader reader = reader_of(tables, Language::ar, {20088}, 180);
    bench_search(tables, caches);
    bench_lists(tables, caches, reader);
    bench_exchange(tables);

    std::filesystem::create_directories("tests/bench/results");
    std::ofstream file("tests/bench/results/bench.json");
    file << "{\"customers\":" << customers << ",\"orders\":" << orders << ",\"results\":[";
    for (std::size_t i = 0; i < results.size(); ++i)
        file << (i ? ",\n" : "\n") << "{\"name\":\"" << results[i].name << "\",\"median_ms\":" << results[i].median_ms
             << ",\"p95_ms\":" << results[i].p95_ms << ",\"runs\":" << results[i].runs << "}";
    file << "\n]}\n";
    std::printf("\nwritten to tests/bench/results/bench.json\n");
}
