// The chapter on time: every entry with its days, what of them counts, and the days that matter beside them.
#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "session/report_parts.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using formats::headings;
using formats::Page;
using formats::PageTable;
using formats::plain;

std::string span_words(TimeSpan span) {
    if (span.from == span.to) return short_day(span.from);
    return say("{} to {}", short_day(span.from), short_day(span.to));
}

std::string days_of(TimelineItem const& item) {
    if (item.running) return say("since {}", short_day(item.days.from));
    return span_words(item.days);
}

std::string counted_of(TimelineItem const& item) {
    if (item.shape == TimelineItem::Shape::Mark) return "";
    if (!item.counted) return std::string(tr("none of it"));
    return *item.counted == item.days ? std::string(tr("all of it")) : span_words(*item.counted);
}

std::string validity_of(TimelineItem const& item) {
    if (!item.validity) return "";
    std::string const until = short_day(item.validity->until);
    bool const lapsed = item.validity->state == TimelineValidity::State::Lapsed;
    return lapsed ? say("lapsed after {}", until) : say("valid until {}", until);
}

std::vector<std::string> item_columns() {
    return headings({tr("Entry"), tr("Kind"), tr("Days"), tr("Counted"), tr("Valid"), tr("What is to be said")});
}

void add_item(PageTable& table, TimelineItem const& item, std::string const& lane, bool is_dated) {
    std::vector<std::string> lines = item.lines;
    if (!item.note.empty()) lines.push_back(item.note);
    if (item.shared >= 0) lines.emplace_back(tr("It overlaps with others: days in common are counted once."));
    std::string const name = item.planned ? say("{} (planned)", item.name) : item.name;
    table.rows.push_back({plain(name), plain(lane), plain(is_dated ? days_of(item) : std::string(tr("no date"))),
                          plain(is_dated ? counted_of(item) : ""), plain(validity_of(item)), phrases(lines)});
}

void add_group(Page& page, TimelineModel const& model, TimelineGroup const& group) {
    PageTable table{
        group.level.empty() ? group.title : fmt::format("{}: {}", group.title, group.level), item_columns(), {}};
    std::vector<std::string> remarks;
    for (TimelineLane const& lane : group.lanes) {
        for (std::size_t i = lane.first; i < lane.first + lane.count; ++i)
            add_item(table, model.items[i], lane.title, true);
        for (TimelineGap const& gap : lane.gaps) remarks.push_back(fmt::format("{}: {}", lane.title, gap.text));
        for (TimelineWindow const& window : lane.windows)
            remarks.push_back(fmt::format("{}: {}", lane.title, window.text));
    }
    page.table(std::move(table));
    add_list(page, 3, say("Gaps and how far back rules look: {}", group.title), remarks);
}

} // namespace

void add_timeline_chapter(Page& page, ReportContent const& content) {
    TimelineModel const& model = content.timeline;
    page.heading(2, tr("Timeline"), "timeline");
    if (model.empty()) page.paragraph(tr("There are no entries yet."));
    if (model.cycle) page.paragraph(say("The running cycle: {}.", span_words(*model.cycle)));
    if (model.ahead) {
        page.paragraph(model.ahead->text);
        std::vector<std::string> days;
        for (TimelineThreshold const& threshold : model.ahead->thresholds) days.push_back(threshold.text);
        add_list(page, 3, tr("What time alone changes"), days);
    }
    for (TimelineGroup const& group : model.groups) add_group(page, model, group);
    PageTable undated{std::string(tr("Without a date")), item_columns(), {}};
    for (TimelineItem const& item : model.undated) add_item(undated, item, "", false);
    page.table(std::move(undated));
}

} // namespace accrue::session
