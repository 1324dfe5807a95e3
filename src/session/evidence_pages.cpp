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

EvidencePage const* EvidencePages::page(Asked const& asked, Source const& source) {
    if (auto const found = kept_.find(asked); found != kept_.end()) {
        found->second.used = ++clock_;
        return &found->second.page;
    }
    if (drawer_.is_free() && may_draw()) start(asked, source);
    return nullptr;
}

void EvidencePages::start(Asked const& asked, Source const& source) {
    std::string bytes;
    if (open_name_ != asked.sha256) {
        auto loaded = source.load();
        if (!loaded) return keep(asked, without_picture(loaded.problem()));
        bytes = *std::move(loaded);
        open_.reset();
        open_name_ = asked.sha256;
    }
    auto const known = source.known == nullptr ? std::nullopt : std::optional(*source.known);
    drawer_.start([asked, document = open_, bytes = std::move(bytes), trust = trust_,
                   known](std::stop_token const& stop) {
        Drawn drawn{asked, document, {}};
        if (!drawn.document) {
            auto sandbox = stoppable_sandbox(stop);
            auto opened = sandbox
                              ? evidence::Document::open(bytes, *std::move(sandbox), trust, known ? &*known : nullptr)
                              : Result<evidence::Document>(sandbox.problem());
            if (!opened) {
                drawn.page = without_picture(opened.problem());
                return drawn;
            }
            drawn.document = std::make_shared<evidence::Document>(*std::move(opened));
        }
        auto picture = drawn.document->draw_within(asked.page, asked.width, asked.width * tallest);
        if (picture)
            drawn.page = {0, picture->width, picture->height, std::move(picture->pixels), std::move(picture->trouble)};
        else
            drawn.page = without_picture(picture.problem());
        return drawn;
    });
}

bool EvidencePages::collect() {
    auto drawn = drawer_.take();
    if (!drawn) return false;
    if (open_name_ == drawn->asked.sha256) open_ = std::move(drawn->document);
    if (!open_) open_name_.clear();
    keep(drawn->asked, std::move(drawn->page));
    return true;
}

void EvidencePages::keep(Asked const& asked, EvidencePage page) {
    page.key = ++keys_;
    kept_bytes_ += bytes_of(page);
    kept_.insert_or_assign(asked, Kept{std::move(page), ++clock_});
    make_room();
}

// The newest stays in any case.
void EvidencePages::make_room() {
    while (kept_bytes_ > most_page_bytes && kept_.size() > 1) {
        auto const oldest = std::ranges::min_element(kept_, {}, [](auto const& kept) { return kept.second.used; });
        kept_bytes_ -= bytes_of(oldest->second.page);
        kept_.erase(oldest);
    }
}

} // namespace accrue::session
