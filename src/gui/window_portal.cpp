#include "gui/window_portal.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>

#include <systemd/sd-bus.h>

namespace accrue::gui {

namespace {

constexpr char portal_service[] = "org.freedesktop.portal.Desktop";
constexpr char portal_object[] = "/org/freedesktop/portal/desktop";
constexpr char file_chooser[] = "org.freedesktop.portal.FileChooser";
constexpr char request_interface[] = "org.freedesktop.portal.Request";
constexpr std::uint64_t answer_limit = 5'000'000; // microseconds, for a call; not for the person
constexpr std::uint64_t look_around = 200'000;
constexpr std::chrono::seconds a_glance{1}; // nobody closes a dialog sooner

struct Unref {
    void operator()(sd_bus* bus) const { sd_bus_flush_close_unref(bus); }
    void operator()(sd_bus_message* message) const { sd_bus_message_unref(message); }
};
using Bus = std::unique_ptr<sd_bus, Unref>;
using BusMessage = std::unique_ptr<sd_bus_message, Unref>;

struct Response {
    bool is_there = false;
    unsigned code = 2; // 0 chosen, 1 cancelled, 2 ended otherwise
    std::vector<std::string> uris = {};
};

void read_uris(sd_bus_message* message, std::vector<std::string>& uris) {
    if (sd_bus_message_enter_container(message, 'v', "as") <= 0) return;
    if (sd_bus_message_enter_container(message, 'a', "s") > 0) {
        char const* uri = nullptr;
        while (sd_bus_message_read(message, "s", &uri) > 0) uris.emplace_back(uri);
        sd_bus_message_exit_container(message);
    }
    sd_bus_message_exit_container(message);
}

int on_response(sd_bus_message* message, void* user, sd_bus_error* /*error*/) {
    auto& response = *static_cast<Response*>(user);
    response.is_there = true;
    if (sd_bus_message_read(message, "u", &response.code) < 0) response.code = 2;
    if (sd_bus_message_enter_container(message, 'a', "{sv}") < 0) return 0;
    while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
        char const* key = "";
        sd_bus_message_read(message, "s", &key);
        if (std::strcmp(key, "uris") == 0)
            read_uris(message, response.uris);
        else
            sd_bus_message_skip(message, "v");
        sd_bus_message_exit_container(message);
    }
    return 0;
}

bool listen(sd_bus* bus, std::string const& request, Response& response) {
    return sd_bus_match_signal(bus, nullptr, portal_service, request.c_str(), request_interface, "Response",
                               on_response, &response) >= 0;
}

// Where the answer will come from: the name that the portal gives a request, by the caller and its token.
std::string request_path(sd_bus* bus, std::string const& token) {
    char const* name = nullptr;
    if (sd_bus_get_unique_name(bus, &name) < 0) return {};
    std::string sender = name + 1; // ":1.42" is "1_42"
    std::replace(sender.begin(), sender.end(), '.', '_');
    return std::string(portal_object) + "/request/" + sender + "/" + token;
}

int append_filters(sd_bus_message* call, std::vector<PortalFilter> const& filters) {
    if (filters.empty()) return 0;
    int worst = sd_bus_message_open_container(call, 'e', "sv");
    auto const also = [&](int result) { worst = std::min(worst, result); };
    also(sd_bus_message_append(call, "s", "filters"));
    also(sd_bus_message_open_container(call, 'v', "a(sa(us))"));
    also(sd_bus_message_open_container(call, 'a', "(sa(us))"));
    for (PortalFilter const& filter : filters) {
        also(sd_bus_message_open_container(call, 'r', "sa(us)"));
        also(sd_bus_message_append(call, "s", filter.name.c_str()));
        also(sd_bus_message_open_container(call, 'a', "(us)"));
        for (std::string const& pattern : filter.patterns)
            also(sd_bus_message_append(call, "(us)", 0U, pattern.c_str()));
        also(sd_bus_message_close_container(call));
        also(sd_bus_message_close_container(call));
    }
    for (int i = 0; i < 3; ++i) also(sd_bus_message_close_container(call));
    return worst;
}

// The call that opens the dialog; null where it cannot be made.
BusMessage call_for(sd_bus* bus, PortalQuestion const& question, std::string const& token) {
    sd_bus_message* made = nullptr;
    if (sd_bus_message_new_method_call(bus, &made, portal_service, portal_object, file_chooser,
                                       question.is_new ? "SaveFile" : "OpenFile") < 0)
        return nullptr;
    BusMessage call(made);
    int worst = sd_bus_message_append(made, "ss", question.parent.c_str(), question.title.c_str());
    auto const also = [&](int result) { worst = std::min(worst, result); };
    also(sd_bus_message_open_container(made, 'a', "{sv}"));
    also(sd_bus_message_append(made, "{sv}", "handle_token", "s", token.c_str()));
    also(sd_bus_message_append(made, "{sv}", "modal", "b", 1));
    if (!question.accept.empty())
        also(sd_bus_message_append(made, "{sv}", "accept_label", "s", question.accept.c_str()));
    if (question.is_new && !question.file_name.empty())
        also(sd_bus_message_append(made, "{sv}", "current_name", "s", question.file_name.c_str()));
    if (question.is_folder) also(sd_bus_message_append(made, "{sv}", "directory", "b", 1));
    also(append_filters(made, question.filters));
    also(sd_bus_message_close_container(made));
    return worst < 0 ? nullptr : std::move(call);
}

// False where the dialog could not be asked for. `request` is afterwards what the portal calls it.
bool open_dialog(sd_bus* bus, PortalQuestion const& question, std::string const& token, std::string& request,
                 Response& response) {
    BusMessage const call = call_for(bus, question, token);
    if (!call || !listen(bus, request, response)) return false; // before asking, lest the answer is missed
    sd_bus_message* made = nullptr;
    bool const asked = sd_bus_call(bus, call.get(), 0, nullptr, &made) >= 0;
    BusMessage const reply(made);
    if (!asked) return false;
    char const* handle = nullptr;
    bool const named = sd_bus_message_read(made, "o", &handle) > 0;
    if (!named || request == handle) return true;
    request = handle; // portals before 0.9 choose it themselves
    return listen(bus, request, response);
}

bool has_file_dialogs(sd_bus* bus) {
    unsigned version = 0;
    return sd_bus_get_property_trivial(bus, portal_service, portal_object, file_chooser, "version", nullptr, 'u',
                                       &version) >= 0;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

PortalAnswer ask_portal(PortalQuestion const& question, std::function<bool()> const& go_on) {
    using Kind = PortalAnswer::Kind;
    sd_bus* opened = nullptr;
    if (sd_bus_open_user(&opened) < 0) return {Kind::NoPortal};
    Bus const bus(opened);
    sd_bus_set_method_call_timeout(opened, answer_limit);
    if (!has_file_dialogs(opened)) return {Kind::NoPortal};
    std::string const token = "accrue"; // one request for each connection
    std::string request = request_path(opened, token);
    Response response;
    auto const asked_at = std::chrono::steady_clock::now();
    if (request.empty() || !open_dialog(opened, question, token, request, response)) return {Kind::NoPortal};
    while (!response.is_there) {
        if (!go_on()) {
            sd_bus_call_method(opened, portal_service, request.c_str(), request_interface, "Close", nullptr, nullptr,
                               "");
            return {Kind::Cancelled};
        }
        int const done = sd_bus_process(opened, nullptr);
        if (done < 0) return {Kind::NoPortal}; // the bus is gone
        if (done == 0) sd_bus_wait(opened, look_around);
    }
    // A dialog that is closed by its frame or Escape ends as 2, and so does one that never came to be.
    bool const was_seen = std::chrono::steady_clock::now() - asked_at > a_glance;
    if (response.code == 1 || (response.code == 2 && was_seen)) return {Kind::Cancelled};
    auto const path = response.uris.empty() ? std::nullopt : path_of_uri(response.uris.front());
    if (response.code != 0 || !path) return {Kind::NoPortal};
    return {Kind::Chosen, *path};
}

std::optional<std::string> path_of_uri(std::string_view uri) {
    constexpr std::string_view scheme = "file://";
    if (!uri.starts_with(scheme)) return std::nullopt;
    uri.remove_prefix(scheme.size());
    if (uri.starts_with("localhost/")) uri.remove_prefix(std::string_view("localhost").size());
    if (!uri.starts_with('/')) return std::nullopt; // of another machine
    std::string path;
    for (std::size_t i = 0; i < uri.size(); ++i) {
        if (uri[i] != '%') {
            path += uri[i];
            continue;
        }
        if (i + 2 >= uri.size()) return std::nullopt;
        int const high = hex_digit(uri[i + 1]);
        int const low = hex_digit(uri[i + 2]);
        if (high < 0 || low < 0 || high + low == 0) return std::nullopt; // no path holds a NUL
        path += static_cast<char>(16 * high + low);
        i += 2;
    }
    return path;
}

} // namespace accrue::gui
