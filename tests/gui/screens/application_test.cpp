// The Application screen, first without the app: hand-made models, and what it asks for in the intents; then in the app.
#include "gui/screens/application.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/texts.h"
#include "files/whole_file.h"
#include "gui/app_fixture.h"
#include "gui/only_intent.h"
#include "gui/seal_dialog.h"
#include "support/documents.h"
#include "support/folder.h"
#include "support/golden.h"

namespace accrue::test {

using gui::ApplicationRoom;
using gui::ApplicationTopic;
using gui::Key;
using gui::Modifiers;
using session::ApplicationModel;
using session::ApplicationPart;

namespace {

using PartKind = ApplicationPart::Kind;
using PartState = ApplicationPart::State;

void add_part(ApplicationModel& model, PartKind kind, PartState state, std::string title, std::string words,
              std::string id = {}) {
    model.parts.push_back(
        {kind, std::move(id), std::move(title), state, std::move(words), "7.1 What is asked for", {}});
    if (state == PartState::Missing || state == PartState::Wrong) ++model.open;
}

session::RefereeModel some_referee(std::string name) {
    session::RefereeModel made;
    made.referee.name = std::move(name);
    made.referee.email = "field@example.org";
    made.referee.known_since = make_date({2008, 3, 1});
    made.state = "not asked yet";
    return made;
}

// A level that is reached, an applicant, a referee who has yet to answer.
ApplicationModel some_application() {
    ApplicationModel model;
    model.scheme = "priSM 2012.1";
    model.computed = model.target = "PSM";
    model.verdict = "You reach PSM.";
    model.targets = {
        {"DPSM", "Distinguished Professional", false}, {"PSM", "Professional", true}, {"ASM", "Associate", true}};
    model.order = "Pay 340 XTS after the award; members pay 180 XTS.";
    model.applicant.name = "Ana Kowalska";
    model.applicant.email = "ana@example.org";
    add_part(model, PartKind::Level, PartState::Done, "Level applied for: PSM", model.verdict);
    add_part(model, PartKind::Applicant, PartState::Done, "Applicant", "Ana Kowalska, ana@example.org");
    add_part(model, PartKind::Evidence, PartState::Missing, "Evidence", "ITIL V3 Foundation still needs evidence.");
    model.parts.back().entry = EntryId{7};
    add_part(model, PartKind::Document, PartState::Done, "CV", "Made from your entries.", "cv");
    add_part(model, PartKind::Document, PartState::Missing, "Letter", "No file yet.", "letter");
    add_part(model, PartKind::Document, PartState::Later, "Proof of payment", "After the review.", "payment");
    add_part(model, PartKind::Declaration, PartState::Missing, "Ethics", "Read it and accept it.", "ethics");
    add_part(model, PartKind::Referees, PartState::Missing, "Referees", "0 of 1 references are here.");
    add_part(model, PartKind::Statement, PartState::Missing, "Personal statement", "Words: 0.");
    add_part(model, PartKind::Fee, PartState::Missing, "Fees", "Say whether you are a member.");
    model.documents = {{"cv", "CV", "PDF", "7.1 What is asked for", "", true, false},
                       {"letter", "Letter", "PDF", "7.1 What is asked for", "", false, false},
                       {"payment", "Proof of payment", "PDF", "7.2 When to pay", "", false, true}};
    model.declarations = {{"ethics", "Ethics", "I serve the people who rely on my work.", "7.1 What is asked for", ""}};
    model.referees = {some_referee("Jo Field")};
    model.referees_asked = 1;
    model.referees_words = "Referees asked for: 1. Each has known you for at least 6 months within the last 36.";
    model.prompt = "Say in your own words what interests you.";
    model.statement_limits = {3, 5};
    model.fees = {{"Award, member", "180 XTS", "members", "after the award", "12.1 Fees", true},
                  {"Award", "340 XTS", "who is not a member", "after the award", "12.1 Fees", true}};
    model.fees_depend_on_member = true;
    model.files = {"letter.pdf", "answer.pdf"};
    model.language = "en";
    model.why_not = "Evidence: ITIL V3 Foundation still needs evidence.";
    model.suggested_name = "ana-kowalska-psm.accrue-application.zip";
    return model;
}

ApplicationModel complete() {
    ApplicationModel model = some_application();
    for (ApplicationPart& part : model.parts)
        if (part.state != PartState::Later) part.state = PartState::Done;
    model.open = 0;
    model.why_not.clear();
    model.statement = "one two three";
    model.declarations.front().signed_on = "12 Sep 2012";
    model.applicant.member = true;
    return model;
}

// All that can be wrong, and all that can be there.
ApplicationModel troubled_application() {
    ApplicationModel model = some_application();
    model.target = "DPSM";
    model.verdict =
        "You do not reach DPSM, because of this: 24 more months of ITSM work; one more certificate. You may "
        "apply all the same.";
    model.parts[3].state = PartState::Wrong;
    model.parts[3].words = "cv.pdf: It has 1.38 MB; at most 1 MB are accepted. Shrink it: the original is kept.";
    model.documents[0].file = "cv.pdf";
    model.documents[1].file = "lost.pdf";
    model.referees.push_back(some_referee("Ana Kowalska"));
    model.referees.back().problems = {"He has not known you for 6 months within the last 36.",
                                      "answer.pdf is not in the library."};
    model.referees.back().referee.asked_on = make_date({2012, 9, 3});
    model.referees.back().state = "asked on 3 Sep 2012";
    model.statement = "one two three four five six";
    model.contradictions = {
        {"Ana Kowalska is the applicant's own name.", "A referee is somebody else.", PartKind::Referees, {}, {}},
        {"Talk is dated 13 Sep 2012, after the application's day.",
         "Correct the date.",
         PartKind::Evidence,
         EntryId{7},
         {}},
        {"foundation.pdf: the name was not found.", "Look at the file.", PartKind::Evidence, EntryId{7}, FileId{3}},
        {"A declaration is signed tomorrow.", "Sign it again.", PartKind::Declaration, {}, {}}};
    model.compared_with = "revision 2 of 1 Sep 2012";
    model.changes = {{session::ChangedSince::Kind::Added, "Conference talk", {}},
                     {session::ChangedSince::Kind::Changed, "ITIL V3 Foundation", {"New evidence: newer.pdf"}},
                     {session::ChangedSince::Kind::Removed, "TOGAF", {}}};
    model.sealed = {{SealedId{2}, "ana-2.zip", "Revision 2, sealed on 1 Sep 2012", "1.2 MB", false},
                    {SealedId{1}, "ana-1.zip", "Revision 1, sealed on 2 Aug 2012", "1.1 MB", true}};
    model.key = "E7620F1842B4E81F";
    model.left = {"3 planned entries stay here.", "Your own costs stay here."};
    return model;
}

ApplicationModel overfull_application() {
    ApplicationModel model = some_application();
    std::string const wide(60, 'W');
    model.applicant.name = "Ana " + wide;
    model.verdict = "You do not reach PSM, because of this: " + wide + "; " + wide + "; " + wide + "; " + wide + ".";
    for (int i = 0; i < 40; ++i) {
        std::string const id = fmt::format("d{}", i);
        add_part(model, PartKind::Document, PartState::Missing, fmt::format("Document {} {}", i, wide),
                 fmt::format("Nothing yet: {} {} {}", wide, wide, wide), id);
        model.documents.push_back({id, fmt::format("Document {} {}", i, wide), "PDF", "7.1 " + wide, "", false, false});
    }
    for (int i = 0; i < 300; ++i) model.files.push_back(fmt::format("file {} {}.pdf", i, wide));
    return model;
}

struct ApplicationScreen {
    explicit ApplicationScreen(ApplicationModel application, ApplicationRoom room = ApplicationRoom::TwoPanes,
                               Size const& size = {1280, 1500})
        : model(std::move(application)), in(room), screen(
                                                       [this] {
                                                           state.room = in;
                                                           gui::draw_application(model, state, intents);
                                                       },
                                                       {.width = size.width, .height = size.height}) {
        ImGui::GetIO().MousePos = {1, 1};
        screen.frames(4);
        intents.clear();
    }

