// What the Timeline screen is given. Days and figures of tests/packs/days.toml are invented.
#include <algorithm>
#include <chrono>

#include <doctest/doctest.h>

#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using State = EntryModel::State;
using Validity = TimelineValidity::State;

class DaysRecord {
public:
    explicit DaysRecord(std::vector<Claim> claims, Date on = day(2012, 6, 30), std::string const& pack = "days") {
        std::filesystem::create_directories(folder_ / "rules/days");
        std::filesystem::copy_file(source_folder / "tests/packs" / (pack + ".toml"), folder_ / "rules/days/days.toml");
        Ports ports = prism_ports();
        ports.rules_folder = folder_ / "rules";
        session.emplace(must(Session::in_memory(ports)));
        Application application;
        application.scheme = pack;
        application.on = on;
        application.claims = std::move(claims);
        for (std::size_t i = 0; i < application.claims.size(); ++i) application.claims[i].id = "c" + std::to_string(i);
        auto const added = must(session->perform(AddRecord{std::move(application)}));
        REQUIRE(session->open_record(added.record));
    }
    [[nodiscard]] TimelineModel const& model() const { return session->timeline(); }
    [[nodiscard]] TimelineItem const& item(std::string_view name) const {
        for (auto const* const items : {&model().items, &model().undated})
            for (TimelineItem const& each : *items)
                if (each.name == name) return each;
        FAIL("no item " << name);
        return model().items.front();
    }
    [[nodiscard]] TimelineLane const& lane(std::string_view title) const {
        for (TimelineGroup const& group : model().groups)
            for (TimelineLane const& each : group.lanes)
                if (each.title == title) return each;
        FAIL("no lane " << title);
        return model().groups.front().lanes.front();
    }

    std::optional<Session> session;

private:
    Folder folder_;
};

Claim entry(std::string type, std::string title, std::optional<Date> from, std::optional<Date> to = {}) {
    Claim claim;
    claim.type = std::move(type);
    claim.title = std::move(title);
    claim.from = from;
    claim.to = to;
    return claim;
}

Claim job(std::string title, Date from, std::optional<Date> to = {}, int hours = 40) {
    Claim claim = entry("job", std::move(title), from, to);
    claim.fields = {{"hours", Number{hours, 1}}};
    return claim;
}

Claim dated(std::string type, std::string title, Date on) {
    Claim claim = entry(std::move(type), std::move(title), {});
    claim.on = on;
    return claim;
}

Claim first_aid(Date on) {
    Claim claim = certificate("first-aid");
    claim.type = "paper";
    claim.on = on;
    return claim;
}

bool says(TimelineItem const& item, std::string_view words) {
    return std::ranges::any_of(item.lines, [&](std::string const& line) { return line == words; });
}

TimeSpan span(Date from, Date to) { return {from, to}; }

} // namespace

TEST_CASE("lanes follow the groups of Estimate with one for each claim type that has entries") {
    auto session = must(Session::in_memory(prism_ports()));
    REQUIRE(session.start_with_sample());
    TimelineModel const& model = session.timeline();
    std::string lanes;
    for (TimelineGroup const& group : model.groups) {
        lanes += group.title + " " + group.level + ":";
        for (TimelineLane const& lane : group.lanes) lanes += " " + lane.title + " " + std::to_string(lane.count);
        lanes += "\n";
    }
    CHECK(lanes == "Education and experience PSM: Degree or diploma 1 Job 2\n"
                   "Certificates ASM: Certificate 3\n"
                   "Extra points DPSM: Implementation of ITSM 3 Writing 6\n");
    CHECK(model.on == day(2012, 9, 12));
    CHECK_FALSE(model.date_is_today);
    CHECK(model.undated.empty());
    CHECK(model.range.from == day(1992, 9, 18));
    CHECK(model.range.to == day(2012, 9, 12));
    CHECK_FALSE(model.cycle);
    REQUIRE(model.ahead);
    CHECK(model.ahead->text == "Time alone brings no higher level.");
}

TEST_CASE("two jobs that overlap say how long that is counted once and beside what") {
    DaysRecord const record(
        {job("Ashore", day(2011, 1, 1), day(2011, 12, 31)), job("Afloat", day(2011, 7, 1), day(2012, 6, 30))},
        day(2012, 12, 31));
    CHECK(says(record.item("Ashore"), "Counted once: 6 months overlap with Afloat"));
    CHECK(says(record.item("Afloat"), "Counted once: 6 months overlap with Ashore"));
    int const shared = record.item("Ashore").shared;
    REQUIRE(shared >= 0);
    CHECK(record.model().shared[static_cast<std::size_t>(shared)] ==
          std::vector<TimeSpan>{span(day(2011, 7, 1), day(2011, 12, 31))});
}

