/// The secret of a key: `introzy_` and 64 hexadecimal digits, of which the last eight are the CRC-32 of the 56 before
/// (contract, section 1), so that a mistyped key is known without a look-up.
///
/// It prints as its prefix, so that it can't slip into a log.
public struct APIKeySecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    private static let label = "introzy_"
    private static let randomDigits = 56

    /// The whole secret. Only for the answer that creates it, and for its digest.
    public let revealed: String

    /// A new secret of 224 random bits.
    public init() {
        // The system's generator has no bytes, so that its address is that of something else, for which the thread
        // sanitizer takes it: it is not handed on.
        let bytes = (0..<Self.randomDigits / 2).map { _ in UInt8.random(in: .min ... .max) }
        var digits = Hexadecimal.string(bytes)
        let checksum = digits.withUTF8 { CRC32.checksum($0[...]) }
        revealed =
            Self.label + digits + Hexadecimal.string([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) })
    }

    /// A secret as somebody presents it; `nil` where it can't be one of ours.
    public init?(_ text: String) {
        var text = text
        guard text.withUTF8(Self.isWellFormed) else { return nil }
        revealed = text
    }

    // Every request comes through here: on bytes it takes a tenth of the time that it takes on characters.
    private static func isWellFormed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let labelLength = label.utf8.count
        guard text.count == labelLength + randomDigits + 8, text[..<labelLength].elementsEqual(label.utf8) else {
            return false
        }
        let digits = text[labelLength...]
        var claimed: UInt32 = 0
        for digit in digits.suffix(8) {
            guard let value = lowerCaseValue(of: digit) else { return false }
            claimed = claimed << 4 | UInt32(value)
        }
        return digits.allSatisfy { lowerCaseValue(of: $0) != nil }
            && CRC32.checksum(digits.prefix(randomDigits)) == claimed
    }

    private static func lowerCaseValue(of digit: UInt8) -> UInt8? {
        (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit) ? nil : Hexadecimal.value(of: digit)
    }

    /// The label and the first eight digits: enough to recognize, useless to guess from.
    public var prefix: String { String(revealed.prefix(Self.label.count + 8)) }

    public var description: String { prefix + "…" }
    public var debugDescription: String { description }
}
