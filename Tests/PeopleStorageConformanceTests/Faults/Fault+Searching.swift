import PeopleDomain
import PeopleStorage

extension Fault {
    private static let plainCharacters = "Wildcards, quotes and operators are plain characters in a search"
    private static let everyTerm = "Every term must occur, in any order, and none across two fields"
    private static let accents = "A search finds without regard to case and accents, both ways"

    static let searching: [Fault] = [
        matching("takes % for a wildcard", caughtBy: plainCharacters) { person, terms in
            terms.allSatisfy { term in
                SearchText.of(person).containsInOrder(term.split(separator: "%").map(String.init))
            }
        },
        matching("takes _ for a wildcard", caughtBy: plainCharacters) { person, terms in
            let text = Array(SearchText.of(person).unicodeScalars)
            return terms.allSatisfy { term in
                let term = Array(term.unicodeScalars)
                guard term.count <= text.count else { return false }
                return (0...text.count - term.count).contains { start in
                    zip(text[start...], term).allSatisfy { $0 == $1 || $1 == "_" }
                }
            }
        },
        matching("takes a trailing * for a wildcard", caughtBy: plainCharacters) { person, terms in
            terms.allSatisfy { SearchText.of(person).hasPart($0.hasSuffix("*") ? String($0.dropLast()) : $0) }
        },
        matching("takes operators for operators", caughtBy: plainCharacters) { person, terms in
            terms.filter { !["and", "or", "not", "near"].contains($0) }
                .allSatisfy { SearchText.of(person).hasPart($0) }
        },
        matching("passes over what is no letter", caughtBy: plainCharacters) { person, terms in
            terms.allSatisfy { term in
                SearchText.of(person).hasPart(term.filter { $0.isLetter || $0.isNumber || "%_*.@".contains($0) })
            }
        },
        matching("keeps accents apart", caughtBy: accents) { person, terms in
            let text = "\(person.firstName)\t\(person.lastName?.string ?? "")\t\(person.email?.string ?? "")"
                .lowercased()
            return terms.allSatisfy { text.hasPart($0) }
        },
        matching("minds the case", caughtBy: accents) { person, terms in
            let text = "\(person.firstName)\t\(person.lastName?.string ?? "")\t\(person.email?.string ?? "")"
            return terms.allSatisfy { text.hasPart($0) }
        },
        matching("is content with one of the terms", caughtBy: everyTerm) { person, terms in
            terms.contains { SearchText.of(person).hasPart($0) }
        },
        matching("wants the terms in order", caughtBy: everyTerm) { person, terms in
            SearchText.of(person).containsInOrder(terms)
        },
        matching("searches across two fields", caughtBy: everyTerm) { person, terms in
            let text = SearchText.of(person)
            let joined = text.replacing("\t", with: "")
            return terms.allSatisfy { text.hasPart($0) || joined.hasPart($0) }
        },
        matching(
            "searches at the beginning of words only", caughtBy: "A term matches inside words, however short it is"
        ) {
            person, terms in
            let words = SearchText.of(person).split(whereSeparator: \.isWhitespace)
            return terms.allSatisfy { term in words.contains { $0.hasPrefix(term) } }
        },
        matching(
            "finds nothing by less than three letters", caughtBy: "A term matches inside words, however short it is"
        ) {
            person, terms in
            terms.allSatisfy { $0.unicodeScalars.count >= 3 && SearchText.of(person).hasPart($0) }
        },
        matching(
            "searches phone numbers too",
            caughtBy: "A search looks at first name, last name and email, and nowhere else"
        ) { person, terms in
            let text = SearchText.of(person) + "\t" + (person.phoneNumber?.string ?? "")
            return terms.allSatisfy { text.hasPart($0) }
        },
        matching(
            "leaves out the email", caughtBy: "A search looks at first name, last name and email, and nowhere else"
        ) {
            person, terms in
            var nameless = person
            nameless.email = nil
            return terms.allSatisfy { SearchText.of(nameless).hasPart($0) }
        },
        .repository(
            "forgets the company when it searches",
            caughtBy: "A search within a company meets both conditions, with an exact total"
        ) { base, _ in
            ForgetsCompany(base: base)
        },
        .repository(
            "searches by the name that people had at first", caughtBy: "A search sees each change at once",
            remembering: [Person.ID: Person]()
        ) { SearchesFirstNames(base: $0, memory: $1) },
        .repository(
            "takes white space for a search that finds nobody", caughtBy: "People can be asked for by their company"
        ) { base, _ in
            NeedsSearch(base: base)
        },
    ]

    /// A fault in what a search finds.
    private static func matching(
        _ description: String, caughtBy: String, _ match: @escaping @Sendable (Person, [String]) -> Bool
    ) -> Fault {
        .repository(description, caughtBy: caughtBy) { base, _ in MatchesOtherwise(base: base, match: match) }
    }
}

private struct MatchesOtherwise: ForwardingRepository {
    let base: any Repository
    let match: @Sendable (Person, [String]) -> Bool

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        guard let search = query.search else { return try await base.people(matching: query, page: page) }
        let people = try await base.everybody(PersonQuery(companyID: query.companyID))
        return Page(of: people.filter { match($0, search.folded) }, page)
    }
}

private struct ForgetsCompany: ForwardingRepository {
    let base: any Repository

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        let other = query.search == nil ? query : PersonQuery(search: query.search)
        return try await base.people(matching: other, page: page)
    }
}

private struct NeedsSearch: ForwardingRepository {
    let base: any Repository

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        if query.companyID != nil && query.search == nil { return Page(items: [], total: 0, request: page) }
        return try await base.people(matching: query, page: page)
    }
}

private struct SearchesFirstNames: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<[Person.ID: Person]>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .person(let person, .created) in outcomes { memory.with { $0[person.id] = person } }
        return outcomes
    }

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        guard let search = query.search else { return try await base.people(matching: query, page: page) }
        let people = try await base.everybody(PersonQuery(companyID: query.companyID))
        return Page(of: people.filter { search.match(SearchText.of(first($0))) }, page)
    }

    private func first(_ person: Person) -> Person { memory.with { $0[person.id] ?? person } }
}

extension String {
    fileprivate func hasPart(_ part: String) -> Bool { part.isEmpty || utf8.firstRange(of: part.utf8) != nil }

    fileprivate func containsInOrder(_ parts: [String]) -> Bool {
        var rest = utf8[...]
        for part in parts where !part.isEmpty {
            guard let range = rest.firstRange(of: part.utf8) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
