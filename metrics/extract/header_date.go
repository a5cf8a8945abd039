package extract

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// The words before the date of a release, and before dates that are not: of a
// change to the page, of a paper's foundation.
var (
	releaseLabels = []string{"배포", "보도", "등록", "작성", "게시", "입력", "승인", "송고", "날짜", "제공일", "자료제공", "기사입력", "최초등록", "공개일", "작성일", "등록일"}
	changeLabels  = []string{"수정", "최종수정", "최종편집", "편집", "업데이트", "인쇄", "출력", "현재"}
	imprintLabels = []string{"등록번호", "발행인", "편집인", "제호", "사업자", "창간", "발행일", "청소년보호"}
)

// How much a date counts for by where it stands. The release says its day in a
// field; the top of a page may show the day it was looked at.
const (
	weightField    = 100
	weightMeta     = 90
	weightByline   = 80
	weightLine     = 60
	weightSnapshot = 30
	weightBelow    = 20
	weightChanged  = 10
	// The first paragraph tells the day: "17일 밝혔다".
	weightToldDay  = 25
	weightNearDay  = 12
	nearDays       = 3
	toldParagraphs = 6
)

// publication gives the day the release was published, the zero period when no
// date on the page can be it.
func publication(p frontPage) metrics.TimePeriod {
	told := toldDays(p.body)
	best, weight := time.Time{}, 0
	consider := func(day time.Time, w int) {
		for _, d := range told {
			switch gap := day.Day() - d; {
			case gap == 0:
				w += weightToldDay
			case gap > 0 && gap <= nearDays:
				w += weightNearDay
			}
		}
		if w > weight {
			best, weight = day, w
		}
	}
	if at := p.properties.PublishedAt; at.Frequency() == metrics.Daily {
		consider(at.Start(), weightMeta)
	}
	year := 0
	for _, line := range p.above {
		for _, d := range datesIn(line, year) {
			consider(d.day, weigh(line, d))
		}
		if y, ok := calendarYear(line); ok {
			year = y
		}
	}
	for _, line := range p.below {
		if containsAny(line, imprintLabels...) || containsAny(line, "opyright", "OPYRIGHT") {
			continue
		}
		for _, d := range datesIn(line, 0) {
			if w := weigh(line, d); w >= weightByline || w == weightChanged {
				consider(d.day, either(w == weightChanged, weightChanged, w-weightBelow))
			} else {
				consider(d.day, weightBelow)
			}
		}
	}
	if weight == 0 {
		return metrics.TimePeriod{}
	}
	return metrics.Day(best)
}

