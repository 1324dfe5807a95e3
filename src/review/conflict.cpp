#include "review/conflict.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::review {
namespace {

constexpr std::size_t longest_country = 3; // letters of what may follow: "com", "co.uk"
// What each of these offers under many endings: gmx.de, gmx.net.
constexpr std::array<std::string_view, 6> public_names{"gmx", "hotmail", "live", "outlook", "yahoo", "yandex"};
constexpr std::array<std::string_view, 29> public_domains{
    "163.com",        "aol.com",   "bluewin.ch",     "btinternet.com", "fastmail.com", "free.fr",
    "freenet.de",     "gmail.com", "googlemail.com", "icloud.com",     "interia.pl",   "laposte.net",
    "libero.it",      "mac.com",   "mail.com",       "mail.ru",        "mailbox.org",  "me.com",
    "msn.com",        "o2.pl",     "onet.pl",        "orange.fr",      "posteo.de",    "proton.me",
    "protonmail.com", "qq.com",    "t-online.de",    "web.de",         "wp.pl"};
constexpr std::array<std::string_view, 18> legal_forms{"ag", "bv",      "co",  "corp", "gmbh", "inc",
                                                       "kg", "limited", "llc", "llp",  "ltd",  "mbh",
                                                       "nv", "oy",      "plc", "sa",   "se",   "srl"};

// Without case, accents and punctuation; "S.A." is one word.
std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (char const c : search_key(text)) {
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (is_plain && !inside) words.emplace_back();
        if (is_plain) words.back() += c;
        if (c != '.' && c != '\'') inside = is_plain;
    }
    return words;
}

std::string person_key(std::string_view name) {
    std::vector<std::string> words = folded_words(name);
    std::ranges::sort(words);
    return fmt::format("{}", fmt::join(words, " "));
}

std::string address_key(std::string_view address) { return comparison_key(address); }

std::string domain_of(std::string_view address) {
    std::string const key = address_key(address);
    std::size_t const at = key.rfind('@');
    return at == std::string::npos ? std::string() : key.substr(at + 1);
}

// The same, or one within the other: "it.example.org" and "example.org".
bool is_one_domain(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (b.find('.') == std::string_view::npos || !a.ends_with(b)) return false;
    return a.size() == b.size() || a[a.size() - b.size() - 1] == '.';
}

bool is_same_key(std::string const& a, std::string const& b) { return !a.empty() && a == b; }

class ConflictSearch {
public:
    ConflictSearch(ReviewerProfile const& reviewer, Application const& application)
        : reviewer_(reviewer), application_(application), name_(person_key(reviewer.name)) {
        for (std::string const& email : reviewer.emails) addresses_.push_back(address_key(email));
    }

    [[nodiscard]] std::vector<Conflict> found() {
        if (application_.applicant) compare_with_applicant(*application_.applicant);
        for (Referee const& referee : application_.referees)
            compare_person(Conflict::Kind::Referee, referee.name, referee.email);
        for (Claim const& claim : application_.claims)
            if (claim.organisation) compare_with_claim(claim, *claim.organisation);
        std::vector<Conflict> conflicts;
        for (auto& [key, conflict] : found_) conflicts.push_back(std::move(conflict));
        return conflicts;
    }

private:
    // One that is certain takes the place of one that is possible; of two that are alike the first in order stays.
    void add(Conflict conflict, std::string const& key) {
        auto const [place, is_new] = found_.emplace(std::tuple(conflict.kind, key, conflict.what), conflict);
        Conflict& there = place->second;
        if (is_new || std::tuple(!there.certain, there.with) <= std::tuple(!conflict.certain, conflict.with)) return;
        there = std::move(conflict);
    }

    [[nodiscard]] bool has_address(std::string_view address) const {
        std::string const key = address_key(address);
        return !key.empty() && std::ranges::find(addresses_, key) != addresses_.end();
    }

    void compare_person(Conflict::Kind kind, std::string const& name, std::optional<std::string> const& email) {
        if (email && has_address(*email))
            add({kind, true, *email, {}}, person_key(name));
        else if (is_same_key(person_key(name), name_))
            add({kind, false, name, {}}, name_);
    }

