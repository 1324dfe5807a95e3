#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation application_rows[] = {
    // formats/details_json.cpp
    {"a document's id", "die Kennung eines Dokuments"},
    // formats/sealed_file.cpp
    {"ask the sender to seal the application again", "bitten Sie den Absender, den Antrag noch einmal zu versiegeln"},
    {"'{}' must be a whole number from {} to {}", "„{}“ muss eine ganze Zahl von {} bis {} sein"},
    {"the place of a proof mark must be four numbers: left, top, right, bottom",
     "der Ort einer Belegmarke muss aus vier Zahlen bestehen: links, oben, rechts, unten"},
    {"a file¦of a package", "eine Datei"},
    {"a proof mark¦of a package", "eine Belegmarke"},
    // store/sealed.cpp
    {"nothing else is touched: take it from an older copy of the library",
     "sonst ist nichts betroffen: Nehmen Sie es aus einer älteren Kopie der Bibliothek"},
    {"the note of the sealed application '{}' is damaged: it is not what was saved",
     "der Vermerk über den versiegelten Antrag „{}“ ist beschädigt: Er ist nicht, was gespeichert wurde"},
    {"this sealed application is not in the library", "dieser versiegelte Antrag ist nicht in der Bibliothek"},
    {"the key for sealing is damaged: it is not what was saved",
     "der Schlüssel zum Versiegeln ist beschädigt: Er ist nicht, was gespeichert wurde"},
    // session/command.cpp
    {"{} counts as sent again", "{} gilt wieder als eingereicht"},
    {"Sealed the application: {}, revision {}", "Antrag versiegelt: {}, Fassung {}"},
    {"Withdrew the application {}", "Antrag {} zurückgezogen"},
    // session/history.cpp
    {"{} was asked on", "{} gefragt am"},
    {"Reference of {}", "Referenz von {}"},
    {"known since {}", "bekannt seit {}"},
    {"Document {}", "Dokument {}"},
    {"Language of the documents", "Sprache der Dokumente"},
    {"Sealed the application {}", "Antrag {} versiegelt"},
};
// clang-format on

} // namespace

std::span<Translation const> application() { return application_rows; }

} // namespace accrue::german