    template <class What>
    What only() {
        return test::only_intent<What>(screen, intents);
    }
    void show(PartKind kind, std::string id = {}) {
        state.show_part(kind, std::move(id));
        screen.frames(3);
        intents.clear();
    }
    void tab_to(std::string const& name) {
        for (int presses = 0; presses < 80 && screen.focused() != name; ++presses) screen.key(Key::Tab);
        REQUIRE(screen.focused() == name);
    }
    // Out of the field that is typed into.
    void leave() { screen.key(Key::Tab); }

    ApplicationModel model;
    gui::ApplicationState state;
    gui::Intents intents;
    ApplicationRoom in;
    Screen screen;
};

// Every part and what stands beside them, one after the other.
std::string all_of(ApplicationScreen& application) {
    std::string text = application.screen.text();
    auto const take = [&](ApplicationTopic const& topic) {
        application.state.show(topic);
        application.screen.frames(3);
        text += "\n================\n" + application.screen.text();
    };
    for (ApplicationPart const& part : application.model.parts)
        take({ApplicationTopic::Kind::Part, part.kind, part.id});
    for (auto const kind : {ApplicationTopic::Kind::Contradictions, ApplicationTopic::Kind::Changes,
                            ApplicationTopic::Kind::Sealed, ApplicationTopic::Kind::Left})
        take({.kind = kind, .id = {}});
    return text;
}

struct SealScreen {
    explicit SealScreen(ApplicationModel application)
        : model(std::move(application)), form(gui::form_of(model)), screen([this] {
              if (open &&
                  gui::draw_seal_dialog(model, {form, error, completions, refocus}, intents) == gui::DialogState::Done)
                  open = false;
          }) {
        screen.frames(5);
    }
    ApplicationModel model;
    gui::SealForm form;
    std::string error;
    std::vector<std::string> completions;
    bool refocus = false;
    gui::Intents intents;
    bool open = true;
    Screen screen;
};

template <class What>
std::vector<What> asked_for(gui::Intents const& intents) {
    std::vector<What> found;
    for (gui::Intent const& intent : intents)
        if (auto const* const what = std::get_if<What>(&intent)) found.push_back(*what);
    return found;
}

} // namespace

TEST_CASE("the checklist shows each part with its state as a word, and beside it what is chosen") {
    ApplicationScreen application(some_application());
    CHECK(difference_from_golden("application", all_of(application)) == "");
}

TEST_CASE("everything that is wrong is told where it is mended") {
    ApplicationScreen application(troubled_application());
    CHECK(difference_from_golden("application-problems", all_of(application)) == "");
}

TEST_CASE("rules that ask for nothing but a level say so") {
    ApplicationModel model = some_application();
    std::erase_if(model.parts, [](ApplicationPart const& part) {
        return part.kind != PartKind::Level && part.kind != PartKind::Applicant && part.kind != PartKind::Evidence;
    });
    model.asks_for_more = false;
    model.order.clear();
    ApplicationScreen application(std::move(model));
    CHECK(difference_from_golden("application-empty", application.screen.text()) == "");
}

TEST_CASE("an application with far too much of everything keeps its order") {
    ApplicationScreen application(overfull_application(), ApplicationRoom::TwoPanes, {900, 700});
    CHECK(difference_from_golden("application-overfull", application.screen.text()) == "");
}

TEST_CASE("in a narrow room there is either the list or what was chosen, and a way back") {
    ApplicationScreen application(some_application(), ApplicationRoom::OnePane, {520, 900});
    CHECK(application.screen.has("List/Letter"));
    CHECK_FALSE(application.screen.shows("no file yet"));
    application.screen.click("List/Letter");
    application.screen.frames(3);
    CHECK(application.screen.shows("no file yet"));
    CHECK_FALSE(application.screen.has("List/Letter"));
    CHECK(application.state.goes_back());
    CHECK(difference_from_golden("application-narrow", application.screen.text()) == "");
    application.screen.click("All parts");
    application.screen.frames(3);
    CHECK(application.screen.has("List/Letter"));
}

TEST_CASE("the first part that is open is shown, and it stays in sight when it is done") {
    ApplicationScreen application(some_application());
    CHECK(application.screen.item("List/Evidence").checked);
    application.model.parts[2].state = PartState::Done;
    application.screen.frames(3);
    CHECK(application.screen.item("List/Evidence").checked);
    application.screen.click("Next: Letter");
    application.screen.frames(3);
    CHECK(application.screen.item("List/Letter").checked);
    CHECK(application.intents.empty());
}

TEST_CASE("each part is mended beside the list") {
    ApplicationScreen application(some_application());
    Screen& screen = application.screen;

    screen.click("Show what is missing");
    CHECK(application.only<gui::ShowEvidenceOf>().entry == EntryId{7});

    screen.click("List/Letter");
    screen.click("Add a file …");
    CHECK(application.only<gui::AddFileFor>().use.document == "letter");
    screen.click("File");
    screen.frames(3);
    screen.click("letter.pdf");
    auto const named = application.only<gui::SetDocument>();
    CHECK(named.id == "letter");
    CHECK(named.file == "letter.pdf");

    screen.click("List/CV");
    screen.click("Look at it …");
    CHECK(application.only<gui::Show>().panel == gui::Panel::SaveDocuments);

    screen.click("List/Ethics");
    screen.click("I accept this");
    auto const accepted = application.only<gui::SetDeclaration>();
    CHECK(accepted.id == "ethics");
    CHECK(accepted.accepted);

    screen.click("List/Level applied for: PSM");
    screen.click("Levels/ASM");
    CHECK(application.only<gui::SetTarget>().level == "ASM");

    screen.click("List/Fees");
    screen.click("Member of the body that runs the scheme/Yes");
    CHECK(application.only<gui::SetApplicant>().applicant.member == true);
}

TEST_CASE("an accepted declaration is taken back, a file that is named taken away") {
    ApplicationModel model = complete();
    model.documents[1].file = "letter.pdf";
    ApplicationScreen application(model);
    application.screen.click("List/Ethics");
    application.screen.click("I accept this");
    CHECK_FALSE(application.only<gui::SetDeclaration>().accepted);
    application.screen.click("List/Letter");
    application.screen.click("Take it away");
    CHECK(application.only<gui::SetDocument>().file.empty());
}

TEST_CASE("what is typed is saved once when the field is left, and only what was typed changes") {
    ApplicationScreen application(some_application());
    application.show(PartKind::Applicant);
    application.screen.fill("Telephone", " +48 22 555 01 01 ");
    application.screen.frames(3);
    CHECK(application.intents.empty());
    auto const unsaved = gui::unsaved_typing(application.model, application.state);
    REQUIRE(unsaved.size() == 1);
    application.leave();
    auto const set = application.only<gui::SetApplicant>();
    CHECK(set.applicant.phone == "+48 22 555 01 01");
    CHECK(set.applicant.name == "Ana Kowalska");
    CHECK_FALSE(set.applicant.address.has_value());
    application.model.applicant = set.applicant;
    application.screen.frames(2);
    CHECK(gui::unsaved_typing(application.model, application.state).empty());
    application.model.applicant.phone.reset(); // by an undo
    application.screen.frames(2);
    CHECK(application.screen.item("Telephone").value.empty());
}

TEST_CASE("the words of a statement are counted while it is typed") {
    ApplicationScreen application(some_application());
    application.show(PartKind::Statement);
    CHECK(application.screen.shows("Words: 0. From 3 to 5 are asked for."));
    application.screen.fill("Part/Personal statement", "one two three");
    application.screen.frames(2);
    CHECK(application.screen.shows("Words: 3. From 3 to 5 are asked for."));
    CHECK(application.intents.empty());
    application.leave();
    CHECK(application.only<gui::SetStatement>().text == "one two three");
}

TEST_CASE("a referee is added, with a name at least, asked, answered for and removed") {
    ApplicationScreen application(some_application());
    application.show(PartKind::Referees);
    Screen& screen = application.screen;
    screen.click("Referee 1/Save the reference form …");
    CHECK(application.only<gui::AskForReferenceForm>().referee == 0U);
    screen.click("Referee 1/Add the answer …");
    CHECK(application.only<gui::AddFileFor>().use.referee == 0U);
    screen.click("Referee 1/The answer, as a file");
    screen.frames(3);
    screen.click("answer.pdf");
    CHECK(application.only<gui::SetReferee>().referee.reference == "answer.pdf");

    screen.click("Add a referee");
    screen.frames(4);
    CHECK(screen.focused() == "Name");
    screen.fill("Referee 2/E-mail", "w@example.org");
    screen.key(Key::Tab);
    screen.frames(2);
    CHECK(application.intents.empty()); // without a name
    screen.fill("Referee 2/Name", "Wanda Nowak");
    screen.key(Key::Tab);
    auto const added = application.only<gui::SetReferee>();
    CHECK(added.place == 1);
    CHECK(added.referee.name == "Wanda Nowak");
    CHECK(added.referee.email == "w@example.org");
    application.model.referees.push_back({added.referee, "not asked yet", {}, false});
    application.screen.frames(3);
    screen.click("Referee 1/Remove this referee");
    CHECK(application.only<gui::RemoveReferee>().place == 0);
}

TEST_CASE("a day that cannot be read, or one before the first, is not saved and stays as it is typed") {
    ApplicationScreen application(some_application());
    application.show(PartKind::Referees);
    application.screen.fill("Referee 1/Has known you since", "2008-13-45");
    application.leave();
    application.screen.frames(2);
    CHECK(application.intents.empty());
    CHECK(application.screen.item("Referee 1/Has known you since").value == "2008-13-45");
    application.screen.fill("Referee 1/Until", "2009-01-01");
    application.screen.fill("Referee 1/Has known you since", "2010-05-01");
    application.intents.clear();
    application.leave();
    application.screen.frames(2);
    CHECK(application.intents.empty());
    CHECK(application.screen.shows("It ends before it begins."));
}

TEST_CASE("each contradiction leads to where it is mended") {
    ApplicationScreen application(troubled_application());
    application.screen.click("List/Worth a second look");
    application.screen.click("Contradiction 2/Open the entry");
    CHECK(application.only<gui::EditEntry>().entry == EntryId{7});
    application.screen.click("Contradiction 3/Show the file");
    CHECK(application.only<gui::ShowFile>().file == FileId{3});
    application.screen.click("Contradiction 1/Go there");
    application.screen.frames(2);
    CHECK(application.screen.item("List/Referees").checked);
    application.screen.click("List/Worth a second look");
    application.screen.click("Contradiction 4/Go there");
    application.screen.frames(2);
    CHECK(application.screen.item("List/Ethics").checked);
}

TEST_CASE("what was sealed is withdrawn, and the public key is saved") {
    ApplicationScreen application(troubled_application());
    application.screen.click("List/Sealed before");
    application.screen.click("Sealed 2/Withdraw");
    CHECK(application.only<gui::WithdrawSealed>().id == SealedId{2});
    CHECK_FALSE(application.screen.has("Sealed 1/Withdraw"));
    application.screen.click("Save the public key …");
    CHECK(application.only<gui::Show>().panel == gui::Panel::SaveKey);
}

TEST_CASE("sealing is offered once nothing is missing, and says why it is not before") {
    ApplicationScreen application(some_application());
    CHECK_FALSE(application.screen.item("Seal the application …").enabled);
    application.model = complete();
    application.screen.frames(3);
    application.screen.click("Seal the application …");
    CHECK(application.only<gui::Show>().panel == gui::Panel::Seal);
}

TEST_CASE("all of it is reached by the keyboard") {
    ApplicationScreen application(some_application());
    application.tab_to("Letter");
    application.screen.key(Key::Enter);
    application.screen.frames(2);
    CHECK(application.screen.item("List/Letter").checked);
    application.tab_to("Add a file …");
    application.screen.key(Key::Enter);
    CHECK(application.only<gui::AddFileFor>().use.document == "letter");
}

// --- The dialog ---

TEST_CASE("the first passphrase is typed twice, never shown, and the sealing is asked for once it is said") {
    SealScreen seal(complete());
    CHECK(seal.screen.item("File").value == "~/ana-kowalska-psm.accrue-application.zip");
    CHECK_FALSE(seal.screen.item("Seal").enabled);
    seal.screen.fill("New passphrase", "correct");
    seal.screen.fill("The same again", "correct");
    seal.screen.frames(2);
    CHECK_FALSE(seal.screen.item("Seal").enabled); // too short
    seal.screen.fill("New passphrase", "correct horse");
    seal.screen.fill("The same again", "correct house");
    seal.screen.frames(2);
    CHECK(seal.screen.shows("The two are not the same."));
    CHECK_FALSE(seal.screen.item("Seal").enabled);
    CHECK_FALSE(seal.screen.shows("correct"));
    seal.screen.fill("The same again", "correct horse");
    seal.screen.fill("Encrypt for (if the body has given you a key)", "somebody");
    seal.screen.frames(2);
    CHECK_FALSE(seal.screen.item("Seal").enabled);
    seal.screen.fill("Encrypt for (if the body has given you a key)", "age1abc");
    seal.screen.frames(2);
    CHECK(difference_from_golden("application-seal", seal.screen.text()) == "");
    seal.intents.clear();
    seal.screen.key(Key::Enter);
    seal.screen.frames(1);
    CHECK(seal.screen.shows("Sealing …"));
    CHECK(asked_for<gui::Seal>(seal.intents).empty());
    seal.screen.frames(40);
    auto const asked = asked_for<gui::Seal>(seal.intents);
    REQUIRE(asked.size() == 1);
    CHECK(asked.front().wish.passphrase == "correct horse");
    CHECK(asked.front().wish.recipient == "age1abc");
    CHECK(asked.front().wish.file == "~/ana-kowalska-psm.accrue-application.zip.age");
}

TEST_CASE("who has lost the passphrase is told what a new key means, and types a new one twice") {
    ApplicationModel model = complete();
    model.key = "E7620F1842B4E81F";
    SealScreen seal(model);
    seal.screen.fill("Passphrase of your key E7620F1842B4E81F", "forgotten");
    seal.screen.click("I have lost the passphrase: make a new key");
    seal.screen.frames(3);
    CHECK(seal.screen.shows("takes the place of E7620F1842B4E81F"));
    CHECK(seal.screen.item("New passphrase").value.empty());
    CHECK_FALSE(seal.screen.item("Seal").enabled);
    seal.screen.fill("New passphrase", "correct horse");
    seal.screen.fill("The same again", "correct horse");
    seal.screen.frames(2);
    seal.screen.click("Seal");
    seal.screen.frames(40);
    auto const asked = asked_for<gui::Seal>(seal.intents);
    REQUIRE(asked.size() == 1);
    CHECK(asked.front().wish.new_key);
}

TEST_CASE("the name that is proposed says that the file is encrypted, one that was typed stays") {
    SealScreen seal(complete());
    std::string const recipient = "Encrypt for (if the body has given you a key)";
    seal.screen.fill(recipient, "age1abc");
    seal.screen.frames(2);
    CHECK(seal.screen.item("File").value == "~/ana-kowalska-psm.accrue-application.zip.age");
    seal.screen.fill(recipient, "");
    seal.screen.frames(2);
    CHECK(seal.screen.item("File").value == "~/ana-kowalska-psm.accrue-application.zip");
    seal.screen.fill("File", "~/mine.zip");
    seal.screen.fill(recipient, "age1abc");
    seal.screen.frames(2);
    CHECK(seal.screen.item("File").value == "~/mine.zip");
}

TEST_CASE("with a key the passphrase is asked once; Escape closes; the language is that of the documents") {
    ApplicationModel model = complete();
    model.key = "E7620F1842B4E81F";
    SealScreen seal(model);
    seal.screen.click("Deutsch");
    CHECK(asked_for<gui::SetDocumentLanguage>(seal.intents).front().language == "de");
    seal.screen.click("Choose …");
    CHECK(asked_for<gui::AskWhereToSeal>(seal.intents).size() == 1);
    seal.screen.fill("Passphrase of your key E7620F1842B4E81F", "x");
    seal.screen.frames(2);
    CHECK(seal.screen.item("Seal").enabled);
    seal.screen.key(Key::Escape); // out of the field
    seal.screen.key(Key::Escape);
    seal.screen.frames(2);
    CHECK_FALSE(seal.open);
}

// --- In the app ---

TEST_CASE("what is typed is saved when another screen is shown, and when the window closes") {
    AppScreen app(Start::Sample, {1280, 2000});
    app.screen.key(Key::Six, Modifiers::Control);
    app.screen.frames(3);
    app.screen.click("List/Personal statement");
    app.screen.fill("Part/Personal statement", "I like service desks");
    app.screen.key(Key::One, Modifiers::Control);
    app.screen.frames(3);
    CHECK(app.app.state().screen == gui::ScreenName::Home);
    app.session.application().look();
    CHECK(app.session.application().model().statement == "I like service desks");
    app.screen.key(Key::Six, Modifiers::Control);
    app.screen.frames(3);
    app.screen.fill("Part/Personal statement", "I like people");
    app.app.end();
    app.session.application().look();
    CHECK(app.session.application().model().statement == "I like people");
    must(app.session.undo());
    app.session.application().look();
    CHECK(app.session.application().model().statement == "I like service desks");
}

TEST_CASE("a file that is added for a document is named in it") {
    TemporaryFolder const folder;
    AppScreen app(Start::Sample, {1280, 900});
    app.screen.key(Key::Six, Modifiers::Control);
    app.screen.frames(3);
    app.app.ask(gui::AddFileFor{gui::FileFor{"cv", std::nullopt}, {folder.write("my cv.pdf", text_pdf({"CV"}))}});
    app.screen.frames(2);
    for (int looks = 0; looks < 500 && app.app.state().application.awaits; ++looks) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        app.app.look_around();
    }
    app.screen.frames(3);
    app.session.application().look();
    auto const& documents = app.session.application().model().documents;
    auto const cv = std::ranges::find(documents, "cv", &session::DocumentModel::id);
    REQUIRE(cv != documents.end());
    CHECK(cv->file == "my cv.pdf");
}

