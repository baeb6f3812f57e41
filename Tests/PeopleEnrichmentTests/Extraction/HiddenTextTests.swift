import Testing

@testable import PeopleEnrichment

@Suite("What readers of a page do not see is no source")
struct HiddenTextTests {
    @Test(arguments: [
        #"<div style="display:none">EVIL</div>"#, #"<div style="DISPLAY : NONE !important">EVIL</div>"#,
        #"<div style="d\69splay:none">EVIL</div>"#, #"<div style="display/**/:none">EVIL</div>"#,
        #"<p style="visibility:hidden">EVIL</p>"#, #"<p style="opacity:0">EVIL</p>"#,
        #"<p style="opacity:0.01">EVIL</p>"#,
        #"<p style="font-size:0">EVIL</p>"#, #"<p style="font-size:1px">EVIL</p>"#, #"<p style="font:0/0 a">EVIL</p>"#,
        #"<p style="position:absolute;left:-9999px">EVIL</p>"#, #"<p style="text-indent:-100em">EVIL</p>"#,
        #"<p style="width:0;height:0;overflow:hidden">EVIL</p>"#, #"<p style="height:1px;overflow:hidden">EVIL</p>"#,
        #"<p style="clip:rect(0,0,0,0);position:absolute">EVIL</p>"#, #"<p style="clip-path:inset(100%)">EVIL</p>"#,
        #"<p style="clip-path:circle(0)">EVIL</p>"#, #"<p style="transform:scale(0)">EVIL</p>"#,
        #"<p style="transform:translateX(-9999px)">EVIL</p>"#, #"<p style="color:transparent">EVIL</p>"#,
        #"<p style="color:rgba(0,0,0,0)">EVIL</p>"#, #"<p style="color:#ffffff">EVIL</p>"#,
        #"<p style="color:white">EVIL</p>"#,
        #"<p style="color:#111;background:#111">EVIL</p>"#,
        #"<div style="background-color:#222"><p style="color:#222">EVIL</p></div>"#,
        #"<font color="white">EVIL</font>"#, #"<p hidden>EVIL</p>"#, #"<p hidden="until-found">EVIL</p>"#,
        #"<p aria-hidden="true">EVIL</p>"#, #"<p class="sr-only">EVIL</p>"#, "<template><p>EVIL</p></template>",
        "<noscript>EVIL</noscript>", "<script>EVIL</script>", "<style>EVIL{}</style>", "<!-- EVIL -->",
        "<!-- a --!> <!-- EVIL -->",
        "<textarea>EVIL</textarea>", "<select><option>EVIL</option></select>", "<iframe>EVIL</iframe>",
        "<svg><text>EVIL</text></svg>",
        "<dialog>EVIL</dialog>", "<div popover>EVIL</div>", "<title>EVIL</title>", #"<img alt="EVIL">"#,
        #"<input value="EVIL">"#,
        "<style>.x{display:none}</style><p class=x>EVIL</p>",
        "<p class='a x b'>EVIL</p><style>.x{display:none}</style>",
        "<style>#x{opacity:0}</style><p id=x>EVIL</p>", "<style>aside{visibility:hidden}</style><aside>EVIL</aside>",
        "<style>p.x, h1{display:none}</style><p class=x>EVIL</p>",
        "<style>.a .x{display:none}</style><div class=a><p class=x>EVIL</p></div>",
        "<style>.a > p{display:none}</style><div class=a><p>EVIL</p></div>",
        "<style>[data-x]{display:none}</style><p data-x>EVIL</p>",
        "<style>i:nth-child(2){display:none}</style><b>a</b><i>EVIL</i>",
        "<style>@media screen{.x{display:none}}</style><p class=x>EVIL</p>",
        "<style>@supports (a:b){@media screen{.x{left:-999px}}}</style><p class=x>EVIL</p>",
        "<style>.X{DISPLAY:none}</style><p class=x>EVIL</p>", "<style>.x{color:#fff}</style><p class=x>EVIL</p>",
        "<style>body{background:#000}.x{color:black}</style><p class=x>EVIL</p>",
        "<div style='display:none'><div><span>EVIL</span></div></div>", "<p style='display:none'><b>EVIL</b></p>",
        "<div hidden><h1>EVIL</div>",
    ])
    func isLeftOut(_ hidden: String) throws {
        let page = try #require(ReadPage.of("<html><body><p>before</p>\(hidden)<p>after</p></body></html>"))
        #expect(!page.text.string.contains("EVIL"))
        #expect(page.text.string.contains("before"))
        #expect(page.text.string.contains("after"))
        #expect(!page.evidence.holds("EVIL"))
    }

