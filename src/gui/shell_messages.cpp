#include "gui/shell_messages.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

constexpr std::size_t most_messages = 3;
constexpr std::size_t most_problems = 6; // told one by one
constexpr double seconds_to_read = 8;

// What was refused, what needs a look and what can be taken back stays until it is answered or over.
bool goes_by_itself(Message const& message) {
    return !message.intent && message.tone != Tone::Warning && message.tone != Tone::Danger;
}

} // namespace

void MessageArea::add(Message message) {
    std::erase_if(messages_, [&](Message const& earlier) {
        return earlier.text == message.text && earlier.remedy == message.remedy && !earlier.intent;
    });
    messages_.push_back(std::move(message));
    if (messages_.size() > most_messages) messages_.erase(messages_.begin());
}

Message message_of(Problem const& problem) {
    Tone const tone = problem.severity == Severity::Error ? Tone::Danger : Tone::Warning;
    std::string const place = to_text(problem.where);
    std::string text = place.empty() ? problem.what : fmt::format("{}: {}", place, problem.what);
    return {.tone = tone, .text = std::move(text), .remedy = problem.remedy};
}

Message message_of(std::string const& heading, Problems const& problems) {
    std::string list;
    for (std::size_t i = 0; i < std::min(problems.size(), most_problems); ++i) {
        Problem const& problem = problems[i];
        if (!list.empty()) list += '\n';
        list += to_text(problem);
    }
    if (problems.size() > most_problems) list += "\n" + say("and {} more", problems.size() - most_problems);
    return {.tone = has_errors(problems) ? Tone::Danger : Tone::Warning, .text = heading, .remedy = list};
}

void MessageArea::forget_offers() {
    std::erase_if(messages_, [](Message const& message) { return message.until_next_change; });
}

void MessageArea::forget_errors() {
    std::erase_if(messages_, [](Message const& message) { return message.tone == Tone::Danger; });
}

bool MessageArea::dismiss_newest() {
    if (messages_.empty()) return false;
    messages_.pop_back();
    return true;
}

void MessageArea::forget_read() {
    double const now = ImGui::GetTime();
    std::erase_if(messages_, [&](Message const& message) {
        return goes_by_itself(message) && message.drawn_since && now - *message.drawn_since >= seconds_to_read;
    });
    std::optional<double>& next_frame_in = environment().next_frame_in;
    for (Message& message : messages_) {
        if (!goes_by_itself(message)) continue;
        if (!message.drawn_since) message.drawn_since = now;
        double const rest = *message.drawn_since + seconds_to_read - now;
        next_frame_in = std::min(next_frame_in.value_or(rest), rest);
    }
}

void MessageArea::draw(Intents& intents) {
    height_ = 0;
    forget_read();
    if (messages_.empty()) return;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    std::optional<std::size_t> closed;
    for (std::size_t i = 0; i < messages_.size(); ++i) {
        Message const& message = messages_[i];
        ui::Banner const banner{
            .tone = message.tone, .text = message.text, .remedy = message.remedy, .action = message.action};
        ui::BannerAnswer const answer = ui::banner(fmt::format("Message {}", i + 1), banner);
        if (answer == ui::BannerAnswer::Action && message.intent) intents.push_back(*message.intent);
        if (answer != ui::BannerAnswer::None) closed = i;
    }
    height_ = (ImGui::GetCursorScreenPos().y - start.y) / theme().scale;
    if (closed) messages_.erase(messages_.begin() + static_cast<std::ptrdiff_t>(*closed));
}

} // namespace accrue::gui
