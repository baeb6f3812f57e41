extension Person {
    /// What is different from an earlier state of the record. Of the company only the link counts; it is told with the
    /// name that it had at the time.
    public func fieldChanges(since earlier: Person) -> FieldChanges {
        var comparison = FieldComparison()
        comparison.compare("email", earlier.email?.string, email?.string)
        comparison.compare("firstName", earlier.firstName.string, firstName.string)
        comparison.compare("lastName", earlier.lastName?.string, lastName?.string)
        comparison.compare("phoneNumber", earlier.phoneNumber?.string, phoneNumber?.string)
        comparison.compare("address", earlier.address?.string, address?.string)
        comparison.compare("latitude", earlier.latitude?.degrees, latitude?.degrees)
        comparison.compare("longitude", earlier.longitude?.degrees, longitude?.degrees)
        comparison.compare("isConnector", earlier.isConnector, isConnector)
        comparison.compare("isSolutionProvider", earlier.isSolutionProvider, isSolutionProvider)
        comparison.compare("isFullUser", earlier.isFullUser, isFullUser)
        comparison.compare(earlier.customFields, customFields)
        if earlier.company?.id != company?.id {
            comparison.compare("company", earlier.company, company) { $0?.link ?? .null }
        }
        return comparison.result
    }
}

extension FieldChanges {
    /// What is different between the custom fields of a record.
    public static func customFields(from old: CustomFieldValues, to new: CustomFieldValues) -> FieldChanges {
        var comparison = FieldComparison()
        comparison.compare(old, new)
        return comparison.result
    }

    /// That a person was unlinked from its company, or linked with one again.
    ///
    /// - Parameters:
    ///   - old: `nil` for none.
    ///   - new: `nil` for none.
    public static func company(from old: CompanySummary?, to new: CompanySummary?) -> FieldChanges {
        FieldChanges([FieldChange(field: "company", old: old?.link ?? .null, new: new?.link ?? .null)])
    }
}

extension CompanySummary {
    /// As a history shows it: which company, and what it was called.
    fileprivate var link: JSONValue {
        .object(
            JSONObject(uniqueMembers: [
                .init(name: "id", value: .string(id.description)), .init(name: "name", value: .string(name.string)),
            ]))
    }
}
