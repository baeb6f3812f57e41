import PeopleDomain

/// The coding of queries: `application/x-www-form-urlencoded` (URL standard, section 5.1), strictly.
enum PercentCoding {
    /// `nil` for a percent sign without two digits, for what is no UTF-8, and for a NUL character.
    static func decode(_ text: Substring.UTF8View) -> String? {
        guard text.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return checked(String(Substring(text)))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(Hexadecimal.value),
                    let low = rest.next().flatMap(Hexadecimal.value)
                else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self).flatMap(checked)
    }

    private static func checked(_ text: String) -> String? {
        text.utf8.contains(0) ? nil : text
    }
}
