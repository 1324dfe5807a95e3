// The documents of an application: what they say, in both languages, and that nothing of the record is in them that is not
// to be sent.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/page_text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/application_file.h"
#include "print/pdf.h"
#include "session/fixture.h"
#include "session/packs.h"
#include "session/papers.h"
#include "session/returned_forms.h"
#include "session/score_file.h"
#include "support/golden.h"

using namespace accrue;
using namespace accrue::session;

namespace {

PackPointer prism() {
    static PackPointer const pack = load_pack_file(source_folder / "rules" / "prism" / "prism.toml").pack;
    return pack;
}

Application sample(std::string const& name) {
    auto const text = must(files::read_file((samples_folder / name).string(), 1'000'000));
    return formats::read_application(text, name).application;
}

scoring::Scored scored(Application const& application) {
    return scoring::score(prism(), application, Basis::Claimed, day(2012, 9, 12));
}

formats::SealedParts stamp() {
    formats::SealedParts parts;
    parts.stamp = {
        "3d6f2f8a-52b5-4a51-9a6c-0c54b1a0e6f1", 2, day(2012, 9, 14), {"prism", "2012.1", std::string(64, 'a')}};
    return parts;
}

Claim& claim(Application& application, std::string const& id) {
    return *std::ranges::find(application.claims, id, &Claim::id);
}

// The sample as it is when everything is there.
Application whole_sample() {
    Application application = sample("gazing-into-the-prism.json");
    application.applicant->phone = "+44 20 7946 0018";
    application.declarations = {{"ethics", day(2012, 9, 10)}};
    claim(application, "foundation").evidence = {"foundation.pdf"};
    claim(application, "consultant").evidence = {"employer.pdf", "contract.pdf"};
    claim(application, "article-1").evidence = {"articles.pdf"};
    claim(application, "article-2").evidence = {"articles.pdf"};
    application.referees.front().reference = "field.pdf";
    Referee second;
    second.name = "Wanda Nowak";
    application.referees.push_back(second);
    return application;
}

formats::SealedParts whole_parts() {
    formats::SealedParts parts = stamp();
    for (std::string const name : {"articles.pdf", "contract.pdf", "employer.pdf", "field.pdf", "foundation.pdf"})
        parts.files.push_back({name, std::string(32, name.front()) + std::string(32, 'f'), 204'800});
    parts.marks = {{"foundation", "foundation.pdf", {1, {100, 100, 900, 200}, ProofFact::Name}},
                   {"foundation", "foundation.pdf", {2, {100, 300, 900, 400}, ProofFact::Date}},
                   {"consultant", "contract.pdf", {3, {100, 300, 900, 400}, ProofFact::Hours}}};
    return parts;
}

std::vector<Paper> papers_of(Application const& application, formats::SealedParts const& parts = stamp()) {
    return application_papers({scored(application), parts});
}

std::string text_of_paper(Paper const& paper) { return cli::text_of({paper.title, paper.subject, "", paper.page}); }

std::string text_of_papers(std::vector<Paper> const& papers) {
    std::string text;
    for (Paper const& paper : papers) text += fmt::format("[{}]\n{}\n\n", paper.name, text_of_paper(paper));
    return text;
}

// With its lines joined, so that a sentence is found wherever it is wrapped; empty: there is no such document.
std::string text_of(std::vector<Paper> const& papers, std::string const& name) {
    auto const paper = std::ranges::find(papers, name, &Paper::name);
    if (paper == papers.end()) return {};
    std::string joined;
    for (char const c : text_of_paper(*paper))
        if (c != '\n' && c != ' ')
            joined += c;
        else if (!joined.ends_with(' '))
            joined += ' ';
    return joined;
}

bool holds(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> names_of(std::vector<Paper> const& papers) {
    std::vector<std::string> names;
    for (Paper const& paper : papers) names.push_back(paper.name);
    return names;
}

std::string output_of(std::string const& command) {
    FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
    int const status = pclose(pipe);
    CHECK_MESSAGE(status == 0, command, ": ", output);
    return output;
}

std::string text_of_pdf(Folder const& folder, Paper const& paper, std::string const& language) {
    std::string const bytes = must(print::write_pdf(
        {paper.title, paper.subject, "Notice", "prism 2012.1", language, day(2012, 9, 12), paper.page}));
    std::filesystem::path const file = folder / (paper.name + ".pdf");
    std::ofstream(file, std::ios::binary) << bytes;
    CHECK(holds(output_of(fmt::format("qpdf --check '{}'", file.string())), "No syntax or stream encoding errors"));
    return output_of(fmt::format("pdftotext -enc UTF-8 '{}' -", file.string()));
}

} // namespace

TEST_CASE("the documents of the sample are the golden ones, in English and in German") {
    Application const application = whole_sample();
    auto const all = [&] { // also the form of him who has answered, as it was sent
        std::vector<Paper> papers = papers_of(application, whole_parts());
        papers.insert(papers.end() - 1, reference_form(scored(application), 0));
        return text_of_papers(papers);
    };
    CHECK(test::difference_from_golden("papers", all()) == "");
    Speaking const german(Language::German);
    CHECK(test::difference_from_golden("papers-german", all()) == "");
}

TEST_CASE("the documents come in one order, and each says whose it is") {
    std::vector<Paper> const papers = papers_of(whole_sample(), whole_parts());
    CHECK(names_of(papers) == std::vector<std::string>{"form", "summary", "cv", "statement", "declarations", "evidence",
                                                       "fees", "reference-2"}); // the first referee has answered
    for (Paper const& paper : papers) {
        CHECK(!paper.title.empty());
        CHECK(
            holds(paper.subject, "Imogen Ashby applies for PSM (Professional) in the scheme priSM (reconstruction)."));
    }
}

TEST_CASE("the form says what was sealed, under which rules, and what goes with it") {
    std::string const form = text_of(papers_of(whole_sample(), whole_parts()), "form");
    CHECK(holds(form, "Identifier: 3d6f2f8a-52b5-4a51-9a6c-0c54b1a0e6f1, revision 2"));
    CHECK(holds(form, "prism, version 2012.1, SHA-256 aaaaaaaaaaaaaaaa…"));
    CHECK(holds(form, "The entries reach ASM, not PSM. What is missing for PSM: "));
    CHECK(holds(form, "cv.pdf"));
    CHECK(holds(form, "fees.pdf"));
    CHECK(holds(form, "Nothing is paid before the review."));
    CHECK(holds(form, "Imogen Ashby accepted this on 10 September 2012."));
    formats::SealedParts none = stamp();
    none.stamp.identifier.clear();
    CHECK(!holds(text_of(papers_of(whole_sample(), none), "form"), "Identifier"));
}

TEST_CASE("what the entries reach is said against the level that is applied for") {
    Application application = sample("gazing-into-the-prism.json");
    auto const verdict = [&](char const* level) {
        application.target = level;
        return text_of(papers_of(application), "summary");
    };
    CHECK(holds(verdict("ASM"), "The entries reach ASM."));
    CHECK(holds(verdict("SSM"), "The entries reach more, ASM; SSM is applied for."));
    CHECK(holds(verdict("DPSM"), "The entries reach ASM, not DPSM."));
    application.claims.clear();
    CHECK(holds(verdict("ASM"), "The entries reach no level. What is missing for ASM: "));
}

TEST_CASE("a CV is made where the rules ask for one and no file is named for it") {
    Application application = whole_sample();
    std::string const cv = text_of(papers_of(application), "cv");
    CHECK(cv.find("ITSM consultant") < cv.find("Service desk analyst"));
    CHECK(cv.find("Problems nobody owns") < cv.find("Why queues grow"));
    CHECK(holds(cv, "Level reached: bachelor"));
    CHECK(holds(cv, "Where: Lantern Service Consulting"));
    CHECK(holds(cv, "Where: The Open Group")); // who issues it
    CHECK(!holds(cv, "none"));
    application.documents = {{"cv", "my-cv.pdf"}};
    CHECK(text_of(papers_of(application), "cv").empty());
    CHECK(holds(text_of(papers_of(application), "form"), "my-cv.pdf"));
    application.documents.clear();
    application.target = "SSM";
    CHECK(text_of(papers_of(application), "cv").empty());
}

TEST_CASE("of a statement, of declarations and of referees that are not there no document is made") {
    Application application = whole_sample();
    application.statement = " \n ";
    application.declarations.clear();
    application.referees.clear();
    CHECK(names_of(papers_of(application)) == std::vector<std::string>{"form", "summary", "cv", "evidence", "fees"});
    application.declarations = {{"of-other-rules", day(2012, 9, 1)}};
    CHECK(text_of(papers_of(application), "declarations").empty());
}

TEST_CASE("a statement keeps its paragraphs, and its words are counted") {
    Application application = whole_sample();
    application.statement = "One two.\r\n\r\nThree <b>four</b>.";
    std::vector<Paper> const papers = papers_of(application);
    auto const paper = std::ranges::find(papers, "statement", &Paper::name);
    REQUIRE(paper != papers.end());
    std::vector<std::string> texts;
    for (formats::PageBlock const& block : paper->page.blocks())
        if (auto const* paragraph = std::get_if<formats::PageParagraph>(&block))
            texts.push_back(paragraph->parts.front().text);
    REQUIRE(texts.size() == 4);
    CHECK(texts[1] == "One two.");
    CHECK(texts[2] == "Three <b>four</b>.");
    CHECK(texts[3] == "Words: 4.");
}

TEST_CASE("the evidence index says what each file proves, and which entries have none") {
    std::string const index = text_of(papers_of(whole_sample(), whole_parts()), "evidence");
    CHECK(holds(index, "foundation.pdf: Name, page 1; Date, page 2"));
    CHECK(holds(index, "contract.pdf: Hours, page 3"));
    CHECK(holds(index,
                "TOGAF Level 1 Kind: Certificate When: 7 Feb 2011 Files, and where in them it stands: no evidence"));
    CHECK(holds(index, "204,800"));
    CHECK(holds(index, "ccccccccccccccc"));
    CHECK(!holds(index, std::string(17, 'c')));
    CHECK(holds(index, "- Why queues grow - A change calendar that people read"));
    CHECK(holds(index, "reference of Tomasz Field"));
    CHECK(holds(text_of(papers_of(whole_sample()), "evidence"), "No file goes with it."));
}

TEST_CASE("own costs and what reviewers have ruled stand in no document") {
    Application application = whole_sample();
    application.costs = {{"itil-v3-ss", Number{4'711, 1}, std::nullopt, std::nullopt}};
    Ruling ruling;
    ruling.claim = "article-1";
    ruling.verdict = Ruling::Verdict::Allow;
    ruling.reason = "Secret reason";
    ruling.by = "Secret reviewer";
    application.rulings = {ruling};
    std::string const text = text_of_papers(papers_of(application, whole_parts()));
    CHECK(!holds(text, "4711"));
    CHECK(!holds(text, "4,711"));
    CHECK(!holds(text, "Secret"));
}

TEST_CASE("each document of each sample is a sound PDF with the applicant's name in it") {
    Folder const folder;
    for (std::string const name : {"gazing-into-the-prism.json", "distinguished-professional.json", "student.json"}) {
        CAPTURE(name);
        Application application = sample(name);
        application.declarations = {{"ethics", day(2012, 9, 10)}};
        if (application.referees.empty()) application.referees = sample("gazing-into-the-prism.json").referees;
        for (Paper const& paper : papers_of(application))
            CHECK(holds(text_of_pdf(folder, paper, "en"), *application.applicant->name));
    }
}

TEST_CASE("a reference form that comes back is known by its code") {
    Folder const folder;
    Application application = whole_sample();
    scoring::Scored const record = scored(application);
    std::string const code = reference_code(application, 0);
    CHECK(code.size() == 13);
    CHECK(code.starts_with("REF-"));
    CHECK(code != reference_code(application, 1));
    auto const codes = [&](std::size_t referee) {
        return std::vector<std::string>{reference_code(application, referee)};
    };
    for (std::size_t r = 0; r < 2; ++r) {
        FormCodes const found = codes_in(text_of_pdf(folder, reference_form(record, r), "en"));
        CHECK(found.codes == codes(r));
        CHECK(found.is_form);
    }
    Speaking const german(Language::German);
    FormCodes const found = codes_in(text_of_paper(reference_form(record, 1)));
    CHECK(found.codes == codes(1));
    CHECK(found.is_form);
}

TEST_CASE("the code hangs on applicant, scheme and referee, and on nothing else") {
    Application application = whole_sample();
    std::string const code = reference_code(application, 0);
    application.claims.clear();
    application.scheme.reset(); // it is named by the pack
    application.referees.front().asked_on = day(2012, 9, 1);
    application.applicant->name = " Imogen Ashby ";
    CHECK(reference_code(application, 0) == code);
    Application other = application;
    other.applicant->name = "Imogen Ashbys";
    CHECK(reference_code(other, 0) != code);
    other = application;
    other.pack = "cpd@1";
    CHECK(reference_code(other, 0) != code);
    other = application;
    other.referees.front().email = "t.field@example.com";
    CHECK(reference_code(other, 0) != code);
}

TEST_CASE("a reference form asks for what the record does not know, and lists every entry") {
    Application const application = whole_sample();
    std::string const known = text_of({reference_form(scored(application), 0)}, "reference-1");
    CHECK(holds(known, "Organisation: Lantern Service Consulting"));
    CHECK(holds(known, "You have known the applicant: 1 Apr 2008 – 31 Aug 2012"));
    CHECK(holds(known, "Phone: ______"));
    CHECK(holds(known, "for at least 6 months within the last 36"));
    CHECK(!holds(known, "Your level"));
    for (Claim const& entry : application.claims)
        if (entry.title) CHECK(holds(known, *entry.title));
    CHECK(holds(text_of(papers_of(application), "reference-2"), "E-mail: ______"));
}
