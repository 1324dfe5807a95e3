#include "domain/descriptor.h"

#include <unistd.h>

namespace accrue {

bool Descriptor::close() { return is_open() && ::close(std::exchange(number_, -1)) == 0; }

} // namespace accrue
