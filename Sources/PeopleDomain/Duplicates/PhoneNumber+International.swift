extension BoundedText where Limits == PhoneNumberLimits {
    /// How many digits an international number has, the country code among them (ITU-T E.164, section 6): up to 15, and
    /// with fewer than 8 it is a service and nobody's own.
    private static var digitCounts: ClosedRange<Int> { 8...15 }

    /// The number as E.164 has it, "+15551234567"; `nil` where it has no country code, or is more than a number.
    ///
    /// Without a country code, "555-1234" is a different phone in each town, and nothing here says in which one. An
    /// extension, "ext. 12", is a phone of its own that E.164 can't name.
    public var internationalNumber: String? {
        var rest = Substring(string)
        if rest.hasPrefix("+") {
            rest.removeFirst()
        } else if rest.hasPrefix("00") {
            rest.removeFirst(2)
        } else {
            return nil
        }
        // The zero that is only dialled within the country: "+49 (0)30 12345".
        if let zero = rest.utf8.firstRange(of: "(0)".utf8) { rest.removeSubrange(zero) }
        var digits = "+"
        for scalar in rest.unicodeScalars {
            switch scalar {
            case "0"..."9": digits.unicodeScalars.append(scalar)
            case " ", "\u{A0}", "\u{202F}", "-", "\u{2010}", "\u{2011}", "\u{2013}", ".", "/", "(", ")": continue
            default: return nil
            }
        }
        // No country code begins with a zero.
        guard Self.digitCounts.contains(digits.utf8.count - 1), !digits.hasPrefix("+0") else { return nil }
        return digits
    }
}
