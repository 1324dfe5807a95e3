#include "session/draft_reading.h"

#include <algorithm>
#include <optional>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/application_file.h"
#include "formats/json_object.h"
#include "rules/compiled.h"
#include "session/form_models.h"
#include "session/words.h"

namespace accrue::session {
namespace {

// Reads the texts of one draft one by one.
class TextReader {
public:
    TextReader(rules::Pack const& pack, rules::ClaimType const& type, Texts const& texts, DraftReading& reading)
        : pack_(pack), type_(type), texts_(texts), reading_(reading) {}

    void read() {
        Claim& claim = reading_.claim;
        claim.type = type_.id;
        claim.qualification = qualification();
        claim.title = line(key::title);
        claim.organisation = line(key::organisation);
        if (type_.period) {
            claim.from = day(key::from);
            claim.to = day(key::to);
        } else {
            claim.on = day(key::on);
        }
        for (rules::Field const& field : type_.fields)
            if (!field.derived) read_field(field);
        read_evidence();
        claim.note = checked(key::note, formats::TextKind::Note);
        claim.basis = parse_basis(text_of(texts_, key::basis));
        warn_about_the_rest();
    }

private:
    void refuse(std::string_view key, std::string_view what, std::string_view remedy) {
        reading_.problems.push_back(
            {std::string(key), as_sentence(std::string(what)), as_sentence(std::string(remedy)), false});
    }

    // A text within the limits of a file; absent where it is blank or beyond them.
    std::optional<std::string> checked(std::string_view key, formats::TextKind kind) {
        return checked(key, text_of(texts_, key), kind);
    }

    std::optional<std::string> checked(std::string_view key, std::string_view text, formats::TextKind kind) {
        if (trimmed(text).empty()) return std::nullopt;
        if (find_invalid_utf8(text) != std::string_view::npos) {
            refuse(key, tr("this text has characters that are not UTF-8"), tr("type it again"));
            return std::nullopt;
        }
        formats::Findings findings{{}};
        auto read = formats::read_text({std::string(text)}, kind, key, "", findings);
        for (Problem const& problem : findings.problems) refuse(key, problem.what, problem.remedy);
        return read;
    }

    std::optional<std::string> line(std::string_view key) {
        return checked(key, trimmed(text_of(texts_, key)), formats::TextKind::Line);
    }

    // An id of the catalogue, a title of it, or a name that it does not have.
    std::optional<std::string> qualification() {
        if (!type_.catalogue) return std::nullopt;
        auto written = line(key::qualification);
        if (!written || rules::find_qualification(pack_, *written) != rules::none) return written;
        std::string const wanted = comparison_key(*written);
        for (rules::Qualification const& row : pack_.qualifications)
            if (comparison_key(row.title) == wanted) return row.id;
        return written;
    }

    std::optional<Date> day(std::string_view key) {
        std::string_view const text = trimmed(text_of(texts_, key));
        if (text.empty()) return std::nullopt;
        if (auto const date = read_date(text)) return date;
        refuse_day(key, text, written_day(text).has_value());
        return std::nullopt;
    }

    void refuse_day(std::string_view key, std::string_view text, bool readable) {
        std::string const shown = shortened(text, 30);
        if (readable) {
            refuse(key, say("'{}' is no day of the calendar from 1900 to 2200", shown), tr("correct it"));
            return;
        }
        std::string remedy(tr("write year, month and day as in 2012-09-30"));
        auto const slashed = day_month_year(text, '/');
        auto const one = slashed ? make_date(*slashed) : std::nullopt;
        auto const other = slashed ? make_date({slashed->year, slashed->day, slashed->month}) : std::nullopt;
        if (one && other && *one != *other) {
            refuse(key, say("'{}' can be read in two ways", shown),
                   say("write {} or {}", to_text(*one), to_text(*other)));
            return;
        }
        if (one || other) remedy = say("write {}", to_text(one ? *one : *other));
        refuse(key, say("'{}' is not a date", shown), remedy);
    }

    void read_field(rules::Field const& field) {
        std::string_view const text = trimmed(text_of(texts_, field.name));
        if (text.empty()) return;
        switch (field.kind) {
        case rules::Field::Kind::Int:
        case rules::Field::Kind::Decimal: read_number(field, text); return;
        case rules::Field::Kind::Bool: read_answer(field, text); return;
        case rules::Field::Kind::Enum: set_field(reading_.claim, field.name, std::string(text)); return;
        case rules::Field::Kind::Text:
            if (auto read = checked(field.name, text_of(texts_, field.name), formats::TextKind::Note))
                set_field(reading_.claim, field.name, std::move(*read));
            return;
        }
    }

