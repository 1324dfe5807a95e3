// From a pack's text to a compiled pack with its examples run, against toml++'s own parse of the same text.
#include <stdexcept>
#include <string_view>

#include <toml++/toml.h>

#include "report.h"
#include "session/packs.h"
#include "support/packs.h"
#include "support/texts.h"

namespace accrue::bench {

void bench_loading(Figures& figures) {
    std::string const text = test::file_text(test::prism_file);
    auto const load = [&] {
        auto database = store::Database::in_memory();
        if (!database) throw std::runtime_error(to_text(database.problem()));
        session::LoadedPack const loaded = session::load_pack_file(*database, test::prism_file);
        if (loaded.pack == nullptr) throw std::runtime_error("the pack does not load");
    };
    auto const parse_only = [&] {
        toml::table const table = toml::parse(std::string_view(text), std::string_view("prism.toml"));
        if (table.empty()) throw std::runtime_error("empty");
    };
    Pair const pair = timed_in_turns(load, parse_only, 9, 100);
    figures.push_back({"load and check and store and compile prism", "ms", pair.first / 1e6, pair.second / 1e6,
                       "toml++'s parse of the file", 10});
}

} // namespace accrue::bench
