// EvidencePages: pages of documents as pictures, drawn on a thread beside the window and kept within a bound. Private to the
// session.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/pages.h"
#include "session/evidence_model.h"
#include "session/evidence_worker.h"

namespace accrue::session {

inline constexpr std::size_t most_page_bytes = 96 * 1024 * 1024; // of all pictures that are kept

class EvidencePages {
public:
    struct Asked {
        std::string sha256; // of the document
        int page = 1;
        int width = 0; // pixels
        friend auto operator<=>(Asked const&, Asked const&) = default;
    };
    struct Source {
        std::function<Result<std::string>()> load;   // the document's bytes; called at once where it is to be opened
        evidence::Inspection const* known = nullptr; // what was found out about it, where that is known
    };

    // Null: it is not there yet; it is begun where nothing else is being drawn, so ask again once collect() says that something
    // came.
    [[nodiscard]] EvidencePage const* page(Asked const& asked, Source const& source);
    bool collect(); // takes over what was drawn; true: there is another picture
    void wait() { drawer_.wait(); }
    [[nodiscard]] bool is_drawing() const { return !drawer_.is_free(); }
    [[nodiscard]] std::size_t kept_bytes() const { return kept_bytes_; }

    [[nodiscard]] bool may_draw() const;
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

    void start(Asked const& asked, Source const& source);
    void keep(Asked const& asked, EvidencePage page);
    void make_room();

    evidence::Trust trust_ = evidence::Trust::Stranger;
    std::map<Asked, Kept> kept_;
    std::size_t kept_bytes_ = 0;
    std::uint64_t clock_ = 0;
    std::uint64_t keys_ = 0;
    std::string open_name_; // the SHA-256 of the document held open
    std::shared_ptr<evidence::Document> open_;
    EvidenceWorker<Drawn> drawer_;
};

} // namespace accrue::session
