#if SQLite
/// The two search indexes of a record (sqlite.org/fts5.html).
///
/// `_search` has each three characters in a row, and finds terms of three and more. `_gram` has the distinct single
/// characters and pairs, as ``Grams`` writes them, and finds shorter ones. Neither has a copy of the text: it stands in
/// `search_text`, and is handed back when a record is taken out of the index.
///
/// `automerge` is 0 since merges that FTS5 makes by itself hold a commit up for 20 to 80 ms: the writer merges in
/// bounded steps instead (``SearchUpkeep``), eight parts into one (`usermerge`): with four, a byte is merged twice as
/// often, with sixteen, a search looks into twice as many parts. `crisismerge` is what is left to FTS5, should the steps
/// ever fall behind.
enum SearchSchema {
    static func sql(for table: String) -> String {
        """
        CREATE VIRTUAL TABLE \(table)_search USING fts5
            (text, content='', columnsize=0, detail=full, tokenize='trigram case_sensitive 1');
        INSERT INTO \(table)_search (\(table)_search, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 256);
        CREATE VIRTUAL TABLE \(table)_gram USING fts5
            (grams, content='', columnsize=0, detail=none, tokenize='ascii');
        INSERT INTO \(table)_gram (\(table)_gram, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 256);
        """
    }
}
#endif
