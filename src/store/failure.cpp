#include "store/failure.h"

#include <new>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "domain/texts.h"
#include "store/connection.h"
#include "store/database.h"

namespace accrue::store {
namespace {

std::string name_of(std::filesystem::path const& file) {
    return file.empty() ? std::string(tr("the library")) : say("'{}'", file.filename().string());
}

Problem disk_failed(std::filesystem::path const& file, SQLite::Exception const& error) {
    return problem(
        "L116", file, say("the disk failed while {} was used ({})", name_of(file), error.what()),
        tr("check the disk, then look whether the last change is there, and copy the library to another disk"));
}

Problem from_sqlite(std::filesystem::path const& file, SQLite::Exception const& error) {
    if (error.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED)
        return problem("L117", file, say("{} was moved, deleted or replaced while it was open", name_of(file)),
                       tr("nothing more is saved: close the program and open the file that you mean"));
    switch (error.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return problem("L112", file, say("another program is using {}", name_of(file)),
                       tr("close it there and try again"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return problem("L110", file, say("{} or its folder is read-only", name_of(file)),
                       tr("allow writing to both, or copy the library to a folder of your own"));
    case SQLITE_CORRUPT: return damaged(file, error.what());
    case SQLITE_NOTADB:
        return problem("L105", file, say("{} is not an Accrue library", name_of(file)),
                       tr("choose a file whose name ends in .accrue"));
    case SQLITE_FULL:
        return problem("L115", file, tr("the disk is full: nothing of the last change was saved"),
                       tr("make room on the disk and try again"));
    case SQLITE_IOERR: return disk_failed(file, error);
    case SQLITE_CANTOPEN:
        return problem("L116", file, say("{} or its journal cannot be opened ({})", name_of(file), error.what()),
                       tr("check that its folder is there and can be written to"));
    case SQLITE_TOOBIG:
        return problem("L127", file, tr("a text is longer than a library can hold"),
                       tr("shorten it to less than 100 MB"));
    case SQLITE_CONSTRAINT:
        return problem("L128", file, say("the library refuses this ({})", error.what()),
                       tr("nothing was changed: correct it and try again"));
    case SQLITE_NOMEM:
        return problem("L131", file, tr("there is not enough memory"), tr("close other programs and try again"));
    default:
        return problem("L199", file, say("SQLite could not use {} ({})", name_of(file), error.what()),
                       tr("nothing was changed: try again"));
    }
}

} // namespace

Problem problem(std::string_view id, std::filesystem::path const& file, std::string_view what,
                std::string_view remedy) {
    Place place;
    place.file = file.string();
    return {std::string(id), std::move(place), std::string(what), std::string(remedy)};
}

Problem damaged(std::filesystem::path const& file, std::string_view detail) {
    return problem("L108", file, say("{} is damaged ({})", name_of(file), detail),
                   tr("keep the file as it is and use an older copy of it, if there is one"));
}

Problem unsafe_sqlite(std::filesystem::path const& file) {
    return problem("L135", file, tr("this system's SQLite does not keep the settings that make saving safe"),
                   tr("install Debian's libsqlite3-0 and try again"));
}

Problem failure(std::filesystem::path const& file) {
    try {
        throw;
    } catch (Refusal const& refusal) {
        return refusal.problem;
    } catch (SQLite::Exception const& error) {
        return from_sqlite(file, error);
    } catch (std::bad_alloc const&) {
        return problem("L131", file, tr("there is not enough memory"), tr("close other programs and try again"));
    } catch (std::exception const& error) {
        return problem("L199", file, say("{} could not be used ({})", name_of(file), error.what()),
                       tr("nothing was changed: try again"));
    } catch (...) {
        return problem("L199", file, say("{} could not be used", name_of(file)), tr("nothing was changed: try again"));
    }
}

Problem failure(Connection const& connection) { return failure(connection.file()); }

Problem failure(Transaction& transaction) {
    transaction.mark_failed();
    return failure(transaction.connection());
}

void require(Result<Done> const& done) {
    if (!done) throw Refusal{done.problem()};
}

} // namespace accrue::store
