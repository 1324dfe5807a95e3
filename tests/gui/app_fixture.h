// The whole app on a screen without a window, over a real session with the repository's rules and samples.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "gui/app.h"
#include "session/application_desk.h"
#include "support/screen_driver.h"

namespace accrue::test {

inline session::Ports prism_ports() {
    std::filesystem::path const source = ACCRUE_SOURCE_DIR;
    return {[] {
                return *make_date({2012, 9, 12});
            },
            [] { return std::string("2012-09-12T10:00:00Z"); }, source / "rules", source / "assets" / "samples"};
}

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(to_text(result.problem()));
    return std::move(*result);
}

// Somebody with rules that ask for nothing but a name: her application can be sealed. `folder` gets the rules.
inline session::Session session_to_seal(std::filesystem::path const& folder) {
    std::filesystem::path const rules = folder / "rules" / "sample";
    std::filesystem::create_directories(rules);
    std::filesystem::copy_file(std::filesystem::path(ACCRUE_SOURCE_DIR) / "tests" / "packs" / "sample.toml",
                               rules / "sample.toml", std::filesystem::copy_options::overwrite_existing);
    session::Ports ports = prism_ports();
    ports.rules_folder = folder / "rules";
    auto session = must(session::Session::in_memory(ports));
    must(session.start_empty("sample"));
    Applicant applicant;
    applicant.name = "Ana Kowalska";
    applicant.email = "ana@example.org";
    must(session.application().set_applicant(applicant));
    return session;
}

enum class Start { Nothing, Empty, Sample };

struct Size {
    float width = 1280;
    float height = 3400; // nothing scrolls
};

class AppScreen {
public:
    explicit AppScreen(Start start, Size size = {})
        : AppScreen(must(session::Session::in_memory(prism_ports())), start, size) {}
    AppScreen(session::Session open_session, Start start, Size size = {})
        : session(begun(std::move(open_session), start)), app(session),
          screen(
              [this] {
                  app.act();
                  app.draw();
              },
              {.width = size.width, .height = size.height, .host = Host::None}) {}

    [[nodiscard]] session::EntryModel const& entry(std::string_view name) const {
        for (session::GroupModel const& group : session.estimate().groups)
            for (session::EntryModel const& entry : group.entries)
                if (entry.name == name) return entry;
        throw std::runtime_error("no entry is named " + std::string(name));
    }
    [[nodiscard]] std::size_t entries() const {
        std::size_t count = 0;
        for (session::GroupModel const& group : session.estimate().groups) count += group.entries.size();
        return count;
    }
    // The row shows its buttons while the mouse is on it.
    void click_action(std::string const& row, std::string const& action) {
        screen.hover(row);
        screen.click(row + "/" + action);
    }

    session::Session session;
    gui::App app;
    Screen screen;

private:
    static session::Session begun(session::Session session, Start start) {
        if (start == Start::Empty) must(session.start_empty("prism"));
        if (start == Start::Sample) must(session.start_with_sample());
        return session;
    }
};

} // namespace accrue::test
