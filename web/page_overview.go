package web

import (
	"context"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

const (
	// releasesShown is how many of the latest releases the overview tells.
	releasesShown = 3
	// foundShown is how many figures of each of them.
	foundShown = 16
)

// overviewPage is the board of an area.
type overviewPage struct {
	frame
	Cards    []cardView
	Panels   []panelView
	Releases []readRelease
	// Latest is the publication of the latest release read, "" for none.
	Latest string
}

type cardView struct {
	dashboard.Card
	Href string
}

type panelView struct {
	Chart       chartView
	Attainments []dashboard.Attainment
	Href        string
}

// readRelease is a release with what was found in it.
type readRelease struct {
	releaseEntry
	Found []foundFigure
	// More is how many figures are not listed.
	More int
}

type foundFigure struct {
	Name  string
	Value string
	Href  string
}

func (s *server) overview(ctx context.Context, v view, _ *gin.Context) (string, any, error) {
	f, err := s.framed(ctx, v, "overview.title")
	if err != nil {
		return "", nil, err
	}
	page := overviewPage{frame: f}
	if len(f.chosen) == 0 {
		return pageOverview, page, nil
	}
	if len(f.chosen) > 1 {
		return "", nil, f.onlyOneArea()
	}
	catalog, err := s.store.Catalog(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("overview: %w", err)
	}
	obs, err := s.store.Observations(ctx, v.query(f.ids()))
	if err != nil {
		return "", nil, fmt.Errorf("overview: %w", err)
	}
	board, err := dashboard.NewBoard(catalog, f.allAreas, v.Lang, f.Area.ID, metrics.NewSeries(obs))
	if err != nil {
		return "", nil, fmt.Errorf("overview: %w", err)
	}
	for _, c := range board.Cards {
		page.Cards = append(page.Cards, cardView{c, f.Keep(indicatorPath(c.Indicator))})
	}
	for _, p := range board.Panels {
		chart, err := newChartView(f, p.Figure, p.ID, true)
		if err != nil {
			return "", nil, err
		}
		chart.Fold = true
		view := panelView{Chart: chart, Attainments: p.Attainments}
		if len(p.Figure.Indicators) > 0 {
			view.Href = f.Keep(indicatorPath(p.Figure.Indicators[0]))
		}
		page.Panels = append(page.Panels, view)
	}
	page.Releases, err = s.latestRead(ctx, f, catalog)
	if len(page.Releases) > 0 {
		page.Latest = page.Releases[0].Published
	}
	return pageOverview, page, err
}

func (f frame) onlyOneArea() *refusal {
	r := &refusal{status: http.StatusBadRequest, detail: metrics.Localized{
		Korean: "한눈에 보기는 한 지역만 보여 줍니다.", English: "The overview shows one area at a time.",
	}}
	for _, a := range f.chosen {
		r.offers = append(r.offers, offer{metrics.Localized{Korean: a.In(korean), English: a.In(english)}, f.Switch("area", a.ID)})
	}
	return r
}

// latestRead tells the latest releases of the area with their figures.
func (s *server) latestRead(ctx context.Context, f frame, catalog metrics.Catalog) ([]readRelease, error) {
	list, err := s.store.Releases(ctx, f.Area.ID, 0)
	if err != nil {
		return nil, fmt.Errorf("latest releases: %w", err)
	}
	var out []readRelease
	for _, rel := range list {
		if len(out) == releasesShown {
			break
		}
		if !f.view.knows(rel.Source) {
			continue
		}
		obs, err := s.store.Observations(ctx, metrics.Query{Source: rel.ID, RefAreas: f.ids(), Rev: f.view.Rev})
		if err != nil {
			return nil, fmt.Errorf("latest releases: %w", err)
		}
		if len(obs) > 0 || f.view.Rev == 0 {
			out = append(out, s.readRelease(f, catalog, rel, obs))
		}
	}
	return out, nil
}

func (s *server) readRelease(f frame, catalog metrics.Catalog, rel metrics.ReleaseLine, obs []metrics.Observation) readRelease {
	r := readRelease{releaseEntry: s.releaseEntry(f, rel)}
	for _, o := range obs {
		ind, err := catalog.Find(o.Indicator)
		if err != nil {
			continue
		}
		if len(r.Found) == foundShown {
			break
		}
		name := ind.Name.In(f.Lang)
		if o.Kind != metrics.Actual {
			name += " (" + dashboard.KindName(o.Kind, ind.Measure, f.Lang) + ")"
		}
		r.Found = append(r.Found, foundFigure{name, valueText(o, f.Lang), f.Keep(figurePath(rel.ReleaseID, o.Figure))})
	}
	r.More = len(obs) - len(r.Found)
	return r
}
