extension Person {
    /// What the person has in the home of a value: as histories show it, but a company by its name alone, since one that is
    /// made for a value has no id yet; `null` for nothing.
    public func value(in home: ProfileHome) -> JSONValue {
        switch home {
        case .lastName: lastName.map { .string($0.string) } ?? .null
        case .address: address.map { .string($0.string) } ?? .null
        case .company: company.map { .string($0.name.string) } ?? .null
        case .latitude: latitude.map { .number($0.degrees) } ?? .null
        case .longitude: longitude.map { .number($0.degrees) } ?? .null
        case .customField(let key): customFields.values[key]?.json ?? .null
        }
    }
}

extension PersonPatch {
    /// Puts a value into its home. `null` clears it.
    ///
    /// - Returns: the value as the home has it then: without white space around it.
    /// - Throws: ``FieldFault`` where the home does not take it.
    mutating func set(
        _ home: ProfileHome, to value: JSONValue, checkedBy schema: CustomFieldSchema
    ) throws(FieldFault) -> JSONValue {
        switch (home, value) {
        case (.lastName, .null): lastName = .set(nil)
        case (.address, .null): address = .set(nil)
        case (.company, .null): company = .set(.none)
        case (.latitude, .null): latitude = .set(nil)
        case (.longitude, .null): longitude = .set(nil)
        case (.lastName, .string(let text)):
            let name = try LastName(text)
            lastName = .set(name)
            return .string(name.string)
        case (.address, .string(let text)):
            let place = try PostalAddress(text)
            address = .set(place)
            return .string(place.string)
        case (.company, .string(let text)):
            let name = try CompanyName(text)
            company = .set(.named(name))
            return .string(name.string)
        case (.latitude, .number(let degrees)): latitude = .set(try Latitude(degrees))
        case (.longitude, .number(let degrees)): longitude = .set(try Longitude(degrees))
        case (.customField(let key), _): return try set(key, to: value, checkedBy: schema)
        default: throw FieldFault("must not be \(value.kind)")
        }
        return value
    }

    private mutating func set(
        _ key: CustomFieldKey, to value: JSONValue, checkedBy schema: CustomFieldSchema
    ) throws(FieldFault) -> JSONValue {
        guard let definition = schema.definition(key.string) else { throw FieldFault("is gone") }
        let checked = try definition.rules.check(value)
        if checked == nil, definition.flags.contains(.required) { throw FieldFault("is required") }
        var values = customFields.values
        values.updateValue(checked, forKey: key)
        customFields = CustomFieldChanges(values)
        return checked?.json ?? .null
    }
}
