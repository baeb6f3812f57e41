import NIOCore
import PeopleApplication
import PeopleCLI
import PeopleHTTP

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension CommandFailure {
    /// Why the server could not listen, or could not go on.
    init(serving error: any Error, at http: HTTPConfiguration) {
        let place = http.host.contains(":") ? "[\(http.host)]:\(http.port)" : "\(http.host):\(http.port)"
        switch error {
        case let failure as CommandFailure:
            self = failure
        case let error as IOError where error.errnoCode == EADDRINUSE:
            self.init("\(place) is in use by another program: stop it, or choose another http.port.")
        case let error as IOError where error.errnoCode == EACCES:
            self.init("\(place) may not be listened on by this user: choose an http.port above 1023.")
        case let error as IOError where error.errnoCode == EADDRNOTAVAIL:
            self.init("\(http.host) is no address of this machine: choose another http.host.")
        case let error as IOError:
            self.init("\(place) can't be listened on: \(String(cString: strerror(error.errnoCode))).")
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            self.init("\(http.host) can't be resolved to an address: choose another http.host.")
        case let error as ApplicationError:
            self.init(error)
        default:
            self.init("The server can't go on: \(error)")
        }
    }
}
