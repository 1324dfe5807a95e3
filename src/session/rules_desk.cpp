#include "session/rules_desk.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "files/whole_file.h"
#include "session/pack_source.h"
#include "session/rules_comparison.h"
#include "session/rules_held.h"
#include "session/spoken_here.h"

namespace accrue::session {
namespace desk { // with a name: RulesDesk::State is made of it

// Packs to be compared, or being so.
struct Compared {
    PackPointer before;
    PackPointer after;
    bool with_places = true; // the rows of `after` stand where its text says
    friend bool operator==(Compared const&, Compared const&) = default;
};

} // namespace desk

using desk::Compared;
using desk::Held;
namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;

constexpr std::string_view key_of_use = "in use";       // beside the paths of files
constexpr std::string_view key_of_first = "first seen"; // the chosen file as it was
constexpr auto a_glance = 10ms; // what takes no longer than this to compare is shown without a word about it

std::string label_of(rules::CompiledPack const& pack, std::string_view rest) {
    return fmt::format("{} {}, {}", pack.pack.header.title, pack.pack.header.version, rest);
}

RulesComparison comparison_of(Compared const& packs, std::string const& from, std::uint64_t revision) {
    RulesComparison comparison = compare_packs(*packs.before, *packs.after, from, revision);
    if (packs.with_places) return comparison;
    for (RulesKindChange& kind : comparison.kinds)
        for (RulesRowChange& row : kind.rows) row.place = {};
    return comparison;
}

bool is_ready(auto const& future) { return future.wait_for(0s) == std::future_status::ready; }

} // namespace

struct RulesDesk::State {
    State(store::Database const& of_session, fs::path rules_folder, std::function<PackPointer()> pack_in_use)
        : library(of_session), folder(std::move(rules_folder)), in_use(std::move(pack_in_use)) {}

    store::Database const& library;
    fs::path folder;
    std::function<PackPointer()> in_use;
    std::vector<std::unique_ptr<Held>> held;
    std::string chosen;
    std::string other; // key
    PackPointer used;
    std::uint64_t revision = 0;
    RulesModel model;
    Compared wanted;                         // none: nothing can be compared
    Compared compared;                       // in the model
    Compared comparing;                      // by:
    std::future<RulesComparison> comparison; // one at a time

    [[nodiscard]] Held* find(std::string const& path) const {
        auto const found = std::ranges::find(held, path, [](auto const& each) { return each->path; });
        return found == held.end() ? nullptr : found->get();
    }
    bool list(std::vector<Held> there, RulesOrigin origin);
    bool list_files();
    bool list_stored();
    bool read_changed();
    void rebuild();
    void add_others(Held const& file);
    [[nodiscard]] PackPointer pack_of(std::string const& key) const;
    void compare();
    void begin_to_compare(std::string const& from);
    void take_comparison();
};

// Takes on what is there now, and off what is no longer.
bool RulesDesk::State::list(std::vector<Held> there, RulesOrigin origin) {
    bool different =
        std::erase_if(held, [&](auto const& each) {
            return each->origin == origin && std::ranges::find(there, each->path, &Held::path) == there.end();
        }) > 0;
    for (Held& each : there) {
        if (find(each.path)) continue; // one that was opened by hand stays so
        held.push_back(std::make_unique<Held>(std::move(each)));
        different = true;
    }
    return different;
}

bool RulesDesk::State::list_files() {
    std::vector<Held> there;
    for (std::string const& path : list_pack_files(folder)) there.push_back(desk::held_file(path, RulesOrigin::Folder));
    if (!list(std::move(there), RulesOrigin::Folder)) return false;
    std::ranges::stable_sort(held, {}, [](auto const& each) { // texts of the library in its own order
        return std::pair(each->origin, each->origin == RulesOrigin::Library ? fs::path() : fs::path(each->path));
    });
    return true;
}

