#include "session/review_decision.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "domain/texts.h"
#include "files/whole_file.h"
#include "package/keys.h"
#include "session/review_draft.h"
#include "session/session.h"

namespace accrue::session {

DecisionAnswer decide(DecisionWish const& wish) {
    MergeGround const ground = read_merge(wish.merge);
    DecisionAnswer answer;
    answer.problems = ground.problems;
    if (!ground.merge) return answer;
    if (std::ranges::find(ground.problems, Severity::Error, &Problem::severity) != ground.problems.end()) {
        answer.problems.push_back(
            {"A484",
             {ground.file, 0, 0, {}},
             std::string(tr("not everything that was named is sound and counts")),
             std::string(tr("leave out what does not, or have it sent again; nothing was decided"))});
        return answer;
    }
    std::optional<package::SigningKey> key;
    if (wish.secret_key) {
        auto unlocked = package::unlock(*wish.secret_key, wish.passphrase);
        if (!unlocked) {
            answer.problems.push_back(unlocked.problem());
            return answer;
        }
        key.emplace(*std::move(unlocked));
    }
    DecisionDraft const draft =
        draft_decision(ground, wish.words, key ? package::key_text(key->public_key()) : std::string());
    answer = answer_of(ground, draft, key ? &*key : nullptr);
    Problems before = ground.problems;
    if (answer.done && wish.merge.reviewers.empty())
        before.push_back({"AW51",
                          {ground.file, 0, 0, {}},
                          std::string(tr("nobody has said whose reviews may count: any key was taken")),
                          std::string(tr("name the reviewers' keys, so that nobody reviews in their place")),
                          Severity::Warning});
    answer.problems.insert(answer.problems.begin(), before.begin(), before.end());
    return answer;
}

namespace {

struct LetterFile {
    std::filesystem::path file;
    std::string_view bytes;
};

// Each gets its name once all after it are written.
Result<Done> write_all(std::span<LetterFile const> files) {
    if (files.empty()) return Done{};
    return files::write_file(files.front().file.string(), files.front().bytes,
                             [&] { return write_all(files.subspan(1)); });
}

Result<Done> check_place(LetterFile const& wanted) {
    std::string const name = wanted.file.filename().string();
    if (auto library = library_in_place(wanted.file, {}, name + ".new")) return *std::move(library);
    std::error_code none;
    if (!std::filesystem::is_directory(wanted.file, none)) return Done{};
    return Problem{"S104",
                   {wanted.file.string(), 0, 0, {}},
                   std::string(tr("there is a folder of this name")),
                   std::string(tr("choose another folder; nothing was written"))};
}

} // namespace

Result<std::vector<std::filesystem::path>> save_decision(DecisionAnswer const& answer,
                                                         std::filesystem::path const& folder) {
    std::error_code refused; // told by the first file that cannot be written
    std::filesystem::create_directory(folder, refused);
    std::filesystem::path const feedback = folder / answer.feedback_name;
    if (answer.feedback_file.empty() && std::filesystem::exists(feedback, refused))
        return Problem{"A485",
                       {feedback.string(), 0, 0, {}},
                       std::string(tr("a signed decision is in this folder, and this one would not be signed")),
                       std::string(tr("choose another folder; nothing was written"))};
    std::vector<LetterFile> files{{folder / "letter.html", answer.letter_html},
                                  {folder / "letter.pdf", answer.letter_pdf}};
    if (!answer.feedback_file.empty()) files.push_back({feedback, answer.feedback_file});
    for (LetterFile const& file : files)
        if (auto done = check_place(file); !done) return done.problem();
    if (auto done = write_all(files); !done) return done.problem();
    std::vector<std::filesystem::path> saved;
    for (LetterFile const& file : files) saved.push_back(file.file);
    return saved;
}

} // namespace accrue::session
