// The program itself in German, by keyboard alone: what is typed as Germans write it is understood, what the program says and
// writes down is German, and it is so again after a restart.
#include <algorithm>

#include <doctest/doctest.h>

#include "end_to_end/open_program.h"

namespace accrue::test {

namespace {

constexpr char const* german_machine = "de_DE.UTF-8";

// By the German name of the command, which is found only where German is spoken.
void command(OpenProgram& program, std::string const& name) {
    program.key("ctrl+k");
    program.type(name);
    program.key("Return");
}

void add_certificate(OpenProgram& program, std::string const& name) {
    command(program, "Neuer Eintrag");
    program.type("certificate"); // the rules' own word: they have no German texts
    program.press("Return", 2);
    program.type(name);
    program.key("Return");
    program.key("ctrl+Return");
}

// Name, employer, first day, hours a week and share, as Germans write them; then role and authority.
void add_job(OpenProgram& program) {
    command(program, "Neuer Eintrag");
    program.type("job");
    program.key("Return");
    fill_in_job(program, {"Nachtdienst", "Hafenbank", "1.9.2004", "37,5"});
}

bool has_written(session::Session& session, std::string const& words) {
    auto const& rows = session.history().rows;
    return std::ranges::any_of(rows, [&](session::HistoryRow const& row) { return row.words == words; });
}

} // namespace

TEST_CASE("from an empty library to a level and again after a restart in German") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;

    { // A record with a scoring date, a job and a certificate.
        OpenProgram program(display, library.file(), german_machine);
        REQUIRE(program.has_window());
        command(program, "Neue leere Akte");
        program.type("priSM (reconstruction)");
        program.key("Return");
        CHECK(program.title().starts_with("Akte ohne Namen"));
        program.key("ctrl+d");
        program.key("ctrl+a");
        program.type("12.9.2012");
        program.key("Return");
        add_job(program);
        add_certificate(program, "ITIL V3 Foundation");
        CHECK(program.end() == 0);
    }
    {
        AppScreen app(library.open(), Start::Nothing, {1280, 3000});
        CHECK(app.entries() == 2);
        CHECK(app.session.estimate().summary.level == "ASM");
        Application const& application = app.session.scored().application;
        CHECK(application.on == make_date({2012, 9, 12}));
        auto const job = std::ranges::find(application.claims, "Nachtdienst", &Claim::title);
        REQUIRE(job != application.claims.end());
        CHECK(job->from == make_date({2004, 9, 1}));
        REQUIRE(find_field(*job, "hours") != nullptr);
        CHECK(*find_field(*job, "hours") == FieldValue{Number{75, 2}});
        CHECK(has_written(app.session, "Certificate: ITIL V3 Foundation hinzugefügt"));
    }
    { // The same library again: German as before.
        OpenProgram program(display, library.file(), german_machine);
        REQUIRE(program.has_window());
        CHECK(program.title().starts_with("Akte ohne Namen"));
        add_certificate(program, "TOGAF Level 1");
        CHECK(program.end() == 0);
    }
    session::Session session = library.open();
    CHECK(has_written(session, "Certificate: TOGAF Level 1 hinzugefügt"));
}

TEST_CASE("German that was chosen is spoken again after a restart on an English machine") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;
    must(library.open().start_empty("prism"));

    {
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        CHECK(program.title().starts_with("Unnamed record"));
        command(program, "Deutsch");
        CHECK(program.title().starts_with("Akte ohne Namen"));
        CHECK(program.end() == 0);
    }
    OpenProgram program(display, library.file());
    REQUIRE(program.has_window());
    CHECK(program.title().starts_with("Akte ohne Namen"));
    CHECK(program.end() == 0);
}

} // namespace accrue::test
