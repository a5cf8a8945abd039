package web

import (
	"context"
	"fmt"
	"html"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

// statementsOpen is how many statements are shown before the rest is folded.
const statementsOpen = 12

// indicatorPage is one indicator in an area.
type indicatorPage struct {
	frame
	Indicator  metrics.Indicator
	Category   string
	Definition string
	Measure    string
	Unit       string
	Card       *dashboard.Card
	Tab        string
	Scopes     []choice
	Charts     []chartView
	Statements []statement
	Conflicts  []conflict
	Doubts     []doubt
	CSV        string
	ExcelCSV   string
	Pictures   []pictureLinks
	Embeds     []embedCode
}

// embedCode is what puts one figure into another page.
type embedCode struct {
	// ID tells the codes of a page apart.
	ID    string
	Title string
	URL   string
	Code  string
}

type choice struct {
	ID       string
	Name     string
	Selected bool
}

// Folded are the statements behind the first dozen.
func (p indicatorPage) Folded() []statement {
	return p.Statements[min(len(p.Statements), statementsOpen):]
}

// First are the statements shown at once.
func (p indicatorPage) First() []statement {
	return p.Statements[:min(len(p.Statements), statementsOpen)]
}

// indicatorOrFile serves /indicators/{id} and the same with an extension.
func (s *server) indicatorOrFile(c *gin.Context) error {
	id, ext, isFile := strings.Cut(c.Param("id"), ".")
	v, err := parseView(c.Request)
	if err != nil {
		return err
	}
	switch {
	case isFile && ext == "csv":
		return s.indicatorCSV(c, v, id)
	case isFile && ext == "svg":
		return s.indicatorPicture(c, v, id, svgType)
	case isFile && ext == "png":
		return s.indicatorPicture(c, v, id, pngType)
	case isFile:
		href := indicatorPath(id)
		return &refusal{
			status: http.StatusNotFound,
			detail: metrics.Localized{
				Korean: fmt.Sprintf("“.%s” 형식은 없습니다.", shorten(ext)), English: fmt.Sprintf("There is no format “.%s”.", shorten(ext)),
			},
			offers: []offer{{metrics.Localized{Korean: "지표 페이지", English: "Indicator page"}, href}, {metrics.Localized{Korean: "CSV", English: "CSV"}, href + ".csv"}},
		}
	}
	return s.sendPage(c, v, func(ctx context.Context, v view, _ *gin.Context) (string, any, error) {
		return s.indicator(ctx, v, id)
	})
}

// subject is an indicator with its observations in the areas asked for.
type subject struct {
	frame
	indicator metrics.Indicator
	catalog   metrics.Catalog
	// all is what the query selects; published is that part of it as series,
	// and waiting the rest.
	all       []metrics.Observation
	published []metrics.Series
	waiting   []metrics.Observation
	// scopes are those that the areas have observations of.
	scopes []string
}

func (s *server) subject(ctx context.Context, v view, id string) (subject, error) {
	f, err := s.framed(ctx, v, "indicators.title")
	if err != nil {
		return subject{}, err
	}
	catalog, err := s.store.Catalog(ctx)
	if err != nil {
		return subject{}, err
	}
	ind, err := catalog.Find(id)
	if err != nil {
		return subject{}, unknownIndicator(catalog, id, err)
	}
	if ind.ID != id {
		return subject{}, redirected{ind.ID}
	}
	sub := subject{frame: f, indicator: ind, catalog: catalog}
	if len(f.chosen) == 0 {
		return sub, nil
	}
	obs, err := s.stated(ctx, &sub, v)
	if err != nil {
		return subject{}, err
	}
	if err := sub.chooseScopes(v.Scopes, obs); err != nil {
		return subject{}, err
	}
	sub.sort(v.Scopes, obs)
	return sub, nil
}

// stated gives what is stated of the indicator in the chosen areas. Where the
// address names no area and the default one has nothing, that is the area
// with most to show: figures of the nation stand in a city's releases too.
func (s *server) stated(ctx context.Context, sub *subject, v view) ([]metrics.Observation, error) {
	q := v.query(sub.ids())
	q.Indicators, q.Scopes = []string{sub.indicator.ID}, nil
	obs, err := s.store.Observations(ctx, q)
	if err != nil || len(obs) > 0 || len(v.Areas) > 0 {
		return obs, err
	}
	q.RefAreas = nil
	if obs, err = s.store.Observations(ctx, q); err != nil {
		return nil, err
	}
	byArea := map[string][]metrics.Observation{}
	for _, o := range obs {
		byArea[o.RefArea] = append(byArea[o.RefArea], o)
	}
	for _, area := range sub.Areas { // the one with most observations first
		if found := byArea[area.ID]; len(found) > 0 {
			sub.chosen, sub.Area = []metrics.RefArea{area}, area
			return found, nil
		}
	}
	return nil, nil
}

// chooseScopes lists the scopes that there are and refuses others.
func (sub *subject) chooseScopes(asked []string, obs []metrics.Observation) error {
	stated := map[string]bool{}
	for _, o := range obs {
		stated[o.Scope] = true
	}
	sub.scopes = slices.Sorted(maps.Keys(stated))
	if stated[metrics.TotalScope] {
		sub.scopes = slices.Insert(without(sub.scopes, metrics.TotalScope), 0, metrics.TotalScope)
	}
	known := slices.Clone(sub.scopes)
	for _, s := range sub.indicator.Scopes {
		known = append(known, s.ID)
	}
	for _, id := range asked {
		if id != metrics.TotalScope && !slices.Contains(known, id) {
			slices.Sort(known)
			return unknownValue("scope", id, slices.Compact(known))
		}
	}
	return nil
}

func without(list []string, s string) []string {
	return slices.DeleteFunc(list, func(x string) bool { return x == s })
}

// sort parts what is published from what waits for a person.
func (sub *subject) sort(scopes []string, obs []metrics.Observation) {
	var published []metrics.Observation
	for _, o := range obs {
		if len(scopes) > 0 && !slices.Contains(scopes, o.Scope) {
			continue
		}
		sub.all = append(sub.all, o)
		if o.Status == metrics.Published {
			published = append(published, o)
		} else {
			sub.waiting = append(sub.waiting, o)
		}
	}
	sub.published = metrics.NewSeries(published)
}

func (s *server) indicator(ctx context.Context, v view, id string) (string, any, error) {
	sub, err := s.subject(ctx, v, id)
	if err != nil {
		return "", nil, fmt.Errorf("indicator page: %w", err)
	}
	ind := sub.indicator
	page := indicatorPage{
		frame:     sub.titled(sub.Name(ind.Name), sub.crumb("indicators.title", "/indicators")),
		Indicator: ind, Definition: sub.Name(ind.Definition), Tab: v.Tab,
		CSV: sub.Switched(indicatorPath(ind.ID)+".csv", "tab", "", "excel", ""), ExcelCSV: sub.Switched(indicatorPath(ind.ID)+".csv", "tab", "", "excel", "1"),
	}
	page.Unit = dashboard.NewAxisUnit(metrics.Decimal{}, ind.Unit(), v.Lang).Label
	if page.Measure, err = page.T("measure." + string(ind.Measure)); err != nil {
		return "", nil, err
	}
	for _, cat := range sub.catalog.Categories {
		if cat.ID == ind.Category {
			page.Category = sub.Name(cat.Name)
		}
	}
	if page.Card, err = sub.card(); err != nil {
		return "", nil, fmt.Errorf("indicator page: %w", err)
	}
	figures, err := dashboard.Figures(sub.catalog, sub.allAreas, v.Lang, sub.published)
	if err != nil {
		return "", nil, fmt.Errorf("indicator page: %w", err)
	}
	for _, fig := range figures {
		view, err := newChartView(page.frame, fig, fig.ID, v.Tab == tabs[0])
		if err != nil {
			return "", nil, err
		}
		s.stills(ctx, &view)
		page.Charts = append(page.Charts, view)
	}
	t := teller{frame: page.frame, indicator: ind, server: s}
	page.Statements, page.Conflicts = t.statements(sub.published, sub.waiting), t.conflicts(sub.published)
	page.Doubts = t.doubts(sub.catalog, sub.published)
	page.Scopes = sub.scopeChoices(v.Scopes)
	page.embed(figures)
	page.pictures(figures)
	return pageIndicator, page, nil
}

// card is the latest value; nil where the area has none.
func (sub subject) card() (*dashboard.Card, error) {
	if len(sub.published) == 0 {
		return nil, nil
	}
	board, err := dashboard.NewBoard(sub.catalog, sub.allAreas, sub.Lang, sub.Area.ID, sub.published)
	if err != nil || len(board.Cards) == 0 {
		return nil, err
	}
	return &board.Cards[0], nil
}

func (sub subject) scopeChoices(asked []string) []choice {
	var out []choice
	for _, id := range sub.scopes {
		name := id
		if scope, ok := sub.indicator.Scope(id); ok {
			name = sub.Name(scope.Name)
		}
		out = append(out, choice{id, name, len(asked) == 1 && asked[0] == id})
	}
	return out
}

// embed writes the snippets that put each figure into another page. Their
// height is fixed, so that they work where scripts are stripped.
func (p *indicatorPage) embed(figures []dashboard.Figure) {
	for i, fig := range figures {
		pick := fig.ID
		if i == 0 {
			pick = "" // the first one needs no naming, and stays the first as others come
		}
		e := embedCode{ID: fig.ID, Title: fig.Title}
		e.URL = p.Switched("/embed"+indicatorPath(p.Indicator.ID), "tab", "", "excel", "", "area", p.Area.ID, "figure", pick)
		e.Code = fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="640" loading="lazy" style="border:0"></iframe>`,
			html.EscapeString(p.view.Origin+e.URL), html.EscapeString(fig.Title+" · "+p.AreaName()))
		p.Embeds = append(p.Embeds, e)
	}
}

// pictureLinks are one figure as a picture: for a screen, for print in the
// column of an A4 page, and without dots.
type pictureLinks struct {
	Title string
	PNG   string
	A4    string
	SVG   string
}

// pictures writes the addresses of the figures as pictures; they are white
// whatever the page is, as documents are.
func (p *indicatorPage) pictures(figures []dashboard.Figure) {
	for i, fig := range figures {
		if fig.Empty {
			continue
		}
		pick := fig.ID
		if i == 0 {
			pick = ""
		}
		href := func(ext string, pairs ...string) string {
			return p.Switched(indicatorPath(p.Indicator.ID)+ext, append(pairs, "tab", "", "excel", "", "theme", "", "figure", pick)...)
		}
		p.Pictures = append(p.Pictures, pictureLinks{
			Title: fig.Title, PNG: href(".png", "scale", "2"), A4: href(".png", "preset", a4), SVG: href(".svg"),
		})
	}
}

// unfinished reports whether a picture is missing that may be there next time.
func (p indicatorPage) unfinished() bool {
	return slices.ContainsFunc(p.Charts, func(c chartView) bool { return c.Unfinished })
}
