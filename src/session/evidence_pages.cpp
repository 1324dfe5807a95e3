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
        [asked, document, bytes = std::move(bytes), trust = trust_, known](std::stop_token const& stop) {
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
            auto picture = drawn.document->draw_within(asked.page, asked.width, asked.width * tallest);
            if (picture)
                drawn.page = {0, picture->width, picture->height, std::move(picture->pixels),
                              std::move(picture->trouble)};
            else
                drawn.page = without_picture(picture.problem());
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
