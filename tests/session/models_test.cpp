// What the screens are given, on the samples.
#include <algorithm>

#include <doctest/doctest.h>

#include "session/fixture.h"
#include "support/model_text.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using State = EntryModel::State;

Session imported(std::string const& sample) {
    auto session = must(Session::in_memory(prism_ports()));
    REQUIRE_FALSE(has_errors(must(session.import_file(samples_folder / sample))));
    return session;
}

Session gazing() { return imported("gazing-into-the-prism.json"); }

std::vector<std::string> titles(std::vector<GroupModel> const& groups) {
    std::vector<std::string> titles;
    for (GroupModel const& group : groups) titles.push_back(group.title + ": " + group.level);
    return titles;
}

FormModel const& form_of(EstimateModel const& model, std::string_view type) {
    for (FormModel const& form : model.forms)
        if (form.type == type) return form;
    FAIL("no form " << type);
    return model.forms.front();
}

CategoryModel const& category_of(SummaryModel const& summary, std::string_view title) {
    for (CategoryModel const& category : summary.categories)
        if (category.title == title) return category;
    FAIL("no category " << title);
    return summary.categories.front();
}

// "A, B" of the reasons' texts that begin with `start`.
std::string reason_of(std::vector<ReasonModel> const& reasons, std::string_view start) {
    for (ReasonModel const& reason : reasons)
        if (reason.text.starts_with(start)) return reason.text;
    return "";
}

std::string_view key_text(FieldModel const& field) { return field.key; }

} // namespace

TEST_CASE("the entries of the article stand under the steps of the pack with their levels") {
    auto const session = gazing();
    EstimateModel const& model = session.estimate();
    CHECK(model.record_name == "Imogen Ashby");
    CHECK(model.pack_title == "priSM (reconstruction) 2012.1");
    CHECK(model.notice.starts_with("Reconstruction in the style of priSM."));
    CHECK(model.scoring_date == "2012-09-12");
    CHECK_FALSE(model.date_is_today);
    CHECK(model.point_name == "point");
    CHECK_FALSE(model.empty);
    CHECK(titles(model.groups) == std::vector<std::string>{"Education and experience: PSM", "Certificates: ASM",
                                                           "Extra points: DPSM", "Fellowship: "});
    CHECK(model.groups[0].entries.size() == 3);
    CHECK(model.groups[1].entries.size() == 3);
    CHECK(model.groups[2].entries.size() == 9);
    std::vector<std::string> forms;
    for (int const form : model.groups[1].forms) forms.push_back(model.forms[static_cast<std::size_t>(form)].type);
    CHECK(forms == std::vector<std::string>{"certificate"});
    CHECK(model.groups[3].step == -1);
    CHECK(form_of(model, "fellowship").by_reviewer);
}

TEST_CASE("the summary of the article says ASM and what decides") {
    auto const session = gazing();
    SummaryModel const& summary = session.estimate().summary;
    CHECK(summary.level == "ASM");
    CHECK(summary.level_title == "Associate");
    CHECK(summary.headline.find("ASM") != std::string::npos);
    CHECK(summary.headline.find("Certificates") != std::string::npos);
    CHECK(summary.next_step.find("PSM") != std::string::npos);
    std::string steps;
    for (StepModel const& step : summary.steps)
        steps += step.title + " " + step.level + (step.binding ? "!" : "") + "\n";
    CHECK(steps == "Education and experience PSM\nCertificates ASM!\nExtra points DPSM\n");
    REQUIRE(summary.ladder.size() == 5);
    CHECK(summary.ladder[0].state == LevelModel::State::Aside); // no student, and ASM does not ask for one
    CHECK(summary.ladder[1].state == LevelModel::State::Current);
    CHECK(summary.ladder[2].state == LevelModel::State::Next);
    CHECK(summary.ladder[3].state == LevelModel::State::Above);
    CHECK(summary.ladder[4].code == "FSM");
    REQUIRE(summary.totals.size() == 3);
    CHECK(summary.totals[0].basis == "Claimed");
    CHECK(summary.totals[0].level == "ASM");
    CHECK(summary.totals[0].points == "22 points");
    CHECK(summary.totals[1].points == "0 points");
    CHECK(summary.totals[2].level == "no level");
}

