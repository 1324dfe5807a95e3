#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation review_rows[] = {
    // formats/review_file.cpp
    {"a verdict¦of a review", "ein Urteil"},
    {"a second verdict on the claim '{}'", "ein zweites Urteil über die Angabe „{}“"},
    {"a review has one verdict on each claim", "eine Prüfung hat zu jeder Angabe ein Urteil"},
    {"who abstains gives neither verdicts nor an outcome", "wer sich enthält, gibt weder Urteile noch ein Ergebnis ab"},
    {"ask the reviewer which of the two is meant", "fragen Sie die prüfende Person, was von beidem gemeint ist"},
    {"'{}' is no moment", "„{}“ ist kein Zeitpunkt"},
    {"write it as in 2012-10-01T09:30:00Z", "schreiben Sie ihn wie in 2012-10-01T09:30:00Z"},
    {"a review¦a file", "eine Prüfung"},
    // formats/verdict_json.cpp
    {"ask whoever made the file to make it again", "bitten Sie darum, die Datei neu zu erstellen"},
    {"'{}' is no word for '{}'", "„{}“ ist kein Wort für „{}“"},
    {"the key '{}' does not belong here", "der Schlüssel „{}“ gehört nicht hierher"},
    {"write allow, reduce, refuse or ask", "schreiben Sie allow, reduce, refuse oder ask"},
    {"only a reduction has it", "nur eine Kürzung hat ihn"},
    {"write award, ask or decline", "schreiben Sie award, ask oder decline"},
    {"only an award has it", "nur eine Verleihung hat ihn"},
    {"'{}' is no SHA-256", "„{}“ ist kein SHA-256"},
    {"this is version '{}' of the file", "dies ist die Version „{}“ der Datei"},
    {"this is a file of the format '{}', not '{}'", "dies ist eine Datei des Formats „{}“, nicht „{}“"},
    // review/log_chain.cpp
    {"what was logged before it still holds; compare this log with an older copy",
     "was davor protokolliert wurde, gilt weiter; vergleichen Sie dieses Protokoll mit einer älteren Kopie"},
    {"compare this log with an older copy: any entry up to it may be another one",
     "vergleichen Sie dieses Protokoll mit einer älteren Kopie: Jeder Eintrag bis zu ihm kann ein anderer sein"},
    {"the log ends with entry {}, but had {} entries when a witness saw it",
     "das Protokoll endet mit dem Eintrag {}, hatte aber {} Einträge, als es bezeugt wurde"},
    {"entry {} is another one than a witness saw: entries up to it were written anew",
     "der Eintrag {} ist ein anderer als der bezeugte: Einträge bis zu ihm wurden neu geschrieben"},
    {"where entry {} should be is entry {}: some were taken out, put in or exchanged",
     "wo der Eintrag {} sein sollte, steht der Eintrag {}: Einträge wurden entfernt, eingefügt oder vertauscht"},
    {"entry {} is not what was logged then, or does not follow the one before it",
     "der Eintrag {} ist nicht, was damals protokolliert wurde, oder folgt nicht auf den davor"},
    {"entry {} is dated {}, before entry {}: a clock was set back",
     "der Eintrag {} trägt die Zeit {} und liegt vor dem Eintrag {}: Eine Uhr wurde zurückgestellt"},
    {"the order of the entries holds; do not rely on the time of this one",
     "die Reihenfolge der Einträge gilt; verlassen Sie sich nicht auf die Zeit dieses Eintrags"},
    {"line {} is no entry of a log as this program writes it",
     "die Zeile {} ist kein Eintrag eines Protokolls, wie dieses Programm ihn schreibt"},
    // review/merge.cpp
    {"the review of {}, revision {}, is there already", "die Prüfung von {}, Fassung {}, ist schon da"},
    {"nothing has to be done", "es ist nichts zu tun"},
    {"the review of {}, revision {}, is an older one: a later one counts",
     "die Prüfung von {}, Fassung {}, ist eine ältere: Eine spätere zählt"},
    {"there are two different reviews of {} with the revision {}: neither counts",
     "es gibt zwei verschiedene Prüfungen von {} mit der Fassung {}: Keine zählt"},
    {"ask the reviewer which one holds, and for a new one with the next revision",
     "fragen Sie die prüfende Person, welche gilt, und bitten Sie um eine neue mit der nächsten Fassung"},
    {"the review of {}, revision {}, is of another application",
     "die Prüfung von {}, Fassung {}, gilt einem anderen Antrag"},
    {"take it in where that application is decided", "nehmen Sie sie auf, wo über jenen Antrag entschieden wird"},
    {"the review of {}, revision {}, is of another revision of this application",
     "die Prüfung von {}, Fassung {}, gilt einer anderen Fassung dieses Antrags"},
    {"ask the reviewer to review the revision that is decided",
     "bitten Sie die prüfende Person, die Fassung zu prüfen, über die entschieden wird"},
    {"the review of {}, revision {}, is of a package that was sealed again with something else in it",
     "die Prüfung von {}, Fassung {}, gilt einem Paket, das mit anderem Inhalt neu versiegelt wurde"},
    {"compare the two packages, and ask the reviewer to review the one that is decided",
     "vergleichen Sie die beiden Pakete, und bitten Sie die prüfende Person, das zu prüfen, über das entschieden wird"},
    {"the review of {}, revision {}, was made by other rules",
     "die Prüfung von {}, Fassung {}, wurde nach anderen Regeln gemacht"},
    {"ask the reviewer to review it by the rules that are in force for it",
     "bitten Sie die prüfende Person, nach den Regeln zu prüfen, die dafür gelten"},
    {"the review of {}, revision {}, is signed with a key that may not review this application",
     "die Prüfung von {}, Fassung {}, ist mit einem Schlüssel unterschrieben, der diesen Antrag nicht prüfen darf"},
    {"ask whose key it is; only then add it to the reviewers",
     "fragen Sie, wessen Schlüssel es ist; nehmen Sie ihn erst dann unter die prüfenden Personen auf"},
    {"the review of {}, revision {}, has a verdict on a claim that the application does not have",
     "die Prüfung von {}, Fassung {}, urteilt über eine Angabe, die der Antrag nicht hat"},
    {"ask the reviewer to make it again with the package that is decided",
     "bitten Sie die prüfende Person, sie mit dem Paket neu zu machen, über das entschieden wird"},
    // review/signed_file.cpp
    {"this is no signed file of Accrue, or part of it is missing",
     "dies ist keine unterschriebene Datei von Accrue, oder ein Teil davon fehlt"},
    {"ask for the file to be sent again; nothing of it was taken in",
     "bitten Sie darum, die Datei noch einmal zu senden; nichts davon wurde übernommen"},
    {"this is version '{}' of a signed file", "dies ist die Version „{}“ einer unterschriebenen Datei"},
    {"this is no signed file but one of the format '{}'",
     "dies ist keine unterschriebene Datei, sondern eine des Formats „{}“"},
    {"check that it is the right file", "prüfen Sie, ob es die richtige Datei ist"},
    {"the file was changed after it was signed", "die Datei wurde nach dem Unterschreiben geändert"},
    {"the file was not signed with the key {}", "die Datei wurde nicht mit dem Schlüssel {} unterschrieben"},
    {"ask whoever is said to have made it whether it is theirs; nothing of it was taken in",
     "fragen Sie die Person, die sie gemacht haben soll, ob sie von ihr ist; nichts davon wurde übernommen"},
};
// clang-format on

} // namespace

std::span<Translation const> review() { return review_rows; }

} // namespace accrue::german
