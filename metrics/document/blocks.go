package document

import (
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// Blocks cuts a clean text into blocks, in order of place. Tables are those
// that the format itself marks, in order and apart from each other; nil lets
// the text show them. Hint is the title that the format names, "" for none.
func Blocks(text string, tables []Block, hint string) []Block {
	if tables == nil {
		tables = findGrids(text)
	}
	lines := cutLines(text, tables)
	for i := range lines {
		lines[i].class = classify(lines[i])
	}
	lines = joinWrapped(text, lines)
	roles := assign(lines, hint)
	levels := outline(lines, roles)
	var blocks []Block
	for i, l := range lines {
		switch roles[i] {
		case roleChrome:
			blocks = append(blocks, Block{Kind: Chrome, Span: l.span})
		case roleTitle:
			blocks = append(blocks, Block{Kind: Heading, Span: l.body(), Level: 1})
		case roleSubtitle:
			blocks = append(blocks, Block{Kind: Heading, Span: undashed(text, l.body()), Level: 2})
		case roleBody:
			blocks = append(blocks, bodyBlocks(text, l, levels)...)
		}
	}
	tieUnits(text, blocks)
	return blocks
}

// undashed drops the dash behind a subtitle that stands between two.
func undashed(text string, s metrics.Span) metrics.Span {
	s.End = s.Start + len(strings.TrimRight(text[s.Start:s.End], " -－–—―"))
	return s
}

// The most runes of a heading without a sentence.
const headingRunes = 45

// bodyBlocks turns a line of the release into its block, with the byline
// before or behind it as chrome.
func bodyBlocks(text string, l line, levels map[int]int) []Block {
	block := Block{Kind: Paragraph, Span: l.body()}
	switch {
	case l.class == tableRows:
		block = *l.given
		return []Block{block}
	case l.class == unitCaption:
		block.Kind = Caption
	case l.sign.rank == rankNote:
		block.Kind = Note
	case isHeading(l):
		block.Kind, block.Level = Heading, 2
	case l.sign.rank > 0:
		block.Kind, block.Level = Bullet, levels[l.sign.rank]
	}
	if l.class != sentence {
		return []Block{block}
	}
	return trimCredits(text, block)
}

func isHeading(l line) bool {
	if l.class == sentence || l.runes > headingRunes || strings.ContainsAny(l.text, ":：\n") && !isUnitCaption(l.text[unitAt(l.text):]) {
		return false
	}
	return l.sign.rank == 0 || l.sign.rank <= rankNumber
}

// unitAt gives where the unit caption of a line begins, 0 for none.
func unitAt(s string) int {
	at := strings.Index(s, "단위")
	if at < 0 {
		return 0
	}
	if open := strings.LastIndexAny(s[:at], "([<〈［（"); open >= 0 {
		return open
	}
	return at
}

// outline numbers the ranks of the signs that the release uses, from 1.
func outline(lines []line, roles []role) map[int]int {
	used := map[int]bool{}
	for i, l := range lines {
		if roles[i] == roleBody && l.sign.rank > 0 && l.sign.rank < rankNote && !isHeading(l) {
			used[l.sign.rank] = true
		}
	}
	levels, n := map[int]int{}, 0
	for rank := rankSquare; rank < rankNote; rank++ {
		if used[rank] {
			n++
			levels[rank] = n
		}
	}
	return levels
}

// tieUnits gives each table the unit caption that stands in one of the two
// blocks before it, in its own first cells, or behind it.
func tieUnits(text string, blocks []Block) {
	for i := range blocks {
		if blocks[i].Kind != TableGrid || !blocks[i].Table.Unit.IsZero() {
			continue
		}
		for n := i - 1; n >= 0 && n >= i-2 && blocks[n].Kind != TableGrid; n-- {
			if unit := unitSpan(text, blocks[n].Span); !unit.IsZero() {
				blocks[i].Table.Unit = unit
				break
			}
		}
		if blocks[i].Table.Unit.IsZero() {
			blocks[i].Table.Unit = unitSpan(text, blocks[i].Span)
		}
		if next := i + 1; blocks[i].Table.Unit.IsZero() && next < len(blocks) && blocks[next].Kind == Caption &&
			(next+1 == len(blocks) || blocks[next+1].Kind != TableGrid) {
			blocks[i].Table.Unit = unitSpan(text, blocks[next].Span)
		}
	}
}

// unitSpan finds "(단위 : 억 원)" or "단위: 명" in a span, the zero span for none.
func unitSpan(text string, s metrics.Span) metrics.Span {
	part := text[s.Start:s.End]
	at := strings.Index(part, "단위")
	if at < 0 {
		return metrics.Span{}
	}
	rest := strings.TrimLeft(part[at+len("단위"):], " \u00a0")
	if !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "：") {
		return metrics.Span{}
	}
	start := at
	if open := strings.LastIndexAny(part[:at], "([<〈［（"); open >= 0 && strings.TrimLeft(part[open:at], "([<〈［（※ ") == "" {
		start = open
	}
	end := at + strings.IndexAny(part[at:]+")", ")]>〉］）\n\t")
	if end < len(part) {
		if r, n := utf8.DecodeRuneInString(part[end:]); r != '\n' && r != '\t' {
			end += n
		}
	}
	return metrics.Span{Start: s.Start + start, End: s.Start + min(end, len(part))}
}