// Packs of which the library holds a text and the folder no file that can be read. What the files are has to be known before.
bool RulesDesk::State::list_stored() {
    auto const is_file = [](auto const& each) { return each->origin == RulesOrigin::Folder; };
    if (std::ranges::any_of(held, [&](auto const& each) { return is_file(each) && !each->last.reading; })) return false;
    std::vector<Held> there;
    auto const packs = store::list_packs(library);
    if (!packs) return false; // what is there stays
    for (store::PackSummary const& stored : *packs) {
        bool const has_file = std::ranges::any_of(held, [&](auto const& each) {
            RulesContent const* const content = each->last.content.get();
            return is_file(each) && content && content->id == stored.id && content->version == stored.version;
        });
        if (!has_file) there.push_back(desk::held_text(stored));
    }
    return list(std::move(there), RulesOrigin::Library);
}

// One after the other: the chosen one first.
bool RulesDesk::State::read_changed() {
    if (std::ranges::any_of(held, [](auto const& each) { return each->reading.valid(); })) return false;
    Held* next = find(chosen);
    if (next == nullptr || !next->is_outdated()) {
        auto const outdated = std::ranges::find_if(held, [](auto const& each) { return each->is_outdated(); });
        next = outdated == held.end() ? nullptr : outdated->get();
    }
    if (next == nullptr) return false;
    next->read(library, ++revision);
    return true;
}

// --- The model ---

void RulesDesk::State::rebuild() {
    model.files.clear();
    model.reading = false;
    for (auto const& each : held) {
        RulesFile file{each->path, each->name, each->last.content, each->last.reading};
        file.from_before = each->from_before;
        file.origin = each->origin;
        if (used && file.content && file.content->id == used->pack.header.id) {
            file.in_use = !file.from_before && file.content->sha256 == used->sha256;
            file.differs_from_use = each->origin == RulesOrigin::Folder &&
                                    file.content->version == used->pack.header.version &&
                                    file.content->sha256 != used->sha256;
        }
        model.reading = model.reading || each->reading.valid();
        model.files.push_back(std::move(file));
    }
    auto const in_use =
        std::ranges::find_if(model.files, [](RulesFile const& file) { return file.in_use || file.differs_from_use; });
    if (!find(chosen) && in_use != model.files.end()) chosen = in_use->path;
    if (!find(chosen) && !model.reading && !model.files.empty()) chosen = model.files.front().path;
    auto const file = std::ranges::find(model.files, chosen, &RulesFile::path);
    model.chosen = static_cast<std::size_t>(file - model.files.begin());
    compare();
}

void RulesDesk::State::add_others(Held const& file) {
    std::string const& id = file.last.pack->pack.header.id;
    if (file.first && file.first->sha256 != file.last.pack->sha256)
        model.others.push_back({std::string(key_of_first), std::string(tr("As it was when it was first read here"))});
    if (used && used->pack.header.id == id && used->sha256 != file.last.pack->sha256)
        model.others.push_back({std::string(key_of_use), label_of(*used, tr("by which the open record is scored"))});
    for (auto const& each : held)
        if (each.get() != &file && each->last.pack && each->last.pack->pack.header.id == id)
            model.others.push_back({each->path, label_of(*each->last.pack, each->label())});
}

PackPointer RulesDesk::State::pack_of(std::string const& key) const {
    if (key == key_of_use) return used;
    Held const* const file = find(key == key_of_first ? chosen : key);
    if (file == nullptr) return nullptr;
    return key == key_of_first ? file->first : file->last.pack;
}

// With what was chosen last, where that is possible, else with the first that there is.
void RulesDesk::State::compare() {
    model.others.clear();
    model.other.reset();
    wanted = {};
    Held const* const file = find(chosen);
    if (file != nullptr && file->last.pack) add_others(*file);
    auto place = std::ranges::find(model.others, other, &RulesOther::key);
    if (place == model.others.end()) place = model.others.begin();
    if (place != model.others.end()) {
        model.other = static_cast<std::size_t>(place - model.others.begin());
        bool const rows_are_there = file->last.reading->sources.size() == 1 && !file->from_before;
        wanted = {pack_of(place->key), file->last.pack, rows_are_there};
    }
    if (wanted != compared) {
        model.comparison.reset();
        model.impact.reset();
        compared = {};
    }
    model.comparing = wanted.before && !model.comparison;
    if (model.comparing && !comparison.valid()) begin_to_compare(place->label);
}

