package metrics

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Kin is what of a release tells whether it is a copy or a correction of
// another one: its header and the sketch of its text.
type Kin struct {
	Source
	Sketch Sketch
}

// How many days before and after a release its copies are looked for, and how
// many days before a correction what it corrects.
const (
	CopyDays       = 14
	CorrectionDays = 30
)

// correction is how an office marks the title of a release that corrects
// another: in brackets, or as the first word with a colon or "보도자료". The
// bare words are no marks: 조례 수정안, 정정당당.
var correction = regexp.MustCompile(`[\[(<〈【]\s*(?:재?정정|수정)\s*(?:본|보도|배포|자료|보도자료)?\s*[\])>〉】]|^\s*(?:정정|수정)\s*(?:보도\s*자료\s*:?|보도\s*:|:)`)

// Corrects reports whether the title marks the release as a correction, and
// gives the title without the mark.
func Corrects(title string) (bare string, marked bool) {
	at := correction.FindStringIndex(title)
	if at == nil {
		return title, false
	}
	return strings.TrimSpace(title[:at[0]] + title[at[1]:]), true
}

// Relate gives the source that s supersedes and the one that it has the text
// of, "" for none. Others are the releases that the record holds about the
// same area; those of other days, and s itself, are passed over.
//
// A release that is marked as a correction supersedes the latest earlier one
// of the same publisher with nearly the same title; that one's text is no
// copy. Of several copies the earliest is named, or what it is a copy of, so
// that all of them name one. What names s already is never named by s.
func Relate(s Kin, others []Kin) (supersedes, sameTextAs SourceID) {
	others = slices.DeleteFunc(slices.Clone(others), func(o Kin) bool {
		return o.ID == s.ID || o.Supersedes == s.ID || o.SameTextAs == s.ID
	})
	slices.SortFunc(others, func(a, b Kin) int {
		return cmp.Or(a.KnownSince().Compare(b.KnownSince()), a.FirstSeen.Compare(b.FirstSeen), cmp.Compare(a.ID, b.ID))
	})
	if bare, marked := Corrects(s.Title); marked {
		for _, o := range others {
			former, _ := Corrects(o.Title)
			if o.Publisher == s.Publisher && days(s, o, 0, CorrectionDays) && nearlySame(bare, former) {
				supersedes = o.ID
			}
		}
	}
	for _, o := range others {
		if o.ID != supersedes && days(s, o, CopyDays, CopyDays) && s.Sketch.NearEqual(o.Sketch) {
			return supersedes, cmp.Or(o.SameTextAs, o.ID)
		}
	}
	return supersedes, ""
}

// days reports whether o came out at most so many days after or before s.
func days(s, o Kin, after, before int) bool {
	const day = 24 * time.Hour
	apart := o.KnownSince().Sub(s.KnownSince())
	return apart <= time.Duration(after)*day && apart >= -time.Duration(before)*day
}

// nearlySame compares titles by their pairs of letters: at least four fifths
// are in both (Dice).
func nearlySame(a, b string) bool {
	const share = 0.8
	of, in := pairs(a), pairs(b)
	both := 0
	for p, n := range of {
		both += min(n, in[p])
	}
	all := total(of) + total(in)
	return all > 0 && float64(2*both) >= share*float64(all)
}

func pairs(s string) map[[2]rune]int {
	var last rune
	found := map[[2]rune]int{}
	for _, r := range strings.ToLower(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if last != 0 {
			found[[2]rune{last, r}]++
		}
		last = r
	}
	return found
}

func total(counts map[[2]rune]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
