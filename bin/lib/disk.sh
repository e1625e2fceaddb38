# Disks whose power the tests cut: ext4 in a file, mounted by a loop. Not every machine lets its root do that.

# Tries one.
can_mount_disks() {
    local folder code=1
    [ "$(id -u)" = 0 ] && command -v mkfs.ext4 mount umount >/dev/null || return 1
    folder=$(mktemp -d)
    truncate --size=4M "$folder/image" && mkfs.ext4 -q "$folder/image" && mkdir "$folder/disk" &&
        mount -o loop "$folder/image" "$folder/disk" 2>/dev/null && umount "$folder/disk" && code=0
    rm -rf "$folder"
    return $code
}
