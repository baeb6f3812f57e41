/// Whose records have a custom field.
public enum EntityType: String, CaseIterable, Hashable, Sendable {
    case people = "PEOPLE"
    case companies = "COMPANIES"
}
