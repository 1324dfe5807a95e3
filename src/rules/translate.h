// A pack's texts, each by the key that [text.LANG] calls it by, and a pack in another language. Ids, codes and numbers are
// the same in every language; so is what an application scores.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace accrue::rules {

// How a language is written: "de", "pt-BR", "zh-Hant-TW", that is a language of two or three letters, a script of four, a
// region of two letters or three digits (RFC 5646), so that it has one name only. From other cases and with "_"; empty
// where `text` is no such tag.
[[nodiscard]] std::string spelled_language(std::string_view text);

// Every text that the pack has and that can be translated: "pack.notice", "award.talk.title", "clause.2.1.text",
// "claim.talk.fields.hours.unit". A key that a row leaves out is not among them.
void each_text(Pack& pack, std::function<void(std::string const& key, std::string& text)> const& text);

// The languages that the pack has texts in beside its own, as they first stand in it.
[[nodiscard]] std::vector<std::string> languages_of(Pack const& pack);

// The one of them that answers to `wanted`: itself, else its language without the region ("de" for "de-AT"); empty: none.
[[nodiscard]] std::string language_for(Pack const& pack, std::string_view wanted);

// The pack with the texts of `language`, where it has them; the others stay as they are.
[[nodiscard]] Pack in_language(Pack pack, std::string_view language);

} // namespace accrue::rules
