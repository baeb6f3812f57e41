/// A record that counts its changes.
public protocol Revisable: Equatable {
    var updatedAt: Timestamp { get set }
    var revision: Revision { get set }
}

extension Revisable {
    /// What a write did to `earlier`, and the record as it is to be stored: with the time and the next revision where
    /// anything differs, and as it was where nothing does. Texts that differ only in how their accents are composed do
    /// not differ.
    public func touched(since earlier: Self, at time: Timestamp) -> (record: Self, effect: WriteEffect) {
        if self == earlier { return (earlier, .unchanged) }
        var record = self
        record.updatedAt = max(time, earlier.updatedAt)
        record.revision = earlier.revision.next
        return (record, .updated)
    }
}

extension Person: Revisable {}
extension Company: Revisable {}
extension CustomFieldDefinition: Revisable {}
extension Note: Revisable {}
