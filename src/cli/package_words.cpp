#include "cli/package_words.h"

#include <CLI/CLI.hpp>

#include "cli/common_words.h"

namespace accrue::cli {
namespace {

void add_scoring_pack(CLI::App* verb, std::string& pack) {
    verb->add_option("--pack", pack, "score by these rules (TOML) instead of those that the application names")
        ->type_name("FILE");
}

// A variable of the shell that was not set must not turn off what was asked for.
std::string empty_word(std::string const& text) {
    return text.empty() ? "it is empty: name a key, or leave it out" : "";
}

} // namespace

void PackageWords::add_to(CLI::App& app) {
    package_ = app.add_subcommand("package", "Applications sealed to be sent: make one, check one that came");
    package_->require_subcommand(0, 1);
    package_->footer("Example:\n  accrue package check doe.accrue-application.zip");
    add_build();
    add_check();
    add_others();
}

void PackageWords::add_build() {
    CLI::App* build = package_->add_subcommand("build", "Seal the open record as one file to send");
    build
        ->add_option("-o,--output", build_.output,
                     "the package to write (a name of its own in this folder); an older one is replaced")
        ->type_name("FILE");
    build
        ->add_option("--passphrase-file", build_.passphrase,
                     "a file whose first line is the passphrase of your key (else it is asked for)")
        ->type_name("FILE");
    build->add_option("--encrypt-for", build_.recipient, "the body's key for encryption, as 'age-keygen' shows it")
        ->check(empty_word)
        ->type_name("age1...");
    build->add_flag("--new-key", build_.new_key,
                    "the passphrase is lost: make a new key, whose public half the body has to be given");
    add_library(build, build_.library);
    add_language(build, build_.language, "answer");
    build->footer("The first time your key is made; the passphrase cannot be recovered. While something is missing\n"
                  "nothing is written and it says what (exit status 1).\n\n"
                  "Example:\n  accrue package build --library mine.accrue -o doe.accrue-application.zip");
}

void PackageWords::add_check() {
    CLI::App* check = package_->add_subcommand("check", "Whole, signed, within the limits, and worth what it says?");
    check->add_option("FILE", check_.files, "packages; of one application the earlier ones first")
        ->required()
        ->type_name("FILE");
    add_scoring_pack(check, check_.pack);
    check->add_option("--key", check_.key, "the public key that must have signed them, or a file with it")
        ->check(empty_word)
        ->type_name("KEY");
    add_language(check, check_.language, "answer");
    check->footer("Nothing is written, and nothing in a package is run. Without --key it says by which key each is\n"
                  "signed, not whose that is.\n\n"
                  "Example:\n  accrue package check doe.accrue-application.zip --key doe.pub");
}

void PackageWords::add_others() {
    CLI::App* show = package_->add_subcommand("show", "What a package says: person, entries, evidence, result");
    show->add_option("FILE", show_.file, "the package")->required()->type_name("FILE");
    add_scoring_pack(show, show_.pack);
    add_language(show, show_.language, "answer");
    show->footer("Example:\n  accrue package show doe.accrue-application.zip");
    CLI::App* documents = package_->add_subcommand("documents", "Write the documents as they would be sealed");
    documents->add_option("FOLDER", documents_.folder, "where to; files of their names are replaced")
        ->required()
        ->type_name("FOLDER");
    add_library(documents, documents_.library);
    add_language(documents, documents_.language, "answer");
    documents->footer("Example:\n  accrue package documents drafts --library mine.accrue");
    CLI::App* key = package_->add_subcommand("key", "Your public key, to give to the body");
    add_library(key, key_.library);
    add_language(key, key_.language, "answer");
    key->footer("Example:\n  accrue package key --library mine.accrue > doe.pub");
}

bool PackageWords::parsed() const { return package_->parsed(); }

std::optional<Request> PackageWords::request() const {
    if (package_->get_subcommands().empty()) return std::nullopt;
    std::string const verb = package_->get_subcommands().front()->get_name();
    if (verb == "build") return build_;
    if (verb == "check") return check_;
    if (verb == "show") return show_;
    if (verb == "documents") return documents_;
    return key_;
}

} // namespace accrue::cli
