package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

// releasePage is a release as we hold it, with every figure found in it.
type releasePage struct {
	frame
	Source  sourceHeader
	Lines   []textLine
	Figures []figureRow
	// Mismatched counts figures whose place no longer holds their sentence;
	// they are in no output.
	Mismatched int
}

// sourceHeader is what is known of a source, as shown.
type sourceHeader struct {
	Title     string
	Publisher string
	Published string
	Licence   string
	// URL is "" unless it is a web address.
	URL  string
	Area string
}

// figureRow is one observation of a release.
type figureRow struct {
	ID        string
	Start     int
	Printed   string
	Indicator string
	// Href is "" for a figure of no catalogued indicator.
	Href    string
	Scope   string
	Kind    string
	Value   string
	Period  string
	Assumed bool
	Status  metrics.Status
	Reason  string
}

func (s *server) release(ctx context.Context, v view, c *gin.Context) (string, any, error) {
	reading, err := s.store.Reading(ctx, metrics.ReleaseID(c.Param("id")))
	if errors.Is(err, metrics.ErrNotFound) {
		return "", nil, s.noRelease(ctx, err)
	}
	if err != nil {
		return "", nil, fmt.Errorf("release page: %w", err)
	}
	f, err := s.framed(ctx, v, "release.title")
	if err != nil {
		return "", nil, err
	}
	catalog, err := s.store.Catalog(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("release page: %w", err)
	}
	// A release is shown by its current reading, whatever the address pins.
	f.AsOf, f.Rev = "", 0
	page := releasePage{Source: s.sourceHeader(f, reading.Source, reading.RefArea)}
	page.frame = f.titled(page.Source.Title, f.crumb("releases.title", "/releases"))
	var marks []figureMark
	for _, o := range reading.Observations {
		if text, err := o.Span.Of(reading.Text); err != nil || text != o.Quote {
			page.Mismatched++
			continue
		}
		row := page.row(catalog, o)
		page.Figures = append(page.Figures, row)
		if _, err := o.Figure.Of(reading.Text); err == nil && !o.Figure.IsZero() {
			marks = append(marks, figureMark{span: o.Figure, mark: row.mark()})
		}
	}
	page.Lines = markedLines(reading.Text, reading.Source.Title, marks)
	return pageRelease, page, nil
}

// noRelease is the 404 that offers the latest releases.
func (s *server) noRelease(ctx context.Context, cause error) error {
	r := &refusal{status: http.StatusNotFound, cause: cause, detail: metrics.Localized{
		Korean: "이 보도자료는 기록에 없습니다.", English: "This press release is not in the record.",
	}}
	list, err := s.store.Releases(ctx, "", offersShown)
	if err != nil {
		return fmt.Errorf("releases: %w", err)
	}
	for _, rel := range list {
		title := metrics.Localized{Korean: rel.Title, English: rel.Title}
		r.offers = append(r.offers, offer{title, releasePath(rel.ReleaseID)})
	}
	return r
}

func releasePath(id metrics.ReleaseID) string { return "/releases/" + url.PathEscape(string(id)) }

// figurePath leads to a figure within the text of its release.
func figurePath(id metrics.ReleaseID, figure metrics.Span) string {
	return releasePath(id) + "#s-" + strconv.Itoa(figure.Start)
}

func indicatorPath(id string) string { return "/indicators/" + url.PathEscape(id) }

func (s *server) sourceHeader(f frame, src metrics.Source, area string) sourceHeader {
	h := sourceHeader{
		Title: src.Title, Publisher: src.Publisher, Licence: src.Licence, URL: webAddress(src.URL),
		Published: dashboard.FormatPeriod(src.PublishedAt, f.Lang),
	}
	for _, a := range f.allAreas.All() {
		if a.ID == area {
			h.Area = a.In(f.Lang)
		}
	}
	return h
}

// webAddress gives an address from a document only if a link to it is
// harmless: http or https with a host.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}

// row describes one observation of a release.
func (p releasePage) row(catalog metrics.Catalog, o metrics.Observation) figureRow {
	r := figureRow{
		ID: o.ID, Start: o.Figure.Start, Printed: o.FigureText, Indicator: o.Label,
		Value: valueText(o, p.Lang), Period: dashboard.FormatPeriod(o.Period, p.Lang),
		Assumed: o.PeriodBasis == metrics.Assumed, Status: o.Status, Reason: o.Reason,
	}
	measure := metrics.Flow
	if ind, err := catalog.Find(o.Indicator); err == nil {
		measure = ind.Measure
		r.Indicator = ind.Name.In(p.Lang)
		r.Href = p.Link(indicatorPath(ind.ID), "area", o.RefArea)
		if scope, ok := ind.Scope(o.Scope); ok && o.Scope != metrics.TotalScope {
			r.Scope = scope.Name.In(p.Lang)
		}
	}
	r.Kind = dashboard.KindName(o.Kind, measure, p.Lang)
	return r
}

func (r figureRow) mark() mark {
	href := r.Href
	if href == "" {
		href = "#o-" + r.ID
	}
	label := strings.Join(nonEmpty(r.Indicator, r.Scope, r.Kind, r.Value, r.Period), ", ")
	return mark{Start: r.Start, Href: href, Label: label, Review: r.Status != metrics.Published}
}

func nonEmpty(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// valueText is a value in full with its qualifier.
func valueText(o metrics.Observation, lang string) string {
	if o.Kind == metrics.Change {
		return dashboard.Qualify(dashboard.FormatChange(o.Value, o.Unit, lang), o.Qualifier, lang)
	}
	return dashboard.Qualify(dashboard.FormatValue(o.Value, o.Unit, lang), o.Qualifier, lang)
}
