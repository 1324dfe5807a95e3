// An open file, pipe or folder of the system, closed when its owner goes.
#pragma once

#include <utility>

namespace accrue {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {} // negative: none, as open() says it
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    bool close(); // false: it was not open, or what was written may not be on the disk

private:
    int number_;
};

} // namespace accrue
