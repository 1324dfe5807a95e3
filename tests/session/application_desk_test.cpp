// What the Application screen says of a small pack and of the sample: each part at its boundaries, contradictions, fees, what
// was changed and taken back, and what has changed since the last that was sealed.
#include "session/application_desk.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/application_file.h"
#include "session/contradictions.h"
#include "session/evidence_desk.h"
#include "session/fixture.h"
#include "session/sealing.h"
#include "support/documents.h"

namespace accrue::session {

using PartKind = ApplicationPart::Kind;
using PartState = ApplicationPart::State;

namespace {

Date const on_day = day(2012, 9, 12);

// Everything that a pack can ask for, so that each part has a boundary.
constexpr std::string_view asked = R"(
[[document]]
id = "form"
title = "Form"
formats = ["pdf"]
clause = "1"
[[document]]
id = "letter"
title = "Letter"
levels = ["ASM"]
formats = ["pdf"]
clause = "1"
[[document]]
id = "degree"
title = "Degree"
levels = ["PSM"]
clause = "2"
[[document]]
id = "payment"
title = "Proof of payment"
clause = "3"
[[declaration]]
id = "ethics"
title = "Ethics"
text = "I am honest."
clause = "1"
[statement]
prompt = "Why?"
min_words = 3
max_words = 5
clause = "2"
[[referee]]
level = "ASM"
count = 1
known_months = 6
within_months = 36
clause = "2"
[[fee]]
id = "award-member"
title = "Award, member"
who = "member"
amount = 60
currency = "XTS"
from = 2012-03-01
due = "on_award"
clause = "3"
[[fee]]
id = "award-other"
title = "Award"
who = "other"
amount = 120
currency = "XTS"
from = 2012-03-01
due = "on_award"
clause = "3"
)";

constexpr std::string_view paid_before = R"(
[[fee]]
id = "begin"
title = "Application"
who = "any"
amount = 20
currency = "XTS"
from = 2012-03-01
due = "with_application"
clause = "3"
)";

class Applying {
public:
    explicit Applying(std::string_view more = asked) : session(must(Session::in_memory(ports(more)))) {
        must(session.start_empty("sample"));
        look();
    }

    [[nodiscard]] ApplicationDesk& desk() { return session.application(); }
    ApplicationModel const& model() {
        look();
        return desk().model();
    }
    ApplicationPart const& part(PartKind kind, std::string const& id = {}) {
        for (ApplicationPart const& row : model().parts)
            if (row.kind == kind && row.id == id) return row;
        FAIL("no such part " << id);
        return model().parts.front();
    }
    bool has_part(PartKind kind, std::string const& id = {}) {
        return std::ranges::any_of(model().parts,
                                   [&](ApplicationPart const& row) { return row.kind == kind && row.id == id; });
    }
    PartState state(PartKind kind, std::string const& id = {}) { return part(kind, id).state; }

    void take_in(std::string const& name, std::string const& line, EntryId entry = {}) {
        store::write_file(folder / name, test::text_pdf({line}));
        session.evidence().take_in({folder / name}, entry);
        session.evidence().finish();
    }
    EntryId add(Claim const& claim) { return must(session.perform(AddEntry{session.record(), claim})).entry; }
    void name_applicant() {
        Applicant applicant;
        applicant.name = "Ana Kowalska";
        applicant.email = "ana@example.org";
        must(desk().set_applicant(applicant));
    }
    // That the contradictions say it, and where it is mended.
    bool contradicts(std::string_view words, PartKind kind) {
        return std::ranges::any_of(model().contradictions, [&](Contradiction const& one) {
            return one.what.find(words) != std::string::npos && one.part == kind && !one.remedy.empty();
        });
    }

    Folder folder;
    Session session;

private:
    Ports ports(std::string_view more) {
        Ports made = small_ports(folder);
        std::filesystem::path const file = made.rules_folder / "sample" / "sample.toml";
        store::write_file(file, store::read_file(file) + std::string(more));
        return made;
    }
    void look() {
        session.evidence().finish();
        session.application().look();
    }
};

