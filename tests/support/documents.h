// PDFs for tests, made here: pages of text, and scans.
#pragma once

#include <string>
#include <vector>

namespace accrue::test {

// "<< HEAD /Length 5 >> stream ... endstream".
[[nodiscard]] std::string stream_of(std::string const& content, std::string const& head = {});

// A PDF of these objects, numbered from 1; the first is its catalogue.
[[nodiscard]] std::string pdf_of(std::vector<std::string> const& objects);

// A4 pages, each with one line of text in Helvetica.
[[nodiscard]] std::string text_pdf(std::vector<std::string> const& lines);

// One A4 page that is a colour scan of a certificate with small print, with the grain of a scanner. `quality` is the JPEG's.
// Made by ImageMagick.
[[nodiscard]] std::string scan_pdf(int dpi, int quality, std::string const& holder = "Ana Kowalska");

} // namespace accrue::test
