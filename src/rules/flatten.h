// A pack that is based on another (rule language, section 2.3) made one text that stands alone: what is stored, hashed and
// compiled. Its rows are the base's, replaced by those of the pack with the same id in their places; new ones follow.
// The text depends on nothing but what the two packs say: not on comments, folders or names of files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/problem.h"
#include "rules/pack.h"

namespace accrue::rules {

// Where the parts of a flattened text stand in the files that their authors know.
class Origins {
public:
    struct Entry { // in the order of the flattened text
        int line = 0;
        int column = 0;
        bool of_base = false;
        int own_line = 0; // in the pack's file or the base's
        int own_column = 0;
    };

    Origins() = default; // of a text that is its author's own
    Origins(std::string file, std::string base_file) : file_(std::move(file)), base_file_(std::move(base_file)) {}
    [[nodiscard]] std::string const& base_file() const { return base_file_; } // empty: the text is its author's own
    void add(Entry entry) { entries_.push_back(entry); }

    // The place of the nearest part at or before `place`; a place without a line, and every place of a text that its author
    // wrote, is left as it is. A column of 0 stays one.
    [[nodiscard]] Place at(Place place) const;
    void restore(Problems& problems) const;

private:
    std::string file_;
    std::string base_file_;
    std::vector<Entry> entries_;
};

struct Flattened {
    std::string text; // empty where `problems` holds an error
    Origins origins;
    Problems problems; // at their places in the authors' files
};

// What the pack names as its base: "prism@2012.1", "prism", empty where that is no text. Nothing where it stands alone, or
// is no TOML, as parse() will say.
[[nodiscard]] std::optional<std::string> base_of(PackText const& pack);

// `others` are the packs among which the base is looked for; the pack itself may be one of them. Nothing where base_of()
// names none.
[[nodiscard]] std::optional<Flattened> flatten(PackText const& pack, std::vector<PackText> const& others);

} // namespace accrue::rules
