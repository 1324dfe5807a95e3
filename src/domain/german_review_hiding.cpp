#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation review_hiding_rows[] = {
    // session/review_hiding.cpp
    {"Case {}", "Fall {}"},
    {"Package {}", "Paket {}"},
    // gui/commands.cpp
    {"Review: hide or show who applies", "Prüfen: verbergen oder zeigen, wer den Antrag stellt"},
    {"Names, addresses and employers are covered in texts and on pages, for a blind review",
     "Namen, Adressen und Arbeitgeber werden in Texten und auf Seiten verdeckt, für eine blinde Prüfung"},
    {"blind anonymous applicant name redact cover privacy", "blind anonym antragsteller name schwärzen verdecken datenschutz"},
    {"Review: show who applies here", "Prüfen: hier zeigen, wer den Antrag stellt"},
    {"Ends the blind review of the open application; the log tells it",
     "Beendet die blinde Prüfung des geöffneten Antrags; das Protokoll hält es fest"},
    {"blind anonymous applicant name reveal", "blind anonym antragsteller name aufdecken"},
    {"No application is open that hides who applies.", "Kein Antrag ist geöffnet, der verbirgt, wer ihn stellt."},
    // gui/screens/review_conflicts.cpp
    {"Ends the blind review of this application; the log tells it",
     "Beendet die blinde Prüfung dieses Antrags; das Protokoll hält es fest"},
    {"Show who applies", "Zeigen, wer den Antrag stellt"},
    // gui/screens/review_evidence.cpp
    {"This page may tell who applies", "Diese Seite könnte verraten, wer den Antrag stellt"},
    {"It is a picture or a scan, or has hardly any text: names on it cannot be found and covered. Who shows the file all the "
     "same is told by the log.",
     "Sie ist ein Bild oder ein Scan oder hat kaum Text: Namen darauf lassen sich nicht finden und verdecken. Wer die Datei "
     "trotzdem zeigt, steht im Protokoll."},
    {"Show it all the same", "Trotzdem zeigen"},
    // gui/screens/review_queue.cpp
    {"No search while who applies is hidden", "Keine Suche, solange verborgen ist, wer den Antrag stellt"},
    {"It looks in names and addresses, which are hidden.", "Sie sucht in Namen und Adressen, die verborgen sind."},
    {"Hide who applies", "Verbergen, wer den Antrag stellt"},
};
// clang-format on

} // namespace

std::span<Translation const> review_hiding() { return review_hiding_rows; }

} // namespace accrue::german
