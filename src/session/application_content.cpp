#include "session/application_content.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/verdict.h"
#include "session/asked_parts.h"
#include "session/contradictions.h"
#include "session/fees.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using Part = ApplicationPart;
using PartKind = ApplicationPart::Kind;
using PartState = ApplicationPart::State;

std::string file_name_of(std::string const& name, std::string const& level) {
    std::string stem;
    for (char const c : search_key(name)) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            stem += c;
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
    }
    while (!stem.empty() && stem.back() == '-') stem.pop_back();
    if (stem.empty()) stem = "application";
    return fmt::format("{}-{}.accrue-application.zip", shortened(stem, 40), comparison_key(level));
}

class Maker {
public:
    explicit Maker(ApplicationGround const& ground)
        : ground_(ground), pack_(ground.scored.pack->pack), application_(ground.scored.application),
          on_(ground.scored.bound.on) {}

    ApplicationModel make() && {
        model_.scheme = fmt::format("{} {}", pack_.header.title, pack_.header.version);
        model_.notice = pack_.header.notice.value_or("");
        model_.applicant = application_.applicant.value_or(Applicant{});
        model_.target = target_of(ground_.scored);
        model_.language = application_.language.value_or("en");
        fees_ = fees_of(pack_, model_.target, model_.applicant.member, on_);
        add_level();
        add_applicant();
        add_evidence();
        add_documents();
        add_declarations();
        add_referees();
        add_statement();
        add_fees();
        add_size();
        model_.contradictions = find_contradictions({ground_.scored, ground_.ids, ground_.evidence, ground_.today});
        for (EvidenceFileRow const& file : ground_.evidence.files) model_.files.push_back(file.name);
        auto const is_more = [](Part const& part) {
            return part.kind != PartKind::Level && part.kind != PartKind::Applicant &&
                   part.kind != PartKind::Evidence && part.kind != PartKind::Size;
        };
        model_.asks_for_more = std::ranges::any_of(model_.parts, is_more);
        say_what_is_left();
        say_whether_it_can_be_sealed();
        model_.suggested_name = file_name_of(model_.applicant.name.value_or(""), model_.target);
        return std::move(model_);
    }

private:
    Part& part(PartKind kind, PartState state, std::string title, std::string words, std::string const& clause = {}) {
        model_.parts.push_back({kind, {}, std::move(title), state, std::move(words), clause_words(pack_, clause), {}});
        return model_.parts.back();
    }

    // --- The level ---

    void add_level() {
        int const reached = ground_.scored.claimed.overall;
        if (reached != rules::none) model_.computed = pack_.levels[static_cast<std::size_t>(reached)].code;
        for (LevelModel const& level : ground_.summary.ladder)
            model_.targets.push_back({level.code, level.title, is_reached(level)});
        std::ranges::reverse(model_.targets);
        model_.verdict = verdict();
        auto const row = std::ranges::find(pack_.levels, model_.target, &rules::Level::code);
        auto const chosen = std::ranges::find(model_.targets, model_.target, &TargetModel::code);
        bool const reaches_it = chosen != model_.targets.end() && chosen->reached;
        part(PartKind::Level,
             model_.target.empty() ? PartState::Missing
             : reaches_it          ? PartState::Done
                                   : PartState::Beyond,
             say("Level applied for: {}", model_.target), model_.verdict,
             row == pack_.levels.end() ? std::string() : row->clause);
    }

    [[nodiscard]] std::string verdict() const {
        if (model_.target.empty()) return std::string(tr("These rules have no level to apply for."));
        auto const chosen = std::ranges::find(model_.targets, model_.target, &TargetModel::code);
        if (chosen == model_.targets.end()) return say("These rules have no level {}.", model_.target);
        if (model_.target == model_.computed) return say("You reach {}.", model_.target);
        if (chosen->reached) return say("You reach more: {}. You apply for {}.", model_.computed, model_.target);
        std::string const reasons = needs_of(ground_.summary, model_.target);
        if (reasons.empty()) return say("You do not reach {}. You may apply all the same.", model_.target);
        return say("You do not reach {}, because of this: {}. You may apply all the same.", model_.target, reasons);
    }

