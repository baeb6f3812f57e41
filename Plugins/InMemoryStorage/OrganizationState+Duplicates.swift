import PeopleDomain
import PeopleStorage

extension OrganizationState {
    /// Looks at every person, since this is what others are compared with: nothing is kept that could be wrong.
    func duplicates(
        for reason: DuplicateReason?, page: PageRequest, visibility: PersonVisibility
    ) -> Page<DuplicateGroup> {
        var holders: [DuplicateKey: [Person]] = [:]
        for row in people.newestFirst where visibility.includes(row.person) {
            for key in row.duplicateKeys where reason == nil || key.reason == reason {
                holders[key, default: []].append(row.person)
            }
        }
        let groups = holders.filter { $0.value.count > 1 }.sorted { $0.key.digest < $1.key.digest }
        let items = groups.dropFirst(page.offset).prefix(page.limit).map { key, people in
            DuplicateGroup(
                reason: key.reason, people: first(of: people).map(shown),
                count: min(people.count, StorageLimits.maximumDuplicatesCounted))
        }
        return Page(items: items, total: groups.count, request: page)
    }

    /// Those who are shown of people who stand newest first.
    private func first(of people: [Person]) -> [Person] {
        if people.count <= StorageLimits.maximumDuplicatesShown { return people }
        let nobody = User.ID(high: 0, low: 0)
        let byCreator = people.sorted { ($0.createdBy ?? nobody, $0.id) < ($1.createdBy ?? nobody, $1.id) }
        let shown = Set(byCreator.prefix(StorageLimits.maximumDuplicatesShown).map(\.id))
        return people.filter { shown.contains($0.id) }
    }
}
