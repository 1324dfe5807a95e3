#include "session/review_desk.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "package/keys.h"
#include "session/review_case_desk.h"
#include "session/review_hiding.h"
#include "session/review_intake.h"
#include "session/review_queue.h"
#include "session/review_watch.h"
#include "session/sealing.h"
#include "session/state.h"
#include "store/settings.h"

namespace accrue::session {
namespace {

constexpr std::string_view chosen_reviewer = "reviewer";       // the setting that says who reviews here
constexpr std::string_view hides_setting = "hides_applicants"; // "yes": those who apply are hidden
constexpr std::string_view chosen_folder = "review_folder";    // the one that is watched

} // namespace

struct ReviewDesk::State {
    explicit State(Session::State& outside) : session(outside) {}

    Session::State& session;
    bool is_read = false;
    std::optional<Date> read_on; // days left change with the day
    Language in = Language::English;
    std::optional<store::StoredReviewer> reviewer;
    QueueView view;
    std::unique_ptr<ReviewIntake> intake;
    std::unique_ptr<ReviewWatch> watch;
    std::unique_ptr<CaseDesk> desk;
    QueueModel model;
    std::uint64_t revision = 0;
    bool drawing_allowed = false;
    bool hides = false;     // who applies
    std::set<CaseId> shown; // but not of these

