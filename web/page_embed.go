package web

import (
	"context"
	"fmt"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard"
)

// embedPath is where the pages stand that others may frame.
const embedPath = "/embed/"

// embedPage is one chart with its table, and the way to its page.
type embedPage struct {
	frame
	// Chart is nil when there is nothing to show.
	Chart *chartView
	Full  string
}

func (s *server) embedIndicator(ctx context.Context, v view, c *gin.Context) (string, any, error) {
	sub, err := s.subject(ctx, v, c.Param("id"))
	if err != nil {
		return "", nil, fmt.Errorf("embed: %w", err)
	}
	page := embedPage{
		frame: sub.titled(sub.Name(sub.indicator.Name)),
		Full:  sub.Switched(indicatorPath(sub.indicator.ID)),
	}
	figures, err := dashboard.Figures(sub.catalog, sub.allAreas, v.Lang, sub.published)
	if err != nil {
		return "", nil, fmt.Errorf("embed: %w", err)
	}
	if len(figures) > 0 {
		figure, err := sub.figure(figures)
		if err != nil {
			return "", nil, err
		}
		chart, err := newChartView(page.frame, figure, figure.ID, v.Tab == tabs[0])
		if err != nil {
			return "", nil, err
		}
		s.stills(ctx, &chart)
		chart.NewTab = true
		page.Chart = &chart
	}
	return pageEmbed, page, nil
}

// figure is the one that the address names, else the first.
func (sub subject) figure(figures []dashboard.Figure) (dashboard.Figure, error) {
	asked := sub.Given("figure")
	if asked == "" {
		return figures[0], nil
	}
	var known []string
	for _, f := range figures {
		if f.ID == asked {
			return f, nil
		}
		known = append(known, f.ID)
	}
	return dashboard.Figure{}, unknownValue("figure", asked, known)
}

// unfinished reports whether the picture is missing that may be there next time.
func (p embedPage) unfinished() bool { return p.Chart != nil && p.Chart.Unfinished }
