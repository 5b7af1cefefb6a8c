// The native half of the bench: the jobs of jobs.hpp as a program, and the files that the engines in the browser read
// (run.mjs starts both). Native code is a guide to where time goes, not what the page takes.
//
//     wasl-bench --customers 100000 --orders 1000000 [--to results.json]
//     wasl-bench --customers 100000 --orders 1000000 --files FOLDER
//     wasl-bench --customers 1000000 --files FOLDER --only-import   sheets alone; `perf record` it
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/foreign/foreign_files.hpp"
#include "tests/bench/jobs.hpp"
#include "tests/bench/questions.hpp"

using namespace crm;
using namespace crm::bench;

namespace {

double wall_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
double cpu_ms() { return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC; }

struct Figures {
    std::string job;
    double p50_ms = 0, p95_ms = 0, cpu_ms = 0; // cpu: of one, on average
    std::size_t count = 0;
    double answer = 0; // of the last
};

class Timer {
public:
    explicit Timer(Jobs& jobs) : m_jobs(jobs) {
        std::printf("%-34s %11s %11s %11s %6s %14s\n", "native", "median ms", "p95 ms", "CPU ms", "times", "answer");
    }

    void time(
        const std::string& job, const std::vector<std::string>& arguments,
        const std::function<void()>& before_each = [] {}) {
        std::vector<double> times;
        double cpu = 0, answer = 0;
        for (const std::string& argument : arguments) {
            before_each();
            const double cpu_before = cpu_ms(), start = wall_ms();
            answer = m_jobs.run(std::string_view(job).substr(0, job.find(' ')), argument);
            times.push_back(wall_ms() - start);
            cpu += cpu_ms() - cpu_before;
        }
        std::ranges::sort(times);
        const std::size_t last = times.size() - 1;
        m_figures.push_back({job, times[last / 2], times[last * 95 / 100], cpu / static_cast<double>(times.size()),
                             times.size(), answer});
        const Figures& figures = m_figures.back();
        std::printf("%-34s %11.3f %11.3f %11.3f %6zu %14.0f\n", job.c_str(), figures.p50_ms, figures.p95_ms,
                    figures.cpu_ms, figures.count, figures.answer);
        std::fflush(stdout);
    }
    void repeat(
        const std::string& job, int times, const std::string& argument = {},
        const std::function<void()>& before_each = [] {}) {
        time(job, std::vector<std::string>(static_cast<std::size_t>(times), argument), before_each);
    }

    void write(const std::string& file) const {
        std::ofstream out(file);
        out << "[";
        for (const Figures& one : m_figures)
            out << (&one == m_figures.data() ? "\n" : ",\n") << R"({"job":")" << one.job << R"(","p50_ms":)"
                << one.p50_ms << R"(,"p95_ms":)" << one.p95_ms << R"(,"cpu_ms":)" << one.cpu_ms << R"(,"times":)"
                << one.count << R"(,"answer":)" << static_cast<std::int64_t>(one.answer) << "}";
        out << "\n]\n";
    }

private:
    Jobs& m_jobs;
    std::vector<Figures> m_figures;
};

std::string file_bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The one that issue 4 names, and what has to look at every order.
constexpr const char* related_filters[] = {"company(city=جدة) not order(date:last60) task(done_at:empty)",
                                           "count order(date:last_year)>=3 sum order.total>500"};

void bench_reading(Timer& timer, const Questions& questions, const std::string& size) {
    std::vector<std::string> slips, filters;
    for (const SlipQuestion& one : questions.slips) slips.push_back(one.typed);
    for (const ListQuestion& one : questions.lists) filters.push_back(one.filter());
    timer.repeat("index", 3);
    timer.time("search", questions.keystrokes);
    timer.time("search", slips);
    timer.time("list_cold", filters);
    timer.time("list", filters);
    timer.repeat("list_by_name", 3);
    timer.repeat("make_related", 1, size);
    for (const char* filter : related_filters) timer.repeat("list_related", 10, filter);
    timer.repeat("group_orders", 10);
    timer.repeat("find_doubles", 3);
    timer.repeat("document_total", 100, "500");
    timer.repeat("make_selling", 1, "10000");
    timer.repeat("statement", 20);
    timer.repeat("formula", 10,
                 "if([created_at] > date(2024, 1, 1), days_since([last_contacted]) * 2, 0) + year([created_at])");
    timer.repeat("formula", 10, "if([stage] = \"vip\", 1, 2)");
    timer.repeat("formula", 5, "sum([order].[total], is_this_year([date]) and [state] <> \"cancelled\")");
}

// Sheets of customers into an empty base.
void bench_sheets(Timer& timer, Jobs& jobs, const std::string& folder, int rounds, bool has_workbook) {
    const auto begin = [&] { jobs.run("begin_import"); };
    const std::string csv = file_bytes(folder + "/customers.csv");
    jobs.bytes = csv;
    timer.repeat("read_rows", rounds);
    timer.repeat("import_sheet", rounds, "person", begin);
    timer.repeat("import_sheet_checked", rounds, "person", begin);
    if (!has_workbook) return;
    timer.repeat("import_sheet_alike", 1, "person", begin);
    jobs.run("make_workbook");
    timer.repeat("read_rows (xlsx)", rounds);
    timer.repeat("import_sheet (xlsx)", rounds, "person", begin);
    jobs.bytes = csv;
}

void bench_files(Timer& timer, Jobs& jobs, const std::string& folder) {
    const auto begin = [&] { jobs.run("begin_import"); };
    bench_sheets(timer, jobs, folder, 3, true);
    for (const char* kind : {"csv", "xlsx", "vcard"}) timer.repeat("export_sheet " + std::string(kind), 3, kind);
    timer.repeat("export_json", 1);
    timer.repeat("read_json", 1, {}, begin);
    timer.repeat("merge_json", 1);
}

std::string word_after(int count, char** words, const char* name, const char* fallback) {
    for (int i = 1; i + 1 < count; ++i)
        if (std::strcmp(words[i], name) == 0) return words[i + 1];
    return fallback;
}

} // namespace

int main(int count, char** words) {
    const std::string customers = word_after(count, words, "--customers", "100000"),
                      orders = word_after(count, words, "--orders", "1000000"),
                      folder = word_after(count, words, "--files", ""), results = word_after(count, words, "--to", "");
    const auto customer_count = static_cast<std::uint32_t>(std::atoi(customers.c_str()));
    if (folder.empty()) {
        std::fprintf(stderr, "wasl-bench: say with --files where the bench's files may be\n");
        return 2;
    }
    write_files(folder, customer_count, static_cast<std::uint32_t>(std::atoi(orders.c_str())));
    if (std::find(words, words + count, std::string_view("--only-files")) != words + count) return 0;
    use_foreign_files();
    Jobs jobs;
    Timer timer(jobs);
    if (std::find(words, words + count, std::string_view("--only-import")) != words + count) {
        bench_sheets(timer, jobs, folder, 3, customer_count <= 100'000);
        if (!results.empty()) timer.write(results);
        return 0;
    }
    timer.repeat("make", 1, customers + ' ' + orders);
    timer.repeat("write_blocks", 3);
    timer.repeat("read_blocks", 3);
    bench_reading(timer, questions_of(customer_count), customers + ' ' + orders);
    bench_files(timer, jobs, folder);
    if (!results.empty()) timer.write(results);
}
