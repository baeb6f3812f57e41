import PeopleServer

@main
enum PeopleMain {
    static func main() async {
        PeopleProgram.prepare()
        await PeopleProgram.main()
    }
}
