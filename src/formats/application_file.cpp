#include "formats/application_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <span>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/claim_json.h"
#include "formats/details_json.h"
#include "formats/json.h"
#include "formats/json_object.h"

namespace accrue::formats {
namespace {

// Ids of claims with the place where each was first seen.
using SeenIds = std::map<std::string, std::size_t, std::less<>>;

constexpr std::string_view application_prefix = "accrue.application/";

// False: what follows is not worth reading, since it means something else.
bool check_format(ObjectReader const& reader, Findings& findings) {
    std::string const remedy = say("an application begins with \"format\": \"{}\"", application_format);
    if (reader.find("format") == nullptr) {
        findings.add("A108", "", tr("the key 'format' is missing"), remedy);
        return true;
    }
    auto const format = reader.text("format", TextKind::Code);
    if (!format || *format == application_format) return true;
    if (format->starts_with(application_prefix))
        findings.add("A109", "/format", say("this is version '{}' of the application file", shortened(*format)),
                     say("this program reads {}: use a newer version of Accrue", application_format));
    else
        findings.add("A109", "/format", say("'{}' is not an application file", shortened(*format)), remedy);
    return false;
}

void check_id_is_free(Claim const& claim, std::size_t position, SeenIds& seen, Findings& findings) {
    auto const [first, is_new] = seen.emplace(claim.id, position);
    if (is_new) return;
    findings.add("A111", fmt::format("/claims/{}/id", position), say("a second claim has the id '{}'", claim.id),
                 tr("give each claim an id of its own; without one it is its number in the list"));
    if (findings.found <= Findings::limit)
        findings.problems.back().also.push_back({findings.file, 0, 0, fmt::format("/claims/{}/id", first->second)});
}

void read_claims(ApplicationRead& read, Json::Array const& list, Findings& findings) {
    SeenIds seen;
    std::string_view const name = tr("a claim");
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::size_t const found_before = findings.found;
        std::string const path = joined_path("/claims", i);
        Claim claim;
        if (auto const* object = read_object(list[i], name, path, findings))
            claim = claim_from_json(*object, path, findings);
        if (claim.id.empty()) claim.id = fmt::format("{}", i + 1);
        check_id_is_free(claim, i, seen, findings);
        if (findings.found > found_before) {
            read.broken_claims.push_back({std::move(claim.id), i});
            continue;
        }
        read.application.claims.push_back(std::move(claim));
        read.claim_positions.push_back(i);
    }
}

void read_top_level(ApplicationRead& read, Json::Object const& object, Findings& findings) {
    ObjectReader const reader(object, "", findings);
    read.scorable = false;
    if (!check_format(reader, findings)) return;
    details_from_json(read.application, object, findings);
    constexpr std::array<std::string_view, 6> own_keys{"format", "claims", "sealed", "files", "marks", "assessment"};
    refuse_unknown_detail_keys(object, own_keys, findings);
    if (reader.find("scheme") == nullptr && reader.find("pack") == nullptr)
        findings.add("A117", "", tr("neither 'scheme' nor 'pack' says which rules it is for"),
                     tr("add for example \"scheme\": \"prism\""));
    if (reader.find("claims") == nullptr)
        findings.add("A108", "", tr("the key 'claims' is missing"), tr("add \"claims\": [ ]"));
    auto const* claims = reader.list("claims", claim_limit);
    read.scorable = findings.problems.empty();
    if (claims != nullptr) read_claims(read, *claims, findings);
}

// A ruling on a claim that was left out; where the id is that of a claim that stayed too, it is about that one.
bool is_about_a_broken_claim(Ruling const& ruling, ApplicationRead const& read) {
    auto const& kept = read.application.claims;
    return std::ranges::find(read.broken_claims, ruling.claim, &BrokenClaim::id) != read.broken_claims.end() &&
           std::ranges::find(kept, ruling.claim, &Claim::id) == kept.end();
}

void leave_out_rulings_on_broken_claims(ApplicationRead& read) {
    std::vector<Ruling> kept;
    auto& rulings = read.application.rulings;
    for (std::size_t i = 0; i < rulings.size(); ++i) {
        if (is_about_a_broken_claim(rulings[i], read)) continue;
        kept.push_back(std::move(rulings[i]));
        read.ruling_positions.push_back(i);
    }
    rulings = std::move(kept);
}

// "/claims/2/hours" to "/claims/3/hours" where positions[2] is 3.
void move_index(std::string& path, std::string_view prefix, std::span<std::size_t const> positions) {
    if (!path.starts_with(prefix)) return;
    char const* const end_of_path = path.data() + path.size();
    std::size_t index = 0;
    auto const [rest, error] = std::from_chars(path.data() + prefix.size(), end_of_path, index);
    if (error != std::errc{} || index >= positions.size()) return;
    path = fmt::format("{}{}{}", prefix, positions[index], std::string(rest, end_of_path));
}

} // namespace

ApplicationRead read_application(std::string_view text, std::string const& file) {
    ApplicationRead read;
    auto const json = parse_json(text, file);
    if (!json) {
        read.problems.push_back(json.problem());
        read.scorable = false;
        return read;
    }
    Findings findings{file};
    if (auto const* object = read_object(*json, tr("an application"), "", findings))
        read_top_level(read, *object, findings);
    else
        read.scorable = false;
    leave_out_rulings_on_broken_claims(read);
    read.problems = std::move(findings.problems);
    return read;
}

Problem in_file(Problem problem, ApplicationRead const& read) {
    move_index(problem.where.path, "/claims/", read.claim_positions);
    move_index(problem.where.path, "/rulings/", read.ruling_positions);
    return problem;
}

std::string write_application(Application const& application) {
    ObjectWriter writer;
    add_application(writer, application);
    return write_json(std::move(writer).done());
}

void add_application(ObjectWriter& writer, Application const& application) {
    writer.text("format", application_format);
    add_details(writer, application, DetailsPart::BeforeClaims);
    Json::Array claims;
    for (Claim const& claim : application.claims) claims.push_back(json_from_claim(claim));
    writer.add("claims", {std::move(claims)});
    add_details(writer, application, DetailsPart::AfterClaims);
}

} // namespace accrue::formats
