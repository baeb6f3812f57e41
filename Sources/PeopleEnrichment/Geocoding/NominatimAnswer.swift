import PeopleDomain

/// What Nominatim answers to a search (`format=jsonv2`): an array of places, the best in front.
struct NominatimAnswer: Hashable, Sendable {
    let latitude: Double
    let longitude: Double
    let displayName: String

    /// - Returns: `nil` for an array without places.
    /// - Throws: ``WebFailure/unreachable(_:)`` for what is no such answer.
    static func read(_ body: [UInt8]) throws(WebFailure) -> NominatimAnswer? {
        guard case .array(let places)? = try? JSONParser.parse(body) else {
            throw .unreachable("The answer is no JSON array")
        }
        guard let first = places.first else { return nil }
        guard case .object(let place) = first,
            let latitude = degrees(place["lat"], within: 90), let longitude = degrees(place["lon"], within: 180),
            case .string(let displayName)? = place["display_name"]
        else { throw .unreachable("The answer names no place with lat, lon and display_name") }
        return NominatimAnswer(latitude: latitude, longitude: longitude, displayName: displayName)
    }

    /// Texts are what Nominatim writes; other servers of the same interface write numbers.
    private static func degrees(_ value: JSONValue?, within bound: Double) -> Double? {
        let number: Double? =
            switch value {
            case .string(let text): Double(text)
            case .number(let number): number
            default: nil
            }
        // What is no number compares as false.
        return number.flatMap { abs($0) <= bound ? $0 : nil }
    }
}
