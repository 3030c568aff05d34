/* Stands in for libFuzzer: runs a target over every file of a folder, so that ctest replays what fuzzing found. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return 0;
    uint8_t *data = NULL;
    size_t len = 0, room = 0;
    for (;;) {
        if (len == room) {
            room = room > 0 ? room * 2 : 4096;
            data = realloc(data, room);
            if (data == NULL)
                abort();
        }
        size_t n = fread(data + len, 1, room - len, file);
        if (n == 0)
            break;
        len += n;
    }
    fclose(file);
    /* Exactly as long as the input, so that a read beyond it is seen. */
    uint8_t *exact = malloc(len > 0 ? len : 1);
    if (exact == NULL)
        abort();
    memcpy(exact, data, len);
    free(data);
    LLVMFuzzerTestOneInput(exact, len);
    free(exact);
    return 1;
}

int main(int argc, char **argv)
{
    int n = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (folder == NULL) {
            n += replay(argv[i]);
            continue;
        }
        for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
            char path[4096];
            if (entry->d_name[0] == '.')
                continue;
            snprintf(path, sizeof(path), "%s/%s", argv[i], entry->d_name);
            n += replay(path);
        }
        closedir(folder);
    }
    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
