// Reference forms that come back: made, filled in elsewhere, added as a file, and known again.
#include "session/returned_forms.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/texts.h"
#include "files/whole_file.h"
#include "print/pdf.h"
#include "session/application_desk.h"
#include "session/evidence_desk.h"
#include "session/fixture.h"
#include "session/papers.h"
#include "support/documents.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using Kind = ReturnedForm::Kind;
using Words = std::vector<std::string>;

// As another program saves a form that somebody has written in.
std::string filled_in(std::string const& form) { return form + "% filled in\n"; }

// The sample's record, whose first referee is Tomasz Field, and a second one, Wanda Nowak. Neither has answered.
struct Asking {
    Asking() : session(must(Session::in_memory(prism_ports()))) {
        REQUIRE_FALSE(has_errors(must(session.import_file(samples_folder / "gazing-into-the-prism.json"))));
        Referee second;
        second.name = "Wanda Nowak";
        desk().look();
        must(desk().set_referee(1, second));
        desk().look();
    }

    [[nodiscard]] ApplicationDesk& desk() { return session.application(); }

    std::string form(std::size_t referee) {
        auto const file = folder / "form.pdf";
        must(desk().save_reference_form(referee, file));
        return must(files::read_file(file.string(), 10'000'000));
    }

    std::filesystem::path write(std::string const& name, std::string const& bytes) {
        store::write_file(folder / name, bytes);
        return folder / name;
    }

    // What was said of the forms among them.
    Words take_in(std::vector<std::filesystem::path> const& paths) {
        session.evidence().take_in(paths);
        session.evidence().finish();
        Words words;
        for (EvidenceReference const& reference : session.evidence().model().intake->references)
            words.push_back(reference.words);
        return words;
    }
    Words take_in(std::string const& name, std::string const& bytes) { return take_in({write(name, bytes)}); }

    std::string answer(std::size_t referee) {
        desk().look();
        return desk().model().referees.at(referee).referee.reference.value_or("none");
    }

    Words hints(std::string_view name) {
        session.evidence().finish();
        for (EvidenceFileRow const& row : session.evidence().model().files)
            if (row.name == name) return row.hints;
        FAIL("no file " << name);
        return {};
    }

    bool hints_at(std::string_view name, std::string const& sentence) {
        Words const all = hints(name);
        return std::ranges::find(all, sentence) != all.end();
    }

    Folder folder;
    Session session;
};

std::string text_with(std::string const& code) { return "Code of this form " + code; }

} // namespace

TEST_CASE("a form that comes back filled in becomes the answer of its referee, which can be undone and redone") {
    Asking asking;
    CHECK(asking.take_in("answer.pdf", filled_in(asking.form(1))) ==
          Words{"answer.pdf: Recognised as the reference of Wanda Nowak."});
    CHECK(asking.answer(1) == "answer.pdf");
    CHECK(asking.answer(0) == "none");
    CHECK(asking.session.evidence().model().intake->references.front().linked);
    CHECK(asking.session.history().rows.front().words == "Recognised answer.pdf as the reference of Wanda Nowak");
    CHECK_FALSE(asking.hints_at("answer.pdf", ""));

    must(asking.session.undo());
    CHECK(asking.answer(1) == "none");
    CHECK(asking.hints_at("answer.pdf",
                          "It is the reference of Wanda Nowak. Choose it as the answer on the screen Application."));
    CHECK(asking.answer(1) == "none"); // not again by itself
    must(asking.session.redo());
    CHECK(asking.answer(1) == "answer.pdf");
    must(asking.session.undo());
    must(asking.session.undo());
    asking.session.evidence().finish();
    CHECK(asking.session.evidence().model().files.empty());
}

TEST_CASE("forms of several referees that come together are one change, also in German") {
    Speaking const german(Language::German);
    Asking asking;
    must(asking.desk().set_language("de"));
    auto const first = asking.write("a.pdf", filled_in(asking.form(0)));
    auto const second = asking.write("b.pdf", filled_in(asking.form(1)));
    auto const other = asking.write("c.pdf", test::text_pdf({"Kein Formular"}));
    CHECK(asking.take_in({first, second, other}) ==
          Words{"a.pdf: Als Referenz von Tomasz Field erkannt.", "b.pdf: Als Referenz von Wanda Nowak erkannt."});
    CHECK(asking.session.history().rows.front().words == "2 Referenzen erkannt");
    must(asking.session.undo());
    CHECK(asking.answer(0) == "none");
    CHECK(asking.answer(1) == "none");
}

TEST_CASE("a file that is there already is known again when it is added once more") {
    Asking asking;
    std::string const form = filled_in(asking.form(0));
    asking.take_in("answer.pdf", form);
    must(asking.session.undo());
    CHECK(asking.take_in("again.pdf", form) == Words{"answer.pdf: Recognised as the reference of Tomasz Field."});
    CHECK(asking.answer(0) == "answer.pdf");
    CHECK(asking.take_in("again.pdf", form).empty()); // it is his answer
}

