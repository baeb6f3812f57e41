import PeopleDomain

extension OutcomeReader {
    /// `nil` where the bytes are no outcome.
    mutating func outcome() -> ChangeOutcome? {
        switch tag() {
        case .person:
            guard let effect = effect() else { return nil }
            return .person(person(), effect)
        case .company:
            guard let effect = effect() else { return nil }
            return .company(company(), effect)
        case .customField:
            guard let effect = effect(), let definition = customField() else { return nil }
            return .customField(definition, effect, recordsTouched: Int(int64()))
        case .note:
            guard let effect = effect(), let note = note() else { return nil }
            return .note(note, effect)
        case .user: return .user(user())
        case .apiKey: return .apiKey(apiKey())
        case .job:
            guard let effect = effect(), let job = job() else { return nil }
            return .job(job, effect)
        case .enrichment: return enrichmentProfile().map { .enrichment($0) }
        case .failure: return failure().map { .failed($0) }
        default: return nil
        }
    }

    private mutating func effect() -> WriteEffect? { WriteEffect(rawValue: text()) }

    mutating func customField() -> CustomFieldDefinition? {
        let id = id(CustomFieldDefinition.self)
        let entityType = EntityType(storedNumber: int64())
        let name = CustomFieldName(stored: text())
        let key = CustomFieldKey(text())
        let description = optionalText().map { CustomFieldDescription(stored: $0) }
        let flags = CustomFieldFlags(rawValue: Int(int64()))
        let type = CustomFieldType(rawValue: text())
        let settings = optionalText()
        let displayOrder = Int(int64())
        let createdAt = time()
        let updatedAt = time()
        let revision = revision()
        guard let entityType, let type, let rules = CustomFieldRules(type: type, storedSettings: settings) else {
            return nil
        }
        return CustomFieldDefinition(
            id: id, entityType: entityType, name: name, key: key, description: description, flags: flags, rules: rules,
            displayOrder: displayOrder, createdAt: createdAt, updatedAt: updatedAt, revision: revision)
    }

    mutating func note() -> Note? {
        let id = id(Note.self)
        let subject: NoteSubject
        switch tag() {
        case .person: subject = .person(self.id(Person.self))
        case .company: subject = .company(self.id(Company.self))
        default: return nil
        }
        let content = NoteContent(stored: text())
        let createdBy = optionalID(Person.self)
        let people = many { reader in
            MentionedPerson(
                id: reader.id(Person.self), firstName: FirstName(stored: reader.text()),
                lastName: reader.optionalText().map { LastName(stored: $0) })
        }
        let companies = many { reader in
            MentionedCompany(id: reader.id(Company.self), name: CompanyName(stored: reader.text()))
        }
        let createdAt = time()
        let updatedAt = time()
        return Note(
            id: id, subject: subject, content: content, createdBy: createdBy, mentionedPeople: people,
            mentionedCompanies: companies, createdAt: createdAt, updatedAt: updatedAt, revision: revision())
    }

    /// As many as the number says that stands before them; none where there are not as many.
    mutating func many<Value>(_ read: (inout OutcomeReader) -> Value) -> [Value] {
        let count = int64()
        var values: [Value] = []
        while values.count < count {
            values.append(read(&self))
            if isMalformed { return [] }
        }
        return values
    }
}