TEST_CASE("the dialog for a file that is closed again leaves nothing to be named") {
    TemporaryFolder const folder;
    AppScreen app(Start::Sample, {1280, 900});
    app.screen.key(Key::Six, Modifiers::Control);
    app.screen.frames(3);
    app.app.ask(gui::AddFileFor{gui::FileFor{"cv", std::nullopt}});
    app.screen.frames(3);
    CHECK(app.screen.has("Add a file of evidence/File"));
    app.screen.key(Key::Escape);
    app.screen.key(Key::Escape);
    app.screen.frames(3);
    CHECK_FALSE(app.app.state().application.awaits.has_value());
}

TEST_CASE("sealing is refused by name while parts are open") {
    AppScreen app(Start::Sample, {1280, 900});
    app.app.ask(gui::Show{gui::Panel::Seal});
    app.screen.frames(3);
    CHECK(app.app.state().screen == gui::ScreenName::Application);
    CHECK(app.screen.shows("The application is not complete yet."));
}

TEST_CASE("after a wrong passphrase the next one is typed into its own field, where it is hidden") {
    TemporaryFolder const folder;
    auto session = session_to_seal(folder.path());
    session.application().look();
    must(session.application().seal({folder.path() / "first.zip", "correct horse", ""}));
    AppScreen app(std::move(session), Start::Nothing, {1280, 900});
    app.app.ask(gui::Show{gui::Panel::Seal});
    app.screen.frames(4);
    std::string const second = (folder.path() / "second.zip").string();
    app.screen.fill("Seal the application/File", second);
    std::string const passphrase = "Passphrase of your key " + app.session.application().model().key;
    app.screen.fill(passphrase, "wrong horse");
    app.screen.key(Key::Enter);
    app.screen.frames(40);
    CHECK(app.screen.shows("this is not the passphrase of the key"));
    CHECK(app.screen.focused() == passphrase);
    CHECK(app.screen.item(passphrase).value.empty());
    CHECK_FALSE(std::filesystem::exists(second));
    app.screen.type("correct horse");
    app.screen.key(Key::Enter);
    app.screen.frames(40);
    CHECK(std::filesystem::exists(second));
    CHECK_FALSE(app.screen.has("Seal the application/File"));
    CHECK(app.screen.shows("Sealed: " + second));
    app.screen.click("Message 1/Undo");
    app.screen.frames(3);
    app.session.application().look();
    CHECK(app.session.application().model().sealed.front().withdrawn);
}

