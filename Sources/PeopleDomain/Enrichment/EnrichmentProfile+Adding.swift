extension EnrichmentProfile {
    /// This profile with what a run found.
    ///
    /// A value becomes the person's only where the policy says so, its source is sure to speak of the person, nothing else
    /// was found to be as sure, and the person has nothing there: what somebody typed is never overwritten. What was rejected
    /// is not offered again, and what was reverted stays so until somebody accepts it.
    ///
    /// - Parameters:
    ///   - taken: homes that do not take what was found for them, as far as somebody tried: it is suggested.
    ///   - newID: gives the ids of values that are new.
    public func adding(
        _ findings: EnrichmentFindings, of jobID: Job.ID, to person: Person, under policy: EnrichmentPolicy,
        in schema: CustomFieldSchema, except taken: Set<ProfileHome> = [], at now: Timestamp,
        newID: () -> EnrichedValue.ID
    ) -> EnrichmentStep {
        var step = EnrichmentStep(self)
        step.profile.enrichedAt = now
        let surestFirst = findings.values.prefix(EnrichmentFindings.maximumValues).enumerated().sorted {
            ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
        }.map(\.element)
        for found in surestFirst {
            let known = step.profile.entry(saying: found)
            if let known {
                if step.profile.values[known].status == .rejected { continue }
                step.profile.values[known].provenance = found.provenance
                step.profile.values[known].confidence = found.confidence
            } else {
                step.profile.values.append(
                    EnrichedValue(
                        id: newID(), jobID: jobID, field: found.field, value: found.value, provenance: found.provenance,
                        confidence: found.confidence, status: .suggested))
            }
            // A run that was taken back is not to do the same again, whatever else says so.
            if step.profile.values.contains(where: { $0.status == .reverted && $0.says(found) }) { continue }
            step.apply(
                at: known ?? step.profile.values.endIndex - 1, found, of: jobID, to: person, under: policy, in: schema,
                except: taken)
        }
        step.profile.dropOldest()
        return step
    }

    /// Where this profile has what a run found, however it is spelled: what somebody decided last counts most. A value that
    /// another took the place of is none.
    private func entry(saying found: FoundValue) -> Int? {
        let same = values.indices.filter { values[$0].says(found) }
        for status in [EnrichedValueStatus.rejected, .applied, .suggested, .reverted] {
            if let index = same.last(where: { values[$0].status == status }) { return index }
        }
        return nil
    }

    /// Forgets what nobody would miss first, down to what a profile may hold: what somebody decided last of all, since it
    /// would be done or offered again.
    mutating func dropOldest() {
        for status in [EnrichedValueStatus.superseded, .suggested, .reverted, .rejected, .applied] {
            var excess = values.count - Self.maximumValues
            if excess <= 0 { return }
            values.removeAll { value in
                guard excess > 0, value.status == status else { return false }
                excess -= 1
                return true
            }
        }
    }
}

extension EnrichmentStep {
    /// Makes a suggested value the person's, where that may be; also one that had no home on the person until now.
    fileprivate mutating func apply(
        at index: Int, _ found: FoundValue, of jobID: Job.ID, to person: Person, under policy: EnrichmentPolicy,
        in schema: CustomFieldSchema, except taken: Set<ProfileHome>
    ) {
        let status = profile.values[index].status
        guard status == .suggested || (status == .applied && profile.values[index].application == nil),
            policy == .fillEmpty, found.isIdentitySure
        else { return }
        let earlier =
            found.field.isRepeated
            ? nil : profile.values.indices.first { $0 != index && profile.values[$0].isApplied(to: found.field) }
        if let earlier, !profile.values[earlier].isOutdated(by: found, on: person) { return }
        let home = ProfileHome(of: found.field, value: found.value, in: schema)
        if let home {
            let value = ProfileHome.plainForm(of: found.field, found.value)?.value ?? found.value
            guard !taken.contains(home), person.value(in: home) == .null || earlier != nil,
                !changedFields.contains(home.name),
                let applied = set(home, to: value, checkedBy: schema)
            else { return }
            profile.values[index].application = .init(field: home.name, replaced: .null, applied: applied)
        }
        profile.supersedeOthers(than: index, in: home)
        profile.values[index].status = .applied
        profile.values[index].jobID = jobID
    }
}

extension EnrichmentProfile {
    /// Notes that one value took the place of all that live where it does, and of all of its field where a person has one
    /// of it.
    ///
    /// - Parameter home: where the value lives now; `nil` where it is in the profile only.
    mutating func supersedeOthers(than index: Int, in home: ProfileHome?) {
        let field = values[index].field
        for other in values.indices where other != index && values[other].status == .applied {
            let isInHome = home.map { values[other].application?.field == $0.name } ?? false
            if isInHome || (!field.isRepeated && values[other].field == field) { values[other].status = .superseded }
        }
    }
}

extension EnrichedValue {
    fileprivate func isApplied(to field: ProfileField) -> Bool { self.field == field && status == .applied }

    /// Whether it is a coordinate of an address that the person had before, which nobody typed.
    fileprivate func isOutdated(by found: FoundValue, on person: Person) -> Bool {
        guard provenance.source == .geocoder, found.provenance.source == .geocoder, let application,
            let home = ProfileHome(name: application.field)
        else { return false }
        return [.null, application.applied].contains(person.value(in: home))
    }

    /// Whether it says the same, however it is spelled.
    func says(_ found: FoundValue) -> Bool { field == found.field && value.folded == found.value.folded }

    func says(_ other: EnrichedValue) -> Bool { field == other.field && value.folded == other.value.folded }
}

extension JSONValue {
    /// What two values have in common that differ in case and accents only.
    var folded: JSONValue {
        switch self {
        case .string(let text): .string(TextFolding.searchFolded(text))
        case .object(let object):
            .object(
                JSONObject(uniqueMembers: object.members.map { .init(name: $0.name, value: $0.value.folded) }))
        default: self
        }
    }
}
