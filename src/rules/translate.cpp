#include "rules/translate.h"

#include <algorithm>
#include <unordered_map>

namespace accrue::rules {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

template <class Is>
bool all_are(std::string_view text, Is is) {
    return std::all_of(text.begin(), text.end(), is);
}

using Visit = std::function<void(std::string const& key, std::string& text)>;

void visit_text(Visit const& visit, std::string const& row, std::string_view key, std::string& text) {
    if (!text.empty()) visit(row + "." + std::string(key), text);
}

void visit_text(Visit const& visit, std::string const& row, std::string_view key, std::optional<std::string>& text) {
    if (text) visit_text(visit, row, key, *text);
}

template <class Row>
void visit_titles(Visit const& visit, std::string_view kind, std::vector<Row>& rows, std::string Row::*id) {
    for (Row& row : rows) visit_text(visit, std::string(kind) + "." + row.*id, "title", row.title);
}

void visit_header(Visit const& visit, Header& header) {
    visit_text(visit, "pack", "title", header.title);
    visit_text(visit, "pack", "summary", header.summary);
    visit_text(visit, "pack", "notice", header.notice);
    visit_text(visit, "pack.points", "name", header.point_name);
}

void visit_claim_types(Visit const& visit, std::vector<ClaimType>& types) {
    for (ClaimType& type : types) {
        std::string const row = "claim." + type.id;
        visit_text(visit, row, "title", type.title);
        visit_text(visit, row, "group", type.group);
        visit_text(visit, row, "help", type.help);
        for (Field& field : type.fields) {
            std::string const at = row + ".fields." + field.name;
            visit_text(visit, at, "title", field.title);
            visit_text(visit, at, "unit", field.unit);
        }
    }
}

void visit_papers(Visit const& visit, Pack& pack) {
    visit_titles(visit, "fee", pack.fees, &Fee::id);
    visit_titles(visit, "document", pack.documents, &Document::id);
    visit_titles(visit, "declaration", pack.declarations, &Declaration::id);
    for (Declaration& declaration : pack.declarations)
        visit_text(visit, "declaration." + declaration.id, "text", declaration.text);
    if (pack.statement) visit_text(visit, "statement", "prompt", pack.statement->prompt);
    visit_titles(visit, "reason", pack.reasons, &Reason::id);
    for (Reason& reason : pack.reasons) {
        visit_text(visit, "reason." + reason.id, "text", reason.text);
        visit_text(visit, "reason." + reason.id, "cure", reason.cure);
    }
    visit_titles(visit, "clause", pack.clauses, &Clause::code);
    for (Clause& clause : pack.clauses) visit_text(visit, "clause." + clause.code, "text", clause.text);
}

} // namespace

void each_text(Pack& pack, Visit const& text) {
    visit_header(text, pack.header);
    visit_titles(text, "level", pack.levels, &Level::code);
    visit_titles(text, "status", pack.statuses, &Status::id);
    visit_claim_types(text, pack.claims);
    visit_titles(text, "qualification", pack.qualifications, &Qualification::id);
    for (Qualification& row : pack.qualifications) visit_text(text, "qualification." + row.id, "issuer", row.issuer);
    visit_titles(text, "category", pack.categories, &Category::id);
    visit_titles(text, "award", pack.awards, &Award::id);
    visit_titles(text, "gate", pack.gates, &Gate::id);
    visit_titles(text, "step", pack.steps, &Step::id);
    visit_papers(text, pack);
}

std::string spelled_language(std::string_view text) {
    enum Part { Language, Script, Region, End } next = Language;
    std::string tag;
    for (std::size_t from = 0; from <= text.size();) {
        std::size_t const to = std::min(text.find_first_of("-_", from), text.size());
        std::string part(text.substr(from, to - from));
        from = to + 1;
        bool const letters = all_are(part, is_letter);
        std::transform(part.begin(), part.end(), part.begin(), to_lower);
        if (next == Language && letters && (part.size() == 2 || part.size() == 3)) {
            next = Script;
        } else if (next == Script && letters && part.size() == 4) {
            part[0] = to_upper(part[0]);
            next = Region;
        } else if ((next == Script || next == Region) &&
                   ((letters && part.size() == 2) || (all_are(part, is_digit) && part.size() == 3))) {
            std::transform(part.begin(), part.end(), part.begin(), to_upper);
            next = End;
        } else {
            return {};
        }
        tag += (tag.empty() ? "" : "-") + part;
    }
    return tag;
}

std::vector<std::string> languages_of(Pack const& pack) {
    std::vector<std::string> languages;
    for (Translation const& translation : pack.translations)
        if (std::find(languages.begin(), languages.end(), translation.language) == languages.end())
            languages.push_back(translation.language);
    return languages;
}

std::string language_for(Pack const& pack, std::string_view wanted) {
    auto const has = [&](std::string_view language) {
        return std::ranges::find(pack.translations, language, &Translation::language) != pack.translations.end();
    };
    for (std::string_view tag = wanted; !tag.empty();) {
        if (has(tag)) return std::string(tag);
        std::size_t const end = tag.rfind('-');
        tag = end == std::string_view::npos ? std::string_view{} : tag.substr(0, end);
    }
    return {};
}

Pack in_language(Pack pack, std::string_view language) {
    std::unordered_map<std::string, std::string> texts;
    for (Translation const& translation : pack.translations)
        if (translation.language == language) texts.emplace(translation.key, translation.text);
    if (texts.empty()) return pack;
    each_text(pack, [&](std::string const& key, std::string& text) {
        if (auto const found = texts.find(key); found != texts.end()) text = found->second;
    });
    return pack;
}

} // namespace accrue::rules
