#include "session/rules_content.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/handbook.h"
#include "rules/carried.h"
#include "session/pack_source.h"

namespace accrue::session {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_problems = 500; // that are told one by one

RulesSource source_of(std::string file, std::string text) {
    RulesSource source{std::move(file), std::move(text), {}};
    source.lines.push_back(0);
    for (std::size_t at = source.text.find('\n'); at != std::string::npos; at = source.text.find('\n', at + 1))
        if (at + 1 < source.text.size()) source.lines.push_back(at + 1);
    return source;
}

RulesSource source_of(std::string const& file) {
    auto text = files::read_file(file, most_pack_bytes);
    return source_of(file, text ? std::move(*text) : std::string());
}

// The pack that it is based on, and whatever else a problem is in.
std::vector<std::string> other_files(LoadedPack const& loaded, std::string const& own) {
    std::vector<std::string> files{own};
    auto const add = [&](std::string const& file) {
        std::error_code none;
        if (std::ranges::find(files, file) == files.end() && fs::is_regular_file(file, none)) files.push_back(file);
    };
    add(loaded.origins.base_file());
    for (Problem const& problem : loaded.problems) {
        add(problem.where.file);
        for (Place const& also : problem.also) add(also.file);
    }
    files.erase(files.begin());
    return files;
}

// Places as somebody who looks at the files knows them.
struct Places {
    std::vector<RulesSource> const& sources;
    LoadedPack const& loaded;

    [[nodiscard]] RulesPlace of(Place const& place) const {
        auto const source = std::ranges::find(sources, place.file, &RulesSource::file);
        if (source == sources.end()) return {};
        auto const last = static_cast<int>(source->lines.size());
        return {static_cast<std::size_t>(source - sources.begin()), std::min(place.line, last)};
    }
    [[nodiscard]] RulesPlace of_row(int line) const { return of(loaded.origins.at({loaded.file, line, 0, {}})); }
    [[nodiscard]] static std::string words(Place place) {
        place.file = fs::path(place.file).filename().string();
        return to_text(place);
    }
};

// --- Problems ---

RulesProblem problem_of(Problem const& problem, Places const& places) {
    RulesProblem model{problem.severity,
                       problem.id,
                       capitalised(problem.what),
                       capitalised(problem.remedy),
                       Places::words(problem.where),
                       places.of(problem.where),
                       {}};
    for (Place const& also : problem.also) model.also.emplace_back(Places::words(also), places.of(also));
    return model;
}

std::shared_ptr<RulesReading const> reading_of(LoadedPack const& loaded, std::vector<RulesSource> sources,
                                               std::uint64_t revision) {
    auto reading = std::make_shared<RulesReading>();
    reading->revision = revision;
    reading->sources = std::move(sources);
    Places const places{reading->sources, loaded};
    for (Problem const& problem : loaded.problems) {
        if (reading->problems.size() < most_problems) reading->problems.push_back(problem_of(problem, places));
        ++(problem.severity == Severity::Error ? reading->errors : reading->warnings);
    }
    return reading;
}

// --- What the pack says ---

void add_lines(formats::Phrase const& phrase, RulesCell& cell) {
    if (phrase.items.empty() && !phrase.text.empty()) cell.lines.push_back(phrase.text);
    for (formats::Phrase const& item : phrase.items) add_lines(item, cell);
}

RulesCell cell_of(formats::Phrase const& phrase) {
    RulesCell cell;
    add_lines(phrase, cell);
    return cell;
}

std::vector<RulesCell> cells_of(std::vector<formats::Phrase> const& row, std::size_t count) {
    std::vector<RulesCell> cells;
    cells.reserve(count);
    for (formats::Phrase const& cell : row) cells.push_back(cell_of(cell));
    cells.resize(count);
    return cells;
}

std::string line_of(formats::Phrase const& phrase) { return fmt::format("{}", fmt::join(cell_of(phrase).lines, ", ")); }

struct AsBlock {
    RulesBlock operator()(formats::PageHeading const& heading) const { return RulesHeading{heading.text}; }
    RulesBlock operator()(formats::PageParagraph const& paragraph) const {
        std::string text;
        for (formats::Phrase const& part : paragraph.parts) text += part.text;
        return RulesParagraph{std::move(text)};
    }
    RulesBlock operator()(formats::PageTable const& table) const {
        RulesTable model{table.caption, table.head, {}};
        model.rows.reserve(table.rows.size());
        for (auto const& row : table.rows) model.rows.push_back(cells_of(row, model.head.size()));
        return model;
    }
    RulesBlock operator()(formats::PageFacts const& facts) const {
        std::string text;
        for (formats::PageFact const& fact : facts.rows)
            text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", fact.label, line_of(fact.value));
        return RulesParagraph{std::move(text)};
    }
    RulesBlock operator()(formats::PageBlank const& blank) const { return RulesParagraph{blank.label}; }
    RulesBlock operator()(formats::PageSignature const& signature) const {
        return RulesParagraph{fmt::format("{}: {}", tr("Signature"), signature.signer)};
    }
};

// The one table of a chapter that is a list.
formats::PageTable const& table_of(formats::HandbookChapter const& chapter) {
    return std::get<formats::PageTable>(chapter.blocks.front());
}

void add_catalogue(formats::PageTable const& table, rules::Pack const& pack, Places const& places,
                   RulesContent& content) {
    content.catalogue_head = table.head;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        rules::Qualification const& row = pack.qualifications[i];
        RulesQualification model{row.id, cells_of(table.rows[i], table.head.size()), places.of_row(row.line), {}};
        std::string all = row.id;
        for (RulesCell const& cell : model.cells)
            for (std::string const& line : cell.lines) all.append(" ").append(line);
        model.search_key = search_key(all);
        content.catalogue.push_back(std::move(model));
    }
}

