#if Postgres
import PeopleDomain
import PeopleStorage

extension Row {
    mutating func merge() -> Merge? {
        let at = time()
        let user = optionalID(Person.self)
        let author = ChangeAuthor(userID: user, keyID: optionalID(APIKey.self))
        guard let other = Person(putAwayForm: text()), let before = Person(putAwayForm: text()),
            let after = Person(putAwayForm: text())
        else {
            refuse()
            return nil
        }
        return Merge(other: other, before: before, after: after, at: at, author: author)
    }

    /// Reads a person who is mentioned: id, names, creator.
    mutating func mentionedPerson() -> MentionedRecord {
        let person = MentionedPerson(
            id: id(), firstName: FirstName(stored: text()), lastName: optionalText().map { LastName(stored: $0) })
        return .person(person, creator: optionalID(Person.self))
    }
}
#endif
