#include "fixture.h"

#include <array>
#include <cstdio>

#include <doctest/doctest.h>

#include "domain/digest.h"

namespace accrue::test {

package::RandomBytes counting_bytes(std::uint8_t first) {
    return [next = first](std::span<std::uint8_t> to_fill) mutable {
        for (std::uint8_t& byte : to_fill) byte = next++;
    };
}

TestKey const& test_key() {
    static TestKey const key = [] {
        auto files = package::make_key(passphrase, counting_bytes());
        REQUIRE(files);
        auto unlocked = package::unlock(files->secret_file, passphrase);
        REQUIRE(unlocked);
        return TestKey{*files, *std::move(unlocked)};
    }();
    return key;
}

Parts::Parts() = default;

Parts& Parts::evidence(std::string bytes, std::string_view suffix) {
    std::string path = "evidence/" + sha256_hex(bytes) + std::string(suffix);
    return file(std::move(path), std::move(bytes));
}

Parts& Parts::file(std::string path, std::string bytes) {
    files_.emplace_back(std::move(path), std::move(bytes));
    return *this;
}

package::PackageParts Parts::get() const {
    package::PackageParts parts{folder, uuid, json, {}};
    for (auto const& [path, bytes] : files_) parts.files.push_back({path, bytes});
    return parts;
}

Parts small_parts() {
    Parts parts;
    parts.file("documents/form.pdf", "%PDF-1.7\nform\n")
        .evidence("%PDF-1.7\ndiploma\n")
        .evidence("\xFF\xD8 scan", ".jpg");
    return parts;
}

std::string small_package() {
    auto const bytes = package::write_package(small_parts().get(), test_key().key, trusted_comment);
    REQUIRE_MESSAGE(bytes, (bytes ? "" : to_text(bytes.problem())));
    return *bytes;
}

std::string run(std::string const& folder, std::string const& command) {
    FILE* const pipe = popen(("cd '" + folder + "' && { " + command + "; } 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    std::array<char, 4096> block{};
    while (std::size_t const count = fread(block.data(), 1, block.size(), pipe)) output.append(block.data(), count);
    int const status = pclose(pipe);
    CAPTURE(command);
    CAPTURE(output);
    CHECK(status == 0);
    return output;
}

} // namespace accrue::test
