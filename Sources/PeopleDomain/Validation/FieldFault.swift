/// One thing that is wrong with one field, said for the person who sent it.
public struct FieldFault: Error, Hashable, Sendable {
    /// The path of the field in the request, as `customFields.cf_score`; empty for the whole.
    public var field: String
    /// A sentence without the field's name: "must be a valid email address".
    public let message: String

    public init(field: String = "", _ message: String) {
        self.field = field
        self.message = message
    }
}
