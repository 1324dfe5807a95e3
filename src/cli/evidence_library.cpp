// accrue evidence list, add, link, mark, and shrink within a library: what the Evidence screen does.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/common_words.h"
#include "cli/evidence_library.h"
#include "cli/places.h"
#include "cli/verbs.h"
#include "domain/texts.h"
#include "session/evidence_desk.h"

namespace accrue::cli {
namespace {

using session::EvidenceEntryRow;
using session::EvidenceFileRow;
using session::EvidenceModel;
using session::Session;

std::string title_of(EvidenceEntryRow const& entry) {
    return fmt::format("{}  {}{}{}", entry.claim, entry.kind, entry.kind.empty() ? "" : ": ", entry.title);
}

// A305 where it is not there.
Result<EvidenceEntryRow const*> find_claim(EvidenceModel const& model, std::string const& claim) {
    auto const found = std::ranges::find(model.entries, claim, &EvidenceEntryRow::claim);
    if (found != model.entries.end()) return &*found;
    return Problem{"A305",
                   {},
                   say("the record has no entry '{}'", claim),
                   std::string(tr("'accrue evidence list' shows the ids of all entries"))};
}

Result<EvidenceFileRow const*> find_file_named(EvidenceModel const& model, std::string const& name) {
    auto const found = std::ranges::find(model.files, name, &EvidenceFileRow::name);
    if (found != model.files.end()) return &*found;
    return Problem{"A305",
                   {},
                   say("the library has no file of evidence '{}'", name),
                   std::string(tr("'accrue evidence list' shows the names of all files"))};
}

Exit not_linked(std::string const& name, std::string const& claim, Console const& console) {
    return print_problem({"A305",
                          {},
                          say("the entry '{}' does not name the file '{}'", claim, name),
                          std::string(tr("'accrue evidence list' shows what each entry has"))},
                         console);
}

std::string links_of(EvidenceEntryRow const& entry) {
    std::string names;
    for (session::EvidenceLink const& link : entry.links) {
        names += names.empty() ? "" : ", ";
        names += link.file ? link.name : say("{} (not in the library)", link.name);
    }
    return names;
}

void print_file(EvidenceModel const& model, EvidenceFileRow const& file, Console const& console) {
    console.out << wrapped(
        "", printable(fmt::format("{}: {}{}{}", file.name, file.verdict, file.remedy.empty() ? "" : " ", file.remedy)));
    for (std::string const& line : {file.facts, file.origin})
        if (!line.empty()) console.out << wrapped("    ", printable(line));
    for (std::vector<std::string> const* list : {&file.remarks, &file.hints})
        for (std::string const& line : *list) console.out << wrapped("    - ", printable(line));
    for (std::string const& part : file.serves) console.out << wrapped("    ", printable(say("is the {}", part)));
    for (std::size_t const entry : file.entries) {
        EvidenceEntryRow const& row = model.entries[entry];
        std::string marks;
        for (session::EvidenceMark const& mark : file.marks)
            if (mark.entry == row.id) marks += fmt::format("{}{}", marks.empty() ? ": " : "; ", mark.words);
        console.out << wrapped("    ", printable(say("proves {}{}", title_of(row), marks)));
    }
}

void print_entry(EvidenceEntryRow const& entry, Console const& console) {
    std::string text = title_of(entry);
    if (std::string const links = links_of(entry); !links.empty()) text += say("; has {}", links);
    if (entry.lacks()) text += say("; missing: {}", entry.needs.empty() ? std::string(tr("evidence")) : entry.needs);
    console.out << wrapped("", printable(text));
}

// The library with its files looked at, and a record open.
Result<Session> open_evidence(std::string const& library, session::Ports const& ports, Console const& console) {
    auto opened = open_with_record(library, ports, console);
    if (opened) opened->evidence().finish();
    return opened;
}

// What was done, or why not.
Exit tell(Result<session::Performed> const& performed, Console const& console) {
    if (!performed) return print_problem(performed.problem(), console);
    console.out << printable(performed->words) << ".\n";
    return Exit::Done;
}

Exit tell_intake(session::EvidenceIntake const& intake, Console const& console) {
    console.out << wrapped("", printable(intake.words));
    for (session::EvidenceRefusal const& refusal : intake.refused)
        console.err << wrapped("", printable(fmt::format("{}: {} {}", refusal.name, refusal.what, refusal.remedy)));
    for (session::EvidenceReference const& reference : intake.references)
        console.out << wrapped("", printable(reference.words));
    return intake.refused.empty() ? Exit::Done : Exit::Problems;
}

} // namespace

Exit run(ListEvidence const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_evidence(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    EvidenceModel const& model = opened->evidence().model();
    for (EvidenceFileRow const& file : model.files) print_file(model, file, console);
    if (!model.files.empty()) console.out << "\n";
    for (EvidenceEntryRow const& entry : model.entries) print_entry(entry, console);
    console.out << "\n" << wrapped("", model.coverage);
    console.out << wrapped("", say("In all {}.", model.budget.words));
    if (!model.accepted.empty()) console.out << wrapped("", say("The rules accept {}.", model.accepted));
    return Exit::Done;
}

Exit run(AddEvidence const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_evidence(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    session::EvidenceDesk& desk = opened->evidence();
    EntryId entry;
    if (!request.claim.empty()) {
        auto const row = find_claim(desk.model(), request.claim);
        if (!row) return print_problem(row.problem(), console);
        entry = (*row)->id;
    }
    desk.take_in({request.files.begin(), request.files.end()}, entry);
    desk.finish();
    return tell_intake(*desk.model().intake, console);
}

Exit run(LinkEvidence const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_evidence(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    session::EvidenceDesk& desk = opened->evidence();
    auto const entry = find_claim(desk.model(), request.claim);
    if (!entry) return print_problem(entry.problem(), console);
    if (request.away) {
        if (std::ranges::find((*entry)->links, request.name, &session::EvidenceLink::name) == (*entry)->links.end())
            return not_linked(request.name, request.claim, console);
        return tell(desk.unlink(request.name, (*entry)->id), console);
    }
    auto const file = find_file_named(desk.model(), request.name);
    if (!file) return print_problem(file.problem(), console);
    return tell(desk.link((*file)->id, (*entry)->id), console);
}

Exit run(MarkEvidence const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_evidence(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    session::EvidenceDesk& desk = opened->evidence();
    auto const entry = find_claim(desk.model(), request.claim);
    if (!entry) return print_problem(entry.problem(), console);
    auto const file = find_file_named(desk.model(), request.name);
    if (!file) return print_problem(file.problem(), console);
    if (!is_on_page(request.mark.box) || request.mark.box.left == request.mark.box.right ||
        request.mark.box.top == request.mark.box.bottom)
        return refuse("the box goes from left to right and from top to bottom: --box 20,30,60,35",
                      "accrue evidence mark", console);
    if (request.mark.page > (*file)->pages)
        return print_problem({"A306",
                              {},
                              say("'{}' has no page {} that could be marked", request.name, request.mark.page),
                              (*file)->pages == 0 ? std::string(tr("'accrue evidence list' says what is wrong with it"))
                                                  : say("its pages are counted from 1 to {}", (*file)->pages)},
                             console);
    return tell(desk.mark((*file)->id, (*entry)->id, request.mark), console);
}

Exit shrink_in_library(ShrinkEvidence const& request, session::Ports const& ports, Console const& console) {
    auto opened = open_evidence(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    session::EvidenceDesk& desk = opened->evidence();
    auto const found = find_file_named(desk.model(), request.file);
    if (!found) return print_problem(found.problem(), console);
    EvidenceFileRow const* const file = *found;
    FileId const id = file->id;
    bool const fits = file->state == EvidenceFileRow::State::Fits;
    if (fits && !request.greyscale) {
        console.out << wrapped("", printable(fmt::format("{}: {}", file->name, file->verdict)));
        return Exit::Done;
    }
    desk.make(id, session::ShrinkWish{request.least_dpi, request.greyscale});
    desk.finish();
    auto const now = find_file_named(desk.model(), request.file);
    if (!now) return print_problem(now.problem(), console);
    auto const proposal = (*now)->proposal;
    for (std::string const& step : proposal->steps) console.out << wrapped("    ", step);
    console.out << wrapped("", printable(proposal->words + (proposal->remedy.empty() ? "" : ". " + proposal->remedy)));
    if (proposal->state != session::EvidenceProposal::State::Ready) return Exit::Problems;
    return tell(desk.use_proposal(id), console);
}

} // namespace accrue::cli
