import PeopleDomain
import PeopleStorage

/// Has the coordinates of addresses looked up that people got.
struct Geocoding: Sendable {
    let backend: any StorageBackend
    let bell: JobBell
    /// Whether somebody looks them up at all.
    let isOn: Bool

    /// Puts jobs into the queue for those who were written with an address and without coordinates.
    ///
    /// Behind the write and not with it, since the id of a new person is not known before: where the process ends in between,
    /// or the store is lost, nobody looks until the address is written again. The write was done, and is told so.
    func request(for written: [Person], as caller: Caller) async {
        guard isOn else { return }
        let placeless = written.filter { $0.address != nil && $0.latitude == nil && $0.longitude == nil }
        await request(for: placeless.map(\.id), as: caller)
    }

    /// Puts jobs into the queue for people whose address changed.
    func request(for people: [Person.ID], as caller: Caller) async {
        guard isOn, !people.isEmpty else { return }
        let set = ChangeSet(people.map { .enqueueJob(.geocoding, for: $0) }, atomicity: .each)
        if (try? await Committer(repository: backend.repository(in: caller.scope), request: nil).commit(set)) != nil {
            bell.ring()
        }
    }
}

extension PersonPatch {
    /// Whether it gives the person an address, and leaves the coordinates to be found.
    var movesWithoutCoordinates: Bool {
        guard case .set(.some) = address else { return false }
        return latitude == .keep && longitude == .keep
    }
}
