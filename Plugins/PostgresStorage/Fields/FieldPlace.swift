#if Postgres
import PeopleDomain
import PeopleStorage

/// Where the keys of a field are found.
enum FieldPlace: Hashable, Sendable {
    /// In `field_value`, under a number.
    case entries(Int64)
    /// In a column of the record's own table, with an index that is led by the organization and the column.
    case column(FieldColumn)
}

/// A column that stands for the keys of a field, in the same order.
struct FieldColumn: Hashable, Sendable {
    /// What the column holds, and how a key is turned into it.
    enum Content {
        /// Folded, with collation "C": the bytes of a key.
        case text
        case time
        case uuid
    }

    let name: String
    let content: Content
    var isNullable = false
}

extension QueryField {
    var place: FieldPlace {
        switch self {
        case .person(.email): .column(FieldColumn(name: "email_key", content: .text, isNullable: true))
        case .person(.companyID): .column(FieldColumn(name: "company", content: .uuid, isNullable: true))
        case .company(.name): .column(FieldColumn(name: "name_key", content: .text))
        case .person(.createdAt), .company(.createdAt): .column(FieldColumn(name: "created_at", content: .time))
        case .person(.updatedAt), .company(.updatedAt): .column(FieldColumn(name: "updated_at", content: .time))
        case .person, .company, .custom: .entries(indexNumber)
        }
    }

    /// Whether every record has a value.
    var isAlwaysThere: Bool {
        switch place {
        case .column(let column): !column.isNullable
        case .entries: self == .person(.firstName)
        }
    }

    fileprivate var hasEntries: Bool { if case .entries = place { true } else { false } }
}

extension Person {
    private static let fieldsWithEntries = PersonField.allCases.filter { QueryField.person($0).hasEntries }

    /// What `field_value` has for the person.
    func fieldEntries(_ customFields: [CustomQueryField]) -> [FieldIndexEntry] {
        indexEntries(Self.fieldsWithEntries) + self.customFields.indexEntries(customFields)
    }
}

extension Company {
    private static let fieldsWithEntries = CompanyField.allCases.filter { QueryField.company($0).hasEntries }

    /// What `field_value` has for the company.
    func fieldEntries(_ customFields: [CustomQueryField]) -> [FieldIndexEntry] {
        indexEntries(Self.fieldsWithEntries) + self.customFields.indexEntries(customFields)
    }
}
#endif
