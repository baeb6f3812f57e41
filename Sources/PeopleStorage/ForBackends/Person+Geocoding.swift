import PeopleDomain

extension Person {
    /// Whether a change has given the person an address of which nobody has said where it is (``ChangeSet/geocodes``).
    ///
    /// - Parameter earlier: the person before the change; `nil` for one who was not there.
    public func isToBeGeocoded(since earlier: Person?) -> Bool {
        guard let address else { return false }
        guard let earlier else { return latitude == nil && longitude == nil }
        return address != earlier.address && latitude == earlier.latitude && longitude == earlier.longitude
    }
}