// "Example 'A': the level should be" -> "The level should be", where its name is in sight anyway.
std::string without_name(std::string const& what, std::string const& name) {
    std::string const beginning = fmt::format("Example '{}': ", name);
    return what.starts_with(beginning) ? capitalised(what.substr(beginning.size())) : what;
}

// What is said of examples, by where they stand.
using Failures = std::map<std::pair<std::size_t, int>, std::vector<std::string>>;

Failures failures_in(LoadedPack const& loaded, Places const& places) {
    Failures failures;
    for (Problem const& problem : loaded.problems) {
        if (!problem.id.starts_with("E3")) continue;
        RulesPlace const place = places.of(problem.where);
        failures[{place.source, place.line}].push_back(capitalised(problem.what));
    }
    return failures;
}

void add_examples(std::vector<std::vector<formats::Phrase>> const& rows, rules::Pack const& pack, Places const& places,
                  RulesContent& content) {
    Failures const failures = failures_in(places.loaded, places);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RulesExample model{pack.examples[i].name,
                           line_of(rows[i][1]),
                           cell_of(rows[i][2]).lines,
                           cell_of(rows[i][3]).lines,
                           {},
                           places.of_row(pack.examples[i].line)};
        if (auto const found = failures.find({model.place.source, model.place.line}); found != failures.end())
            for (std::string const& what : found->second) model.failures.push_back(without_name(what, model.name));
        if (!model.failures.empty()) ++content.red;
        content.examples.push_back(std::move(model));
    }
}

void add_figures(rules::Pack const& pack, RulesContent& content) {
    auto const add = [&](std::string_view one, std::string_view many, std::size_t count) {
        if (count > 0) content.figures.emplace_back(tr(count == 1 ? one : many), std::to_string(count));
    };
    add(to_translate("Level"), to_translate("Levels"), pack.levels.size());
    add(to_translate("Step"), to_translate("Steps"), pack.steps.size());
    add(to_translate("Claim type"), to_translate("Claim types"), pack.claims.size());
    add(to_translate("Qualification"), to_translate("Qualifications"), pack.qualifications.size());
    add(to_translate("Category"), to_translate("Categories"), pack.categories.size());
    add(to_translate("Award"), to_translate("Awards"), pack.awards.size());
    add(to_translate("Cap"), to_translate("Caps"), pack.caps.size());
    add(to_translate("Condition"), to_translate("Conditions"), pack.gates.size());
    add(to_translate("Table"), to_translate("Tables"), pack.tables.size());
    add(to_translate("Fee"), to_translate("Fees"), pack.fees.size());
    add(to_translate("Reason"), to_translate("Reasons"), pack.reasons.size());
    add(to_translate("Clause"), to_translate("Clauses"), pack.clauses.size());
    add(to_translate("Worked example"), to_translate("Worked examples"), pack.examples.size());
}

std::shared_ptr<RulesContent const> content_of(rules::CompiledPack const& compiled, Places const& places,
                                               std::uint64_t revision) {
    auto content = std::make_shared<RulesContent>();
    rules::Header const& header = compiled.pack.header;
    content->revision = revision;
    content->id = header.id;
    content->title = header.title;
    content->version = header.version;
    content->in_force = formats::in_force(header.effective);
    content->summary = header.summary.value_or("");
    content->notice = header.notice.value_or("");
    if (header.source) content->source = formats::source_words(*header.source);
    content->sha256 = compiled.sha256;
    add_figures(rules::as_written(compiled.pack), *content);
    for (formats::HandbookChapter const& chapter : formats::handbook_chapters(compiled)) {
        if (chapter.kind == formats::ChapterKind::Catalogue) {
            add_catalogue(table_of(chapter), compiled.pack, places, *content);
        } else if (chapter.kind == formats::ChapterKind::Examples) {
            add_examples(table_of(chapter).rows, compiled.pack, places, *content);
        } else {
            RulesChapter model{chapter.title, {}};
            for (formats::PageBlock const& block : chapter.blocks) model.blocks.push_back(std::visit(AsBlock{}, block));
            content->chapters.push_back(std::move(model));
        }
    }
    return content;
}

void fill(ReadRules& read, LoadedPack const& loaded, std::vector<RulesSource> sources, std::uint64_t revision) {
    read.reading = reading_of(loaded, std::move(sources), revision);
    read.pack = loaded.pack ? loaded.pack : loaded.red;
    if (read.pack) read.content = content_of(*read.pack, Places{read.reading->sources, loaded}, revision);
}

} // namespace

std::string_view RulesSource::line(std::size_t index) const {
    std::size_t const begin = lines[index];
    std::size_t const end = index + 1 < lines.size() ? lines[index + 1] : text.size();
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

ReadRules read_rules(fs::path const& file, std::uint64_t revision) {
    LoadedPack const loaded = check_pack_file(file);
    ReadRules read;
    std::vector<RulesSource> sources{source_of(file.string())};
    for (std::string const& other : other_files(loaded, file.string())) {
        sources.push_back(source_of(other));
        read.hangs_on.emplace_back(other);
    }
    bool const may_lack_base = has_errors(loaded.problems);
    if (may_lack_base || !read.hangs_on.empty()) read.hangs_on.push_back(file.parent_path());
    fill(read, loaded, std::move(sources), revision);
    return read;
}

ReadRules read_stored_rules(Result<rules::PackText> const& stored, std::uint64_t revision) {
    ReadRules read;
    if (!stored) {
        fill(read, {{}, {stored.problem()}, {}, {}}, {}, revision);
        return read;
    }
    fill(read, check_pack_text(*stored), {source_of(stored->file, stored->text)}, revision);
    return read;
}

} // namespace accrue::session
