/// What a kept count counts, by the number under which backends store it.
public enum CountKind: Int64, Hashable, Sendable {
    /// The subject is nothing.
    case people = 1
    /// The subject is the user who created them.
    case peopleByCreator = 2
    /// The subject is the company.
    case peopleOfCompany = 3
    /// The subject is nothing.
    case companies = 4
    /// The subject is the person or company that they are about.
    case notes = 5
    /// The subject is nothing.
    case users = 6
    /// Those in the trash. The subject is nothing.
    case deletedPeople = 7
    /// Those in the trash. The subject is the user who created them.
    case deletedPeopleByCreator = 8
    /// Those in the trash. The subject is nothing.
    case deletedCompanies = 9
    /// Groups of duplicates, the number of their reason more than 20. The subject is the user who created enough of the
    /// people for a group, or nothing where it does not matter who did.
    case duplicatesByPhone = 21
    case duplicatesByEmail = 22
    case duplicatesByName = 23
}
