// From exceptions to Problems. Inside the layer a failure is thrown: Refusal with a finished Problem, or SQLite's own
// exception. Every public function ends in `catch (...) { return failure(...); }`.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "domain/problem.h"
#include "domain/result.h"

namespace accrue::store {

class Connection;
class Transaction;

struct Refusal { // never leaves the layer
    Problem problem;
};

[[nodiscard]] Problem problem(std::string_view id, std::filesystem::path const& file, std::string_view what,
                              std::string_view remedy);

// L108: a file whose pages SQLite cannot make sense of; `detail` is SQLite's word for it.
[[nodiscard]] Problem damaged(std::filesystem::path const& file, std::string_view detail);

// L135: SQLite reads other settings back than were set.
[[nodiscard]] Problem unsafe_sqlite(std::filesystem::path const& file);

// The exception that is being handled, as a Problem. With a transaction: its commit() will refuse.
[[nodiscard]] Problem failure(std::filesystem::path const& file);
[[nodiscard]] Problem failure(Connection const& connection);
[[nodiscard]] Problem failure(Transaction& transaction);

// Throws the problem of a result without a value.
void require(Result<Done> const& done);

} // namespace accrue::store
