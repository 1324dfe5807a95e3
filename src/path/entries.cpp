#include "path/entries.h"

#include <set>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"

namespace accrue::path {
namespace {

// Texts that no two entries share, whatever their case: "Talk, planned", "Talk, planned 2".
class NewTexts {
public:
    explicit NewTexts(Application const& application) {
        for (Claim const& claim : application.claims) {
            if (claim.title) taken_.insert(comparison_key(*claim.title));
            for (auto const& [name, value] : claim.fields)
                if (auto const* text = std::get_if<std::string>(&value)) taken_.insert(comparison_key(*text));
        }
    }

    std::string next(std::string const& text) {
        std::string made = text;
        for (int number = 2; !taken_.insert(comparison_key(made)).second; ++number)
            made = fmt::format("{} {}", text, number);
        return made;
    }

private:
    std::set<std::string> taken_;
};

class EntryMaker {
public:
    EntryMaker(rules::CompiledPack const& pack, Application const& application, Date on)
        : pack_(pack), on_(on), texts_(application) {}

    Claim make(Claim entry) {
        rules::ClaimType const& type = pack_.pack.claims[static_cast<std::size_t>(rules::find_type(pack_, entry.type))];
        entry.id.clear();
        entry.on = on_;
        if (type.title_required || !type.catalogue) entry.title = texts_.next(say("{}, planned", type.title));
        for (rules::Field const& field : type.fields)
            if (field.kind == rules::Field::Kind::Text && !field.optional && !field.derived &&
                find_field(entry, field.name) == nullptr)
                set_field(entry, field.name, shortened_to(texts_.next(std::string(tr("planned"))), field.max_length));
        return entry;
    }

private:
    // A text of so few characters that its number would not fit keeps the number.
    static std::string shortened_to(std::string const& text, int most) {
        auto const length = static_cast<std::size_t>(most > 0 ? most : 1);
        return text.size() <= length ? text : text.substr(text.size() - length);
    }

    rules::CompiledPack const& pack_;
    Date on_;
    NewTexts texts_;
};

} // namespace

std::vector<Claim> entries_of(rules::CompiledPack const& pack, Application const& application, Plan const& plan) {
    EntryMaker maker(pack, application, plan.scored_on);
    std::vector<Claim> entries;
    for (Claim const& certificate : plan.certificates) entries.push_back(maker.make(certificate));
    for (Activity const& activity : plan.activities)
        for (int i = 0; i < activity.times; ++i) entries.push_back(maker.make(activity.claim));
    return entries;
}

Application with_entries(Application application, std::vector<Claim> entries, Basis basis) {
    std::set<std::string> ids;
    for (Claim const& claim : application.claims) ids.insert(claim.id);
    int number = 0;
    for (Claim& entry : entries) {
        while (entry.id.empty()) {
            std::string id = fmt::format("planned-{}", ++number);
            if (ids.insert(id).second) entry.id = std::move(id);
        }
        entry.basis = basis;
        application.claims.push_back(std::move(entry));
    }
    return application;
}

Application with_entries(rules::CompiledPack const& pack, Application application, Plan const& plan, Basis basis) {
    std::vector<Claim> entries = entries_of(pack, application, plan);
    return with_entries(std::move(application), std::move(entries), basis);
}

} // namespace accrue::path
