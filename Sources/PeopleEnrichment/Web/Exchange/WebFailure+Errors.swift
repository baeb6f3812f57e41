import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression

extension WebFailure {
    /// What an error of the client means to who reads.
    init(_ error: any Error) {
        switch error {
        case let failure as WebFailure: self = failure
        case is CancellationError: self = .cancelled
        case NIOHTTPDecompression.DecompressionError.limit: self = .tooLarge
        case let error as HTTPClientError:
            switch error {
            case .cancelled: self = .cancelled
            case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
                .getConnectionFromPoolTimeout:
                self = .timeout
            default: self = .unreachable(Self.text(error))
            }
        default: self = .unreachable(Self.text(error))
        }
    }

    /// What libraries say of their errors is of any length.
    private static func text(_ error: any Error) -> String { String("\(error)".prefix(200)) }
}
