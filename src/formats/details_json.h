// What an application says beside its claims, between JSON and the domain, as part of a larger document.
#pragma once

#include <span>
#include <string_view>

#include "domain/application.h"
#include "formats/json.h"
#include "formats/json_object.h"

namespace accrue::formats {

// Fills everything but the claims; what could not be read is left out, with a finding.
void details_from_json(Application& application, Json::Object const& object, Findings& findings);

// A finding for each key of `object` that is neither one of the details nor one of `others`.
void refuse_unknown_detail_keys(Json::Object const& object, std::span<std::string_view const> others,
                                Findings& findings);

enum class DetailsPart { BeforeClaims, AfterClaims }; // where a file has them

void add_details(ObjectWriter& writer, Application const& application, DetailsPart part);

} // namespace accrue::formats