void RulesDesk::State::begin_to_compare(std::string const& from) {
    comparing = wanted;
    comparison = std::async(std::launch::async, as_spoken_here(comparison_of), comparing, from, ++revision);
    if (comparison.wait_for(a_glance) == std::future_status::ready) take_comparison();
}

void RulesDesk::State::take_comparison() {
    RulesComparison done = comparison.get();
    if (comparing != wanted) return; // something else has been chosen meanwhile
    model.comparison = std::move(done);
    model.comparing = false;
    compared = comparing;
}

// --- The desk ---

RulesDesk::RulesDesk(store::Database const& library, fs::path rules_folder, std::function<PackPointer()> in_use)
    : state_(std::make_unique<State>(library, std::move(rules_folder), std::move(in_use))) {}

RulesDesk::RulesDesk(RulesDesk&&) noexcept = default;
RulesDesk& RulesDesk::operator=(RulesDesk&&) noexcept = default;
RulesDesk::~RulesDesk() = default;

bool RulesDesk::look() {
    State& state = *state_;
    bool different = state.list_files();
    different = state.list_stored() || different;
    PackPointer used = state.in_use();
    different = different || used != state.used;
    state.used = std::move(used);
    different = state.read_changed() || different;
    if (different) state.rebuild();
    return collect() || different;
}

bool RulesDesk::collect() {
    State& state = *state_;
    bool different = false;
    for (auto const& each : state.held) {
        if (!each->reading.valid() || !is_ready(each->reading)) continue;
        each->take();
        different = true;
    }
    if (state.comparison.valid() && is_ready(state.comparison)) {
        state.take_comparison();
        different = true;
    }
    if (!different) return false;
    state.list_stored();
    state.read_changed();
    state.rebuild();
    return true;
}

void RulesDesk::finish() {
    look();
    while (state_->model.reading || state_->model.comparing) {
        for (auto const& each : state_->held)
            if (each->reading.valid()) each->reading.wait();
        if (state_->comparison.valid()) state_->comparison.wait();
        collect();
    }
}

void RulesDesk::choose(std::string const& path) {
    if (!state_->find(path)) return;
    state_->chosen = path;
    state_->rebuild();
}

Result<Done> RulesDesk::open(fs::path const& file) {
    std::error_code error;
    fs::path const whole = fs::absolute(file, error).lexically_normal();
    fs::path const& path = error ? file : whole;
    if (auto const text = files::read_file(path.string(), most_pack_bytes); !text) return text.problem();
    if (!state_->find(path.string()))
        state_->held.insert(state_->held.begin(), std::make_unique<Held>(desk::held_file(path, RulesOrigin::Opened)));
    state_->chosen = path.string();
    look();
    state_->rebuild();
    return Done{};
}

void RulesDesk::close(std::string const& path) {
    std::erase_if(state_->held,
                  [&](auto const& each) { return each->origin == RulesOrigin::Opened && each->path == path; });
    state_->rebuild();
}

void RulesDesk::compare_with(std::string const& key) {
    state_->other = key;
    state_->rebuild();
}

void RulesDesk::tell_impact(Impact const& impact) {
    auto const level = [](std::string const& code) { return code.empty() ? std::string(tr("no level")) : code; };
    RulesImpact& model = state_->model.impact.emplace();
    model.scored = impact.scored;
    model.unreadable = impact.unreadable;
    model.stopped = impact.stopped;
    for (ImpactRow const& row : impact.rows)
        model.rows.push_back({row.record, row.name, level(row.before), level(row.after), row.why});
}

void RulesDesk::forget_impact() { state_->model.impact.reset(); }

RulesModel const& RulesDesk::model() const { return state_->model; }

std::pair<PackPointer, PackPointer> RulesDesk::compared() const {
    return {state_->compared.before, state_->compared.after};
}

} // namespace accrue::session
