#include "evidence/findings.h"

#include "domain/text.h"
#include "evidence/hints.h"
#include "evidence/likeness.h"

namespace accrue::evidence {
namespace {

// Whole characters of the beginning.
void shorten(std::string& text) {
    if (text.size() <= most_kept_text) return;
    std::size_t end = most_kept_text;
    while (end > 0 && is_inside_character(text[end])) --end;
    text.resize(end);
}

} // namespace

Result<Findings> find_out(std::string_view bytes, Sandbox const& sandbox) {
    auto file = inspect(bytes, sandbox);
    if (!file) return file.problem();
    Findings findings{*std::move(file), {}, {}};
    bool const opens =
        findings.file.state == Inspection::State::Sound || findings.file.state == Inspection::State::Mendable;
    if (!opens) return findings;
    if (auto likeness = likeness_of(bytes, sandbox)) findings.likeness = *std::move(likeness);
    if (auto text = document_text(bytes, sandbox)) findings.text = *std::move(text);
    shorten(findings.text);
    return findings;
}

} // namespace accrue::evidence
