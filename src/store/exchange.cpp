#include "store/exchange.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "domain/digest.h"

namespace accrue::store {
namespace {

constexpr std::array<std::string_view, 3> value_kinds{"bool", "number", "text"};

int to_int(std::int64_t number) {
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) throw Damage{};
    return static_cast<int>(number);
}

void append(std::string& text, char kind, std::int64_t number) {
    std::array<char, 24> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text += kind;
    text.append(digits.data(), end);
    text += ';';
}

} // namespace

void Values::pass(std::string_view text) {
    if (digest_ == Digest::None) return;
    append(passed_, 't', static_cast<std::int64_t>(text.size()));
    passed_ += text;
}

void Values::pass(std::int64_t number) {
    if (digest_ == Digest::Kept) append(passed_, 'i', number);
}

bool Values::pass_null(bool is_null) {
    if (loading()) is_null = query_->skip_null();
    if (!is_null) return false;
    if (!loading()) query_->bind_null();
    if (digest_ == Digest::Kept) passed_ += '-';
    return true;
}

void Values::value(std::string& text) {
    if (loading()) {
        if (query_->skip_null()) throw Damage{};
        text = query_->text();
    } else {
        query_->bind(text);
    }
    pass(text);
}

void Values::value(std::int64_t& number) {
    if (loading()) {
        if (query_->skip_null()) throw Damage{};
        number = query_->integer();
    } else {
        query_->bind(number);
    }
    pass(number);
}

void Values::value(int& number) {
    std::int64_t wide = number;
    value(wide);
    number = to_int(wide);
}

void Values::value(bool& truth) {
    std::int64_t number = truth ? 1 : 0;
    value(number);
    if (number != 0 && number != 1) throw Damage{};
    truth = number == 1;
}

void Values::value(Number& number) {
    value(number.numerator);
    value(number.denominator);
    if (number.denominator < 1) throw Damage{};
}

void Values::value(Date& day) {
    std::string text = loading() ? std::string() : to_text(day);
    value(text);
    auto const parsed = parse_date(text);
    if (!parsed) throw Damage{};
    day = *parsed;
}

void Values::value(std::optional<std::string>& text) {
    if (pass_null(!text)) return;
    if (!text) text.emplace();
    value(*text);
}

void Values::value(std::optional<std::int64_t>& number) {
    if (pass_null(!number)) return;
    if (!number) number.emplace();
    value(*number);
}

void Values::value(std::optional<int>& number) {
    if (pass_null(!number)) return;
    if (!number) number.emplace();
    value(*number);
}

void Values::value(std::optional<bool>& truth) {
    if (pass_null(!truth)) return;
    if (!truth) truth.emplace();
    value(*truth);
}

void Values::value(std::optional<Number>& number) {
    if (pass_null(!number)) {
        bool const both = pass_null(!number);
        if (!both) throw Damage{};
        return;
    }
    if (!number) number.emplace();
    value(*number);
}

void Values::value(std::optional<Date>& day) {
    if (pass_null(!day)) return;
    if (!day) day.emplace();
    value(*day);
}

void Values::choice(int& index, std::span<std::string_view const> words) {
    assert(loading() || (index >= 0 && static_cast<std::size_t>(index) < words.size()));
    std::string word = loading() ? std::string() : std::string(words[static_cast<std::size_t>(index)]);
    value(word);
    auto const found = std::ranges::find(words, word);
    if (found == words.end()) throw Damage{};
    index = static_cast<int>(found - words.begin());
}

void Values::optional_choice(int& index, std::span<std::string_view const> words) {
    if (pass_null(index < 0))
        index = -1;
    else
        choice(index, words);
}

void Values::mark_table(std::string_view name) {
    if (digest_ == Digest::Kept) passed_ += name;
}

void Values::mark_row(std::span<std::size_t const> keys) {
    if (digest_ == Digest::None) return;
    passed_ += '\n';
    for (std::size_t const key : keys) append(passed_, '#', static_cast<std::int64_t>(key));
}

std::string Values::digest() const { return sha256_hex(passed_); }

void Exchange::table(std::string_view name, std::string_view keys, std::string_view columns) {
    finish();
    mark_table(name);
    begin_table(name, keys, columns);
}

