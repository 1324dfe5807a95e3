#include "session/package_parts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/asked_parts.h"
#include "session/evidence_content.h"
#include "session/fees.h"
#include "session/words.h"

namespace accrue::session {
namespace {

class Parts {
public:
    Parts(rules::Pack const& pack, Application const& application)
        : pack_(pack), application_(application), level_(application.target.value_or("")) {}

    void look_at_documents(Date on, std::span<std::string const> documents) {
        bool const paid_before =
            fees_of(pack_, level_, application_.applicant.value_or(Applicant{}).member, on).with_application;
        for (AskedDocument const& asked : asked_documents(pack_, level_, paid_before)) {
            if (asked.later || named_document(application_, asked.row->id) != nullptr) continue;
            bool const is_there = asked.made && std::ranges::find(documents, asked.row->id + ".pdf") != documents.end();
            if (!is_there) add("/documents", say("'{}' is not there", asked.row->title), asked.row->clause);
        }
    }

    void look_at_declarations() {
        for (rules::Declaration const* row : asked_declarations(pack_, level_))
            if (accepted_on(application_, row->id) == nullptr)
                add("/declarations", say("'{}' was not accepted", row->title), row->clause);
    }

    void look_at_references() {
        rules::RefereeRule const* const rule = referee_rule(pack_, level_);
        std::set<std::string> references;
        for (Referee const& referee : application_.referees)
            if (referee.reference) references.insert(*referee.reference);
        if (rule != nullptr && std::cmp_less(references.size(), rule->count))
            add("/referees", say("{} of {} references are there", references.size(), rule->count), rule->clause);
    }

    void look_at_statement() {
        if (!pack_.statement) return;
        int const words = word_count(application_.statement.value_or(""));
        if (words < pack_.statement->min_words.value_or(1))
            add("/statement", say("the personal statement has {} words", words), pack_.statement->clause);
    }

    void look_at_entries() {
        for (Claim const& claim : application_.claims) {
            auto const type = std::ranges::find(pack_.claims, claim.type, &rules::ClaimType::id);
            if (type == pack_.claims.end() || std::ssize(claim.evidence) >= least_evidence(*type)) continue;
            add("/claims/" + claim.id, std::string(tr("the entry lacks evidence")), {});
        }
    }

    [[nodiscard]] std::vector<MissingPart> take() && { return std::move(missing_); }

private:
    void add(std::string path, std::string words, std::string const& clause) {
        missing_.push_back({std::move(path), std::move(words), clause_words(pack_, clause)});
    }

    rules::Pack const& pack_;
    Application const& application_;
    std::string level_;
    std::vector<MissingPart> missing_;
};

} // namespace

std::vector<MissingPart> missing_parts(rules::Pack const& pack, Application const& application, Date on,
                                       std::span<std::string const> documents) {
    Parts parts(pack, application);
    parts.look_at_documents(on, documents);
    parts.look_at_declarations();
    parts.look_at_references();
    parts.look_at_statement();
    parts.look_at_entries();
    return std::move(parts).take();
}

} // namespace accrue::session
