#include "package/bech32.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace accrue::package {
namespace {

constexpr std::string_view letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"; // 5 bits each
constexpr std::size_t checksum_letters = 6;
constexpr std::size_t longest = 90;

std::uint32_t with(std::uint32_t sum, std::uint32_t value) {
    constexpr std::array<std::uint32_t, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    std::uint32_t const top = sum >> 25U;
    sum = (sum & 0x1ffffffU) << 5U ^ value;
    for (std::size_t i = 0; i < generator.size(); ++i)
        if ((top >> i & 1U) != 0) sum ^= generator[i];
    return sum;
}

// With the checksum at the end it is 1.
std::uint32_t checksum(std::string_view prefix, std::string_view values) {
    std::uint32_t sum = 1;
    for (char const c : prefix) sum = with(sum, static_cast<unsigned char>(c) >> 5U);
    sum = with(sum, 0);
    for (char const c : prefix) sum = with(sum, static_cast<unsigned char>(c) & 31U);
    for (char const value : values) sum = with(sum, static_cast<unsigned char>(value));
    return sum;
}

std::optional<std::string> lower_case(std::string_view text) {
    bool const upper = std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
    bool const lower = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    if (upper && lower) return {};
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

} // namespace

std::optional<std::string> from_bech32(std::string_view prefix, std::string_view text) {
    auto const lower = lower_case(text);
    if (!lower || text.size() > longest || text.size() < prefix.size() + 1 + checksum_letters) return {};
    if (!lower->starts_with(prefix) || (*lower)[prefix.size()] != '1') return {};
    std::string values;
    for (char const c : std::string_view(*lower).substr(prefix.size() + 1)) {
        std::size_t const value = letters.find(c);
        if (value == std::string_view::npos) return {};
        values += static_cast<char>(value);
    }
    if (checksum(prefix, values) != 1) return {};
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (char const value : std::string_view(values).substr(0, values.size() - checksum_letters)) {
        bits = (bits << 5U | static_cast<unsigned char>(value)) & 0xFFFU;
        count += 5;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> count & 0xFFU);
    }
    bool const whole = count < 5 && (bits & ((1U << count) - 1U)) == 0; // what is left over is padding
    return whole ? std::optional(bytes) : std::nullopt;
}

} // namespace accrue::package
