#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation review_figures_rows[] = {
    // cli/review.cpp
    {"No review is handed in yet: there is nothing to draw from.",
     "Noch ist keine Prüfung abgegeben: Es gibt nichts, woraus zu ziehen wäre."},
    {"Drawn for a second look: {} of {} applications whose review is handed in.",
     "Zur Nachprüfung gezogen: {} von {} Anträgen, deren Prüfung abgegeben ist."},
    {"{}, risk {}", "{}, Risiko {}"},
    {"Anybody can repeat it: with the seed \"{}\" each application has the SHA-256 of seed, line end and token, and the lowest are "
     "drawn. Those that were drawn from have the SHA-256 {}. Both stand in the log.",
     "Jeder kann es wiederholen: Mit dem Startwert „{}“ hat jeder Antrag den SHA-256 aus Startwert, Zeilenende und Kennung, und die "
     "niedrigsten sind gezogen. Die, aus denen gezogen wurde, haben den SHA-256 {}. Beides steht im Protokoll."},
    {"By risk one has as many tickets as its risk says, the n-th from the second on with a line end and n behind the token, and its "
     "lowest counts.",
     "Nach Risiko hat ein Antrag so viele Lose, wie sein Risiko sagt, das n-te vom zweiten an mit einem Zeilenende und n hinter der "
     "Kennung, und sein niedrigstes zählt."},
    // gui/file_question.cpp
    {"Folder that is watched", "Überwachter Ordner"},
    {"As long as this window is open, each package that appears there is taken in by itself. Nothing in the folder is changed.",
     "Solange dieses Fenster offen ist, wird jedes Paket, das dort erscheint, von selbst aufgenommen. Im Ordner wird nichts geändert."},
    {"Watch it", "Überwachen"},
    // gui/screens/review_queue.cpp
    {"Packages that appear in it are taken in by themselves", "Pakete, die darin erscheinen, werden von selbst aufgenommen"},
    {"Watch a folder", "Ordner überwachen"},
    {"The folder that is watched is not there; it is looked for again: {}",
     "Der überwachte Ordner ist nicht da; er wird weiter gesucht: {}"},
    {"Packages that appear here are taken in by themselves: {}", "Pakete, die hier erscheinen, werden von selbst aufgenommen: {}"},
    {"Stop watching", "Nicht mehr überwachen"},
    // session/review_figures.cpp
    {"Reviewer {}", "Prüfende Person {}"},
    {"More than {} days late", "Mehr als {} Tage überfällig"},
    {"More than {} days left", "Noch mehr als {} Tage"},
    {"{} to {} days late", "{} bis {} Tage überfällig"},
    {"{} to {} days left", "Noch {} bis {} Tage"},
    {"What came", "Was eingegangen ist"},
    {"Applications by the month in which they were taken in", "Anträge nach dem Monat, in dem sie aufgenommen wurden"},
    {"Month", "Monat"},
    {"Not begun", "Nicht begonnen"},
    {"Begun", "Begonnen"},
    {"Given up", "Zurückgegeben"},
    {"Handed in", "Abgegeben"},
    {"Replaced by a newer revision", "Durch eine neuere Fassung ersetzt"},
    {"Decided", "Entschieden"},
    {"What waits", "Was wartet"},
    {"Applications that are not begun or not finished, by the days until their deadline",
     "Anträge, die nicht begonnen oder nicht fertig sind, nach den Tagen bis zu ihrer Frist"},
    {"Deadline", "Frist"},
    {"None waits.", "Keiner wartet."},
    {"The nearest deadline is {}.", "Die nächste Frist ist der {}."},
    {"The one that waits longest was taken in on {}.", "Der am längsten wartende wurde am {} aufgenommen."},
    {"Who reviews", "Wer prüft"},
    {"Reviewers, and their verdicts in reviews that are handed in",
     "Prüfende Personen und ihre Urteile in abgegebenen Prüfungen"},
    {"Reviews handed in", "Abgegebene Prüfungen"},
    {"Reduced", "Gekürzt"},
    {"Asked", "Nachgefragt"},
    {"Strictness", "Strenge"},
    {"Seconds for a claim", "Sekunden je Angabe"},
    {"{} (median), {} (mean)", "{} (Median), {} (Mittel)"},
    {"Nobody has begun a review.", "Niemand hat eine Prüfung begonnen."},
    {"Reasons, as often as they were cited", "Gründe, so oft sie angeführt wurden"},
    {"Kind of claim", "Art der Angabe"},
    {"Cited", "Angeführt"},
    {"No reason was cited.", "Kein Grund wurde angeführt."},
    {"How far reviewers agree", "Wie weit prüfende Personen übereinstimmen"},
    {"What the two reviewers of an application said of the same claims",
     "Was die zwei prüfenden Personen eines Antrags über dieselben Angaben gesagt haben"},
    {"Agreement", "Übereinstimmung"},
    {"all kinds", "alle Arten"},
    {"No application has two reviews that are handed in.", "Kein Antrag hat zwei abgegebene Prüfungen."},
    {"Figures of reviewing", "Zahlen zum Prüfen"},
    {"As of {}: {} {}.", "Stand {}: {} {}."},
    {"{}; no kappa, since all verdicts are of one kind", "{}; kein Kappa, da alle Urteile gleicher Art sind"},
    {"{} of {} claims reduced or refused ({})", "{} von {} Angaben gekürzt oder abgelehnt ({})"},
    {"{}; of those that others judged as well {}, the others {}",
     "{}; von denen, die auch andere beurteilt haben, {}, die anderen {}"},
};
// clang-format on

} // namespace

std::span<Translation const> review_figures() { return review_figures_rows; }

} // namespace accrue::german
