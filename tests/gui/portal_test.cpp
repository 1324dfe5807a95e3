// The desktop's file dialog, asked over a bus of our own where a portal made for the test answers.
#include "gui/window_portal.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <signal.h>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <systemd/sd-bus.h>

#include "domain/texts.h"
#include "gui/window_file_dialog.h"

namespace accrue::test {

using gui::PortalAnswer;
using gui::PortalQuestion;
using Kind = PortalAnswer::Kind;

namespace {

// A bus without services, for as long as it is there. Empty address: there is no dbus-daemon to be had.
class PrivateBus {
public:
    PrivateBus() {
        if (char const* const before = std::getenv("DBUS_SESSION_BUS_ADDRESS")) before_ = before;
        FILE* const daemon =
            popen("dbus-daemon --session --nopidfile --fork --print-address=1 --print-pid=1 2>/dev/null", "r");
        std::array<char, 500> line{};
        if (daemon != nullptr && std::fgets(line.data(), line.size(), daemon) != nullptr) address_ = line.data();
        if (daemon != nullptr && std::fgets(line.data(), line.size(), daemon) != nullptr) pid_ = std::atoi(line.data());
        if (daemon != nullptr) pclose(daemon);
        while (!address_.empty() && address_.back() == '\n') address_.pop_back();
        setenv("DBUS_SESSION_BUS_ADDRESS", address_.empty() ? "unix:path=/nonexistent" : address_.c_str(), 1);
    }
    ~PrivateBus() {
        if (pid_ > 0) kill(pid_, SIGTERM);
        if (before_.empty())
            unsetenv("DBUS_SESSION_BUS_ADDRESS");
        else
            setenv("DBUS_SESSION_BUS_ADDRESS", before_.c_str(), 1);
    }
    PrivateBus(PrivateBus const&) = delete;
    PrivateBus& operator=(PrivateBus const&) = delete;

    [[nodiscard]] bool is_there() const { return pid_ > 0; }

private:
    std::string before_;
    std::string address_;
    int pid_ = 0;
};

// What a portal does, as far as we use it.
class FakePortal {
public:
    struct Manners {
        bool has_file_dialogs = true;
        unsigned code = 0;
        std::string uri = "file:///tmp/a.csv";
        bool answers = true;
        bool names_request_itself = false;
    };

