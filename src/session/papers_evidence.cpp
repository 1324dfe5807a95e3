// The evidence index: which file proves what, and how to know that it is the file.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/evidence_content.h"
#include "session/papers_parts.h"
#include "session/report_parts.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::Phrase;
using formats::plain;

// "foundation.pdf: Date, page 1; Name, page 1".
std::string proof_words(Claim const& claim, std::string const& file, std::vector<formats::SealedMark> const& marks) {
    std::vector<std::string> words;
    for (formats::SealedMark const& mark : marks)
        if (mark.claim == claim.id && mark.file == file) words.push_back(mark_words(mark.mark));
    return words.empty() ? file : fmt::format("{}: {}", file, fmt::join(words, "; "));
}

std::string no_proof_words(Claim const& claim, rules::Pack const& pack) {
    int const type = rules::find_type(pack, claim.type);
    bool const asked = type != rules::none && least_evidence(pack.claims[static_cast<std::size_t>(type)]) > 0;
    return std::string(asked ? tr("no evidence") : tr("no evidence; none is asked for"));
}

void add_proofs(Page& page, PaperSubject const& subject, formats::SealedParts const& parts) {
    page.heading(2, tr("Entries"), "entries");
    PageTable table{std::string(tr("What proves each entry")),
                    headings({tr("Entry"), tr("Kind"), tr("When"), tr("Files, and where in them it stands")}),
                    {}};
    std::vector<Claim> const& claims = subject.application.claims;
    for (std::size_t c = 0; c < claims.size(); ++c) {
        Claim const& claim = claims[c];
        std::vector<std::string> proofs;
        for (std::string const& file : claim.evidence) proofs.push_back(proof_words(claim, file, parts.marks));
        if (proofs.empty()) proofs.push_back(no_proof_words(claim, subject.pack));
        table.rows.push_back({plain(scoring::claim_name(subject.scored, static_cast<int>(c))),
                              plain(type_words(subject.pack, claims[c])),
                              plain(when_words(claim, subject.pack.header.time)), phrases(proofs)});
    }
    if (claims.empty()) page.paragraph(tr("There are no entries."));
    page.table(std::move(table));
}

// The entries that it proves, the document that it is, whose reference it is.
std::vector<std::string> uses_of(std::string const& file, PaperSubject const& subject) {
    std::vector<std::string> uses;
    std::vector<Claim> const& claims = subject.application.claims;
    for (std::size_t c = 0; c < claims.size(); ++c)
        if (std::ranges::find(claims[c].evidence, file) != claims[c].evidence.end())
            uses.push_back(scoring::claim_name(subject.scored, static_cast<int>(c)));
    for (auto const& [id, name] : subject.application.documents) {
        if (name != file) continue;
        auto const row = std::ranges::find(subject.pack.documents, id, &rules::Document::id);
        uses.push_back(row == subject.pack.documents.end() ? id : row->title);
    }
    for (Referee const& referee : subject.application.referees)
        if (referee.reference == file) uses.push_back(say("reference of {}", referee.name));
    return uses;
}

void add_files(Page& page, PaperSubject const& subject, formats::SealedParts const& parts) {
    page.heading(2, tr("Files"), "files");
    if (parts.files.empty()) return page.paragraph(tr("No file goes with it."));
    PageTable table{std::string(tr("Files that go with it")),
                    headings({tr("File"), tr("What it is for"), tr("Bytes"), "SHA-256"}),
                    {}};
    for (formats::SealedFile const& file : parts.files)
        table.rows.push_back({plain(file.name), phrases(uses_of(file.name, subject)), plain(grouped_digits(file.bytes)),
                              plain(file.sha256.substr(0, shown_digits))});
    page.table(std::move(table));
    page.paragraph(tr("Of each SHA-256 the first 16 digits are shown; application.json has all of them."));
}

} // namespace

Paper evidence_paper(PaperSubject const& subject, PaperGround const& ground) {
    Page page;
    add_proofs(page, subject, ground.parts);
    add_files(page, subject, ground.parts);
    return subject.paper("evidence", tr("Evidence index"), std::move(page));
}

} // namespace accrue::session