TEST_CASE("both TOGAF certificates stand there with nothing and the reason") {
    auto const session = gazing();
    EstimateModel const& model = session.estimate();
    for (char const* name : {"TOGAF Level 1", "TOGAF Level 2"}) {
        EntryModel const& entry = entry_of(model, name);
        CHECK(entry.state == State::Nothing);
        CHECK(entry.earned == "nothing");
        CHECK_FALSE(entry.reason.empty());
        CHECK(entry.clause == "2.6 Certificates outside the scheme");
        CHECK(reason_of(model.summary.not_counted, name) == std::string(name) + ": " + entry.reason);
    }
    CHECK(entry_of(model, "TOGAF Level 1").detail == "7 Feb 2011");
}

TEST_CASE("each entry tells when and where it was and what it earns") {
    auto const session = gazing();
    EstimateModel const& model = session.estimate();
    EntryModel const& job = entry_of(model, "Service desk analyst");
    CHECK(job.detail == "Sep 2004 – Mar 2008 · Harbour Bank");
    CHECK(job.earned == "counts for Education and experience");
    CHECK(job.state == State::Used);
    CHECK(job.type_title == "Job");
    CHECK(job.basis == "claimed");
    CHECK(entry_of(model, "ITSM consultant").detail == "since Apr 2008 · Lantern Service Consulting");
    CHECK(entry_of(model, "Problem management").earned == "3 points");
    CHECK(entry_of(model, "Problem management").state == State::Earns);
    CHECK(entry_of(model, "Problems nobody owns").state == State::Nothing);
    CHECK(entry_of(model, "Problems nobody owns").clause.starts_with("3.9 Writing"));
}

TEST_CASE("an entry that a cap cuts in part says how much of it counts and why") {
    auto session = gazing();
    Claim book = talk("A book", 0);
    book.type = "publication";
    book.fields = {{"kind", std::string("white_paper")}, {"paid", false}};
    Application only;
    only.scheme = "prism";
    for (int i = 0; i < 4; ++i) {
        book.title = "White paper " + std::to_string(i);
        book.on = day(2012, 1, i + 1);
        only.claims.push_back(book);
    }
    must(session.perform(AddRecord{only}));

    EntryModel const& last = entry_of(session.estimate(), "White paper 3");
    CHECK(last.state == State::Cut);
    CHECK(last.earned == "1 of 3 points");
    CHECK(last.reason == "At most 10 points count in Writing");
    CHECK(last.clause.starts_with("3.9 Writing"));
    CHECK(reason_of(session.estimate().summary.in_part, "White paper 3") ==
          "White paper 3: 1 of 3 points. At most 10 points count in Writing");
    CHECK(reason_of(session.estimate().summary.not_counted, "White paper 3").empty());
}

TEST_CASE("categories stand as a tree with their caps and what was cut") {
    auto const session = gazing();
    SummaryModel const& summary = session.estimate().summary;
    std::string tree;
    for (CategoryModel const& category : summary.categories)
        tree += std::string(static_cast<std::size_t>(category.depth), '-') + category.title + "\n";
    CHECK(tree == "Extra points\n-Implementations\n-Roles\n-Contribution to the profession\n--Writing\n--Speaking\n"
                  "--Voluntary service\n--Developing others\n-Supporting certificates\n");
    CategoryModel const& writing = category_of(summary, "Writing");
    CHECK(writing.counted == "10");
    CHECK(writing.cap == "10");
    CHECK(writing.raw == "12");
    CHECK(writing.capped);
    CHECK(writing.filled == 1.0F);
    CategoryModel const& implementations = category_of(summary, "Implementations");
    CHECK(implementations.counted == "12");
    CHECK(implementations.cap == "15");
    CHECK(implementations.raw.empty());
    CHECK_FALSE(implementations.capped);
    CHECK(implementations.filled == doctest::Approx(0.8));
    CHECK(category_of(summary, "Extra points").cap.empty());
}

