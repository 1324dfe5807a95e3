#include "gui/file_question.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::gui {

namespace {

constexpr std::array file_questions{
    FileQuestion{Panel::Import,
                 to_translate("Import a file"),
                 to_translate("A JSON file of the format accrue.application/1 becomes a record of its own; the rows "
                              "of a table (.csv, .tsv) become entries of this record. A file can also be dropped "
                              "onto the window."),
                 to_translate("Import"),
                 "/home/me/application.json",
                 false,
                 {FileKind{to_translate("Applications and tables"), {".json", ".csv", ".tsv", ".tab"}},
                  FileKind{to_translate("Applications"), {".json"}},
                  FileKind{to_translate("Tables"), {".csv", ".tsv", ".tab"}}}},
    FileQuestion{
        Panel::Export,
        to_translate("Export this record"),
        to_translate("An application file holds everything of the record. A file that is there already is replaced."),
        to_translate("Export"),
        "/home/me/application.json",
        true,
        {FileKind{to_translate("Applications"), {".json"}}}},
    FileQuestion{
        Panel::ExportTable,
        to_translate("Export the entries as a table"),
        to_translate(
            "A row for each entry, for a spreadsheet. It can be imported again. A file that is there already is "
            "replaced."),
        to_translate("Export"),
        "/home/me/entries.csv",
        true,
        {FileKind{to_translate("Tables"), {".csv", ".tsv", ".tab"}}}},
    FileQuestion{
        Panel::ExportPage,
        to_translate("Save this record as a page"),
        to_translate("Everything that the screens say of this record, for a browser, a printer or a screen reader. A "
                     "file that is there already is replaced."),
        to_translate("Save"),
        "/home/me/record.html",
        true,
        {FileKind{to_translate("Pages"), {".html"}}}},
    FileQuestion{Panel::OpenRules,
                 to_translate("Open a pack file"),
                 to_translate("A rule pack (TOML), shown and checked while you edit it elsewhere. No record is "
                              "scored by it. A file can also be dropped onto the window."),
                 to_translate("Open"),
                 "/home/me/rules/scheme.toml",
                 false,
                 {FileKind{to_translate("Rule packs"), {".toml"}}}},
    FileQuestion{
        Panel::AddFiles,
        to_translate("Add a file of evidence"),
        to_translate("A copy is kept in the library; the file itself stays as it is. Files and folders can also be "
                     "dropped onto the window, or onto an entry."),
        to_translate("Add"),
        "/home/me/certificate.pdf",
        false,
        {FileKind{to_translate("PDFs and pictures"), {".pdf", ".jpg", ".png", ".tif"}},
         FileKind{to_translate("PDFs"), {".pdf"}}}},
    FileQuestion{
        Panel::OpenLibrary,
        to_translate("Open another library"),
        to_translate("Everything in the present one is saved. Where there is no such file, an empty library begins."),
        to_translate("Open"),
        "/home/me/library.accrue",
        false,
        {FileKind{to_translate("Libraries"), {".accrue"}}}},
    FileQuestion{Panel::SealFile,
                 to_translate("Seal the application"),
                 "",
                 to_translate("Choose"),
                 "/home/me/application.accrue-application.zip",
                 true,
                 {FileKind{to_translate("Sealed applications"), {".zip", ".age"}}}},
    FileQuestion{
        Panel::CheckPackage,
        to_translate("Check a package"),
        to_translate("A sealed application that came to you. Nothing of it is taken into the library, and nothing "
                     "in it is run. Packages can also be dropped onto the window."),
        to_translate("Check"),
        "/home/me/doe.accrue-application.zip",
        false,
        {FileKind{to_translate("Sealed applications"), {".zip", ".age"}}}},
    FileQuestion{
        Panel::TakeIn,
        to_translate("Take in packages"),
        to_translate(
            "Sealed applications that came to be reviewed, or a folder of them. Each is checked and kept as it "
            "came. Packages and folders can also be dropped onto the queue."),
        to_translate("Take in"),
        "/home/me/applications/",
        false,
        {FileKind{to_translate("Sealed applications"), {".zip"}}}},
    FileQuestion{Panel::WatchFolder,
                 to_translate("Folder that is watched"),
                 to_translate("As long as this window is open, each package that appears there is taken in by itself. "
                              "Nothing in the folder is changed."),
                 to_translate("Watch it"),
                 "/home/me/inbox/",
                 false,
                 {},
                 true},
    FileQuestion{Panel::HandInFile,
                 to_translate("Hand in your review"),
                 "",
                 to_translate("Choose"),
                 "/home/me/doe.accrue-review",
                 true,
                 {FileKind{to_translate("Reviews"), {".accrue-review"}}}},
    FileQuestion{Panel::SaveReference,
                 to_translate("Save the reference form"),
                 to_translate("A PDF to send to the referee, who fills it in and returns it. From today on the referee "
                              "counts as asked. A file that is there already is replaced."),
                 to_translate("Save"),
                 "/home/me/reference.pdf",
                 true,
                 {FileKind{to_translate("PDFs"), {".pdf"}}}},
    FileQuestion{Panel::SaveDocuments,
                 to_translate("Save the documents"),
                 to_translate("Everything that Accrue makes for the application, as PDF and as HTML, into a folder. "
                              "Files of the same names there are replaced."),
                 to_translate("Save here"),
                 "/home/me/application/",
                 false,
                 {},
                 true},
    FileQuestion{Panel::SaveKey,
                 to_translate("Save the public key"),
                 to_translate("With it anybody can check that a package was sealed by you. It opens nothing and signs "
                              "nothing. A file that is there already is replaced."),
                 to_translate("Save"),
                 "/home/me/accrue.pub",
                 true,
                 {FileKind{to_translate("Public keys"), {".pub"}}}},
};

constexpr std::array<std::string_view, 4> data_endings{".json", ".csv", ".tsv", ".tab"};

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
    case Panel::AddFiles: return TakeInFiles{{std::move(path)}};
    case Panel::SealFile: return SealInto{std::move(path)};
    case Panel::TakeIn: return TakeInPackages{{std::move(path)}};
    case Panel::WatchFolder: return WatchFolder{std::move(path)};
    case Panel::HandInFile: return HandInInto{std::move(path)};
    case Panel::CheckPackage: return CheckPackages{{std::move(path)}};
    case Panel::SaveReference: return SaveReferenceForm{std::move(path)};
    case Panel::SaveDocuments: return SaveDocuments{std::move(path)};
    case Panel::SaveKey: return SavePublicKey{std::move(path)};
    default: return ImportFile{std::move(path)};
    }
}

bool is_called_as_a_package(std::string_view path) {
    std::string const name = comparison_key(path);
    std::string_view const file = std::string_view(name).substr(name.rfind('/') + 1); // all of it where there is none
    return file.find(".accrue-application") != std::string_view::npos &&
           (file.ends_with(".zip") || file.ends_with(".age"));
}

std::optional<Intent> intent_for_dropped_data(std::string path) {
    std::string const name = comparison_key(path);
    if (name.ends_with(".toml")) return OpenRulesFile{std::move(path)};
    if (name.ends_with(".accrue")) return OpenLibrary{std::move(path)};
    if (is_called_as_a_package(path)) return CheckPackages{{std::move(path)}};
    if (name.ends_with(".accrue-review")) return TakeInPackages{{std::move(path)}};
    bool const of_data =
        std::ranges::any_of(data_endings, [&](std::string_view ending) { return name.ends_with(ending); });
    return of_data ? std::optional<Intent>(ImportFile{std::move(path)}) : std::nullopt;
}

} // namespace accrue::gui
