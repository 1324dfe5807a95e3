#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation calendar_rows[] = {
    // formats/calendar_days.cpp
    {"the event has no beginning", "der Termin hat keinen Beginn"},
    {"give it a day in the calendar and export it again, or enter it by hand",
     "geben Sie ihm im Kalender einen Tag und exportieren Sie ihn noch einmal, oder tragen Sie ihn von Hand ein"},
    {"beginning and end are in different time zones, or one of them has no time: how long it takes is not known",
     "Beginn und Ende liegen in verschiedenen Zeitzonen, oder einem von beiden fehlt die Uhrzeit: wie lange er dauert, ist "
     "nicht bekannt"},
    {"enter the hours by hand", "tragen Sie die Stunden von Hand ein"},
    {"it ends before it begins", "er endet, bevor er beginnt"},
    {"correct it in the calendar and export it again, or enter it by hand",
     "berichtigen Sie es im Kalender und exportieren Sie noch einmal, oder tragen Sie den Termin von Hand ein"},
    {"with its repetitions the calendar has more than {} events",
     "mit seinen Wiederholungen hat der Kalender mehr als {} Termine"},
    {"export a shorter period", "exportieren Sie einen kürzeren Zeitraum"},
    {"with their repetitions the events have more than {} MB of text",
     "mit ihren Wiederholungen haben die Termine mehr als {} MB Text"},
    {"its rule for repetitions is not understood", "die Regel für seine Wiederholungen wird nicht verstanden"},
    {"only its first time is read; enter the others by hand",
     "nur das erste Mal wird gelesen; tragen Sie die übrigen von Hand ein"},
    {"it takes place very often: only the first {} times are read",
     "er findet sehr oft statt: nur die ersten {} Male werden gelesen"},
    {"export a shorter period, or enter the others by hand",
     "exportieren Sie einen kürzeren Zeitraum, oder tragen Sie die übrigen von Hand ein"},
    // formats/calendar_read.cpp
    {"export the calendar again, as UTF-8", "exportieren Sie den Kalender noch einmal, als UTF-8"},
    {"this is no calendar: no line in it is BEGIN:VCALENDAR", "das ist kein Kalender: keine Zeile darin ist BEGIN:VCALENDAR"},
    {"export the calendar as iCalendar, a file whose name ends in .ics",
     "exportieren Sie den Kalender als iCalendar, eine Datei, deren Name auf .ics endet"},
    {"parts are nested here more than {} deep", "Teile sind hier mehr als {} tief ineinandergeschachtelt"},
    {"the file is damaged: export the calendar again", "die Datei ist beschädigt: exportieren Sie den Kalender noch einmal"},
    {"the calendar has more than {} events, and goes on here", "der Kalender hat mehr als {} Termine und geht hier weiter"},
    {"the event begins here and is not closed", "der Termin beginnt hier und wird nicht geschlossen"},
    {"the file may be cut off or damaged: export the calendar again",
     "die Datei ist vielleicht abgeschnitten oder beschädigt: exportieren Sie den Kalender noch einmal"},
    {"the calendar is not closed: its end may be missing", "der Kalender wird nicht geschlossen: vielleicht fehlt sein Ende"},
    {"look whether its last events are here, or export it again",
     "sehen Sie nach, ob seine letzten Termine da sind, oder exportieren Sie ihn noch einmal"},
    {"there are no events in it", "es sind keine Termine darin"},
    {"export a calendar that has some", "exportieren Sie einen Kalender, der welche hat"},
    {"a line of it is no property and was left out", "eine Zeile darin ist keine Eigenschaft und wurde ausgelassen"},
    {"look whether its texts are complete", "sehen Sie nach, ob seine Texte vollständig sind"},
    {"a text of it has more than {} bytes and was cut", "ein Text darin hat mehr als {} Byte und wurde gekürzt"},
    {"look at what is left of it", "sehen Sie sich an, was davon übrig ist"},
    {"'{}' is no day from 1900 to 2200, or no time of it", "„{}“ ist kein Tag von 1900 bis 2200 oder keine Uhrzeit"},
    {"'{}' is no duration of up to 100 years", "„{}“ ist keine Dauer von höchstens 100 Jahren"},
    {"it changes all later times as well, which is not read", "er ändert auch alle späteren Male, was nicht gelesen wird"},
    {"look at the times after it", "sehen Sie sich die Male danach an"},
    {"'{}' among the days of its repetitions was left out", "„{}“ unter den Tagen seiner Wiederholungen wurde ausgelassen"},
    {"look whether it took place on each day that is here", "sehen Sie nach, ob er an jedem Tag stattfand, der hier steht"},
    {"'{}': {}", "„{}“: {}"},
};
// clang-format on

} // namespace

std::span<Translation const> calendar() { return calendar_rows; }

} // namespace accrue::german
