import Testing

@testable import PeopleEnrichment

@Suite("What documents are written in")
struct ContentTests {
    @Test(
        "A type is read without its parameters",
        arguments: [
            ("text/html", "text/html", nil), ("Text/HTML; Charset=UTF-8", "text/html", "utf-8"),
            (" text/html ;charset=\"ISO-8859-1\"; x=y", "text/html", "iso-8859-1"),
            ("text/html; charset", "text/html", nil),
            ("text/html;;charset = a ", "text/html", "a"), ("", "", nil), (";", "", nil),
            ("text/html; xcharset=a", "text/html", nil),
            ("text/html; charset=\"", "text/html", "\""),
        ] as [(String, String, String?)])
    func types(header: String, mediaType: String, charset: String?) {
        #expect(ContentType(header).mediaType == mediaType)
        #expect(ContentType(header).charset == charset)
    }

    @Test(
        "Texts become UTF-8",
        arguments: [
            ([0x47, 0xFC], "iso-8859-1", "Gü"), ([0x80, 0x99, 0x81], "windows-1252", "€™\u{81}"),
            ([0xE9], "latin1", "é"),
            ([0xC3, 0xA9], "utf-8", "é"), ([0xC3, 0xA9], nil, "é"), ([0xEF, 0xBB, 0xBF, 0x61], "iso-8859-1", "a"),
            ([0xFF, 0xFE, 0x61, 0x00, 0xE9, 0x00], nil, "aé"), ([0xFE, 0xFF, 0x00, 0x61], nil, "a"),
            ([0x61, 0x00], "utf-16le", "a"), ([0x00, 0x61, 0x00], "utf-16be", "a"),
            ([0x00, 0xD8], "utf-16", "\u{FFFD}"),
            ([0x47, 0xFC], nil, "G\u{FFFD}"), ([0x47, 0xFC], "klingon", "G\u{FFFD}"), ([], nil, ""),
            (Array("<meta charset=\"iso-8859-1\">".utf8) + [0xFC], nil, "<meta charset=\"iso-8859-1\">ü"),
            (
                Array("<META http-equiv=x content='text/html; CHARSET=Windows-1252'>".utf8) + [0xFC], nil,
                "<META http-equiv=x content='text/html; CHARSET=Windows-1252'>ü"
            ),
            (
                Array("<?xml version='1.0' encoding='ISO-8859-1'?>".utf8) + [0xFC], nil,
                "<?xml version='1.0' encoding='ISO-8859-1'?>ü"
            ),
            (Array("<meta charset=\"iso-8859-1\">".utf8) + [0xC3, 0xBC], "utf-8", "<meta charset=\"iso-8859-1\">ü"),
        ] as [([UInt8], String?, String)])
    func decoding(bytes: [UInt8], charset: String?, text: String) {
        let decoded = TextDecoding.utf8(bytes, charset: charset)
        #expect(String(decoding: decoded, as: UTF8.self) == text)
        #expect(Array(text.utf8) == decoded)
    }

    @Test(
        "X-Robots-Tag speaks to everybody, or to those it names",
        arguments: [
            (["noindex"], true), (["NoIndex, nofollow"], true), (["nofollow", "none"], true), (["noai"], true),
            (["nofollow, noarchive"], false), ([], false), ([""], false), (["otherbot: noindex"], false),
            (["otherbot: nofollow, noindex"], false), (["PeopleBot: noindex"], true),
            (["otherbot: x, peoplebot: none"], true),
            (["unavailable_after: 25 Jun 2030 15:00:00 GMT"], false), (["max-snippet: 5, noindex"], true),
            (["otherbot: noindex", "noindex"], true), (["noindexed"], false),
        ])
    func tags(values: [String], isForbidden: Bool) {
        #expect(RobotsTag.forbidsUse(values, product: "PeopleBot") == isForbidden)
    }

    @Test("What was used lately is kept, within the bound")
    func cache() {
        var cache = RecentCache<Int, Int>(bound: 100)
        for number in 0..<1000 {
            cache.store(number, for: number)
            #expect(cache.value(of: 0) == 0)
            #expect(cache.count <= 100)
        }
        #expect(cache.value(of: 999) == 999)
        #expect(cache.value(of: 1) == nil)
        cache.store(7, for: 999)
        #expect(cache.value(of: 999) == 7)
        cache.remove(999)
        #expect(cache.value(of: 999) == nil)
        cache.store(1, for: 1, cost: 51)
        #expect(cache.value(of: 1) == nil)
    }
}
