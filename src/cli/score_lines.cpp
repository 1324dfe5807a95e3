// accrue score --lines FILE: a stream of applications, one a line, scored by one pack.
#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <future>
#include <optional>

#include <fmt/format.h>

#include "cli/long_run.h"
#include "cli/verbs.h"
#include "files/whole_file.h"
#include "formats/assessment_file.h"
#include "session/score_file.h"

namespace accrue::cli {
namespace {

// Lines of a file, and never more of one than the limit.
class LineReader {
public:
    explicit LineReader(std::istream& in) : in_(in) {}

    // False: there is none left. `size` is the whole line's; `line` holds it up to one byte more than the limit.
    bool next(std::string& line, std::size_t& size) {
        line.clear();
        size = 0;
        bool any = false;
        for (;;) {
            if (at_ == block_.size() && !fill()) return any;
            any = true;
            std::string_view const rest = std::string_view(block_).substr(at_);
            std::size_t const end = rest.find('\n');
            std::string_view const piece = rest.substr(0, end);
            line += piece.substr(0, formats::application_byte_limit + 1 - line.size());
            size += piece.size();
            at_ += piece.size() + (end == std::string_view::npos ? 0 : 1);
            if (end != std::string_view::npos) return true;
        }
    }

private:
    bool fill() {
        block_.resize(block_size);
        in_.read(block_.data(), static_cast<std::streamsize>(block_size));
        block_.resize(static_cast<std::size_t>(in_.gcount()));
        at_ = 0;
        return !block_.empty();
    }

    static constexpr std::size_t block_size = 1 << 16;
    std::istream& in_;
    std::string block_;
    std::size_t at_ = 0;
};

// Scores line after line, in the same memory.
class LineScorer {
public:
    LineScorer(ScoreLines const& request, rules::CompiledPack const& pack, Date today)
        : request_(request), pack_(pack), today_(today) {}

    // The line's answer, without a line break.
    std::string score(std::string const& text, std::size_t number) {
        problems_.clear();
        formats::ApplicationRead read = formats::read_application(text, request_.file);
        take(std::move(read.problems), number);
        if (!read.scorable) return formats::write_bad_line(number, problems_);
        if (request_.on) read.application.on = request_.on;
        auto const bound = scoring::bind(pack_, read.application, read.application.on.value_or(today_), request_.file);
        for (Problem const& problem : bound.problems) take({formats::in_file(problem, read)}, number);
        if (request_.explain)
            scoring::evaluate(pack_, bound, request_.basis, workspace_, assessment_, trace_);
        else
            scoring::evaluate(pack_, bound, request_.basis, workspace_, assessment_);
        if (assessment_.overflow) {
            take({scoring::overflow_problem(request_.file)}, number);
            return formats::write_bad_line(number, problems_);
        }
        return formats::write_assessment_line({pack_, read.application, bound, assessment_, read.broken_claims,
                                               problems_, request_.explain ? &trace_ : nullptr});
    }

    std::string refuse(Problem problem, std::size_t number) {
        problems_.clear();
        take({std::move(problem)}, number);
        return formats::write_bad_line(number, problems_);
    }

    [[nodiscard]] Exit last() const { return exit_for(problems_); }

private:
    void take(Problems problems, std::size_t number) {
        auto const set_line = [&](Place& place) {
            if (place.file == request_.file) place.line = static_cast<int>(number);
        };
        for (Problem& problem : problems) {
            set_line(problem.where);
            for (Place& place : problem.also) set_line(place);
            problems_.push_back(std::move(problem));
        }
    }

    ScoreLines const& request_;
    rules::CompiledPack const& pack_;
    Date today_;
    Problems problems_;
    scoring::Workspace workspace_;
    scoring::Assessment assessment_;
    scoring::Trace trace_;
};

// Some lines that follow each other, and then their answers.
class Block {
public:
    // The next lines; false where there is none left.
    bool read(LineReader& reader) {
        lines_.resize(most_lines);
        for (Line& line : lines_)
            if (line.text.capacity() + line.answer.capacity() > most_kept) line = {};
        count_ = 0;
        std::size_t bytes = 0;
        while (count_ < most_lines && bytes < enough_bytes && reader.next(lines_[count_].text, lines_[count_].size))
            bytes += lines_[count_++].text.size();
        return count_ > 0;
    }

    // `before` lines came before this block. Two threads, each half of the block: the lines know nothing of each other.
    void score(std::array<LineScorer, 2>& scorers, std::string const& file, std::size_t before) {
        auto const some = [&](LineScorer& scorer, std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) lines_[i].score(scorer, file, before + i + 1);
        };
        auto other = std::async([&] { some(scorers[1], count_ / 2, count_); });
        some(scorers[0], 0, count_ / 2);
        other.get();
    }

    Exit write(std::ostream& out) const {
        Exit status = Exit::Done;
        for (std::size_t i = 0; i < count_; ++i) {
            out << lines_[i].answer << '\n';
            status = std::max(status, lines_[i].status);
        }
        return status;
    }

    [[nodiscard]] std::size_t size() const { return count_; }

private:
    struct Line {
        std::string text;
        std::size_t size = 0; // of the whole line, of which `text` may hold less
        std::string answer;
        Exit status = Exit::Done;

        void score(LineScorer& scorer, std::string const& file, std::size_t number) {
            constexpr std::size_t limit = formats::application_byte_limit;
            answer =
                size <= limit ? scorer.score(text, number) : scorer.refuse(files::too_large(file, size, limit), number);
            status = scorer.last();
        }
    };

    static constexpr std::size_t most_lines = 256;
    static constexpr std::size_t enough_bytes = 1'000'000;
    static constexpr std::size_t most_kept = 100'000; // bytes, from block to block

    std::vector<Line> lines_;
    std::size_t count_ = 0;
};

} // namespace

Exit run(ScoreLines const& request, session::Ports const& ports, Console const& console) {
    session::LoadedPack const loaded = session::load_pack_file(request.pack);
    Exit status = print_problems(loaded.problems, console);
    if (!loaded.pack) return status;
    std::ifstream in(request.file, std::ios::binary);
    if (!in) return print_problem(files::unreadable(request.file, errno), console);
    LineReader lines(in);
    std::array<LineScorer, 2> scorers{LineScorer(request, *loaded.pack, ports.today()),
                                      LineScorer(request, *loaded.pack, ports.today())};
    Interruption const interruption;
    Progress progress(console, "lines");
    Block block;
    std::size_t done = 0;
    // The last line that was read may have no end where the reading was stopped.
    while (console.out && block.read(lines) && !interruption.requested()) {
        block.score(scorers, request.file, done);
        status = std::max(status, block.write(console.out));
        progress.at(done += block.size());
    }
    progress.end();
    if (interruption.requested()) {
        console.err << fmt::format("Stopped after line {}; what was written is complete.\n", done);
        return interruption.exit();
    }
    if (in.bad()) return print_problem(files::unreadable(request.file, errno), console);
    return status;
}

} // namespace accrue::cli
