package hwpx

import (
	"strings"
	"time"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// seoul is the clock of the offices that write these files.
var seoul = time.FixedZone("KST", 9*60*60)

// properties reads title, author and the day of the last change from the
// package file, whose place is fixed; a file without it has none.
func (a *archive) properties() (document.Properties, error) {
	var p document.Properties
	f := a.entry("Contents/content.hpf")
	if f == nil {
		return p, nil
	}
	err := a.parse(f, func(x *scanner) error {
		return x.each(func(el element) error {
			if el.name != "metadata" {
				return x.skip()
			}
			return x.each(func(el element) error { return readMeta(x, el, &p) })
		})
	})
	return p, err
}

func readMeta(x *scanner, el element, p *document.Properties) error {
	var b strings.Builder
	if err := x.walk(func(element) error { return x.skip() }, func(s string) { b.WriteString(s) }); err != nil {
		return err
	}
	text := strings.Join(strings.Fields(document.Clean(b.String())), " ")
	switch {
	case el.name == "title":
		p.Title = text
	case el.value("name") == "creator":
		p.Author = text
	case el.value("name") == "ModifiedDate":
		if at, err := time.Parse(time.RFC3339, text); err == nil && at.Year() >= 1990 && at.Year() <= 2100 {
			p.SavedAt = metrics.Day(at.In(seoul))
		}
	}
	return nil
}
