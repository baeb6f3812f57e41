extension Note {
    /// The same note about another record.
    public func moved(to subject: NoteSubject) -> Note {
        Note(
            id: id, subject: subject, content: content, createdBy: createdBy, mentionedPeople: mentionedPeople,
            mentionedCompanies: mentionedCompanies, createdAt: createdAt, updatedAt: updatedAt, revision: revision)
    }

    /// Shows a person whom the note mentions: once, also where two of its mentions lead to one person since a merge.
    public mutating func show(_ person: MentionedPerson) {
        if !mentionedPeople.contains(where: { $0.id == person.id }) { mentionedPeople.append(person) }
    }
}
