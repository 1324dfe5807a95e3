// Engine and views (views.sql) agree: what items are worth, what categories are credited, what points gates have and need.
#include <algorithm>
#include <chrono>
#include <map>

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
    std::vector<bool> asked; // by gate: the views speak of it
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

// How many random applications differ; the smallest of them is shown.
int disagreements(RuleViews& views, rules::CompiledPack const& pack, int count, test::Random& random, int most = 8) {
    std::vector<Told> told;
    scoring::Workspace workspace;
    Assessment assessment;
    for (int i = 0; i < count; ++i) {
        Date const on{pack.pack.header.effective.from.days + static_cast<int>(random() % 1000)};
        Told one{test::random_application(pack.pack, on, random, most), {}, {}};
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
    if (differ > 0)
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

TEST_CASE("engine and views agree on random applications over every pack that the views speak") {
    RuleViews views;
    test::Random random(1);
    std::map<std::string, std::string> left_out;
    for (std::filesystem::path const& file : shipped_packs()) {
        auto const pack = test::compiled_pack(file);
        std::string const name = file.filename().string();
        if (auto const key = unspoken_key(*pack); !key.empty()) {
            left_out[name] = key;
            continue;
        }
        CAPTURE(name);
        auto const start = std::chrono::steady_clock::now();
        views.use(*pack, test::parsed_pack(file), test::file_text(file));
        CHECK(disagreements(views, *pack, 2000, random) == 0);
        MESSAGE(name << " " << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << " s");
    }
    for (auto const& [name, key] : left_out) MESSAGE(name << " is left out: " << key);
}

TEST_CASE("engine and views agree on random applications over random packs") {
    RuleViews views;
    test::Random random(2);
    for (int round = 0; round < 60; ++round) {
        std::string const text = random_rules(random);
        rules::Pack const rows = rules::parse(text, "random.toml").pack;
        rules::CompiledPack const pack = rules::compile(rows, "random");
        views.use(pack, rows, text);
        int const differ = disagreements(views, pack, 400, random);
        CHECK(differ == 0);
        if (differ > 0) MESSAGE(text);
    }
}

} // namespace
} // namespace accrue::views
