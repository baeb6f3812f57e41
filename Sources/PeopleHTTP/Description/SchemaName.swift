import PeopleDomain
import PeopleRepresentation

/// The schemas that the description has under a name: those of bodies and records.
enum SchemaName: String, CaseIterable, Sendable {
    // People
    case person = "Person"
    case writtenPerson = "WrittenPerson"
    case personInList = "PersonInList"
    case contact = "Contact"
    case writtenContact = "WrittenContact"
    case contactInList = "ContactInList"
    case deletedPerson = "DeletedPerson"
    case deletedContact = "DeletedContact"
    case newPerson = "NewPerson"
    case personChange = "PersonChange"
    case personUpsert = "PersonUpsert"
    case personBatch = "PersonBatch"
    case personOperation = "PersonOperation"
    case personResult = "PersonResult"
    case contactResult = "ContactResult"
    case merge = "Merge"
    case unmerge = "Unmerge"
    case duplicatePeople = "DuplicatePeople"
    case duplicateContacts = "DuplicateContacts"

    // Companies
    case company = "Company"
    case deletedCompany = "DeletedCompany"
    case newCompany = "NewCompany"
    case companyChange = "CompanyChange"
    case companyUpsert = "CompanyUpsert"
    case companyBatch = "CompanyBatch"
    case companyOperation = "CompanyOperation"
    case companyResult = "CompanyResult"

    // Custom fields
    case customField = "CustomField"
    case customFieldForecast = "CustomFieldForecast"
    case changedCustomField = "ChangedCustomField"
    case deletedCustomField = "DeletedCustomField"
    case customFieldSettings = "CustomFieldSettings"
    case customFieldValues = "CustomFieldValues"
    case newCustomField = "NewCustomField"
    case customFieldChange = "CustomFieldChange"
    case customFieldInput = "CustomFieldInput"
    case textSettings = "TextSettings"
    case numberSettings = "NumberSettings"
    case selectSettings = "SelectSettings"
    case noSettings = "NoSettings"

    // Notes
    case note = "Note"
    case newNote = "NewNote"
    case noteChange = "NoteChange"

    // History
    case historyEntry = "HistoryEntry"
    case fieldChange = "FieldChange"

    // Enrichment
    case enrichmentRequest = "EnrichmentRequest"
    case enrichmentResult = "EnrichmentResult"
    case enrichment = "Enrichment"
    case enrichedValue = "EnrichedValue"
    case enrichmentRevert = "EnrichmentRevert"
    case job = "Job"
    case sourceReport = "SourceReport"

    // Access
    case caller = "Caller"
    case apiKey = "APIKey"
    case issuedAPIKey = "IssuedAPIKey"
    case newAPIKey = "NewAPIKey"
    case user = "User"
    case newUser = "NewUser"

    // Everywhere
    case health = "Health"
    case failure = "Failure"
    case refusedBatch = "RefusedBatch"
    case fieldFault = "FieldFault"
    case errorCode = "ErrorCode"

    var schema: Schema {
        switch self {
        case .person: .person(.full, of: .people)
        case .writtenPerson: .person(.written, of: .people)
        case .personInList: .person(.item, of: .people)
        case .contact: .person(.full, of: .contacts)
        case .writtenContact: .person(.written, of: .contacts)
        case .contactInList: .person(.item, of: .contacts)
        case .deletedPerson: .person(.item, of: .people, isDeleted: true)
        case .deletedContact: .person(.item, of: .contacts, isDeleted: true)
        case .newPerson: .newPerson
        case .personChange: .personChange
        case .personUpsert: .personUpsert
        case .personBatch: .batch(of: .personOperation)
        case .personOperation:
            .batchOperation("person", [.newPerson, .personChange, .personUpsert], matchedBy: .personMatch)
        case .personResult: .batchResult("person", .writtenPerson)
        case .contactResult: .batchResult("person", .writtenContact)
        case .merge: .merge
        case .unmerge: .unmerge
        case .duplicatePeople: .duplicates(of: .people, .personInList)
        case .duplicateContacts: .duplicates(of: .contacts, .contactInList)
        case .company: .company
        case .deletedCompany: .deletedCompany
        case .newCompany: .newCompany
        case .companyChange: .companyChange
        case .companyUpsert: .companyUpsert
        case .companyBatch: .batch(of: .companyOperation)
        case .companyOperation:
            .batchOperation("company", [.newCompany, .companyChange, .companyUpsert], matchedBy: .oneOf(["name"]))
        case .companyResult: .batchResult("company", .company)
        case .customField: .customField
        case .customFieldForecast: .customFieldForecast
        case .changedCustomField: .changedCustomField
        case .deletedCustomField: .deletedCustomField
        case .customFieldSettings: .customFieldSettings
        case .customFieldValues: .customFieldValues
        case .newCustomField: .newCustomField
        case .customFieldChange: .customFieldChange
        case .customFieldInput: .customFieldInput
        case .textSettings: .textSettings
        case .numberSettings: .numberSettings
        case .selectSettings: .selectSettings
        case .noSettings: .noSettings
        case .note: .note
        case .newNote: .newNote
        case .noteChange: .noteChange
        case .historyEntry: .historyEntry
        case .fieldChange: .fieldChange
        case .enrichmentRequest: .enrichmentRequest
        case .enrichmentResult: .enrichmentResult
        case .enrichment: .enrichment
        case .enrichedValue: .enrichedValue
        case .enrichmentRevert: .enrichmentRevert
        case .job: .job
        case .sourceReport: .sourceReport
        case .caller: .caller
        case .apiKey: .apiKey
        case .issuedAPIKey: .issuedAPIKey
        case .newAPIKey: .newAPIKey
        case .user: .user
        case .newUser: .newUser
        case .health: .health
        case .failure: .failure
        case .refusedBatch: .refusedBatch
        case .fieldFault: .fieldFault
        case .errorCode: .errorCode
        }
    }
}

extension Schema {
    /// The schema that the description has under a name.
    static func named(_ name: SchemaName) -> Schema {
        Schema(["$ref": .string("#/components/schemas/\(name.rawValue)")])
    }
}
