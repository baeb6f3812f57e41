/// A person's first name, 1 to 100 characters.
public typealias FirstName = BoundedText<FirstNameLimits>
/// A person's last name, 1 to 100 characters; an empty one is no name.
public typealias LastName = BoundedText<LastNameLimits>
/// A phone number as it was written, 1 to 50 characters.
public typealias PhoneNumber = BoundedText<PhoneNumberLimits>
/// A postal address as it was written, 1 to 500 characters.
public typealias PostalAddress = BoundedText<PostalAddressLimits>

public enum FirstNameLimits: TextLimits { public static let lengths = 1...100 }
public enum LastNameLimits: TextLimits { public static let lengths = 1...100 }
public enum PhoneNumberLimits: TextLimits { public static let lengths = 1...50 }
public enum PostalAddressLimits: TextLimits { public static let lengths = 1...500 }

/// Degrees north of the equator, -90 to 90 (WGS 84).
public struct Latitude: Hashable, Sendable {
    public let degrees: Double

    /// - Throws: ``FieldFault`` outside of the range.
    public init(_ degrees: Double) throws(FieldFault) {
        guard (-90...90).contains(degrees) else { throw FieldFault("must be between -90 and 90") }
        self.degrees = degrees
    }

    /// For storage backends: a value that went through the other initializer before it was stored.
    public init(stored degrees: Double) { self.degrees = degrees }
}

/// Degrees east of Greenwich, -180 to 180 (WGS 84).
public struct Longitude: Hashable, Sendable {
    public let degrees: Double

    /// - Throws: ``FieldFault`` outside of the range.
    public init(_ degrees: Double) throws(FieldFault) {
        guard (-180...180).contains(degrees) else { throw FieldFault("must be between -180 and 180") }
        self.degrees = degrees
    }

    /// For storage backends: a value that went through the other initializer before it was stored.
    public init(stored degrees: Double) { self.degrees = degrees }
}