void Exchange::later_table(std::string_view name, std::string_view keys, std::string_view columns) {
    finish();
    unmarked_ = name;
    begin_table(name, keys, columns);
}

void Exchange::begin_table(std::string_view name, std::string_view keys, std::string_view columns) {
    key_count_ = keys.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(keys, ','));
    std::string const all = keys.empty() ? std::string(columns) : fmt::format("{}, {}", keys, columns);
    if (!loading()) { // prepared at the first row: most packs leave many tables empty
        std::string marks = "?";
        for (auto i = std::ranges::count(all, ','); i >= 0; --i) marks += ", ?";
        insert_ = fmt::format("INSERT INTO {}({}, {}) VALUES({})", name, owner_, all, marks);
        return;
    }
    table_.emplace(connection_.query(
        fmt::format("SELECT {} FROM {} WHERE {} = ?{}{}", all, name, owner_, keys.empty() ? "" : " ORDER BY ", keys)));
    use(*table_);
    table_->bind(id_);
    look_ahead();
}

void Exchange::look_ahead() {
    row_ = table_->step();
    taken_ = false;
    ahead_.clear();
    for (std::size_t i = 0; row_ && i < key_count_; ++i) ahead_.push_back(table_->integer());
}

void Exchange::begin_row(std::span<std::size_t const> keys) {
    if (!table_) {
        table_.emplace(connection_.query(insert_));
        use(*table_);
    }
    table_->bind(id_);
    for (std::size_t const key : keys) table_->bind(static_cast<std::int64_t>(key));
}

bool Exchange::next(std::span<std::size_t const> keys, bool more) {
    assert(keys.size() == key_count_);
    if (loading()) {
        if (row_ && taken_) look_ahead();
        more = row_ && std::ranges::equal(keys, ahead_, [](std::size_t key, std::int64_t found) {
                   return static_cast<std::int64_t>(key) == found;
               });
        taken_ = more;
    } else {
        if (row_) table_->run();
        row_ = more;
        if (more) begin_row(keys);
    }
    if (!more) return false;
    if (!unmarked_.empty()) mark_table(std::exchange(unmarked_, {}));
    mark_row(keys);
    return true;
}

void Exchange::texts(std::initializer_list<std::size_t> parents, std::vector<std::string>& list) {
    std::vector<std::size_t> keys(parents);
    keys.push_back(0);
    for (; next(keys, keys.back() < list.size()); ++keys.back()) {
        if (loading()) list.emplace_back();
        value(list[keys.back()]);
    }
}

void Exchange::finish() {
    unmarked_.clear();
    if (!table_) return;
    if (loading() && row_ && taken_) look_ahead();
    if (loading() && row_) throw Damage{};
    if (!loading() && row_) table_->run();
    row_ = false;
    table_.reset();
}

void exchange_claim(Values& values, Claim& claim) {
    values.value(claim.id);
    values.value(claim.type);
    values.value(claim.qualification);
    values.value(claim.title);
    values.value(claim.organisation);
    values.value(claim.on);
    values.value(claim.from);
    values.value(claim.to);
    values.value(claim.note);
    int basis = claim.basis ? static_cast<int>(*claim.basis) : -1;
    values.optional_choice(basis, basis_words);
    if (values.loading() && basis >= 0) claim.basis = static_cast<Basis>(basis);
}

void exchange_field(Values& values, std::pair<std::string, FieldValue>& field) {
    values.value(field.first);
    int kind = static_cast<int>(field.second.index());
    values.choice(kind, value_kinds);
    std::optional<bool> truth;
    std::optional<Number> number;
    std::optional<std::string> text;
    if (auto const* value = std::get_if<bool>(&field.second)) truth = *value;
    if (auto const* value = std::get_if<Number>(&field.second)) number = *value;
    if (auto const* value = std::get_if<std::string>(&field.second)) text = *value;
    values.value(truth);
    values.value(number);
    values.value(text);
    if ((kind == 0 && !truth) || (kind == 1 && !number) || (kind == 2 && !text)) throw Damage{};
    if (kind == 0) field.second = truth.value_or(false);
    if (kind == 1) field.second = *number;
    if (kind == 2) field.second = *std::move(text);
}

} // namespace accrue::store
