// FileDialog: asks for a file through the desktop's portal on a thread of its own, so that the window goes on meanwhile.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "gui/app.h"
#include "gui/window_portal.h"

namespace accrue::gui {

class FileDialog {
public:
    // `wake` is called from the other thread once there is an answer.
    explicit FileDialog(std::function<void()> wake);
    FileDialog(FileDialog const&) = delete;
    FileDialog& operator=(FileDialog const&) = delete;
    ~FileDialog(); // closes what is still asked

    // False where it asks something already, or it is known that nobody answers here: then our own dialog is the way.
    bool ask(FileQuestion const& question, std::string const& parent);
    [[nodiscard]] std::optional<FileAnswer> take(); // each answer once

private:
    struct State;
    std::unique_ptr<State> state_;
};

// As the portal is asked, in the language that is spoken. A new file is proposed by the name in the hint.
[[nodiscard]] PortalQuestion portal_question(FileQuestion const& question, std::string const& parent);

} // namespace accrue::gui