    explicit FakePortal(Manners manners) : manners_(std::move(manners)) {
        std::atomic<bool> ready = false;
        thread_ = std::jthread([this, &ready](std::stop_token const& stop) { serve(stop, ready); });
        while (!ready) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    ~FakePortal() { thread_.request_stop(); }
    FakePortal(FakePortal const&) = delete;
    FakePortal& operator=(FakePortal const&) = delete;

    // Of the last question; to be read once it is answered.
    std::string member;
    std::string parent;
    std::string title;
    std::string options; // "accept_label handle_token ..."
    std::string file_name;
    std::atomic<bool> closed = false;

private:
    void serve(std::stop_token const& stop, std::atomic<bool>& ready) {
        sd_bus* bus = nullptr;
        REQUIRE(sd_bus_open_user(&bus) >= 0);
        REQUIRE(sd_bus_request_name(bus, "org.freedesktop.portal.Desktop", 0) >= 0);
        sd_bus_add_fallback(bus, nullptr, "/org/freedesktop/portal/desktop", &FakePortal::answer, this);
        ready = true;
        while (!stop.stop_requested()) {
            if (sd_bus_process(bus, nullptr) == 0) sd_bus_wait(bus, 10'000);
        }
        sd_bus_flush_close_unref(bus);
    }

    static int answer(sd_bus_message* call, void* user, sd_bus_error* error) {
        return static_cast<FakePortal*>(user)->take(call, error);
    }

    int take(sd_bus_message* call, sd_bus_error* error) {
        if (sd_bus_message_is_method_call(call, "org.freedesktop.portal.Request", "Close") > 0) {
            closed = true;
            return sd_bus_reply_method_return(call, "");
        }
        if (!manners_.has_file_dialogs)
            return sd_bus_error_set(error, SD_BUS_ERROR_UNKNOWN_INTERFACE, "No such interface");
        if (sd_bus_message_is_method_call(call, "org.freedesktop.DBus.Properties", "Get") > 0)
            return sd_bus_reply_method_return(call, "v", "u", 3U);
        if (sd_bus_message_is_method_call(call, "org.freedesktop.portal.FileChooser", nullptr) <= 0) return 0;
        return open_dialog(call);
    }

    int open_dialog(sd_bus_message* call) {
        member = sd_bus_message_get_member(call);
        char const* text = "";
        char const* other = "";
        sd_bus_message_read(call, "ss", &text, &other);
        parent = text;
        title = other;
        std::string const token = read_options(call);
        std::string sender = sd_bus_message_get_sender(call) + 1;
        std::replace(sender.begin(), sender.end(), '.', '_');
        std::string request = "/org/freedesktop/portal/desktop/request/" + sender + "/" + token;
        if (manners_.names_request_itself) request += "_of_the_portal";
        int const replied = sd_bus_reply_method_return(call, "o", request.c_str());
        if (!manners_.answers) return replied;
        std::this_thread::sleep_for(std::chrono::milliseconds(20)); // a person
        sd_bus_message* signal = nullptr;
        sd_bus* const bus = sd_bus_message_get_bus(call);
        sd_bus_message_new_signal(bus, &signal, request.c_str(), "org.freedesktop.portal.Request", "Response");
        sd_bus_message_append(signal, "ua{sv}", manners_.code, 2, "choices", "a(ss)", 0, "uris", "as", 1,
                              manners_.uri.c_str());
        sd_bus_send(bus, signal, nullptr);
        sd_bus_message_unref(signal);
        return replied;
    }

    std::string read_options(sd_bus_message* call) {
        std::string token;
        sd_bus_message_enter_container(call, 'a', "{sv}");
        while (sd_bus_message_enter_container(call, 'e', "sv") > 0) {
            char const* key = "";
            char const* value = "";
            sd_bus_message_read(call, "s", &key);
            options += std::string(key) + " ";
            bool const is_text = std::strcmp(key, "handle_token") == 0 || std::strcmp(key, "current_name") == 0;
            if (is_text)
                sd_bus_message_read(call, "v", "s", &value);
            else
                sd_bus_message_skip(call, "v");
            if (std::strcmp(key, "handle_token") == 0) token = value;
            if (std::strcmp(key, "current_name") == 0) file_name = value;
            sd_bus_message_exit_container(call);
        }
        return token;
    }

    Manners manners_;
    std::jthread thread_;
};

PortalQuestion const a_question{
    "x11:1c00007", "Import a file", "Import", false, {}, {{"Tables", {"*.csv", "*.CSV"}}, {"All files", {"*"}}}};

bool always() { return true; }

// Waits for the other thread.
std::optional<gui::FileAnswer> answer_of(gui::FileDialog& dialog) {
    for (int i = 0; i < 1000; ++i) {
        if (auto answer = dialog.take()) return answer;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("a URI is decoded to the path that it means") {
    CHECK(gui::path_of_uri("file:///home/me/M%C3%BCller%20%26%20Co.csv") == "/home/me/Müller & Co.csv");
    CHECK(gui::path_of_uri("file:///a%25b") == "/a%b");
    CHECK(gui::path_of_uri("file:///%e5%b1%b1.json") == "/山.json");
    CHECK(gui::path_of_uri("file://localhost/a.csv") == "/a.csv");
    for (char const* wrong : {"", "a.csv", "/a.csv", "http://x/a.csv", "file://server/a.csv", "file:///a%2",
                              "file:///a%zz", "file:///a%00b", "file://"})
        CHECK_FALSE(gui::path_of_uri(wrong));
}

TEST_CASE("the portal is asked with the words and kinds of the question") {
    auto const asked = gui::portal_question(*gui::question_of(gui::Panel::ExportTable), "x11:1");
    CHECK(asked.title == "Export the entries as a table");
    CHECK(asked.is_new);
    CHECK(asked.file_name == "entries.csv");
    REQUIRE(asked.filters.size() == 2);
    CHECK(asked.filters[0].patterns == std::vector<std::string>{"*.csv", "*.CSV", "*.tsv", "*.TSV", "*.tab", "*.TAB"});
    CHECK(asked.filters[1].patterns == std::vector<std::string>{"*"});
}

TEST_CASE("where a folder is wanted the portal is asked for one, whatever files are in it") {
    auto const asked = gui::portal_question(*gui::question_of(gui::Panel::SaveDocuments), "");
    CHECK(asked.is_folder);
    CHECK_FALSE(asked.is_new);
    CHECK(asked.filters.empty());
}

TEST_CASE("the portal is asked in the language that is spoken") {
    Speaking const german(Language::German);
    auto const asked = gui::portal_question(*gui::question_of(gui::Panel::ExportTable), "");
    CHECK(asked.title == "Einträge als Tabelle exportieren");
    CHECK(asked.accept == "Exportieren");
    CHECK(asked.file_name == "entries.csv");
    REQUIRE(asked.filters.size() == 2);
    CHECK(asked.filters[0].name == "Tabellen");
    CHECK(asked.filters[1].name == "Alle Dateien");
}

TEST_CASE("a portal answers, is cancelled, ends otherwise, or calls its request as it likes") {
    PrivateBus const bus;
    if (!bus.is_there()) {
        MESSAGE("there is no dbus-daemon: not tried");
        return;
    }
    {
        FakePortal portal({.uri = "file:///home/me/M%C3%BCller%20%26%20Co.csv"});
        PortalAnswer const answer = gui::ask_portal(a_question, always);
        CHECK(answer.kind == Kind::Chosen);
        CHECK(answer.path == "/home/me/Müller & Co.csv");
        CHECK(portal.member == "OpenFile");
        CHECK(portal.parent == "x11:1c00007");
        CHECK(portal.title == "Import a file");
        CHECK(portal.options == "handle_token modal accept_label filters ");
    }
    {
        FakePortal portal({});
        PortalQuestion question = a_question;
        question.is_new = true;
        question.file_name = "entries.csv";
        CHECK(gui::ask_portal(question, always).kind == Kind::Chosen);
        CHECK(portal.member == "SaveFile");
        CHECK(portal.file_name == "entries.csv");
    }
    {
        FakePortal portal({.uri = "file:///home/me/papers"});
        PortalQuestion question = a_question;
        question.is_folder = true;
        CHECK(gui::ask_portal(question, always).path == "/home/me/papers");
        CHECK(portal.member == "OpenFile");
        CHECK(portal.options == "handle_token modal accept_label directory filters ");
    }
    {
        FakePortal const portal({.code = 1});
        CHECK(gui::ask_portal(a_question, always).kind == Kind::Cancelled);
    }
    {
        FakePortal const portal({.code = 2});
        CHECK(gui::ask_portal(a_question, always).kind == Kind::NoPortal);
    }
    {
        FakePortal const portal({.uri = "sftp://server/a.csv"});
        CHECK(gui::ask_portal(a_question, always).kind == Kind::NoPortal);
    }
    {
        FakePortal const portal({.names_request_itself = true});
        CHECK(gui::ask_portal(a_question, always).kind == Kind::Chosen);
    }
}

TEST_CASE("without a portal, or with one that has no file dialogs, nothing is waited for") {
    {
        PrivateBus const bus;
        CHECK(gui::ask_portal(a_question, always).kind == Kind::NoPortal); // nobody owns the name
        if (!bus.is_there()) return;
        FakePortal const portal({.has_file_dialogs = false});
        CHECK(gui::ask_portal(a_question, always).kind == Kind::NoPortal);
    }
    setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    CHECK(gui::ask_portal(a_question, always).kind == Kind::NoPortal);
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
}

TEST_CASE("the window asks on another thread, one thing at a time, and closes what nobody answers") {
    PrivateBus const bus;
    if (!bus.is_there()) return;
    auto const& question = *gui::question_of(gui::Panel::Import);
    std::atomic<int> woken = 0;
    {
        FakePortal const portal({});
        gui::FileDialog dialog([&] { ++woken; });
        CHECK(dialog.ask(question, ""));
        CHECK_FALSE(dialog.ask(question, "")); // our own dialog then
        auto const answer = answer_of(dialog);
        REQUIRE(answer);
        CHECK(answer->kind == gui::FileAnswer::Kind::Chosen);
        CHECK(answer->panel == gui::Panel::Import);
        CHECK(answer->path == "/tmp/a.csv");
        CHECK_FALSE(dialog.take());
        CHECK(dialog.ask(question, ""));
    }
    {
        FakePortal const portal({.has_file_dialogs = false});
        gui::FileDialog dialog([&] { ++woken; });
        CHECK(dialog.ask(question, ""));
        REQUIRE(answer_of(dialog)->kind == gui::FileAnswer::Kind::CannotAsk);
        CHECK_FALSE(dialog.ask(question, "")); // known now
    }
    FakePortal const portal({.answers = false});
    {
        gui::FileDialog dialog([&] { ++woken; });
        CHECK(dialog.ask(question, ""));
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    CHECK(portal.closed);
    CHECK(woken >= 2);
}

} // namespace accrue::test