    // --- The person and her entries ---

    void add_applicant() {
        Applicant const& applicant = model_.applicant;
        std::vector<std::string> missing;
        if (trimmed(applicant.name.value_or("")).empty()) missing.emplace_back(tr("the name"));
        if (trimmed(applicant.email.value_or("")).empty()) missing.emplace_back(tr("the e-mail address"));
        if (missing.empty())
            part(PartKind::Applicant, PartState::Done, std::string(tr("Applicant")),
                 fmt::format("{}, {}", *applicant.name, *applicant.email));
        else
            part(PartKind::Applicant, PartState::Missing, std::string(tr("Applicant")),
                 say("Still missing: {}.", fmt::join(missing, ", ")));
    }

    void add_evidence() {
        std::size_t lacking = 0;
        std::size_t unfit = 0;
        EvidenceEntryRow const* first = nullptr;
        for (EvidenceEntryRow const& entry : ground_.evidence.entries) {
            if (entry.planned || (!entry.lacks() && entry.unfit == 0)) continue;
            if (first == nullptr) first = &entry;
            ++(entry.unfit > 0 ? unfit : lacking);
        }
        if (first == nullptr) {
            part(PartKind::Evidence, PartState::Done, std::string(tr("Evidence")), ground_.evidence.coverage);
            return;
        }
        std::string const words = ground_.evidence.waiting > 0 ? std::string(tr("Files are being looked at."))
                                  : unfit > 0 ? say("{} has a file that does not fit: {}", first->title, first->needs)
                                              : say("{} still needs evidence: {}", first->title, first->needs);
        part(PartKind::Evidence, unfit > 0 && lacking == 0 ? PartState::Wrong : PartState::Missing,
             std::string(tr("Evidence")), fmt::format("{} {}", ground_.evidence.coverage, words))
            .entry = first->id;
    }

    // --- Documents and declarations ---

    [[nodiscard]] EvidenceFileRow const* file(std::string const& name) const {
        auto const found = std::ranges::find(ground_.evidence.files, name, &EvidenceFileRow::name);
        return found == ground_.evidence.files.end() ? nullptr : &*found;
    }

    // What is to be said of a file that is named: empty, and Done, where it fits.
    [[nodiscard]] std::pair<PartState, std::string> look_at_file(std::string const& name) const {
        EvidenceFileRow const* const found = file(name);
        if (found == nullptr) return {PartState::Wrong, say("{} is not in the library.", name)};
        if (found->state == EvidenceFileRow::State::Waiting)
            return {PartState::Missing, say("{} is being looked at.", name)};
        if (found->state != EvidenceFileRow::State::Fits)
            return {PartState::Wrong, fmt::format("{}: {} {}", name, found->verdict, found->remedy)};
        return {PartState::Done, name};
    }

    void add_documents() {
        for (AskedDocument const& asked : asked_documents(pack_, model_.target, fees_.with_application)) {
            rules::Document const& row = *asked.row;
            DocumentModel document{row.id,
                                   row.title,
                                   fmt::format("{}", fmt::join(row.formats, ", ")),
                                   clause_words(pack_, row.clause),
                                   {}};
            for (char& c : document.formats) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
            if (std::string const* const named = named_document(application_, row.id)) document.file = *named;
            document.made = asked.made;
            document.later = asked.later;
            add_document_part(document, row);
            model_.documents.push_back(std::move(document));
        }
    }

    void add_document_part(DocumentModel const& document, rules::Document const& row) {
        auto [state, words] = document.file.empty() ? std::pair{PartState::Missing, std::string(tr("No file yet."))}
                                                    : look_at_file(document.file);
        if (document.file.empty() && document.made) {
            state = PartState::Done;
            words = row.id == cv_document ? tr("Made from your entries; or name a file of your own.")
                                          : tr("Made from what you have entered.");
        } else if (document.file.empty() && document.later) {
            state = PartState::Later;
            words = tr("After the review, not before.");
        }
        part(PartKind::Document, state, row.title, std::move(words), row.clause).id = row.id;
    }

