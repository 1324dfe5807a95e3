#include "session/contradictions.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "session/words.h"

namespace accrue::session {
namespace {

class Finder {
public:
    explicit Finder(ContradictionGround const& ground)
        : ground_(ground), application_(ground.scored.application), on_(ground.scored.bound.on) {}

    std::vector<Contradiction> find() && {
        look_at_dates();
        look_at_declarations();
        look_at_referees();
        look_at_evidence();
        return std::move(found_);
    }

private:
    void add(std::string what, std::string_view remedy, ApplicationPart::Kind part, EntryId entry = {},
             FileId file = {}) {
        found_.push_back({std::move(what), std::string(remedy), part, entry, file});
    }

    [[nodiscard]] std::string entry_name(std::size_t claim) const {
        std::string words = thing_words(application_.claims[claim], &ground_.scored.pack->pack);
        return words.empty() ? application_.claims[claim].id : words;
    }

    void look_at_dates() {
        for (std::size_t i = 0; i < application_.claims.size(); ++i) {
            Claim const& claim = application_.claims[i];
            if (claim.basis == Basis::Planned) continue;
            auto const late = claim.from.value_or(claim.on.value_or(on_));
            if (late > on_)
                add(say("{} is dated {}, after the application's day, {}.", entry_name(i), short_day(late),
                        short_day(on_)),
                    tr("Correct the date, or call the entry planned."), ApplicationPart::Kind::Evidence,
                    ground_.ids[i]);
            else if (claim.to && *claim.to > ground_.today)
                add(say("{} ends on {}, which is still to come.", entry_name(i), short_day(*claim.to)),
                    tr("Leave the last day open while it goes on."), ApplicationPart::Kind::Evidence, ground_.ids[i]);
            if (ground_.scored.assessment.claims[i].unused == scoring::Unused::Expired)
                add(say("{} has expired, or is too old to count.", entry_name(i)),
                    tr("Renew it, or leave it out: it earns nothing."), ApplicationPart::Kind::Evidence,
                    ground_.ids[i]);
        }
    }

    void look_at_declarations() {
        for (auto const& [id, signed_on] : application_.declarations) {
            if (signed_on > ground_.today)
                add(say("A declaration is signed on {}, which is still to come.", short_day(signed_on)),
                    tr("Sign it again."), ApplicationPart::Kind::Declaration);
            auto const& rows = ground_.scored.pack->pack.declarations;
            if (std::ranges::find(rows, id, &rules::Declaration::id) == rows.end())
                add(say("The rules know no declaration '{}'.", id), tr("It is not asked for; it does no harm."),
                    ApplicationPart::Kind::Declaration);
        }
    }

    void look_at_referees() {
        Applicant const applicant = application_.applicant.value_or(Applicant{});
        for (std::size_t i = 0; i < application_.referees.size(); ++i) {
            Referee const& referee = application_.referees[i];
            std::string const name = comparison_key(referee.name);
            if (applicant.name && comparison_key(*applicant.name) == name)
                add(say("{} is the applicant's own name.", referee.name), tr("A referee is somebody else."),
                    ApplicationPart::Kind::Referees);
            else if (applicant.email && referee.email &&
                     comparison_key(*applicant.email) == comparison_key(*referee.email))
                add(say("{} has the applicant's own e-mail address.", referee.name),
                    tr("A referee is reached without you: give an address of his own."),
                    ApplicationPart::Kind::Referees);
            for (std::size_t earlier = 0; earlier < i; ++earlier)
                if (look_at_pair(application_.referees[earlier], referee)) break;
            look_at_employer(referee);
            if (referee.asked_on && *referee.asked_on > ground_.today)
                add(say("{} was asked on {}, which is still to come.", referee.name, short_day(*referee.asked_on)),
                    tr("Correct the day."), ApplicationPart::Kind::Referees);
        }
    }

