#include "evidence/inspection.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "evidence/tool_words.h"

namespace accrue::evidence {
namespace {

using Clock = std::chrono::steady_clock;
using State = Inspection::State;

constexpr char const* input = "in.pdf";
constexpr int damaged_for_qpdf = 2;
constexpr int mended_by_qpdf = 3;

// The tools, one after the other, within one time for all.
class Look {
public:
    Look(Sandbox const& sandbox, std::chrono::milliseconds time) : sandbox_(sandbox), end_(Clock::now() + time) {}

    ToolRun operator()(std::vector<std::string> const& words) const {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(end_ - Clock::now());
        if (left.count() <= 0) return {ToolRun::End::OutOfTime, -1, {}, {}};
        return sandbox_.run(words, {.time = left});
    }

private:
    Sandbox const& sandbox_;
    Clock::time_point end_;
};

bool gave_up(ToolRun const& run) { return run.end != ToolRun::End::Exited; }

bool asks_for_password(ToolRun const& run) { return run.errors.find("Incorrect password") != std::string::npos; }

std::string last_page() { return fmt::format("{}", pages_looked_at); }

void take_info(std::map<std::string, std::string> const& info, Inspection& found) {
    auto const said = [&](char const* name) {
        auto const place = info.find(name);
        return place == info.end() ? std::string_view() : std::string_view(place->second);
    };
    found.pages = first_number(said("Pages"));
    found.protected_ = said("Encrypted").starts_with("yes");
    found.forms = !said("Form").empty() && said("Form") != "none";
    found.scripts = said("JavaScript") == "yes";
    found.sizes = read_sizes(info);
    found.extents = read_extents(info, 1);
}

// An object of the PDF as qpdf writes it: "<< /Type /Catalog /Pages 2 0 R >>"; nothing where there is none.
std::string object_of(Look const& look, std::string const& name) {
    ToolRun const run = look({"qpdf", "--warning-exit-0", "--show-object=" + name, input});
    return run.succeeded() ? run.output : std::string();
}

// What follows a key, a reference to another object followed: "/Root" in "<< /Root 1 0 R >>".
std::string value_of(Look const& look, std::string const& object, std::string_view key) {
    std::size_t const at = object.find(key);
    if (at == std::string::npos) return {};
    std::string value(trimmed(std::string_view(object).substr(at + key.size())));
    return value.starts_with("<<") ? value : object_of(look, fmt::format("{}", first_number(value)));
}

// pdfinfo looks everywhere for scripts but at what is to be done when the document is opened.
bool acts_when_opened(Look const& look) {
    std::string const action = value_of(look, value_of(look, object_of(look, "trailer"), "/Root "), "/OpenAction ");
    return action.find("/JavaScript") != std::string::npos || action.find("/Launch") != std::string::npos;
}

// What could not be found out leaves what is known as it is: TooHeavy says so.
void look_closer(Look const& look, Inspection& found) {
    ToolRun const images = look({"pdfimages", "-list", "-l", last_page(), input});
    ToolRun const fonts = look({"pdffonts", "-l", last_page(), input});
    ToolRun const attached = look({"pdfdetach", "-list", input});
    found.images = read_images(images.output);
    auto [names, missing] = read_fonts(fonts.output);
    found.fonts = std::move(names);
    found.fonts_missing = missing;
    found.attachments = first_number(attached.output);
    found.scripts = found.scripts || acts_when_opened(look);
    ToolRun const check = look({"qpdf", "--check", input});
    bool const heavy = std::ranges::any_of(std::array{&images, &fonts, &attached, &check},
                                           [](ToolRun const* run) { return gave_up(*run); });
    if (heavy) found.state = State::TooHeavy;
    if (gave_up(check)) return;
    if (check.status == mended_by_qpdf) found.state = State::Mendable;
    if (check.status == damaged_for_qpdf) found.state = State::Damaged;
    if (check.status != 0) found.trouble = first_complaint(check.errors);
}

void inspect_pdf(Look const& look, Inspection& found) {
    ToolRun const info = look({"pdfinfo", "-f", "1", "-l", last_page(), input});
    if (gave_up(info)) {
        found.state = State::TooHeavy;
    } else if (asks_for_password(info)) {
        found.state = State::Locked;
    } else if (info.status != 0) {
        found.state = State::Damaged;
        found.trouble = first_complaint(info.errors);
    } else {
        take_info(read_info(info.output), found);
        look_closer(look, found);
    }
}

Problem no_tools(std::string_view tool, std::string_view package) {
    return {"S113",
            {},
            say("the program '{}' is not installed, without which no PDF can be looked at", tool),
            say("install the package {}", package)};
}

} // namespace

Result<Inspection> inspect(std::string_view bytes, Sandbox const& sandbox, std::chrono::milliseconds time) {
    Inspection found;
    found.kind = kind_of(bytes);
    found.bytes = bytes.size();
    found.sha256 = sha256_hex(bytes);
    if (found.kind != FileKind::Pdf) return found;
    if (!sandbox.has("pdfinfo")) return no_tools("pdfinfo", "poppler-utils");
    if (!sandbox.has("qpdf")) return no_tools("qpdf", "qpdf");
    if (auto written = sandbox.put(input, bytes); !written) return written.problem();
    Look const look(sandbox, time);
    inspect_pdf(look, found);
    if (sandbox.has("pdfsig") && bytes.find("/ByteRange") != std::string_view::npos) {
        Signatures const signatures = read_signatures(look({"pdfsig", "-nocert", input}).output);
        bool const more = signatures.end > 0 && signatures.end < bytes.size() &&
                          bytes.find_first_not_of(" \t\r\n", signatures.end) != std::string_view::npos;
        found.changed_after_signing = more || signatures.broken;
    }
    return found;
}

} // namespace accrue::evidence
