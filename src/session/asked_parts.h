// What a pack asks an applicant for at a level, and what an application has of it: for the screen, for the documents, and for
// whoever receives the package. Private to the session.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"
#include "rules/pack.h"
#include "session/application_model.h"

namespace accrue::session {

// Ids of documents that Accrue makes, or that are given when something is paid: packs name them so.
inline constexpr std::string_view form_document = "form";
inline constexpr std::string_view cv_document = "cv";
inline constexpr std::string_view payment_document = "payment";

struct AskedDocument {
    rules::Document const* row = nullptr;
    bool made = false;  // by Accrue, where the person names no file: the form, and the CV
    bool later = false; // proof of what is paid after the review
};
// `paid_before`: something is to be paid before the review.
[[nodiscard]] std::vector<AskedDocument> asked_documents(rules::Pack const& pack, std::string const& level,
                                                         bool paid_before);
[[nodiscard]] std::vector<rules::Declaration const*> asked_declarations(rules::Pack const& pack,
                                                                        std::string const& level);
[[nodiscard]] rules::RefereeRule const* referee_rule(rules::Pack const& pack, std::string const& level); // null: none
[[nodiscard]] StatementLimits limits_of(rules::Statement const& rule);

// The file that the application names for a document; null: none.
[[nodiscard]] std::string const* named_document(Application const& application, std::string_view id);
// When a declaration was accepted; null: it was not.
[[nodiscard]] Date const* accepted_on(Application const& application, std::string_view declaration);

} // namespace accrue::session