TEST_CASE("two halves make a whole and nothing of them is counted once") {
    DaysRecord const record({job("Mornings", day(2011, 1, 1), day(2011, 12, 31), 20),
                             job("Evenings", day(2011, 1, 1), day(2011, 12, 31), 20)});
    CHECK(record.model().shared.empty());
    CHECK(record.item("Mornings").shared == -1);
    CHECK(record.item("Mornings").share == doctest::Approx(0.5));
    CHECK(record.item("Mornings").note == "50 % of full time");
    CHECK(says(record.item("Evenings"), "Part time: 50 % of full time"));
}

TEST_CASE("many jobs at once name three and tell of others") {
    std::vector<Claim> claims;
    for (int i = 0; i < 6; ++i) claims.push_back(job("Job " + std::to_string(i), day(2011, 1, 1), day(2011, 1, 31)));
    DaysRecord const record(std::move(claims));
    CHECK(says(record.item("Job 0"), "Counted once: 1 month overlaps with Job 1, Job 2, Job 3 and others"));
    CHECK(says(record.item("Job 5"), "Counted once: 1 month overlaps with Job 0, Job 1, Job 2 and others"));
}

TEST_CASE("a gap between jobs is named from a whole month on") {
    DaysRecord const month({job("One", day(2011, 1, 1), day(2011, 3, 31)), job("Two", day(2011, 5, 1))});
    REQUIRE(month.lane("Job").gaps.size() == 1);
    CHECK(month.lane("Job").gaps[0].days == span(day(2011, 4, 1), day(2011, 4, 30)));
    CHECK(month.lane("Job").gaps[0].text == "A gap of 1 month: Apr 2011");
    DaysRecord const less({job("One", day(2011, 1, 1), day(2011, 3, 31)), job("Two", day(2011, 4, 30))});
    CHECK(less.lane("Job").gaps.empty());
    DaysRecord const covered({job("Long", day(2010, 1, 1), day(2012, 1, 31)),
                              job("One", day(2010, 3, 1), day(2010, 3, 31)), job("Two", day(2011, 5, 1))});
    CHECK(covered.lane("Job").gaps.empty());
}

TEST_CASE("where a pack counts calendar months a gap is what no month of a job touches") {
    auto session = must(Session::in_memory(prism_ports()));
    Application application;
    application.scheme = "prism";
    application.on = day(2012, 9, 12);
    for (auto const& [from, to] : {std::pair(day(2010, 1, 20), day(2011, 3, 2)),
                                   {day(2011, 5, 30), day(2011, 6, 1)},
                                   {day(2011, 7, 31), day(2012, 1, 1)}}) {
        Claim claim = entry("post", "Post " + to_text(from), from, to);
        claim.id = to_text(from);
        claim.fields = {{"hours", Number{40, 1}},
                        {"itsm_share", Number{100, 1}},
                        {"role", std::string("none")},
                        {"authority", false}};
        application.claims.push_back(claim);
    }
    auto const added = must(session.perform(AddRecord{application}));
    REQUIRE(session.open_record(added.record));
    TimelineLane const& lane = session.timeline().groups.at(0).lanes.at(0);
    REQUIRE(lane.gaps.size() == 1);
    CHECK(lane.gaps[0].text == "A gap of 1 month: Apr 2011");
    REQUIRE(lane.windows.size() == 1);
    CHECK(lane.windows[0].from == day(2007, 9, 1));
    CHECK_FALSE(lane.windows[0].bars);
    CHECK(lane.windows[0].text.find("24 full-time months of ITSM work within the last 60 months") == 0);
    CHECK(lane.windows[0].text.find("\n36 full-time months with authority") != std::string::npos);
}

TEST_CASE("what lies before a window does not count and the window has its first day") {
    Claim old = dated("talk", "Old talk", day(2011, 6, 29));
    DaysRecord const record({entry("project", "Long project", day(2010, 1, 1), day(2012, 1, 31)), old,
                             dated("talk", "New talk", day(2011, 6, 30))});
    TimelineItem const& project = record.item("Long project");
    REQUIRE(project.counted);
    CHECK(*project.counted == span(day(2011, 6, 30), day(2012, 1, 31)));
    CHECK(says(project, "Of it count: 30 Jun 2011 – 31 Jan 2012"));
    CHECK(record.item("Old talk").state == State::Nothing);
    CHECK(record.item("New talk").state == State::Earns);
    REQUIRE(record.lane("Talk").windows.size() == 1);
    CHECK(record.lane("Talk").windows[0].bars);
    CHECK(record.lane("Talk").windows[0].from == day(2011, 6, 30));
    CHECK(record.lane("Talk").windows[0].text == "Only the last 12 months count: 30 Jun 2011 to 30 Jun 2012");
}

