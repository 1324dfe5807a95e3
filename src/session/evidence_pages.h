// EvidencePages: pages of documents as pictures, drawn on a thread beside the window and kept within a bound. Private to the
// session.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evidence/pages.h"
#include "review/redaction.h"
#include "session/desk_worker.h"
#include "session/evidence_model.h"

namespace accrue::session {

inline constexpr std::size_t most_page_bytes = 96 * 1024 * 1024; // of all pictures that are kept

enum class Covered : std::uint8_t {
    Nothing,
    WhatIsFound, // of who applies
    OnlySearched // likewise, and a page in which that cannot be found is not drawn
};

class EvidencePages {
public:
    struct Asked {
        std::string sha256; // of the document
        int page = 1;
        int width = 0; // pixels
        Covered covered = Covered::Nothing;
        friend auto operator<=>(Asked const&, Asked const&) = default;
    };
    struct Source { // of a document
        Result<std::string> bytes;
        std::optional<evidence::Inspection> known; // what was found out about it, where that is known
    };
    using SourceOf = std::function<Source(std::string const& sha256)>;

    // Null: it is not there yet. What was asked for last, and is not there, is drawn by collect(): so ask for what matters most
    // last, and again once collect() says that something came.
    [[nodiscard]] EvidencePage const* page(Asked const& asked);
    // Takes over what was drawn, and begins with what is wanted; true: there is another picture.
    bool collect(SourceOf const& source_of);
    void wait() { drawer_.wait(); }
    [[nodiscard]] bool is_drawing() const { return !drawer_.is_free(); }
    [[nodiscard]] std::size_t kept_bytes() const { return kept_bytes_; }

    [[nodiscard]] bool may_draw() const;
    // What is covered on pages that are asked for so, before anybody sees them.
    void cover(std::shared_ptr<review::Redaction const> names) { names_ = std::move(names); }
    void allow() { trust_ = evidence::Trust::AskedUser; }

private:
    struct Drawn {
        Asked asked;
        std::shared_ptr<evidence::Document> document; // null: it cannot be opened
        EvidencePage page;
    };
    struct Kept {
        EvidencePage page;
        std::uint64_t used = 0; // when, counted in calls
    };

    struct Open { // a document held open: the two used last
        std::string sha256;
        std::shared_ptr<evidence::Document> document;
    };

    void start(Asked const& asked, SourceOf const& source_of);
    void keep(Asked const& asked, EvidencePage page);
    void make_room();

    std::shared_ptr<review::Redaction const> names_;
    evidence::Trust trust_ = evidence::Trust::Stranger;
    std::map<Asked, Kept> kept_;
    std::size_t kept_bytes_ = 0;
    std::uint64_t clock_ = 0;
    std::uint64_t keys_ = 0;
    std::uint64_t seen_ = 0; // the clock at the last collect(): what was asked for since is in sight
    std::vector<Open> open_; // the one used last first
    std::optional<Asked> wanted_;
    DeskWorker<Drawn> drawer_;
};

} // namespace accrue::session
