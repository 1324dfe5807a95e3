#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/bind_details.h"
#include "scoring/bind_fields.h"
#include "scoring/bind_groups.h"
#include "scoring/cycle.h"
#include "scoring/duration.h"
#include "scoring/periods.h"
#include "scoring/rulings.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::CompiledType;
using rules::none;

struct OpenDays { // days that count for a type, both included
    Date from;
    Date to;
};

OpenDays open_days(CompiledPack const& pack, Date on, int months) {
    if (months == 0) return {first_date, on};
    std::int32_t const start = window_start(pack, on, months);
    return {by_month(pack) ? first_day(Month{start}) : Date{start}, on};
}

std::int64_t part_time_weight(CompiledPack const& pack, CompiledType const& type, std::int64_t const* values) {
    std::int64_t weight = pack.weight_one;
    if (type.weight_field != none && values[type.weight_field] != rules::absent) {
        std::int64_t const hours = values[type.weight_field];
        if (hours < type.weight_least) return 0;
        if (hours < type.weight_full)
            weight = static_cast<std::int64_t>(Int128{pack.weight_one} * hours / type.weight_per);
    }
    if (type.share_field != none && values[type.share_field] != rules::absent)
        weight = static_cast<std::int64_t>(Int128{weight} * values[type.share_field] / (100 * ten_thousand));
    return std::min(weight, pack.weight_one);
}

// Why nothing from `from` to `to` counts for the type on the scoring date, or No. Narrows `open` to what counts.
Unused bar_outside(CompiledType const& type, BoundApplication const& application, Date from, Date to, OpenDays& open) {
    if (from > open.to || to < open.from) return Unused::Expired;
    if (!type.inside_cycle) return Unused::No;
    open = {std::max(open.from, application.cycle_from), std::min(open.to, application.cycle_to)};
    return from > open.to || to < open.from ? Unused::OutsideCycle : Unused::No;
}

// Cuts a period to the part that counts on the scoring date.
void cut_period(CompiledPack const& pack, CompiledType const& type, BoundApplication const& application,
                Claim const& claim, BoundClaim& bound) {
    Date const on = application.on;
    OpenDays open = open_days(pack, on, type.within_months);
    Date const from = *claim.from;
    Date const to = claim.to.value_or(on);
    if (bound.barred == Unused::No) bound.barred = bar_outside(type, application, from, to, open);
    if (by_month(pack)) {
        bound.first = std::max(month_of(from), month_of(open.from)).index;
        // A month belongs to the cycle in which it ends.
        bool const ends = last_day(month_of(open.to)) == open.to;
        bound.last = std::min({month_of(to).index, month_of(on).index - 1, month_of(open.to).index - (ends ? 0 : 1)});
        bound.when = std::min({to, open.to, last_day(Month{std::max(bound.first, bound.last)})});
    } else {
        bound.first = std::max(from, open.from).days;
        bound.last = std::min(to, open.to).days - (type.profile && !claim.to ? 1 : 0);
        bound.when = Date{std::max(bound.first, bound.last)};
    }
    if (bound.barred != Unused::No) bound.last = bound.first - 1;
}

void date_claim(CompiledPack const& pack, CompiledType const& type, BoundApplication const& application,
                Claim const& claim, BoundClaim& bound) {
    Date const on = application.on;
    if (!claim.on) {
        bound.undated = true;
        bound.when = on;
        return;
    }
    bound.when = *claim.on;
    OpenDays open = open_days(pack, on, type.within_months);
    if (Unused const barred = bar_outside(type, application, *claim.on, *claim.on, open); barred != Unused::No)
        bound.barred = barred;
    if (bound.qualification == none) return;
    auto const valid = pack.pack.qualifications[static_cast<std::size_t>(bound.qualification)].valid_months;
    if (valid && on > last_valid_day(*claim.on, *valid)) bound.barred = Unused::Expired;
}

class Binder {
public:
    Binder(CompiledPack const& pack, Application const& application, std::string const& file, BoundApplication& bound)
        : pack_(pack), application_(application), file_(file), bound_(bound) {}

    // Each by itself, and what bars it.
    void bind_claims(std::vector<int> const& refused) {
        bound_.claims.reserve(application_.claims.size());
        for (std::size_t i = 0; i < application_.claims.size(); ++i)
            bound_.claims.push_back(bind_claim(application_.claims[i], i));
        for (int const claim : refused) bound_.claims[static_cast<std::size_t>(claim)].barred = Unused::Refused;
        keep_first_of_profiles();
    }

