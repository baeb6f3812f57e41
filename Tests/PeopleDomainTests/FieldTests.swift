import PeopleDomain
import Testing

@Suite("Values of people and companies")
struct FieldTests {
    @Test(
        "Valid email addresses are kept as written",
        arguments: [
            "john@acme.com", "John.Doe+tag@Acme.COM", "a@b", "o'brien@x.ie", "x@müller.example", "user@例え.テスト",
            "!#$%&'*+/=?^_`{|}~-@x.y",
        ])
    func validEmails(text: String) throws {
        #expect(try EmailAddress(text).string == text)
    }

    @Test(
        "Invalid email addresses are refused",
        arguments: [
            "", "john", "@acme.com", "john@", "a@b@c", "john@acme..com", "john@-acme.com", "john@acme-.com",
            "john doe@acme.com", "john@acme.com.", "jöhn@acme.com", "john@ac_me.com",
            "a@" + String(repeating: "x", count: 64),
            "a@b\0", String(repeating: "x", count: 250) + "@x.yz",
        ])
    func invalidEmails(text: String) {
        #expect(throws: FieldFault.self) { try EmailAddress(text) }
    }

    @Test("Email addresses are compared without regard to case")
    func emailKey() throws {
        #expect(try EmailAddress("John@ACME.com").comparisonKey == EmailAddress("john@acme.COM").comparisonKey)
    }

    @Test(
        "A website is an absolute http or https URL",
        arguments: [
            ("https://acme.com", true), ("HTTP://acme.com/a?b#c", true), ("https://user@acme.com:80/", true),
            ("https://müller.example", true), ("acme.com", false), ("https://", false), ("https:///x", false),
            ("http://\u{1F3FB}acme.com", true),
            ("ftp://acme.com", false), ("javascript:alert(1)", false), ("https://a b", false), ("https://a\"b", false),
        ])
    func websites(text: String, isValid: Bool) {
        #expect(((try? WebsiteURL(text)) != nil) == isValid)
    }

    @Test("A coordinate is on the globe")
    func coordinates() throws {
        #expect(try Latitude(-90).degrees == -90)
        #expect(throws: FieldFault.self) { try Latitude(90.1) }
        #expect(try Longitude(180).degrees == 180)
        #expect(throws: FieldFault.self) { try Longitude(-180.5) }
        #expect(throws: FieldFault.self) { try Latitude(.nan) }
    }
}

@Suite("Keys")
struct APIKeyTests {
    @Test("A secret is its label and 64 digits, and knows a typing error")
    func secrets() throws {
        let secret = APIKeySecret()
        let text = secret.revealed
        #expect(text.wholeMatch(of: /introzy_[0-9a-f]{64}/) != nil)
        #expect(APIKeySecret(text)?.revealed == text)
        #expect("\(secret)" == text.prefix(16) + "…")
        var wrong = Array(text)
        wrong[20] = wrong[20] == "0" ? "1" : "0"
        #expect(APIKeySecret(String(wrong)) == nil)
        #expect(APIKeySecret(text.uppercased()) == nil)
        #expect(APIKeySecret(text + "0") == nil)
        #expect(APIKeySecret("") == nil)
    }

    @Test("The checksum is the CRC-32 of zlib")
    func checksum() {
        // zlib.crc32 of 56 zeros, computed elsewhere.
        let digits = String(repeating: "0", count: 56)
        #expect(APIKeySecret("introzy_" + digits + "cb612bfd") != nil)
    }
}
