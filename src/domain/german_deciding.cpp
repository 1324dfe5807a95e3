#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation deciding_rows[] = {
    // store/decisions.cpp
    {"the file of a review is damaged: it is not what was saved", "Die Datei eines Gutachtens ist beschädigt: Sie ist nicht, was gespeichert wurde"},
    {"a decision is damaged: it is not what was saved", "Eine Entscheidung ist beschädigt: Sie ist nicht, was gespeichert wurde"},
    // session/review_files.cpp
    {"this review by {} is of a package that is not here", "Dieses Gutachten von {} gilt einem Paket, das nicht hier ist"},
    {"take the package in first, and then the review", "Nehmen Sie zuerst das Paket auf, danach das Gutachten"},
    // session/review_ground.cpp, session/review_decision.cpp, session/review_draft.cpp
    {"ask the reviewer to hand it in again; it is not counted", "Bitten Sie die prüfende Person, es noch einmal abzugeben; es zählt nicht"},
    {"the review of {} recommends the level '{}', which these rules do not have", "Das Gutachten von {} empfiehlt die Stufe „{}“, die es in diesen Regeln nicht gibt"},
    {"the review of {} says of the claim '{}' what cannot be said: {}", "Das Gutachten von {} sagt über den Eintrag „{}“, was man nicht sagen kann: {}"},
    {"not everything that was named is sound and counts", "Nicht alles, was genannt wurde, ist in Ordnung und zählt"},
    {"leave out what does not, or have it sent again; nothing was decided", "Lassen Sie weg, was nicht zählt, oder lassen Sie es neu senden; es wurde nichts entschieden"},
    {"nobody has said whose reviews may count: any key was taken", "Niemand hat gesagt, wessen Gutachten zählen: Jeder Schlüssel wurde angenommen"},
    {"name the reviewers' keys, so that nobody reviews in their place", "Nennen Sie die Schlüssel der Prüfenden, damit niemand an ihrer Stelle prüft"},
    {"there is a folder of this name", "Es gibt einen Ordner dieses Namens"},
    {"choose another folder; nothing was written", "Wählen Sie einen anderen Ordner; es wurde nichts geschrieben"},
    {"a signed decision is in this folder, and this one would not be signed", "In diesem Ordner liegt eine signierte Entscheidung, und diese wäre nicht signiert"},
    {"it would be decided on {}, before a review of {}", "Es würde am {} entschieden, vor einem Gutachten vom {}"},
    {"the adjudicator recommends: {}; it is decided: {}", "Wer bei Uneinigkeit entscheidet, empfiehlt: {}; entschieden wird: {}"},
    {"does not count", "zählt nicht"},
    // session/practice.cpp, cli/review.cpp, files/whole_file.cpp
    {"another file of this name is there", "Dort liegt schon eine andere Datei dieses Namens"},
    {"name an empty folder; nothing of it was changed", "Nennen Sie einen leeren Ordner; an ihr wurde nichts geändert"},
    {"this file is one of those that are put together", "Diese Datei ist eine von denen, die zusammengeführt werden"},
    {"name another one to write; nothing was changed", "Nennen Sie eine andere zum Schreiben; es wurde nichts geändert"},
    {"at most {} KB are read: check that it is the right file", "Höchstens {} KB werden gelesen: Prüfen Sie, ob es die richtige Datei ist"},
    // session/review_intake.cpp
    {"There was neither a package nor a review among them.", "Darunter war weder ein Paket noch ein Gutachten."},
    {"Took in 1 review.", "1 Gutachten aufgenommen."},
    {"Took in {} reviews.", "{} Gutachten aufgenommen."},
    // session/review_queue.cpp
    {"decided", "entschieden"},
    {"{}; 1 review", "{}; 1 Gutachten"},
    {"{}; {} reviews", "{}; {} Gutachten"},
    // session/review_case_reviews.cpp
    {"handed in on {}", "abgegeben am {}"},
    {"handed in on {}, revision {}", "abgegeben am {}, Fassung {}"},
    {"abstains", "enthält sich"},
    {"The reviewers recommend: {}.", "Die Prüfenden empfehlen: {}."},
    {"Decided on {}: {}.", "Entschieden am {}: {}."},
    // session/review_case_decide.cpp
    {"It is decided.", "Es ist entschieden."},
    {"{} decides it.", "{} entscheidet darüber."},
    {"Say who you are first.", "Sagen Sie zuerst, wer Sie sind."},
    {"Say first whether you have a conflict.", "Sagen Sie zuerst, ob Sie befangen sind."},
    {"You abstain from this application.", "Sie enthalten sich bei diesem Antrag."},
    {"open another application; nothing was changed", "Öffnen Sie einen anderen Antrag; es wurde nichts geändert"},
    {"save its letter again", "Speichern Sie den Brief noch einmal"},
    {"this application is decided", "Über diesen Antrag ist entschieden"},
    {"there is no reason why the decision is taken back", "Es fehlt der Grund, warum die Entscheidung zurückgenommen wird"},
    {"say it in a few words", "Sagen Sie es in wenigen Worten"},
    // session/review_case_desk.cpp
    {"You decide this application.", "Sie entscheiden über diesen Antrag."},
    {"take the decision back first", "Nehmen Sie zuerst die Entscheidung zurück"},
    {"the reviewers do not differ about this claim", "Über diesen Eintrag sind die Prüfenden nicht verschiedener Meinung"},
    {"decide those about which they do", "Entscheiden Sie über die, bei denen sie es sind"},
    {"Decided on {}: {}; {}.", "Entschieden am {}: {}; {}."},
    // gui/screens/review*.cpp
    {"as before", "wie zuvor"},
    {"all of this kind", "alle dieser Art"},
    {"leave this kind", "diese Art verlassen"},
    {"All claims of this kind in a row, whatever the application (G ends it).", "Alle Einträge dieser Art hintereinander, gleich aus welchem Antrag (G beendet es)."},
    {"No other claim of this kind is waiting for you.", "Kein anderer Eintrag dieser Art wartet auf Sie."},
    {"1 review is here; the rules ask for {}.", "1 Gutachten ist hier; die Regeln verlangen {}."},
    {"{} reviews are here; the rules ask for {}.", "{} Gutachten sind hier; die Regeln verlangen {}."},
    {"You see what they say once your own review is handed in.", "Was darin steht, sehen Sie, sobald Ihr eigenes Gutachten abgegeben ist."},
    {"Came, and does not count so far: {}.", "Angekommen, zählt aber bisher nicht: {}."},
    {"Decide it …", "Darüber entscheiden …"},
    {"Puts the reviews together and decides what becomes of it", "Führt die Gutachten zusammen und entscheidet, was daraus wird"},
    {"The decision", "Die Entscheidung"},
    {"the reviewers differ", "die Prüfenden sind uneins"},
    {"The reviewers do not differ about this claim.", "Über diesen Eintrag sind die Prüfenden nicht verschiedener Meinung."},
    {"It is decided: take the decision back first.", "Es ist entschieden: Nehmen Sie zuerst die Entscheidung zurück."},
    {"The reviewers: {}", "Die Prüfenden: {}"},
    {"Note: {}", "Anmerkung: {}"},
    {"Decide …", "Entscheiden …"},
    {"decide¦a key", "entscheiden"},
    {"choose¦a key", "wählen"},
    {"Reviews: {} of {}", "Gutachten: {} von {}"},
    {"None is here yet: drop the files that reviewers have handed in.", "Noch keines ist hier: Ziehen Sie die Dateien herein, die Prüfende abgegeben haben."},
    {"Key: {}", "Schlüssel: {}"},
    {"I know this key: count it", "Ich kenne diesen Schlüssel: mitzählen"},
    {"Compare it first with the key that the reviewer has given you", "Vergleichen Sie ihn zuerst mit dem Schlüssel, den Sie von der prüfenden Person haben"},
    {"Claims about which the reviewers differ, or that some passed over: {}; not decided yet: {}.", "Einträge, bei denen die Prüfenden uneins sind oder die manche ausgelassen haben: {}; noch nicht entschieden: {}."},
    {"Go to the first of them", "Zum ersten davon"},
    {"Your own words in the letter", "Ihre eigenen Worte im Brief"},
    {"They stand before the reasons; leave them out where the reasons say it all.", "Sie stehen vor den Gründen; lassen Sie sie weg, wo die Gründe alles sagen."},
    {"Save the letter again …", "Den Brief noch einmal speichern …"},
    {"Take the decision back …", "Die Entscheidung zurücknehmen …"},
    {"Writes the letter and the signed feedback; nothing is sent", "Schreibt den Brief und die signierte Rückmeldung; nichts wird versandt"},
    {"What becomes of the application?", "Was wird aus dem Antrag?"},
    {"The letter as it would go out", "Der Brief, wie er hinausginge"},
    {"It stands here once it can be decided.", "Er steht hier, sobald entschieden werden kann."},
    // gui/review_dialogs.cpp, gui/app_review.cpp
    {"Decide this application", "Über diesen Antrag entscheiden"},
    {"You see what the reviewers say, decide where they differ, and what becomes of it. You do not review it any more. It stands in the log.", "Sie sehen, was die Prüfenden sagen, entscheiden, wo sie uneins sind, und was daraus wird. Selbst prüfen Sie den Antrag nicht mehr. Das steht im Protokoll."},
    {"I decide it", "Ich entscheide"},
    {"Save the letter again", "Den Brief noch einmal speichern"},
    {"Decide", "Entscheiden"},
    {"The letter (HTML and PDF) and a small signed file for the applicant's own program. Nothing is sent: that is for you to do.", "Der Brief (HTML und PDF) und eine kleine signierte Datei für das Programm der antragstellenden Person. Nichts wird versandt: Das ist Ihre Sache."},
    {"Folder for them", "Ordner dafür"},
    {"It is made where it is not there yet.", "Er wird angelegt, wo er noch fehlt."},
    {"Take the decision back", "Die Entscheidung zurücknehmen"},
    {"For an appeal, or a mistake. The decision as it was stays in the library, and that it was taken back in the log. What the applicant has got stays with her.", "Für einen Widerspruch oder einen Irrtum. Die Entscheidung bleibt, wie sie war, in der Bibliothek, und dass sie zurückgenommen wurde, im Protokoll. Was die antragstellende Person bekommen hat, behält sie."},
    {"Take it back", "Zurücknehmen"},
    {"The letter is in {}.", "Der Brief liegt in {}."},
    {"Read it once more, and send it with the signed file.", "Lesen Sie ihn noch einmal, und versenden Sie ihn mit der signierten Datei."},
};
// clang-format on

} // namespace

std::span<Translation const> deciding() { return deciding_rows; }

} // namespace accrue::german
