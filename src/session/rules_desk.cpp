#include "session/rules_desk.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/text_file.h"
#include "session/pack_source.h"
#include "session/rules_comparison.h"
#include "session/rules_content.h"

namespace accrue::session {
namespace desk { // with a name: RulesDesk::State is made of it

namespace fs = std::filesystem;

constexpr std::string_view key_of_use = "in use";       // beside the paths of files
constexpr std::string_view key_of_first = "first seen"; // the chosen file as it was

// How a file or folder looks from outside; equal ones are taken to hold the same.
struct Stamp {
    bool there = false;
    fs::file_time_type changed{};
    std::uintmax_t bytes = 0;
    friend bool operator==(Stamp const&, Stamp const&) = default;
};

Stamp stamp_of(fs::path const& path) {
    std::error_code error;
    Stamp stamp;
    stamp.changed = fs::last_write_time(path, error);
    stamp.there = !error;
    if (!stamp.there) return {};
    std::uintmax_t const bytes = fs::file_size(path, error);
    if (!error) stamp.bytes = bytes; // of a folder there is none
    return stamp;
}

using Stamps = std::vector<std::pair<fs::path, Stamp>>;

Stamps stamps_of(fs::path const& file, std::vector<fs::path> const& hangs_on) {
    Stamps stamps{{file, stamp_of(file)}};
    for (fs::path const& other : hangs_on) stamps.emplace_back(other, stamp_of(other));
    return stamps;
}

bool still_hold(Stamps const& stamps) {
    return std::ranges::all_of(stamps, [](auto const& seen) { return stamp_of(seen.first) == seen.second; });
}

// One file and what is known of it.
struct Held {
    fs::path file;
    bool opened = false;
    Stamps seen;                     // when it was read last, or began to be
    Language in = Language::English; // in which it was
    std::future<ReadRules> reading;
    ReadRules last;    // content and pack: of the last text that could be read
    PackPointer first; // that pack, as it was when it was read for the first time
    bool from_before = false;
};

std::string label_of(rules::CompiledPack const& pack, std::string_view rest) {
    return fmt::format("{} {}, {}", pack.pack.header.title, pack.pack.header.version, rest);
}

} // namespace desk

using desk::Held;
using desk::key_of_first;
using desk::key_of_use;
namespace fs = std::filesystem;

struct RulesDesk::State {
    fs::path folder;
    std::function<PackPointer()> in_use;
    std::vector<std::unique_ptr<Held>> held;
    std::string chosen;
    std::string other;      // key
    PackPointer other_pack; // of the comparison in the model
    PackPointer chosen_pack;
    PackPointer used;
    std::uint64_t revision = 0;
    Language in = spoken(); // of the model
    RulesModel model;