    @Test(arguments: [
        "<p>SEEN</p>", #"<p style="display:block;color:#333">SEEN</p>"#, #"<p style="opacity:.9">SEEN</p>"#,
        #"<div style="background:#000"><p style="color:#fff">SEEN</p></div>"#,
        "<style>.x:hover{display:none}</style><p class=x>SEEN</p>",
        "<style>@media print{.x{display:none}}</style><p class=x>SEEN</p>",
        "<style>.y{display:none}</style><p class=x>SEEN</p>",
        "<style>.x::before{display:none}</style><p class=x>SEEN</p>", #"<p aria-hidden="false">SEEN</p>"#,
        "<style>.a .x{display:none}</style><p class=x>SEEN</p>", "<details><summary>more</summary>SEEN</details>",
        #"<p style="width:100%;overflow:hidden;height:200px">SEEN</p>"#, "<table><tr><td>SEEN</table>",
        "<p>SE<!-- x -->EN</p>",
        #"<div style="position:relative;left:-10px">SEEN</div>"#, #"<p style="font-size:1em">SEEN</p>"#,
        #"<p style="margin:0;padding:0">SEEN</p>"#, #"<p style="max-width:60ch;font:400 16px/1.5 serif">SEEN</p>"#,
    ])
    func isKeptWhereReadersSeeIt(_ shown: String) throws {
        let page = try #require(ReadPage.of("<html><body>\(shown)</body></html>"))
        #expect(page.text.string.contains("SEEN"))
    }

    @Test func whiteTextBehindAStyleSheetOfAnotherAddressMayBeSeen() throws {
        let page = try #require(
            ReadPage.of(#"<link rel="stylesheet" href="/a.css"><div class="hero"><p style="color:#fff">SEEN</p></div>"#)
        )
        #expect(page.text.string == "SEEN")
    }

    @Test func charactersThatNobodySeesAreNoText() throws {
        let tags = String(
            String.UnicodeScalarView("EVIL".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xE0000) }))
        let page = try #require(ReadPage.of("<p>seen\u{200B}\u{202E}\(tags)</p>"))
        #expect(!page.text.string.unicodeScalars.contains { $0.value >= 0xE0000 })
    }

    @Test func dataInHiddenElementsDoesNotCount() throws {
        let data = #"{"@type": "Person", "name": "Jane Doe", "jobTitle": "EVIL"}"#
        let card =
            #"<div class="h-card"><span class="p-name">Jane Doe</span><span class="p-job-title">EVIL</span></div>"#
        let page = try #require(
            ReadPage.of(
                """
                <div hidden><script type="application/ld+json">\(data)</script>\(card)</div>
                <template><script type="application/ld+json">\(data)</script></template>
                <noscript>\(card)</noscript><!-- \(card) --><p>Jane Doe</p>
                <div class="h-card"><span class="p-name">Jane Doe</span><i hidden class="p-job-title">EVIL</i></div>
                <a style="display:none" href="https://www.linkedin.com/in/evil">x</a>
                """))
        #expect(!page.people.flatMap(\.candidates).contains { $0.text == "EVIL" })
        #expect(!page.evidence.holds("EVIL"))
        #expect(page.links == [])
    }

    @Test func aScriptWithinAScriptMakesAPageUnreadable() {
        #expect(ReadPage.of("<script><!--<script></script>EVIL--></script><p>Jane</p>") == nil)
    }
}
