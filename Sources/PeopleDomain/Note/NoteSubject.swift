/// The record that a note is about, and goes with when it is deleted.
public enum NoteSubject: Hashable, Sendable {
    case person(Person.ID)
    case company(Company.ID)
}
