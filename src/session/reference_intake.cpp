#include "session/reference_intake.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "print/pdf.h"
#include "session/evidence_changes.h"
#include "session/state.h"

namespace accrue::session {

void ReferenceIntake::await(std::vector<std::string> const& contents) {
    std::ranges::copy(contents, std::back_inserter(awaited_));
    record_ = session_.stored.id;
}

void ReferenceIntake::know(std::string const& sha256, std::string_view text) {
    FormCodes codes = codes_in(text);
    if (codes.codes.empty()) return;
    auto const bytes = store::load_content(session_.database, sha256);
    forms_.insert_or_assign(sha256, KnownForm{std::move(codes), bytes && print::is_as_written(*bytes)});
}

bool ReferenceIntake::recognise(std::span<store::EvidenceFile const> files, KnownFiles const& known) {
    auto const is_awaited = [&](store::EvidenceFile const& file) {
        return std::ranges::find(awaited_, file.sha256) != awaited_.end();
    };
    auto const is_open = [&](store::EvidenceFile const& file) {
        return is_awaited(file) && !known.contains(file.sha256);
    };
    if (awaited_.empty() || std::ranges::any_of(files, is_open)) return false;
    Application details = without_claims(session_.stored.application);
    std::string words;
    std::size_t linked = 0;
    for (store::EvidenceFile const& file : files) {
        auto const form = forms_.find(file.sha256);
        if (!is_awaited(file) || form == forms_.end() || record_ != session_.stored.id) continue;
        auto returned = returned_form(file.name, form->second, details);
        if (!returned || returned->words.empty()) continue;
        bool const is_answer = returned->kind == ReturnedForm::Kind::Answer;
        if (is_answer) {
            Referee& referee = details.referees[returned->referee];
            referee.reference = file.name;
            returned->words = say("Recognised as the reference of {}.", referee.name);
            words = ++linked == 1 ? say("Recognised {} as the reference of {}", file.name, referee.name)
                                  : say("Recognised {} references", linked);
        }
        told_.push_back({fmt::format("{}: {}", file.name, returned->words), is_answer});
    }
    awaited_.clear();
    if (linked == 0) return true;
    ChangeOfFiles change(session_);
    change.add(ChangeDetails{session_.stored.id, std::move(details)});
    if (auto const performed = std::move(change).perform(std::move(words)); !performed) {
        std::erase_if(told_, &EvidenceReference::linked);
        session_.warn(performed.problem());
    }
    return true;
}

} // namespace accrue::session
