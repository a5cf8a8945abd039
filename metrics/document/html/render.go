package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// maxDepth bounds how deep elements are followed; no page that a browser shows
// comes near it.
const maxDepth = 600

// maxLabelRunes is the longest name of a field that is looked at.
const maxLabelRunes = 20

// page is the text that is written so far and the tables in it.
type page struct {
	text   strings.Builder
	tables []document.Block
	// published is the day that a field of the board names.
	published metrics.TimePeriod
	// breaks is the number of line ends to write before the next word; space
	// says that a space stands before it; flat writes everything in one line.
	breaks int
	space  bool
	// atStart says that nothing stands in the line yet.
	atStart bool
	flat    bool
	// written is a field's value that its label has written already.
	written *html.Node
	// menus are the elements to leave out.
	menus map[*html.Node]bool
}

func newPage(menus map[*html.Node]bool) *page {
	return &page{tables: []document.Block{}, menus: menus}
}

// render writes the text of some elements, in order.
func render(nodes []*html.Node, menus map[*html.Node]bool) *page {
	p := newPage(menus)
	for _, n := range nodes {
		p.node(n, 0)
		p.breakLine(2)
	}
	return p
}

func (p *page) node(n *html.Node, depth int) {
	if n.Type == html.TextNode {
		p.write(n.Data)
		return
	}
	if depth > maxDepth || n == p.written || p.menus[n] || n.Type == html.ElementNode && hidden(n) {
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		p.breakLine(1)
		return
	case n.DataAtom == atom.Table && !p.flat && isGrid(n):
		p.table(n)
		return
	case n.DataAtom == atom.Pre && !p.flat:
		p.preformatted(n)
		return
	case isLabel(n) && !p.flat:
		p.label(n, depth)
		return
	}
	lines := lineEnds(n)
	p.breakLine(lines)
	p.children(n, depth)
	p.breakLine(lines)
}

func (p *page) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, depth+1)
	}
}

// write adds text with its white space closed up, as a browser shows it.
func (p *page) write(s string) {
	for s != "" {
		rest := strings.TrimLeftFunc(s, isHTMLSpace)
		p.space = p.space || len(rest) < len(s)
		if rest == "" {
			return
		}
		end := strings.IndexFunc(rest, isHTMLSpace)
		if end < 0 {
			end = len(rest)
		}
		p.word(rest[:end])
		s = rest[end:]
	}
}

func (p *page) word(w string) {
	w = document.Clean(w)
	if w == "" {
		return
	}
	p.endLine()
	if p.text.Len() > 0 && (p.space && !p.atStart || !norm.NFC.PropertiesString(w).BoundaryBefore()) {
		// A mark that another element puts on the letter before would compose
		// with it; a space keeps the text in NFC.
		p.text.WriteByte(' ')
	}
	p.space, p.atStart = false, false
	p.text.WriteString(w)
}

// endLine writes the line ends that were asked for.
func (p *page) endLine() {
	if p.text.Len() == 0 {
		p.atStart = true
	} else if p.breaks > 0 {
		p.text.WriteString("\n\n"[:min(p.breaks, 2)])
		p.atStart = true
	}
	p.breaks = 0
}

// breakLine asks for line ends before the next word.
func (p *page) breakLine(n int) {
	if p.flat {
		p.space = p.space || n > 0
		return
	}
	p.breaks = max(p.breaks, n)
}

func (p *page) preformatted(n *html.Node) {
	p.breakLine(2)
	for i, l := range strings.Split(textOf(n, document.MaxTextBytes), "\n") {
		if i > 0 {
			if strings.TrimSpace(l) == "" {
				p.breakLine(2)
			}
			p.breakLine(1)
		}
		p.write(l)
	}
	p.breakLine(2)
}

func isHTMLSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// lineEnds gives how many line ends an element stands between.
func lineEnds(n *html.Node) int {
	switch n.DataAtom {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl,
		atom.Article, atom.Section, atom.Figure, atom.Figcaption, atom.Hr, atom.Main:
		return 2
	case atom.Div, atom.Li, atom.Tr, atom.Td, atom.Th, atom.Dt, atom.Dd, atom.Header, atom.Footer, atom.Address, atom.Caption, atom.Center,
		atom.Form, atom.Fieldset, atom.Tbody, atom.Thead, atom.Body, atom.Aside, atom.Nav:
		return 1
	default:
		return 0
	}
}

// isLabel finds the name of a field of a board: a dt or th with its value as
// the next element.
func isLabel(n *html.Node) bool {
	if n.DataAtom != atom.Dt && n.DataAtom != atom.Th || nextElement(n) == nil {
		return false
	}
	name := strings.Join(strings.Fields(textOf(n, maxLabelRunes)), "")
	return fieldNames[strings.TrimRight(name, ":：")]
}

var fieldNames = map[string]bool{
	"작성자": true, "작성일": true, "등록자": true, "등록일": true, "게시일": true, "조회": true, "조회수": true, "담당부서": true, "부서": true, "담당자": true,
	"첨부": true, "첨부파일": true, "배포일": true, "보도일": true, "배포일시": true, "전화번호": true, "연락처": true, "번호": true, "날짜": true, "등록일시": true, "작성일시": true, "수정일": true, "제공부서": true, "출처": true,
}

// label writes a field and its value in one line.
func (p *page) label(n *html.Node, depth int) {
	p.breakLine(1)
	p.children(n, depth)
	p.breaks, p.space = 0, true
	value := textOf(nextElement(n), maxCellRunes)
	name := textOf(n, maxLabelRunes)
	if p.published.IsZero() && (strings.Contains(name, "등록일") || strings.Contains(name, "작성일") || strings.Contains(name, "게시일") ||
		strings.Contains(name, "배포일") || strings.Contains(name, "보도일")) {
		p.published = firstDate(value)
	}
	p.flat = true
	p.children(nextElement(n), depth)
	p.flat = false
	p.written = nextElement(n)
	p.breakLine(1)
}

func nextElement(n *html.Node) *html.Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode {
			return s
		}
	}
	return nil
}

// textOf gives the text of an element, of at most about so many runes: enough
// to judge it by, whatever it holds.
func textOf(n *html.Node, limit int) string {
	var b strings.Builder
	var walk func(*html.Node, int) bool
	walk = func(n *html.Node, depth int) bool {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if depth > maxDepth || n.Type == html.ElementNode && hidden(n) {
			return true
		}
		if n.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if b.Len() > limit*4 || !walk(c, depth+1) {
				return false
			}
		}
		return true
	}
	walk(n, 0)
	return b.String()
}
