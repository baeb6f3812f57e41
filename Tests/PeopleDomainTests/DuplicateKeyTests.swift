import PeopleDomain
import Testing

@Suite("What people have in common")
struct DuplicateKeyTests {
    @Test(
        "A number with a country code is the same however it is written",
        arguments: [
            ("+1 555-123-4567", "+15551234567"), ("+1 (555) 123.4567", "+15551234567"),
            ("0015551234567", "+15551234567"),
            ("+49 (0)30 / 123456", "+4930123456"), ("+49 (0) 30 123456", "+4930123456"),
            ("+44\u{A0}20\u{2011}7946 0000", "+442079460000"),
            ("555-123-4567", nil), ("030 123456", nil), ("+1 555", nil), ("+1 555 123 4567 890 123", nil),
            ("+1 555-123-4567 ext. 12", nil), ("+1 555 123 4567 / +1 555 123 4568", nil), ("+0 555 123 4567", nil),
            ("call me", nil), ("+", nil), ("00", nil), ("+١٥٥٥١٢٣٤٥٦٧", nil),
        ])
    func phones(written: String, expected: String?) throws {
        #expect(try PhoneNumber(written).internationalNumber == expected)
    }

    @Test(
        "An address is the same in any case and with any tag",
        arguments: [
            ("John@Acme.com", "john@acme.com"), ("john+news@acme.com", "john@acme.com"),
            ("JOHN+a+b@ACME.COM", "john@acme.com"), ("+john@acme.com", "+john@acme.com"),
            ("j.ohn@acme.com", "j.ohn@acme.com"),
        ])
    func emails(written: String, expected: String) throws {
        #expect(try EmailAddress(written).untaggedKey == expected)
    }

    @Test("A name counts at a company only, in any case, with any accents and spaces")
    func names() throws {
        let (acme, hooli) = (Company.ID(high: 1, low: 1), Company.ID(high: 1, low: 2))
        func keys(_ first: String, _ last: String?, _ company: Company.ID?) throws -> Set<DuplicateKey> {
            DuplicateKey.all(
                firstName: try FirstName(first), lastName: try last.map { text in try LastName(text) }, email: nil,
                phoneNumber: nil, company: company)
        }
        let jose = try keys("José", "de la  Cruz", acme)
        #expect(jose.map(\.reason) == [.nameAtCompany])
        #expect(try keys("JOSE", "De La Cruz", acme) == jose)
        #expect(try keys("Jose\u{301} de", "la Cruz", acme) == jose)
        #expect(try keys("José", "de la Cruz", hooli) != jose)
        #expect(try keys("José", "de la Cruz", nil).isEmpty)
        #expect(try keys("José", nil, acme).isEmpty)
    }

    @Test("Digests are what they always were, since stores keep them")
    func digests() throws {
        let keys = DuplicateKey.all(
            firstName: try FirstName("John"), lastName: try LastName("Doe"), email: try EmailAddress("John@acme.com"),
            phoneNumber: try PhoneNumber("+1 555-123-4567"), company: Company.ID(high: 1, low: 2))
        let digests = Dictionary(uniqueKeysWithValues: keys.map { ($0.reason, $0.digest) })
        #expect(
            digests == [
                .phone: 3_134_219_507_927_419_627, .email: 4_826_021_420_249_483_336,
                .nameAtCompany: 8_535_912_737_064_326_328,
            ])
    }
}
