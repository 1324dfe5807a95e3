#include "session/package_desk.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "package/keys.h"
#include "session/desk_worker.h"
#include "session/state.h"
#include "session/words.h"
#include "store/sealed.h"

namespace accrue::session {

struct PackageDesk::State {
    explicit State(Session::State& outside) : session(outside) {}

    enum class At : std::uint8_t { Waiting, Checking, Checked, Stopped };
    struct Progress { // of the one that is being checked; its worker writes it
        std::atomic<std::size_t> seen = 0;
        std::atomic<std::size_t> files = 0;
    };
    struct Row {
        At at = At::Waiting;
        PackageModel told; // of this one alone
    };

    Session::State& session;
    std::vector<Row> rows;
    std::vector<CheckedPackage> packages; // of the rows; of one that was not checked yet its file
    std::vector<KnownKey> keys;           // of the library
    std::shared_ptr<Progress> progress = std::make_shared<Progress>();
    std::size_t told_seen = 0;
    bool stopping = false; // what is being checked
    PackagesModel model;
    std::uint64_t revision = 0;
    DeskWorker<CheckedPackage> worker; // last: what it is at uses some of the above

    void read_keys();
    bool take();
    bool begin_next();
    void rebuild();
    void want(std::string const& file);
    [[nodiscard]] std::optional<std::size_t> first(At at) const; // row
    [[nodiscard]] PackageModel row_model(Row const& row) const;
    [[nodiscard]] PackageCheck asked() const;
};

void PackageDesk::State::read_keys() {
    keys.clear();
    auto const records = store::list_records(session.database);
    if (!records) return session.warn(records.problem());
    for (store::RecordSummary const& record : *records) {
        auto const key = store::load_key(session.database, record.person);
        if (!key) session.warn(key.problem());
        if (!key || !*key) continue;
        auto const shown = package::read_public_key((*key)->shown);
        if (shown) keys.push_back({package::key_text(*shown), record_name(record.name)});
    }
}

PackageCheck PackageDesk::State::asked() const {
    PackageCheck check;
    check.rules_folder = session.ports.rules_folder;
    check.today = session.ports.today();
    check.language = session.language();
    return check;
}

std::optional<std::size_t> PackageDesk::State::first(At at) const {
    auto const row = std::ranges::find(rows, at, &Row::at);
    return row == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(row - rows.begin()));
}

// What was found out about one that is no longer asked for is dropped.
bool PackageDesk::State::take() {
    auto found = worker.take();
    auto const row = first(At::Checking);
    if (!found || !row || packages[*row].file != found->file) return false;
    rows[*row] = {At::Checked, package_model(*found, keys)};
    packages[*row] = *std::move(found);
    packages[*row].scored.reset(); // it is large, and told
    return true;
}

bool PackageDesk::State::begin_next() {
    auto const next = first(At::Waiting);
    if (!next || !worker.is_free()) return false;
    rows[*next].at = At::Checking;
    progress = std::make_shared<Progress>();
    told_seen = 0;
    stopping = false;
    std::string const& file = packages[*next].file;
    auto const check_it = [file, check = asked(), told = progress](std::stop_token const& stop) {
        PackageCheck stoppable = check;
        stoppable.go_on = [&](std::size_t seen, std::size_t files) {
            told->files = files;
            told->seen = seen;
            return !stop.stop_requested();
        };
        return check_package_file(file, stoppable);
    };
    worker.start(check_it, [file](Problem const& problem) {
        CheckedPackage package;
        package.file = file;
        package.problems.push_back(problem);
        return package;
    });
    return true;
}

void PackageDesk::State::want(std::string const& file) {
    auto const there = std::ranges::find(packages, file, &CheckedPackage::file);
    auto const place = static_cast<std::size_t>(there - packages.begin());
    if (there == packages.end()) {
        rows.emplace_back();
        packages.emplace_back();
    } else if (rows[place].at == At::Checking && !stopping) {
        return;
    }
    packages[place] = {};
    packages[place].file = file;
    rows[place] = {At::Waiting, package_model(packages[place])};
}

PackageModel PackageDesk::State::row_model(Row const& row) const {
    PackageModel model = row.told;
    switch (row.at) {
    case At::Checked: break;
    case At::Waiting:
        model.state = PackageModel::State::Waiting;
        model.verdict = tr("It waits for its turn.");
        break;
    case At::Stopped:
        model.state = PackageModel::State::Stopped;
        model.verdict = tr("Stopped: it was not looked at.");
        break;
    case At::Checking:
        model.state = PackageModel::State::Checking;
        std::size_t const files = progress->files;
        model.verdict = files == 0 ? std::string(tr("It is being checked …"))
                                   : say("It is being checked: file {} of {} …", std::min(told_seen + 1, files), files);
        break;
    }
    return model;
}

void PackageDesk::State::rebuild() {
    model.packages.clear();
    for (Row const& row : rows) model.packages.push_back(row_model(row));
    for (Problem const& problem : compare_packages(packages)) {
        auto const of = std::ranges::find(packages, problem.where.file, &CheckedPackage::file);
        add_comparison(model.packages[static_cast<std::size_t>(of - packages.begin())], problem);
    }
    model.working = !worker.is_free();
    model.revision = ++revision;
}

PackageDesk::PackageDesk(Session::State& session) : state_(std::make_unique<State>(session)) {}
PackageDesk::~PackageDesk() = default;

bool PackageDesk::is_working() const { return !state_->worker.is_free(); }
PackagesModel const& PackageDesk::model() const { return state_->model; }

void PackageDesk::check(std::vector<std::filesystem::path> const& files) {
    State& state = *state_;
    state.read_keys();
    for (std::filesystem::path const& file : files) state.want(file.string());
    state.begin_next();
    state.rebuild();
}

bool PackageDesk::collect() {
    State& state = *state_;
    bool const taken = state.take();
    bool const begun = state.begin_next();
    bool const further = std::exchange(state.told_seen, state.progress->seen.load()) != state.told_seen;
    bool const ended = state.model.working && state.worker.is_free();
    if (!taken && !begun && !further && !ended) return false;
    state.rebuild();
    return true;
}

void PackageDesk::finish() {
    while (is_working()) {
        state_->worker.wait();
        collect();
    }
}

void PackageDesk::stop() {
    for (State::Row& row : state_->rows)
        if (row.at == State::At::Waiting) row.at = State::At::Stopped;
    state_->stopping = true;
    state_->worker.give_up();
    state_->rebuild();
}

void PackageDesk::forget() {
    state_->rows.clear();
    state_->packages.clear();
    state_->worker.give_up();
    state_->rebuild();
}

} // namespace accrue::session
