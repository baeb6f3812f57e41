#include <sqlite3.h>

/* sqlite3_config takes a variable number of arguments, which Swift can't call. */
static inline int people_sqlite3_config_memory_statistics(int is_on) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, is_on);
}
