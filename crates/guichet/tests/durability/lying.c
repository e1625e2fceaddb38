/* Loaded before the C library, it makes fsync a lie: for contents (LYING=files) or for the folders they are in
   (LYING=folders). A rig that sees nothing missing then would prove nothing. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int lies(int file) {
    const char *about = getenv("LYING");
    struct stat found;
    if (about == NULL || fstat(file, &found) != 0) return 0;
    return S_ISDIR(found.st_mode) ? strcmp(about, "folders") == 0 : strcmp(about, "files") == 0;
}

int fsync(int file) {
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return lies(file) ? 0 : next(file);
}

int fdatasync(int file) {
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return lies(file) ? 0 : next(file);
}
