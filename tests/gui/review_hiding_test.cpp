// A blind review in the app: wherever the reviewer goes, nothing of the Review screen says who applies.
#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include <doctest/doctest.h>

#include "domain/text.h"
#include "gui/sealed_claims.h"
#include "session/review_desk.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;

namespace {

constexpr std::string_view telling_claims = R"({
  "format": "accrue.application/1", "scheme": "sample", "pack": "sample@1", "target": "PSM",
  "applicant": {"name": "Zoë Żółć-Quill", "email": "zq77@quillworks.example", "phone": "+48 22 555 7788",
                "address": "7 Canary Row, Dovetown"},
  "claims": [
    {"id": "foundation", "claim": "certificate", "qualification": "itil-v3-foundation", "on": "2008-05-01",
     "note": "ZOE ZOLC, zq77@quillworks.example, 22 555-7788, born in Dovetown"},
    {"id": "service", "claim": "certificate", "qualification": "itil-so", "on": "2011-02-01"},
    {"id": "talk", "claim": "talk", "title": "A talk by Zoë Quill of 7 Canary Row", "hours": 4, "on": "2012-05-05"}
  ]})";
constexpr std::array<std::string_view, 8> canaries{"zoe", "zolc",   "quill",    "zq77",
                                                   "555", "canary", "dovetown", "zquill"};

struct BlindApp {
    BlindApp() : app(reviewers(), Start::Nothing, {1280, 900}) {
        ImGui::GetIO().MousePos = {1, 1};
        app.screen.frames(3);
        app.screen.key(Key::Nine, Modifiers::Control);
        settle();
    }
    session::Session reviewers() {
        package = sealed_claims(folder, std::string(telling_claims), "zquill", "This shows that Zoë Żółć has it",
                                "zoe-quill.accrue-application.zip");
        return reviewers_of(folder);
    }
    void settle() {
        app.screen.frames(4);
        for (int looks = 0; looks < 1'000 && app.session.reviews().is_working(); ++looks) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            app.app.look_around();
        }
        app.screen.frames(6);
        seen += app.screen.text();
    }
    void key(Key key, Modifiers modifiers = Modifiers::None) {
        app.screen.key(key, modifiers);
        settle();
    }
    // Canaries among all that was ever on the screen.
    [[nodiscard]] std::string told() const {
        std::string told;
        std::string const key = search_key(seen);
        for (std::string_view const canary : canaries)
            if (key.find(canary) != std::string::npos) told += std::string(canary) + " ";
        return told;
    }

    TemporaryFolder folder;
    std::string package;
    std::string seen;
    AppScreen app;
};

} // namespace

TEST_CASE("a blind review tells nowhere who applies, until the reviewer asks") {
    BlindApp blind;
    Screen& screen = blind.app.screen;
    blind.key(Key::B, Modifiers::ControlShift);
    CHECK(blind.app.session.reviews().queue().hides_applicants);
    std::string const refused = blind.folder.write("zoe-zolc.accrue-application.zip", "no package");
    blind.app.app.drop({blind.package, refused}, {600, 500});
    blind.settle();
    CHECK(screen.shows("Case 1"));
    blind.key(Key::N);
    screen.fill("Your name", "Bo Reviewer");
    screen.fill("People you are close to", "Zoë Żółć-Quill; my cousin");
    screen.fill("New passphrase", "correct horse");
    screen.fill("The same again", "correct horse");
    blind.seen.clear(); // the relation stood in the form
    screen.click("Keep this");
    blind.settle();
    REQUIRE(blind.app.session.reviews().desk() != nullptr);
    CHECK(screen.shows("Do you have a conflict of interest?"));
    screen.fill("Why", "We share a name.");
    screen.click("I have no conflict");
    blind.settle();
    for (int claims = 0; claims < 3; ++claims) {
        CHECK(screen.shows("To check against the evidence"));
        blind.key(Key::X);
        blind.key(Key::Escape);
        blind.key(Key::Escape);
        blind.key(Key::A);
    }
    blind.key(Key::One);
    blind.key(Key::H);
    CHECK(screen.shows("case-1.accrue-review"));
    blind.key(Key::Escape);
    CHECK(blind.told() == "");
    CHECK(blind.seen.find("A talk by ▯▯▯ of ▯▯▯") != std::string::npos); // no font here has the sign

    screen.click("Show who applies");
    blind.settle();
    CHECK(screen.shows("Zoë Żółć-Quill"));
}

} // namespace accrue::test
