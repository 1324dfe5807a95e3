// The sheet that everything is drawn on: the only place that knows Pango and cairo. It sets texts into lines, draws them, and
// keeps the document's structure. Lengths are points (1/72 inch) from the upper left corner. Private to print.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "domain/result.h"

namespace accrue::print {

struct Color {
    double red, green, blue; // 0 to 1
};

struct TextStyle {
    double size;           // of the letters
    double pitch;          // from one line to the next, at least
    int weight = 400;      // 400 regular, 600 semibold
    bool is_prose = false; // as a paragraph of text: goes from right to left as a whole where nearly all of it does
    bool tabular = false;  // figures of one width
};

// One line of a text that is set.
struct SetLine {
    double width = 0;
    double height = 0;   // with its share of the space between lines
    double baseline = 0; // from the line's upper edge
    bool from_right = false;
};

// A text in lines.
class SetText {
public:
    struct Parts;
    explicit SetText(std::unique_ptr<Parts> parts);
    SetText(SetText&&) noexcept;
    SetText& operator=(SetText&&) noexcept;
    SetText(SetText const&) = delete;
    SetText& operator=(SetText const&) = delete;
    ~SetText();

    void wrap(double width);                   // no line is wider: a word that is too long is broken
    [[nodiscard]] double width() const;        // of the widest line
    [[nodiscard]] double longest_word() const; // its width. REQUIRES: the text is not wrapped yet
    [[nodiscard]] std::vector<SetLine> const& lines() const;
    [[nodiscard]] Parts const& parts() const { return *parts_; }

private:
    std::unique_ptr<Parts> parts_;
};

struct PaperMetadata {
    std::string title;
    std::string language;
    Date date;
};

inline constexpr double paper_width = 595.276; // A4
inline constexpr double paper_height = 841.89;

class Paper {
public:
    [[nodiscard]] static Result<Paper> open(PaperMetadata metadata);
    Paper(Paper&&) noexcept;
    Paper& operator=(Paper&&) noexcept;
    Paper(Paper const&) = delete;
    Paper& operator=(Paper const&) = delete;
    ~Paper();

    // The text in as many lines as it has itself, made fit by formats::shown_text.
    [[nodiscard]] SetText set(std::string_view text, TextStyle const& style);

    void show(SetText const& text, std::size_t line, double x, double baseline, Color color);
    void rule(double x, double y, double width, double thickness, Color color);
    void box(double x, double y, double width, double height, Color color);

    // A part of the structure, "P" or "Table", around what is drawn until its end; text stands in parts without parts only.
    void begin(char const* part);
    void end(char const* part);

    void next_page();
    [[nodiscard]] Result<std::string> finish(); // the file; nothing can be drawn after it

private:
    struct Parts;
    explicit Paper(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace accrue::print
