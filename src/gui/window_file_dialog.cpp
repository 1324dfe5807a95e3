#include "gui/window_file_dialog.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "domain/texts.h"

namespace accrue::gui {

namespace {

// Globs tell cases apart, people do not.
std::string in_capitals(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

// ACCRUE_FILE_DIALOG=own: whoever likes the path field better, and tests.
bool own_dialog_is_wanted() {
    char const* const wanted = std::getenv("ACCRUE_FILE_DIALOG");
    return wanted != nullptr && std::string_view(wanted) == "own";
}

FileAnswer::Kind kind_of(PortalAnswer::Kind kind) {
    switch (kind) {
    case PortalAnswer::Kind::Chosen: return FileAnswer::Kind::Chosen;
    case PortalAnswer::Kind::Cancelled: return FileAnswer::Kind::Cancelled;
    case PortalAnswer::Kind::NoPortal: return FileAnswer::Kind::CannotAsk;
    }
    return FileAnswer::Kind::CannotAsk;
}

} // namespace

struct FileDialog::State {
    std::function<void()> wake;
    std::mutex mutex;
    std::optional<FileAnswer> answer; // guarded by it
    bool is_asking = false;
    bool cannot_ask = own_dialog_is_wanted();
    std::jthread thread; // last: it ends first
};

FileDialog::FileDialog(std::function<void()> wake) : state_(std::make_unique<State>()) {
    state_->wake = std::move(wake);
}

FileDialog::~FileDialog() = default;

bool FileDialog::ask(FileQuestion const& question, std::string const& parent) {
    State& state = *state_;
    if (state.cannot_ask || state.is_asking) return false;
    state.is_asking = true;
    state.thread = std::jthread(
        [&state, panel = question.panel, asked = portal_question(question, parent)](std::stop_token const& stop) {
            PortalAnswer const answer = ask_portal(asked, [&] { return !stop.stop_requested(); });
            if (stop.stop_requested()) return;
            {
                std::scoped_lock const lock(state.mutex);
                state.answer = FileAnswer{panel, kind_of(answer.kind), answer.path};
            }
            state.wake();
        });
    return true;
}

std::optional<FileAnswer> FileDialog::take() {
    State& state = *state_;
    std::scoped_lock const lock(state.mutex);
    auto answer = std::exchange(state.answer, std::nullopt);
    if (!answer) return answer;
    state.is_asking = false;
    state.cannot_ask = state.cannot_ask || answer->kind == FileAnswer::Kind::CannotAsk;
    return answer;
}

PortalQuestion portal_question(FileQuestion const& question, std::string const& parent) {
    PortalQuestion asked{parent, std::string(tr(question.title)), std::string(tr(question.accept)), question.is_new, {},
                         {}};
    if (question.is_new) asked.file_name = question.hint.substr(question.hint.rfind('/') + 1);
    for (FileKind const& kind : question.kinds) {
        if (kind.name.empty()) continue;
        PortalFilter& filter = asked.filters.emplace_back(PortalFilter{std::string(tr(kind.name)), {}});
        for (std::string_view const ending : kind.endings) {
            if (ending.empty()) continue;
            filter.patterns.push_back("*" + std::string(ending));
            filter.patterns.push_back("*" + in_capitals(std::string(ending)));
        }
    }
    asked.is_folder = question.is_folder;
    if (!question.is_folder) asked.filters.push_back({std::string(tr("All files")), {"*"}});
    return asked;
}

} // namespace accrue::gui
