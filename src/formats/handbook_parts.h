// Inside of the handbook: one function for each chapter. Each adds nothing where the pack has nothing for it. Private to
// src/formats/handbook*.cpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "formats/handbook.h"
#include "formats/page.h"
#include "rules/compiled.h"

namespace accrue::formats::handbook {

// What chapters write on.
class Book {
public:
    explicit Book(rules::CompiledPack const& compiled) : pack(compiled), rows(compiled.pack) {}

    // What is written from here on belongs to it.
    void chapter(ChapterKind kind, std::string_view title);
    [[nodiscard]] Phrase clause(std::string const& code) const;                    // a link to it
    [[nodiscard]] std::string level(std::string const& code) const;                // "PSM (Professional)"
    [[nodiscard]] std::string levels(std::vector<std::string> const& codes) const; // none: "all"
    [[nodiscard]] std::string category(std::string const& id) const;
    [[nodiscard]] std::string step(std::string const& id) const;
    [[nodiscard]] std::string claim_type(std::string const& id) const;
    [[nodiscard]] std::string qualifications(std::vector<std::string> const& ids) const; // their titles
    [[nodiscard]] std::string gate(std::string const& id) const; // as a sentence, with its number in the conditions
    [[nodiscard]] std::string number(Number const& points) const;
    [[nodiscard]] std::string points(Number const& points) const; // "2 points"

    rules::CompiledPack const& pack;
    rules::Pack const& rows;
    Page page;

    struct Start {
        ChapterKind kind;
        std::string title;
        std::size_t first; // of the page's blocks: its heading, with the id "chapter-n"
    };
    std::vector<Start> chapters;
};

void add_levels(Book& book);
void add_steps(Book& book);
void add_counting(Book& book);
void add_entries(Book& book);
void add_points(Book& book);
void add_conditions(Book& book);
void add_catalogue(Book& book);
void add_carried(Book& book);
void add_papers(Book& book); // fees, documents, declarations, referees, review, reasons
void add_clauses(Book& book);
void add_examples(Book& book);

// The table's cells under the caption, looked up for claims of a type (empty: of none).
[[nodiscard]] PageTable cells_of(Book const& book, rules::Table const& table, std::string_view claim_type,
                                 std::string caption);
// "Clause 4.2.", with a link; of an empty code nothing.
void add_clause(Book& book, std::string const& clause);
[[nodiscard]] std::string counted(int count, std::string_view singular); // "1 month", "6 months"
[[nodiscard]] std::string smallest_part(Book const& book);               // "whole hours", "a multiple of 0.01 points"
[[nodiscard]] std::string cost_words(rules::Cost const& cost);           // "300 in money, 25 hours"

} // namespace accrue::formats::handbook
