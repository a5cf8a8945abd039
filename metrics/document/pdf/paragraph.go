package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics/document"
)

// story turns pages of lines into paragraphs and tables.
func story(pages []page, pictures bool) document.Story {
	s := document.Story{Pictures: pictures}
	for _, head := range cutMargins(pages) {
		s.Heads = append(s.Heads, document.Part{Text: head})
	}
	var lines []line
	for _, p := range pages {
		lines = append(lines, p.lines...)
	}
	set := measure(lines)
	var open []line // the lines of the paragraph under way
	flush := func() {
		if len(open) > 0 {
			s.Body = append(s.Body, document.Part{Text: set.join(open)})
		}
		open = nil
	}
	for i := 0; i < len(lines); {
		if sheet, n := cutTable(lines[i:], set.space); n > 0 {
			flush()
			s.Body = append(s.Body, document.Part{Table: sheet})
			i += n
			continue
		}
		if len(open) > 0 && !set.continues(open[len(open)-1], lines[i]) {
			flush()
		}
		open = append(open, lines[i])
		i++
	}
	flush()
	return s
}

// breaking is how the text was cut into lines.
type breaking int

const (
	// betweenWords: a space stood at every line end.
	betweenWords breaking = iota
	// betweenLetters: a line was cut wherever it was full.
	betweenLetters
)

// setting is how the text of a file is set: right is the right margin, step the
// usual distance of lines and space its space, both in the size of letters, and
// tokens its words.
type setting struct {
	right, step, space float64

	breaks breaking
	tokens map[string]bool
	// starts are the first two letters of the words.
	starts map[string]bool
}

// Shares of the letters' size: how much more than the next word a full line may
// leave, and how much the distance of lines and the size of letters may vary.
const (
	wordSlack  = 1.5
	stepSlack  = 0.35
	sizeSlack  = 0.12
	letterRoom = 1.3
	justified  = 0.2
)

// leastSpaces is how many gaps tell the usual space.
const leastSpaces = 30

func measure(lines []line) setting {
	s := setting{tokens: map[string]bool{}, starts: map[string]bool{}}
	var rights, steps, spaces []float64
	for i, l := range lines {
		for n := 1; n < len(l.words); n++ {
			spaces = append(spaces, (l.words[n].left-l.words[n-1].right)/l.em)
		}
		words := strings.Fields(l.text)
		for n, w := range words {
			if n > 0 && n < len(words)-1 {
				s.tokens[w] = true
				s.starts[firstLetters(w, 2)] = true
			}
		}
		if utf8.RuneCountInString(l.text) < 20 {
			continue
		}
		rights = append(rights, l.right)
		if i > 0 && lines[i-1].y > l.y {
			steps = append(steps, (lines[i-1].y-l.y)/l.em)
		}
	}
	// Most gaps are spaces even where tables stand; a text of one table has
	// none to go by.
	if slices.Sort(spaces); len(spaces) >= leastSpaces {
		s.space = spaces[len(spaces)/3]
	}
	if len(rights) == 0 {
		return s
	}
	slices.Sort(rights)
	s.right = rights[len(rights)*95/100]
	// Lines of a paragraph stand closer than paragraphs do.
	slices.Sort(steps)
	if len(steps) > 0 {
		s.step = steps[len(steps)/4]
	}
	s.breaks = s.cutting(lines)
	return s
}

// cutting tells how lines were cut by where the full ones end: text that is cut
// between letters leaves less room than a letter needs, text with even margins
// none at all.
func (s setting) cutting(lines []line) breaking {
	full, within, even := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if !s.continues(lines[i], lines[i+1]) {
			continue
		}
		room := (s.right - lines[i].right) / lines[i].em
		full++
		if room < letterRoom {
			within++
		}
		if math.Abs(room) < justified {
			even++
		}
	}
	if full > 0 && within*10 >= full*9 && even*10 < full*7 {
		return betweenLetters
	}
	return betweenWords
}