Referee referee(std::string name, std::optional<Date> since, std::optional<Date> until = {}) {
    Referee made;
    made.name = std::move(name);
    made.email = "referee@example.org";
    made.known_since = since;
    made.known_until = until;
    return made;
}

} // namespace

// --- The parts ---

TEST_CASE("an empty record of a pack that asks for much is told what is missing, part by part") {
    Applying applying;
    ApplicationModel const& model = applying.model();
    CHECK(model.target == "ASM");
    CHECK(applying.state(PartKind::Applicant) == PartState::Missing);
    CHECK(applying.part(PartKind::Applicant).words == "Still missing: the name, the e-mail address.");
    CHECK(applying.state(PartKind::Document, "form") == PartState::Done); // Accrue makes it
    CHECK(applying.state(PartKind::Document, "letter") == PartState::Missing);
    CHECK_FALSE(applying.has_part(PartKind::Document, "degree")); // of another level
    CHECK(applying.state(PartKind::Document, "payment") == PartState::Later);
    CHECK(applying.state(PartKind::Declaration, "ethics") == PartState::Missing);
    CHECK(applying.state(PartKind::Referees) == PartState::Missing);
    CHECK(applying.state(PartKind::Statement) == PartState::Missing);
    CHECK(applying.state(PartKind::Fee) == PartState::Missing);
    CHECK(model.open == 6);
    CHECK(model.why_not == "Applicant: Still missing: the name, the e-mail address.");
    CHECK(model.asks_for_more);
}

TEST_CASE("another level asks for other documents, and is said to be reached or not, and why") {
    Applying applying;
    Claim foundation = certificate("itil-v3-foundation");
    foundation.on = day(2008, 5, 1);
    applying.add(foundation);
    CHECK(applying.model().verdict == "You reach ASM.");
    must(applying.desk().set_target("PSM"));
    CHECK(applying.has_part(PartKind::Document, "degree"));
    CHECK_FALSE(applying.has_part(PartKind::Document, "letter"));
    std::string const verdict = applying.model().verdict;
    CHECK(verdict.starts_with("You do not reach PSM, because of this: "));
    CHECK(verdict.ends_with("You may apply all the same."));
    CHECK_FALSE(applying.model().targets.front().reached);
    CHECK(applying.model().targets.back().reached);
    must(applying.session.undo());
    CHECK(applying.model().target == "ASM");
}

TEST_CASE("an applicant who reaches more than she applies for is told so") {
    Applying applying;
    for (std::string const id : {"itil-v3-foundation", "itil-so"}) {
        Claim claim = certificate(id);
        claim.on = day(2008, 5, 1);
        applying.add(claim);
    }
    applying.add(talk("A talk", 3));
    CHECK(applying.model().computed == "PSM");
    must(applying.desk().set_target("ASM"));
    CHECK(applying.model().verdict == "You reach more: PSM. You apply for ASM.");
}

TEST_CASE("the level is told as it will be sealed, without what a reviewer has ruled") {
    Applying applying("");
    applying.name_applicant();
    Claim foundation = certificate("itil-v3-foundation");
    foundation.on = day(2008, 5, 1);
    applying.add(foundation);
    applying.add(talk("A talk", 3));
    Application details = without_claims(applying.session.scored().application);
    Ruling waived;
    waived.verdict = Ruling::Verdict::Waive;
    waived.gate = "cert-psm";
    waived.reason = "Known to the body";
    details.rulings = {waived};
    must(applying.session.perform(ChangeDetails{applying.session.record(), details}));
    scoring::Scored const& scored = applying.session.scored();
    REQUIRE(scored.pack->pack.levels[static_cast<std::size_t>(scored.claimed.overall)].code == "PSM");

    CHECK(applying.model().computed == "ASM");
    CHECK(applying.model().target == "ASM");
    CHECK(applying.model().verdict == "You reach ASM.");
    CHECK(application_to_seal(applying.session.scored()).target == "ASM");
    CHECK(applying.model().left == std::vector<std::string>{"Rulings of reviewers stay here."});
}

