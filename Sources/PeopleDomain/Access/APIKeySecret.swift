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
    public init(using random: inout some RandomNumberGenerator) {
        let bytes = (0..<Self.randomDigits / 2).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let digits = Hexadecimal.string(bytes)
        revealed = Self.label + digits + Self.checksum(of: digits.utf8)
    }

    /// A secret as somebody presents it; `nil` where it can't be one of ours.
    public init?(_ text: some StringProtocol) {
        let digits = text.utf8.dropFirst(Self.label.utf8.count)
        guard text.utf8.starts(with: Self.label.utf8), digits.count == Self.randomDigits + 8,
            digits.suffix(8).elementsEqual(Self.checksum(of: digits.prefix(Self.randomDigits)).utf8)
        else { return nil }
        revealed = String(text)
    }

    /// The label and the first eight digits: enough to recognize, useless to guess from.
    public var prefix: String { String(revealed.prefix(Self.label.count + 8)) }

    public var description: String { prefix + "…" }
    public var debugDescription: String { description }

    private static func checksum(of digits: some Sequence<UInt8>) -> String {
        let sum = CRC32.checksum(digits)
        return Hexadecimal.string([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) })
    }
}