TEST_CASE("what is missing is told for each level above with what alone would do") {
    auto const session = gazing();
    auto const& missing = session.estimate().summary.missing;
    REQUIRE(missing.size() == 3);
    CHECK(missing[0].level == "PSM");
    CHECK(missing[0].title == "For PSM (Professional)");
    REQUIRE(missing[0].needs.size() == 1);
    CHECK(missing[0].needs[0].clause.starts_with("2.1 "));
    CHECK(missing[0].suffices.starts_with("Any one of these alone is enough: ITIL V3 Service Strategy, "));
    CHECK(missing[1].level == "DPSM");
    CHECK_FALSE(missing[1].needs[0].alternatives.empty());
    CHECK(missing[1].suffices.empty());
}

TEST_CASE("every number can be asked why and answers with a clause") {
    auto const session = gazing();
    EstimateModel const& model = session.estimate();
    std::vector<Subject> subjects{AboutOverall{}};
    for (LevelModel const& level : model.summary.ladder) subjects.emplace_back(AboutLevel{level.index});
    for (StepModel const& step : model.summary.steps) subjects.emplace_back(AboutStep{step.index});
    for (CategoryModel const& category : model.summary.categories) subjects.emplace_back(AboutCategory{category.index});
    for (ReasonModel const& reason : model.summary.not_counted) subjects.push_back(reason.about);
    for (ReasonModel const& reason : model.summary.in_part) subjects.push_back(reason.about);
    for (ReasonModel const& advice : model.summary.advice) subjects.push_back(advice.about);
    for (MissingModel const& missing : model.summary.missing)
        for (auto const& need : missing.needs) subjects.push_back(need.about);
    for (GroupModel const& group : model.groups)
        for (EntryModel const& entry : group.entries) subjects.emplace_back(AboutEntry{entry.id});
    for (Subject const& subject : subjects) {
        CAPTURE(subject.index());
        ExplanationModel const explanation = session.explain(subject);
        CHECK_FALSE(explanation.title.empty());
        CHECK_FALSE(explanation.lines.empty());
    }
    ExplanationModel const togaf = session.explain(AboutEntry{entry_of(model, "TOGAF Level 1").id});
    REQUIRE(togaf.lines[0].clause);
    CHECK(togaf.lines[0].clause->code == "2.6");
    CHECK_FALSE(togaf.lines[0].clause->title.empty());
}

TEST_CASE("what is not there any more explains nothing") {
    auto const session = gazing();
    for (Subject const& subject :
         std::vector<Subject>{AboutLevel{99}, AboutStep{-1}, AboutCategory{99}, AboutGate{9999}, AboutEntry{{9999}}}) {
        CHECK(session.explain(subject).title.empty());
        CHECK(session.explain(subject).lines.empty());
    }
}

TEST_CASE("a form shows the fields of its claim type with kinds and units and limits") {
    auto const session = gazing();
    EstimateModel const& model = session.estimate();
    CHECK(text_of(form_of(model, "post")) ==
          "Job (post)\n"
          "  title: Title, text\n"
          "  organisation: Organisation, text\n"
          "  from: From, day, required [1900-01-01 to 2012-09-12]\n"
          "  to: To, day [empty while it goes on]\n"
          "  hours: Hours a week, decimal, required, in h [0 to 168]\n"
          "  itsm_share: Share of ITSM duties, decimal, required, in % [0 to 100]\n"
          "  role: Role that earns extra points, choice, required none=None process_owner=Process owner "
          "service_owner=Service owner line_manager=Line manager\n"
          "  authority: Authority to define and control the work, answering for its outcome, yes or no, required\n"
          "  evidence: Evidence, long text [file names, one a line]\n"
          "  note: Note, long text\n"
          "  Evidence: employer's confirmation\n");
    CHECK(form_of(model, "certificate").fields[0].kind == FieldModel::Kind::Qualification);
    CHECK(form_of(model, "certificate").fields[0].required);
    CHECK(form_of(model, "publication").fields[0].required); // its title
    CHECK_FALSE(form_of(model, "degree").fields[0].required);
    auto const& student = form_of(model, "student").fields;
    CHECK(std::ranges::find(student, std::string_view("title"), key_text) == student.end());
    CHECK(form_of(model, "post").help.starts_with("One entry for each job"));
}

TEST_CASE("as of today the hints of dates say today") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    auto const& fields = form_of(session.estimate(), "talk").fields;
    CHECK(std::ranges::find(fields, std::string_view("on"), key_text)->hint == "1900-01-01 to today");
}

