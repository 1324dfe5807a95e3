// The German texts, in one table of some parts: each holds the texts that are written in the part of the program that it is
// called after, in the order of its files. A text that several parts use stands in the first of them. Private to texts.cpp.
#pragma once

#include <span>

#include "domain/texts.h"

namespace accrue::german {

[[nodiscard]] std::span<Translation const> shell();        // gui, gui/widgets
[[nodiscard]] std::span<Translation const> screens();      // gui/screens, a to h
[[nodiscard]] std::span<Translation const> more_screens(); // gui/screens, i to z
[[nodiscard]] std::span<Translation const> session();      // session, but for path and report
[[nodiscard]] std::span<Translation const> path();         // path, session/path
[[nodiscard]] std::span<Translation const> explanations(); // scoring: words, explanations; what they are made of
[[nodiscard]] std::span<Translation const> scoring();      // scoring: the rest
[[nodiscard]] std::span<Translation const> reports();      // the reports of session and cli
[[nodiscard]] std::span<Translation const> problems();     // domain, files, formats, store
[[nodiscard]] std::span<Translation const> evidence();     // evidence, and accrue evidence
[[nodiscard]] std::span<Translation const> files(); // files of evidence in a library: store, session, screens, cli
[[nodiscard]] std::span<Translation const>
application();                                       // applications and packages: formats, store, session, screens, cli
[[nodiscard]] std::span<Translation const> papers(); // session: the documents of an application
[[nodiscard]] std::span<Translation const> handbook();        // formats: handbook and page; print
[[nodiscard]] std::span<Translation const> package();         // package, and packages that came: session, cli
[[nodiscard]] std::span<Translation const> review();          // review, and its files: formats
[[nodiscard]] std::span<Translation const> review_desk();     // reviewing: store, session, cli
[[nodiscard]] std::span<Translation const> review_decision(); // decisions: scoring, session, cli
[[nodiscard]] std::span<Translation const> deciding();        // deciding cases in the window: store, session, gui
[[nodiscard]] std::span<Translation const> review_hiding();   // hiding who applies: session, gui, gui/screens
[[nodiscard]] std::span<Translation const> review_figures();  // for the body: session, cli; the watched folder
[[nodiscard]] std::span<Translation const> review_screens();  // reviewing: gui, gui/screens
[[nodiscard]] std::span<Translation const> calendar();        // calendars of other programs: formats
[[nodiscard]] std::span<Translation const> cpd();             // the yearly record: session, cli, gui, gui/screens
[[nodiscard]] std::span<Translation const> practice();        // the practice set of reviewers: session, cli

} // namespace accrue::german
