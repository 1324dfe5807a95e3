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

} // namespace

ReviewerProfile profile_of(store::StoredReviewer const& reviewer) {
    ReviewerProfile profile;
    profile.name = reviewer.name;
    for (std::string& line : parts_of_line(reviewer.emails, '\n'))
        if (!line.empty()) profile.emails.push_back(std::move(line));
    for (std::string const& line : parts_of_line(reviewer.employers, '\n')) {
        auto const parts = parts_of_line(line, ';');
        if (!parts[0].empty())
            profile.employers.push_back({parts[0], read_date(part(parts, 1)), read_date(part(parts, 2))});
    }
    for (std::string const& line : parts_of_line(reviewer.relations, '\n')) {
        auto const parts = parts_of_line(line, ';');
        if (!parts[0].empty()) profile.relations.push_back({parts[0], part(parts, 1)});
    }
    return profile;
}

} // namespace accrue::session
