package html

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// readProperties reads what a page says of itself in its head.
func readProperties(root *html.Node) document.Properties {
	var p document.Properties
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			readMeta(n, &p)
		case atom.Title:
			if p.Title == "" && n.Namespace == "" {
				p.Title = clean(textOf(n, maxCellRunes))
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && p.URL == "" {
				p.URL = webAddress(attr(n, "href"))
			}
		default:
		}
	}
	return p
}

func readMeta(n *html.Node, p *document.Properties) {
	name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
	content := clean(attr(n, "content"))
	if content == "" {
		return
	}
	switch name {
	case "og:title":
		p.Title = content
	case "author", "article:author", "dable:author", "dc.creator":
		if p.Author == "" {
			p.Author = content
		}
	case "og:url":
		p.URL = webAddress(content)
	case "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publish-date", "article:published":
		if p.PublishedAt.IsZero() {
			p.PublishedAt = firstDate(content)
		}
	}
}

func clean(s string) string { return strings.Join(strings.Fields(document.Clean(s)), " ") }

// webAddress keeps an address only when it is one of the web.
func webAddress(s string) string {
	if s = clean(s); strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

// firstDate reads the first date of the form 2019-07-17, 2019. 7. 17. or
// 20190717 in s, the zero period for none.
func firstDate(s string) metrics.TimePeriod {
	numbers := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	for i, year := range numbers {
		if len(year) >= 8 {
			if t, err := time.Parse("20060102", year[:8]); err == nil {
				return plausible(t)
			}
		}
		if len(year) == 4 && i+2 < len(numbers) {
			if t, err := time.Parse("2006-1-2", year+"-"+numbers[i+1]+"-"+numbers[i+2]); err == nil {
				return plausible(t)
			}
		}
	}
	return metrics.TimePeriod{}
}

// plausible leaves out the zero dates of databases.
func plausible(t time.Time) metrics.TimePeriod {
	if t.Year() < 1990 || t.Year() > 2100 {
		return metrics.TimePeriod{}
	}
	return metrics.Day(t)
}