// continues reports whether l goes on with the paragraph of prev.
func (s setting) continues(prev, l line) bool {
	first, _, _ := strings.Cut(l.text, " ")
	if math.Abs(prev.em-l.em) > sizeSlack*l.em || s.right-prev.right > (width(first)+wordSlack)*prev.em || startsAnew(l.text) {
		return false // the next word would have had room
	}
	if strings.HasSuffix(prev.text, ")") && strings.Contains(prev.text, "단위") {
		return false
	}
	if l.y >= prev.y { // the next page or column: a sentence that is not over
		return !strings.ContainsAny(prev.text[len(prev.text)-1:], ".?!")
	}
	return (prev.y-l.y)/l.em < s.step+stepSlack
}

// width guesses how wide a word is: Hangul takes the whole size of the letters,
// others about half.
func width(s string) float64 {
	w := 0.0
	for _, r := range s {
		if r < 0x1100 {
			w += 0.55
		} else {
			w++
		}
	}
	return w
}

// startsAnew: the signs that open a point of an outline.
func startsAnew(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("□■◇◆◈▣△▲▷▶○❍◦●◎◯▪▫▸☞※*·•∙ㆍ①②③④⑤⑥⑦⑧⑨", r) {
		return true
	}
	return strings.ContainsRune("-–ㅇo", r) && strings.HasPrefix(text[n:], " ")
}

// join puts the lines of a paragraph together.
func (s setting) join(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && s.spaced(lines[i-1].text, l.text) {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// spaced reports whether a space stood where prev ends and next begins. A file
// does not keep it: the words of the text itself tell, and else how it is cut.
func (s setting) spaced(prev, next string) bool {
	last := prev[strings.LastIndexByte(prev, ' ')+1:]
	first, _, _ := strings.Cut(next, " ")
	end, size := utf8.DecodeLastRuneInString(last)
	before, _ := utf8.DecodeLastRuneInString(last[:len(last)-size])
	begin, _ := utf8.DecodeRuneInString(first)
	switch {
	case strings.ContainsRune(",.", end) && unicode.IsDigit(before) && unicode.IsDigit(begin):
		return false
	case strings.ContainsRune(",.?!:;", end):
		return true
	case strings.ContainsRune("”’)」", end):
		return !isParticle(first)
	case unicode.IsDigit(end) && unicode.IsDigit(begin), strings.ContainsRune("·-~‘“(「", end), begin == '(':
		return false
	case strings.ContainsRune("‘“「", begin):
		return true
	case unicode.IsDigit(begin) && unicode.Is(unicode.Hangul, end):
		return end != '제'
	case isParticle(first) || s.tokens[last+first]:
		return s.breaks == betweenWords
	case endsWord(last), first == "및", first == "등":
		return true
	case s.tokens[last] && (s.tokens[first] || s.starts[firstLetters(first, 2)]):
		return true
	}
	return s.breaks == betweenWords
}

// endsWord: endings behind which a new word begins, as a rule; a count with its
// counter is one.
func endsWord(s string) bool {
	if s == "및" || s == "등" {
		return true
	}
	for _, end := range []string{
		"을", "를", "는", "의", "에", "와", "과", "에서", "에게", "에도", "으로", "부터", "까지", "보다", "만큼", "하여", "하고", "하며", "하기", "위한", "위해", "통해", "통한", "들이", "들은", "대한",
	} {
		if strings.HasSuffix(s, end) && len(s) > len(end) {
			return true
		}
	}
	counter := strings.TrimLeft(s, "0123456789,.")
	if len(counter) == len(s) {
		return false
	}
	switch strings.TrimRight(counter, "이가") {
	case "개", "명", "건", "곳", "년", "월", "일", "%", "회":
		return true
	}
	return false
}

// isParticle: endings that no word begins with.
func isParticle(s string) bool {
	s = strings.TrimRight(s, ".,?!”’)")
	switch s {
	case "가", "을", "를", "은", "는", "의", "에", "에서", "에게", "와", "과", "도", "로", "으로", "라고", "라며", "이라고", "이라며", "이다", "하고", "하는", "했다", "한다", "들", "들은", "들이", "들의", "들을":
		return true
	}
	return false
}

func firstLetters(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