TEST_CASE("a document is done by a file that fits, to be mended by one that is not there, and taken away again") {
    Applying applying;
    applying.take_in("letter.pdf", "A letter");
    must(applying.desk().set_document("letter", "letter.pdf"));
    CHECK(applying.state(PartKind::Document, "letter") == PartState::Done);
    must(applying.desk().set_document("letter", "lost.pdf"));
    CHECK(applying.state(PartKind::Document, "letter") == PartState::Wrong);
    CHECK(applying.part(PartKind::Document, "letter").words == "lost.pdf is not in the library.");
    must(applying.desk().set_document("letter", ""));
    CHECK(applying.state(PartKind::Document, "letter") == PartState::Missing);
    must(applying.session.undo());
    must(applying.session.undo());
    CHECK(applying.state(PartKind::Document, "letter") == PartState::Done);
    CHECK(must(applying.desk().set_document("letter", "letter.pdf")).words.empty()); // nothing is another one
}

TEST_CASE("proof of payment is asked for with the application where something is to be paid with it") {
    Applying applying(std::string(asked) + std::string(paid_before));
    CHECK(applying.state(PartKind::Document, "payment") == PartState::Missing);
}

TEST_CASE("a declaration is accepted today, once, and taken back") {
    Applying applying;
    must(applying.desk().set_declaration("ethics", true));
    CHECK(applying.state(PartKind::Declaration, "ethics") == PartState::Done);
    CHECK(applying.model().declarations.front().signed_on == "12 Sep 2012");
    CHECK(must(applying.desk().set_declaration("ethics", true)).words.empty());
    must(applying.desk().set_declaration("ethics", false));
    CHECK(applying.state(PartKind::Declaration, "ethics") == PartState::Missing);
    must(applying.session.undo());
    CHECK(applying.state(PartKind::Declaration, "ethics") == PartState::Done);
}

TEST_CASE("a referee has known the applicant long enough on the very day, and a day less is too short") {
    Applying applying;
    auto const problems = [&](Referee const& named) {
        must(applying.desk().set_referee(0, named));
        return applying.model().referees.front().problems;
    };
    CHECK(problems(referee("Jo Field", add_months(on_day, -6))).empty());
    CHECK(problems(referee("Jo Field", Date{add_months(on_day, -6).days + 1})) ==
          std::vector<std::string>{"He has not known you for 6 months within the last 36."});
    // Within the last 36 months alone: long ago is not enough.
    Date const window = add_months(on_day, -36);
    CHECK(problems(referee("Jo Field", day(2000, 1, 1), add_months(window, 6))).empty());
    CHECK_FALSE(problems(referee("Jo Field", day(2000, 1, 1), Date{add_months(window, 6).days - 1})).empty());
    CHECK(problems(referee("Jo Field", std::nullopt)).front() ==
          "Since when he has known you is not said; 6 months are asked for.");
}

TEST_CASE("references are here once each referee who is taken has answered with a file that fits") {
    Applying applying;
    Referee named = referee("Jo Field", day(2010, 1, 1));
    must(applying.desk().set_referee(5, named)); // at the end
    CHECK(applying.model().referees.front().state == "not asked yet");
    CHECK(applying.part(PartKind::Referees).words == "0 of 1 references are here. Jo Field: not asked yet.");
    named.asked_on = day(2012, 9, 3);
    must(applying.desk().set_referee(0, named));
    CHECK(applying.model().referees.front().state == "asked on 3 Sep 2012");
    named.reference = "answer.pdf";
    must(applying.desk().set_referee(0, named));
    CHECK(applying.state(PartKind::Referees) == PartState::Missing);
    CHECK(applying.model().referees.front().problems.front() == "answer.pdf is not in the library.");
    applying.take_in("answer.pdf", "I know Ana Kowalska");
    CHECK(applying.state(PartKind::Referees) == PartState::Done);
    must(applying.desk().remove_referee(0));
    CHECK(applying.state(PartKind::Referees) == PartState::Missing);
    must(applying.session.undo());
    CHECK(applying.state(PartKind::Referees) == PartState::Done);
}

