extension Company {
    /// What is different from an earlier state of the record.
    public func fieldChanges(since earlier: Company) -> FieldChanges {
        var comparison = FieldComparison()
        comparison.compare("name", earlier.name.string, name.string)
        comparison.compare("description", earlier.description?.string, description?.string)
        comparison.compare("website", earlier.website?.string, website?.string)
        comparison.compare("industry", earlier.industry?.string, industry?.string)
        comparison.compare("address", earlier.address?.string, address?.string)
        comparison.compare(earlier.customFields, customFields)
        return comparison.result
    }
}
