// Icons: the Font Awesome 4.7 characters that Accrue uses. Only these are loaded (gui/fonts.cpp).
// An icon never stands alone for a meaning: a word or a tooltip is with it.
#pragma once

namespace accrue::gui::icon {

inline constexpr char add[] = "\uf067";
inline constexpr char search[] = "\uf002";
inline constexpr char check[] = "\uf00c";
inline constexpr char close[] = "\u00d7"; // of the text font: lighter than Font Awesome's
inline constexpr char settings[] = "\uf013";
inline constexpr char home[] = "\uf015";
inline constexpr char clock[] = "\uf017";
inline constexpr char undo[] = "\uf0e2";
inline constexpr char redo[] = "\uf01e";
inline constexpr char flag[] = "\uf024";
inline constexpr char tag[] = "\uf02b";
inline constexpr char book[] = "\uf02d";
inline constexpr char edit[] = "\uf040";
inline constexpr char remove[] = "\uf1f8";
inline constexpr char duplicate[] = "\uf24d";
inline constexpr char check_circle[] = "\uf058";
inline constexpr char circle_outline[] = "\uf10c";
inline constexpr char dot_circle[] = "\uf192";
inline constexpr char help[] = "\uf059";
inline constexpr char info[] = "\uf05a";
inline constexpr char warning[] = "\uf071";
inline constexpr char error[] = "\uf06a";
inline constexpr char calendar[] = "\uf073";
inline constexpr char chevron_up[] = "\uf106";
inline constexpr char chevron_down[] = "\uf107";
inline constexpr char chevron_left[] = "\uf104";
inline constexpr char chevron_right[] = "\uf105";
inline constexpr char arrow_right[] = "\uf061";
inline constexpr char folder[] = "\uf115";
inline constexpr char file[] = "\uf0f6";
inline constexpr char certificate[] = "\uf0a3";
inline constexpr char graduation[] = "\uf19d";
inline constexpr char briefcase[] = "\uf0b1";
inline constexpr char star[] = "\uf005";
inline constexpr char trophy[] = "\uf091";
inline constexpr char lightbulb[] = "\uf0eb";
inline constexpr char list[] = "\uf03a";
inline constexpr char chart[] = "\uf080";
inline constexpr char user[] = "\uf2c0";
inline constexpr char lock[] = "\uf023";
inline constexpr char link[] = "\uf08e";
inline constexpr char moon[] = "\uf186";
inline constexpr char sun[] = "\uf185";
inline constexpr char history[] = "\uf1da";
inline constexpr char keyboard[] = "\uf11c";
inline constexpr char menu[] = "\uf0c9";
inline constexpr char more[] = "\uf141";
inline constexpr char save[] = "\uf0c7";
inline constexpr char filter[] = "\uf0b0";
inline constexpr char scale[] = "\uf24e";
inline constexpr char minus_circle[] = "\uf056";
inline constexpr char road[] = "\uf018";
inline constexpr char ban[] = "\uf05e";
inline constexpr char share[] = "\uf1e0";
inline constexpr char zoom_in[] = "\uf00e";
inline constexpr char zoom_out[] = "\uf010";
inline constexpr char fit[] = "\uf0b2";
inline constexpr char bars[] = "\uf0ae";
inline constexpr char paperclip[] = "\uf0c6";
inline constexpr char chain[] = "\uf0c1";
inline constexpr char compress[] = "\uf066";
inline constexpr char crosshairs[] = "\uf05b";
inline constexpr char send[] = "\uf1d8";

// Every icon above, for the font loader and its test.
inline constexpr char const* all[] = {
    add,         search, check,   close,       settings,   home,         clock,        undo,           redo,
    flag,        tag,    book,    edit,        remove,     duplicate,    check_circle, circle_outline, dot_circle,
    help,        info,   warning, error,       calendar,   chevron_up,   chevron_down, chevron_left,   chevron_right,
    arrow_right, folder, file,    certificate, graduation, briefcase,    star,         trophy,         lightbulb,
    list,        chart,  user,    lock,        link,       moon,         sun,          history,        keyboard,
    menu,        more,   save,    filter,      scale,      minus_circle, ban,          zoom_in,        zoom_out,
    fit,         bars,   share,   road,        paperclip,  chain,        compress,     crosshairs,     send};

} // namespace accrue::gui::icon