TEST_CASE("a certificate is valid to the day before its anniversary") {
    struct Row {
        Date awarded;
        Date until;
    };
    for (auto const& [awarded, until] :
         {Row{day(2012, 2, 29), day(2014, 2, 27)}, Row{day(2010, 2, 28), day(2012, 2, 27)},
          Row{day(2011, 8, 31), day(2013, 8, 30)}, Row{day(2010, 6, 15), day(2012, 6, 14)}}) {
        for (int const after : {0, 1}) {
            DaysRecord const record({first_aid(awarded)}, Date{until.days + after});
            TimelineItem const& item = record.model().items.at(0);
            REQUIRE(item.validity);
            CHECK(item.validity->until == until);
            CHECK((item.validity->state == Validity::Lapsed) == (after == 1));
            CHECK((item.state == State::Nothing) == (after == 1)); // as the scorer has it
        }
    }
}

TEST_CASE("what lapses within a year says so and what has lapsed too") {
    DaysRecord const record({first_aid(day(2010, 8, 1))}); // until 31 Jul 2012
    CHECK(record.item("First aid").validity->state == Validity::Ending);
    CHECK(record.item("First aid").note == "valid until 31 Jul 2012");
    CHECK(says(record.item("First aid"), "Valid until 31 Jul 2012: within 12 months"));
    CHECK(record.model().range.to == day(2012, 7, 31));
    DaysRecord const lapsed({first_aid(day(2009, 8, 1))});
    CHECK(lapsed.item("First aid").note == "lapsed");
    CHECK(says(lapsed.item("First aid"), "Lapsed: it was valid until 31 Jul 2011"));
}

TEST_CASE("entries without a date and planned ones and those of the future are there") {
    Claim planned = job("Planned job", day(2013, 1, 1), day(2013, 12, 31));
    planned.basis = Basis::Planned;
    DaysRecord const record({entry("talk", "Some day", {}), planned, job("Next job", day(2012, 9, 1)),
                             job("Present job", day(2012, 1, 1))});
    REQUIRE(record.model().undated.size() == 1);
    CHECK(record.model().undated[0].name == "Some day");
    CHECK(record.item("Planned job").planned);
    CHECK(record.item("Planned job").note == "planned");
    CHECK_FALSE(record.item("Planned job").counted);
    CHECK(record.item("Next job").state == State::Nothing);
    CHECK(record.item("Next job").days == span(day(2012, 9, 1), day(2012, 9, 1)));
    CHECK(record.item("Present job").running);
    CHECK(record.item("Present job").days == span(day(2012, 1, 1), day(2012, 6, 30)));
    CHECK(record.model().range.to == day(2013, 12, 31));
}

TEST_CASE("the day on which time alone brings a level is named") {
    DaysRecord const record({job("Present job", day(2011, 9, 1))});
    REQUIRE(record.model().ahead);
    CHECK(record.model().ahead->text == "On 31 Aug 2012 time alone brings ONE.");
    REQUIRE(record.model().ahead->thresholds.size() == 1);
    CHECK(record.model().ahead->thresholds[0].day == day(2012, 8, 31));
    CHECK(record.model().ahead->thresholds[0].overall);
    CHECK(record.model().range.to == day(2012, 8, 31));
}

TEST_CASE("the day from which a level falls by time alone is named") {
    Claim leading = job("Leading", day(2010, 7, 1), day(2012, 6, 30));
    leading.fields.emplace_back("lead", true);
    DaysRecord const record({leading});
    REQUIRE(record.model().ahead);
    CHECK(record.model().ahead->text == "From 2 Jan 2013 on ONE instead of TWO, by time alone.");
    REQUIRE(record.model().ahead->thresholds.size() == 1);
    CHECK(record.model().ahead->thresholds[0].day == day(2013, 1, 2));
    CHECK(record.model().ahead->thresholds[0].level == "ONE");
    CHECK(record.model().ahead->thresholds[0].falls);
    CHECK(record.model().range.to == day(2013, 1, 2));
}

TEST_CASE("a fall is told with what lapses and beyond the year that Home looks at") {
    DaysRecord const record({first_aid(day(2012, 6, 1))}, day(2012, 6, 30), "lapse");
    CHECK(record.model().ahead->text ==
          "Time alone brings no higher level. From 1 Jun 2015 on no level instead of AID, because First aid lapses.");
    CHECK(record.model().range.to == day(2015, 6, 1));
}

