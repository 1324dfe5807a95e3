// What the tests of packages share: a key, parts to seal, and a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "package/keys.h"
#include "package/seal.h"

namespace accrue::test {

inline constexpr std::string_view passphrase = "correct horse";
inline constexpr std::string_view identifier = "0b6a3c1e-52ad-4b8f-9c0e-6f1d2a3b4c5d";
inline constexpr std::string_view trusted_comment = "application 0b6a3c1e-52ad-4b8f-9c0e-6f1d2a3b4c5d";

// The same bytes each time it is made: 0, 1, 2 ... from `first`.
[[nodiscard]] package::RandomBytes counting_bytes(std::uint8_t first = 0);

struct TestKey {
    package::NewKey files;
    package::SigningKey key;
};
[[nodiscard]] TestKey const& test_key(); // one for all tests, since each takes some tenths of a second

// Owns what PackageParts view.
class Parts {
public:
    Parts();
    Parts& evidence(std::string bytes, std::string_view suffix = ".pdf"); // called after its content
    Parts& file(std::string path, std::string bytes);
    [[nodiscard]] package::PackageParts get() const;

    std::string folder = "application";
    std::string uuid{identifier};
    std::string json = "{\"format\":\"accrue.application/1\"}\n";

private:
    std::vector<std::pair<std::string, std::string>> files_;
};

[[nodiscard]] Parts small_parts(); // two pieces of evidence and a document
[[nodiscard]] std::string small_package();

// Runs a command of sh in `folder` and returns what it printed, both ways; fails the test where it does not end with 0.
std::string run(std::string const& folder, std::string const& command);

} // namespace accrue::test
