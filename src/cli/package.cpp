// accrue package build, check, show, documents, key: applications that are sealed to be sent.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/asked_package.h"
#include "cli/common_words.h"
#include "cli/passphrase.h"
#include "cli/places.h"
#include "cli/verbs.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "session/application_desk.h"
#include "session/evidence_desk.h"
#include "session/package_model.h"

namespace accrue::cli {
namespace {

using session::ApplicationModel;
using session::ApplicationPart;
using session::CheckedPackage;
using session::PackageModel;
using session::Session;

std::string_view word_for(ApplicationPart::State state) {
    switch (state) {
    case ApplicationPart::State::Done: return tr("done¦a part");
    case ApplicationPart::State::Missing: return tr("missing");
    case ApplicationPart::State::Wrong: return tr("to be mended");
    case ApplicationPart::State::Later: return tr("later¦a part");
    case ApplicationPart::State::Beyond: return tr("not reached");
    }
    return {};
}

void print_parts(ApplicationModel const& model, Console const& console) {
    for (ApplicationPart const& part : model.parts)
        console.out << wrapped(fmt::format("{:<13} ", word_for(part.state)),
                               printable(fmt::format("{}: {}{}", part.title, part.words,
                                                     part.clause.empty() ? "" : say(" (clause {})", part.clause))));
    for (session::Contradiction const& one : model.contradictions)
        console.out << wrapped(fmt::format("{:<13} ", tr("look at it")),
                               printable(fmt::format("{} {}", one.what, one.remedy)));
}

// The library with its evidence looked at and the application worked out.
Result<Session> open_application(std::string const& library, session::Ports const& ports, Console const& console) {
    auto opened = open_with_record(library, ports, console);
    if (!opened) return opened;
    opened->evidence().finish();
    opened->application().look();
    return opened;
}

// --- What came ---

void print_result(PackageModel const& package, std::string const& file, Console const& console) {
    console.out << wrapped("", printable(fmt::format("{}: {}", file, package.what)));
    for (std::string const* const line : {&package.signature, &package.level, &package.contents})
        if (!line->empty()) console.out << wrapped("    ", printable(*line));
    for (std::string const& remark : package.remarks) console.out << wrapped("    - ", printable(remark));
}

void print_entries(CheckedPackage const& package, Console const& console) {
    for (Claim const& claim : package.sealed.read.application.claims) {
        console.out << wrapped("", printable(fmt::format("{}  {}: {}", claim.id, claim.type,
                                                         claim.title.value_or(claim.qualification.value_or("")))));
        for (std::string const& name : claim.evidence) {
            std::string marks;
            for (formats::SealedMark const& mark : package.sealed.parts.marks)
                if (mark.claim == claim.id && mark.file == name)
                    marks +=
                        say("; {} on page {}", proof_facts[static_cast<std::size_t>(mark.mark.fact)], mark.mark.page);
            console.out << wrapped("    ", printable(name + marks));
        }
    }
}

} // namespace

Exit run(BuildPackage const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_application(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    session::ApplicationDesk& desk = opened->application();
    ApplicationModel const& model = desk.model();
    print_parts(model, console);
    if (!model.why_not.empty()) {
        console.err << wrapped("", printable(say("Nothing was sealed. {}", model.why_not)));
        return Exit::Problems;
    }
    auto passphrase = read_passphrase(request.passphrase, request.new_key || model.key.empty(), console);
    if (!passphrase) return print_problem(passphrase.problem(), console);
    std::string const proposed = model.suggested_name + (request.recipient.empty() ? "" : ".age");
    std::filesystem::path const file = request.output.empty() ? proposed : request.output;
    auto const sealed = desk.seal({file, *passphrase, request.recipient, request.new_key});
    wipe(*passphrase);
    if (!sealed) return print_problem(sealed.problem(), console);
    desk.look();
    console.out << "\n" << wrapped("", printable(say("Sealed: {}. {}", file.string(), desk.model().order)));
    if (!request.recipient.empty())
        console.out << wrapped("", printable(say("It is encrypted for {}.", request.recipient)));
    console.out << wrapped("", say("Your key is {}; 'accrue package key' shows it for the body.", desk.model().key));
    return Exit::Done;
}

Exit run(CheckPackages const& request, session::Ports const& ports, Console const& console) {
    std::string const language = language_for_people(request.language, ports);
    Speaking const speaking(language_of(language));
    auto const key = asked_key(request.key);
    if (!key) return print_problem(key.problem(), console);
    std::vector<CheckedPackage> packages;
    Exit worst = Exit::Done;
    for (std::string const& file : request.files) {
        session::PackageCheck asked = check_of(request.pack, language, ports);
        asked.key = *key;
        packages.push_back(session::check_package_file(file, asked));
        PackageModel const model = session::package_model(packages.back());
        if (packages.back().opened) print_result(model, file, console);
        worst = std::max(worst, print_problems(packages.back().problems, console));
        if (packages.back().opened) console.out << wrapped("    ", model.verdict);
    }
    return std::max(worst, print_problems(session::compare_packages(packages), console));
}

Exit run(ShowPackage const& request, session::Ports const& ports, Console const& console) {
    std::string const language = language_for_people(request.language, ports);
    Speaking const speaking(language_of(language));
    session::PackageCheck asked = check_of(request.pack, language, ports);
    asked.looks_at_evidence = false;
    CheckedPackage const package = session::check_package_file(request.file, asked);
    if (!package.opened) return print_problems(package.problems, console);
    print_result(session::package_model(package), request.file, console);
    if (package.scored) console.out << wrapped("    ", printable(package.summary.headline));
    print_entries(package, console);
    return print_problems(package.problems, console);
}

Exit run(PackageKey const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_with_record(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    auto const key = opened->application().public_key();
    if (!key) return print_problem(key.problem(), console);
    console.out << *key;
    return Exit::Done;
}

Exit run(WriteDocuments const& request, session::Ports const& ports, Console const& console) {
    Speaking const speaking(language_of(language_for_people(request.language, ports)));
    auto opened = open_application(request.library, ports, console);
    if (!opened) return print_problem(opened.problem(), console);
    auto const saved = opened->application().save_documents(request.folder);
    if (!saved) return print_problem(saved.problem(), console);
    for (std::filesystem::path const& file : *saved) console.out << printable(say("Wrote {}.", file.string())) << "\n";
    return Exit::Done;
}

} // namespace accrue::cli
