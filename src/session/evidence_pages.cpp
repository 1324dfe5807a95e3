#include "session/evidence_pages.h"

#include <algorithm>
#include <utility>

#include "session/draft_reading.h"
#include "session/evidence_jobs.h"

namespace accrue::session {
namespace {

constexpr int tallest = 4; // times the width that is asked for: a longer page is drawn narrower

EvidencePage without_picture(Problem const& problem) {
    EvidencePage page;
    page.trouble = as_sentence(problem.what);
    if (!problem.remedy.empty()) page.trouble += " " + as_sentence(problem.remedy);
    return page;
}

// In one text, as they are read.
void cover_names(evidence::DrawnPage& page, std::vector<evidence::PageWord> const& words,
                 review::Redaction const& names) {
    std::string text;
    std::vector<std::size_t> ends;
    for (evidence::PageWord const& word : words) {
        text += word.text;
        ends.push_back(text.size());
        text += ' ';
    }
    for (review::TextRange const& range : names.found_in(text)) {
        auto word = static_cast<std::size_t>(std::ranges::upper_bound(ends, range.begin) - ends.begin());
        for (; word < words.size() && ends[word] - words[word].text.size() < range.end; ++word)
            evidence::cover(page, words[word]);
    }
}

EvidencePage draw_page(evidence::Document const& document, EvidencePages::Asked const& asked,
                       review::Redaction const* names) {
    bool const covers = asked.covered != Covered::Nothing;
    Result<evidence::PageWords> const words = covers ? document.words(asked.page) : evidence::PageWords{};
    if (asked.covered == Covered::OnlySearched && !(words && words->is_searchable)) {
        EvidencePage page;
        page.unsearched = true;
        return page;
    }
    auto picture = document.draw_within(asked.page, asked.width, asked.width * tallest);
    if (!picture) return without_picture(picture.problem());
    if (covers && words) cover_names(*picture, words->words, *names);
    return {0, picture->width, picture->height, std::move(picture->pixels), std::move(picture->trouble), false};
}

std::size_t bytes_of(EvidencePage const& page) { return page.pixels.size() + page.trouble.size(); }

} // namespace

bool EvidencePages::may_draw() const {
    return trust_ == evidence::Trust::AskedUser || evidence::walls() == evidence::Walls::Bubblewrap;
}

EvidencePage const* EvidencePages::page(Asked const& asked) {
    if (auto const found = kept_.find(asked); found != kept_.end()) {
        found->second.used = ++clock_;
        return &found->second.page;
    }
    wanted_ = asked;
    return nullptr;
}

void EvidencePages::start(Asked const& asked, SourceOf const& source_of) {
    auto const found = std::ranges::find(open_, asked.sha256, &Open::sha256);
    std::shared_ptr<evidence::Document> const document = found == open_.end() ? nullptr : found->document;
    std::string bytes;
    std::optional<evidence::Inspection> known;
    if (!document) {
        Source source = source_of(asked.sha256);
        if (!source.bytes) return keep(asked, without_picture(source.bytes.problem()));
        bytes = *std::move(source.bytes);
        known = std::move(source.known);
    }
    drawer_.start(
        [asked, document, bytes = std::move(bytes), trust = trust_, known,
         names = names_](std::stop_token const& stop) {
            Drawn drawn{asked, document, {}};
            if (!drawn.document) {
                auto sandbox = stoppable_sandbox(stop);
                auto opened =
                    sandbox ? evidence::Document::open(bytes, *std::move(sandbox), trust, known ? &*known : nullptr)
                            : Result<evidence::Document>(sandbox.problem());
                if (!opened) {
                    drawn.page = without_picture(opened.problem());
                    return drawn;
                }
                drawn.document = std::make_shared<evidence::Document>(*std::move(opened));
            }
            drawn.page = draw_page(*drawn.document, asked, names.get());
            return drawn;
        },
        [asked](Problem const& problem) {
            return Drawn{asked, nullptr, without_picture(problem)};
        });
}

bool EvidencePages::collect(SourceOf const& source_of) {
    auto drawn = drawer_.take();
    if (drawn) {
        std::erase_if(open_, [&](Open const& open) { return open.sha256 == drawn->asked.sha256; });
        if (drawn->document) open_.insert(open_.begin(), {drawn->asked.sha256, std::move(drawn->document)});
        if (open_.size() > 2) open_.pop_back();
        if (wanted_ == drawn->asked) wanted_.reset();
        keep(drawn->asked, std::move(drawn->page));
    }
    std::uint64_t const before = keys_; // a document that cannot be read is told at once
    if (wanted_ && drawer_.is_free() && may_draw()) start(*std::exchange(wanted_, std::nullopt), source_of);
    seen_ = clock_;
    return drawn || keys_ != before;
}

void EvidencePages::keep(Asked const& asked, EvidencePage page) {
    page.key = ++keys_;
    Kept& kept = kept_[asked];
    kept_bytes_ += bytes_of(page) - bytes_of(kept.page);
    kept = {std::move(page), ++clock_};
    make_room();
}

// What is in sight stays in any case.
void EvidencePages::make_room() {
    while (kept_bytes_ > most_page_bytes) {
        auto const oldest = std::ranges::min_element(kept_, {}, [](auto const& kept) { return kept.second.used; });
        if (oldest->second.used > seen_) return;
        kept_bytes_ -= bytes_of(oldest->second.page);
        kept_.erase(oldest);
    }
}

} // namespace accrue::session
