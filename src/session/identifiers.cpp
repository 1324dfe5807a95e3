#include "session/identifiers.h"

#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "package/random.h"

namespace accrue::session {
namespace {

std::string random_identifier() {
    std::array<std::uint8_t, 16> bytes{};
    package::system_random(bytes);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x40U); // version 4 of RFC 4122
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += fmt::format("{:02x}", bytes[i]);
    }
    return text;
}

} // namespace

std::string new_identifier(Ports const& ports) {
    return ports.new_identifier ? ports.new_identifier() : random_identifier();
}

std::string new_salt() {
    std::array<std::uint8_t, 32> bytes{};
    package::system_random(bytes);
    std::string text;
    for (std::uint8_t const byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

} // namespace accrue::session