TEST_CASE("references are counted by person and by file, not by row") {
    std::string two(asked);
    two.replace(two.find("count = 1"), 9, "count = 2");
    Applying applying(two);
    applying.take_in("one.pdf", "I know Ana Kowalska");
    applying.take_in("two.pdf", "Ana Kowalska has worked with me");
    Referee first = referee("Jo Field", day(2010, 1, 1));
    first.reference = "one.pdf";
    must(applying.desk().set_referee(0, first));
    Referee second = referee("Kim Marsh", day(2010, 1, 1));
    second.email = "kim@example.org";
    second.reference = "two.pdf";
    auto const set_second = [&] { must(applying.desk().set_referee(1, second)); };

    SUBCASE("two of two") {
        set_second();
        CHECK(applying.part(PartKind::Referees).words == "2 of 2 references are here.");
        CHECK(applying.state(PartKind::Referees) == PartState::Done);
        CHECK(applying.model().contradictions.empty());
    }
    SUBCASE("the same name") {
        second.name = "JO FIELD";
        set_second();
        CHECK(applying.part(PartKind::Referees).words ==
              "1 of 2 references are here. JO FIELD: This is Jo Field once more: a person gives one reference.");
        CHECK(applying.state(PartKind::Referees) == PartState::Missing);
        CHECK(applying.contradicts("JO FIELD is named twice", PartKind::Referees));
    }
    SUBCASE("the same address") {
        second.email = " Referee@Example.org";
        set_second();
        CHECK(applying.state(PartKind::Referees) == PartState::Missing);
        CHECK(applying.contradicts("Kim Marsh has the same e-mail address as Jo Field.", PartKind::Referees));
    }
    SUBCASE("no address is nobody's") {
        first.email.reset();
        second.email.reset();
        must(applying.desk().set_referee(0, first));
        set_second();
        CHECK(applying.state(PartKind::Referees) == PartState::Done);
    }
    SUBCASE("the same file") {
        second.reference = "one.pdf";
        set_second();
        CHECK(applying.part(PartKind::Referees).words ==
              "1 of 2 references are here. Kim Marsh: The reference of Jo Field is the same file: it counts once.");
        CHECK(applying.contradicts("one.pdf is the reference of Jo Field and of Kim Marsh.", PartKind::Referees));
    }
}

TEST_CASE("files of the same content are one file, whatever they are called") {
    EvidenceModel evidence;
    for (auto const& [name, sha256] : {std::pair{"a.pdf", "1"}, std::pair{"b.pdf", "1"}, std::pair{"c.pdf", "2"}}) {
        EvidenceFileRow& row = evidence.files.emplace_back();
        row.name = name;
        row.sha256 = sha256;
    }
    CHECK(is_same_file(evidence, "a.pdf", "b.pdf"));
    CHECK_FALSE(is_same_file(evidence, "a.pdf", "c.pdf"));
    CHECK(is_same_file(evidence, "lost.pdf", "lost.pdf"));
    CHECK_FALSE(is_same_file(evidence, "lost.pdf", "a.pdf"));
}

TEST_CASE("a statement has its words counted at both limits") {
    Applying applying;
    struct Case {
        std::string text;
        PartState state;
    };
    for (Case const& one :
         {Case{"one two", PartState::Wrong}, Case{"one two three", PartState::Done},
          Case{"one two three four five", PartState::Done}, Case{"one two three four five six", PartState::Wrong},
          Case{"one – two", PartState::Wrong}, Case{"one – two – three – four – five", PartState::Done},
          Case{"l'état • Żółć", PartState::Wrong}, Case{" - ", PartState::Missing}, Case{" – ", PartState::Missing},
          Case{"", PartState::Missing}}) {
        CAPTURE(one.text);
        must(applying.desk().set_statement(one.text));
        CHECK(applying.state(PartKind::Statement) == one.state);
        CHECK(fits(applying.model().statement_limits, one.text) == (one.state == PartState::Done));
    }
    CHECK(statement_words(applying.model().statement_limits, "one two") == "Words: 2. From 3 to 5 are asked for.");
    must(applying.desk().set_statement("one two three"));
    must(applying.desk().set_statement("other words here"));
    must(applying.session.undo());
    CHECK(applying.model().statement == "one two three");
}

