package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

// maxQuery is the longest query that is read.
const maxQuery = 2000

// The accepted words of the query keys that are ours alone.
var (
	langs  = []string{korean, english}
	themes = []string{"auto", "light", "dark", "contrast"}
	tabs   = []string{"chart", "table"}
)

// knownKeys are the query keys of pages and files; others are ignored.
var knownKeys = []string{"area", "as_of", "excel", "figure", "indicator", "kind", "lang", "rev", "scope", "status", "tab", "theme", "time"}

// view is the query of a request, understood as far as that needs no record.
// A field that was not given is its zero value, but for Lang, Theme and Tab.
type view struct {
	// Origin is the scheme and host, without a slash.
	Origin string
	Path   string
	Lang   string
	Theme  string
	Tab    string
	// Areas are names, ids or codes as given.
	Areas      []string
	Indicators []string
	Scopes     []string
	Kinds      []metrics.Kind
	Statuses   []metrics.Status
	From       metrics.TimePeriod
	To         metrics.TimePeriod
	AsOf       time.Time
	Rev        int64
	Excel      bool
	// given are the known keys with their values, as in the address.
	given url.Values
}

// plainView reads language and theme alone, and never fails: what an error
// page needs.
func plainView(r *http.Request) view {
	// A path of two slashes would lead to another host when linked to.
	path := "/" + strings.TrimLeft(r.URL.EscapedPath(), `/\`)
	v := view{Origin: origin(r), Path: path, Lang: langOf(r), Theme: themes[0], Tab: tabs[0], given: url.Values{}}
	if theme := r.URL.Query().Get("theme"); slices.Contains(themes, theme) {
		v.Theme = theme
		v.given.Set("theme", theme)
	}
	if v.Lang != korean {
		v.given.Set("lang", v.Lang)
	}
	return v
}

// langOf is the language asked for, Korean when there is none or it is unknown.
func langOf(r *http.Request) string {
	if lang := r.URL.Query().Get("lang"); slices.Contains(langs, lang) {
		return lang
	}
	return korean
}

// parseView reads the query. An unknown value is a refusal that lists what is
// accepted; an unknown key is ignored; an empty value is not given.
func parseView(r *http.Request) (view, error) {
	v := plainView(r)
	if len(r.URL.RawQuery) > maxQuery {
		return v, unknownValue("query", "…", nil)
	}
	given, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return v, unknownValue("query", r.URL.RawQuery, nil)
	}
	v.given = url.Values{}
	for _, key := range knownKeys {
		switch values := given[key]; {
		case len(values) == 0, len(values) == 1 && values[0] == "":
		case len(values) == 1:
			v.given[key] = values
		default:
			return v, &refusal{status: http.StatusBadRequest, detail: metrics.Localized{
				Korean: key + " 값은 하나만 줄 수 있습니다. 여러 개는 ~로 이어 주십시오.", English: "Give " + key + " once; join several values with ~.",
			}}
		}
	}
	return v, v.read()
}

func (v *view) read() error {
	v.Areas, v.Indicators, v.Scopes = v.list("area"), v.list("indicator"), v.list("scope")
	reads := []func() error{
		func() error { return choose("lang", v.given.Get("lang"), langs, &v.Lang) },
		func() error { return choose("theme", v.given.Get("theme"), themes, &v.Theme) },
		func() error { return choose("tab", v.given.Get("tab"), tabs, &v.Tab) },
		func() (err error) { v.Kinds, err = codes("kind", v.list("kind"), metrics.Kinds); return err },
		func() (err error) { v.Statuses, err = codes("status", v.list("status"), metrics.Statuses); return err },
		v.readTime, v.readAsOf, v.readRev, v.readExcel,
	}
	for _, read := range reads {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

// list splits the values that a key joins with ~.
func (v *view) list(key string) []string {
	if s := v.given.Get(key); s != "" {
		return strings.Split(s, "~")
	}
	return nil
}

func (v *view) readTime() error {
	s := v.given.Get("time")
	if s == "" {
		return nil
	}
	from, to, isRange := strings.Cut(s, "..")
	if !isRange {
		to = from
	}
	for _, end := range []struct {
		text string
		into *metrics.TimePeriod
	}{{from, &v.From}, {to, &v.To}} {
		p, err := metrics.ParseTimePeriod(end.text)
		if err != nil && end.text != "" {
			return unknownValue("time", s, []string{"2019", "2015..2024", "2019-S1", "2019-07..2020-06"})
		}
		*end.into = p
	}
	if !v.From.IsZero() && !v.To.IsZero() && v.To.End().Before(v.From.Start()) {
		return unknownValue("time", s, []string{v.To.String() + ".." + v.From.String()})
	}
	return nil
}

func (v *view) readAsOf() error {
	s := v.given.Get("as_of")
	if s == "" {
		return nil
	}
	day, err := metrics.ParseTimePeriod(s)
	if err != nil || day.Frequency() != metrics.Daily {
		return unknownValue("as_of", s, []string{"2019-12-31"})
	}
	v.AsOf = day.Start()
	return nil
}

func (v *view) readRev() error {
	s := v.given.Get("rev")
	if s == "" {
		return nil
	}
	rev, err := strconv.ParseInt(s, 10, 64)
	if err != nil || rev < 1 {
		return unknownValue("rev", s, []string{"1", "2", "…"})
	}
	v.Rev = rev
	return nil
}

func (v *view) readExcel() error {
	choice := "0"
	err := choose("excel", v.given.Get("excel"), []string{"0", "1"}, &choice)
	v.Excel = choice == "1"
	return err
}

// key is the same for addresses that give the same answer. The host is part
// of it, as a page may name its own address.
func (v view) key() string { return v.Origin + v.Path + "?" + v.given.Encode() }

// query is what the view selects in some areas, whatever the indicator.
func (v view) query(areas []string) metrics.Query {
	return metrics.Query{
		RefAreas: areas, Indicators: v.Indicators, Scopes: v.Scopes, Kinds: v.Kinds, Statuses: v.Statuses,
		From: v.From, To: v.To, AsOf: v.AsOf, Rev: v.Rev,
	}
}

// knows reports whether a source was known on the day of as_of.
func (v view) knows(src metrics.Source) bool {
	return v.AsOf.IsZero() || !src.KnownSince().After(v.AsOf)
}

// origin is the scheme and host that the reader sees.
func origin(r *http.Request) string {
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// choose sets into to s when s is accepted; "" leaves it.
func choose(name, s string, accepted []string, into *string) error {
	if s == "" {
		return nil
	}
	if !slices.Contains(accepted, s) {
		return unknownValue(name, s, accepted)
	}
	*into = s
	return nil
}

func codes[T ~string](name string, given []string, accepted []T) ([]T, error) {
	var out []T
	for _, s := range given {
		code, err := metrics.ParseCode(name, s, accepted)
		if err != nil {
			words := make([]string, len(accepted))
			for i, a := range accepted {
				words[i] = string(a)
			}
			return nil, unknownValue(name, s, words)
		}
		out = append(out, code)
	}
	return out, nil
}

// unknownValue is the 400 that says which values a key takes.
func unknownValue(name, value string, accepted []string) *refusal {
	r := &refusal{status: http.StatusBadRequest, detail: metrics.Localized{
		Korean: fmt.Sprintf("%s 값 “%s”은(는) 쓸 수 없습니다.", name, shorten(value)), English: fmt.Sprintf("%s cannot be “%s”.", name, shorten(value)),
	}}
	for _, a := range accepted {
		text := name + "=" + a
		r.offers = append(r.offers, offer{Name: metrics.Localized{Korean: text, English: text}})
	}
	return r
}

// shorten keeps an answer from repeating a long input.
func shorten(s string) string {
	const longest = 60
	if runes := []rune(strings.ToValidUTF8(s, "�")); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return strings.ToValidUTF8(s, "�")
}
