import Bytes
import Templates
import Testing

@Suite("Schedule: days and working days")
struct TermineKalenderTests {
    func day(_ text: String) -> Kalendertag { Kalendertag(text) ?? Kalendertag(nummer: 0) }

    @Test("days follow each other through leap years and centuries, week by week")
    func days() throws {
        var number = try #require(Kalendertag(1600, 1, 1)).nummer
        var weekday = 6  // 1 January 1600 was a Saturday.
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        for year in 1600...2500 {
            let leap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            for month in 1...12 {
                for date in 1...(lengths[month - 1] + (leap && month == 2 ? 1 : 0)) {
                    let day = try #require(Kalendertag(year, month, date))
                    #expect(day.nummer == number && day.wochentag == weekday && day.teile == (year, month, date))
                    number += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
        #expect(Kalendertag(1970, 1, 1)?.nummer == 0)
    }

    @Test(
        "what is no day is none",
        arguments: [
            "", "2027-02-29", "2027-13-01", "2027-1-1", "01.03.2027", "2027-03-00", "0000-01-01", "2027-03-01x",
            "２０２７-03-01",
        ])
    func noDay(_ text: String) { #expect(Kalendertag(text) == nil) }

    @Test("days are shown with the day of the week")
    func words() {
        #expect(day("2027-03-01").wort(.de) == "Mo 01.03.2027" && day("2027-03-07").wort(.en) == "Sun 2027-03-07")
    }

    @Test("working days are counted, added and taken away over Easter 2027 in Hessen")
    func easter() throws {
        var calendar = try #require(Arbeitskalender(.HE, ab: day("2027-01-01")))
        #expect(calendar.istArbeitstag(day("2027-03-25")) == true && calendar.istArbeitstag(day("2027-03-26")) == false)
        #expect(
            calendar.istArbeitstag(day("2027-03-29")) == false && calendar.istArbeitstag(day("2027-03-27")) == false)
        #expect(calendar.plus(day("2027-03-25"), arbeitstage: 1) == day("2027-03-30"))
        #expect(calendar.plus(day("2027-03-30"), arbeitstage: -1) == day("2027-03-25"))
        #expect(calendar.plus(day("2027-03-26"), arbeitstage: 0) == day("2027-03-30"))
        #expect(calendar.plus(day("2027-03-27"), arbeitstage: 1) == day("2027-03-30"))
        #expect(calendar.plus(day("2027-03-27"), arbeitstage: -1) == day("2027-03-25"))
        #expect(calendar.arbeitstage(von: day("2027-03-22"), bis: day("2027-04-05")) == 8)
        #expect(calendar.arbeitstage(von: day("2027-04-05"), bis: day("2027-03-22")) == -8)
        // A year in Hessen: 261 days from Monday to Friday, of which 6 are holidays.
        #expect(calendar.arbeitstage(von: day("2027-01-01"), bis: day("2028-01-01")) == 255)
    }

    @Test("24 and 31 December are working days unless they are said to be free")
    func eves() throws {
        var usual = try #require(Arbeitskalender(.NW, ab: day("2026-01-01")))
        var free = try #require(Arbeitskalender(.NW, ab: day("2026-01-01"), ohneVorfeiertage: true))
        #expect(usual.istArbeitstag(day("2026-12-24")) == true && free.istArbeitstag(day("2026-12-24")) == false)
        #expect(usual.istArbeitstag(day("2026-12-31")) == true && free.istArbeitstag(day("2026-12-31")) == false)
        let year = (day("2026-01-01"), day("2027-01-01"))
        #expect(
            usual.arbeitstage(von: year.0, bis: year.1)
                == free.arbeitstage(von: year.0, bis: year.1).map { $0 + 2 })
    }

    @Test("what lies before the first day or behind the last year is not counted")
    func limits() throws {
        var calendar = try #require(Arbeitskalender(.SN, ab: day("2498-12-28")))
        #expect(calendar.istArbeitstag(day("2498-12-27")) == nil && calendar.istArbeitstag(day("2500-01-01")) == nil)
        #expect(calendar.plus(day("2499-12-31"), arbeitstage: 1) == nil)
        #expect(calendar.plus(day("2498-12-28"), arbeitstage: 1_000_001) == nil)
        #expect(calendar.plus(day("2498-12-28"), arbeitstage: -1) == nil)
        #expect(calendar.plus(day("2499-06-01"), arbeitstage: Int.min + 1) == nil)
        #expect(calendar.istArbeitstag(day("2499-12-31")) != nil)
        #expect(
            Arbeitskalender(.SN, ab: day("2500-01-01")) == nil && Arbeitskalender(.SN, ab: day("1999-12-31")) == nil)
    }
}