    // What they are to each other.
    void relate_claims() {
        find_groups(pack_, application_, bound_);
        number_texts();
        sort_by_type();
        point_out_double_claims();
    }

private:
    BoundClaim bind_claim(Claim const& claim, std::size_t index_in_list) {
        BoundClaim bound;
        bound.basis = effective_basis(claim);
        bound.values = static_cast<int>(bound_.values.size());
        ClaimPlace const place{file_, index_in_list};
        bound.type = rules::find_type(pack_, claim.type);
        if (bound.type == none) {
            bound.barred = Unused::Unknown;
            unknown_type(claim, place);
            return bound;
        }
        auto const index = static_cast<std::size_t>(bound.type);
        rules::ClaimType const& row = pack_.pack.claims[index];
        bool const fields_fit = bind_fields(row, claim, place, bound_.values, bound_.problems);
        bool const keys_fit = check_keys(row, claim, place, bound_.problems);
        if (!fields_fit || !keys_fit) {
            bound.barred = Unused::Problem;
            return bound;
        }
        bind_dates(index, claim, place, bound);
        return bound;
    }

    void bind_dates(std::size_t index, Claim const& claim, ClaimPlace const& place, BoundClaim& bound) {
        CompiledType const& type = pack_.types[index];
        int const unset = first_date.days - 1;
        bound.on = claim.on ? claim.on->days : unset;
        bound.from = claim.from ? claim.from->days : unset;
        bound.to = claim.to ? claim.to->days : type.period ? bound_.on.days : unset;
        if (type.catalogue) bind_qualification(claim, place, bound);
        if (type.period) {
            cut_period(pack_, type, bound_, claim, bound);
            bound.weight = part_time_weight(pack_, type, bound_.values.data() + bound.values);
            bound.lasts_nothing = bound.last < bound.first || bound.weight == 0;
        } else {
            date_claim(pack_, type, bound_, claim, bound);
        }
        if (bound.undated && type.within_months > 0)
            bound_.problems.push_back(
                {"AW22", place.at("on"),
                 say("without a date nobody can tell whether this {} is within the last {} months",
                     pack_.pack.claims[index].title, type.within_months),
                 std::string(tr("add the date; until then it counts")), Severity::Warning});
    }

    void bind_qualification(Claim const& claim, ClaimPlace const& place, BoundClaim& bound) {
        bound.qualification = rules::find_qualification(pack_, *claim.qualification);
        if (bound.qualification != none) return;
        bound.barred = Unused::Unknown;
        std::string const& near = near_to(*claim.qualification, pack_.pack.qualifications, near_qualifications_);
        bound_.problems.push_back(
            {"AW21", place.at("qualification"),
             say("'{}' is not in the catalogue of {}; it counts nothing for now, is kept, and a reviewer will decide",
                 shortened(*claim.qualification), pack_.pack.header.title),
             near, Severity::Warning});
    }

    void unknown_type(Claim const& claim, ClaimPlace const& place) {
        std::string const& near = near_to(claim.type, pack_.pack.claims, near_types_);
        bound_.problems.push_back(
            {"A201", place.at("claim"),
             say("{} has no claim type '{}'", pack_.pack.header.title, shortened(claim.type)),
             near.empty() ? say("its types are {}", fmt::join(ids_of(pack_.pack.claims), ", ")) : near});
    }

    using Suggestions = std::unordered_map<std::string, std::string>; // by the word that is not known

    template <class Row>
    static std::vector<std::string_view> ids_of(std::vector<Row> const& rows) {
        std::vector<std::string_view> ids;
        for (Row const& row : rows) ids.push_back(row.id);
        return ids;
    }

    // An unknown word often stands in many claims: it is compared with the ids once.
    template <class Row>
    static std::string const& near_to(std::string const& word, std::vector<Row> const& rows, Suggestions& known) {
        auto const [place, is_new] = known.try_emplace(word);
        if (is_new) place->second = suggestion(word, ids_of(rows));
        return place->second;
    }

    // Texts that an award or a gate compares are numbered: equal ones, trimmed and without case, alike.
    void number_texts() {
        for (std::size_t t = 0; t < pack_.types.size(); ++t)
            for (int const field : pack_.types[t].compared_texts) {
                std::string const& name = pack_.pack.claims[t].fields[static_cast<std::size_t>(field)].name;
                std::unordered_map<std::string, std::int64_t> numbers;
                for (std::size_t i = 0; i < bound_.claims.size(); ++i) {
                    if (bound_.claims[i].type != static_cast<int>(t) || bound_.claims[i].barred == Unused::Problem)
                        continue;
                    FieldValue const* const value = find_field(application_.claims[i], name);
                    if (value == nullptr) continue;
                    auto const number = static_cast<std::int64_t>(numbers.size()) + 1;
                    bound_.values[static_cast<std::size_t>(bound_.claims[i].values + field)] =
                        numbers.try_emplace(comparison_key(to_text(*value)), number).first->second;
                }
            }
    }

