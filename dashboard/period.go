package dashboard

import (
	"fmt"
	"strings"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

// FormatPeriod writes a period for reading: 2019년 상반기, 2019. 7. 17.,
// 2017~2020년; the zero period is "".
func FormatPeriod(p metrics.TimePeriod, lang string) string {
	if p.Frequency() == metrics.Range {
		return formatRange(p, lang)
	}
	return single(p, lang)
}

// FormatDate writes a day: 2019. 7. 17.
func FormatDate(t time.Time, lang string) string {
	if lang == "en" {
		return t.Format("2 Jan 2006")
	}
	return t.Format("2006. 1. 2.")
}

func single(p metrics.TimePeriod, lang string) string {
	start := p.Start()
	year, month := start.Year(), int(start.Month())
	switch p.Frequency() {
	case metrics.Annual:
		return sayf(lang, "%d년", "%d", year)
	case metrics.HalfYear:
		if lang == "en" {
			return fmt.Sprintf("H%d %d", (month+5)/6, year)
		}
		return fmt.Sprintf("%d년 %s반기", year, []string{"상", "하"}[month/7])
	case metrics.Quarterly:
		if lang == "en" {
			return fmt.Sprintf("Q%d %d", (month+2)/3, year)
		}
		return fmt.Sprintf("%d년 %d분기", year, (month+2)/3)
	case metrics.Monthly:
		if lang == "en" {
			return start.Format("January 2006")
		}
		return start.Format("2006년 1월")
	case metrics.Daily:
		return FormatDate(start, lang)
	default:
		return ""
	}
}

// formatRange leaves out of the end what it shares with the start.
func formatRange(p metrics.TimePeriod, lang string) string {
	from, to := p.Ends()
	if from.Frequency() == metrics.Annual && to.Frequency() == metrics.Annual {
		return sayf(lang, "%d~%d년", "%d\u2013%d", from.Start().Year(), to.Start().Year())
	}
	first, last := single(from, lang), single(to, lang)
	sameYear := from.Frequency() == to.Frequency() && from.Start().Year() == to.Start().Year()
	if lang == "en" {
		if sameYear {
			first = strings.TrimSuffix(first, from.Start().Format(" 2006"))
		}
		return first + " \u2013 " + last
	}
	if sameYear {
		last = strings.TrimPrefix(last, yearPart(to))
	}
	return first + " ~ " + last
}

// yearPart is what a written period begins with, up to its month.
func yearPart(p metrics.TimePeriod) string {
	if p.Frequency() == metrics.Daily {
		return p.Start().Format("2006. ")
	}
	return p.Start().Format("2006년 ")
}

// wholeYears reports whether a period begins and ends with calendar years.
func wholeYears(p metrics.TimePeriod) bool {
	next := p.End().AddDate(0, 0, 1)
	return p.Start().YearDay() == 1 && next.YearDay() == 1
}
