#include "cli/asked_package.h"

#include <filesystem>
#include <system_error>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"

namespace accrue::cli {
namespace {

constexpr std::size_t most_key_bytes = 10'000;

} // namespace

session::PackageCheck check_of(std::string const& pack, std::string const& language, session::Ports const& ports) {
    session::PackageCheck asked;
    asked.rules_folder = ports.rules_folder;
    asked.pack_file = pack;
    asked.today = ports.today();
    asked.language = language;
    return asked;
}

Result<std::string> asked_key(std::string const& key) {
    constexpr std::size_t letters_of_key = 56; // of one as minisign writes it
    std::error_code none;
    if (key.empty() || (key.size() == letters_of_key && !std::filesystem::exists(key, none))) return key;
    auto text = files::read_ordinary_file(key, most_key_bytes);
    if (!text) return text;
    std::erase(*text, '\r'); // of a file that came by mail
    if (!trimmed(*text).empty()) return text;
    return Problem{"A422",
                   {key, 0, 0, {}},
                   std::string(tr("this file is empty: there is no key in it")),
                   std::string(tr("ask for the key again; nothing was checked"))};
}

} // namespace accrue::cli
