#include "support/golden.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace accrue::test {

std::string difference_from_golden(std::string const& name, std::string const& text) {
    std::string const path = std::string(ACCRUE_SOURCE_DIR "/tests/gui/golden/") + name + ".txt";
    if (std::getenv("ACCRUE_WRITE_GOLDEN")) std::ofstream(path) << text;
    std::ifstream golden(path);
    if (!golden) return "there is no " + path;
    std::istringstream now(text);
    for (int line = 1;; ++line) {
        std::string wanted;
        std::string found;
        bool const more_wanted = static_cast<bool>(std::getline(golden, wanted));
        bool const more_found = static_cast<bool>(std::getline(now, found));
        if (!more_wanted && !more_found) return {};
        if (more_wanted != more_found || wanted != found)
            return name + ".txt:" + std::to_string(line) + "\n  golden: " + (more_wanted ? wanted : "(the end)") +
                   "\n  now:    " + (more_found ? found : "(the end)");
    }
}

} // namespace accrue::test
