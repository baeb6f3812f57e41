import PeopleDomain
import PeopleStorage
import Testing

@Suite("Kept outcomes")
struct KeptOutcomesTests {
    /// Where this fails, the bytes of outcomes have changed: `KeptOutcomes.format` has to be one more, so that a node that
    /// is not updated yet, or bytes of yesterday, are not misread. Then take the new numbers over.
    @Test("Have the bytes of their format")
    func format() throws {
        let bytes = try KeptOutcomes.bytes(of: try Self.outcomes())
        #expect(bytes.first == 1)
        #expect(bytes.count == 769)
        #expect(bytes.reduce(0 as UInt32) { $0 &* 31 &+ UInt32($1) } == 4_167_282_968)
    }

    @Test("Are read as they were, and not at all where a byte is missing")
    func reading() throws {
        let outcomes = try Self.outcomes()
        let bytes = try KeptOutcomes.bytes(of: outcomes)
        #expect(try KeptOutcomes.read(bytes) == outcomes)
        for count in 1..<bytes.count {
            #expect(throws: StorageError.self, "\(count)") { try KeptOutcomes.read(Array(bytes.prefix(count))) }
        }
        #expect(throws: StorageError.self) { try KeptOutcomes.read(bytes + [0]) }
    }

    @Test("Of jobs and what they found are read as they were")
    func jobs() throws {
        let job = Job(
            id: Identifier(high: 1, low: 2), kind: .geocoding, personID: Identifier(high: 3, low: 4), state: .failed,
            attempts: 5, requestedBy: nil, createdAt: Timestamp(millisecondsSince1970: 1),
            nextAttemptAt: Timestamp(millisecondsSince1970: 2), startedAt: Timestamp(millisecondsSince1970: 3),
            finishedAt: nil,
            report: JobReport(result: .partial, changedFields: ["latitude"], tokensUsed: 6, failure: "…"))
        var profile = EnrichmentProfile.empty(of: job.personID)
        profile.enrichedAt = job.startedAt
        let outcomes: [ChangeOutcome] = [
            .job(job, .updated), .enrichment(profile), .failed(.notFound(.job(job.id))),
            .failed(.conflict(.leaseLost)), .failed(.conflict(.jobNotOver)), .failed(.conflict(.jobAlive)),
            .failed(.conflict(.enrichmentChanged)),
        ]
        let bytes = try KeptOutcomes.bytes(of: outcomes)
        #expect(try KeptOutcomes.read(bytes) == outcomes)
        for count in 1..<bytes.count {
            #expect(throws: StorageError.self, "\(count)") { try KeptOutcomes.read(Array(bytes.prefix(count))) }
        }
    }

    private static func outcomes() throws -> [ChangeOutcome] {
        let time = Timestamp(millisecondsSince1970: 1_705_312_800_000)
        let company = Company(
            id: Identifier(high: 1, low: 2), draft: CompanyDraft(name: try CompanyName("Acme")), createdAt: time)
        let person = Person(
            id: Identifier(high: 3, low: 4), draft: PersonDraft(email: nil, firstName: try FirstName("Jané")),
            company: CompanySummary(company), isFullUser: false, createdBy: Identifier(high: 5, low: 6), createdAt: time
        )
        let field = CustomFieldDefinition(
            id: Identifier(high: 7, low: 8),
            draft: try CustomFieldDraft(
                entityType: .people, name: CustomFieldName("Score"), rules: .number(NumberRules(minimum: 1))),
            displayOrder: 2, createdAt: time)
        let note = Note(
            id: Identifier(high: 9, low: 10), subject: .person(person.id), content: try NoteContent("…"),
            createdBy: nil,
            mentionedPeople: [MentionedPerson(id: person.id, firstName: person.firstName, lastName: nil)],
            mentionedCompanies: [MentionedCompany(id: company.id, name: company.name)], createdAt: time,
            updatedAt: time, revision: .first)
        return [
            .person(person, .created), .company(company, .unchanged), .customField(field, .updated, recordsTouched: 3),
            .note(note, .deleted), .failed(.conflict(.emailTaken)), .failed(.notFound(.note(note.id))),
            .failed(.incomplete(ValidationFailure(FieldFault(field: "a", "is b")))), .failed(.stale(.person(person))),
        ]
    }
}
