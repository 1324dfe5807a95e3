// Messages: what was refused, what was done and can be taken back. One place, with a sign, what it is, what to do about
// it, and a way to dismiss it. They take room of their own and cover nothing. One that only tells what was done goes by itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/problem.h"
#include "gui/screens/intents.h"
#include "gui/widgets/theme.h"

namespace accrue::gui {

struct Message {
    Tone tone = Tone::Neutral;
    std::string text;
    std::string remedy = {};
    std::string action = {}; // label of the button that asks for `intent`
    std::optional<Intent> intent = {};
    bool until_next_change = false;         // what it offers would mean something else after another change
    std::optional<double> drawn_since = {}; // by ImGui's clock
};

[[nodiscard]] Message message_of(Problem const& problem);
// All that is wrong with a file, in one message.
[[nodiscard]] Message message_of(std::string const& heading, Problems const& problems);

class MessageArea {
public:
    // One that says the same as an earlier one takes its place.
    void add(Message message);
    void forget_offers();  // a change was made: what could be taken back by a message no longer can
    void forget_errors();  // what was tried has worked: what was refused before is over
    bool dismiss_newest(); // false: there is none

    [[nodiscard]] bool empty() const { return messages_.empty(); }
    [[nodiscard]] float height() const { return height_; } // logical pixels, as last drawn

    // In the current pane.
    void draw(Intents& intents);

private:
    void forget_read();

    std::vector<Message> messages_;
    float height_ = 0;
};

} // namespace accrue::gui
