/// How long a key is good for: 1 to 365 days, 90 unless told otherwise.
public struct APIKeyLifetime: Hashable, Sendable {
    public static let standard = APIKeyLifetime(uncheckedDays: 90)
    public static let allowedDays = 1...365

    public let days: Int

    /// - Throws: ``FieldFault`` outside of the range.
    public init(days: Int) throws(FieldFault) {
        guard Self.allowedDays.contains(days) else { throw FieldFault("must be a whole number from 1 to 365") }
        self.init(uncheckedDays: days)
    }

    private init(uncheckedDays days: Int) { self.days = days }

    public var duration: Duration { .seconds(days * 86_400) }
}
