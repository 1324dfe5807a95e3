// The entry of every test binary: doctest's own, with its options (--test-case=..., --list-test-cases, ...).
//
// The cases of a test suite run in one process, because they share what is costly to make: ctest knows the suite (CMakeLists.txt),
// and so its cases are not among those that are listed.
#include <algorithm>
#include <string_view>

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

int main(int count, char** words) {
    doctest::Context context(count, words);
    if (std::any_of(words, words + count, [](std::string_view word) { return word == "--list-test-cases"; }))
        context.addFilter("test-suite-exclude", "?*");
    return context.run();
}
