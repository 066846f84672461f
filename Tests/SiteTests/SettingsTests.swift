import Files
import Site
import TestSupport
import Testing

/// The file in which operators say what stands on pages.
@Suite("Settings of the pages")
struct SettingsTests {
    private func read(_ text: String?) throws -> SiteSettings {
        let scratch = try Scratch()
        let path = scratch.path / SiteSettings.fileName
        if let text { try FileSystem.replace(path, with: Array(text.utf8)) }
        var settings = SiteSettings()
        try settings.read(path)
        return settings
    }

    @Test("a file that is not there says nothing")
    func missing() throws {
        let settings = try read(nil)
        #expect(settings.imprint == nil && !settings.trustsProxy && settings.loginHeader == nil)
    }

    @Test("every member is taken")
    func complete() throws {
        let settings = try read(
            #"""
            {"impressum": "I", "datenschutz": "D", "barrierefreiheit": "B", "vertrautProxy": true,
             "anmeldung": {"kopfzeile": "X-Member", "geheimnis": "0123456789abcdef0123456789abcdef"}}
            """#)
        #expect(settings.imprint == "I" && settings.privacy == "D" && settings.accessibility == "B")
        #expect(settings.trustsProxy && settings.loginHeader == "X-Member" && settings.loginSecret?.count == 32)
    }

    @Test(
        "what is not as specified is refused, with the member at fault",
        arguments: [
            ("[]", ""), ("{", ""), (#"{"impresum": "I"}"#, "impresum"), (#"{"impressum": 3}"#, "impressum"),
            (#"{"impressum": ""}"#, "impressum"), (#"{"vertrautProxy": "ja"}"#, "vertrautProxy"),
            (#"{"anmeldung": {"kopfzeile": "X"}}"#, "anmeldung.geheimnis"),
            (#"{"anmeldung": {"kopfzeile": "X", "geheimnis": "kurz"}}"#, "anmeldung.geheimnis"),
            (
                #"{"anmeldung": {"kopfzeile": "Cookie", "geheimnis": "0123456789abcdef0123456789abcdef"}}"#,
                "anmeldung.kopfzeile"
            ), (#"{"anmeldung": {"kopfzeile": "X", "art": 1}}"#, "anmeldung"),
        ])
    func wrong(text: String, member: String) throws {
        #expect(throws: SiteSettingsError(member: member)) { try read(text) }
    }
}
