import PeopleDomain

/// What tests of profiles have in common: Jane, two fields of her own, and runs that find something.
protocol EnrichmentTesting {}

extension EnrichmentTesting {
    var now: Timestamp { Timestamp(millisecondsSince1970: 2000) }
    var run: Job.ID { Job.ID(high: 7, low: 1) }
    /// A later run.
    var other: Job.ID { Job.ID(high: 7, low: 2) }

    var schema: CustomFieldSchema {
        CustomFieldSchema(
            entityType: .people,
            definitions: [
                Self.definition("cf_job_title", .text(maximumLength: 20)), Self.definition("cf_linkedin_url", .url),
            ], revision: Revision(1))
    }

    static func definition(
        _ key: String, _ rules: CustomFieldRules, flags: CustomFieldFlags = []
    ) -> CustomFieldDefinition {
        CustomFieldDefinition(
            id: CustomFieldDefinition.ID(high: 1, low: 1), entityType: .people, name: CustomFieldName(stored: key),
            key: CustomFieldKey(key), description: nil, flags: flags, rules: rules, displayOrder: 0,
            createdAt: Timestamp(millisecondsSince1970: 0), updatedAt: Timestamp(millisecondsSince1970: 0),
            revision: .first)
    }

    func person(_ change: (inout PersonDraft) throws -> Void = { _ in }) throws -> Person {
        var draft = PersonDraft(email: try EmailAddress("jane@acme.example"), firstName: try FirstName("Jane"))
        try change(&draft)
        return Person(
            id: Person.ID(high: 1, low: 1), draft: draft, company: nil, isFullUser: false, createdBy: nil,
            createdAt: Timestamp(millisecondsSince1970: 1000))
    }

    func found(
        _ field: ProfileField, _ value: JSONValue, percent: Int = 90, isSure: Bool = true,
        from source: EnrichmentSource = .website
    ) -> FoundValue {
        FoundValue(
            field: field, value: value,
            provenance: Provenance(
                sourceURL: "https://acme.example/team", source: source, quote: "…", retrievedAt: now,
                contentSHA256: String(repeating: "0", count: 64), extractor: .jsonLD),
            confidence: Confidence(percent: percent), isIdentitySure: isSure)
    }

    func linkedIn(_ handle: String) -> JSONValue {
        var object = JSONObject()
        object["network"] = .string("linkedin")
        object["url"] = .string("https://www.linkedin.com/in/\(handle)")
        return .object(object)
    }

    func add(
        _ values: [FoundValue], to person: Person, _ profile: EnrichmentProfile? = nil,
        under policy: EnrichmentPolicy = .fillEmpty, run: Job.ID? = nil, in schema: CustomFieldSchema? = nil
    ) -> EnrichmentStep {
        let profile = profile ?? .empty(of: person.id)
        var next = profile.values.map(\.id.low).max() ?? 0
        return profile.adding(
            EnrichmentFindings(values: values), of: run ?? self.run, to: person, under: policy,
            in: schema ?? self.schema, at: now
        ) {
            next += 1
            return EnrichedValue.ID(high: 9, low: next)
        }
    }

    /// The person with what a step gives it.
    func applying(_ step: EnrichmentStep, to person: Person) throws -> Person {
        var person = person
        guard let patch = step.patch else { return person }
        person.apply(patch)
        if case .set(.named(let name)) = patch.company {
            person.company = CompanySummary(id: Company.ID(high: 3, low: 3), name: name, industry: nil, website: nil)
        } else if case .set(.none) = patch.company {
            person.company = nil
        }
        return person
    }
}
