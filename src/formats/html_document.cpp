// The page around what html_of writes.
#include <fmt/format.h>

#include "domain/texts.h"
#include "formats/html.h"

namespace accrue::formats {
namespace {

constexpr std::string_view page_style = R"(
:root { color-scheme: light dark; --ink: #1d2430; --paper: #ffffff; --soft: #5a6473; --line: #c4cad3; --band: #f2f4f7; --link: #0b57b4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ee; --paper: #14181f; --soft: #a7b0be; --line: #3d4654; --band: #1d232d; --link: #8ab8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 0.75rem; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.25rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.notice { border-left: 4px solid var(--link); padding: 0.25rem 1rem; background: var(--band); }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); }
tbody th { font-weight: 600; }
td ul { margin: 0; padding-left: 1.1rem; }
.facts > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.25rem 0; border-bottom: 1px solid var(--band); }
.facts dt { flex: 0 0 14rem; color: var(--soft); }
.facts dd { flex: 1 1 16rem; margin: 0; overflow-wrap: anywhere; }
.facts .line, .blank .line { border-bottom: 1px solid var(--soft); }
.blank .line { height: 1.75rem; }
.signature { display: flex; gap: 2rem; }
.signature .line { flex: 2; margin-top: 4rem; border-top: 1px solid var(--soft); }
.signature .line + .line { flex: 1; }
footer { margin-top: 3rem; color: var(--soft); font-size: 0.875rem; overflow-wrap: anywhere; }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --soft: #333333; --line: #888888; --band: #ffffff; --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  .wide { overflow: visible; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, li, .facts > div, .blank, .signature { break-inside: avoid; }
  th, td { padding: 0.2rem 0.35rem; overflow-wrap: anywhere; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
}
@page { margin: 18mm; }
)";

} // namespace

std::string html_document(HtmlDocument const& document) {
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
                       "<a class=\"skip\" href=\"#content\">{}</a>\n<header>\n<h1>{}</h1>\n{}"
                       "<nav aria-label=\"{}\">\n{}</nav>\n</header>\n"
                       "<main id=\"content\">\n{}</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n",
                       spoken() == Language::German ? "de" : "en", escaped(document.title), page_style,
                       escaped(tr("To the content")), html_text(document.heading), document.lead,
                       escaped(tr("Contents")), document.contents, document.body, escaped(document.footer));
}

} // namespace accrue::formats
