#if Postgres
import PeopleDomain
import PeopleStorage

extension FieldPlace {
    /// The type of the keys in SQL.
    var type: String {
        switch self {
        case .entries: "bytea"
        case .column(let column):
            switch column.content {
            case .text: "text"
            case .time: "timestamptz"
            case .uuid: "uuid"
            }
        }
    }

    var elementType: BinaryValue.ElementType {
        switch self {
        case .entries: .bytea
        case .column(let column):
            switch column.content {
            case .text: .text
            case .time: .time
            case .uuid: .uuid
            }
        }
    }

    /// What stands for a key: of a column, the value that it has or that it follows at once.
    func value(_ key: SortKey) -> BinaryValue {
        switch self {
        case .entries: .bytea(key.bytes)
        case .column(let column):
            switch column.content {
            // Bytes that are no text has only a key that a cursor made up.
            case .text: .text(String(decoding: key.bytes.prefix { $0 != 0 }, as: UTF8.self))
            case .time: .time(Timestamp(millisecondsSince1970: Int64(bitPattern: key.number(at: 0) ^ 1 << 63)))
            case .uuid: .uuid(key.number(at: 0), key.number(at: 8))
            }
        }
    }

    /// Whether a key stands for what follows behind a value of the column at once.
    func isSuccessor(_ key: SortKey) -> Bool {
        switch self {
        case .entries: false
        case .column(let column):
            switch column.content {
            // No text of PostgreSQL has a zero.
            case .text: key.bytes.contains(0)
            case .time: key.bytes.count > 8
            case .uuid: key.bytes.count > 16
            }
        }
    }
}

extension SortKey {
    /// Eight of the bytes as a number, the most significant first; what is missing is zero.
    fileprivate func number(at start: Int) -> UInt64 {
        (start..<start + 8).reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
    }
}
#endif