    [[nodiscard]] bool hides_case(CaseId of) const { return hides && !shown.contains(of); }
    Result<Done> read_reviewer();
    Result<Done> read_hiding();
    void read_queue();
    void tell_read(Result<Done> const& done, Problems& damaged); // of the queue
    void rebuild();
    [[nodiscard]] Moment ticks() const {
        return session.ports.ticks ? session.ports.ticks() : std::chrono::steady_clock::now();
    }
    Result<Done> open(CaseId of);
    // What the desk did shows in the queue as well.
    Result<Done> follow(Result<Done> done);
};

Result<Done> ReviewDesk::State::read_reviewer() {
    auto const chosen = store::setting(session.database, chosen_reviewer);
    if (!chosen) return chosen.problem();
    Problems damaged;
    auto const all = store::list_reviewers(session.database, damaged);
    if (!all) return all.problem();
    for (Problem& problem : damaged) session.warn(std::move(problem));
    reviewer.reset();
    for (store::StoredReviewer const& one : *all)
        if (*chosen && **chosen == fmt::format("{}", one.id.value)) reviewer = one;
    return Done{};
}

Result<Done> ReviewDesk::State::read_hiding() {
    auto const kept = store::setting(session.database, hides_setting);
    if (!kept) return kept.problem();
    hides = *kept == "yes";
    return Done{};
}

void ReviewDesk::State::read_queue() {
    Problems damaged;
    tell_read(view.read(session.database, damaged), damaged);
}

void ReviewDesk::State::tell_read(Result<Done> const& done, Problems& damaged) {
    if (!done) damaged.push_back(done.problem());
    for (Problem& problem : damaged) session.warn(std::move(problem));
    rebuild();
}

void ReviewDesk::State::rebuild() {
    Date const today = session.ports.today();
    model.rows.clear();
    for (store::ListedCase const& listed : view.cases()) {
        model.rows.push_back(queue_row(listed, today));
        if (hides_case(listed.about.id)) hide_applicant_in(model.rows.back());
        std::string const& level = listed.about.target;
        if (!level.empty() && std::ranges::find(model.levels, level) == model.levels.end())
            model.levels.push_back(level);
    }
    model.more = view.more();
    model.counts = view.counts();
    model.intake = intake ? std::optional(intake->told()) : watch ? watch->told() : std::nullopt;
    if (hides && model.intake) hide_applicants_in(*model.intake);
    model.hides_applicants = hides;
    model.watch.reset();
    if (watch) model.watch = QueueWatch{watch->folder().string(), watch->is_missing()};
    model.reviewer.reset();
    if (reviewer)
        model.reviewer = ReviewerModel{reviewer->name, reviewer->emails, reviewer->employers, reviewer->relations};
    model.revision = ++revision;
}

Result<Done> ReviewDesk::State::open(CaseId of) {
    auto opened = CaseDesk::open(session, of, reviewer, hides_case(of));
    if (!opened) {
        if (!hides_case(of)) return opened.problem();
        auto const listed = store::load_case(session.database, of);
        return listed ? hidden_problem(opened.problem(), listed->about) : opened.problem();
    }
    desk = *std::move(opened);
    if (drawing_allowed) desk->pages().allow();
    return Done{};
}

Result<Done> ReviewDesk::State::follow(Result<Done> done) {
    if (done) read_queue();
    return done;
}

ReviewDesk::ReviewDesk(Session::State& session) : state_(std::make_unique<State>(session)) {}
ReviewDesk::~ReviewDesk() = default;

bool ReviewDesk::look() {
    State& state = *state_;
    Date const today = state.session.ports.today();
    if (state.is_read && state.read_on == today && state.in == spoken()) return false;
    if (auto done = state.read_reviewer(); !done) state.session.warn(done.problem());
    if (auto done = state.read_hiding(); !done) state.session.warn(done.problem());
    state.is_read = true;
    state.read_on = today;
    state.in = spoken();
    state.read_queue();
    if (state.desk)
        if (auto done = state.desk->count_anew(); !done) state.session.warn(done.problem());
    return true;
}

bool ReviewDesk::collect() {
    State& state = *state_;
    bool const asked = state.intake && state.intake->collect();
    bool const came = state.watch && state.watch->collect(state.ticks());
    bool const taken = asked || came;
    if (taken) state.read_queue();
    if (taken && state.desk)
        if (auto done = state.desk->read_standing(); !done) state.session.warn(done.problem());
    bool const looked = state.desk && state.desk->collect();
    return taken || looked;
}

bool ReviewDesk::is_working() const {
    return (state_->intake && state_->intake->is_running()) || (state_->watch && state_->watch->is_working()) ||
           (state_->desk && state_->desk->is_working());
}

void ReviewDesk::finish_next() {
    if (state_->intake) state_->intake->wait();
    if (state_->watch) state_->watch->wait();
    if (state_->desk) state_->desk->wait();
    collect();
}

void ReviewDesk::finish() {
    look();
    while (is_working()) finish_next();
}

// --- Who reviews ---

Result<Done> ReviewDesk::set_reviewer(ReviewerWish const& wish) {
    State& state = *state_;
    if (!state.is_read) look();
    store::StoredReviewer changed = state.reviewer.value_or(store::StoredReviewer{});
    if (changed.secret.empty()) {
        if (auto refused = refused_passphrase(wish.passphrase)) return *std::move(refused);
        auto const made = package::make_key(wish.passphrase);
        if (!made) return made.problem();
        changed.secret = made->secret_file;
        changed.shown = package::key_text(made->public_key);
    }
    changed.name = std::string(trimmed(wish.name));
    changed.emails = wish.emails;
    changed.employers = wish.employers;
    changed.relations = wish.relations;
    auto transaction = store::Transaction::begin(state.session.database);
    if (!transaction) return transaction.problem();
    auto const id = store::put_reviewer(*transaction, changed);
    if (!id) return id.problem();
    if (auto done = store::set_setting(*transaction, chosen_reviewer, fmt::format("{}", id->value)); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    changed.id = *id;
    state.reviewer = std::move(changed);
    if (state.desk)
        if (auto again = state.open(state.desk->of()); !again) return again;
    state.rebuild();
    return Done{};
}

std::optional<store::StoredReviewer> const& ReviewDesk::reviewer() const { return state_->reviewer; }

// --- Who applies ---

Result<Done> ReviewDesk::hide_applicants(bool hides) {
    State& state = *state_;
    look();
    auto transaction = store::Transaction::begin(state.session.database);
    if (!transaction) return transaction.problem();
    if (auto done = store::set_setting(*transaction, hides_setting, hides ? "yes" : "no"); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    if (!hides && state.reviewer && state.desk && state.desk->model().hides_applicant)
        if (auto done = state.desk->show_applicant(); !done) return done;
    state.hides = hides;
    if (state.desk) state.desk->hide_applicant(state.hides_case(state.desk->of()));
    filter(state.view.filter());
    return Done{};
}

Result<Done> ReviewDesk::show_applicant() {
    if (auto done = state_->desk->show_applicant(); !done) return done;
    state_->shown.insert(state_->desk->of());
    state_->rebuild();
    return Done{};
}

Result<Done> ReviewDesk::show_unsearched(std::string const& sha256) { return state_->desk->show_unsearched(sha256); }

// --- The queue ---

void ReviewDesk::take_in(std::vector<std::filesystem::path> const& files) {
    look();
    if (!state_->intake || !state_->intake->is_running())
        state_->intake = std::make_unique<ReviewIntake>(state_->session);
    state_->intake->want(files);
    state_->rebuild();
}

void ReviewDesk::stop_taking_in() {
    if (state_->intake) state_->intake->stop();
    if (state_->watch) state_->watch->stop();
}

void ReviewDesk::dismiss_intake() {
    if (state_->intake)
        state_->intake.reset();
    else if (state_->watch)
        state_->watch->dismiss();
    state_->rebuild();
}

Result<Done> ReviewDesk::watch_folder(std::filesystem::path const& folder) {
    State& state = *state_;
    auto transaction = store::Transaction::begin(state.session.database);
    if (!transaction) return transaction.problem();
    if (auto done = store::set_setting(*transaction, chosen_folder, folder.string()); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    state.watch.reset();
    if (!folder.empty()) state.watch = std::make_unique<ReviewWatch>(state.session, folder);
    state.rebuild();
    return Done{};
}

bool ReviewDesk::begin_watching() {
    State& state = *state_;
    auto const folder = store::setting(state.session.database, chosen_folder);
    if (!folder) state.session.warn(folder.problem());
    if (state.watch || !folder || !*folder || (*folder)->empty()) return is_watching();
    state.watch = std::make_unique<ReviewWatch>(state.session, **folder);
    state.rebuild();
    return true;
}

bool ReviewDesk::is_watching() const { return state_->watch != nullptr; }

void ReviewDesk::filter(store::QueueFilter filter) {
    filter.search = state_->hides ? std::string() : search_key(filter.search); // it would tell names
    state_->view.filter(std::move(filter));
    Problems damaged;
    state_->tell_read(state_->view.read_rows(state_->session.database, damaged), damaged);
}

store::QueueFilter const& ReviewDesk::filter() const { return state_->view.filter(); }

void ReviewDesk::show_more() {
    Problems damaged;
    state_->tell_read(state_->view.read_more(state_->session.database, damaged), damaged);
}

QueueModel const& ReviewDesk::queue() const { return state_->model; }

// --- The claim desk ---

Result<Done> ReviewDesk::open(CaseId of) {
    look();
    return state_->open(of);
}

Result<bool> ReviewDesk::open_next() {
    look();
    auto const next = store::next_case(state_->session.database, state_->desk ? state_->desk->of() : CaseId{});
    if (!next) return next.problem();
    if (!*next) return false;
    if (auto opened = state_->open(*next); !opened) return opened.problem();
    return true;
}

Result<std::string> ReviewDesk::open_next_of_type(std::string const& type, std::string const& behind) {
    State& state = *state_;
    store::Database const& database = state.session.database;
    store::ClaimPlace from;
    if (state.desk) {
        auto const claims = store::list_case_claims(database, state.desk->of());
        if (!claims) return claims.problem();
        from.of = state.desk->of();
        from.seq = std::ranges::find(*claims, behind, &store::CaseClaim::claim) - claims->begin();
    }
    ReviewerId const you = state.reviewer ? state.reviewer->id : ReviewerId{};
    auto next = store::next_of_type(database, type, you, from);
    if (next && !*next) next = store::next_of_type(database, type, you, {});
    if (!next) return next.problem();
    if (!*next) return std::string();
    if (!state.desk || state.desk->of() != (*next)->of)
        if (auto opened = state.open((*next)->of); !opened) return opened.problem();
    return (*next)->claim;
}

void ReviewDesk::close() { state_->desk.reset(); }

ClaimDeskModel const* ReviewDesk::desk() const { return state_->desk ? &state_->desk->model() : nullptr; }

Result<Done> ReviewDesk::declare_no_conflict(std::string const& why) {
    return state_->follow(state_->desk->declare_no_conflict(why));
}
Result<Done> ReviewDesk::abstain(std::string const& why) { return state_->follow(state_->desk->abstain(why)); }
Result<Done> ReviewDesk::take_up() { return state_->follow(state_->desk->take_up()); }
Result<Done> ReviewDesk::decide(std::string const& claim, std::optional<Verdict> const& verdict, std::int64_t seconds) {
    return state_->follow(state_->desk->decide(claim, verdict, seconds));
}
Result<Done> ReviewDesk::undo() { return state_->follow(state_->desk->undo()); }
Result<Done> ReviewDesk::redo() { return state_->follow(state_->desk->redo()); }
Result<Done> ReviewDesk::recommend(std::optional<Outcome> const& outcome) {
    return state_->follow(state_->desk->recommend(outcome));
}
Result<Done> ReviewDesk::set_note(std::string const& note) { return state_->follow(state_->desk->set_note(note)); }
Result<Done> ReviewDesk::hand_in(std::filesystem::path const& file, std::string const& passphrase) {
    return state_->follow(state_->desk->hand_in(file, passphrase));
}
std::string ReviewDesk::suggested_name() const { return state_->desk->suggested_name(); }
std::string ReviewDesk::suggested_folder() const { return state_->desk->suggested_folder(); }

Result<Done> ReviewDesk::take_on() { return state_->follow(state_->desk->take_on()); }
Result<Done> ReviewDesk::accept_reviewer(std::string const& key) { return state_->follow(state_->desk->accept(key)); }
Result<Done> ReviewDesk::set_own_words(std::string const& words) { return state_->desk->set_own_words(words); }
Result<std::vector<std::filesystem::path>> ReviewDesk::decide_case(std::filesystem::path const& folder,
                                                                   std::string const& passphrase) {
    auto saved = state_->desk->decide_case(folder, passphrase);
    state_->read_queue();
    return saved;
}
Result<std::vector<std::filesystem::path>> ReviewDesk::save_again(std::filesystem::path const& folder) {
    return state_->desk->save_again(folder);
}
Result<Done> ReviewDesk::reopen(std::string const& why) { return state_->follow(state_->desk->reopen(why)); }

Result<LogCheck> ReviewDesk::check_log(std::vector<LogHead> const& seen) const {
    return check_review_log(state_->session.database, seen);
}
Result<std::string> ReviewDesk::export_log() const { return export_review_log(state_->session.database); }

Result<ReviewFigures> ReviewDesk::figures() const {
    Problems damaged;
    auto const reviewers = store::list_reviewers(state_->session.database, damaged);
    if (!reviewers) return reviewers.problem();
    for (Problem& problem : damaged) state_->session.warn(std::move(problem));
    ReviewerNames names;
    for (store::StoredReviewer const& one : *reviewers) names.emplace(one.id, Reviewer{one.name, one.shown});
    auto const counts = store::count_reviews(state_->session.database);
    if (!counts) return counts.problem();
    return make_figures(*counts, names, state_->session.ports.today());
}
Result<ReviewSample> ReviewDesk::draw_sample(SampleWish const& wish) {
    return session::draw_sample(state_->session, wish);
}

EvidencePage const* ReviewDesk::page(std::string const& sha256, int page, int width) {
    return state_->desk ? state_->desk->page(sha256, page, width) : nullptr;
}
bool ReviewDesk::may_draw() const { return !state_->desk || state_->desk->pages().may_draw(); }
void ReviewDesk::allow_drawing() {
    state_->drawing_allowed = true;
    if (state_->desk) state_->desk->pages().allow();
}

} // namespace accrue::session
