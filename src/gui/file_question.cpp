#include "gui/file_question.h"

#include <algorithm>
#include <array>
#include <utility>

namespace accrue::gui {

namespace {

constexpr std::array file_questions{
    FileQuestion{Panel::Import,
                 "Import a file",
                 "A JSON file of the format accrue.application/1 becomes a record of its own; the rows "
                 "of a table (.csv, .tsv) become entries of this record. A file can also be dropped "
                 "onto the window.",
                 "Import",
                 "/home/me/application.json",
                 false,
                 {FileKind{"Applications and tables", {".json", ".csv", ".tsv", ".tab"}},
                  FileKind{"Applications", {".json"}}, FileKind{"Tables", {".csv", ".tsv", ".tab"}}}},
    FileQuestion{Panel::Export,
                 "Export this record",
                 "An application file holds everything of the record. A file that is there already is replaced.",
                 "Export",
                 "/home/me/application.json",
                 true,
                 {FileKind{"Applications", {".json"}}}},
    FileQuestion{Panel::ExportTable,
                 "Export the entries as a table",
                 "A row for each entry, for a spreadsheet. It can be imported again. A file that is there already is "
                 "replaced.",
                 "Export",
                 "/home/me/entries.csv",
                 true,
                 {FileKind{"Tables", {".csv", ".tsv", ".tab"}}}},
    FileQuestion{Panel::ExportPage,
                 "Save this record as a page",
                 "Everything that the screens say of this record, for a browser, a printer or a screen reader. A "
                 "file that is there already is replaced.",
                 "Save",
                 "/home/me/record.html",
                 true,
                 {FileKind{"Pages", {".html"}}}},
    FileQuestion{Panel::OpenRules,
                 "Open a pack file",
                 "A rule pack (TOML), shown and checked while you edit it elsewhere. No record is "
                 "scored by it. A file can also be dropped onto the window.",
                 "Open",
                 "/home/me/rules/scheme.toml",
                 false,
                 {FileKind{"Rule packs", {".toml"}}}},
    FileQuestion{Panel::OpenLibrary,
                 "Open another library",
                 "Everything in the present one is saved. Where there is no such file, an empty library begins.",
                 "Open",
                 "/home/me/library.accrue",
                 false,
                 {FileKind{"Libraries", {".accrue"}}}},
};

} // namespace

FileQuestion const* question_of(Panel panel) {
    auto const found = std::ranges::find(file_questions, panel, &FileQuestion::panel);
    return found == file_questions.end() ? nullptr : &*found;
}

Intent intent_for(Panel panel, std::string path) {
    switch (panel) {
    case Panel::Export: return ExportFile{std::move(path)};
    case Panel::ExportTable: return ExportFile{std::move(path), ExportForm::Table};
    case Panel::ExportPage: return ExportFile{std::move(path), ExportForm::Page};
    case Panel::OpenRules: return OpenRulesFile{std::move(path)};
    case Panel::OpenLibrary: return OpenLibrary{std::move(path)};
    default: return ImportFile{std::move(path)};
    }
}

Intent intent_for_dropped(std::string path) {
    if (path.ends_with(".toml")) return OpenRulesFile{std::move(path)};
    if (path.ends_with(".accrue")) return OpenLibrary{std::move(path)};
    return ImportFile{std::move(path)};
}

} // namespace accrue::gui
