package web

import (
	"encoding/json"
	"fmt"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/dashboard/chart"
	"github.com/jipyo/jipyo/metrics"
)

// chartView is a figure as a page shows it: chart, summary, notes and table.
type chartView struct {
	frame
	ID     string
	Figure dashboard.Figure
	// Options are the chart's option in each theme that the page may take.
	Options   []themedOption
	ShowChart bool
	// Stills are the chart drawn on the server, in the themes of Options.
	Stills []still
	// Unfinished says that the stills are missing: the page is not to be kept.
	Unfinished bool
	// Fold puts notes and table behind a summary that opens them.
	Fold bool
	// NewTab opens every link in a new tab: the page stands in a frame.
	NewTab bool
}

// themedOption is an option in the colours of a theme, "dark" where the
// reader's system asks for it.
type themedOption struct {
	Theme chart.Theme
	JSON  json.RawMessage
}

// themesOf are the chart's themes for a page's theme: auto needs both.
func themesOf(theme string) []chart.Theme {
	if theme == themes[0] {
		return []chart.Theme{chart.Light, chart.Dark}
	}
	return []chart.Theme{chart.Theme(theme)}
}

func newChartView(f frame, fig dashboard.Figure, id string, showChart bool) (chartView, error) {
	view := chartView{frame: f, ID: id, Figure: fig, ShowChart: showChart && !fig.Empty}
	if !view.ShowChart {
		return view, nil
	}
	for _, theme := range themesOf(f.Theme) {
		option, err := chart.Option(fig, theme)
		if err != nil {
			return chartView{}, fmt.Errorf("chart %s: %w", id, err)
		}
		view.Options = append(view.Options, themedOption{theme, option})
	}
	return view, nil
}

// place is where a value is stated: in a text that we hold, or elsewhere.
type place struct {
	Href string
	Away bool
}

// Where gives the place that a link leads to; nil where there is none.
func (f frame) Where(l dashboard.Link) *place {
	return f.placeOf(l.ReleaseID, l.Figure, l.URL)
}

// HasWhere is for the end tag of a link that Where began.
func (f frame) HasWhere(l dashboard.Link) bool { return f.Where(l) != nil }

func (f frame) placeOf(id metrics.ReleaseID, figure metrics.Span, url string) *place {
	if id != "" {
		return &place{Href: f.Keep(figurePath(id, figure))}
	}
	if href := webAddress(url); href != "" {
		return &place{Href: href, Away: true}
	}
	return nil
}
