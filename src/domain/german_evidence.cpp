#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation evidence_rows[] = {
    // formats/text_file.cpp
    {"name a file with the document in it", "nennen Sie eine Datei, in der das Dokument steht"},
    // evidence/sandbox.cpp
    {"no temporary folder can be used here: {}", "hier lässt sich kein temporärer Ordner verwenden: {}"},
    {"make room there, or name another folder in the environment variable TMPDIR",
     "schaffen Sie dort Platz oder nennen Sie einen anderen Ordner in der Umgebungsvariablen TMPDIR"},
    {"a tool has left nothing that can be read", "ein Hilfsprogramm hat nichts Lesbares hinterlassen"},
    {"check that the file can be opened elsewhere", "prüfen Sie, ob sich die Datei anderswo öffnen lässt"},
    // evidence/inspection.cpp
    {"the program '{}' is not installed, without which no PDF can be looked at",
     "das Programm „{}“ ist nicht installiert; ohne es lässt sich kein PDF untersuchen"},
    {"install the package {}", "installieren Sie das Paket {}"},
    // evidence/verdict.cpp
    {"an empty file", "eine leere Datei"},
    {"an office document", "ein Office-Dokument"},
    {"a file of an unknown kind", "eine Datei unbekannter Art"},
    {"Open it in your office program and choose Export as PDF, then take the PDF.",
     "Öffnen Sie sie im Office-Programm, wählen Sie „Als PDF exportieren“ und nehmen Sie das PDF."},
    {"Shrink it: that makes a PDF of it, and the original is kept.",
     "Verkleinern Sie sie: Dabei wird ein PDF daraus, und das Original bleibt erhalten."},
    {"Open it in the program that made it and print it to a PDF, then take the PDF.",
     "Öffnen Sie sie im Programm, aus dem sie stammt, drucken Sie sie in ein PDF und nehmen Sie das PDF."},
    {"It is empty.", "Sie ist leer."},
    {"Scan or export the document again.", "Scannen oder exportieren Sie das Dokument noch einmal."},
    {"It asks for a password, so no reviewer could open it.",
     "Sie verlangt ein Passwort; niemand, der sie prüft, könnte sie öffnen."},
    {"Open it with its password and print it to a new PDF without one.",
     "Öffnen Sie sie mit dem Passwort und drucken Sie sie in ein neues PDF ohne Passwort."},
    {"It is damaged: a part of it is missing or cannot be read.",
     "Sie ist beschädigt: Ein Teil fehlt oder lässt sich nicht lesen."},
    {"Scan or export the document again, or download it once more.",
     "Scannen oder exportieren Sie das Dokument noch einmal oder laden Sie es erneut herunter."},
    {"Looking at it took more time or memory than a document may take.",
     "Sie zu untersuchen brauchte mehr Zeit oder Speicher, als ein Dokument brauchen darf."},
    {"Print the pages that count to a new PDF.", "Drucken Sie die Seiten, auf die es ankommt, in ein neues PDF."},
    {"Its structure has faults that most readers mend without saying so.",
     "Ihr Aufbau hat Fehler, die die meisten Programme stillschweigend beheben."},
    {"It contains scripts, which Accrue never runs; some bodies refuse such files.",
     "Sie enthält Skripte, die Accrue nie ausführt; manche Verbände lehnen solche Dateien ab."},
    {"Other files are attached inside it, which reviewers do not see.",
     "Sie enthält angehängte Dateien, die beim Prüfen niemand sieht."},
    {"It has form fields: what they show may look different elsewhere.",
     "Sie hat Formularfelder: Was diese zeigen, kann anderswo anders aussehen."},
    {"It opens without a password, but is protected against changes.",
     "Sie öffnet sich ohne Passwort, ist aber gegen Änderungen geschützt."},
    {"Some of its fonts are not inside it: it may look different elsewhere.",
     "Einige ihrer Schriften sind nicht enthalten: Sie kann anderswo anders aussehen."},
    {"Its pictures have only {} dots per inch: small print may not be readable.",
     "Ihre Bilder haben nur {} Punkte je Zoll: Kleingedrucktes ist womöglich nicht lesbar."},
    {"{} MB ({} bytes)", "{} MB ({} Byte)"},
    {"{} of {} × {} mm", "{} zu {} × {} mm"},
    {"{} to {}¦resolution", "{} bis {}"},
    {"pictures of {} dpi in colour", "Bilder mit {} dpi in Farbe"},
    {"pictures of {} dpi", "Bilder mit {} dpi"},
    {"It is {}; accepted is {}.", "Sie ist: {}; angenommen wird: {}."},
    {"It has {}; at most {} are accepted.", "Sie hat {}; angenommen werden höchstens {}."},
    {"Shrink it: the original is kept.", "Verkleinern Sie sie: Das Original bleibt erhalten."},
    {"It fits: {} of {}.", "Sie passt: {} von {}."},
    {"It can be opened and read.", "Sie lässt sich öffnen und lesen."},
    // evidence/picture.cpp
    {"the program '{}' is not installed, without which no page can be made of this picture",
     "das Programm „{}“ ist nicht installiert; ohne es lässt sich aus diesem Bild keine Seite machen"},
    {"this picture cannot be read", "dieses Bild lässt sich nicht lesen"},
    {"open it in your viewer and save it as JPEG or PNG, or scan it again",
     "öffnen Sie es im Bildbetrachter und speichern Sie es als JPEG oder PNG, oder scannen Sie es noch einmal"},
    // evidence/shrink.cpp
    {"packed anew, nothing changed", "neu gepackt, nichts verändert"},
    {"pictures at {} dpi, fine", "Bilder mit {} dpi, fein"},
    {"pictures at {} dpi", "Bilder mit {} dpi"},
    {"this PDF cannot be worked on as it is", "dieses PDF lässt sich so nicht bearbeiten"},
    {"only PDFs can be shrunk, and this is none", "nur PDFs lassen sich verkleinern, und dies ist keines"},
    {"'accrue evidence check' says what is wrong and what to do",
     "„accrue evidence check“ sagt, was nicht stimmt und was zu tun ist"},
    {"the program '{}' is not installed, without which no PDF can be shrunk",
     "das Programm „{}“ ist nicht installiert; ohne es lässt sich kein PDF verkleinern"},
    // cli/evidence.cpp
    {"fits", "passt"},
    {"too large", "zu groß"},
    {"left out: something would be lost or hard to read",
     "nicht verwendet: etwas ginge verloren oder wäre schwer zu lesen"},
    {"failed", "misslungen"},
    {"put on pages of A4: {} bytes", "auf A4-Seiten gebracht: {} Byte"},
    {"{}: {} bytes, {}", "{}: {} Byte, {}"},
    {"No setting gave a file that is whole. Nothing was written.",
     "Keine Einstellung ergab eine vollständige Datei. Es wurde nichts geschrieben."},
    {"It cannot be made to fit and stay readable: the smallest has {}. Nothing was written. Try --grey, a lower --floor, or scan it again in grey at 200 dpi.",
     "Sie lässt sich nicht passend machen und lesbar halten: Die kleinste hat {}. Es wurde nichts geschrieben. Versuchen Sie --grey, ein niedrigeres --floor oder scannen Sie sie neu in Grau mit 200 dpi."},
};
// clang-format on

} // namespace

std::span<Translation const> evidence() { return evidence_rows; }

} // namespace accrue::german
