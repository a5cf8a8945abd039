package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// sentence is one sentence of the body: what a figure is read in, and the
// evidence that is shown for it.
type sentence struct {
	span  metrics.Span
	block int
	// number is its place among the sentences of the document.
	number int
	// level is the depth of the bullet it stands in, 0 for running text.
	level int
	// headline marks the release's own title and subtitle, whose rounded
	// figures the body states in full.
	headline bool
	// before is the sentence before it in its block.
	before *sentence
	// heading is the line of no figures that this one stands under.
	heading *sentence
	items   []item
	figures []*figure
	// table is set for the rows of a table alone.
	table *tableRow
}

// sentenceEnds are the syllables that end a Korean sentence before its full stop.
const sentenceEnds = "다요음함됨임까죠니"

// longestSentence is where a text without full stops is cut, in bytes, so that
// the work per figure stays bounded.
const longestSentence = 6000

// split gives the spans of the sentences of a block: a full stop ends one
// after a word, never after a digit, as in 2019. 7. 17.
func split(text string, block metrics.Span) []metrics.Span {
	var spans []metrics.Span
	start := block.Start
	for i := block.Start; i < block.End; i++ {
		if i-start > longestSentence && text[i] == ' ' {
			spans = appendTrimmed(spans, text, start, i)
			start = i
		}
		if c := text[i]; c != '.' && c != '?' && c != '!' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[block.Start:i])
		if text[i] == '.' && !strings.ContainsRune(sentenceEnds, before) {
			continue
		}
		end := i + 1
		if end < block.End && text[end] != ' ' && text[end] != '\n' {
			continue // a quotation goes on, or no space was set: 했다.”며
		}
		spans = appendTrimmed(spans, text, start, end)
		start = end
	}
	return appendTrimmed(spans, text, start, block.End)
}

func appendTrimmed(spans []metrics.Span, text string, start, end int) []metrics.Span {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	if start < end {
		spans = append(spans, metrics.Span{Start: start, End: end})
	}
	return spans
}

// sentencesOf cuts the body of a document into sentences; tables are left to
// tableRows.
func sentencesOf(doc document.Document, headlines []string) []*sentence {
	var list []*sentence
	keys := make([]string, 0, len(headlines))
	for _, h := range headlines {
		keys = append(keys, headlineKey(h))
	}
	for n, b := range doc.Blocks {
		if b.Kind == document.Chrome || b.Kind == document.TableGrid {
			continue
		}
		headline := isHeadline(doc.Text[b.Span.Start:b.Span.End], keys)
		var before *sentence
		for _, span := range split(doc.Text, b.Span) {
			level := 0
			if b.Kind == document.Bullet {
				level = max(b.Level, 1)
			}
			before = &sentence{span: span, block: n, number: len(list), level: level, headline: headline, before: before}
			list = append(list, before)
		}
	}
	return list
}

// headlineSlack is how many times longer than its letters a headline may be.
const headlineSlack = 3

// isHeadline reports whether a block repeats the title or a line of the
// subtitle, dashes and brackets around it aside.
func isHeadline(block string, keys []string) bool {
	longest := 0
	for _, k := range keys {
		longest = max(longest, len(k))
	}
	if len(block) > headlineSlack*(longest+1) {
		return false
	}
	key := headlineKey(block)
	if key == "" {
		return false
	}
	for _, k := range keys {
		if k == key || (len(key) > 30 && strings.Contains(k, key)) {
			return true
		}
	}
	return false
}

func headlineKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
