/// Runs a comparison of two backends and takes both harnesses down, whatever comes of it.
func comparing(
    _ candidate: some StorageHarness, _ reference: some StorageHarness, seed: UInt64, _ compare: () async throws -> Int
) async throws(ConformanceFailure) -> Int {
    let result: Result<Int, ConformanceFailure>
    do {
        result = .success(try await compare())
    } catch let failure as ConformanceFailure {
        result = .failure(failure)
    } catch {
        result = .failure(ConformanceFailure("seed \(seed): nobody expected an error, but there was \(error)"))
    }
    await candidate.tearDown()
    await reference.tearDown()
    return try result.get()
}