    void compare_with_applicant(Applicant const& applicant) {
        std::string const name = applicant.name.value_or("");
        compare_person(Conflict::Kind::Applicant, name, applicant.email);
        std::string const domain = domain_of(applicant.email.value_or(""));
        bool const is_shared = std::ranges::any_of(
            addresses_, [&](std::string const& address) { return is_one_domain(domain_of(address), domain); });
        if (is_shared && !is_public_mail_domain(domain)) add({Conflict::Kind::EmailDomain, false, domain, {}}, domain);
        for (DeclaredRelation const& relation : reviewer_.relations) {
            bool const is_her_address =
                applicant.email && is_same_key(address_key(relation.with), address_key(*applicant.email));
            if (is_her_address || is_same_key(person_key(relation.with), person_key(name)))
                add({Conflict::Kind::Relation, is_her_address, is_her_address ? *applicant.email : name, relation.what},
                    person_key(relation.with));
        }
    }

    void compare_with_claim(Claim const& claim, std::string const& organisation) {
        std::string const key = organisation_key(organisation);
        for (Employment const& employment : reviewer_.employers)
            if (is_same_key(organisation_key(employment.organisation), key) && may_have_met(claim, employment))
                add({Conflict::Kind::Employer, have_met(claim, employment), organisation, {}}, key);
        for (DeclaredRelation const& relation : reviewer_.relations)
            if (is_same_key(organisation_key(relation.with), key))
                add({Conflict::Kind::Relation, false, organisation, relation.what}, key);
    }

    // As far as days are known, they were there at one time.
    static bool may_have_met(Claim const& claim, Employment const& employment) {
        std::optional<Date> const from = claim.from ? claim.from : claim.on;
        std::optional<Date> const to = claim.to ? claim.to : claim.on;
        bool const before = to && employment.from && *to < *employment.from;
        bool const after = from && employment.to && *employment.to < *from;
        return !before && !after;
    }

    // Both are periods of which the beginning is known. REQUIRES: may_have_met.
    static bool have_met(Claim const& claim, Employment const& employment) {
        return claim.from.has_value() && employment.from.has_value();
    }

    ReviewerProfile const& reviewer_;
    Application const& application_;
    std::string name_;
    std::vector<std::string> addresses_;
    std::map<std::tuple<Conflict::Kind, std::string, std::string>, Conflict> found_;
};

} // namespace

std::vector<Conflict> conflicts_of(ReviewerProfile const& reviewer, Application const& application) {
    return ConflictSearch(reviewer, application).found();
}

std::string words_of(Conflict const& conflict) {
    switch (conflict.kind) {
    case Conflict::Kind::Applicant:
        return conflict.certain ? say("the applicant has the reviewer's e-mail address, {}", conflict.with)
                                : say("the applicant has the reviewer's name, {}", conflict.with);
    case Conflict::Kind::Referee:
        return conflict.certain ? say("a referee has the reviewer's e-mail address, {}", conflict.with)
                                : say("a referee has the reviewer's name, {}", conflict.with);
    case Conflict::Kind::EmailDomain:
        return say("the applicant and the reviewer have e-mail addresses of {}", conflict.with);
    case Conflict::Kind::Employer:
        return conflict.certain ? say("the applicant and the reviewer were with {} at the same time", conflict.with)
                                : say("the application names {}, where the reviewer is or was", conflict.with);
    case Conflict::Kind::Relation:
        return say("the reviewer has declared a relation with {}: {}", conflict.with, conflict.what);
    }
    return {};
}

std::string organisation_key(std::string_view name) {
    std::vector<std::string> const words = folded_words(name);
    std::vector<std::string> kept = words;
    std::erase_if(kept,
                  [](std::string const& word) { return std::ranges::find(legal_forms, word) != legal_forms.end(); });
    return fmt::format("{}", fmt::join(kept.empty() ? words : kept, " "));
}

bool is_public_mail_domain(std::string_view domain) {
    std::string const key = comparison_key(domain);
    if (std::ranges::find(public_domains, key) != public_domains.end()) return true;
    // Of any country: yahoo.co.uk, but not outlook.acme.com.
    std::string_view rest = key;
    std::string_view const first = rest.substr(0, rest.find('.'));
    rest.remove_prefix(first.size());
    for (; !rest.empty(); rest.remove_prefix(std::min(rest.find('.', 1), rest.size())))
        if (std::min(rest.find('.', 1), rest.size()) > longest_country + 1) return false;
    return std::ranges::find(public_names, first) != public_names.end();
}

} // namespace accrue::review