TEST_CASE("the fees are said for a member, for others, and for who has not said") {
    Applying applying;
    CHECK(applying.part(PartKind::Fee).words ==
          "Say whether you are a member. Pay 120 XTS after the award; members pay 60 XTS.");
    CHECK(applying.model().fees.size() == 2);
    CHECK(applying.model().fees_depend_on_member);
    Applicant applicant;
    applicant.member = true;
    must(applying.desk().set_applicant(applicant));
    CHECK(applying.state(PartKind::Fee) == PartState::Done);
    CHECK(applying.model().order == "Pay 60 XTS after the award, as a member; others pay 120 XTS.");
    CHECK(applying.model().fees[0].applies);
    CHECK_FALSE(applying.model().fees[1].applies);
    applicant.member = false;
    must(applying.desk().set_applicant(applicant));
    CHECK(applying.model().order == "Pay 120 XTS after the award; members pay 60 XTS.");
    CHECK_FALSE(applying.model().fees[0].applies);
    CHECK(applying.model().fees[1].applies);
    must(applying.session.undo());
    CHECK(applying.model().applicant.member == true);
}

TEST_CASE("every fee of a due date is said, with its title where there are several, and none is added up") {
    struct Case {
        std::string more; // beside what members and others pay after the award
        std::string sentence;
    };
    auto const fee = [](std::string_view title, std::string_view who, int amount, std::string_view due,
                        std::string_view more = "") {
        return fmt::format("[[fee]]\nid = \"fee-{}\"\ntitle = \"{}\"\nwho = \"{}\"\namount = {}\ncurrency = \"XTS\"\n"
                           "from = 2012-03-01\ndue = \"{}\"\nclause = \"3\"\n{}\n",
                           amount, title, who, amount, due, more);
    };
    std::string const award = "Pay 120 XTS after the award; members pay 60 XTS.";
    for (Case const& one :
         {Case{fee("File", "any", 20, "with_application") + fee("Exam", "any", 30, "with_application"),
               "Pay with the application, as far as it applies to you: File: 20 XTS; Exam: 30 XTS. " + award},
          Case{fee("Badge", "any", 20, "on_award"), "Pay 20 XTS after the award. " + award},
          Case{fee("Badge", "any", 20, "on_award") + fee("Badge, ASM", "any", 30, "on_award", "level = \"ASM\""),
               "Pay after the award, as far as it applies to you: Badge: 20 XTS; Badge, ASM: 30 XTS. " + award},
          Case{fee("Badge, PSM", "any", 30, "on_award", "level = \"PSM\""), award},
          Case{fee("Badge", "any", 20, "on_award", "to = 2012-09-11"), award},
          Case{fee("Badge", "any", 20, "on_award", "to = 2012-09-12"), "Pay 20 XTS after the award. " + award},
          Case{fee("Insurance", "member", 20, "on_award"),
               "Pay after the award, as far as it applies to you: Award, member: 60 XTS (members); Insurance: 20 XTS "
               "(members); Award: 120 XTS (who is not a member)."}}) {
        CAPTURE(one.more);
        Applying applying(std::string(asked) + one.more);
        CHECK(applying.model().order == one.sentence);
    }
}

TEST_CASE("of the pack of CompTIA both yearly fees are said, whichever certification is held") {
    Ports ports = prism_ports();
    ports.today = [] { return day(2026, 3, 1); };
    Session session = must(Session::in_memory(ports));
    must(session.start_empty("comptia-ce"));
    session.application().look();
    ApplicationModel const& model = session.application().model();
    CHECK(model.fees.size() == 2);
    CHECK(model.order ==
          "Pay after the award, and each year from then on, as far as it applies to you: Yearly fee, A+ (as sources of "
          "2013 state): 25 USD; Yearly fee, every certification but A+ (49 in a source of 2013): 50 USD.");
}

