import PeopleDomain

/// Writes values one after another, as ``OutcomeReader`` reads them.
struct OutcomeWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(byte: UInt8) { bytes.append(byte) }
    mutating func add(_ tag: OutcomeTag) { add(byte: tag.rawValue) }
    mutating func add(_ isSo: Bool) { add(byte: isSo ? 1 : 0) }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ text: String) {
        add(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add<Entity>(_ id: Identifier<Entity>) {
        add(Int64(bitPattern: id.high))
        add(Int64(bitPattern: id.low))
    }

    mutating func add(_ time: Timestamp) { add(time.millisecondsSince1970) }
    mutating func add(_ revision: Revision) { add(revision.number) }

    mutating func add(_ text: String?) {
        add(text != nil)
        if let text { add(text) }
    }

    mutating func add(_ number: Double?) {
        add(number != nil)
        if let number { add(Int64(bitPattern: number.bitPattern)) }
    }

    mutating func add<Entity>(_ id: Identifier<Entity>?) {
        add(id != nil)
        if let id { add(id) }
    }

    mutating func add(_ time: Timestamp?) {
        add(time != nil)
        if let time { add(time) }
    }
}
