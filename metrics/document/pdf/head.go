package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A running head or foot is among so many outermost lines of its page, at the
// same height on each page within so many points.
const (
	marginLines  = 3
	sameHeight   = 3
	leastRunning = 2
)

var pageNumber = regexp.MustCompile(`^[-–—~ ]*(?:\d{1,3}|\d{1,3} ?/ ?\d{1,3})[-–—~ ]*(?:쪽|페이지)?$`)

// cutMargins takes the running heads and feet off the pages, each once, and
// drops the page numbers.
func cutMargins(pages []page) (heads []string) {
	type mark struct {
		text string
		y    float64
	}
	seen := map[string][]mark{}
	margins := make([][]int, len(pages))
	for p := range pages {
		margins[p] = marginOf(pages[p].lines)
		for _, i := range margins[p] {
			l := pages[p].lines[i]
			seen[withoutDigits(l.text)] = append(seen[withoutDigits(l.text)], mark{l.text, l.y})
		}
	}
	told := map[string]bool{}
	for p := range pages {
		dropped := map[int]bool{}
		for n, i := range margins[p] {
			l := pages[p].lines[i]
			running := 0
			for _, m := range seen[withoutDigits(l.text)] {
				if math.Abs(m.y-l.y) < sameHeight {
					running++
				}
			}
			number := pageNumber.MatchString(l.text)
			// A number alone is a page's only as its highest or lowest line.
			if !number && running < leastRunning || number && running < leastRunning && n > 0 && n < len(margins[p])-1 {
				continue
			}
			dropped[i] = true
			if name := withoutDigits(l.text); !number && !told[name] {
				told[name] = true
				heads = append(heads, l.text)
			}
		}
		var kept []line
		for i, l := range pages[p].lines {
			if !dropped[i] {
				kept = append(kept, l)
			}
		}
		pages[p].lines = kept
	}
	return heads
}

// marginOf gives the numbers of the outermost lines, from top to bottom.
func marginOf(lines []line) []int {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case lines[a].y > lines[b].y:
			return -1
		case lines[a].y < lines[b].y:
			return 1
		}
		return 0
	})
	if len(order) <= 2*marginLines {
		return order
	}
	return append(slices.Clone(order[:marginLines]), order[len(order)-marginLines:]...)
}

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
