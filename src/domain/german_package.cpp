#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation package_rows[] = {
    // package/age.cpp
    {"'{}' is no key for which age encrypts", "„{}“ ist kein Schlüssel, für den age verschlüsselt"},
    {"ask whoever receives the package for their age key, age1…",
     "fragen Sie die empfangende Stelle nach ihrem age-Schlüssel, age1…"},
    {"a package is encrypted for 1 to {} keys", "ein Paket wird für 1 bis {} Schlüssel verschlüsselt"},
    // package/bag.cpp
    {"a line of '{}' is no digest with a name", "eine Zeile von „{}“ ist keine Prüfsumme mit einem Namen"},
    {"'{}' in '{}' leads out of the package", "„{}“ in „{}“ führt aus dem Paket hinaus"},
    {"'{}' is listed twice in '{}'", "„{}“ steht zweimal in „{}“"},
    {"'{}' is not listed in '{}'", "„{}“ steht nicht in „{}“"},
    {"'{}' is listed in '{}' but not there", "„{}“ steht in „{}“, fehlt aber"},
    {"'{}' is not what it was when the package was made", "„{}“ ist nicht mehr, was es war, als das Paket entstand"},
    {"parts of the package are to be fetched from elsewhere", "Teile des Pakets sollen von anderswo geholt werden"},
    {"'{}' is no name for a file in a package", "„{}“ ist kein Name für eine Datei in einem Paket"},
    {"'{}' lists the files by other digests than SHA-512", "„{}“ nennt die Dateien mit anderen Prüfsummen als SHA-512"},
    {"'{}' is missing in the package", "„{}“ fehlt im Paket"},
    {"'{}' does not say that this is a bag of version 1.0", "„{}“ sagt nicht, dass dies ein Bag der Version 1.0 ist"},
    // package/keys.cpp
    {"there is not enough memory to unlock the key", "der Speicher reicht nicht, um den Schlüssel aufzuschließen"},
    {"the signature is no signature by a key of minisign's kind", "die Unterschrift ist keine nach Art von minisign"},
    {"this is no secret key that is protected by a passphrase", "dies ist kein geheimer Schlüssel, den eine Passphrase schützt"},
    {"name the key file that Accrue or minisign has made", "nennen Sie die Schlüsseldatei, die Accrue oder minisign angelegt hat"},
    {"the key is no public key of minisign's kind", "der Schlüssel ist kein öffentlicher nach Art von minisign"},
    {"the key is one with which anybody could sign", "der Schlüssel ist einer, mit dem jeder unterschreiben könnte"},
    {"the key needs a passphrase", "der Schlüssel braucht eine Passphrase"},
    {"think of one and type it", "denken Sie sich eine aus und geben Sie sie ein"},
    {"this is not the passphrase of the key", "dies ist nicht die Passphrase des Schlüssels"},
    {"type it again; nobody can recover it", "geben Sie sie noch einmal ein; niemand kann sie wiederherstellen"},
    {"the signature is by another key than the applicant's", "die Unterschrift stammt von einem anderen Schlüssel als dem des Antrags"},
    {"the signature does not match: something was changed after signing",
     "die Unterschrift passt nicht: Nach dem Unterschreiben wurde etwas geändert"},
    // package/layout.cpp
    {"'{}' does not belong in a package of an application", "„{}“ gehört nicht in das Paket eines Antrags"},
    {"'{}' does not say what is in the package", "„{}“ sagt nicht, was in dem Paket ist"},
    // package/libzip.cpp
    {"close other programs, or take a smaller file; what was saved before is safe",
     "schließen Sie andere Programme, oder nehmen Sie eine kleinere Datei; was vorher gespeichert war, ist sicher"},
    {"two ways to read the package see different files in it", "zwei Leseweisen sehen in dem Paket verschiedene Dateien"},
    {"'{}' has been damaged on its way", "„{}“ wurde unterwegs beschädigt"},
    // package/open.cpp
    {"'{}' is not called after its content", "„{}“ heißt nicht nach seinem Inhalt"},
    {"'{}' is a ZIP file as well as a document", "„{}“ ist zugleich eine ZIP-Datei und ein Dokument"},
    {"print the document to a new PDF and take that", "drucken Sie das Dokument in ein neues PDF, und nehmen Sie dieses"},
    {"the signature was not made by Accrue", "die Unterschrift hat nicht Accrue gemacht"},
    // package/refusal.cpp
    {"ask for the package to be made and sent again; nothing of it was taken in",
     "bitten Sie darum, das Paket neu zu erstellen und zu senden; nichts davon wurde übernommen"},
    // package/seal.cpp
    {"nothing was sealed; the application is as it was", "nichts wurde versiegelt; der Antrag ist, wie er war"},
    {"'{}' cannot be the name of a package's folder", "„{}“ kann der Ordner eines Pakets nicht heißen"},
    {"'{}' is no identifier of an application", "„{}“ ist keine Kennung eines Antrags"},
    {"{} files are too many for one package", "{} Dateien sind zu viele für ein Paket"},
    {"join some of them into one", "fassen Sie einige davon in einer zusammen"},
    {"'{}' has {} bytes; a file in a package has at most {}", "„{}“ hat {} Byte; eine Datei in einem Paket hat höchstens {}"},
    {"shrink it first", "verkleinern Sie sie zuerst"},
    {"the files have {} bytes; a package has at most {}", "die Dateien haben {} Byte; ein Paket hat höchstens {}"},
    {"shrink the largest, or leave some out", "verkleinern Sie die größten, oder lassen Sie einige weg"},
    {"the comment of the signature is no short line of text", "die Bemerkung der Unterschrift ist keine kurze Textzeile"},
    // package/zip_check.cpp
    {"the package has {} bytes; at most {} are read", "das Paket hat {} Byte; höchstens {} werden gelesen"},
    {"this is no package of an application, or its end is missing",
     "dies ist kein Paket eines Antrags, oder sein Ende fehlt"},
    {"check that it is the right file and that all of it has arrived",
     "prüfen Sie, ob es die richtige Datei ist und ob sie ganz angekommen ist"},
    {"it can be read as two different ZIP files", "es lässt sich als zwei verschiedene ZIP-Dateien lesen"},
    {"it is a part of a ZIP file that is divided into parts", "es ist ein Teil einer ZIP-Datei, die in Teile zerlegt ist"},
    {"it uses the ZIP format for very large files", "es verwendet das ZIP-Format für sehr große Dateien"},
    {"its end and its table of files disagree", "sein Ende und sein Verzeichnis widersprechen sich"},
    {"it holds {} files; a package holds 1 to {}", "es enthält {} Dateien; ein Paket enthält 1 bis {}"},
    {"its table of files ends too early", "sein Verzeichnis endet zu früh"},
    {"'{}' is encrypted, or stored in a way that packages never use",
     "„{}“ ist verschlüsselt oder auf eine Weise abgelegt, die Pakete nie verwenden"},
    {"'{}' is compressed in a way that packages never use", "„{}“ ist auf eine Weise gepackt, die Pakete nie verwenden"},
    {"'{}' has fields beside its content, which could name it otherwise",
     "„{}“ hat Felder neben seinem Inhalt, die es anders nennen könnten"},
    {"'{}' asks for a newer kind of ZIP", "„{}“ verlangt eine neuere Art von ZIP"},
    {"'{}' is a link, a folder or a device", "„{}“ ist eine Verknüpfung, ein Ordner oder ein Gerät"},
    {"'{}' says that it has {} bytes; a file in a package has at most {}",
     "„{}“ gibt {} Byte an; eine Datei in einem Paket hat höchstens {}"},
    {"the sizes of '{}' contradict each other", "die Größen von „{}“ widersprechen sich"},
    {"'{}' was not put into the package by Accrue", "„{}“ hat nicht Accrue in das Paket gelegt"},
    {"something lies before the content of '{}', or over it", "vor dem Inhalt von „{}“ oder darüber liegt etwas"},
    {"the content of '{}' runs into what follows it", "der Inhalt von „{}“ reicht in das hinein, was ihm folgt"},
    {"'{}' is described in two ways that contradict each other", "„{}“ ist auf zwei Weisen beschrieben, die sich widersprechen"},
    {"'{}' is there twice", "„{}“ ist zweimal da"},
    {"it holds bytes that belong to no file", "es enthält Bytes, die zu keiner Datei gehören"},
};
// clang-format on

} // namespace

std::span<Translation const> package() { return package_rows; }

} // namespace accrue::german
