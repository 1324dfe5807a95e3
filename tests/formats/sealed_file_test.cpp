// What a package adds to an application file.
#include "formats/sealed_file.h"

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "formats/json.h"
#include "scoring/scored.h"
#include "support/packs.h"

namespace accrue::formats {

TEST_CASE("canonical JSON has its keys in the order of RFC 8785 and no blanks") {
    // The example of RFC 8785, section 3.2.3, but for its comments.
    auto const json = parse_json("{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew\", "
                                 "\"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji\", \"\\u0080\": \"Control\", "
                                 "\"\\u00f6\": \"Latin\"}",
                                 "a.json");
    REQUIRE(json);
    std::string const text = write_canonical_json(*json);
    std::vector<std::string> const order{"Carriage Return", "One", "Control", "Latin", "Euro Sign", "Emoji", "Hebrew"};
    std::size_t last = 0;
    for (std::string const& word : order) {
        CAPTURE(word);
        std::size_t const at = text.find(word);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
    CHECK(write_canonical_json(*parse_json(R"({"b": [{"d": 1, "c": 2.50}], "a": null})", "a.json")) ==
          R"({"a":null,"b":[{"c":2.50,"d":1}]})");
}

} // namespace accrue::formats
