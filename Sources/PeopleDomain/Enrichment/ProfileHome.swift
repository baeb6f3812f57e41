/// Where a value of a profile belongs on the person.
public enum ProfileHome: Hashable, Sendable {
    case lastName, address, company, latitude, longitude
    case customField(CustomFieldKey)

    /// As histories name it.
    public var name: String {
        switch self {
        case .lastName: "lastName"
        case .address: "address"
        case .company: "company"
        case .latitude: "latitude"
        case .longitude: "longitude"
        case .customField(let key): FieldChange.customFieldPrefix + key.string
        }
    }

    /// - Returns: `nil` for a name that ``name`` never gives.
    init?(name: String) {
        switch name {
        case "lastName": self = .lastName
        case "address": self = .address
        case "company": self = .company
        case "latitude": self = .latitude
        case "longitude": self = .longitude
        default:
            guard name.hasPrefix(FieldChange.customFieldPrefix) else { return nil }
            self = .customField(CustomFieldKey(String(name.dropFirst(FieldChange.customFieldPrefix.count))))
        }
    }

    /// The field of the person that a value belongs to: a built-in one, or the custom field that is named like the
    /// field of the profile, `cf_job_title` for a `jobTitle`, and `cf_linkedin_url` for a link to LinkedIn.
    ///
    /// - Returns: `nil` where the organization has no such field, or it does not take the value.
    public init?(of field: ProfileField, value: JSONValue, in schema: CustomFieldSchema) {
        switch field {
        case .familyName: self = .lastName
        case .location: self = .address
        case .companyName: self = .company
        case .latitude: self = .latitude
        case .longitude: self = .longitude
        default:
            guard
                let (name, plain) = Self.plainForm(of: field, value),
                let definition = schema.definition(CustomFieldKey.prefix + name.snakeCase),
                case .some(.some) = try? definition.rules.check(plain)
            else { return nil }
            self = .customField(definition.key)
        }
    }

    /// What goes into a custom field: the URL of a profile elsewhere, and else the value as it is. Of what a person may have
    /// several, a field holds none.
    static func plainForm(of field: ProfileField, _ value: JSONValue) -> (name: String, value: JSONValue)? {
        if field == .social {
            guard
                case .object(let object) = value, case .string(let network)? = object["network"],
                case .string(let url)? = object["url"]
            else { return nil }
            return ("\(network)Url", .string(url))
        }
        return field.isRepeated ? nil : (field.rawValue, value)
    }
}

extension String {
    /// `job_title` for `jobTitle`.
    fileprivate var snakeCase: String {
        var result = ""
        for character in self {
            if character.isUppercase { result += "_" }
            result += character.lowercased()
        }
        return result
    }
}
