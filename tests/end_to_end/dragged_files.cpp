#include "end_to_end/dragged_files.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <thread>

#include <fmt/format.h>
#include <xcb/xcb.h>

namespace accrue::test {

namespace {

template <class Reply>
using Freed = std::unique_ptr<Reply, decltype(&std::free)>;

template <class Reply>
Freed<Reply> freed(Reply* reply) {
    return {reply, &std::free};
}

// With an address as a browser or file manager writes it.
std::string uri_list(std::vector<std::filesystem::path> const& files) {
    std::string list;
    for (std::filesystem::path const& file : files) {
        list += "file://";
        for (char const c : file.string()) {
            bool const plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '/' ||
                               c == '.' || c == '-' || c == '_';
            list += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
        list += "\r\n";
    }
    return list;
}

class DragSource {
public:
    DragSource(std::string const& display, xcb_window_t target)
        : connection_(xcb_connect(display.c_str(), nullptr), &xcb_disconnect), target_(target) {
        if (!works()) return;
        xcb_screen_t const* const screen = xcb_setup_roots_iterator(xcb_get_setup(connection_.get())).data;
        root_ = screen->root;
        window_ = xcb_generate_id(connection_.get());
        xcb_create_window(connection_.get(), XCB_COPY_FROM_PARENT, window_, root_, 0, 0, 1, 1, 0,
                          XCB_WINDOW_CLASS_INPUT_OUTPUT, XCB_COPY_FROM_PARENT, 0, nullptr);
        xcb_set_selection_owner(connection_.get(), window_, atom("XdndSelection"), XCB_CURRENT_TIME);
        xcb_flush(connection_.get());
    }

    [[nodiscard]] bool works() const { return xcb_connection_has_error(connection_.get()) == 0; }

    bool drop(int x, int y, std::string const& list) {
        if (!works()) return false;
        auto const at = freed(xcb_translate_coordinates_reply(
            connection_.get(),
            xcb_translate_coordinates(connection_.get(), target_, root_, static_cast<std::int16_t>(x),
                                      static_cast<std::int16_t>(y)),
            nullptr));
        if (!at) return false;
        auto const place = static_cast<std::uint32_t>(at->dst_x) << 16 | static_cast<std::uint32_t>(at->dst_y);
        tell("XdndEnter", {window_, 5U << 24, atom("text/uri-list"), 0, 0});
        tell("XdndPosition", {window_, 0, place, XCB_CURRENT_TIME, atom("XdndActionCopy")});
        auto const status = wait_for("XdndStatus", list);
        if (!status || (status->data.data32[1] & 1) == 0) return false;
        tell("XdndDrop", {window_, 0, XCB_CURRENT_TIME, 0, 0});
        auto const finished = wait_for("XdndFinished", list);
        return finished && finished->data.data32[1] != 0; // GLFW says how many bytes it got, not 1
    }

private:
    xcb_atom_t atom(std::string const& name) {
        auto const reply = freed(xcb_intern_atom_reply(
            connection_.get(),
            xcb_intern_atom(connection_.get(), 0, static_cast<std::uint16_t>(name.size()), name.c_str()), nullptr));
        return reply ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
    }

    template <class Event>
    void send(xcb_window_t to, Event const& event) {
        std::array<char, 32> bytes{};
        std::memcpy(bytes.data(), &event, std::min(sizeof event, bytes.size()));
        xcb_send_event(connection_.get(), 0, to, XCB_EVENT_MASK_NO_EVENT, bytes.data());
        xcb_flush(connection_.get());
    }

    void tell(std::string const& what, std::array<std::uint32_t, 5> const& data) {
        xcb_client_message_event_t event{};
        event.response_type = XCB_CLIENT_MESSAGE;
        event.format = 32;
        event.window = target_;
        event.type = atom(what);
        std::memcpy(event.data.data32, data.data(), sizeof event.data.data32);
        send(target_, event);
    }

    void answer(xcb_selection_request_event_t const& request, std::string const& list) {
        xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, request.requestor, request.property,
                            request.target, 8, static_cast<std::uint32_t>(list.size()), list.data());
        xcb_selection_notify_event_t event{};
        event.response_type = XCB_SELECTION_NOTIFY;
        event.time = request.time;
        event.requestor = request.requestor;
        event.selection = request.selection;
        event.target = request.target;
        event.property = request.property;
        send(request.requestor, event);
    }

    // Hands the files over meanwhile, when they are asked for.
    std::optional<xcb_client_message_event_t> wait_for(std::string const& what, std::string const& list) {
        xcb_atom_t const wanted = atom(what);
        auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (std::chrono::steady_clock::now() < end) {
            auto const event = freed(xcb_poll_for_event(connection_.get()));
            if (!event) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                continue;
            }
            int const kind = event->response_type & 0x7F;
            if (kind == XCB_SELECTION_REQUEST)
                answer(*reinterpret_cast<xcb_selection_request_event_t const*>(event.get()), list);
            if (kind != XCB_CLIENT_MESSAGE) continue;
            auto const& message = *reinterpret_cast<xcb_client_message_event_t const*>(event.get());
            if (message.type == wanted) return message;
        }
        return std::nullopt;
    }

    std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> connection_;
    xcb_window_t target_;
    xcb_window_t root_ = 0;
    xcb_window_t window_ = 0;
};

} // namespace

bool drop_files(std::string const& display, std::string const& window, int x, int y,
                std::vector<std::filesystem::path> const& files) {
    return DragSource(display, static_cast<xcb_window_t>(std::strtoul(window.c_str(), nullptr, 10)))
        .drop(x, y, uri_list(files));
}

} // namespace accrue::test