    // True: something is told.
    bool look_at_pair(Referee const& earlier, Referee const& referee) {
        if (comparison_key(earlier.name) == comparison_key(referee.name)) {
            add(say("{} is named twice as a referee.", referee.name), tr("Remove one of the two."),
                ApplicationPart::Kind::Referees);
        } else if (is_same_person(earlier, referee)) {
            add(say("{} has the same e-mail address as {}.", referee.name, earlier.name),
                tr("Give each his own address, or remove one of the two."), ApplicationPart::Kind::Referees);
        } else if (earlier.reference && referee.reference &&
                   is_same_file(ground_.evidence, *earlier.reference, *referee.reference)) {
            add(say("{} is the reference of {} and of {}.", *referee.reference, earlier.name, referee.name),
                tr("Each referee answers in a file of his own."), ApplicationPart::Kind::Referees);
        } else {
            return false;
        }
        return true;
    }

    // A referee of the employer that the applicant works for now.
    void look_at_employer(Referee const& referee) {
        if (!referee.organisation) return;
        std::string const organisation = comparison_key(*referee.organisation);
        for (std::size_t i = 0; i < application_.claims.size(); ++i) {
            Claim const& claim = application_.claims[i];
            bool const goes_on = claim.from && (!claim.to || *claim.to >= on_) && claim.basis != Basis::Planned;
            if (!goes_on || !claim.organisation || comparison_key(*claim.organisation) != organisation) continue;
            add(say("{} is of {}, where you work yourself ({}).", referee.name, *referee.organisation, entry_name(i)),
                tr("Reviewers may ask how independent he is: another referee is easier to believe."),
                ApplicationPart::Kind::Referees, ground_.ids[i]);
            return;
        }
    }

    void look_at_evidence() {
        for (EvidenceFileRow const& file : ground_.evidence.files) {
            if (file.entries.empty()) continue;
            EntryId const entry = ground_.evidence.entries[file.entries.front()].id;
            for (std::string const& hint : file.hints)
                add(fmt::format("{}: {}", file.name, hint), tr("Look at the file and at the entry beside each other."),
                    ApplicationPart::Kind::Evidence, entry, file.id);
        }
    }

    ContradictionGround const& ground_;
    Application const& application_;
    Date on_;
    std::vector<Contradiction> found_;
};

} // namespace

std::vector<Contradiction> find_contradictions(ContradictionGround const& ground) { return Finder(ground).find(); }

bool is_same_person(Referee const& a, Referee const& b) {
    auto const key = [](std::optional<std::string> const& text) { return comparison_key(text.value_or("")); };
    bool const same_address = !key(a.email).empty() && key(a.email) == key(b.email);
    return same_address || comparison_key(a.name) == comparison_key(b.name);
}

bool is_same_file(EvidenceModel const& evidence, std::string const& a, std::string const& b) {
    auto const first = std::ranges::find(evidence.files, a, &EvidenceFileRow::name);
    auto const second = std::ranges::find(evidence.files, b, &EvidenceFileRow::name);
    bool const both_there = first != evidence.files.end() && second != evidence.files.end();
    return a == b || (both_there && first->sha256 == second->sha256);
}

std::vector<std::string> referee_problems(Referee const& referee, rules::RefereeRule const& rule, Date on) {
    std::vector<std::string> problems;
    if (!rule.known_months) return problems;
    if (!referee.known_since) {
        problems.push_back(
            say("Since when he has known you is not said; {} months are asked for.", *rule.known_months));
        return problems;
    }
    Date const last = std::min(referee.known_until.value_or(on), on);
    Date const since = rule.within_months ? std::max(*referee.known_since, add_months(on, -*rule.within_months))
                                          : *referee.known_since;
    if (add_months(since, *rule.known_months) <= last) return problems;
    if (rule.within_months)
        problems.push_back(
            say("He has not known you for {} months within the last {}.", *rule.known_months, *rule.within_months));
    else
        problems.push_back(say("He has not known you for {} months.", *rule.known_months));
    return problems;
}

} // namespace accrue::session
