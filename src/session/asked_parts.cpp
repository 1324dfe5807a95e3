#include "session/asked_parts.h"

#include <algorithm>

namespace accrue::session {
namespace {

bool is_asked_at(std::vector<std::string> const& levels, std::string const& level) { // none: at all of them
    return levels.empty() || std::ranges::find(levels, level) != levels.end();
}

template <class Value>
Value const* value_of(std::vector<std::pair<std::string, Value>> const& pairs, std::string_view id) {
    auto const found = std::ranges::find(pairs, id, &std::pair<std::string, Value>::first);
    return found == pairs.end() ? nullptr : &found->second;
}

} // namespace

std::vector<AskedDocument> asked_documents(rules::Pack const& pack, std::string const& level, bool paid_before) {
    std::vector<AskedDocument> asked;
    for (rules::Document const& row : pack.documents)
        if (is_asked_at(row.levels, level))
            asked.push_back(
                {&row, row.id == form_document || row.id == cv_document, row.id == payment_document && !paid_before});
    return asked;
}

std::vector<rules::Declaration const*> asked_declarations(rules::Pack const& pack, std::string const& level) {
    std::vector<rules::Declaration const*> asked;
    for (rules::Declaration const& row : pack.declarations)
        if (is_asked_at(row.levels, level)) asked.push_back(&row);
    return asked;
}

rules::RefereeRule const* referee_rule(rules::Pack const& pack, std::string const& level) {
    auto const rule = std::ranges::find(pack.referees, level, &rules::RefereeRule::level);
    return rule == pack.referees.end() ? nullptr : &*rule;
}

StatementLimits limits_of(rules::Statement const& rule) { return {rule.min_words, rule.max_words}; }

std::string const* named_document(Application const& application, std::string_view id) {
    return value_of(application.documents, id);
}

Date const* accepted_on(Application const& application, std::string_view declaration) {
    return value_of(application.declarations, declaration);
}

} // namespace accrue::session
