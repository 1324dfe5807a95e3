// The words of `accrue review …`: what can be asked about applications that came to be reviewed.
#pragma once

#include <optional>
#include <string>

#include "cli/requests.h"

namespace CLI {
class App;
}

namespace accrue::cli {

class ReviewWords {
public:
    // `app` keeps references to what is in here: neither may move before the words are read.
    void add_to(CLI::App& app);
    [[nodiscard]] bool parsed() const;                    // `review` was among the words
    [[nodiscard]] std::optional<Request> request() const; // nothing: without a command of its own

private:
    void add_queue();
    void add_merge();
    void add_decide();
    void add_feedback();
    void add_body();
    void add_practice();
    void add_log();

    CLI::App* review_ = nullptr;
    TakeForReview take_;
    ListReviews list_;
    MergeReviews merge_;
    DecideReview decide_;
    std::string decided_on_;
    TakeFeedback feedback_;
    FigureReviews figures_;
    SampleReviews sample_;
    std::string percent_;
    PracticeReviews practice_;
    VerifyReviewLog verify_;
    ExportReviewLog export_;
};

} // namespace accrue::cli
