#include "session/practice_answers.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/application_file.h"
#include "formats/json_document.h"
#include "formats/json_object.h"
#include "formats/verdict_json.h"
#include "review/merge.h"
#include "rules/reasons.h"

namespace accrue::session {
namespace {

using formats::Findings;
using formats::joined_path;
using formats::ObjectReader;
using formats::TextKind;

constexpr std::array<std::string_view, 3> answers_keys{"format", "level", "claims"};
constexpr std::array<std::string_view, 7> answer_keys{"claim", "verdict", "field", "to", "reason", "also", "why"};
constexpr std::array<std::string_view, 4> other_keys{"verdict", "field", "to", "reason"};
constexpr std::array<std::string_view, 2> languages{"en", "de"};
constexpr std::string_view mend_answers = to_translate("correct the answers of the practice set");

Verdict read_cited(ObjectReader const& reader, Findings& findings) {
    Verdict verdict = formats::read_decision(reader, findings);
    verdict.reason = reader.text("reason", TextKind::Code).value_or("");
    return verdict;
}

std::vector<Verdict> read_also(ObjectReader const& reader, Findings& findings) {
    std::vector<Verdict> also;
    auto const* const list = reader.list("also", formats::list_limit);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        std::string const path = joined_path(reader.path_of("also"), i);
        auto const* const object = formats::read_object((*list)[i], tr("a verdict¦of a review"), path, findings);
        if (object == nullptr) continue;
        ObjectReader const own(*object, path, findings);
        own.refuse_unknown_keys(other_keys);
        also.push_back(read_cited(own, findings));
    }
    return also;
}

ClaimAnswer read_answer(ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(answer_keys);
    ClaimAnswer answer;
    answer.claim = reader.required_text("claim", TextKind::Code);
    answer.verdict = read_cited(reader, findings);
    answer.also = read_also(reader, findings);
    if (reader.find("why") == nullptr) (void)reader.required_text("why", TextKind::Note);
    if (auto const* const why = reader.object("why")) {
        ObjectReader const own(*why, reader.path_of("why"), findings);
        own.refuse_unknown_keys(languages);
        answer.why = own.required_text("en", TextKind::Note);
        answer.why_german = own.required_text("de", TextKind::Note);
    }
    return answer;
}

void read_all_answers(PracticeAnswers& answers, ObjectReader const& reader, Findings& findings) {
    reader.refuse_unknown_keys(answers_keys);
    answers.level = reader.text("level", TextKind::Code).value_or("");
    auto const* const list = reader.list("claims", formats::claim_limit);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        std::string const path = joined_path(reader.path_of("claims"), i);
        if (auto const* object = formats::read_object((*list)[i], tr("an answer"), path, findings))
            answers.claims.push_back(read_answer(ObjectReader(*object, path, findings), findings));
    }
}

bool fits(Verdict const& verdict, std::string const& claim_type, rules::Pack const& pack) {
    if (verdict.kind == Verdict::Kind::Allow) return verdict.reason.empty();
    rules::Reason const* const reason = rules::find_reason(pack, verdict.reason);
    return reason != nullptr && rules::offers(*reason, claim_type, verdict.kind);
}

void check_reason(Verdict const& verdict, Claim const& claim, rules::Pack const& pack, std::string const& path,
                  Findings& findings) {
    if (fits(verdict, claim.type, pack)) return;
    findings.add("A504", joined_path(path, "reason"),
                 say("the rules have no reason '{}' for this verdict on such a claim", shortened(verdict.reason)),
                 tr(mend_answers));
}

void check_level(std::string const& level, rules::Pack const& pack, Findings& findings) {
    if (level.empty() || std::ranges::find(pack.levels, level, &rules::Level::code) != pack.levels.end()) return;
    findings.add("A504", "/level", say("the rules have no level '{}'", shortened(level)), tr(mend_answers));
}

} // namespace

AnswersRead read_answers(std::string_view text, std::string const& file) {
    AnswersRead read;
    read.problems = formats::read_document(
        text, file, {answers_format, tr("answers¦a file"), answers_byte_limit},
        [&](ObjectReader const& reader, Findings& findings) { read_all_answers(read.answers, reader, findings); });
    return read;
}

Problems check_answers(PracticeAnswers const& answers, Application const& application, rules::Pack const& pack,
                       std::string const& file) {
    Findings findings{file};
    check_level(answers.level, pack, findings);
    std::set<std::string> answered;
    for (std::size_t i = 0; i < answers.claims.size(); ++i) {
        ClaimAnswer const& answer = answers.claims[i];
        std::string const path = joined_path("/claims", i);
        auto const claim = std::ranges::find(application.claims, answer.claim, &Claim::id);
        if (claim == application.claims.end() || !answered.insert(answer.claim).second) {
            findings.add("A503", joined_path(path, "claim"),
                         claim == application.claims.end()
                             ? say("the application has no claim '{}'", shortened(answer.claim))
                             : say("a second answer on the claim '{}'", shortened(answer.claim)),
                         tr(mend_answers));
            continue;
        }
        check_reason(answer.verdict, *claim, pack, path, findings);
        for (std::size_t other = 0; other < answer.also.size(); ++other)
            check_reason(answer.also[other], *claim, pack, joined_path(joined_path(path, "also"), other), findings);
    }
    for (Claim const& claim : application.claims)
        if (!answered.contains(claim.id))
            findings.add("A503", "/claims", say("the claim '{}' has no answer", shortened(claim.id)), tr(mend_answers));
    return std::move(findings.problems);
}

bool says_the_same(Verdict const& one, Verdict const& other) {
    return review::same_decision(one, other) && one.reason == other.reason;
}

} // namespace accrue::session
