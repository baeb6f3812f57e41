import PeopleDomain

/// What an address of the web leads to: a name, or an address in its place.
public enum WebHost: Hashable, Sendable {
    /// In lower-case ASCII, without a dot at the end.
    case name(String)
    case literal(IPAddress)

    /// Reads what stands between the slashes and the port.
    ///
    /// - Throws: ``WebFailure/refusedAddress(_:)`` for what is no host name, and for an IP address in any notation but the
    ///   usual one: programs don't agree on what `0177.1` is, and one that is checked could be another that is called.
    init(_ written: Substring) throws(WebFailure) {
        if written.hasPrefix("[") {
            guard written.hasSuffix("]"), let address = IPAddress(v6: written.dropFirst().dropLast()) else {
                throw .refusedAddress("\(written) is no IP address")
            }
            self = .literal(address)
            return
        }
        let name = written.hasSuffix(".") ? written.dropLast() : written
        var labels: [String] = []
        for label in name.split(separator: ".", omittingEmptySubsequences: false) {
            labels.append(try Self.label(label))
        }
        // As browsers tell: no domain at the top is a number (WHATWG URL, "ends in a number").
        if let last = labels.last, Self.isNumber(last) {
            guard let address = IPAddress(dottedDecimal: name) else {
                throw .refusedAddress("\(name) is an IP address in an unusual notation")
            }
            self = .literal(address)
            return
        }
        let joined = labels.joined(separator: ".")
        guard joined.utf8.count <= 253 else { throw .refusedAddress("The host's name is too long") }
        self = .name(joined)
    }

    private static func label(_ written: Substring) throws(WebFailure) -> String {
        var label = written.lowercased()
        if !label.utf8.allSatisfy({ $0 < 0x80 }) {
            let scalars = Array(label.unicodeScalars)
            guard scalars.allSatisfy(isOfName), let ascii = Punycode.label(scalars) else {
                throw .refusedAddress("\(written) has characters that no host's name has")
            }
            label = ascii
        }
        let isOfName = { (byte: UInt8) in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard 1...63 ~= label.utf8.count, label.utf8.allSatisfy(isOfName), !label.hasPrefix("-"), !label.hasSuffix("-")
        else { throw .refusedAddress("\(written.prefix(100)) is no part of a host's name") }
        return label
    }

    /// Letters and marks that are not merely another form of others, and no digits but those of ASCII: what they stand for
    /// would be another host to another program.
    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII || scalar == "ß" || scalar == "ς" { return true }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark:
            return !scalar.properties.changesWhenNFKCCaseFolded
        default: return false
        }
    }

    private static func isNumber(_ label: String) -> Bool {
        let isHexadecimal =
            label.hasPrefix("0x") && label.utf8.dropFirst(2).allSatisfy { Hexadecimal.value(of: $0) != nil }
        return isHexadecimal || label.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}

extension WebHost: CustomStringConvertible {
    /// As it stands in an address of the web.
    public var description: String {
        switch self {
        case .name(let name): name
        case .literal(let address): address.v4 == nil ? "[\(address)]" : "\(address)"
        }
    }
}
