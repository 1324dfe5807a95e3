#include "session/review_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::session {
namespace {

using store::CaseState;

constexpr int soon_days = 7;

std::string level_or_dash(std::string const& code) { return code.empty() ? std::string("–") : code; }

std::string standing_words(store::CaseStanding const& standing) {
    switch (standing.state) {
    case CaseState::New: return std::string(tr("not begun"));
    case CaseState::Begun: return say("{} of {} claims", standing.decided, standing.claims);
    case CaseState::Abstained: return std::string(tr("you abstain"));
    case CaseState::HandedIn: return std::string(tr("handed in"));
    case CaseState::Superseded: return std::string(tr("a newer revision is here"));
    case CaseState::Decided: return std::string(tr("decided"));
    }
    return {};
}

// With how many reviews there are, where that matters to who decides.
std::string words_with_reviews(store::CaseStanding const& standing) {
    std::string const words = standing_words(standing);
    bool const is_over = standing.state == CaseState::Superseded || standing.state == CaseState::Decided;
    if (standing.reviews == 0 || is_over) return words;
    return standing.reviews == 1 ? say("{}; 1 review", words) : say("{}; {} reviews", words, standing.reviews);
}

bool is_waiting(CaseState state) { return state == CaseState::New || state == CaseState::Begun; }

std::string days_left(int left) {
    if (left == 0) return std::string(tr("today"));
    int const days = left < 0 ? -left : left;
    std::string const word = counted_word("day", days == 1);
    return left < 0 ? say("{} {} late", days, word) : say("{} {} left", days, word);
}

} // namespace

QueueRow queue_row(store::ListedCase const& listed, Date today) {
    store::ReviewCase const& about = listed.about;
    QueueRow row;
    row.id = about.id;
    row.applicant =
        about.applicant.empty() ? std::string(tr("Unnamed")) : made_visible(shortened(about.applicant, 120));
    std::string pack = about.pack;
    std::ranges::replace(pack, '@', ' ');
    row.what = about.target.empty() ? say("{}, revision {}", pack, about.package.revision)
                                    : say("{} under {}, revision {}", about.target, pack, about.package.revision);
    row.state = listed.standing.state;
    row.state_words = words_with_reviews(listed.standing);
    row.claimed = level_or_dash(about.claimed);
    row.evidenced = level_or_dash(about.evidenced);
    row.robust = level_or_dash(about.robust);
    row.deadline = short_day(about.deadline);
    if (is_waiting(row.state)) {
        int const left = about.deadline.days - today.days;
        row.left = days_left(left);
        row.late = left < 0;
        row.soon = left >= 0 && left <= soon_days;
    }
    if (listed.standing.suspicious)
        row.flags.emplace_back(tr("Another package says that it is this application, and is not the same."));
    if (listed.standing.differs) row.flags.emplace_back(tr("By the rules here the result is another than it says."));
    if (listed.standing.has_problems) row.flags.emplace_back(tr("Something is wrong with the package."));
    row.assignee = listed.standing.assignee;
    return row;
}

void QueueView::filter(store::QueueFilter filter) {
    filter_ = std::move(filter);
    cases_.clear();
}

Result<Done> QueueView::read(store::Database const& database, Problems& damaged) {
    auto counts = store::count_queue(database);
    if (!counts) return counts.problem();
    counts_ = *std::move(counts);
    return read_rows(database, damaged);
}

Result<Done> QueueView::read_rows(store::Database const& database, Problems& damaged) {
    std::size_t const wanted = std::max(queue_page, cases_.size());
    auto read = store::list_queue(database, filter_, {}, wanted + 1, damaged);
    if (!read) return read.problem();
    cases_ = *std::move(read);
    more_ = cases_.size() > wanted;
    if (more_) cases_.pop_back();
    return Done{};
}

Result<Done> QueueView::read_more(store::Database const& database, Problems& damaged) {
    if (!more_ || cases_.empty()) return Done{};
    store::ReviewCase const& last = cases_.back().about;
    auto read =
        store::list_queue(database, filter_, store::QueuePlace{last.deadline, last.id}, queue_page + 1, damaged);
    more_ = false;
    if (!read) return read.problem();
    more_ = read->size() > queue_page;
    if (more_) read->pop_back();
    std::ranges::move(*read, std::back_inserter(cases_));
    return Done{};
}

} // namespace accrue::session