    void add_declarations() {
        for (rules::Declaration const* row : asked_declarations(pack_, model_.target)) {
            Date const* const accepted = accepted_on(application_, row->id);
            std::string const day = accepted != nullptr ? short_day(*accepted) : std::string();
            model_.declarations.push_back({row->id, row->title, row->text, clause_words(pack_, row->clause), day});
            part(PartKind::Declaration, accepted != nullptr ? PartState::Done : PartState::Missing, row->title,
                 accepted != nullptr ? say("Accepted on {}.", day) : std::string(tr("Read it and accept it.")),
                 row->clause)
                .id = row->id;
        }
    }

    // --- Referees ---

    [[nodiscard]] static std::string state_words(Referee const& referee) {
        if (referee.reference) return say("has answered: {}", *referee.reference);
        if (referee.asked_on) return say("asked on {}", short_day(*referee.asked_on));
        return std::string(tr("not asked yet"));
    }

    // Why the reference is none beside theirs, a sentence; empty: it is one. REQUIRES: each of them has one.
    [[nodiscard]] std::string same_as_one_of(std::vector<Referee const*> const& counted, Referee const& referee) const {
        for (Referee const* one : counted) {
            if (is_same_person(*one, referee))
                return say("This is {} once more: a person gives one reference.", one->name);
            if (is_same_file(ground_.evidence, *one->reference, *referee.reference))
                return say("The reference of {} is the same file: it counts once.", one->name);
        }
        return {};
    }

    void add_referees() {
        rules::RefereeRule const* const rule = referee_rule(pack_, model_.target);
        model_.referees_asked = rule == nullptr ? 0 : rule->count;
        std::vector<Referee const*> counted;
        std::string trouble;
        for (Referee const& referee : application_.referees) {
            RefereeModel row{referee, state_words(referee), {}, false};
            if (rule != nullptr) row.problems = referee_problems(referee, *rule, on_);
            if (referee.reference) {
                auto const [state, words] = look_at_file(*referee.reference);
                bool const blank = state == PartState::Done && file(*referee.reference)->blank_form;
                row.answered = state == PartState::Done && !blank;
                if (state == PartState::Wrong) row.problems.push_back(words);
                if (blank)
                    row.problems.push_back(say("{} is the form as it was made: nobody has filled it in.", words));
            }
            if (row.problems.empty() && row.answered) {
                if (std::string same = same_as_one_of(counted, referee); same.empty())
                    counted.push_back(&referee);
                else
                    row.problems.push_back(std::move(same));
            }
            if (trouble.empty() && !row.problems.empty())
                trouble = fmt::format("{}: {}", referee.name, row.problems.front());
            else if (trouble.empty() && !row.answered)
                trouble = fmt::format("{}: {}.", referee.name, row.state);
            model_.referees.push_back(std::move(row));
        }
        if (rule == nullptr || rule->count == 0) return;
        model_.referees_words = rule_words(*rule);
        int const good = static_cast<int>(counted.size());
        bool const done = good >= rule->count;
        std::string words = say("{} of {} references are here.", std::min(good, rule->count), rule->count);
        if (!done && !trouble.empty()) words += " " + trouble;
        part(PartKind::Referees, done ? PartState::Done : PartState::Missing, std::string(tr("Referees")),
             std::move(words), rule->clause);
    }

    [[nodiscard]] static std::string rule_words(rules::RefereeRule const& rule) {
        if (!rule.known_months) return say("Referees asked for: {}.", rule.count);
        if (!rule.within_months)
            return say("Referees asked for: {}. Each has known you for at least {} months.", rule.count,
                       *rule.known_months);
        return say("Referees asked for: {}. Each has known you for at least {} months within the last {}.", rule.count,
                   *rule.known_months, *rule.within_months);
    }

    // --- Statement, fees, size ---

