/// What becomes of a profile and of its person in one step, to be stored together.
public struct EnrichmentStep: Hashable, Sendable {
    public internal(set) var profile: EnrichmentProfile
    /// What the person gets or loses; `nil` where it stays as it is.
    public var patch: PersonPatch? { changedFields.isEmpty ? nil : changes }
    /// The fields of the person that change, as histories name them.
    public private(set) var changedFields: [String] = []
    private var changes = PersonPatch()

    init(_ profile: EnrichmentProfile) { self.profile = profile }

    /// Nothing becomes of them.
    public init(keeping profile: EnrichmentProfile) { self.init(profile) }

    /// Puts a value into its home.
    ///
    /// - Returns: the value as the home has it then; `nil` where the home did not take it, and nothing is changed.
    mutating func set(_ home: ProfileHome, to value: JSONValue, checkedBy schema: CustomFieldSchema) -> JSONValue? {
        guard let value = try? changes.set(home, to: value, checkedBy: schema) else { return nil }
        if !changedFields.contains(home.name) { changedFields.append(home.name) }
        return value
    }
}