TEST_CASE("what the applicant is called is the same in all her records, and one undo takes all of it back") {
    Applying applying;
    RecordId const first = applying.session.record();
    must(applying.session.start_empty("sample", std::nullopt, Whose::ThisPerson));
    Applicant applicant;
    applicant.name = "Ana Kowalska";
    applicant.member = true;
    must(applying.desk().set_applicant(applicant));
    must(applying.session.open_record(first));
    CHECK(applying.model().applicant.name == "Ana Kowalska");
    CHECK_FALSE(applying.model().applicant.member.has_value());
    must(applying.session.undo());
    must(applying.session.open_record(first));
    CHECK_FALSE(applying.model().applicant.name.has_value());
}

TEST_CASE("a pack that asks for nothing says so, and can be sealed with applicant and evidence alone") {
    Applying applying("");
    CHECK_FALSE(applying.model().asks_for_more);
    applying.name_applicant();
    CHECK(applying.model().open == 0);
    CHECK(applying.model().why_not == "");
    CHECK(applying.model().suggested_name == "ana-kowalska-asm.accrue-application.zip");
}

TEST_CASE("an entry without evidence keeps the part open and is named, a planned one does not") {
    Applying applying("");
    Claim planned = talk("Planned talk", 2);
    planned.basis = Basis::Planned;
    applying.add(planned);
    CHECK(applying.state(PartKind::Evidence) == PartState::Done);
    CHECK(applying.model().left == std::vector<std::string>{"1 planned entry stays here."});
    EntryId const entry = applying.add(talk("A talk", 3));
    CHECK(applying.state(PartKind::Evidence) == PartState::Missing);
    CHECK(applying.part(PartKind::Evidence).entry == entry);
    applying.take_in("programme.pdf", "A talk by Ana", entry);
    CHECK(applying.state(PartKind::Evidence) == PartState::Done);
}

TEST_CASE("an application larger than the rules allow is not sealed, though its evidence alone would fit") {
    Applying applying("[pack.evidence]\nformats = [\"pdf\"]\nmax_total_bytes = 20000\n");
    applying.name_applicant();
    applying.take_in("programme.pdf", "A talk by Ana", applying.add(talk("A talk", 3)));
    CHECK(applying.model().why_not == "");

    CHECK(problem_id(applying.desk().seal({applying.folder / "a.zip", "correct horse", {}})) == "A441");

    CHECK_FALSE(std::filesystem::exists(applying.folder / "a.zip"));
    CHECK(applying.model().sealed.empty());
    CHECK(applying.model().key.empty());
}

TEST_CASE("an application that says more than is ever read of one is not sealed") {
    Applying applying("");
    applying.name_applicant();
    applying.take_in("programme.pdf", "Talks by Ana");
    Several talks{{}, "Many talks"};
    for (std::size_t said = 0; said <= formats::application_byte_limit; said += formats::note_text_limit) {
        Claim claim = talk("A talk", 1);
        claim.evidence = {"programme.pdf"};
        claim.note = std::string(formats::note_text_limit, 'x');
        talks.commands.emplace_back(AddEntry{applying.session.record(), std::move(claim)});
    }
    must(applying.session.perform(talks));
    REQUIRE(applying.model().why_not == "");

    CHECK(problem_id(applying.desk().seal({applying.folder / "a.zip", "correct horse", {}})) == "A441");

    CHECK_FALSE(std::filesystem::exists(applying.folder / "a.zip"));
}

// --- Contradictions ---

