// A sample of the applications whose review is handed in, for a second look: at a rate, or by risk. The same seed draws the same ones
// from the same applications (review/draw.h); that it was drawn, with which seed and from which ones, is in the log of reviewing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domain/number.h"
#include "session/review_model.h"
#include "session/session.h"
#include "store/review_figures.h"

namespace accrue::session {

struct SampleWish {
    std::string seed; // a line of text
    Number percent;   // above 0, at most 100
    bool by_risk = false;
};

struct SampledCase {
    std::string token; // what the log calls it
    int weight = 1;    // its tickets
    QueueRow row;
};

struct ReviewSample {
    std::size_t of = 0;             // applications that were drawn from
    std::string pool_sha256;        // of a line "TOKEN WEIGHT" for each of them, by token
    std::vector<SampledCase> cases; // in the order in which they were drawn
};

// 1, and 3 more where another package contradicts it, 3 where the rules here count it otherwise, 2 where something else was wrong
// with the package, 1 where the level claimed hangs on a single claim: 1 to 10.
[[nodiscard]] int risk_of(store::DrawableCase const& of);

[[nodiscard]] Result<ReviewSample> draw_sample(Session::State& session, SampleWish const& wish);

} // namespace accrue::session