func either[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// weigh judges a date above the text by the words before it in its line.
func weigh(line string, d dated) int {
	before := strings.ReplaceAll(line[d.from:d.start], " ", "")
	switch {
	case containsAny(line, imprintLabels...):
		return 0
	case containsAny(before, changeLabels...):
		return weightChanged
	case containsAny(before, releaseLabels...), strings.Contains(line[d.end:], "보도"):
		return weightField
	case strings.Contains(line, "기자"), strings.Contains(line, "조회"):
		return weightByline
	case d.start > 0 && strings.HasPrefix(line, "(") && strings.HasSuffix(line, ")"):
		return weightSnapshot
	}
	return weightLine
}

// dated is a date in a line; from is where the words before it begin.
type dated struct {
	day              time.Time
	from, start, end int
}

// datesIn finds the dates of a line: 2019-07-17, 2019. 7. 17., 2019년 7월 17일,
// ’19. 7. 17., 20190717, and 7월 17일 when the year is known.
func datesIn(line string, year int) []dated {
	var found []dated
	from := 0
	for i := 0; i < len(line); {
		if line[i] < '0' || line[i] > '9' {
			i++
			continue
		}
		end := i + digitRun(line[i:])
		day, stop := dateAt(line, i, year)
		if stop == 0 {
			i = end
			continue
		}
		found = append(found, dated{day: day, from: from, start: i, end: stop})
		from, i = stop, stop
	}
	return found
}

// dateAt reads the date that begins at i; stop is 0 where none does.
func dateAt(line string, i, year int) (day time.Time, stop int) {
	size := digitRun(line[i:])
	switch {
	case size == 8:
		t, err := time.Parse("20060102", line[i:i+8])
		return inRange(t, err, i+8)
	case size == 4, size == 2 && strings.HasSuffix(strings.TrimRight(line[:i], " "), "’"),
		size == 2 && strings.HasSuffix(line[:i], "'"), size == 2 && strings.HasSuffix(line[:i], "‘"):
		y := dateNumber(line[i : i+size])
		if size == 2 {
			y += 2000
		}
		month, at := partAfter(line, i+size)
		if at == 0 {
			return time.Time{}, 0
		}
		d, at := partAfter(line, at)
		if at == 0 {
			return time.Time{}, 0
		}
		return makeDay(y, month, d, at)
	case size <= 2 && year > 0 && strings.HasPrefix(line[i+size:], "월"):
		d, at := partAfter(line, i+size)
		if at == 0 {
			return time.Time{}, 0
		}
		return makeDay(year, dateNumber(line[i:i+size]), d, at)
	}
	return time.Time{}, 0
}

// partAfter reads the next part of a date behind its separator at i.
func partAfter(line string, i int) (value, stop int) {
	rest := line[i:]
	rest = strings.TrimLeft(rest, " ")
	r, n := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune(".-/년월", r) || rest == "" {
		return 0, 0
	}
	rest = strings.TrimLeft(rest[n:], " ")
	size := digitRun(rest)
	if size == 0 || size > 2 {
		return 0, 0
	}
	return dateNumber(rest[:size]), len(line) - len(rest) + size
}

func makeDay(y, m, d, stop int) (time.Time, int) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || t.Day() != d {
		return time.Time{}, 0
	}
	return inRange(t, nil, stop)
}

// inRange leaves out years that no file of a city's board has.
func inRange(t time.Time, err error, stop int) (time.Time, int) {
	if err != nil || t.Year() < 1990 || t.Year() > 2100 {
		return time.Time{}, 0
	}
	return t, stop
}

func digitRun(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func dateNumber(s string) int {
	n := 0
	for _, r := range s[:min(len(s), 8)] {
		n = n*10 + int(r-'0')
	}
	return n
}

// calendarYear reads a line that only names a year or a month: the heads above a
// day in a calendar.
func calendarYear(line string) (int, bool) {
	year, rest, ok := strings.Cut(strings.TrimSpace(line), "년")
	if !ok || digitRun(year) != 4 || len(year) != 4 {
		return 0, false
	}
	rest = strings.TrimFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsDigit(r) || r == '월' })
	return dateNumber(year), rest == ""
}

// toldDays gives the days of the month on which the first paragraphs say that
// something was announced.
func toldDays(body []string) []int {
	var days []int
	for _, text := range body[:min(len(body), toldParagraphs)] {
		for i := 0; i < len(text); {
			n := strings.Index(text[i:], "일")
			if n < 0 {
				break
			}
			at := i + n
			size := 0
			for size < 2 && at-size > 0 && text[at-size-1] >= '0' && text[at-size-1] <= '9' {
				size++
			}
			i = at + len("일")
			if size > 0 && announces(text[i:]) {
				if day := dateNumber(text[at-size : at]); !slices.Contains(days, day) && day >= 1 && day <= 31 {
					days = append(days, day)
				}
			}
		}
	}
	return days
}

// announces reports whether the next words say who made it known.
func announces(s string) bool {
	words := strings.Fields(s[:min(len(s), 90)])
	for _, w := range words[:min(len(words), 3)] {
		if containsAny(w, "밝혔", "밝힌", "전했", "따르면", "발표", "알렸", "내놓", "내놨", "공개") {
			return true
		}
	}
	return false
}