    // A profile type states one fact about the person: its first readable claim counts.
    void keep_first_of_profiles() {
        std::vector<int> first(pack_.types.size(), none);
        for (std::size_t i = 0; i < bound_.claims.size(); ++i) {
            BoundClaim& claim = bound_.claims[i];
            if (claim.type == none || claim.barred != Unused::No) continue;
            auto const type = static_cast<std::size_t>(claim.type);
            if (!pack_.types[type].profile) continue;
            if (first[type] == none) {
                first[type] = static_cast<int>(i);
            } else {
                claim.barred = Unused::Duplicate;
                claim.because = first[type];
            }
        }
    }

    void sort_by_type() {
        for (std::size_t t = 0; t < pack_.types.size(); ++t) {
            rules::Range range{static_cast<int>(bound_.by_type.size()), 0};
            for (std::size_t i = 0; i < bound_.claims.size(); ++i)
                if (bound_.claims[i].barred == Unused::No && bound_.claims[i].type == static_cast<int>(t))
                    bound_.by_type.push_back(static_cast<int>(i));
            range.count = static_cast<int>(bound_.by_type.size()) - range.first;
            bound_.type_claims.push_back(range);
        }
    }

    [[nodiscard]] std::string const& type_title(std::size_t i) const {
        int const type = bound_.claims[i].type;
        return type == none ? application_.claims[i].type : pack_.pack.claims[static_cast<std::size_t>(type)].title;
    }

    struct Titled { // a claim with a title and a day
        Date day;
        std::size_t claim;
    };

    void point_out_double_claims() {
        std::vector<Titled> by_day;
        for (std::size_t i = 0; i < application_.claims.size(); ++i) {
            Claim const& claim = application_.claims[i];
            auto const& day = claim.on ? claim.on : claim.from;
            if (claim.title && day) by_day.push_back({*day, i});
        }
        std::ranges::stable_sort(by_day, {}, &Titled::day);
        std::vector<std::pair<std::size_t, std::size_t>> doubles; // a claim, and the first that is like it
        for (auto begin = by_day.begin(); begin != by_day.end();) {
            auto const end = std::find_if(begin, by_day.end(), [&](Titled const& it) { return it.day != begin->day; });
            if (are_of_several_types({begin, end})) find_doubles({begin, end}, doubles);
            begin = end;
        }
        std::ranges::sort(doubles);
        for (auto const& [i, other] : doubles)
            bound_.problems.push_back(
                {"AW26", Place{file_, 0, 0, fmt::format("/claims/{}", i)},
                 say("'{}' stands here as '{}' and, with the same date, as '{}'",
                     shortened(trimmed(*application_.claims[i].title)), type_title(i), type_title(other)),
                 std::string(tr("one activity should be one entry; both count until a reviewer decides")),
                 Severity::Warning});
    }

    // Most claims are alone on their day or among others of their type.
    [[nodiscard]] bool are_of_several_types(std::span<Titled const> claims) const {
        auto const differs = [&](Titled const& it) {
            return application_.claims[it.claim].type != application_.claims[claims.front().claim].type;
        };
        return std::ranges::any_of(claims, differs);
    }

    // Among claims of one day.
    void find_doubles(std::span<Titled const> claims, std::vector<std::pair<std::size_t, std::size_t>>& doubles) const {
        std::unordered_map<std::string, std::size_t> first;
        for (Titled const& titled : claims) {
            Claim const& claim = application_.claims[titled.claim];
            auto const [known, is_new] = first.emplace(comparison_key(*claim.title), titled.claim);
            if (!is_new && application_.claims[known->second].type != claim.type)
                doubles.emplace_back(titled.claim, known->second);
        }
    }

    CompiledPack const& pack_;
    Application const& application_;
    std::string const& file_;
    BoundApplication& bound_;
    Suggestions near_qualifications_;
    Suggestions near_types_;
};

// The day by which the rules of a scheme are chosen, and how people call it.
struct ChoosingDay {
    std::optional<Date> date; // nullopt: it is not known
    bool begins_cycle;        // else it is the scoring date
    std::string_view path;
};