TEST_CASE("contradictions are found one by one, each with where it is mended") {
    Applying applying;
    applying.name_applicant();
    CHECK(applying.model().contradictions.empty());

    SUBCASE("an entry that is dated after the day of the application") {
        Claim late = talk("Late talk", 2);
        late.on = day(2012, 9, 13);
        EntryId const entry = applying.add(late);
        CHECK(applying.contradicts("13 Sep 2012, after the application's day", PartKind::Evidence));
        CHECK(applying.model().contradictions.front().entry == entry);
    }
    SUBCASE("one on that very day is fine") {
        Claim today = talk("A talk", 2);
        today.on = on_day;
        applying.add(today);
        CHECK(applying.model().contradictions.empty());
    }
    SUBCASE("a referee with the applicant's name, however it is written") {
        must(applying.desk().set_referee(0, referee("ANA KOWALSKA", day(2010, 1, 1))));
        CHECK(applying.contradicts("the applicant's own name", PartKind::Referees));
    }
    SUBCASE("a referee with the applicant's address") {
        Referee same = referee("Jo Field", day(2010, 1, 1));
        same.email = "Ana@Example.org";
        must(applying.desk().set_referee(0, same));
        CHECK(applying.contradicts("the applicant's own e-mail address", PartKind::Referees));
    }
    SUBCASE("a referee who is named twice") {
        must(applying.desk().set_referee(0, referee("Jo Field", day(2010, 1, 1))));
        must(applying.desk().set_referee(1, referee("jo field", day(2010, 1, 1))));
        CHECK(applying.contradicts("named twice", PartKind::Referees));
    }
    SUBCASE("a referee who was asked tomorrow") {
        Referee early = referee("Jo Field", day(2010, 1, 1));
        early.asked_on = day(2012, 9, 13);
        must(applying.desk().set_referee(0, early));
        CHECK(applying.contradicts("still to come", PartKind::Referees));
        early.asked_on = on_day;
        must(applying.desk().set_referee(0, early));
        CHECK(applying.model().contradictions.empty());
    }
    SUBCASE("evidence in which another name stands leads to the file") {
        applying.name_applicant();
        EntryId const entry = applying.add(talk("A talk", 3));
        applying.take_in("programme.pdf", "Given by Somebody Else on 1 May 2031", entry);
        auto const& found = applying.model().contradictions;
        auto const hint = std::ranges::find_if(found, [](Contradiction const& one) { return bool(one.file); });
        REQUIRE(hint != found.end());
        CHECK(hint->entry == entry);
    }
}

TEST_CASE("a referee of the employer where the applicant works now is told, of an earlier one not") {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    auto const found = [&](std::string const& organisation) {
        Referee named = referee("Jo Field", day(2010, 1, 1));
        named.organisation = organisation;
        must(session.application().set_referee(0, named));
        session.application().look();
        return std::ranges::any_of(session.application().model().contradictions, [](Contradiction const& one) {
            return one.what.find("where you work yourself") != std::string::npos;
        });
    };
    Claim post;
    post.type = "post";
    post.title = "Consultant";
    post.organisation = "Present Ltd";
    post.from = day(2011, 1, 1);
    must(session.perform(AddEntry{session.record(), post}));
    CHECK(found("present ltd"));
    CHECK_FALSE(found("Elsewhere Ltd"));
}

TEST_CASE("the sample says what its application still needs") {
    Session session = must(Session::in_memory(prism_ports()));
    must(session.start_with_sample());
    session.evidence().finish();
    session.application().look();
    ApplicationModel const& model = session.application().model();
    CHECK(model.target == "PSM");
    CHECK(model.computed == "ASM");
    CHECK(model.scheme == "priSM (reconstruction) 2012.1");
    auto const state = [&](std::string_view title) {
        auto const part = std::ranges::find(model.parts, title, &ApplicationPart::title);
        REQUIRE(part != model.parts.end());
        return part->state;
    };
    CHECK(state("Application form, signed") == PartState::Done);
    CHECK(state("Proof of payment (after the review, not before)") == PartState::Later);
    CHECK(state("Referees") == PartState::Missing);
    CHECK(model.order.find("340 XTS after the award, and each year from then on") != std::string::npos);
}

// --- What was sealed ---

