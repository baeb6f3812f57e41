#if SQLite
/// The text of one statement, kept for the life of the process and known by its identity.
///
/// An object, so that a connection finds what it prepared by comparing a pointer and not by hashing a text. Made only
/// in `static let`s: their number bounds how many statements a connection keeps.
final class SQL: Sendable {
    let text: String

    init(_ text: String) { self.text = text }
}
#endif
