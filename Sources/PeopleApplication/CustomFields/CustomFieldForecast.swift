import PeopleDomain
import PeopleStorage

/// What a change of a definition would mean for the records that there are. Nothing is stored by asking.
///
/// Records are looked at in steps, while others write: it is true of each as it was when it was looked at.
public struct CustomFieldForecast: Sendable {
    /// How many records are shown that would not be taken as they are.
    public static let maximumExamples = 20

    /// A record that would not be taken as it is. It stays valid until its value is written again.
    public struct Failure: Sendable {
        public let holder: CustomFieldEntry.Holder
        /// `nil` where it has none.
        public let value: CustomFieldValue?
        public let message: String
    }

    /// How many records would not be taken as they are.
    public private(set) var failing = 0
    /// The first of them, of those that the caller sees.
    public private(set) var examples: [Failure] = []
    /// How many records would lose a value.
    public private(set) var recordsTouched = 0

    init() {}

    mutating func add(_ entry: CustomFieldEntry, message: String) {
        failing += 1
        guard examples.count < Self.maximumExamples, let holder = entry.holder else { return }
        examples.append(Failure(holder: holder, value: entry.value, message: message))
    }

    mutating func addTouched() { recordsTouched += 1 }
}

extension CustomFieldDefinition {
    /// What a patch would mean.
    func forecast(of patch: CustomFieldPatch, in repository: any Repository) async throws(StorageError)
        -> CustomFieldForecast
    {
        var patched = self
        patched.apply(patch)
        var forecast = CustomFieldForecast()
        if patched.rules.constraint != rules.constraint {
            let removed = Set(optionValues(removedBy: patch))
            try await repository.forEachEntry(.present, of: self) { entry in
                guard let value = entry.value else { return }
                if value.names(anyOf: removed) { forecast.addTouched() }
                do throws(FieldFault) {
                    _ = try patched.rules.check(value.json)
                } catch {
                    forecast.add(entry, message: error.message)
                }
            }
        }
        if patched.flags.contains(.required) && !flags.contains(.required) {
            try await repository.forEachEntry(.absent, of: self) { forecast.add($0, message: "is required") }
        }
        if patched.flags.contains(.unique) && !flags.contains(.unique) {
            // Hashes and not values, of which there can be a million.
            let field = CustomQueryField(patched)
            var counts: [Int: Int] = [:]
            try await repository.forEachEntry(.present, of: self) { entry in
                for key in entry.value.map(field.keys(of:)) ?? [] { counts[key.hashValue, default: 0] += 1 }
            }
            try await repository.forEachEntry(.present, of: self) { entry in
                let keys = entry.value.map(field.keys(of:)) ?? []
                if keys.contains(where: { counts[$0.hashValue, default: 0] > 1 }) {
                    forecast.add(entry, message: "is the value of another record too")
                }
            }
        }
        return forecast
    }

    /// What the deletion would mean.
    func forecastOfDeletion(in repository: any Repository) async throws(StorageError) -> CustomFieldForecast {
        var forecast = CustomFieldForecast()
        try await repository.forEachEntry(.present, of: self) { entry in
            forecast.add(entry, message: "would be deleted with the field")
            forecast.addTouched()
        }
        return forecast
    }
}

extension Repository {
    /// A step of records in memory at a time.
    fileprivate func forEachEntry(
        _ presence: CustomFieldEntryQuery.Presence, of field: CustomFieldDefinition,
        _ body: (CustomFieldEntry) -> Void
    ) async throws(StorageError) {
        let query = CustomFieldEntryQuery(presence, of: field.key, for: field.entityType)
        var place: StorePlace?
        while true {
            let entries = try await customFieldEntries(query, after: place, limit: StorageLimits.maximumEntries)
            for entry in entries { body(entry) }
            guard entries.count == StorageLimits.maximumEntries, let last = entries.last else { return }
            place = last.place
        }
    }
}

extension CustomFieldValue {
    fileprivate func names(anyOf options: Set<String>) -> Bool {
        switch self {
        case .text(let text): options.contains(text)
        case .list(let values): !options.isDisjoint(with: values)
        case .number, .boolean: false
        }
    }
}
