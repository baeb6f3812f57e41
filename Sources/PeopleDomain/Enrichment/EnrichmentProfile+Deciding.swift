extension EnrichmentProfile {
    /// This profile with a value that somebody found right: it becomes the person's, in place of whatever was there.
    ///
    /// - Throws: ``EnrichmentRefusal``.
    public func accepting(
        _ id: EnrichedValue.ID, for person: Person, in schema: CustomFieldSchema
    ) throws(EnrichmentRefusal) -> EnrichmentStep {
        guard let index = values.firstIndex(where: { $0.id == id }) else { throw .notFound }
        var step = EnrichmentStep(self)
        let value = values[index]
        if value.status == .applied { return step }
        if let home = ProfileHome(of: value.field, value: value.value, in: schema) {
            let new = ProfileHome.plainForm(of: value.field, value.value)?.value ?? value.value
            let old = person.value(in: home)
            var applied = old
            if old != new {
                guard let set = step.set(home, to: new, checkedBy: schema) else { throw .unfit(home.name) }
                applied = set
            }
            step.profile.values[index].application = .init(field: home.name, replaced: old, applied: applied)
        }
        if !value.field.isRepeated {
            for other in values.indices where values[other].field == value.field && values[other].status == .applied {
                step.profile.values[other].status = .superseded
            }
        }
        step.profile.values[index].status = .applied
        return step
    }

    /// This profile with a value that somebody found wrong: the person loses it where it has it from here, and it is not
    /// offered again.
    ///
    /// - Throws: ``EnrichmentRefusal/notFound``.
    public func rejecting(
        _ id: EnrichedValue.ID, for person: Person, in schema: CustomFieldSchema
    ) throws(EnrichmentRefusal) -> EnrichmentStep {
        guard let index = values.firstIndex(where: { $0.id == id }) else { throw .notFound }
        var step = EnrichmentStep(self)
        if values[index].status == .applied { step.takeBack(at: index, from: person, in: schema) }
        step.profile.values[index].status = .rejected
        return step
    }

    /// This profile without what a run, or accepting what it found, gave the person: what was there before is there again,
    /// but for what somebody changed since.
    ///
    /// - Parameter jobID: `nil` for the last run of which something is applied.
    /// - Throws: ``EnrichmentRefusal/nothingApplied``.
    public func reverting(
        _ jobID: Job.ID?, for person: Person, in schema: CustomFieldSchema
    ) throws(EnrichmentRefusal) -> EnrichmentStep {
        guard let jobID = jobID ?? values.filter({ $0.status == .applied }).map(\.jobID).max() else {
            throw .nothingApplied
        }
        var step = EnrichmentStep(self)
        let applied = values.indices.filter { values[$0].jobID == jobID && values[$0].status == .applied }
        if applied.isEmpty { throw .nothingApplied }
        for index in applied {
            step.takeBack(at: index, from: person, in: schema)
            step.profile.values[index].status = .reverted
        }
        return step
    }
}

extension EnrichmentStep {
    /// Gives the person back what an applied value replaced, where the person still has the value.
    fileprivate mutating func takeBack(at index: Int, from person: Person, in schema: CustomFieldSchema) {
        guard
            let application = profile.values[index].application, let home = ProfileHome(name: application.field),
            application.replaced != application.applied, person.has(application.applied, in: home)
        else { return }
        // What the field would not take today stays away.
        guard set(home, to: application.replaced, checkedBy: schema) != nil else {
            _ = set(home, to: .null, checkedBy: schema)
            return
        }
        // What it took the place of was found, too, and is the person's again.
        if let earlier = profile.values.lastIndex(where: {
            $0.status == .superseded && $0.application?.field == application.field
                && $0.application?.applied == application.replaced
        }) {
            profile.values[earlier].status = .applied
        }
    }
}

extension Person {
    /// Whether the person still has a value. A company that was there before the value came may spell its name in its own way.
    fileprivate func has(_ value: JSONValue, in home: ProfileHome) -> Bool {
        let present = self.value(in: home)
        return home == .company ? present.folded == value.folded : present == value
    }
}
