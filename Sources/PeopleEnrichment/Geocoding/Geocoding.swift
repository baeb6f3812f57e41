import PeopleDomain

/// Finds the coordinates of an address that a person wrote.
public protocol Geocoder: Sendable {
    /// Never throws: what went wrong is part of the answer.
    func place(of address: String) async -> GeocodingAnswer
}

/// What became of a search for an address.
public enum GeocodingAnswer: Hashable, Sendable {
    case found(GeocodedPlace)
    /// There is no such place; asking again brings nothing.
    case notFound
    /// No answer, and why; ``WebFailure/outcome`` is how a job tells it.
    case failed(WebFailure)
}

/// Where an address is.
public struct GeocodedPlace: Hashable, Sendable {
    /// Degrees: -90 to 90.
    public let latitude: Double
    /// Degrees: -180 to 180.
    public let longitude: Double
    /// Which quotes the place that was found, as its source writes it.
    public let provenance: Provenance

    public init(latitude: Double, longitude: Double, provenance: Provenance) {
        self.latitude = latitude
        self.longitude = longitude
        self.provenance = provenance
    }
}
