// The entry of every test binary: doctest's own, with its options (--test-case=..., --list-test-cases, ...).
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
