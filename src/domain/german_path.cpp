#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation path_rows[] = {
    // path/entries.cpp
    {"{}, planned", "{}, geplant"},
    // path/later.cpp
    {"; or ", "; oder "},
    // path/words.cpp
    {"for the least hours", "mit den wenigsten Stunden"},
    {"for the least months", "mit den wenigsten Monaten"},
    {"If you only go on as now, you reach {} on {}.", "Wenn Sie nur weitermachen wie bisher, erreichen Sie {} am {}."},
    {"You have what {} needs: your level is {}.", "Sie haben, was {} verlangt: Ihre Stufe ist {}."},
    {"Nothing that these rules know of a price brings you from {} to {}, now or later. This stands against it, "
     "whatever you add:",
     "Jetzt {}: Nichts, wofür dieses Regelwerk einen Preis kennt, bringt Sie auf {}, weder jetzt noch später. Was Sie "
     "auch ergänzen, dies steht dem entgegen:"},
    {"From {} to {}: {} {}.", "Jetzt {}, Ziel {} – {} {}."},
    {"From {} to {}: some of it only time can bring, so {} is possible from {} on; {} {}.",
     "Jetzt {}, Ziel {} – manches davon bringt nur die Zeit, deshalb ist {} erst ab {} möglich; {} {}."},
    {"this is the way", "das ist der Weg"},
    {"these are the {} best ways", "das sind die {} besten Wege"},
    {"acquire {}¦advice", "erwerben Sie {}"},
    {"add {}¦advice", "ergänzen Sie {}"},
    {"You need to add nothing.", "Sie müssen nichts ergänzen."},
    {", and ", ", und "},
    {"As it is, you can claim {}.", "So, wie es ist, können Sie {} beanspruchen."},
    {"As it is, you can claim {}, from {} on.", "So, wie es ist, können Sie ab {1} {0} beanspruchen."},
    {"With that you can claim {}.", "Damit können Sie {} beanspruchen."},
    {"With that you can claim {}, from {} on.", "Damit können Sie ab {1} {0} beanspruchen."},
    {", then ", ", dann "},
    {"no money", "kein Geld"},
    {"That costs {}.", "Das kostet {}."},
    {"That costs {} and takes {}.", "Das kostet {} und dauert {}."},
    {"There may be a better way: not all were looked at. None takes less than {} hours.",
     "Vielleicht gibt es einen besseren Weg: Nicht alle wurden betrachtet. Keiner braucht weniger Stunden als {}."},
    {"There may be a better way: not all were looked at. None takes less than {} months.",
     "Vielleicht gibt es einen besseren Weg: Nicht alle wurden betrachtet. Keiner braucht weniger Monate als {}."},
    {"There may be a better way: not all were looked at. None takes less than {} in money.",
     "Vielleicht gibt es einen besseren Weg: Nicht alle wurden betrachtet. Keiner kostet weniger als {}."},
    {"about {}", "etwa {}"},
    // session/path_content.cpp
    {"entry", "Eintrag"},
    {"the least money", "den geringsten Kosten"},
    {"the fewest hours", "den wenigsten Stunden"},
    {"the fewest months", "den wenigsten Monaten"},
    {"one way", "ein Weg"},
    {"the {} best ways", "die {} besten Wege"},
    {"To {}: {} for {}.", "Zu {}: {} mit {}."},
    {"Some of it only time can bring: {} is possible from {} on. Here is {} for {}.",
     "Manches davon bringt nur die Zeit: {} ist ab dem {} möglich. Hier: {} mit {}."},
    {"Time alone brings {} on {}, if you go on as now.",
     "Wenn Sie weitermachen wie bisher, kommt {} am {} allein durch Zeitablauf."},
    {"No way to {} was found.", "Es wurde kein Weg zu {} gefunden."},
    {"{} is blocked only by this.", "Nur diese Bedingung steht {} im Weg."},
    {"{} is blocked only by these {}.", "Nur diese {1} Bedingungen stehen {0} im Weg."},
    {"Nothing that has a price in these rules brings it, now or later.",
     "Nichts, was in diesem Regelwerk einen Preis hat, erfüllt sie, weder jetzt noch später."},
    {"Nothing that has a price in these rules brings them, now or later.",
     "Nichts, was in diesem Regelwerk einen Preis hat, erfüllt sie alle, weder jetzt noch später."},
    {"Nothing is entered under '{}' yet: enter what you have, and look again.",
     "Unter „{}“ ist noch nichts eingetragen: Tragen Sie ein, was Sie haben, und sehen Sie noch einmal nach."},
    {"You have what {} asks for: there is nothing to do.", "Sie haben, was {} verlangt: Es ist nichts zu tun."},
    {"There is nothing to do: time alone brings {} on {}.",
     "Es ist nichts zu tun: {} kommt am {} allein durch Zeitablauf."},
    {"There is no level yet that a refusal could take away.",
     "Es gibt noch keine Stufe, die durch eine Ablehnung verloren gehen könnte."},
    {"without it {}", "ohne ihn {}"},
    {"Your {} stands, whatever single entry is refused.",
     "Ihre Stufe {} bleibt bestehen, welcher einzelne Eintrag auch abgelehnt wird."},
    {"Your {} hangs on this one {}: {}; {}.", "Ihre Stufe {} hängt an einem einzigen Eintrag ({}): {}; {}."},
    {"Your {} hangs on each of {} single entries.", "Ihre Stufe {} hängt an jedem von {} einzelnen Einträgen."},
    {"Without some of them no level remains.", "Ohne manche von ihnen bleibt keine Stufe."},
    {"Whatever single entry is refused, {} remains.", "Welcher einzelne Eintrag auch abgelehnt wird, {} bleibt."},
    {"{} stands", "{} bleibt bestehen"},
    {"no level remains", "keine Stufe bleibt"},
    {"{} remains", "{} bleibt"},
    // session/path_desk.cpp
    {"Enter what you have done so far: a path begins where you stand.",
     "Tragen Sie ein, was Sie bisher gemacht haben: Ein Weg beginnt dort, wo Sie stehen."},
    {"{} is the highest level of this scheme.", "{} ist die höchste Stufe dieses Programms."},
    {"Something has to be put right before a path can be worked out.",
     "Bevor ein Weg berechnet werden kann, muss etwas berichtigt werden."},
    // session/path_plans.cpp
    {"after {}", "nach {}"},
    {" and ", " und "},
    {"counts once this holds: {}", "zählt, sobald dies erfüllt ist: {}"},
    {"no cost", "keine Kosten"},
    {"no money¦of a plan", "ohne Geldausgabe"},
    {"{}, {}, earliest {}", "{}, {}, frühestens {}"},
    {"Acquire {}", "{} erwerben"},
    {"Do {}", "{} erledigen"},
    {"Acquire {}, do {}", "{} erwerben, {} erledigen"},
    {"no way costs less", "kein Weg kostet weniger"},
    {"no way takes fewer hours", "kein Weg braucht weniger Stunden"},
    {"no way takes fewer months", "kein Weg braucht weniger Monate"},
    {"Proven: {}.", "Bewiesen: {}."},
    {"Proven: apart from the plans above, {}.", "Bewiesen: {} (abgesehen von den Plänen oben)."},
    {"Not every way was looked at; none costs less.", "Nicht jeder Weg wurde geprüft; keiner kostet weniger."},
    {"Not every way was looked at: at most {} less would be possible.",
     "Nicht jeder Weg wurde geprüft: Möglich wären höchstens {} weniger."},
    // session/session_path.cpp
    {"Planned the way to {}: {}", "Weg zu {} geplant: {}"},
};
// clang-format on

} // namespace

std::span<Translation const> path() { return path_rows; }

} // namespace accrue::german
