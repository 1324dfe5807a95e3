// The text of a flattened pack.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/flatten_parts.h"

namespace accrue::rules {
namespace {

using parsing::Node;
using parsing::Spot;

bool is_bare(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F)
            out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out + "\"";
}

std::vector<Piece> parts_of(Piece const& piece) {
    if (piece.merged) return piece.parts;
    std::vector<Piece> parts;
    for (Node const& child : piece.node->children) parts.push_back({&child, piece.of_base, false, {}});
    return parts;
}

bool all_tables(std::vector<Piece> const& parts) {
    return !parts.empty() &&
           std::all_of(parts.begin(), parts.end(), [](Piece const& p) { return p.node->kind == Node::Kind::Table; });
}

class Writer {
public:
    explicit Writer(Origins& origins) : origins_(origins) {}

    std::string write(std::vector<Piece> const& root, std::string const& comment) {
        add("# " + comment + "\n");
        for (Piece const& piece : root) // what stands below a [section] would belong to it
            if (!is_section(piece)) line(piece);
        for (Piece const& piece : root)
            if (is_section(piece)) section(piece);
        return std::move(text_);
    }

private:
    static bool is_section(Piece const& piece) {
        return piece.node->kind == Node::Kind::Table ||
               (piece.node->kind == Node::Kind::List && all_tables(parts_of(piece)));
    }

    void section(Piece const& piece) {
        std::string_view const key = piece.node->key;
        std::vector<Piece> const parts = parts_of(piece);
        if (piece.node->kind == Node::Kind::List) {
            for (std::size_t i = 0; i < parts.size(); ++i) {
                Piece const& row = parts[i];
                head(row, i == 0 ? piece : row, "[[", {}, "]]");
                for (Piece const& part : parts_of(row)) line(part);
            }
        } else if (all_tables(parts)) {
            for (Piece const& part : parts) {
                head(part, part, "[", key, "]");
                for (Piece const& inner : parts_of(part)) line(inner);
            }
        } else {
            head(piece, piece, "[", {}, "]");
            for (Piece const& part : parts) line(part);
        }
    }

    // The head of `piece`, with the key of `named`, below the table `above` where that is not empty.
    void head(Piece const& piece, Piece const& named, std::string_view open, std::string_view above,
              std::string_view close) {
        add("\n");
        mark(piece, piece.node->at);
        add(open);
        if (!above.empty()) {
            add_key(above);
            add(".");
        }
        mark(named, named.node->key_at);
        add_key(named.node->key);
        add(close);
        add("\n");
    }

    void line(Piece const& piece) {
        key_and_value(piece);
        add("\n");
    }

    void key_and_value(Piece const& piece) {
        mark(piece, piece.node->key_at);
        add_key(piece.node->key);
        add(" = ");
        value(piece);
    }

    void value(Piece const& piece) {
        Node const& node = *piece.node;
        mark(piece, node.at);
        switch (node.kind) {
        case Node::Kind::Table: {
            std::string_view between = "{ ";
            for (Piece const& part : parts_of(piece)) {
                add(between);
                key_and_value(part);
                between = ", ";
            }
            return add(between == ", " ? " }" : "{}");
        }
        case Node::Kind::List: {
            std::string_view between = "[";
            for (Piece const& part : parts_of(piece)) {
                add(between);
                value(part);
                between = ", ";
            }
            return add(between == ", " ? "]" : "[]");
        }
        case Node::Kind::Text: return add(quoted(node.text));
        case Node::Kind::Bool: return add(node.yes ? "true" : "false");
        case Node::Kind::Time: // a day and a time may be written with a blank between them
            add(node.text);
            return add(node.text.find(':') == std::string_view::npos ? "T00:00:00" : "");
        default: return add(node.text);
        }
    }

    void add_key(std::string_view key) { add(is_bare(key) ? std::string(key) : quoted(key)); }

    void add(std::string_view text) {
        text_ += text;
        if (text.ends_with('\n')) {
            line_ += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
            column_ = 1;
        } else {
            column_ += static_cast<int>(character_count(text));
        }
    }

    void mark(Piece const& piece, Spot own) { origins_.add({line_, column_, piece.of_base, own.line, own.column}); }

    Origins& origins_;
    std::string text_;
    int line_ = 1;
    int column_ = 1;
};

} // namespace

std::string write_pieces(std::vector<Piece> const& root, std::string const& comment, Origins& origins) {
    return Writer(origins).write(root, comment);
}

Place Origins::at(Place place) const {
    if (entries_.empty() || place.line == 0 || place.file != file_) return place;
    auto const after = std::upper_bound(
        entries_.begin(), entries_.end(), std::pair(place.line, place.column == 0 ? 1 : place.column),
        [](auto const& spot, Entry const& entry) { return spot < std::pair(entry.line, entry.column); });
    if (after == entries_.begin()) return place;
    Entry const& entry = *(after - 1);
    place.file = entry.of_base ? base_file_ : file_;
    place.line = entry.own_line;
    if (place.column != 0) place.column = entry.own_column;
    return place;
}

void Origins::restore(Problems& problems) const {
    for (Problem& problem : problems) {
        problem.where = at(problem.where);
        for (Place& place : problem.also) place = at(place);
    }
}

} // namespace accrue::rules
