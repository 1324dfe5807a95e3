#include "package/package_file.h"

#include "files/whole_file.h"
#include "package/zip_check.h"

namespace accrue::package {

Result<std::string> load_package(std::string const& path) {
    return files::read_ordinary_file(path, most_package_bytes);
}

Result<Done> save_package(std::string_view bytes, std::string const& path, files::Agreed const& agreed) {
    return files::write_file(path, bytes, agreed);
}

} // namespace accrue::package
