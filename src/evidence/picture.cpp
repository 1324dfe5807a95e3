#include "evidence/picture.h"

#include <cassert>

#include <fmt/format.h>

#include "domain/texts.h"

namespace accrue::evidence {
namespace {

constexpr char const* pages_name = "pages.pdf";
constexpr ToolLimits picture_limits{.time = std::chrono::seconds(30), .memory = 1024ULL * 1024 * 1024};

Problem missing_tool(std::string_view tool, std::string_view package) {
    return {"S113",
            {},
            say("the program '{}' is not installed, without which no page can be made of this picture", tool),
            say("install the package {}", package)};
}

Problem unreadable_picture() { // what the tools say of it is of no use to anybody
    return {"A301",
            {},
            std::string(tr("this picture cannot be read")),
            std::string(tr("open it in your viewer and save it as JPEG or PNG, or scan it again"))};
}

} // namespace

bool is_picture(FileKind kind) {
    return kind == FileKind::Jpeg || kind == FileKind::Png || kind == FileKind::Tiff || kind == FileKind::Heic;
}

Result<std::string> pages_of_picture(std::string_view bytes, FileKind kind, Sandbox const& sandbox) {
    assert(is_picture(kind));
    std::string picture = fmt::format("picture.{}", format_name(kind));
    if (!sandbox.has("img2pdf")) return missing_tool("img2pdf", "img2pdf");
    if (auto written = sandbox.put(picture, bytes); !written) return written.problem();
    if (kind == FileKind::Heic) {
        if (!sandbox.has("heif-convert")) return missing_tool("heif-convert", "libheif-examples");
        if (!sandbox.run({"heif-convert", "-q", "98", picture, "picture.jpeg"}, picture_limits).succeeded())
            return unreadable_picture();
        picture = "picture.jpeg";
    }
    ToolRun const run = sandbox.run({"img2pdf", "--pagesize", "A4", "--auto-orient", "--fit", "into",
                                     "--rotation=ifvalid", "--nodate", "--output", pages_name, picture},
                                    picture_limits);
    if (!run.succeeded()) return unreadable_picture();
    return sandbox.take(pages_name, most_file_bytes);
}

} // namespace accrue::evidence
