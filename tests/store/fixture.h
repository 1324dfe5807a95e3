// What the tests of the store share: a folder of their own, the value of a result that must be there, sample data.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <stdlib.h>

#include "domain/application.h"
#include "domain/digest.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "store/database.h"
#include "store/records.h"

namespace accrue::store {

inline constexpr std::string_view now = "2012-07-15T09:30:00Z";

class Folder {
public:
    explicit Folder(std::filesystem::path const& parent = std::filesystem::temp_directory_path()) {
        std::string name = (parent / "accrue-store-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() {
        std::error_code error;
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, error);
        std::filesystem::remove_all(path_, error);
    }

    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

template <class T>
T must(Result<T> result) {
    if (!result) FAIL(to_text(result.problem()));
    return std::move(*result);
}

// The id of the problem, or "" where there is none.
template <class T>
std::string problem_id(Result<T> const& result) {
    return result ? std::string() : result.problem().id;
}

inline std::string read_file(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_file(std::filesystem::path const& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline std::string sha256_of(std::filesystem::path const& file) { return sha256_hex(read_file(file)); }

inline Date day(int year, int month, int day) { return make_date({year, month, day}).value(); }

inline Claim sample_claim(int number) {
    Claim claim;
    claim.id = "c" + std::to_string(number);
    claim.type = "post";
    claim.title = "Service desk analyst " + std::to_string(number);
    claim.organisation = "Hospital";
    claim.from = day(2004, 9, 1);
    claim.to = day(2012, 8, 31);
    claim.evidence = {"contract.pdf", "letter " + std::to_string(number) + ".pdf"};
    claim.fields = {
        {"hours", reduced(75, 2)}, {"share", Number{1, 3}}, {"role", std::string("none")}, {"authority", false}};
    return claim;
}

// Every part given.
inline Application full_application() {
    Application a;
    a.scheme = "prism";
    a.pack = "prism@2012.1";
    a.target = "PSM";
    a.on = day(2012, 9, 12);
    a.cycle_start = day(2012, 1, 1);
    a.award_date = day(2011, 1, 1);
    a.status = {{"practising", day(2011, 1, 1), {}}, {"leave", {}, day(2012, 2, 29)}};
    a.applicant = Applicant{"Ana Żółć", "ana@example.org", "+48 12", "Long Street 1\nKraków", true};
    a.claims = {sample_claim(1), sample_claim(2), sample_claim(3)};
    a.claims[1].qualification = "itil-v3-f";
    a.claims[1].on = day(2008, 5, 1);
    a.claims[1].note = "";
    a.claims[1].basis = Basis::Planned;
    a.claims[2].basis = Basis::Verified;
    a.claims[2].evidence.clear();
    a.claims[2].fields.clear();
    a.referees = {{"Jo", "jo@example.org", "Hospital", "manager", day(2008, 1, 1), day(2012, 8, 31), {}, {}},
                  {"Kim", {}, {}, {}, {}, {}, day(2012, 8, 1), "kim.pdf"},
                  {"Li", {}, {}, {}, {}, {}, day(2012, 8, 2), {}}};
    a.statement = "I have …";
    a.declarations = {{"ethics", day(2012, 9, 1)}, {"data", day(2012, 9, 2)}};
    a.documents = {{"cv", "cv.pdf"}, {"payment", "Überweisung.pdf"}};
    a.language = "de";
    a.rulings.resize(5);
    a.rulings[0].claim = "c1";
    a.rulings[1] = {Ruling::Verdict::Reduce, "c3", "", "hours", Number{20, 1}, "R2", "K", day(2012, 10, 1)};
    a.rulings[2] = {Ruling::Verdict::Reduce, "c3", "", "to", day(2012, 1, 1), {}, {}, {}};
    a.rulings[3] = {Ruling::Verdict::Map, "c2", "", {}, std::string("itil-v3-f"), {}, {}, {}};
    a.rulings[4] = {Ruling::Verdict::Waive, "", "declared", {}, std::monostate{}, {}, "K", {}};
    a.costs = {{"itil-v3-so", Number{0, 1}, Number{25, 2}, Number{2, 1}}, {"talk", {}, Number{3, 1}, {}}};
    return a;
}

inline StoredRecord add(Database& database, Application const& application) {
    auto transaction = must(Transaction::begin(database));
    StoredRecord record = must(add_record(transaction, application));
    must(transaction.commit());
    return record;
}

} // namespace accrue::store
