package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The rule for the part of a page that holds the release. All counts are in
// runes without white space.
const (
	// The part holds this share, in percent, of the running text of the page.
	mainShare = 60
	// An element around it belongs to it while it adds at most so much.
	addedRunes = 800
	// A list of three links or more is a menu when so many percent of it are links.
	menuLinks = 70
	// maxElements bounds what readability looks at.
	maxElements = 50_000
)

// density is what an element holds: all its text, the part in links, and the
// sentences outside of them.
type density struct{ all, links, sentences, anchors int }

// survey is the density of every element, and the lists that are menus.
type survey struct {
	counts map[*html.Node]density
	menus  map[*html.Node]bool
}

// findMain gives the elements with the release: the smallest one with most of
// the running text, what closely surrounds it (title, fields, attachments), and
// the last heading before it where none is inside. It also tells how much
// running text they have.
func (s survey) findMain(root *html.Node) ([]*html.Node, int) {
	counts := s.counts
	main := root
	for {
		next := heaviest(main, counts)
		if next == nil || counts[next].sentences*100 < counts[root].sentences*mainShare || counts[next].sentences == 0 {
			break
		}
		main = next
	}
	for main.Parent != nil && main.Parent.Type == html.ElementNode && belongs(counts[main], counts[main.Parent]) {
		main = main.Parent
	}
	nodes := []*html.Node{main}
	if heading := headingBefore(root, main); heading != nil && !hasHeading(main) {
		nodes = []*html.Node{heading, main}
	}
	return nodes, counts[main].sentences
}

// belongs reports whether what the parent adds is close to the release and not
// a menu.
func belongs(main, parent density) bool {
	added, links := parent.all-main.all, parent.links-main.links
	return added <= addedRunes && links*2 <= added && parent.sentences-main.sentences <= addedRunes/2
}

func heaviest(n *html.Node, counts map[*html.Node]density) *html.Node {
	var best *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (best == nil || counts[c].sentences > counts[best].sentences) {
			best = c
		}
	}
	return best
}

// newSurvey measures every element of a page.
func newSurvey(root *html.Node) survey {
	s := survey{counts: map[*html.Node]density{}, menus: map[*html.Node]bool{}}
	s.count(root, false, 0)
	return s
}

func (s survey) count(n *html.Node, inLink bool, depth int) density {
	var d density
	if n.Type == html.TextNode {
		d.all = runesIn(n.Data)
		if inLink {
			d.links = d.all
		} else if strings.Contains(n.Data, "다.") || strings.Contains(n.Data, "요.") {
			d.sentences = d.all
		}
		return d
	}
	if depth > maxDepth || n.Type == html.ElementNode && hidden(n) {
		return d
	}
	if n.DataAtom == atom.A {
		inLink = true
		d.anchors = 1
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		e := s.count(c, inLink, depth+1)
		d.all += e.all
		d.links += e.links
		d.sentences += e.sentences
		d.anchors += e.anchors
	}
	if (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && d.anchors >= 3 && d.links*100 >= d.all*menuLinks {
		s.menus[n] = true
		return density{}
	}
	s.counts[n] = d
	return d
}

// hidden reports whether an element shows no text of a release: code, forms,
// navigation, hidden parts.
func hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Nav, atom.Iframe, atom.Object, atom.Svg, atom.Select,
		atom.Button, atom.Textarea, atom.Input, atom.Video, atom.Audio, atom.Canvas, atom.Aside, atom.Menu, atom.Dialog:
		return true
	default:
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
			return true
		}
	}
	return false
}

func hasHeading(n *html.Node) bool {
	for c := range n.Descendants() {
		if isHeading(c) {
			return true
		}
	}
	return false
}

func isHeading(n *html.Node) bool {
	return n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || n.DataAtom == atom.H4
}

// headingBefore gives the last heading of a title's length before an element.
func headingBefore(root, main *html.Node) *html.Node {
	var last *html.Node
	for c := range root.Descendants() {
		if c == main {
			break
		}
		if isHeading(c) && runesIn(textOf(c, maxCellRunes)) >= 8 {
			last = c
		}
	}
	return last
}

func runesIn(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
