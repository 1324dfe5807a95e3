#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation practice_rows[] = {
    // cli/review.cpp
    {"Their packages are in the folder {}.", "Ihre Pakete sind im Ordner {}."},
    {"right", "richtig"},
    {"would do as well", "auch richtig"},
    {"the answer is another one", "die Lösung ist eine andere"},
    {"without a verdict", "ohne Urteil"},
    {"Practice: the review of the application of {} by {}", "Übung: die Prüfung des Antrags von {} durch {}"},
    {"you said: {}", "Ihr Urteil: {}"},
    {"the answer: {}", "die Lösung: {}"},
    {"Level by the answers: {}; by the review: {}.", "Stufe nach den Lösungen: {}; nach der Prüfung: {}."},
    // session/practice.cpp
    {"there is no practice set in this folder", "in diesem Ordner sind keine Übungsanträge"},
    {"install the program again, or name the folder of its data in ACCRUE_DATA",
     "installieren Sie das Programm neu, oder nennen Sie in ACCRUE_DATA den Ordner mit seinen Daten"},
    {"the review of {} is of no application of the practice set", "die Prüfung von {} gilt keinem der Übungsanträge"},
    {"take the set into a library, review one of its applications, and hand the review in",
     "nehmen Sie die Übungsanträge in eine Bibliothek auf, prüfen Sie einen davon, und geben Sie die Prüfung ab"},
    {"the review of {} was made by other rules than the answers",
     "die Prüfung von {} wurde nach anderen Regeln gemacht als die Lösungen"},
    {"take the practice set in again and review it by the rules of now",
     "nehmen Sie die Übungsanträge noch einmal auf, und prüfen Sie nach den jetzigen Regeln"},
    {"{} of {} as the answers say", "{} von {} wie in den Lösungen"},
    // session/practice_answers.cpp
    {"correct the answers of the practice set", "berichtigen Sie die Lösungen der Übungsanträge"},
    {"an answer", "eine Lösung"},
    {"answers¦a file", "eine Datei mit Lösungen"},
    {"the rules have no reason '{}' for this verdict on such a claim",
     "die Regeln haben für dieses Urteil über eine solche Angabe keinen Grund „{}“"},
    {"the rules have no level '{}'", "die Regeln haben keine Stufe „{}“"},
    {"the application has no claim '{}'", "der Antrag hat keine Angabe „{}“"},
    {"a second answer on the claim '{}'", "eine zweite Lösung zur Angabe „{}“"},
    {"the claim '{}' has no answer", "zur Angabe „{}“ gibt es keine Lösung"},
};
// clang-format on

} // namespace

std::span<Translation const> practice() { return practice_rows; }

} // namespace accrue::german
