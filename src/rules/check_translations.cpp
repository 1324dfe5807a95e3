// Translations: each says in another language what a row of the pack says in its own.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_parts.h"
#include "rules/translate.h"

namespace accrue::rules {
namespace {

// "award.talk.title" is the text `title` of the row "award.talk".
std::string_view row_of(std::string_view key) { return key.substr(0, std::min(key.rfind('.'), key.size())); }

class Texts {
public:
    explicit Texts(Pack pack) {
        each_text(pack, [&](std::string const& key, std::string&) { keys_.insert(key); });
        for (std::string const& key : keys_) {
            all_.push_back(key);
            if (rows_.insert(row_of(key)).second) all_rows_.push_back(row_of(key));
        }
        std::sort(all_.begin(), all_.end());
        std::sort(all_rows_.begin(), all_rows_.end());
    }

    void check(Translation const& translation, Findings& findings) const {
        std::string const& key = translation.key;
        if (keys_.contains(key)) return;
        Path const at = Path("text") / translation.language / key;
        std::string_view const row = row_of(key);
        if (rows_.contains(row))
            findings.error("E297", at, fmt::format("'{}' has no text '{}'", shortened(row), shortened(last_of(key))),
                           fmt::format("its texts are {}", texts_of(row)));
        else
            findings.error("E296", at, fmt::format("this pack has no text '{}'", shortened(key)),
                           instead_of(key, row, findings));
    }

private:
    static std::string_view last_of(std::string_view key) {
        return key.substr(std::min(key.rfind('.') + 1, key.size()));
    }

    [[nodiscard]] std::string texts_of(std::string_view row) const {
        std::string list;
        for (std::string_view const key : all_)
            if (row_of(key) == row) list += fmt::format("{}'{}'", list.empty() ? "" : ", ", last_of(key));
        return list;
    }

    // The same text of a row that is called nearly so, else a key that is.
    [[nodiscard]] std::string instead_of(std::string_view key, std::string_view row, Findings& findings) const {
        constexpr std::string_view did_you_mean = "did you mean '";
        std::string near = findings.instead_of(row, all_rows_);
        if (near.starts_with(did_you_mean)) {
            std::string const meant = near.substr(did_you_mean.size(), near.rfind('\'') - did_you_mean.size());
            std::string const whole = fmt::format("{}.{}", meant, last_of(key));
            if (keys_.contains(whole)) return fmt::format("{}{}'?", did_you_mean, whole);
        }
        near = findings.instead_of(key, all_);
        return near.starts_with(did_you_mean)
                   ? near
                   : "a key is the kind of row, its id and the name of a text, as in \"award.talk.title\"";
    }

    std::unordered_set<std::string> keys_;
    std::unordered_set<std::string_view> rows_;
    std::vector<std::string_view> all_;
    std::vector<std::string_view> all_rows_;
};

} // namespace

void check_translations(Index const& index, Findings& findings) {
    if (index.pack.translations.empty()) return;
    Texts const texts(index.pack);
    for (Translation const& translation : index.pack.translations) texts.check(translation, findings);
}

} // namespace accrue::rules