TEST_CASE("the form for a referee and the documents are saved where they are wanted") {
    TemporaryFolder const folder;
    AppScreen app(Start::Sample, {1280, 900});
    app.app.ask(gui::AskForReferenceForm{});
    app.screen.frames(3);
    app.screen.fill("Save the reference form/File", (folder.path() / "form.pdf").string());
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(std::filesystem::exists(folder.path() / "form.pdf"));
    app.session.application().look();
    CHECK(app.session.application().model().referees.front().state == "asked on 12 Sep 2012");
    app.app.ask(gui::Show{gui::Panel::SaveDocuments});
    app.screen.frames(3);
    app.screen.fill("Save the documents/Folder", (folder.path() / "all").string());
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(std::filesystem::exists(folder.path() / "all" / "form.pdf"));
}

TEST_CASE("the form is of the referee who was asked for, also where another has gone meanwhile") {
    TemporaryFolder const folder;
    AppScreen app(Start::Sample, {1280, 900});
    session::ApplicationDesk& desk = app.session.application();
    Referee other;
    other.name = "Jo Second";
    other.email = "second@example.org";
    must(desk.set_referee(1, other));
    app.app.ask(gui::AskForReferenceForm{1});
    app.screen.frames(3);
    std::string const file = (folder.path() / "form.pdf").string();

    SUBCASE("he moves up") {
        app.app.ask(gui::RemoveReferee{0}); // while the desktop's dialog asks where
        app.app.ask(gui::SaveReferenceForm{file});
        app.screen.frames(3);
        CHECK(std::filesystem::exists(file));
        desk.look();
        REQUIRE(desk.model().referees.size() == 1);
        CHECK(desk.model().referees.front().referee.name == "Jo Second");
        CHECK(desk.model().referees.front().state == "asked on 12 Sep 2012");
    }
    SUBCASE("he has gone himself") {
        app.app.ask(gui::RemoveReferee{1});
        app.app.ask(gui::SaveReferenceForm{file});
        app.screen.frames(3);
        CHECK_FALSE(std::filesystem::exists(file));
        desk.look();
        CHECK(desk.model().referees.front().state == "not asked yet");
    }
}

