#if SQLite
import PeopleDomain
import PeopleStorage

/// The two indexes of one table, kept in step with its rows by whoever writes them.
struct SearchIndex {
    let queries: SearchQueries
    let connection: Connection

    func insert(_ text: String, row: Int64) throws(StorageError) {
        try write(text, row: row, queries.insertText, queries.insertGrams)
    }

    /// - Parameter text: what the row was indexed by.
    func delete(_ text: String, row: Int64) throws(StorageError) {
        try write(text, row: row, queries.deleteText, queries.deleteGrams)
    }

    private func write(_ text: String, row: Int64, _ textSQL: SQL, _ gramsSQL: SQL) throws(StorageError) {
        try connection.run(textSQL) {
            $0.add(row)
            $0.add(text)
        }
        try connection.run(gramsSQL) {
            $0.add(row)
            $0.add(Grams.of(text))
        }
    }

    /// Merges parts of both indexes: at least `pages` pages of each, or nothing where there is nothing to merge.
    ///
    /// - Returns: whether there was anything to do (sqlite.org/fts5.html#the_merge_command).
    func merge(pages: Int) throws(StorageError) -> Bool {
        let before = connection.totalChanges
        let commands = [queries.mergeText, queries.mergeGrams]
        for command in commands { try connection.run(command) { $0.add(pages) } }
        // Each command counts as one change itself.
        return connection.totalChanges - before > Int64(commands.count)
    }
}
#endif
