#include "cli/places.h"

#include <cstdlib>
#include <ctime>
#include <string>
#include <system_error>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "domain/texts.h"
#include "files/whole_file.h"
#include "rules/translate.h"

namespace accrue::cli {
namespace {

namespace fs = std::filesystem;

fs::path folder_in(char const* variable) {
    char const* value = std::getenv(variable);
    fs::path const folder = value == nullptr ? "" : value;
    return folder.is_absolute() ? folder : fs::path{}; // as XDG asks: a relative one is left out of account
}

Date local_day() {
    std::time_t const now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    // A clock that is off by centuries gives the nearest day there is.
    return make_date({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday})
        .value_or(now < 0 ? first_date : last_date);
}

// What is no moment stays as it is.
std::string local_time(std::string const& moment) {
    std::tm utc{};
    char const* const end = strptime(moment.c_str(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    if (end == nullptr || *end != '\0') return moment;
    std::time_t const seconds = timegm(&utc);
    std::tm local{};
    localtime_r(&seconds, &local);
    return fmt::format("{:%Y-%m-%d %H:%M}", local);
}

std::string moment() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

// "de-AT" of LANG=de_AT.UTF-8; empty for none, C and POSIX.
std::string machine_language() {
    for (char const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        char const* const set = std::getenv(name);
        if (set == nullptr || *set == '\0') continue;
        std::string_view const locale = set;
        return rules::spelled_language(locale.substr(0, locale.find_first_of(".@")));
    }
    return "";
}

int minutes_ahead_of_utc(std::int64_t utc_minute) {
    std::time_t const seconds = utc_minute * 60;
    std::tm local{};
    localtime_r(&seconds, &local);
    return static_cast<int>(local.tm_gmtoff / 60);
}

} // namespace

fs::path data_folder() {
    if (char const* named = std::getenv("ACCRUE_DATA"); named != nullptr && *named != '\0') return named;
    std::error_code none;
    fs::path const program = fs::read_symlink("/proc/self/exe", none);
    fs::path const installed = program.parent_path().parent_path() / "share" / "accrue";
    return fs::is_directory(installed / "rules", none) ? installed : fs::path(ACCRUE_DATA_DIR);
}

session::Ports system_ports(fs::path const& data) {
    session::Ports ports{local_day,         moment, data / "rules", data / "assets" / "samples", local_time,
                         machine_language()};
    ports.minutes_ahead_of_utc = minutes_ahead_of_utc;
    return ports;
}

Result<fs::path> library_or_default(std::string const& named) {
    if (!named.empty()) return fs::path(named);
    fs::path data = folder_in("XDG_DATA_HOME");
    if (fs::path const home = folder_in("HOME"); data.empty() && !home.empty()) data = home / ".local" / "share";
    if (data.empty())
        return Problem{"S106",
                       {},
                       "there is no data folder: neither XDG_DATA_HOME nor HOME is set",
                       "name a library with --library"};
    fs::path const folder = data / "accrue";
    std::error_code error;
    if (fs::create_directories(folder, error)) fs::permissions(folder, fs::perms::owner_all, error);
    if (error)
        return Problem{"S106",
                       {folder.string(), 0, 0, {}},
                       fmt::format("the data folder cannot be made: {}", error.message()),
                       "name a library with --library"};
    return folder / "library.accrue";
}

std::optional<Problem> missing_library(fs::path const& library) {
    std::error_code none;
    // Whatever else is wrong with the way there, opening it says.
    if (fs::symlink_status(library, none).type() != fs::file_type::not_found) return std::nullopt;
    return Problem{"S101", {library.string(), 0, 0, {}}, "there is no such file", "check the name and the folder"};
}

Result<session::Session> open_with_record(std::string const& named, session::Ports const& ports,
                                          Console const& console) {
    auto const library = library_or_default(named);
    if (!library) return library.problem();
    if (auto const missing = missing_library(*library)) return *missing;
    auto session = session::Session::open(*library, ports);
    if (!session) return session;
    print_problems(session->take_warnings(), console);
    if (!session->record())
        return Problem{"L133",
                       {library->string(), 0, 0, {}},
                       "the library holds no record",
                       "import an application, or make a record in the window"};
    return session;
}

Exit write_output(std::string const& file, std::string_view text, std::string_view other, Console const& console) {
    if (auto const refused = session::library_in_place(file, {}, other)) return print_problem(*refused, console);
    if (auto const written = files::write_file(file, text); !written) return print_problem(written.problem(), console);
    console.out << printable(say("Wrote {}.", file)) << "\n";
    return Exit::Done;
}

} // namespace accrue::cli