TEST_CASE("claim types without a step or a heading of their own stand together") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.start_empty(a_scheme(session)));
    auto const& groups = session.estimate().groups;
    REQUIRE(groups.size() == 3);
    CHECK(groups[2].title == "Entries");
    CHECK(groups[2].forms.size() == 2);
}

TEST_CASE("the catalogue is found by name and issuer and tag without accents or case") {
    auto const session = gazing();
    auto const& catalogue = session.estimate().catalogue;
    auto const found = std::ranges::find(catalogue, std::string("cobit-f"), &CatalogueItem::id);
    REQUIRE(found != catalogue.end());
    CHECK(found->title == "COBIT Foundation");
    CHECK(found->issuer == "ISACA");
    CHECK(found->tags == "supporting");
    CHECK(found->search_key == "cobit foundation isaca supporting cobit-f");
    auto const strategy = std::ranges::find(catalogue, std::string("itil-v3-ss"), &CatalogueItem::id);
    CHECK(strategy->worth == "3 credits · costs 1200 · 50 h");
    CHECK(strategy->tags == "intermediate, itil");
}

TEST_CASE("the ladder draws a level as reached only where what it asks for holds") {
    using Level = LevelModel::State;
    auto const states = [](Session const& session) {
        std::vector<Level> states;
        for (LevelModel const& level : session.estimate().summary.ladder) states.push_back(level.state);
        return states;
    };
    CHECK(states(imported("student.json")) ==
          std::vector{Level::Current, Level::Next, Level::Above, Level::Above, Level::Above});
    CHECK(states(imported("distinguished-professional.json")) ==
          std::vector{Level::Aside, Level::Reached, Level::Reached, Level::Current, Level::Next});
    auto nothing = must(Session::in_memory(prism_ports()));
    must(nothing.start_empty(a_scheme(nothing)));
    // Only a student has SSM before her; everybody else begins with ASM.
    CHECK(states(nothing) == std::vector{Level::Above, Level::Next, Level::Above, Level::Above, Level::Above});
}

TEST_CASE("the other samples reach what they are made for") {
    CHECK(imported("distinguished-professional.json").estimate().summary.level == "DPSM");
    CHECK(imported("student.json").estimate().summary.level == "SSM");
}

TEST_CASE("an entry that the rules cannot read is marked with its problem and its reason is not said twice") {
    auto session = gazing();
    Claim broken = session.scored().application.claims[1];
    broken.id.clear();
    broken.title = "Strange";
    set_field(broken, "hours", Number{900, 1});
    must(session.perform(AddEntry{session.record(), broken}));

    EntryModel const& entry = entry_of(session.estimate(), "Strange");
    CHECK(entry.state == State::Wrong);
    CHECK(entry.earned == "nothing");
    CHECK(entry.reason.empty());
    REQUIRE(entry.problems.size() == 1);
    CHECK(entry.problems[0].id == "A204");
    CHECK_FALSE(reason_of(session.estimate().summary.not_counted, "Strange: ").empty());
}

TEST_CASE("an entry of a kind that the rules do not have is shown all the same") {
    auto session = gazing();
    must(session.perform(AddEntry{session.record(), talk("A keynote", 2)}));
    EntryModel const& entry = entry_of(session.estimate(), "A keynote");
    CHECK(session.estimate().groups.back().title == "Entries");
    CHECK(entry.state == State::Nothing);
    CHECK(entry.type_title == "talk");
    CHECK(entry.problems[0].id == "A201");
    CHECK(session.explain(AboutEntry{entry.id}).title == "A keynote");
}

TEST_CASE("warnings of dates and of double claims are told beside the level") {
    auto session = gazing();
    Claim twice = session.scored().application.claims[9];
    twice.id.clear();
    twice.type = "speaking";
    twice.fields = {{"kind", std::string("talk")}, {"paid", false}};
    must(session.perform(AddEntry{session.record(), twice}));
    must(session.set_scoring_date(day(2011, 12, 31)));

    auto const& warnings = session.estimate().summary.warnings;
    CHECK(reason_of(warnings, "Why queues grow: ").find("stands here as") != std::string::npos);
    CHECK(reason_of(warnings, "The rules prism 2012.1 hold from 1 Mar 2012") != "");
}