ChoosingDay choosing_day(CompiledPack const& pack, Application const& application, BoundApplication const& bound) {
    if (pack.pack.header.score_by == rules::Header::ScoreBy::SubmissionDate) return {bound.on, false, "/on"};
    std::string_view const path = application.cycle_start  ? "/cycle_start"
                                  : application.award_date ? "/award_date"
                                                           : "/on";
    return {bound.years.empty() ? std::nullopt : std::optional(bound.cycle_from), true, path};
}

// "the rules prism 2 hold from 2012-01-01, and the scoring date is 2011-12-31"
std::string out_of_force(rules::Header const& header, ChoosingDay const& day, bool early) {
    std::string const limit = short_day(early ? header.effective.from : *header.effective.to);
    std::string const on = short_day(*day.date);
    if (day.begins_cycle)
        return early ? say("the rules {} {} hold from {}, and the cycle begins on {}", header.id, header.version, limit,
                           on)
                     : say("the rules {} {} held until {}, and the cycle begins on {}", header.id, header.version,
                           limit, on);
    return early
               ? say("the rules {} {} hold from {}, and the scoring date is {}", header.id, header.version, limit, on)
               : say("the rules {} {} held until {}, and the scoring date is {}", header.id, header.version, limit, on);
}

void warn_about_dates(CompiledPack const& pack, Application const& application, std::string const& file,
                      BoundApplication& bound) {
    rules::Header const& header = pack.pack.header;
    auto const warn = [&](std::string_view id, std::string_view path, std::string what, std::string remedy) {
        bound.problems.push_back({std::string(id), Place{file, 0, 0, std::string(path)}, std::move(what),
                                  std::move(remedy), Severity::Warning});
    };
    ChoosingDay const day = choosing_day(pack, application, bound);
    bool const early = day.date && *day.date < header.effective.from;
    bool const late = day.date && header.effective.to && *day.date > *header.effective.to;
    if (early || late)
        warn("AW24", day.path, out_of_force(header, day, early),
             std::string(tr("check that this is the version that you want")));
    if (header.review_by && bound.on > *header.review_by)
        warn("AW25", "/on",
             say("the rules {} {} were to be reviewed by {}", header.id, header.version, short_day(*header.review_by)),
             std::string(tr("ask the body whether they still hold")));
    if (header.cycle && bound.cycle_from > bound.on)
        warn("AW27", "/cycle_start",
             say("the cycle begins on {}, and the scoring date is {}, before it", short_day(bound.cycle_from),
                 short_day(bound.on)),
             std::string(tr("check the two dates")));
}

} // namespace

std::string_view to_text(Unused reason) {
    switch (reason) {
    case Unused::No: return "";
    case Unused::Duplicate: return "duplicate";
    case Unused::Excluded: return "excluded";
    case Unused::Expired: return "expired";
    case Unused::OutsideCycle: return "outside-cycle";
    case Unused::Basis: return "basis";
    case Unused::Refused: return "refused";
    case Unused::Requires: return "requires";
    case Unused::NotBest: return "not-best";
    case Unused::BelowMinimum: return "below-minimum";
    case Unused::OverCap: return "over-cap";
    case Unused::NoValue: return "no-value";
    case Unused::Unknown: return "unknown";
    case Unused::Problem: return "problem";
    }
    return "";
}

BoundApplication bind(CompiledPack const& pack, Application const& application, Date on, std::string const& file) {
    BoundApplication bound;
    bound.on = on;
    Ruled const ruled = apply_rulings(pack, application, file, bound);
    if (auto problem = bind_cycle(pack, application, bound)) {
        problem->where = {file, 0, 0, "/cycle_start"};
        bound.problems.push_back(*problem);
    }
    Binder binder(pack, ruled.changed ? *ruled.changed : application, file, bound);
    binder.bind_claims(ruled.refused);
    binder.relate_claims();
    bind_statuses(pack, application, file, bound);
    warn_about_names(pack, application, file, bound);
    warn_about_dates(pack, application, file, bound);
    return bound;
}

std::vector<bool> standing_claims(CompiledPack const& pack, Application const& application, Date on) {
    BoundApplication bound;
    bound.on = on;
    std::string const file;
    Ruled const ruled = apply_rulings(pack, application, file, bound);
    static_cast<void>(bind_cycle(pack, application, bound));
    Binder(pack, ruled.changed ? *ruled.changed : application, file, bound).bind_claims(ruled.refused);
    std::vector<bool> standing;
    standing.reserve(bound.claims.size());
    for (BoundClaim const& claim : bound.claims) standing.push_back(claim.barred == Unused::No);
    return standing;
}

} // namespace accrue::scoring
