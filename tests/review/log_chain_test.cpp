// The log: whatever is done to it is found, given the last witness; by us, and by the script of the README.
#include "review/log_chain.h"

#include <chrono>
#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "fixture.h"
#include "support/folder.h"
#include "support/run_in.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::review;

namespace {

using Entries = std::vector<LogEntry>;

Entries log_of(std::int64_t count) {
    Entries entries;
    LogWitness head{0, std::string(log_origin)};
    for (std::int64_t i = 0; i < count; ++i) {
        entries.push_back(
            next_entry(head, {fmt::format("2012-10-01T{:02}:{:02}:00Z", i / 60 % 24, i % 60), "decided",
                              fmt::format("case-{}", i * 7 % 13), log_content_sha256("salt", "content")}));
        head = {entries.back().seq, entries.back().hash};
    }
    return entries;
}

// Written anew from there on, as somebody would who knows how it is made.
void hash_again(Entries& entries, std::size_t from) {
    for (std::size_t i = from; i < entries.size(); ++i) {
        LogEntry const& old = entries[i];
        entries[i] =
            next_entry(head_of(std::span(entries).first(i)), {old.at, old.event, old.subject, old.content_sha256});
    }
}

class LogDice {
public:
    explicit LogDice(unsigned seed) : generator_(seed) {}
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(generator_); }

private:
    std::mt19937 generator_;
};

void edit(LogEntry& entry, LogDice& dice) {
    switch (dice.below(6)) {
    case 0: entry.seq += 1; break;
    case 1: entry.at[18] = entry.at[18] == '9' ? '0' : '9'; break;
    case 2: entry.event += "x"; break;
    case 3: entry.subject += "x"; break;
    case 4: entry.content_sha256 = sha256_hex(entry.content_sha256); break;
    default: entry.hash = sha256_hex(entry.hash);
    }
}

// Returns the first place at which it is another log, from 0.
std::size_t harm(Entries& entries, LogDice& dice) {
    std::size_t const at = dice.below(entries.size());
    auto const place = entries.begin() + static_cast<std::ptrdiff_t>(at);
    switch (dice.below(5)) {
    case 0: edit(*place, dice); return at;
    case 1: entries.erase(place); return at;
    case 2: {
        std::size_t const other = (at + 1 + dice.below(entries.size() - 1)) % entries.size();
        std::swap(entries[at], entries[other]);
        return std::min(at, other);
    }
    case 3: {
        LogEntry added = entries[dice.below(entries.size())];
        edit(added, dice);
        entries.insert(place, added);
        return at;
    }
    default: entries.erase(place, entries.end()); return at;
    }
}

std::string log_script() {
    std::string const readme = test::file_text(test::source_folder / "src/review/README.md");
    std::size_t const begin = readme.find("```python\n") + 10;
    return readme.substr(begin, readme.find("```", begin) - begin);
}

} // namespace

TEST_CASE("a log that nobody touched holds, and so does its text") {
    Entries const entries = log_of(50);
    std::vector<LogWitness> const witnesses{head_of({}), head_of(std::span(entries).first(20)), head_of(entries)};
    CHECK_FALSE(verify_log(entries, witnesses));
    CHECK_FALSE(verify_log({}, {}));
    LogRead const read = read_log(write_log(entries), "log");
    CHECK_FALSE(read.fault);
    CHECK(read.entries == entries);
}

TEST_CASE("the hash of an entry is what the documentation says") {
    LogEntry const entry = log_of(1).front();
    CHECK(entry.hash == sha256_hex(std::string(64, '0') + "\n" + R"({"at":"2012-10-01T00:00:00Z","content_sha256":")" +
                                   sha256_hex("saltcontent") + R"(","event":"decided","seq":1,"subject":"case-0"})"));
}

TEST_CASE("10,000 random edits, deletions, swaps, insertions and cuts are found at the first bad entry") {
    Entries const whole = log_of(40);
    std::array<LogWitness, 1> const last{head_of(whole)};
    LogDice dice(11);
    for (int i = 0; i < 10'000; ++i) {
        Entries entries = whole;
        std::size_t const at = harm(entries, dice);
        auto const fault = verify_log(entries, last);
        REQUIRE(fault);
        REQUIRE(fault->seq == static_cast<std::int64_t>(at) + 1);
    }
}

