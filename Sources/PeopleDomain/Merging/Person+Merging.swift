extension Person {
    /// This person with what another has besides, as the two are one from now on.
    ///
    /// Roles are those of both. Coordinates go with the address: those of an address that goes are not kept. A user keeps its
    /// email (contract, section 2).
    public func merged(with other: Person, preferring preference: MergePreference, at now: Timestamp) -> Person {
        let (first, second) = preference == .this ? (self, other) : (other, self)
        var merged = self
        if !isFullUser || email == nil { merged.email = first.email ?? second.email }
        merged.firstName = first.firstName
        merged.lastName = first.lastName ?? second.lastName
        merged.phoneNumber = first.phoneNumber ?? second.phoneNumber
        merged.address = first.address ?? second.address
        let place = first.hasCoordinates || (first.address != nil && second.address != nil) ? first : second
        merged.latitude = place.latitude
        merged.longitude = place.longitude
        merged.isConnector = isConnector || other.isConnector
        merged.isSolutionProvider = isSolutionProvider || other.isSolutionProvider
        merged.company = first.company ?? second.company
        if first.customFields != second.customFields {
            let values = second.customFields.values.merging(first.customFields.values) { $1 }
            merged.customFields = CustomFieldValues(values)
        }
        merged.updatedAt = max(now, updatedAt)
        merged.revision = revision.next
        return merged
    }

    private var hasCoordinates: Bool { latitude != nil || longitude != nil }
}