    [[nodiscard]] Held* find(std::string const& path) const {
        auto const found = std::ranges::find_if(held, [&](auto const& each) { return each->file.string() == path; });
        return found == held.end() ? nullptr : found->get();
    }
    bool list_files();
    bool begin_reading(Held& file);
    bool read_changed();
    static void take(Held& file);
    void rebuild();
    void add_others(Held const& file);
    [[nodiscard]] PackPointer pack_of(std::string const& key) const;
    void compare();
};

// Files of the rules folder that have come or gone. One that was opened by hand stays.
bool RulesDesk::State::list_files() {
    std::vector<std::string> const there = list_pack_files(folder);
    bool different = false;
    std::erase_if(held, [&](auto const& each) {
        bool const gone = !each->opened && std::ranges::find(there, each->file.string()) == there.end();
        different = different || gone;
        return gone;
    });
    for (std::string const& path : there) {
        if (find(path)) continue;
        auto file = std::make_unique<Held>();
        file->file = path;
        held.push_back(std::move(file));
        different = true;
    }
    if (different) // opened ones first, the others as they are listed
        std::ranges::sort(held, [](auto const& one, auto const& two) {
            return std::pair(!one->opened, one->file) < std::pair(!two->opened, two->file);
        });
    return different;
}

bool RulesDesk::State::begin_reading(Held& file) {
    bool const is_read = !file.seen.empty() && file.in == spoken() && desk::still_hold(file.seen);
    if (file.reading.valid() || is_read) return false;
    file.in = spoken();
    file.seen = desk::stamps_of(file.file, file.last.hangs_on); // before it is read: a later change is another stamp
    file.reading = std::async(std::launch::async, read_rules, file.file, ++revision);
    return true;
}

// One after the other: the chosen one first.
bool RulesDesk::State::read_changed() {
    if (std::ranges::any_of(held, [](auto const& each) { return each->reading.valid(); })) return false;
    if (Held* const first = find(chosen); first != nullptr && begin_reading(*first)) return true;
    return std::ranges::any_of(held, [&](auto const& each) { return begin_reading(*each); });
}

void RulesDesk::State::take(Held& file) {
    ReadRules read = file.reading.get();
    // Where it hangs on files that nobody knew of before it was read, they are looked at from now on.
    for (fs::path const& other : read.hangs_on)
        if (std::ranges::find(file.seen, other, &desk::Stamps::value_type::first) == file.seen.end())
            file.seen.emplace_back(other, desk::stamp_of(other));
    file.from_before = !read.content && file.last.content;
    if (file.from_before) {
        read.content = file.last.content;
        read.pack = file.last.pack;
    }
    file.last = std::move(read);
    if (!file.first) file.first = file.last.pack;
}

// --- The model ---

void RulesDesk::State::rebuild() {
    model.files.clear();
    model.reading = false;
    for (auto const& each : held) {
        RulesFile file{each->file.string(), each->file.filename().string(), each->last.content, each->last.reading};
        file.from_before = each->from_before;
        file.opened = each->opened;
        if (used && file.content && file.content->id == used->pack.header.id) {
            file.in_use = !file.from_before && file.content->sha256 == used->sha256;
            file.differs_from_use = !each->opened && file.content->version == used->pack.header.version &&
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
        model.others.push_back(
            {std::string(key_of_use), desk::label_of(*used, tr("by which the open record is scored"))});
    for (auto const& each : held)
        if (each.get() != &file && each->last.pack && each->last.pack->pack.header.id == id)
            model.others.push_back(
                {each->file.string(), desk::label_of(*each->last.pack, each->file.filename().string())});
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
    Held const* const file = find(chosen);
    PackPointer const after = file != nullptr ? file->last.pack : nullptr;
    if (after) add_others(*file);
    auto place = std::ranges::find(model.others, other, &RulesOther::key);
    if (place == model.others.end()) place = model.others.begin();
    PackPointer const before = place == model.others.end() ? nullptr : pack_of(place->key);
    if (!before) {
        model.comparison.reset();
        model.impact.reset();
        other_pack = chosen_pack = nullptr;
        return;
    }
    model.other = static_cast<std::size_t>(place - model.others.begin());
    if (model.comparison && before == other_pack && after == chosen_pack) return;
    other_pack = before;
    chosen_pack = after;
    model.impact.reset();
    model.comparison = compare_packs(*before, *after, place->label, ++revision);
    if (file->last.reading->sources.size() > 1 || file->from_before) // rows stand elsewhere than in the file
        for (RulesKindChange& kind : model.comparison->kinds)
            for (RulesRowChange& row : kind.rows) row.place = {};
}

// --- The desk ---

RulesDesk::RulesDesk(fs::path rules_folder, std::function<PackPointer()> in_use) : state_(std::make_unique<State>()) {
    state_->folder = std::move(rules_folder);
    state_->in_use = std::move(in_use);
}

RulesDesk::RulesDesk(RulesDesk&&) noexcept = default;
RulesDesk& RulesDesk::operator=(RulesDesk&&) noexcept = default;
RulesDesk::~RulesDesk() = default;

bool RulesDesk::look() {
    State& state = *state_;
    bool different = state.list_files();
    PackPointer used = state.in_use();
    Language const language = spoken();
    if (state.in != language) state.model.comparison.reset();
    different = different || used != state.used || state.in != language;
    state.used = std::move(used);
    state.in = language;
    different = state.read_changed() || different;
    if (different) state.rebuild();
    return collect() || different;
}

bool RulesDesk::collect() {
    using namespace std::chrono_literals;
    bool different = false;
    for (auto const& each : state_->held) {
        if (!each->reading.valid() || each->reading.wait_for(0s) != std::future_status::ready) continue;
        State::take(*each);
        different = true;
    }
    if (!different) return false;
    state_->read_changed();
    state_->rebuild();
    return true;
}

void RulesDesk::finish() {
    look();
    while (state_->model.reading) {
        for (auto const& each : state_->held)
            if (each->reading.valid()) each->reading.wait();
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
    if (auto const text = formats::read_file(path.string(), most_pack_bytes); !text) return text.problem();
    if (!state_->find(path.string())) {
        auto held = std::make_unique<Held>();
        held->file = path;
        held->opened = true;
        state_->held.insert(state_->held.begin(), std::move(held));
    }
    state_->chosen = path.string();
    look();
    state_->rebuild();
    return Done{};
}

void RulesDesk::close(std::string const& path) {
    std::erase_if(state_->held, [&](auto const& each) { return each->opened && each->file.string() == path; });
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

std::pair<PackPointer, PackPointer> RulesDesk::compared() const { return {state_->other_pack, state_->chosen_pack}; }

} // namespace accrue::session
