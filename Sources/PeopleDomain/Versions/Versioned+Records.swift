extension Person: Versioned {
    public var version: RecordVersion {
        RecordVersion(self, id) { hash in
            guard let company else { return }
            hash.combine(company.id)
            hash.combine(company.name.string)
            hash.combine(company.industry?.string)
            hash.combine(company.website?.string)
        }
    }
}

extension Company: Versioned {
    public var version: RecordVersion { RecordVersion(self, id) }
}

extension CustomFieldDefinition: Versioned {
    public var version: RecordVersion { RecordVersion(self, id) }
}

extension Note: Versioned {
    public var version: RecordVersion {
        RecordVersion(self, id) { hash in
            for person in mentionedPeople {
                hash.combine(person.id)
                hash.combine(person.firstName.string)
                hash.combine(person.lastName?.string)
            }
            for company in mentionedCompanies {
                hash.combine(company.id)
                hash.combine(company.name.string)
            }
        }
    }
}