TEST_CASE("10,000 random changes after which all hashes were made anew are found by a witness") {
    Entries const whole = log_of(40);
    std::array<LogWitness, 1> const last{head_of(whole)};
    LogDice dice(12);
    int found = 0;
    for (int i = 0; i < 10'000; ++i) {
        Entries entries = whole;
        std::size_t const at = harm(entries, dice);
        hash_again(entries, at);
        if (entries.size() >= whole.size() && std::equal(whole.begin(), whole.end(), entries.begin()))
            continue; // what was edited is made from the rest, or was put in behind the last witness
        ++found;
        REQUIRE(verify_log(entries, last));
        REQUIRE_FALSE(verify_log(entries));
    }
    CHECK(found > 8'000);
}

TEST_CASE("10,000 changes of letters in the text of a log are found") {
    Entries const entries = log_of(40);
    std::string const whole = write_log(entries);
    std::array<LogWitness, 1> const last{head_of(entries)};
    LogDice dice(13);
    for (int i = 0; i < 10'000; ++i) {
        std::string text = whole;
        std::size_t const at = dice.below(text.size());
        switch (dice.below(3)) {
        case 0: text[at] = text[at] == '7' ? '8' : '7'; break;
        case 1: text.erase(at, 1 + dice.below(400)); break;
        default: text.insert(at, 1, " 7\n\"}"[dice.below(5)]);
        }
        if (text == whole) continue;
        LogRead const read = read_log(text, "log");
        bool const is_found = read.fault || verify_log(read.entries, last);
        REQUIRE_MESSAGE(is_found, text);
    }
}

TEST_CASE("a witness of an early time tells where a log that was written anew is another one") {
    Entries entries = log_of(30);
    std::vector<LogWitness> const witnesses{head_of(entries), head_of(std::span(entries).first(10)),
                                            head_of(std::span(entries).first(20))};
    entries[14].subject = "x";
    hash_again(entries, 14);
    auto const fault = verify_log(entries, witnesses);
    REQUIRE(fault);
    CHECK(fault->seq == 20);
    CHECK(fault->problem.id == "A473");
    entries.resize(5);
    CHECK(verify_log(entries, witnesses)->seq == 6);
    CHECK(verify_log(entries, witnesses)->problem.id == "A472");
}

TEST_CASE("a clock that was set back is told, and the log holds") {
    Entries entries = log_of(4);
    entries[2].at = "2011-01-01T00:00:00Z";
    hash_again(entries, 2);
    CHECK_FALSE(verify_log(entries));
    Problems const told = clocks_set_back(entries, "log");
    REQUIRE(told.size() == 1);
    CHECK(told[0].what.starts_with("entry 3 is dated 2011-01-01T00:00:00Z, before entry 2"));
}

TEST_CASE("erasing what an entry was about leaves the log as it is") {
    // The content and its salt are kept elsewhere: nothing in the exported line is theirs but the digest.
    LogEntry const entry = next_entry(
        head_of({}), {"2012-10-01T09:30:00Z", "decided", "7f3a", log_content_sha256("salt", "Ana Kowalska")});
    CHECK(write_log(std::span(&entry, 1)).find("Ana") == std::string::npos);
    CHECK_FALSE(verify_log(std::span(&entry, 1)));
}

TEST_CASE("the script of the README finds what we find") {
    std::string const script = log_script();
    CHECK(std::count(script.begin(), script.end(), '\n') <= 20);
    test::TemporaryFolder const folder;
    folder.write("verify.py", script);
    Entries const entries = log_of(25);
    folder.write("good", write_log(entries));
    auto const run = [&](std::string const& words) {
        return test::run_in(folder.path().string(), "python3 verify.py " + words);
    };
    std::string const witness = fmt::format(" 25 {}", head_of(entries).head);
    auto const good = run("good" + witness);
    CHECK_MESSAGE(good.status == 0, good.output);
    CHECK(good.output == fmt::format("25 entries hold, head {}\n", head_of(entries).head));
    CHECK(run("good").status == 0);

    LogDice dice(14);
    for (int i = 0; i < 8; ++i) {
        Entries changed = entries;
        std::size_t const at = harm(changed, dice);
        folder.write("bad", write_log(changed));
        auto const bad = run("bad" + witness);
        CHECK(bad.status == 1);
        CHECK_MESSAGE(bad.output.starts_with(fmt::format("entry {} ", at + 1)), bad.output);
    }
    Entries anew = entries;
    anew[3].subject = "x";
    hash_again(anew, 3);
    folder.write("anew", write_log(anew));
    CHECK(run("anew").status == 0);
    CHECK(run("anew" + witness).status == 1);
}

TEST_CASE("the work grows with the length of a log and no faster") {
    Entries const entries = log_of(20'000);
    auto const start = std::chrono::steady_clock::now();
    CHECK_FALSE(verify_log(entries));
    CHECK_FALSE(read_log(write_log(entries), "log").fault);
    auto const took = std::chrono::steady_clock::now() - start;
    CHECK(took < std::chrono::seconds(10)); // some hundredths of a second, with room for a slow machine
}
