// A pack's text as a tree of nodes in the order in which it was written, each with its line and column, numbers and dates as
// they are spelled. The one place that knows the TOML library. What the keys mean is not known here.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "rules/parse.h"

namespace accrue::rules::parsing {

struct Spot { // from 1; columns count characters
    int line = 0;
    int column = 0;
};

struct Node {
    enum class Kind : std::uint8_t { Table, List, Text, Number, Bool, Date, Time };
    Kind kind = Kind::Table;
    bool item = false;          // of a list: `key` is the list's
    bool yes = false;           // Bool
    std::string_view key;       // empty at the root
    std::string_view text;      // Text: its value; Number, Date and Time: as spelled
    Spot at;                    // of the value; of a [section], its first bracket
    Spot key_at;                // of the key; of an item, its value
    std::vector<Node> children; // of a table or list, as written
};

// Numbers and dates are views of the text that was read, all other views live as long as the tree.
struct Tree {
    Node root;
    std::vector<Positions::Entry> positions;
    Problems problems; // none: the whole text is in `root`
    std::shared_ptr<void const> owner;
};

[[nodiscard]] Tree read_toml(std::string_view text, std::string const& file);

// The digest of a path, step by step: Path().then("award").then("3") is that of "award/3".
class Path {
public:
    [[nodiscard]] Path then(std::string_view step) const;
    [[nodiscard]] std::uint64_t digest() const { return digest_; }

private:
    std::uint64_t digest_ = 0; // 0: the root
};

} // namespace accrue::rules::parsing