TEST_CASE("a second form of a referee, another one's, one of nobody and a blank one are said and not linked") {
    Asking asking;
    std::string const form = asking.form(0);
    Words said = asking.take_in("blank.pdf", form);
    CHECK(said == Words{"blank.pdf: It is the reference form for Tomasz Field as it was made: nobody has filled it "
                        "in."});
    CHECK(asking.answer(0) == "none");
    CHECK_FALSE(asking.session.evidence().model().intake->references.front().linked);

    asking.take_in("answer.pdf", filled_in(form));
    said = asking.take_in("other.pdf", filled_in(filled_in(form)));
    CHECK(said ==
          Words{"other.pdf: It is a reference of Tomasz Field, who has answered with answer.pdf already. Choose "
                "on the screen Application which of them goes along."});
    CHECK(asking.answer(0) == "answer.pdf");
    CHECK(asking.hints_at("other.pdf", said.front().substr(11)));

    said = asking.take_in("foreign.pdf", test::text_pdf({text_with("REF-1234-5678")}));
    CHECK(said.size() == 1);
    CHECK(said.front().starts_with("foreign.pdf: It is a reference form with the code REF-1234-5678, which is of no "
                                   "referee whom this application names."));
    CHECK(asking.take_in("certificate.pdf", test::text_pdf({"Your Ref. 1234 5678"})).empty());

    std::string const removed = filled_in(asking.form(1));
    must(asking.desk().remove_referee(1));
    said = asking.take_in("removed.pdf", removed);
    CHECK(said.size() == 1);
    CHECK(said.front().starts_with("removed.pdf: It is a reference form with the code REF-"));
    CHECK(asking.answer(0) == "answer.pdf");
}

TEST_CASE("what was named by hand stays so: a form in the place of another's is said") {
    Asking asking;
    std::string const form = filled_in(asking.form(1));
    asking.desk().look();
    Referee first = asking.desk().model().referees.at(0).referee;
    first.reference = "answer.pdf";
    must(asking.desk().set_referee(0, first));
    CHECK(asking.take_in("answer.pdf", form) == Words{"answer.pdf: It has the code of the form for Wanda Nowak, but is "
                                                      "named as the reference of Tomasz Field."});
    CHECK(asking.answer(1) == "none");
}

TEST_CASE("a form that is only a scan is not known; the record that is open then is not touched") {
    Asking asking;
    CHECK(asking.take_in("scan.pdf", test::scan_pdf(60, 50, "REF-1234-5678")).empty());
    std::string const form = filled_in(asking.form(0));
    RecordId const asked = asking.session.record();
    asking.session.evidence().take_in({asking.write("answer.pdf", form)});
    must(asking.session.start_empty("prism"));
    asking.session.evidence().finish();
    must(asking.session.open_record(asked));
    CHECK(asking.answer(0) == "none");
}

TEST_CASE("the smaller version of an answer takes its place, and nothing is said of the original") {
    Asking asking;
    asking.take_in("answer.pdf", filled_in(asking.form(0)));
    EvidenceDesk& evidence = asking.session.evidence();
    FileId const file = evidence.model().files.front().id;
    evidence.make(file, PickWish{{1}});
    evidence.finish();
    must(evidence.use_proposal(file));
    CHECK(asking.hints("answer.pdf").empty());
    CHECK(asking.answer(0) != "answer.pdf");
}

TEST_CASE("codes are read whatever has become of hyphens and line ends") {
    CHECK(codes_in("nothing").codes.empty());
    CHECK(codes_in("REF-12345").codes.empty());
    CHECK(codes_in("Ref\xE2\x80\x90"
                   "3f2a\n91c0")
              .codes == Words{"REF-3F2A-91C0"});
    CHECK(codes_in("REF-REF-3F2A-91C0 REF-0000-0000, REF-3F2A-91C0").codes == Words{"REF-3F2A-91C0", "REF-0000-0000"});
    CHECK_FALSE(codes_in("REF-3F2A-91C0").is_form);
    CHECK(codes_in("Code of\nthis form: REF-3F2A-91C0").is_form);
    CHECK(codes_in("Code dieses Formulars REF-3F2A-91C0").is_form);
}

TEST_CASE("a text with the codes of several referees is nobody's answer") {
    Asking asking;
    Application const application = asking.session.scored().application;
    std::string const both = reference_code(application, 0) + " and " + reference_code(application, 1);
    auto const form = returned_form("both.pdf", {codes_in(both), false}, application);
    REQUIRE(form);
    CHECK(form->kind == Kind::Several);
    CHECK_FALSE(returned_form("no.pdf", {codes_in("REF-1234-5678"), false}, application));
}
