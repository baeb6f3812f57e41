import NIOCore
import NIOSSL
import NIOTLS
import Synchronization

/// A certificate that nobody trusts but tests, for `a.example.com`, and its key.
enum TestCertificate {
    static func certificate() throws -> NIOSSLCertificate {
        try NIOSSLCertificate(bytes: Array(certificatePEM.utf8), format: .pem)
    }

    static func serverContext() throws -> NIOSSLContext {
        try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(certificate())],
                privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(keyPEM.utf8), format: .pem))))
    }

    private static let keyPEM = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWSKzJR7qOiE6IV4h
        CNmvnnz0Dnl+91aJSfVTJLM6S8GhRANCAATJHHLd08T9wARZxi1eSXtj6QFT9Fg4
        1yrcJzoTp/zrpvhqkpwFSO/kIFRv9KlrDKQPRTiYt2C2mAhFQEBT3qSr
        -----END PRIVATE KEY-----
        """

    private static let certificatePEM = """
        -----BEGIN CERTIFICATE-----
        MIIBeDCCAR2gAwIBAgIBATAKBggqhkjOPQQDAjAdMRswGQYDVQQDDBJQZW9wbGUg
        dGVzdCBkb3VibGUwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMB0x
        GzAZBgNVBAMMElBlb3BsZSB0ZXN0IGRvdWJsZTBZMBMGByqGSM49AgEGCCqGSM49
        AwEHA0IABMkcct3TxP3ABFnGLV5Je2PpAVP0WDjXKtwnOhOn/Oum+GqSnAVI7+Qg
        VG/0qWsMpA9FOJi3YLaYCEVAQFPepKujTDBKMBgGA1UdEQQRMA+CDWEuZXhhbXBs
        ZS5jb20wDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQUTFg6ACB61f2yt/crL7un
        Ps5reWEwCgYIKoZIzj0EAwIDSQAwRgIhAPmHKguFgAQjSUa1PVC8GQzXxVN2bFLL
        HrJQ9X7E+/18AiEApuwPfA6n7Dko/A0w9PgWTe3ohM1+4RuzwWF3z0362P8=
        -----END CERTIFICATE-----
        """
}

/// Has a ``LoopbackServer`` speak TLS, and remembers which names it was asked for by (SNI).
final class TLSDouble: Sendable {
    private let context: NIOSSLContext
    private let log = Mutex<[String?]>([])

    init() throws { context = try TestCertificate.serverContext() }

    var names: [String?] { log.withLock { $0 } }

    func configure(_ channel: any Channel) throws {
        let context = context
        let sync = channel.pipeline.syncOperations
        let sniff = SNIHandler { [self] result in
            log.withLock {
                if case .hostname(let name) = result { $0.append(name) } else { $0.append(nil) }
            }
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        try sync.addHandler(ByteToMessageHandler(sniff))
        try sync.addHandler(NIOSSLServerHandler(context: context))
    }
}
