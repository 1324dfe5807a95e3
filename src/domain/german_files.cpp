#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation file_rows[] = {
    // store/evidence.cpp
    {"nothing else is touched: add the file again, or take it from an older copy of the library",
     "sonst ist nichts betroffen: Fügen Sie die Datei noch einmal hinzu oder nehmen Sie sie aus einer älteren Kopie der Bibliothek"},
    {"the file '{}' is damaged: it is not what was saved",
     "die Datei „{}“ ist beschädigt: Sie ist nicht, was gespeichert wurde"},
    {"a proof mark is damaged: it is not what was saved",
     "eine Belegmarke ist beschädigt: Sie ist nicht, was gespeichert wurde"},
    {"the content of a file of evidence is not in this library",
     "der Inhalt einer Nachweisdatei ist nicht in dieser Bibliothek"},
    {"this file of evidence is not in the library", "diese Nachweisdatei ist nicht in der Bibliothek"},
    {"this proof mark is not in the library", "diese Belegmarke ist nicht in der Bibliothek"},
    {"the content of a file of evidence is damaged: it is not what was saved",
     "der Inhalt einer Nachweisdatei ist beschädigt: Er ist nicht, was gespeichert wurde"},
    {"a file of evidence has 1 to {} bytes", "eine Nachweisdatei hat 1 bis {} Byte"},
    {"make it smaller; nothing was changed", "machen Sie sie kleiner; es wurde nichts geändert"},
    // session/command.cpp
    {"Added the file {}", "Datei {} hinzugefügt"},
    {"Removed the file {}", "Datei {} entfernt"},
    {"Marked a proof in {}", "Beleg in {} markiert"},
    {"Removed a proof mark from {}", "Belegmarke aus {} entfernt"},
    {"a file", "einer Datei"},
    // session/history.cpp
    {"Marked a proof on a page", "Beleg auf einer Seite markiert"},
    {"Removed a proof mark", "Belegmarke entfernt"},
    // session/undo.cpp
    {"the file is there already", "die Datei ist schon da"},
};
// clang-format on

} // namespace

std::span<Translation const> files() { return file_rows; }

} // namespace accrue::german