    void read_number(rules::Field const& field, std::string_view text) {
        auto const number = parse_number(text);
        if (number) {
            set_field(reading_.claim, field.name, *number);
            return;
        }
        std::string with_point(text);
        std::ranges::replace(with_point, ',', '.');
        bool const comma_alone = with_point != text && parse_number(with_point);
        refuse(field.name, number.problem().what, comma_alone ? say("write {}", with_point) : number.problem().remedy);
    }

    void read_answer(rules::Field const& field, std::string_view text) {
        if (text == "true" || text == "false")
            set_field(reading_.claim, field.name, text == "true");
        else
            refuse(field.name, say("'{}' is neither yes nor no", shortened(text, 30)), tr("choose yes or no"));
    }

    void read_evidence() {
        std::string_view rest = text_of(texts_, key::evidence);
        auto& names = reading_.claim.evidence;
        while (!rest.empty()) {
            std::size_t const end = std::min(rest.find('\n'), rest.size());
            auto name = checked(key::evidence, trimmed(rest.substr(0, end)), formats::TextKind::Line);
            if (name) names.push_back(std::move(*name));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (names.size() > formats::list_limit)
            refuse(key::evidence, say("{} files are named", names.size()),
                   say("at most {} are kept", formats::list_limit));
    }

    [[nodiscard]] bool is_read(std::string_view key) const {
        bool const period_key = key == key::from || key == key::to;
        if (period_key || key == key::on) return period_key == type_.period;
        if (key == key::qualification) return type_.catalogue;
        return key == key::title || key == key::organisation || key == key::evidence || key == key::note ||
               key == key::basis || rules::find_field(type_, key) != rules::none;
    }

    void warn_about_the_rest() {
        for (auto const& [key, text] : texts_)
            if (!trimmed(text).empty() && !is_read(key))
                reading_.problems.push_back(
                    {key,
                     say("{} is not asked for '{}', which is '{}' here.", type_.title, shortened(key), shortened(text)),
                     std::string(tr("Saving leaves it out.")), true});
    }

    rules::Pack const& pack_;
    rules::ClaimType const& type_;
    Texts const& texts_;
    DraftReading& reading_;
};

} // namespace

std::string_view text_of(Texts const& texts, std::string_view key) {
    for (auto const& [name, text] : texts)
        if (name == key) return text;
    return {};
}

Texts with_form_keys(rules::ClaimType const* type, Texts const& texts) {
    Texts all;
    if (type != nullptr)
        for (FieldModel const& field : form_fields(*type, {}))
            all.emplace_back(field.key, std::string(text_of(texts, field.key)));
    for (auto const& text : texts)
        if (std::ranges::find(all, text.first, &Texts::value_type::first) == all.end()) all.push_back(text);
    return all;
}

Texts texts_from(Claim const& claim) {
    Texts texts;
    auto const add = [&](std::string_view key, std::optional<std::string> text) {
        if (text && !text->empty()) texts.emplace_back(key, std::move(*text));
    };
    auto const day = [](std::optional<Date> date) { return date ? std::optional(to_text(*date)) : std::nullopt; };
    add(key::qualification, claim.qualification);
    add(key::title, claim.title);
    add(key::organisation, claim.organisation);
    add(key::on, day(claim.on));
    add(key::from, day(claim.from));
    add(key::to, day(claim.to));
    add(key::note, claim.note);
    std::string files;
    for (std::string const& name : claim.evidence) files += (files.empty() ? "" : "\n") + name;
    add(key::evidence, files);
    if (claim.basis) add(key::basis, std::string(to_text(*claim.basis)));
    for (auto const& [name, value] : claim.fields) add(name, to_text(value));
    return texts;
}

DraftReading read_draft(rules::Pack const& pack, rules::ClaimType const& type, Texts const& texts) {
    DraftReading reading;
    TextReader(pack, type, texts, reading).read();
    return reading;
}

std::string as_sentence(std::string text) {
    if (!text.empty() && std::string_view(".?!").find(text.back()) == std::string_view::npos) text += '.';
    return capitalised(std::move(text));
}

} // namespace accrue::session