TEST_CASE("since the last one that was sealed, what was added, changed and removed is told by content") {
    Applying applying("");
    applying.name_applicant();
    EntryId const first = applying.add(talk("First talk", 3));
    EntryId const second = applying.add(talk("Second talk", 2));
    applying.take_in("first.pdf", "Ana Kowalska, 5 May 2012: the first", first);
    applying.take_in("second.pdf", "Ana Kowalska, 5 May 2012: the second", second);
    auto const seal = [&](std::string const& name) {
        static_cast<void>(applying.model());
        must(applying.desk().seal({applying.folder / name, "correct horse", ""}));
        static_cast<void>(applying.model());
    };
    CHECK(applying.model().compared_with.empty());
    CHECK(applying.model().key.empty());
    seal("one.zip");
    CHECK(applying.model().compared_with == "revision 1 of 12 Sep 2012");
    CHECK(applying.model().changes.empty());
    CHECK_FALSE(applying.model().key.empty());
    REQUIRE(applying.model().sealed.size() == 1);
    CHECK(applying.model().sealed.front().file == "one.zip");
    CHECK_FALSE(applying.model().sealed.front().size.empty());

    SUBCASE("an entry that was added, one that was changed, one that was removed") {
        Claim changed = applying.session.scored().application.claims.front();
        changed.title = "First talk, longer";
        must(applying.session.perform(ReplaceEntry{first, changed}));
        applying.add(talk("Third talk", 1));
        must(applying.session.perform(RemoveEntry{second}));
        auto const& changes = applying.model().changes;
        auto const kind_of = [&](std::string_view name) -> std::optional<ChangedSince::Kind> {
            for (ChangedSince const& change : changes)
                if (change.title.find(name) != std::string::npos) return change.kind;
            return std::nullopt;
        };
        CHECK(changes.size() == 3);
        CHECK(kind_of("First") == ChangedSince::Kind::Changed);
        CHECK(kind_of("Second") == ChangedSince::Kind::Removed);
        CHECK(kind_of("Third") == ChangedSince::Kind::Added);
    }
    SUBCASE("other content under another name is told by its name") {
        must(applying.session.evidence().unlink("first.pdf", first));
        applying.take_in("newer.pdf", "Ana Kowalska, 5 May 2012: better", first);
        auto const& changes = applying.model().changes;
        REQUIRE(changes.size() == 1);
        CHECK(changes.front().lines ==
              std::vector<std::string>{"New evidence: newer.pdf", "No longer evidence: first.pdf"});
    }
    SUBCASE("order alone is no change") {
        applying.take_in("extra.pdf", "Ana Kowalska, 5 May 2012: more", first);
        seal("two.zip");
        Claim turned = applying.session.scored().application.claims.front();
        REQUIRE(turned.evidence == std::vector<std::string>{"first.pdf", "extra.pdf"});
        std::ranges::reverse(turned.evidence);
        must(applying.session.perform(ReplaceEntry{first, turned}));
        CHECK(applying.model().changes.empty());
    }
    SUBCASE("one that is withdrawn is not compared with, until that is undone") {
        must(applying.desk().withdraw(applying.model().sealed.front().id));
        CHECK(applying.model().compared_with.empty());
        CHECK(applying.model().sealed.front().withdrawn);
        must(applying.session.undo());
        CHECK(applying.model().compared_with == "revision 1 of 12 Sep 2012");
    }
    SUBCASE("the next is the next revision, and comes first") {
        CHECK(applying.model().suggested_name == "ana-kowalska-asm-2.accrue-application.zip");
        applying.name_applicant();
        seal("two.zip");
        REQUIRE(applying.model().sealed.size() == 2);
        CHECK(applying.model().sealed.front().words == "Revision 2, sealed on 12 Sep 2012");
        must(applying.session.undo()); // of sealing
        CHECK(applying.model().sealed.front().withdrawn);
        CHECK(applying.model().compared_with == "revision 1 of 12 Sep 2012");
    }
}

TEST_CASE("the public key and the documents are saved as files, never in place of the library") {
    Applying applying("");
    applying.name_applicant();
    CHECK(problem_id(applying.desk().save_public_key(applying.folder / "key.pub")) == "L126");
    static_cast<void>(applying.model());
    must(applying.desk().seal({applying.folder / "one.zip", "correct horse", ""}));
    must(applying.desk().save_public_key(applying.folder / "key.pub"));
    CHECK(store::read_file(applying.folder / "key.pub").find("untrusted comment:") == 0);
    auto const saved = must(applying.desk().save_documents(applying.folder / "documents"));
    CHECK_FALSE(saved.empty());
    for (std::filesystem::path const& file : saved) CHECK(std::filesystem::file_size(file) > 0);
}

} // namespace accrue::session
