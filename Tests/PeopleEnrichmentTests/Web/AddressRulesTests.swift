import Testing

@testable import PeopleEnrichment

@Suite("Which addresses nobody may be led to")
struct AddressRulesTests {
    @Test(
        "Addresses that are not of the public Internet are refused, to the ends of their blocks",
        arguments: [
            "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
            "127.255.255.255", "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255",
            "192.0.0.0", "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.1", "192.168.0.0", "192.168.255.255",
            "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.255", "224.0.0.1", "239.255.255.255",
            "240.0.0.0",
            "255.255.255.255",
        ])
    func refusedV4(text: String) throws {
        let address = try #require(IPAddress(dottedDecimal: text))
        #expect(!AddressRules.isPublic(address))
    }

    @Test(
        "Their neighbours are not",
        arguments: [
            "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0",
            "192.0.3.0",
            "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
            "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "8.8.8.8",
        ])
    func publicV4(text: String) throws {
        let address = try #require(IPAddress(dottedDecimal: text))
        #expect(AddressRules.isPublic(address))
    }

    @Test(
        "Of IPv6 too, and of those that carry an address of IPv4 the inner one is judged",
        arguments: [
            ("::", false), ("::1", false), ("::2", false), ("::8.8.8.8", false),
            ("::ffff:127.0.0.1", false), ("::ffff:10.0.0.1", false), ("::ffff:169.254.169.254", false),
            ("::ffff:8.8.8.8", true),
            ("64:ff9b::127.0.0.1", false), ("64:ff9b::169.254.169.254", false), ("64:ff9b::8.8.8.8", true),
            ("64:ff9b:1::10.0.0.1", false), ("64:ff9b:1::8.8.8.8", true), ("64:ff9b:1:a00:1::", false),
            ("64:ff9b:0:1::8.8.8.8", false), ("64:ff9b:1:ffff:ffff:ffff:ffff:ffff", false),
            ("2002:7f00:1::", false), ("2002:a9fe:a9fe::1", false), ("2002:c0a8:101::1", false),
            ("2002:808:808::1", true),
            ("100::", false), ("100::ffff:ffff:ffff:ffff", false), ("100:0:0:1::", false),
            ("2001::", false), ("2001::1", false), ("2001:0:4136:e378:8000:63bf:3fff:fdd2", false),
            ("2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("2001:200::", true),
            ("2001:db8::1", false), ("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", false), ("2001:db7::", true),
            ("2001:db9::", true), ("3fff::1", false), ("3fff:1000::", true),
            ("fc00::", false), ("fd00:ec2::254", false), ("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false),
            ("fe80::1", false), ("febf::1", false), ("fec0::1", false), ("feff::1", false), ("ff02::1", false),
            ("4000::1", false), ("5f00::1", false), ("1fff::1", false), ("2606:4700:4700::1111", true),
            ("2a00:1450:4001:81b::200e", true),
        ])
    func v6(text: String, isPublic: Bool) throws {
        let address = try #require(IPAddress(v6: text))
        #expect(AddressRules.isPublic(address) == isPublic)
    }

    @Test("A block holds what begins with its bits, and nothing else")
    func blocks() {
        let block = AddressBlock.v4(172, 16, 0, 0, 12)
        #expect(block.contains(IPAddress(v4: 0xAC1F_FFFF)))
        #expect(!block.contains(IPAddress(v4: 0xAC20_0000)))
        #expect(AddressBlock.v6([0xFE80], 10).contains(IPAddress(bits: 0xFEBF << 112)))
        #expect(!AddressBlock.v6([0xFE80], 10).contains(IPAddress(bits: 0xFEC0 << 112)))
    }

    @Test("An address is written as it is read")
    func written() throws {
        #expect(IPAddress(v4: 0xC000_0201).description == "192.0.2.1")
        let address = try #require(IPAddress(v6: "2001:db8::1"))
        #expect(address.description == "2001:db8:0:0:0:0:0:1")
        #expect(IPAddress(v6: address.description) == address)
        #expect(IPAddress(v6: "::ffff:192.0.2.1")?.description == "192.0.2.1")
        #expect(IPAddress(bytes: [192, 0, 2, 1]) == IPAddress(v4: 0xC000_0201))
        #expect(IPAddress(bytes: [1, 2, 3]) == nil)
    }
}
