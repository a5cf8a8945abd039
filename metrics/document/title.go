package document

import (
	"strings"
	"unicode"
)

// The most runes of a title, and how much of the running text a title is
// compared with.
const (
	minTitleRunes = 6
	maxTitleRunes = 110
	comparedRunes = 4000
	// The share of its letter pairs that a title has in common with the text, at
	// least; a subtitle without a sign has as much.
	titleShare = 0.3
	// A signed line right below the title is a subtitle from this length on.
	subtitleRunes = 12
)

// markHead finds the title among the lines above the first paragraph, and the
// subtitles between the two.
func markHead(lines []line, roles []role, first, last int, hint string) {
	body := pairsOf(lines, roles, first, last)
	for i := first - 1; i >= 0 && headsPoints(lines[i]); i-- {
		roles[i] = roleBody
	}
	at := findTitle(lines, first, body, letters(hint))
	if at < 0 {
		return
	}
	roles[at] = roleTitle
	for i := at + 1; i < first; i++ {
		l := lines[i]
		if roles[i] == roleBody {
			continue
		}
		if l.class != plainLine && l.class != sentence || strings.HasPrefix(letters(l.text), letters(lines[at].text)) {
			continue
		}
		if l.class == sentence && l.sign.rank == 0 {
			if share(l.text, body) >= titleShare {
				roles[i] = roleBody // a short lead
			}
			continue
		}
		if share(l.text, body) >= titleShare || l.sign.rank > 0 && l.runes >= subtitleRunes && roles[i-1] != roleChrome {
			roles[i] = roleSubtitle
		}
	}
}

// headsPoints reports whether a line right above the first paragraph is the
// heading of its section, or a table.
func headsPoints(l line) bool {
	return l.class == tableRows || l.class == plainLine && l.sign.rank > 0 && l.sign.rank <= rankCircle && l.runes < coreOutline
}

// findTitle gives the line that shares most with the text, -1 for none. Of
// equal lines the last is taken: it stands next to the text. A line further
// down must be clearly better, so that a subtitle does not win.
func findTitle(lines []line, first int, body map[pair]struct{}, hint string) int {
	best, bestScore := -1, 0.0
	for i := 0; i < first; i++ {
		if !mayBeTitle(lines[i]) || headsPoints(lines[i]) {
			continue
		}
		score := titleScore(lines[i], body, hint)
		same := best >= 0 && letters(lines[best].text) == letters(lines[i].text)
		if score > 0 && (same || score > bestScore*1.5) {
			best, bestScore = i, max(score, bestScore)
		}
	}
	if best >= 0 {
		return best
	}
	for i := first - 1; i >= 0 && i >= first-6; i-- {
		if mayBeTitle(lines[i]) && lines[i].runes >= 10 {
			return i
		}
	}
	return -1
}

func mayBeTitle(l line) bool {
	return (l.class == plainLine || l.class == sentence && l.runes < 70) && l.runes >= minTitleRunes && l.runes <= maxTitleRunes
}

func titleScore(l line, body map[pair]struct{}, hint string) float64 {
	common := share(l.text, body)
	name := letters(l.text)
	if hint != "" && len(name) >= 12 && strings.Contains(hint, name) {
		return 1000
	}
	if common < titleShare {
		return 0
	}
	score := common * common * float64(len(name))
	if l.sign.rank >= rankDash || strings.ContainsAny(l.sign.mark, "▲△") {
		score /= 2
	}
	return score
}

// pair is two letters or digits that stand next to each other in a word.
type pair [2]rune

// pairsOf gathers the letter pairs of the first lines of the text.
func pairsOf(lines []line, roles []role, first, last int) map[pair]struct{} {
	pairs := map[pair]struct{}{}
	left := comparedRunes
	for i := first; i <= last && left > 0; i++ {
		if roles[i] != roleBody {
			continue
		}
		left -= lines[i].runes
		eachPair(lines[i].text, func(p pair) { pairs[p] = struct{}{} })
	}
	return pairs
}

// share gives the part of the letter pairs of s that the text has.
func share(s string, body map[pair]struct{}) float64 {
	var all, common int
	eachPair(s, func(p pair) {
		all++
		if _, ok := body[p]; ok {
			common++
		}
	})
	if all == 0 {
		return 0
	}
	return float64(common) / float64(all)
}

func eachPair(s string, visit func(pair)) {
	var before rune
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = 0
		}
		if before != 0 && r != 0 {
			visit(pair{before, r})
		}
		before = r
	}
}

// letters gives s without all but letters and digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
