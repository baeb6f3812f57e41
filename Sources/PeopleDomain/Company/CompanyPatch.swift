/// A change of some fields of a company: what is not named stays, custom fields are merged.
public struct CompanyPatch: Hashable, Sendable {
    public var name: FieldUpdate<CompanyName>
    public var description: FieldUpdate<CompanyDescription?>
    public var website: FieldUpdate<WebsiteURL?>
    public var industry: FieldUpdate<Industry?>
    public var address: FieldUpdate<PostalAddress?>
    public var customFields: CustomFieldChanges

    public init(
        name: FieldUpdate<CompanyName> = .keep, description: FieldUpdate<CompanyDescription?> = .keep,
        website: FieldUpdate<WebsiteURL?> = .keep, industry: FieldUpdate<Industry?> = .keep,
        address: FieldUpdate<PostalAddress?> = .keep, customFields: CustomFieldChanges = .none
    ) {
        self.name = name
        self.description = description
        self.website = website
        self.industry = industry
        self.address = address
        self.customFields = customFields
    }
}

extension Company {
    /// Takes over a patch. Leaves the times and the revision alone: see ``touched(since:at:)``.
    public mutating func apply(_ patch: CompanyPatch) {
        patch.name.apply(to: &name)
        patch.description.apply(to: &description)
        patch.website.apply(to: &website)
        patch.industry.apply(to: &industry)
        patch.address.apply(to: &address)
        customFields.apply(patch.customFields)
    }
}
