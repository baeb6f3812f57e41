/// What people have in common who may be one and the same: equal for all of them, and for nobody else.
///
/// A number in the place of the text that it is made of: stores write up to three for each person, and a text would be most
/// of what they write. Two texts have one number by chance in one of five million stores of a million people each, and then
/// two strangers are suggested.
public struct DuplicateKey: Hashable, Sendable {
    /// Positive: the number of the reason, and 61 bits of a hash, the same in every process. Stored, so that it must never be
    /// made in another way.
    public let digest: Int64

    private static let hashBits: Int64 = 61

    init(_ reason: DuplicateReason, _ text: String) {
        // FNV-1a, and the last step of SplitMix64, since the former alone leaves what is alike close together.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        digest = reason.number << Self.hashBits | Int64(hash >> 3)
    }

    /// For storage backends: what ``digest`` gave; `nil` for a number that it never gives.
    public init?(stored digest: Int64) {
        guard DuplicateReason.allCases.contains(where: { Self.digests(for: $0).contains(digest) }) else { return nil }
        self.digest = digest
    }

    public var reason: DuplicateReason {
        switch digest >> Self.hashBits {
        case DuplicateReason.phone.number: .phone
        case DuplicateReason.email.number: .email
        default: .nameAtCompany
        }
    }

    /// The digests that a key for a reason can have.
    public static func digests(for reason: DuplicateReason) -> ClosedRange<Int64> {
        let first = reason.number << hashBits
        return first...(first | (1 << hashBits - 1))
    }

    /// The digests that any key can have.
    public static let digests = 0...Int64.max
}

extension DuplicateKey {
    /// What somebody who has these things may have in common with others: one key for each reason at most.
    public static func all(
        firstName: FirstName, lastName: LastName?, email: EmailAddress?, phoneNumber: PhoneNumber?, company: Company.ID?
    ) -> Set<DuplicateKey> {
        var keys: Set<DuplicateKey> = []
        if let number = phoneNumber?.internationalNumber { keys.insert(DuplicateKey(.phone, number)) }
        if let address = email?.untaggedKey { keys.insert(DuplicateKey(.email, address)) }
        if let company, let key = ofName(firstName, lastName, at: company) { keys.insert(key) }
        return keys
    }

    /// The name of somebody at a company. `nil` without a last name: too many people of a company have the first name of
    /// another.
    public static func ofName(_ firstName: FirstName, _ lastName: LastName?, at company: Company.ID) -> DuplicateKey? {
        guard let lastName else { return nil }
        let words = SearchText.words(TextFolding.searchFolded("\(firstName) \(lastName)"))
        return words.isEmpty ? nil : DuplicateKey(.nameAtCompany, "\(company) \(words.joined(separator: " "))")
    }
}

extension Person {
    public var duplicateKeys: Set<DuplicateKey> {
        DuplicateKey.all(
            firstName: firstName, lastName: lastName, email: email, phoneNumber: phoneNumber, company: company?.id)
    }
}

extension EmailAddress {
    /// Equal for addresses that differ by case or by a tag: "john+news@acme.com" reaches the mailbox of "john@acme.com".
    ///
    /// Dots are left alone, which a few providers skip and most do not.
    public var untaggedKey: String {
        let key = comparisonKey
        guard let at = key.utf8.firstIndex(of: UInt8(ascii: "@")),
            let plus = key.utf8[..<at].firstIndex(of: UInt8(ascii: "+")), plus > key.startIndex
        else { return key }
        return String(key[..<plus] + key[at...])
    }
}
