#if Postgres
import PeopleDomain

/// One value in PostgreSQL's binary format.
enum BinaryValue: Hashable, Sendable {
    case bool(Bool)
    case int4(Int32)
    case int8(Int64)
    case float8(Double)
    case text(String)
    case bytea([UInt8])
    case uuid(UInt64, UInt64)
    case time(Timestamp)
    /// The text of a JSON value.
    case jsonb(String)

    /// What an array holds: the object id of the type, which is the same in every server
    /// (postgresql.org/docs/current/datatype-oid.html; pg_type.dat).
    enum ElementType {
        case bool, bytea, int4, int8, float8, text, uuid, time, jsonb

        var oid: UInt32 {
            switch self {
            case .bool: 16
            case .bytea: 17
            case .int4: 23
            case .int8: 20
            case .float8: 701
            case .text: 25
            case .uuid: 2950
            case .time: 1184
            case .jsonb: 3802
            }
        }
    }

    static func uuid<Entity>(_ id: Identifier<Entity>) -> BinaryValue { .uuid(id.high, id.low) }

    func write(to bytes: inout [UInt8]) {
        switch self {
        case .bool(let value): bytes.append(value ? 1 : 0)
        case .int4(let value): Self.append(value, to: &bytes)
        case .int8(let value): Self.append(value, to: &bytes)
        case .float8(let value): Self.append(value.bitPattern, to: &bytes)
        case .text(let value): bytes.append(contentsOf: value.utf8)
        case .bytea(let value): bytes.append(contentsOf: value)
        case .uuid(let high, let low):
            Self.append(high, to: &bytes)
            Self.append(low, to: &bytes)
        case .time(let time): Self.append(time.microsecondsSince2000, to: &bytes)
        case .jsonb(let text):
            // The version of the format.
            bytes.append(1)
            bytes.append(contentsOf: text.utf8)
        }
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

extension Timestamp {
    /// Where PostgreSQL begins to count.
    private static let epochMilliseconds: Int64 = 946_684_800_000

    /// As `timestamptz` is sent, as far as it reaches.
    var microsecondsSince2000: Int64 {
        let (difference, isBelow) = millisecondsSince1970.subtractingReportingOverflow(Self.epochMilliseconds)
        let (product, isBeyond) = difference.multipliedReportingOverflow(by: 1000)
        return isBelow || isBeyond ? (millisecondsSince1970 < 0 ? .min : .max) : product
    }

    init(microsecondsSince2000 microseconds: Int64) {
        self.init(millisecondsSince1970: microseconds / 1000 + Self.epochMilliseconds)
    }
}
#endif