TEST_CASE("a reference form that is dropped is known as its referee's answer, which is said on every screen") {
    AppScreen app(Start::Sample, {1280, 900});
    TemporaryFolder const folder;
    auto const form = folder.write("form.pdf", "");
    must(app.session.application().save_reference_form(0, form));
    std::string const bytes = must(files::read_file(form.string(), 10'000'000));
    auto const take_in = [&](std::string const& name, std::string const& content) {
        app.app.ask(gui::TakeInFiles{{folder.write(name, content)}});
        app.screen.frames(2);
        for (int looks = 0; looks < 1'000 && app.session.evidence().is_working(); ++looks) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            app.app.look_around();
        }
        app.screen.frames(3);
    };
    app.app.ask(gui::GoTo{gui::ScreenName::Application});
    take_in("blank.pdf", bytes);
    CHECK(app.screen.text().find("blank.pdf: It is the reference form for") != std::string::npos);
    take_in("answer.pdf", bytes + "% filled in\n");
    CHECK(app.screen.text().find("answer.pdf: Recognised as the reference of") != std::string::npos);
    app.session.application().look();
    CHECK(app.session.application().model().referees.front().referee.reference == "answer.pdf");
    app.app.ask(gui::GoTo{gui::ScreenName::Evidence});
    app.screen.frames(3);
    CHECK(app.screen.text().find("Added 1 file.") != std::string::npos);
    CHECK(app.screen.text().find("Recognised as the reference of") != std::string::npos);
}

TEST_CASE("in German the Application screen says nothing in English") {
    struct English {
        ~English() { speak(Language::English); }
    } const english_again;
    speak(Language::German);
    ApplicationScreen application(troubled_application());
    CHECK(difference_from_golden("application-german", all_of(application)) == "");
}

} // namespace accrue::test
