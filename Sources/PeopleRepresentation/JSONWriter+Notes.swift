import PeopleDomain

extension JSONWriter {
    package mutating func note(_ note: Note, in organizationID: Organization.ID) {
        object { writer in
            writer.name("id")
            writer.value(note.id)
            writer.name("content")
            writer.value(note.content.string)
            writer.name("entityType")
            switch note.subject {
            case .person(let id):
                writer.value("USER")
                writer.name("entityId")
                writer.value(id)
            case .company(let id):
                writer.value("COMPANY")
                writer.name("entityId")
                writer.value(id)
            }
            writer.name("dealId")
            writer.null()
            writer.name("createdByUserId")
            if let user = note.createdBy { writer.value(user) } else { writer.null() }
            writer.name("organizationId")
            writer.value(organizationID)
            writer.name("notePeople")
            writer.array(note.mentionedPeople) { $0.mentioned($1) }
            writer.name("noteCompanies")
            writer.array(note.mentionedCompanies) { $0.mentioned($1) }
            writer.times(note)
        }
    }

    private mutating func mentioned(_ person: MentionedPerson) {
        object { writer in
            writer.name("id")
            writer.value(person.id)
            writer.name("firstName")
            writer.value(person.firstName.string)
            writer.name("lastName")
            writer.optional(person.lastName?.string)
        }
    }

    private mutating func mentioned(_ company: MentionedCompany) {
        object { writer in
            writer.name("id")
            writer.value(company.id)
            writer.name("name")
            writer.value(company.name.string)
        }
    }
}