    void add_statement() {
        model_.statement = application_.statement.value_or("");
        if (!pack_.statement) return;
        rules::Statement const& rule = *pack_.statement;
        model_.prompt = rule.prompt;
        model_.statement_limits = limits_of(rule);
        bool const fine = fits(model_.statement_limits, model_.statement);
        part(PartKind::Statement,
             fine                                ? PartState::Done
             : word_count(model_.statement) == 0 ? PartState::Missing
                                                 : PartState::Wrong,
             std::string(tr("Personal statement")), statement_words(model_.statement_limits, model_.statement),
             rule.clause);
    }

    void add_fees() {
        model_.fees = fees_.rows;
        model_.order = fees_.sentence;
        model_.fees_depend_on_member = fees_.depends_on_member;
        if (fees_.rows.empty()) return;
        bool const unknown = fees_.depends_on_member && !model_.applicant.member;
        std::string const clause = fees_.rows.front().clause;
        model_.parts.push_back({PartKind::Fee,
                                {},
                                std::string(tr("Fees")),
                                unknown ? PartState::Missing : PartState::Done,
                                unknown ? say("Say whether you are a member. {}", fees_.sentence) : fees_.sentence,
                                clause,
                                {}});
    }

    void add_size() {
        EvidenceBudget const& budget = ground_.evidence.budget;
        model_.size = budget.words;
        if (budget.most == 0) return;
        bool const over = budget.used > budget.most;
        part(PartKind::Size, over ? PartState::Wrong : PartState::Done, std::string(tr("Size")),
             over ? say("{}. Make files smaller on the screen Evidence.", budget.words) : budget.words);
    }

    void say_what_is_left() {
        auto const planned = std::ranges::count(application_.claims, std::optional(Basis::Planned), &Claim::basis);
        if (planned == 1) model_.left.emplace_back(tr("1 planned entry stays here."));
        if (planned > 1) model_.left.push_back(say("{} planned entries stay here.", planned));
        if (!application_.costs.empty()) model_.left.emplace_back(tr("Your own costs stay here."));
        if (ground_.has_rulings) model_.left.emplace_back(tr("Rulings of reviewers stay here."));
    }

    void say_whether_it_can_be_sealed() {
        for (Part const& part : model_.parts) {
            if (part.state != PartState::Missing && part.state != PartState::Wrong) continue;
            if (model_.open++ == 0) model_.why_not = fmt::format("{}: {}", part.title, part.words);
        }
    }

    ApplicationGround const& ground_;
    rules::Pack const& pack_;
    Application const& application_;
    Date on_;
    Fees fees_;
    ApplicationModel model_;
};

} // namespace

bool is_reached(LevelModel const& level) {
    using enum LevelModel::State;
    return level.state == Reached || level.state == Aside || level.state == Current;
}

std::string needs_of(SummaryModel const& summary, std::string const& level) {
    std::string needs;
    for (MissingModel const& missing : summary.missing) {
        if (missing.level != level) continue;
        for (MissingModel::Need const& need : missing.needs) {
            std::string_view text = need.text;
            while (text.ends_with('.')) text.remove_suffix(1);
            needs += (needs.empty() ? "" : "; ") + std::string(text);
        }
    }
    return needs;
}

std::string statement_words(StatementLimits const& limits, std::string_view text) {
    int const words = word_count(text);
    if (limits.least && limits.most)
        return say("Words: {}. From {} to {} are asked for.", words, *limits.least, *limits.most);
    if (limits.least) return say("Words: {}. At least {} are asked for.", words, *limits.least);
    if (limits.most) return say("Words: {}. At most {} are taken.", words, *limits.most);
    return say("Words: {}.", words);
}

bool fits(StatementLimits const& limits, std::string_view text) {
    int const words = word_count(text);
    return words >= std::max(limits.least.value_or(1), 1) && (!limits.most || words <= *limits.most);
}

ApplicationModel application_model(ApplicationGround const& ground) { return Maker(ground).make(); }

std::string target_of(scoring::Scored const& scored) {
    std::vector<rules::Level> const& levels = scored.pack->pack.levels;
    if (scored.application.target) return *scored.application.target;
    if (scored.claimed.overall != rules::none) return levels[static_cast<std::size_t>(scored.claimed.overall)].code;
    return levels.empty() ? std::string() : levels.front().code;
}

} // namespace accrue::session
