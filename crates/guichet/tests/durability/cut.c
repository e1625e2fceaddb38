/* Cuts the power of an ext4 file system: nothing more reaches its device, its journal included. What the device
   has by then is what a machine finds when it starts again. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define SHUTDOWN _IOR('X', 125, uint32_t)
#define WITHOUT_FLUSHING_THE_JOURNAL 2

int main(int count, char **arguments) {
    uint32_t how = WITHOUT_FLUSHING_THE_JOURNAL;
    int folder = count == 2 ? open(arguments[1], O_RDONLY | O_DIRECTORY) : -1;
    if (folder < 0 || ioctl(folder, SHUTDOWN, &how) != 0) {
        perror("cut");
        return 1;
    }
    return 0;
}
