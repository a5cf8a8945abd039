package extract

import (
	"strings"
	"unicode"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// Header is what a release says of itself. Department is as printed; RefArea
// is the id of the area that the release is about; what the text does not tell
// is the zero value.
type Header struct {
	Title       string
	Subtitle    string
	Publisher   string
	Department  string
	PublishedAt metrics.TimePeriod
	RefArea     string
	Type        metrics.SourceType
}

// readHeader reads the header from the title, the lines that the page put
// around the release, and its first paragraphs.
func readHeader(doc document.Document, areas metrics.Areas) Header {
	page := newFrontPage(doc)
	h := Header{Title: page.title, Subtitle: page.subtitle, Department: department(page)}
	h.PublishedAt = publication(page)
	h.RefArea = homeArea(page, areas)
	if paper, press := newspaper(page, areas); press {
		h.Type, h.Publisher = metrics.TypePress, paper
		return h
	}
	h.Type = metrics.TypePress
	if name := office(page, areas, h.RefArea); name != "" {
		h.Type, h.Publisher = metrics.TypeRelease, name
	}
	return h
}

// frontPage is the document as its header needs it.
type frontPage struct {
	title, subtitle string
	// above and below are the page's own lines around the first paragraph; a
	// line that only names a field is joined with the next one.
	above, below []string
	// body is the running text and lists, without title and subtitles.
	body []string
	// outline says that the body is in points, as offices write.
	outline    bool
	properties document.Properties
}

func newFrontPage(doc document.Document) frontPage {
	p := frontPage{properties: doc.Properties}
	var subtitles []string
	heads := true
	for _, b := range doc.Blocks {
		text := oneLine(doc.Text[b.Span.Start:b.Span.End])
		switch {
		case b.Kind == document.Chrome && len(p.body) == 0:
			p.above = append(p.above, text)
		case b.Kind == document.Chrome:
			p.below = append(p.below, text)
		case b.Kind == document.Heading && b.Level == 1 && p.title == "":
			p.title = text
		case b.Kind == document.Heading && heads && p.title != "" && !outlined(doc.Text, b.Span.Start):
			subtitles = append(subtitles, text)
		default:
			heads = false
			p.outline = p.outline || b.Kind == document.Bullet
			p.body = append(p.body, text)
		}
	}
	if p.title == "" {
		p.title = headTitle(doc.Properties.Title)
	}
	p.subtitle = strings.Join(subtitles, " ")
	p.above, p.below = joinLabels(p.above), joinLabels(p.below)
	return p
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// outlined reports whether the sign of a section stands before start.
func outlined(text string, start int) bool {
	line := text[strings.LastIndexByte(text[:start], '\n')+1 : start]
	return strings.ContainsAny(line, "□■◇◆◈▣.)") || strings.ContainsFunc(line, unicode.IsDigit)
}

// headTitle takes the name of the site off a page's title.
func headTitle(s string) string {
	for _, sep := range []string{" | ", " :: ", " < ", " - ", " – "} {
		s, _, _ = strings.Cut(s, sep)
	}
	return strings.TrimSpace(s)
}

// joinLabels puts a field's name and its value on one line.
func joinLabels(lines []string) []string {
	var out []string
	for _, l := range lines {
		if n := len(out) - 1; n >= 0 && isBareLabel(out[n]) {
			out[n] += " " + l
			continue
		}
		out = append(out, l)
	}
	return out
}

func isBareLabel(s string) bool {
	s = strings.ReplaceAll(strings.Trim(s, " :：-•·"), " ", "")
	for _, label := range [][]string{releaseLabels, changeLabels, departmentLabels} {
		for _, l := range label {
			if s == l || s == l+"일" || s == l+"일시" {
				return true
			}
		}
	}
	return false
}
