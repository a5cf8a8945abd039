package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// How much a mention of an area counts for by where it stands.
const (
	areaInTitle    = 6
	areaInOffice   = 5
	areaInLead     = 3
	areaAsSpeaker  = 3
	areaInBody     = 1
	areaInPageLine = 1
	// leadParagraphs is how many paragraphs are the lead; readParagraphs how
	// many are read at all.
	leadParagraphs = 3
	readParagraphs = 20
	// A place in a province speaks for itself from this share, in percent, of
	// what the province counts.
	narrowerShare = 60
	// maxNameRunes is the longest name of an area that stands in one word.
	maxNameRunes = 9
)

// homeArea gives the id of the area that a release is about, "" when none is
// named: the one that title, office and lead name most; of an area and one
// inside it the narrower, when it has about as much.
func homeArea(p frontPage, areas metrics.Areas) string {
	count := map[string]int{}
	add := func(text string, weight int, short bool) {
		for _, m := range mentions(text, areas, short) {
			count[m.id] += weight
			if m.speaks {
				count[m.id] += areaAsSpeaker
			}
		}
	}
	add(p.title, areaInTitle, true)
	for _, l := range append(slices.Clone(p.above), p.below...) {
		if containsAny(l, "대표전화", "우)", "(우", "우편") {
			continue // an address names the city that the office stands in
		}
		add(l, either(isOffice(l), areaInOffice, areaInPageLine), false)
	}
	for i, text := range p.body[:min(len(p.body), readParagraphs)] {
		add(text, either(i < leadParagraphs, areaInLead, areaInBody), i < leadParagraphs)
	}
	best := ""
	for _, a := range areas.All() {
		if a.ID != metrics.Nation && count[a.ID] > count[best] {
			best = a.ID
		}
	}
	for _, a := range areas.All() {
		if a.Parent == best && best != "" && count[a.ID]*100 >= count[best]*narrowerShare && count[a.ID] > areaInLead {
			return a.ID
		}
	}
	return best
}

// mention is an area that a text names; speaks says that the area's office is
// the subject of the sentence.
type mention struct {
	id     string
	speaks bool
	// printed is the name as it stands, stop the byte behind it.
	printed string
	stop    int
}

// mentions finds the areas that a text names. A short name (전주) is taken only
// where short allows it and at the start of a sentence or clause, since many
// are words of their own (고령, 장수, 대전).
func mentions(text string, areas metrics.Areas, short bool) []mention {
	var found []mention
	parent := ""
	opening := true
	for at := 0; at < len(text); {
		size := strings.IndexFunc(text[at:], func(r rune) bool { return !unicode.IsLetter(r) })
		if size < 0 {
			size = len(text) - at
		}
		if size == 0 {
			r, n := utf8.DecodeRuneInString(text[at:])
			opening = opening || strings.ContainsRune(",“‘\"[(<·…!?「『:", r)
			at += n
			continue
		}
		m, ok := mentionIn(text[at:at+size], areas, parent, short && opening || short && parent != "")
		if ok {
			m.stop = at + len(m.printed)
			if n := len(found) - 1; n >= 0 && inside(m.id, found[n].id, areas) && strings.TrimSpace(text[found[n].stop:at]) == "" {
				m.printed = text[found[n].stop-len(found[n].printed) : m.stop]
				found = found[:n] // 서울 은평구: the narrower one is meant
			}
			found = append(found, m)
			parent = m.id
		}
		opening = false
		at += size
	}
	return found
}

// mentionIn reads the name that a word begins with.
func mentionIn(word string, areas metrics.Areas, parent string, short bool) (mention, bool) {
	ends := make([]int, 0, maxNameRunes)
	for i, r := range word {
		if len(ends) == maxNameRunes {
			break
		}
		ends = append(ends, i+utf8.RuneLen(r))
	}
	for n := len(ends) - 1; n >= 1; n-- {
		name, rest := word[:ends[n]], word[ends[n]:]
		ids := areas.Named(name)
		if len(ids) == 0 || !endsName(rest) {
			continue
		}
		if id := oneOf(ids, parent, areas); id != "" && (short || !isShort(id, name, areas)) {
			return mention{id: id, printed: name, speaks: speaks(rest)}, true
		}
	}
	return mention{}, false
}

// oneOf chooses among the areas of a name: the only one, else the one in the
// area that was named before.
func oneOf(ids []string, parent string, areas metrics.Areas) string {
	if len(ids) == 1 {
		return ids[0]
	}
	for _, id := range ids {
		if parent != "" && inside(id, parent, areas) {
			return id
		}
	}
	return ""
}

func inside(id, parent string, areas metrics.Areas) bool {
	a, err := areas.ByID(id)
	return err == nil && a.Parent == parent && parent != "" && parent != metrics.Nation
}

// isShort reports whether a name is only the short form of an area.
func isShort(id, name string, areas metrics.Areas) bool {
	a, err := areas.ByID(id)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(a.Names, func(n metrics.AreaName) bool { return n.Form == "short" && n.Name == name }) &&
		!strings.HasSuffix(name, "구") && !strings.HasSuffix(name, "군")
}

// endsName reports whether what follows a name in its word leaves it a name.
func endsName(rest string) bool {
	if rest == "" {
		return true
	}
	for _, p := range []string{
		"은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "으로", "만", "청", "장", "민", "내", "지역", "측", "보다", "부터", "까지", "처럼", "의회", "관내", "형", "산하",
	} {
		if strings.HasPrefix(rest, p) {
			return true
		}
	}
	return false
}

func speaks(rest string) bool {
	return rest == "는" || rest == "은" || rest == "가" || rest == "이" || rest == "에"
}

// isOffice: a line that says who issued the release.
func isOffice(line string) bool {
	return containsAny(line, "보도자료", "작성자", "담당부서", "제공부서", "자료제공", "문의", "시청", "군청", "구청", "도청", "opyright", "OPYRIGHT")
}
