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
		chart, err := newChartView(page.frame, figures[0], figures[0].ID, v.Tab == tabs[0])
		if err != nil {
			return "", nil, err
		}
		chart.NewTab = true
		page.Chart = &chart
	}
	return pageEmbed, page, nil
}
