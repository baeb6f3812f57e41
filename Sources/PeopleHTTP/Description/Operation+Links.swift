import NIOHTTP1
import PeopleDomain

extension Operation {
    /// What can be done with a record that this call creates: the calls whose path goes on with its id.
    var links: JSONObject? {
        guard [success, otherSuccess].contains(where: { $0?.status == .created }) else { return nil }
        let names = Self.names(in: path)
        let links = Self.all.compactMap { other -> (String, JSONValue)? in
            guard other.path.hasPrefix("\(path)/{"), let id = Self.names(in: other.path).dropFirst(names.count).first,
                Self.names(in: other.path).count == names.count + 1
            else { return nil }
            var parameters = JSONObject(names.map { ($0, .string("$request.path.\($0)")) })
            parameters[id] = "$response.body#/data/id"
            return (other.id, ["operationId": .string(other.id), "parameters": .object(parameters)])
        }
        return links.isEmpty ? nil : JSONObject(links)
    }

    /// What stands in braces, in order.
    static func names(in path: String) -> [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}
