// Engine and views (views.sql) agree: what items are worth, what categories are credited, what points gates have and need.
#include <algorithm>
#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "random_rules.h"
#include "rule_views.h"
#include "support/packs.h"
#include "support/random_application.h"

namespace accrue::views {
namespace {

using scoring::Assessment;

struct Told { // what the engine says of one application
    Application application;
    Points points;
};

Points points_of(rules::CompiledPack const& pack, Assessment const& assessment) {
    Points points;
    for (scoring::ClaimResult const& claim : assessment.claims) points.items.push_back(claim.value);
    for (scoring::ClaimResult const& item : assessment.claimless) points.claimless.push_back(item.value);
    for (scoring::CategoryResult const& category : assessment.categories) points.categories.push_back(category.counted);
    points.gates.resize(pack.gates.size());
    for (std::size_t g = 0; g < pack.gates.size(); ++g)
        if (pack.gates[g].kind == rules::CompiledGate::Kind::Points)
            points.gates[g] = {assessment.gates[g].have, assessment.gates[g].need, assessment.gates[g].met};
    return points;
}

std::string in_words(Application const& application) {
    std::string text = "on " + to_text(*application.on) + "\n";
    for (Claim const& claim : application.claims) {
        text += fmt::format("{} {} {} on {} from {} to {}", claim.id, claim.type, claim.qualification.value_or("-"),
                            claim.on ? to_text(*claim.on) : "-", claim.from ? to_text(*claim.from) : "-",
                            claim.to ? to_text(*claim.to) : "-");
        for (auto const& [name, value] : claim.fields) text += " " + name + "=" + to_text(value);
        text += "\n";
    }
    return text;
}

// What they say differently; empty: nothing.
std::string difference(rules::CompiledPack const& pack, Points const& engine, Points const& views) {
    std::string text;
    auto const compare = [&](std::string const& what, auto a, auto b) {
        if (a != b) text += fmt::format("{}: engine {}, views {}\n", what, a, b);
    };
    for (std::size_t i = 0; i < engine.items.size(); ++i)
        compare(fmt::format("item of claim {}", i + 1), engine.items[i], views.items[i]);
    for (std::size_t k = 0; k < engine.claimless.size(); ++k)
        compare(fmt::format("item {} without a claim", k + 1), engine.claimless[k], views.claimless[k]);
    for (std::size_t c = 0; c < engine.categories.size(); ++c)
        compare("points in " + pack.pack.categories[c].id, engine.categories[c], views.categories[c]);
    for (std::size_t g = 0; g < pack.gates.size(); ++g) {
        if (!unspoken_key(pack, static_cast<int>(g)).empty()) continue;
        compare("have of " + pack.pack.gates[g].id, engine.gates[g].have, views.gates[g].have);
        compare("need of " + pack.pack.gates[g].id, engine.gates[g].need, views.gates[g].need);
        compare("met: " + pack.pack.gates[g].id, engine.gates[g].met, views.gates[g].met);
    }
    return text;
}

constexpr int most_claims = 8;

enum class Show : std::uint8_t { No, Smallest };

// In how many random applications they differ.
int disagreements(RuleViews& views, rules::CompiledPack const& pack, int count, test::Random& random,
                  Show show = Show::Smallest) {
    std::vector<Told> told;
    scoring::Workspace workspace;
    Assessment assessment;
    while (told.size() < static_cast<std::size_t>(count)) {
        Date const on{pack.pack.header.effective.from.days + static_cast<int>(random() % 1000)};
        Told one{test::random_application(pack.pack, on, random, most_claims), {}};
        auto const bound = scoring::bind(pack, one.application, on);
        scoring::evaluate(pack, bound, all_bases[random() % 4], workspace, assessment);
        if (assessment.overflow) continue; // the result is not valid
        views.add(bound, workspace, assessment);
        one.points = points_of(pack, assessment);
        told.push_back(std::move(one));
    }
    std::vector<Points> const points = views.take();
    int differ = 0;
    std::string smallest;
    std::size_t fewest = 1000;
    for (std::size_t i = 0; i < told.size(); ++i) {
        std::string const text = difference(pack, told[i].points, points[i]);
        if (text.empty()) continue;
        ++differ;
        if (told[i].application.claims.size() >= fewest) continue;
        fewest = told[i].application.claims.size();
        smallest = in_words(told[i].application) + text;
    }
    if (differ > 0 && show == Show::Smallest)
        MESSAGE(pack.pack.header.id << ": " << differ << " of " << count << " differ, such as\n" << smallest);
    return differ;
}

std::vector<std::filesystem::path> shipped_packs() {
    std::vector<std::filesystem::path> files;
    for (char const* folder : {"rules", "tests/packs"})
        for (auto const& entry : std::filesystem::recursive_directory_iterator(test::source_folder / folder))
            if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

constexpr int over_shipped_packs = 85'000; // applications; with those over random packs 100,000
constexpr int random_packs = 60;
constexpr int over_each_random_pack = 250;

TEST_CASE("engine and views agree on random applications over every pack whose keys the views speak") {
    RuleViews views;
    test::Random random(1);
    std::vector<std::filesystem::path> spoken;
    std::string left_out;
    for (std::filesystem::path const& file : shipped_packs()) {
        auto const pack = test::compiled_pack(file);
        if (auto const key = unspoken_key(*pack); !key.empty())
            left_out += fmt::format("\n{}: {}", file.filename().string(), key);
        else
            spoken.push_back(file);
        for (std::size_t g = 0; g < pack->gates.size(); ++g)
            if (auto const key = unspoken_key(*pack, static_cast<int>(g)); !key.empty())
                left_out += fmt::format("\n{}, gate {}: {}", file.filename().string(), pack->pack.gates[g].id, key);
    }
    MESSAGE("the views do not speak" << left_out);
    for (std::filesystem::path const& file : test::packs_below(test::shipped_rules)) {
        CAPTURE(file.string());
        CHECK(std::ranges::find(spoken, file) != spoken.end());
    }
    CHECK(spoken.size() >= 20);
    int const count = over_shipped_packs / static_cast<int>(spoken.size()) + 1;
    for (std::filesystem::path const& file : spoken) {
        CAPTURE(file.string());
        auto const pack = test::compiled_pack(file);
        views.use(*pack, test::parsed_pack(file), test::file_text(file));
        CHECK(disagreements(views, *pack, count, random) == 0);
    }
}

TEST_CASE("engine and views agree on random applications over random packs") {
    RuleViews views;
    test::Random random(2);
    for (int round = 0; round < random_packs; ++round) {
        std::string const text = random_rules(random);
        rules::Pack const rows = rules::parse(text, "random.toml").pack;
        rules::CompiledPack const pack = rules::compile(rows, "random");
        views.use(pack, rows, text);
        int const differ = disagreements(views, pack, over_each_random_pack, random);
        CHECK(differ == 0);
        if (differ > 0) MESSAGE(text);
    }
}

TEST_CASE("a rule that the views read differently is seen") {
    struct Misread {
        char const* pack;
        char const* sql;
    };
    constexpr std::array misread{
        Misread{"rules/prism/prism.toml", "UPDATE rule_node SET most = most - 1 WHERE per = 'life'"},
        Misread{"tests/packs/years.toml", "UPDATE rule_node SET most = most + 1 WHERE per = 'day'"},
        Misread{"tests/packs/years.toml", "UPDATE rule_node SET per = 'life' WHERE per = 'year'"},
        Misread{"tests/packs/years.toml", "UPDATE rule_node SET most = NULL WHERE per = 'cycle'"},
        Misread{"tests/packs/years.toml", "UPDATE rule_gate SET need = need + 1"},
        Misread{"tests/packs/inputs.toml", "UPDATE rule_award SET rounding = 'up'"},
        Misread{"tests/packs/inputs.toml", "UPDATE rule_award SET marginal = 0"},
        Misread{"tests/packs/inputs.toml", "UPDATE rule_award SET less = 0"},
        Misread{"tests/packs/inputs.toml", "UPDATE rule_award SET max_field = NULL"},
        Misread{"tests/packs/inputs.toml", "UPDATE rule_award SET min_num = min_num + 1"},
        Misread{"tests/packs/inputs.toml", "UPDATE rule_award SET item_max = item_max + 1"},
        Misread{"tests/packs/inputs.toml", "UPDATE rule_award SET occurrence_field = NULL"},
        Misread{"tests/packs/awards.toml", "UPDATE rule_award SET factor_field = NULL"},
        Misread{"tests/packs/awards.toml",
                "UPDATE rule_condition SET least_num = least_num + 5 WHERE kind = 'numbers'"},
        Misread{"tests/packs/awards.toml", "DELETE FROM rule_option WHERE option = 'abroad'"},
        Misread{"tests/packs/readings.toml", "DELETE FROM rule_entry WHERE tree >= 0"},
        Misread{"tests/packs/readings.toml", "UPDATE rule_award SET if_gate = NULL"},
        Misread{"tests/packs/tables.toml", "UPDATE rule_cell SET points = points + 1"},
        Misread{"tests/packs/windows.toml", "UPDATE rule_award SET merges = 0"},
        Misread{"tests/packs/carry.toml", "DELETE FROM rule_not_counted"},
        Misread{"tests/packs/carry.toml", "UPDATE rule_gate SET debt = NULL"},
        Misread{"rules/pmi-ccr/pmi-ccr.toml", "UPDATE rule_need SET need = need + 100"},
        Misread{"rules/pmi-ccr/pmi-ccr.toml", "UPDATE rule_most SET most = most - 100"},
        Misread{"rules/prism/cpd.toml", "UPDATE rule_most SET most = most - 1"},
        Misread{"rules/prism/cpd.toml", "UPDATE rule_need SET need = need + 1"},
        Misread{"rules/isaca-cpe/isaca-cpe.toml", "UPDATE rule_gate SET years_done = NULL"},
    };
    RuleViews views;
    test::Random random(3);
    for (Misread const& one : misread) {
        CAPTURE(std::string(one.sql));
        auto const file = test::source_folder / one.pack;
        auto const pack = test::compiled_pack(file);
        views.use(*pack, test::parsed_pack(file), test::file_text(file));
        views.execute(one.sql);
        CHECK(disagreements(views, *pack, 1'000, random, Show::No) > 0);
    }
}

} // namespace
} // namespace accrue::views
