import PeopleDomain

/// A record of which a change expects that it is as somebody has seen it.
public enum ExpectedRecord: Hashable, Sendable {
    case person(Person.ID)
    case company(Company.ID)
    case customField(CustomFieldDefinition.ID, of: EntityType)
    case note(Note.ID, about: NoteSubject)
}

/// A record as it is, with what it shows of others.
public enum CurrentRecord: Hashable, Sendable, Versioned {
    case person(Person)
    case company(Company)
    case customField(CustomFieldDefinition)
    case note(Note)

    public var version: RecordVersion {
        switch self {
        case .person(let person): person.version
        case .company(let company): company.version
        case .customField(let definition): definition.version
        case .note(let note): note.version
        }
    }
}
