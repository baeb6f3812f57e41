import CLibXML2

/// One run of libxml2's parser.
///
/// - Invariant: `context` is this object's alone, from `init` to `deinit`, and is used by one caller at a time, because
///   the type is not `Sendable`. `builder` is held as long, so that the pointer to it that the context has stays good.
final class HTMLParserRun {
    private let context: htmlParserCtxtPtr
    private let builder: HTMLTreeBuilder

    /// `nil` where there is no memory.
    init?(_ builder: HTMLTreeBuilder) {
        self.builder = builder
        // libxml2 asks to be set up before threads use it; again is no harm.
        xmlInitParser()
        var handler = Self.handler
        // Not retained: the object that makes this pointer holds the builder for as long as the context has it.
        let user = Unmanaged.passUnretained(builder).toOpaque()
        guard let context = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
            return nil
        }
        self.context = context
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NODEFDTD.rawValue
        _ = htmlCtxtUseOptions(context, Int32(options))
        // A large part of a page may be read at once, and no more of it than is needed.
        builder.whenTooComplex = { xmlStopParser(context) }
    }

    deinit {
        builder.whenTooComplex = nil
        htmlFreeParserCtxt(context)
    }

    /// `false` where the parser gave up.
    func feed(_ piece: ArraySlice<UInt8>) -> Bool {
        piece.withUnsafeBytes { bytes in
            let text = bytes.assumingMemoryBound(to: CChar.self)
            _ = htmlParseChunk(context, text.baseAddress, Int32(text.count), 0)
        }
        return context.pointee.instate != XML_PARSER_EOF
    }

    func finish() { _ = htmlParseChunk(context, nil, 0, 1) }

    // MARK: What the parser calls

    /// Only what a tree is made of: comments, processing instructions and document types are left out.
    private static var handler: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.startElement = { user, name, attributes in
            guard let user, let name else { return }
            HTMLParserRun.builder(user).start(
                String(cString: name).lowercased(), HTMLParserRun.attributes(attributes))
        }
        handler.endElement = { user, name in
            guard let user, let name else { return }
            HTMLParserRun.builder(user).end(String(cString: name).lowercased())
        }
        handler.characters = HTMLParserRun.takeText
        handler.ignorableWhitespace = HTMLParserRun.takeText
        // The text of scripts and styles.
        handler.cdataBlock = HTMLParserRun.takeText
        return handler
    }

    private static let takeText: charactersSAXFunc = { user, text, count in
        guard let user, let text, count > 0 else { return }
        let bytes = UnsafeBufferPointer(start: text, count: Int(count))
        HTMLParserRun.builder(user).text(String(decoding: bytes, as: UTF8.self))
    }

    private static func builder(_ user: UnsafeMutableRawPointer) -> HTMLTreeBuilder {
        // The run that owns the context owns the builder too, and the parser calls only while it runs.
        Unmanaged<HTMLTreeBuilder>.fromOpaque(user).takeUnretainedValue()
    }

    /// Names and values in turns, with nothing at the end; a value may be nothing.
    private static func attributes(
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [String: String] {
        guard let list else { return [:] }
        var attributes: [String: String] = [:]
        var index = 0
        while let name = list[index] {
            let key = String(cString: name).lowercased()
            if attributes[key] == nil { attributes[key] = list[index + 1].map { String(cString: $0) } ?? "" }
            index += 2
        }
        return attributes
    }
}
