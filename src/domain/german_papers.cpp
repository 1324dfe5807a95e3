#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation papers_rows[] = {
    // session/papers.cpp
    {"the applicant", "die antragstellende Person"},
    {"{} applies for {} in the scheme {}.", "{} beantragt {} im Programm {}."},
    {"The entries reach no level.", "Die Einträge erreichen keine Stufe."},
    {"The entries reach {}, not {}.", "Die Einträge erreichen {}, nicht {}."},
    {"What is missing for {}: {}.", "Zu {} fehlt noch: {}."},
    {"The entries reach {}.", "Die Einträge erreichen {}."},
    {"The entries reach more, {}; {} is applied for.", "Die Einträge erreichen mehr, nämlich {}; beantragt ist {}."},
    {"Counted on {}.", "Stichtag: {}."},
    {"What it is", "Was es ist"},
    {"Calculator summary", "Ergebnis der Berechnung"},
    // session/papers_cv.cpp
    {"Where", "Wo"},
    {"Details", "Einzelheiten"},
    {"Career", "Werdegang"},
    {"Personal details", "Angaben zur Person"},
    {"Curriculum vitae", "Lebenslauf"},
    // session/papers_evidence.cpp
    {"no evidence", "kein Nachweis"},
    {"no evidence; none is asked for", "kein Nachweis; keiner wird verlangt"},
    {"What proves each entry", "Was die Einträge belegt"},
    {"Files, and where in them it stands", "Dateien und Fundstellen darin"},
    {"There are no entries.", "Es gibt keine Einträge."},
    {"No file goes with it.", "Es liegt keine Datei bei."},
    {"Of each SHA-256 the first 16 digits are shown; application.json has all of them.",
     "Von jeder SHA-256 stehen hier die ersten 16 Ziffern; in application.json stehen alle."},
    {"Files that go with it", "Beiliegende Dateien"},
    {"What it is for", "Wofür"},
    {"Bytes", "Byte"},
    {"Evidence index", "Verzeichnis der Nachweise"},
    // session/papers_form.cpp
    {"Application", "Antrag"},
    {"Result of the calculator", "Ergebnis der Berechnung"},
    {"Counted on", "Stichtag"},
    {"Identifier¦of an application", "Kennung"},
    {"{}, revision {}", "{}, Fassung {}"},
    {"{}, version {}, SHA-256 {}…", "{}, Version {}, SHA-256 {}…"},
    {"Member of the body", "Mitglied der Organisation"},
    {"Who can confirm what is claimed", "Wer die Angaben bestätigen kann"},
    {"Role and organisation", "Funktion und Organisation"},
    {"Has known the applicant", "Bekanntschaft"},
    {"Reference", "Referenz"},
    {"not here yet", "liegt noch nicht vor"},
    {"this form", "dieses Formular"},
    {"after the review", "nach der Prüfung"},
    {"What goes with it", "Was beiliegt"},
    {"Fees and their order", "Gebühren und ihre Reihenfolge"},
    {"Nothing is paid before the review.", "Vor der Prüfung wird nichts bezahlt."},
    {"What is stated in this application and in its documents is true and complete.",
     "Die Angaben in diesem Antrag und in seinen Dokumenten sind wahr und vollständig."},
    {"Application form", "Antragsformular"},
    // session/papers_reference.cpp
    {"What this is about", "Worum es geht"},
    {"{} applies for {} and names you as a referee. Please fill in this form, sign it, and send it back as a PDF or a scan. "
     "Leave the code on it: by it your answer is recognised.",
     "{} beantragt {} und nennt Sie als Referenzperson. Bitte füllen Sie dieses Formular aus, unterschreiben Sie es und "
     "senden Sie es als PDF oder Scan zurück. Lassen Sie den Code darauf stehen: An ihm wird Ihre Antwort erkannt."},
    {"A referee has known the applicant for at least {} months within the last {}.",
     "Eine Referenzperson hat die antragstellende Person in den letzten {1} Monaten mindestens {0} Monate lang gekannt."},
    {"A referee has known the applicant for at least {} months.",
     "Eine Referenzperson kennt die antragstellende Person seit mindestens {} Monaten."},
    {"What it does", "Was es leistet"},
    {"Code of this form", "Code dieses Formulars"},
    {"Send it back to", "Rücksendung an"},
    {"About you", "Zu Ihrer Person"},
    {"Role", "Funktion"},
    {"You have known the applicant", "Sie kennen die Person"},
    {"In what capacity do you know the applicant, and how closely have you worked together?",
     "In welcher Eigenschaft kennen Sie die Person, und wie eng haben Sie zusammengearbeitet?"},
    {"What you can confirm", "Was Sie bestätigen können"},
    {"Please tick what you can confirm from what you know yourself, and leave the rest empty.",
     "Bitte kreuzen Sie an, was Sie aus eigener Kenntnis bestätigen können, und lassen Sie den Rest frei."},
    {"What the applicant states", "Angaben der antragstellenden Person"},
    {"Confirmed¦by a referee", "Bestätigt"},
    {"Your opinion", "Ihre Einschätzung"},
    {"Should {} be recognised as {}? What do you base this on?",
     "Halten Sie bei {} die Stufe {} für angemessen? Worauf stützen Sie das?"},
    {"Is there a conflict of interest: a family tie, a common business, a debt? If there is none, write \"none\".",
     "Besteht ein Interessenkonflikt: Verwandtschaft, gemeinsame Geschäfte, Schulden? Wenn nicht, schreiben Sie „keiner“."},
    {"What I state here is true, and I may be asked about it.",
     "Meine Angaben sind wahr, und ich bin bereit, dazu Auskunft zu geben."},
    {"Reference form", "Referenzformular"},
    {"For {}. {}", "Für {}. {}"},
    // session/fees.cpp
    // session/application_content.cpp, session/evidence_content.cpp: what documents say too
    // session/papers_texts.cpp
    {"What was asked", "Aufgabe"},
    {"{} accepted this on {}.", "{} hat dies am {} angenommen."},
    {"What is paid, and when", "Was wann zu bezahlen ist"},
    {"Who is not a member can apply too: membership changes the amount.",
     "Auch wer nicht Mitglied ist, kann den Antrag stellen: Die Mitgliedschaft ändert den Betrag."},
    {"Who pays", "Wer zahlt"},
    {"Fee sheet", "Gebührenblatt"},
};
// clang-format on

} // namespace

std::span<Translation const> papers() { return papers_rows; }

} // namespace accrue::german
