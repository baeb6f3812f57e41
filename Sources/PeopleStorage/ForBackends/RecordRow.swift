import PeopleDomain

/// A row of a database whose columns are read from left to right, straight into values.
///
/// A backend says how a column is read; how columns make a record stands once, in the extensions. All of it can be inlined:
/// a list of fifty people reads a thousand columns.
public protocol RecordRow {
    mutating func int64() -> Int64
    mutating func bool() -> Bool
    mutating func optionalDouble() -> Double?
    mutating func text() -> String
    mutating func optionalText() -> String?
    mutating func id<Entity>(_: Entity.Type) -> Identifier<Entity>
    mutating func optionalID<Entity>(_: Entity.Type) -> Identifier<Entity>?
    mutating func time() -> Timestamp
    mutating func optionalTime() -> Timestamp?
    mutating func revision() -> Revision
    mutating func customFieldValues() -> CustomFieldValues
    /// Notes that a value is none of those that we write.
    mutating func refuse()
}
