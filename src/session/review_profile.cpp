#include "session/review_profile.h"

#include <string>
#include <string_view>
#include <vector>

#include "domain/text.h"

namespace accrue::session {
namespace {

// Without blanks around them; empty ones of a line keep their place.
std::vector<std::string> parts_of_line(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t const end = std::min(text.find(separator, at), text.size());
        parts.emplace_back(trimmed(text.substr(at, end - at)));
        at = end + 1;
    }
    return parts;
}

std::string part(std::vector<std::string> const& parts, std::size_t index) {
    return index < parts.size() ? parts[index] : std::string();
}

// A day, or the first or last of a year.
std::optional<Date> day_or_year(std::string const& text, int month, int day) {
    bool const is_year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
    return is_year ? make_date({std::stoi(text), month, day}) : read_date(text);
}

} // namespace

ReviewerProfile profile_of(store::StoredReviewer const& reviewer) {
    ReviewerProfile profile;
    profile.name = reviewer.name;
    for (std::string& line : parts_of_line(reviewer.emails, '\n'))
        if (!line.empty()) profile.emails.push_back(std::move(line));
    for (std::string const& line : parts_of_line(reviewer.employers, '\n')) {
        auto const parts = parts_of_line(line, ';');
        if (!parts[0].empty())
            profile.employers.push_back(
                {parts[0], day_or_year(part(parts, 1), 1, 1), day_or_year(part(parts, 2), 12, 31)});
    }
    for (std::string const& line : parts_of_line(reviewer.relations, '\n')) {
        auto const parts = parts_of_line(line, ';');
        if (!parts[0].empty()) profile.relations.push_back({parts[0], part(parts, 1)});
    }
    return profile;
}

} // namespace accrue::session
