import PeopleDomain
import PeopleStorage

// Steps that the cases about the archive take.
extension StoreArchive {
    /// All records of an organization, table by table.
    func everything(in organization: Organization.ID, pageLimit: Int = 1000) async throws -> [StoreRecord] {
        var records: [StoreRecord] = []
        for page in try await pages(of: organization, limit: pageLimit) { records += page }
        return records
    }

    /// The same in pages as a copy reads them, each of one table.
    func pages(of organization: Organization.ID, limit: Int) async throws -> [[StoreRecord]] {
        var pages: [[StoreRecord]] = []
        for table in StoreTable.allCases {
            var place: StorePlace?
            while true {
                let page = try await records(of: table, in: organization, after: place, limit: limit)
                if page.isEmpty { break }
                try expect(page.count <= limit, "a page has at most \(limit) records")
                try expect(page.allSatisfy { $0.table == table }, "the records are of the table that was asked for")
                for record in page {
                    let isBehind = place.map { $0 < record.place } ?? true
                    try expect(isBehind, "\(record.reference) stands behind the one before")
                    place = record.place
                }
                pages.append(page)
            }
        }
        return pages
    }

    /// Copies everything into another store.
    func copy(to target: any StoreArchive, pageLimit: Int = 1000) async throws {
        for organization in try await organizations(after: nil, limit: 1000) {
            for page in try await pages(of: organization.id, limit: pageLimit) {
                try await target.write(page, in: organization.id)
            }
        }
    }
}

extension Tenant {
    /// A bit of everything that can be kept, with texts that are easily spoilt.
    func furnish(_ world: World) async throws {
        func aMomentLater() { world.clock.advance(by: .milliseconds(7)) }
        try await repository.defineField("Größe", .number(NumberRules(minimum: -1.5)), flags: [.sortable, .required])
        let removed = try await repository.defineField("Removed")
        let colors = try SelectOptions([
            SelectOption(value: OptionText("r"), label: OptionText("\"Röt\""), color: OptionColor("#f00")),
            SelectOption(value: OptionText("g")),
        ])
        try await repository.defineField("Colors", .multiselect(colors), for: .companies)
        _ = try await repository.commit(.deleteCustomField(removed.id, of: .people, force: false))
        aMomentLater()
        let hooli = try await repository.createCompany(
            CompanyDraft(
                name: CompanyName("Hooli 🦔"), description: CompanyDescription("Line\nby \"line\""),
                website: WebsiteURL("https://hooli.example/ü"), industry: Industry("Bank\\ing"),
                address: PostalAddress("1 Way"), customFields: .sample(["cf_colors": .list(["r", "g"])])))
        let gone = try await repository.createCompany("Gone")
        try await repository.renameCompany(hooli.id, to: "Hooli e\u{301}")
        aMomentLater()
        let jane = try await repository.createUser(
            "Jane", email: "jane@\(organization.name).example", isRestricted: true)
        let janes = acting(as: jane.id)
        let full = try await janes.createPerson(
            PersonDraft(
                email: EmailAddress("Jose.U@Exämple.COM"), firstName: FirstName("Jose\u{301}"),
                lastName: LastName("Müller \u{1F469}\u{200D}\u{1F680}"), phoneNumber: PhoneNumber("+1 (555) 1"),
                address: PostalAddress("Straße 1\n\"2\""), latitude: Latitude(-0.1),
                longitude: Longitude(179.999999999),
                isConnector: true, isSolutionProvider: true, company: .existing(hooli.id),
                customFields: .sample(["cf_größe": .number(0.1), "cf_z": .boolean(false)])))
        let ada = try await acting(as: nil).createPerson("Ada", company: .existing(gone.id))
        // Made a user later than others were created, and with a key.
        for index in 0..<5 { try await repository.createPerson("P\(index)", "Ω", email: "p\(index)@x.example") }
        try await repository.deletePerson(repository.createPerson("Deleted").id)
        aMomentLater()
        try await repository.makeUser(ada.id)
        try await repository.deleteCompany(gone.id)
        try await repository.updatePerson(full.id, PersonPatch(phoneNumber: .set(PhoneNumber("+1 (555) 2"))))
        for index in 0..<4 {
            aMomentLater()
            try await janes.addNote(" [@J](person:\(full.id)) **n\(index)** ", about: .person(full.id))
            try await acting(as: nil).addNote("[@H](company:\(hooli.id)) \u{200B}é", about: .company(hooli.id))
        }
        let notes = try await repository.everyNote(about: .person(full.id))
        _ = try await repository.commit(
            .updateNote(notes[1].id, about: .person(full.id), NoteContent("changed\r\n\ttwice")))
        let name = organization.name.string
        let key = try await repository.createKey("K1 of \(name)", for: ada.id, scopes: Set(APIKeyScope.allCases))
        let other = try await repository.createKey(
            "K2 of \(name)", for: jane.id, scopes: [], isRestricted: true, days: 3)
        aMomentLater()
        _ = try await repository.commit(.revokeAPIKey(other.id, of: nil))
        try await world.directory.recordUse(of: [key.id: world.clock.now])
    }
}
