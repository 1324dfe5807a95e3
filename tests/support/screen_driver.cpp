#include "support/screen_driver.h"

#include <cfloat>
#include <set>
#include <stdexcept>

#include "gui/fonts.h"
#include "support/screen_text.h"

namespace accrue::test {

namespace {

using gui::ReportedItem;

// One for all screens of a test binary: building it takes longer than most tests. With every European alphabet, because
// nothing loads missing characters here.
ImFontAtlas& shared_fonts() {
    static ImFontAtlas atlas;
    static bool loaded = false;
    if (!loaded) {
        gui::FontRequest request;
        (void)gui::widen(request.extra, {0x180, 0x3B1, 0x416, 0x1EA0});
        if (!gui::load_fonts(atlas, request).empty()) throw std::runtime_error("the fonts of ./dev are not installed");
        loaded = true;
    }
    return atlas;
}

std::string path_of(ReportedItem const& item) {
    return item.scope.empty() ? item.label : item.scope + "/" + item.label;
}

bool is_named(ReportedItem const& item, std::string_view name) {
    std::string const path = path_of(item);
    if (path == name) return true;
    return path.size() > name.size() && path.ends_with(name) && path[path.size() - name.size() - 1] == '/';
}

} // namespace

Screen::Screen(std::function<void()> draw, ScreenOptions const& options)
    : draw_(std::move(draw)), options_(options),
      context_(ImGui::CreateContext(&shared_fonts()), ImGui::DestroyContext) {
    ImGui::SetCurrentContext(context_.get());
    environment_.theme = {options.appearance, 1};
    environment_.probe = &probe_;
    ImGuiIO& io = ImGui::GetIO();
    io.UserData = &environment_;
    io.IniFilename = nullptr;
    io.DisplaySize = {options.width, options.height};
    io.DeltaTime = 1 / 60.0F;
    io.MousePos = {-FLT_MAX, -FLT_MAX};
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* self, char const* text) { static_cast<Screen*>(self)->clipboard_ = text; };
    io.GetClipboardTextFn = [](void* self) { return static_cast<Screen*>(self)->clipboard_.c_str(); };
    gui::apply(environment_.theme, ImGui::GetStyle());
    gui::map_keys_without_window();
    frames(3);
}

void Screen::draw_in_host() const {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({options_.width, options_.height});
    ImGui::Begin("Screen", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBringToFrontOnFocus);
    draw_();
    ImGui::End();
}

void Screen::frame() {
    ImGui::SetCurrentContext(context_.get());
    probe_.items.clear();
    probe_.scopes.clear();
    ImGui::NewFrame();
    options_.host == Host::OneWindow ? draw_in_host() : draw_();
    ImGui::Render();
    refuse_equal_names();
}

void Screen::frames(int count) {
    for (int i = 0; i < count; ++i) frame();
}

void Screen::refuse_equal_names() const {
    std::set<std::string> paths;
    for (ReportedItem const& item : probe_.items)
        if (!paths.insert(path_of(item)).second) throw std::runtime_error("two items are named " + path_of(item));
}

std::vector<ReportedItem const*> Screen::find(std::string_view name) const {
    std::vector<ReportedItem const*> found;
    for (ReportedItem const& item : probe_.items)
        if (is_named(item, name)) found.push_back(&item);
    return found;
}

bool Screen::has(std::string_view name) const { return find(name).size() == 1; }

ReportedItem const& Screen::item(std::string_view name) const {
    auto const found = find(name);
    if (found.size() == 1) return *found.front();
    std::string message =
        (found.empty() ? "not on the screen: " : "more than once on the screen: ") + std::string(name);
    message += "\nthere is:";
    for (ReportedItem const& item : probe_.items) message += "\n  " + path_of(item);
    throw std::runtime_error(message);
}

std::string Screen::focused() const {
    for (ReportedItem const& item : probe_.items)
        if (item.focused) return item.label;
    return {};
}

// Moves the mouse onto the item and makes sure that it would get the click.
ImVec2 Screen::reach(std::string_view name) {
    ReportedItem const target = item(name);
    if (!target.on_screen) throw std::runtime_error("scrolled out of view: " + std::string(name));
    ImVec2 const center{(target.min.x + target.max.x) / 2, (target.min.y + target.max.y) / 2};
    ImGui::GetIO().MousePos = center;
    frames(2);
    if (!item(name).hovered) throw std::runtime_error("covered by something else: " + std::string(name));
    return center;
}

void Screen::hover(std::string_view name) {
    reach(name);
    frames(60);
}

void Screen::release_mouse_at(ImVec2 place) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = place;
    io.MouseDown[0] = true;
    frame();
    io.MouseDown[0] = false;
    frame();
}

void Screen::click_at(ImVec2 place) {
    ImGui::GetIO().MousePos = place;
    frame();
    release_mouse_at(place);
    frames(3);
}

void Screen::click(std::string_view name) {
    if (!item(name).enabled) throw std::runtime_error("disabled: " + std::string(name));
    release_mouse_at(reach(name));
    frames(30); // longer than a double click
}

void Screen::double_click(std::string_view name) {
    ImVec2 const place = reach(name);
    release_mouse_at(place);
    release_mouse_at(place);
    frames(30);
}

void Screen::type(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        unsigned const lead = static_cast<unsigned char>(utf8[at++]);
        int const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
        for (int i = 0; i < more && at < utf8.size(); ++i)
            code = code << 6 | (static_cast<unsigned char>(utf8[at++]) & 0x3F);
        gui::type_character(code);
    }
    frames(2);
}

void Screen::drag(ImVec2 from, ImVec2 to) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = from;
    frames(2);
    io.MouseDown[0] = true;
    frame();
    for (int step = 1; step <= 4; ++step) {
        auto const part = static_cast<float>(step) / 4;
        io.MousePos = {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
        frame();
    }
    io.MouseDown[0] = false;
    frames(3);
}

void Screen::wheel(float notches) {
    ImGui::GetIO().MouseWheel = notches;
    frame();
}

void Screen::resize(ImVec2 size) {
    options_.width = size.x;
    options_.height = size.y;
    ImGui::GetIO().DisplaySize = size;
    frames(2);
}

std::vector<ImVec2> Screen::places() const {
    std::vector<ImVec2> places;
    for (ReportedItem const& item : probe_.items)
        if (item.on_screen && item.enabled)
            places.push_back({(item.min.x + item.max.x) / 2, (item.min.y + item.max.y) / 2});
    return places;
}

void Screen::key(gui::Key key, gui::Modifiers modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    bool const control = modifiers == gui::Modifiers::Control || modifiers == gui::Modifiers::ControlShift;
    io.KeyCtrl = control;
    io.KeyShift = modifiers == gui::Modifiers::Shift || modifiers == gui::Modifiers::ControlShift;
    io.KeyAlt = modifiers == gui::Modifiers::Alt;
    io.KeysDown[gui::key_index(key)] = true;
    frame();
    io.KeysDown[gui::key_index(key)] = false;
    io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
    frames(4);
}

void Screen::fill(std::string_view name, std::string_view utf8) {
    click(name);
    key(gui::Key::A, gui::Modifiers::Control);
    key(gui::Key::Delete);
    type(utf8);
}

std::string Screen::text() const {
    ImDrawData const* const frame = ImGui::GetDrawData();
    return text_of(*frame, *ImGui::GetIO().Fonts, probe_.items);
}

bool Screen::shows(std::string_view text) const { return this->text().find(text) != std::string::npos; }

} // namespace accrue::test