TEST_CASE("rises and falls stand by day") {
    DaysRecord const record({first_aid(day(2012, 6, 1)), entry("job", "Present job", day(2011, 9, 1))},
                            day(2012, 6, 30), "lapse");
    std::string texts;
    for (TimelineThreshold const& threshold : record.model().ahead->thresholds) texts += threshold.text + "\n";
    CHECK(texts == "On 31 Aug 2012 time alone brings MATE.\n"
                   "From 1 Jun 2015 on no level instead of MATE, because First aid lapses.\n");
}

TEST_CASE("what falls with the cycle is not told beyond its end") {
    Claim course = dated("course", "Knots", day(2021, 3, 1));
    course.fields = {{"hours", Number{40, 1}}};
    DaysRecord const record({course}, day(2021, 6, 30), "years");
    REQUIRE(record.model().ahead);
    CHECK(std::ranges::none_of(record.model().ahead->thresholds, &TimelineThreshold::falls));
}

TEST_CASE("the model is made anew when an entry changes") {
    DaysRecord record({job("Present job", day(2011, 9, 1))});
    std::uint64_t const before = record.model().revision;
    Claim changed = job("Present job", day(2010, 9, 1));
    changed.id = "c0";
    must(record.session->perform(ReplaceEntry{record.model().items.at(0).entry, changed}));
    CHECK(record.model().revision != before);
    CHECK(record.model().items.at(0).days.from == day(2010, 9, 1));
}

TEST_CASE("ten thousand entries that all overlap are laid on the timeline in no time") {
    std::vector<Claim> claims;
    for (int i = 0; i < 10'000; ++i) {
        Date const from{day(2000, 1, 1).days + i % 3000};
        claims.push_back(i % 2 == 0 ? job("Job " + std::to_string(i), from, day(2012, 1, 31))
                                    : dated("talk", "Talk " + std::to_string(i), from));
    }
    DaysRecord record(std::move(claims));
    static_cast<void>(record.session->estimate());
    auto const start = std::chrono::steady_clock::now();
    TimelineModel const& model = record.model();
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    CHECK(model.items.size() == 10'000);
    CHECK_FALSE(model.ahead); // it takes long: only when it is asked for
    CHECK(seconds < 5);       // squared it would be minutes
    MESSAGE("the model of 10,000 entries takes " << seconds * 1000 << " ms");
}

TEST_CASE("what lies ahead of a long record is found when it is asked for") {
    std::vector<Claim> claims{job("Present job", day(2011, 9, 1))};
    for (int i = 0; i < 1'000; ++i) claims.push_back(dated("talk", "Talk " + std::to_string(i), day(2012, 1, 1)));
    DaysRecord record(std::move(claims));
    CHECK_FALSE(record.model().ahead);
    std::uint64_t const before = record.model().revision;
    auto const start = std::chrono::steady_clock::now();
    record.session->look_ahead();
    MESSAGE("looking ahead with 1,001 entries takes "
            << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() * 1000 << " ms");
    REQUIRE(record.model().ahead);
    CHECK(record.model().ahead->text == "On 31 Aug 2012 time alone brings ONE.");
    CHECK(record.model().revision != before);
}

TEST_CASE("where waiting brings nothing all days are looked at and that does not take long") {
    auto session = must(Session::in_memory(prism_ports()));
    Application application;
    application.scheme = "prism";
    application.on = day(2012, 9, 12);
    for (int i = 0; i < 1'000; ++i) {
        Claim claim = dated("publication", "Article " + std::to_string(i), Date{day(2008, 1, 1).days + i});
        claim.id = "c" + std::to_string(i);
        claim.fields = {{"kind", std::string("article")}, {"paid", false}};
        application.claims.push_back(claim);
    }
    auto const added = must(session.perform(AddRecord{std::move(application)}));
    REQUIRE(session.open_record(added.record));
    static_cast<void>(session.estimate());
    auto const start = std::chrono::steady_clock::now();
    REQUIRE(session.timeline().ahead); // at once
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    CHECK(session.timeline().ahead->text == "Time alone brings no higher level.");
    CHECK(seconds < 2);
    MESSAGE("the model of 1,000 entries with all that lies ahead takes " << seconds * 1000 << " ms");
}

TEST_CASE("the running cycle and its years are told") {
    Claim course = dated("course", "Knots", day(2021, 3, 1));
    course.fields = {{"hours", Number{4, 1}}};
    DaysRecord const record({course}, day(2021, 6, 30), "years");
    REQUIRE(record.model().cycle);
    CHECK(*record.model().cycle == span(day(2020, 1, 1), day(2022, 12, 31)));
    REQUIRE(record.model().years.size() == 3);
    CHECK(record.model().years[1] == span(day(2021, 1, 1), day(2021, 12, 31)));
    CHECK(record.model().range == span(day(2020, 1, 1), day(2022, 12, 31)));
    CHECK(record.model().groups.at(0).title == "Learning");
}
