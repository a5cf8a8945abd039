package web

import (
	"net/url"
	"slices"
	"strings"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

// keptKeys go along from page to page; the others belong to one page.
var keptKeys = []string{"area", "as_of", "lang", "rev", "theme"}

// frame is what every page shows around its own content. Page structs embed
// it, so that templates call its methods.
type frame struct {
	Lang    string
	Theme   string
	Title   string
	Version string
	// Here is the section of the navigation, such as "/indicators".
	Here   string
	Crumbs []link
	// Areas are the areas to choose from, Area the one shown.
	Areas []metrics.RefArea
	Area  metrics.RefArea
	// AsOf and Rev are shown when the page is not the record as it stands.
	AsOf string
	Rev  int64

	view     view
	words    messages
	files    files
	allAreas metrics.Areas
	chosen   []metrics.RefArea
}

// frame begins a page whose title is a message.
func (s *server) frame(v view, titleKey string) frame {
	f := frame{
		Lang: v.Lang, Theme: v.Theme, Version: s.cfg.Version, Rev: v.Rev,
		Here: section(v.Path), view: v, words: s.pages.words, files: s.files,
	}
	if !v.AsOf.IsZero() {
		f.AsOf = v.AsOf.Format("2006-01-02")
	}
	if title, err := f.T(titleKey); err == nil {
		f.Title = title
	} else {
		f.Title = "Jipyo"
	}
	return f
}

// titled replaces the title, for pages named after what they show.
func (f frame) titled(title string, crumbs ...link) frame {
	f.Title, f.Crumbs = title, crumbs
	return f
}

func section(path string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return "/" + name
}

// T is a text of the interface in the page's language.
func (f frame) T(key string, args ...any) (string, error) { return f.words.text(f.Lang, key, args...) }

// Name gives a localized name in the page's language.
func (f frame) Name(l metrics.Localized) string { return l.In(f.Lang) }

// AreaName is the area's name in the page's language.
func (f frame) AreaName() string { return f.Area.In(f.Lang) }

// Asset is the address of one of our static files.
func (f frame) Asset(name string) string { return f.files.URL(name) }

// ChartLibrary is the address of the chart library.
func (f frame) ChartLibrary() string { return f.files.Bundle() }

// Keep adds to an address of this site what goes along from page to page.
func (f frame) Keep(href string) string { return f.with(href, nil) }

// Link is Keep with further query keys, given as key, value pairs; an empty
// value takes the key out.
func (f frame) Link(href string, pairs ...string) string {
	extra := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		extra.Set(pairs[i], pairs[i+1])
	}
	return f.with(href, extra)
}

// Switch is this page with one key changed; an empty value takes it out.
func (f frame) Switch(key, value string) string {
	return f.Switched(f.view.Path, key, value)
}

// Given is the value of a query key as the address has it.
func (f frame) Given(key string) string { return f.view.given.Get(key) }

// Switched is an address of this site with this page's whole query, and
// further keys as in Link.
func (f frame) Switched(href string, pairs ...string) string {
	q := url.Values{}
	for k, v := range f.view.given {
		q[k] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		set(q, pairs[i], pairs[i+1])
	}
	return address(href, q, "")
}

// Path is the address of this page without its query.
func (f frame) Path() string { return f.view.Path }

// Hidden are the query keys of this page, for a form that changes others.
func (f frame) Hidden(changed ...string) []link {
	var out []link
	for _, key := range knownKeys {
		if v := f.view.given.Get(key); v != "" && !slices.Contains(changed, key) {
			out = append(out, link{key, v})
		}
	}
	return out
}

// Unpinned is this page of the record as it stands.
func (f frame) Unpinned() string { return f.Switched(f.view.Path, "as_of", "", "rev", "") }

// AsOfText is the day of as_of as shown.
func (f frame) AsOfText() string { return dashboard.FormatDate(f.view.AsOf, f.Lang) }

// StatusName is a review state in the page's language.
func (f frame) StatusName(s metrics.Status) (string, error) { return f.T("status." + string(s)) }

func (f frame) with(href string, extra url.Values) string {
	path, fragment, _ := strings.Cut(href, "#")
	path, query, _ := strings.Cut(path, "?")
	q, err := url.ParseQuery(query)
	if err != nil {
		q = url.Values{}
	}
	for _, key := range keptKeys {
		if v := f.view.given.Get(key); v != "" && !q.Has(key) {
			q.Set(key, v)
		}
	}
	for key, v := range extra {
		set(q, key, v[0])
	}
	return address(path, q, fragment)
}

func set(q url.Values, key, value string) {
	if value == "" {
		q.Del(key)
		return
	}
	q.Set(key, value)
}

func address(path string, q url.Values, fragment string) string {
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	if fragment != "" {
		path += "#" + fragment
	}
	return path
}
