package document

import (
	"strings"
	"unicode"
)

// role is what a line is to the release.
type role int

const (
	roleChrome role = iota
	roleTitle
	roleSubtitle
	roleBody
)

// The fewest runes of a paragraph and of an outlined line that show a release
// to be under way; shorter ones count only where nothing longer stands.
const (
	coreSentence = 35
	coreOutline  = 12
)

// assign gives each line its role. The release is the first stretch of running
// text that is not much shorter than the longest one, its title the line above
// that shares most with it; the rest is what the page added. Hint is a title
// that the format names, "" for none.
func assign(lines []line, hint string) []role {
	roles := make([]role, len(lines))
	core := findCore(lines)
	first, last := mainStretch(lines, core)
	if first < 0 {
		return bareRoles(lines, roles)
	}
	dropTeasers(lines, core, first, last)
	for first < last && !core[first] {
		first++
	}
	markBody(lines, roles, core, first, last)
	markTail(lines, roles, last)
	markHead(lines, roles, first, last, hint)
	return roles
}

// findCore marks the lines of running text: sentences and outlined points.
func findCore(lines []line) []bool {
	core := make([]bool, len(lines))
	for _, least := range []int{coreSentence, 1} {
		any := false
		for i, l := range lines {
			core[i] = l.class == sentence && l.runes >= least ||
				l.class == plainLine && l.sign.structural() && l.runes >= min(least, coreOutline)
			any = any || core[i]
		}
		if any {
			break
		}
	}
	return core
}

// bareRoles serves a text without any sentence: what is not the page's is body.
func bareRoles(lines []line, roles []role) []role {
	for i, l := range lines {
		if l.class == closing && i > 0 {
			break
		}
		if !l.class.chrome() {
			roles[i] = roleBody
		}
	}
	for i, l := range lines {
		if roles[i] == roleBody {
			if l.class == plainLine && l.sign.rank == 0 && i+1 < len(lines) {
				roles[i] = roleTitle
			}
			break
		}
	}
	return roles
}

// stretch is a run of lines between two that end an article.
type stretch struct {
	first, last, runes int
	// soft says that a list of other articles, which may stand inside an
	// article, parts it from the one before.
	soft bool
}

// mainStretch gives the first and last core line of the release, -1 for none.
func mainStretch(lines []line, core []bool) (first, last int) {
	all := cutStretches(lines, core)
	longest := 0
	for _, s := range all {
		longest = max(longest, s.runes)
	}
	if longest == 0 {
		return -1, -1
	}
	n := 0
	for all[n].runes*5 < longest*2 {
		n++
	}
	from, to := n, n
	for from > 0 && all[from].soft && all[from-1].runes > 0 {
		from--
	}
	for to+1 < len(all) && all[to+1].soft && all[to+1].runes > 0 {
		to++
	}
	return all[from].first, all[to].last
}

func cutStretches(lines []line, core []bool) []stretch {
	all := []stretch{{first: -1}}
	for i, l := range lines {
		if l.class == closing || l.class == otherArticles {
			if last := &all[len(all)-1]; last.runes > 0 {
				all = append(all, stretch{first: -1, soft: l.class == otherArticles})
			} else if l.class == closing {
				last.soft = false
			}
		}
		if core[i] {
			s := &all[len(all)-1]
			if s.first < 0 {
				s.first = i
			}
			s.last = i
			s.runes += l.runes
		}
	}
	return all
}

// The runes that two paragraphs must begin alike with to be one and its teaser.
const teaserRunes = 25

// dropTeasers takes the running text out of the core that comes again, at full
// length, further down.
func dropTeasers(lines []line, core []bool, first, last int) {
	later := map[string]int{}
	for i := last; i >= 0; i-- {
		if !core[i] {
			continue
		}
		key := opening(lines[i].text)
		if key == "" {
			continue
		}
		if full, ok := later[key]; ok && lines[i].runes*4 <= lines[full].runes*5 {
			core[i] = false
			lines[i].class = interfaceWords
			continue
		}
		if i >= first {
			later[key] = i
		}
	}
}

// opening gives the first letters and digits of a paragraph, "" of a short one.
func opening(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
			if n++; n == teaserRunes {
				return b.String()
			}
		}
	}
	return ""
}

// markBody takes all between the first and the last core line for the release,
// but for the page's own lines and the entries below a head of other articles.
func markBody(lines []line, roles []role, core []bool, first, last int) {
	entries := false
	for i := first; i <= last; i++ {
		switch {
		case lines[i].class == otherArticles:
			entries = true
		case core[i]:
			entries = entries && !runningText(lines[i])
			roles[i] = either(entries, roleChrome, roleBody)
		case !lines[i].class.chrome() && !entries:
			roles[i] = roleBody
		}
	}
}

func runningText(l line) bool { return l.class == sentence || l.sign.structural() }

// markTail adds what still belongs to the release below its last paragraph:
// tables with their captions, notes, short sentences, and points where the
// release has an outline. The first other line ends it, a field among points
// does not.
func markTail(lines []line, roles []role, last int) {
	outlined := false
	for i := 0; i <= last; i++ {
		outlined = outlined || roles[i] == roleBody && lines[i].sign.structural()
	}
	for i := last + 1; i < len(lines); i++ {
		l := lines[i]
		switch {
		case l.class == tableRows, l.class == unitCaption, l.class == sentence,
			l.class == plainLine && (l.sign.rank == rankNote || l.sign.structural() || l.sign.rank > 0 && (outlined || lines[i-1].sign == l.sign && roles[i-1] == roleBody)),
			l.class == plainLine && headsTable(lines, i):
			roles[i] = roleBody
			outlined = outlined || l.sign.structural()
		case l.class.chrome() && l.class < otherArticles && outlined:
			// a field or contact among the points
		default:
			return
		}
	}
}

// headsTable reports whether a table stands within the next two lines.
func headsTable(lines []line, i int) bool {
	for n := i + 1; n < len(lines) && n <= i+2; n++ {
		if lines[n].class == tableRows {
			return true
		}
	}
	return false
}
