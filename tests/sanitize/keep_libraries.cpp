// Linked into the program of sanitizer builds only: graphics drivers stay loaded, so that the leak report at the end can
// name them (and finds that what they hold is still reachable) rather than blame an unknown module.
extern "C" int dlclose(void* library) noexcept {
    static_cast<void>(library);
    return 0;
}
