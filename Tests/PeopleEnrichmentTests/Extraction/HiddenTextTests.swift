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
        "<div hidden><h1>EVIL</div>", "<meter>EVIL</meter>", "<progress>EVIL</progress>",
        "<ruby>漢<rp>EVIL</rp></ruby>",
    ])
    func isLeftOut(_ hidden: String) throws {
        let page = try #require(ReadPage.of("<html><body><p>before</p>\(hidden)<p>after</p></body></html>"))
        #expect(!page.text.string.contains("EVIL"))
        #expect(page.text.string.contains("before"))
        #expect(page.text.string.contains("after"))
        #expect(!page.evidence.holds("EVIL"))
    }

    @Test(arguments: [
        #"x{content:"/*"}.h{display:none}"#, #"x{content:'}'}.h{display:none}"#, #"x{content:"\"{"}.h{display:none}"#,
        "x{content:\"a\n}.h{display:none}", "x{background:url(/*)}.h{display:none}", "<!-- .h{display:none} -->",
        "x{} <!-- .h{display:none}", "--> .h{display:none}", ".h{display:none", "} .h{display:none}",
        ".c{.h{display:none}}", ".c{color:red;& .h{display:none}}", ".c{.x{color:red} > .h{display:none}}",
        ".h{@media screen{display:none}}", ".h{&{display:none}}", "@scope (.c){.h{display:none}}",
        "@media not print{.h{display:none}}", "@media print, screen{.h{display:none}}", "@foo x{.h{display:none}}",
        ".h{display:none ! important}", ".h{display:none!/**/important}", ".h{display:var(--x)}",
        ".h{display:var(--x, none)}", ":root{--x:none}.h{display:var(--x)}", ":root{--x:0}.h{opacity:calc(var(--x)*1)}",
        ".h{--y:-9999px;margin-left:var(--y)}", ".h{opacity:calc(1 - 1)}", ".h{opacity:1e-9}", ".h{opacity:+0}",
        ".h{font-size:calc(1px - 1px)}", ".h{font-size:clamp(0px,1px,1px)}", ".h{font-size:min(1px,2rem)}",
        ".h{font-size:foo(1px)}", ".h{scale:0}", ".h{scale:0 1}", ".h{translate:-9999px}", ".h{translate:0 -9999px}",
        ".h{inset:-9999px}", ".h{position:fixed;left:9999px}", ".h{height:0}.h{overflow:hidden}",
        ".h{overflow:hidden}.c{color:red}.c .h{max-height:1px}", ".h{max-height:0;overflow:auto}",
        ".h{transform:rotate(1deg) scale(0)}", ".h{transform:rotateY(90deg)}", ".h{transform:matrix(0,0,0,0,0,0)}",
        ".h{-webkit-transform:scale(0)}", ".h{clip-path:inset(0 0 100% 0)}",
        ".h{clip-path:polygon(9px 9px,9px 9px,9px 9px)}", ".h{filter:opacity(1%)}", ".h{zoom:.01}",
        ".h{-webkit-text-security:disc}", ".\\68{display:none}", ".\\000068 {display:none}",
        ".\\{x{color:red}.h{display:none}", ".h:not(.x){display:none}", ".h:not(:hover){display:none}",
        ":is(.x,.h){display:none}", "p:is(.x, .h){display:none}", ":where(.c) .h{display:none}",
        ".h{}.c :is( .h ):is(p){display:none}", "p:is(.c .h){display:none}",
        "x{content:\"a\\\r\n/*\"}.h{display:none}", ".c .h{div &{display:none}}",
        ".c:has(p) .h{display:none}", "i+p{display:none}", "i~p{display:none}", ".c i ~ .h{display:none}",
        "[data-y=Z i]{display:none}", "[data-y=\"z]z\"],.h{display:none}", "[hidden=''],.h{display:none}",
        "*|p{display:none}", "{\u{301}}.h{\u{301}a:b;display:none}", ".h{\u{301}:x;display:none}",
        ".h{a:url(x;y);display:none}", ".h{a:b;;display:none;}", "@charset 'x';@import url(a.css);.h{display:none}",
        "@layer a,b;.h{display:none}", ".h{DISPLAY:NONE}", ".h{color:rgb(255 255 255)}",
        ".h{color:rgb(100%,100%,100%)}",
        ".h{color:var(--w)}:root{--w:#fff}",
    ])
    func isLeftOutWhereAStyleSheetSaysSo(sheet: String) throws {
        let page = try #require(
            ReadPage.of(
                """
                <style>\(sheet)</style><p class=s>before</p>
                <div class=c><i></i><p data-y="az" class="h">EVIL</p></div><div>after</div>
                """))
        #expect(!page.text.string.contains("EVIL"))
        #expect(page.text.string.contains("after"))
        #expect(!page.evidence.holds("EVIL"))
    }

    @Test func everyClassOfAnElementCounts() throws {
        let other = (0..<100).map { "k\($0) " }.joined()
        let page = try #require(ReadPage.of("<style>.h{display:none}</style><p class='\(other)h'>EVIL</p><p>SEEN</p>"))
        #expect(page.text.string == "SEEN")
    }

    @Test func aClassOfSignsIsOne() throws {
        let page = try #require(
            ReadPage.of(
                #"<style>.\{x{display:none}.a\:b{display:none}</style><p class="{x">EVIL<p class=a:b>EVIL<p>SEEN"#))
        #expect(page.text.string == "SEEN")
    }

    @Test(arguments: [
        ".h:hover{display:none}", ".h::after{display:none}", ".h:before{opacity:0}",
        ".h:not(.c2):hover{display:none}", "p:not(.h){display:none}", ":is(.x,.y){display:none}",
        "@media print{.h{display:none}}", "@media only print and (color){.h{display:none}}", ".x{.h{display:none}}",
        ".x{& > p{display:none}}", ".x .h, .x > p{display:none}", "@font-face{font-size:0}",
        "@keyframes a{from{opacity:0}to{opacity:1}}", ".h{font-size:calc(1.3rem + .9vw)}",
        ".h{font-size:clamp(14px, 0.875rem + ((1vw - 3.2px) * 0.227), 16px)}",
        ".h{margin:var(--gap);width:calc(100% - 9px)}",
        ":root{--s:1.1rem}.h{font-size:var(--s)}", ".h{color:var(--text)}", ".h{transform:translate(-50%,-50%)}",
        ":root{--t:#111;--b:#fff}@media (prefers-color-scheme:dark){:root{--t:#fff;--b:#111}}.c{background:var(--b)}.h{color:var(--t)}",
        ".h{margin:0 auto;padding:0;line-height:1;opacity:1;scale:1;inset:0;overflow:hidden}",
        ":root{background:#fff}.c{background:#000}.h{color:#fff}", ".h{background:url(a.png) no-repeat;left:0}",
        ".h{clip-path:polygon(50% 0,100% 100%,0 100%)}", ".h{font:400 1rem/1.5 var(--serif)}",
        ".h{transform:none;filter:none}",
    ])
    func isKeptWhereAStyleSheetSaysLess(sheet: String) throws {
        let page = try #require(
            ReadPage.of(
                "<style>\(sheet)</style><p class=s>before</p><div class=c><i></i><p class='h'>SEEN</p></div>"))
        #expect(page.text.string.contains("SEEN"))
    }

    @Test(arguments: [
        "<a href=/x>SEEN<span hidden>EVIL</span></a>", "<a href=/x>SEEN<script>EVIL</script></a>",
        "<a href=/x>SEEN<textarea>EVIL</textarea></a>",
        "<style>.h{display:none}</style><a href=/x>SEEN<b><i class=h>EVIL</i></b></a>",
    ])
    func whatIsHiddenInALinkIsNotItsText(link: String) throws {
        let page = try #require(ReadPage.of("<p>\(link)</p>"))
        #expect(page.links.map(\.text) == ["SEEN"])
        #expect(page.evidence.holds("SEEN"))
        #expect(!page.evidence.holds("EVIL"))
    }

    @Test(arguments: [
        "\u{34F}", "\u{3164}", "\u{115F}", "\u{1160}", "\u{FFA0}", "\u{E0100}", "\u{E01EF}", "\u{FE00}", "\u{180B}",
        "\u{17B4}", "\u{200B}", "\u{2062}", "\u{FEFF}", "\u{AD}",
    ])
    func whatTakesNoPlaceIsNoText(character: String) throws {
        let html = "<p>Ja\(character)ne</p><a href=/x>Do\(character)e</a>"
        let page = try #require(ReadPage.of(html))
        #expect(page.text.string.unicodeScalars.elementsEqual("Jane\nDoe".unicodeScalars))
        #expect(page.links.first?.text.unicodeScalars.count == 3)
    }

    @Test func whatJoinsSignsStays() throws {
        for text in ["\u{1F469}\u{200D}\u{1F52C}", "\u{2764}\u{FE0F}", "\u{646}\u{200C}\u{627}"] {
            #expect(
                try #require(ReadPage.of("<p>\(text)</p>")).text.string.unicodeScalars.elementsEqual(
                    text.unicodeScalars))
        }
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
