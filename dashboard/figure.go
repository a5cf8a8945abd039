// Package dashboard turns series into figures: what is shown, not how. A
// Figure feeds every output (chart, table, alternative text), so numbers and
// dates are written here, once, and nowhere else.
package dashboard

import (
	"fmt"

	"github.com/jipyo/jipyo/metrics"
)

// Figure is one chart with its table. All its lines share one unit and one
// axis; every text in it is finished and plain (not markup).
type Figure struct {
	// ID tells the figures of one page apart: an ASCII slug.
	ID string
	// Indicators are the ids shown, in order.
	Indicators []string
	Lang       string
	Title      string
	// Subtitle names the area and the years covered.
	Subtitle string
	// Summary is the alternative text: what the chart says, in sentences.
	Summary string
	Unit    AxisUnit
	Axis    Axis
	Lines   []Line
	Table   Table
	Notes   []Note
	// Empty reports that there is no point to draw.
	Empty bool
}

// AxisUnit is the unit of a value axis, chosen once from its largest value.
type AxisUnit struct {
	Unit metrics.Unit
	// Label is the unit alone, "억 원"; Caption is "단위: 억 원".
	Label   string
	Caption string
	// Divisor is the power of ten that Point.Value was divided by.
	Divisor metrics.Decimal
}

// AxisKind says how the periods stand on the horizontal axis.
type AxisKind string

// The kinds: dates to scale, or one place for each period.
const (
	TimeAxis     AxisKind = "time"
	CategoryAxis AxisKind = "category"
)

// Axis is the horizontal axis. A category axis has Categories, in order of
// time. A time axis runs from Min to Max in milliseconds UTC since 1970, on
// borders of its Bands.
type Axis struct {
	Kind       AxisKind
	Categories []string
	Min        float64
	Max        float64
	// Step is the length of the bands, metrics.Annual or metrics.Monthly.
	Step  metrics.Frequency
	Bands []Band
}

// Band is a year or month of a time axis, named in its middle.
type Band struct {
	Start  float64
	Middle float64
	End    float64
}

// Shape is how the points of a line are drawn.
type Shape string

// The shapes: joined points, bars from zero, and separate markers.
const (
	ShapeLine   Shape = "line"
	ShapeBar    Shape = "bar"
	ShapeMarker Shape = "marker"
)

// Line is the points of one series, in order.
type Line struct {
	Name      string
	Indicator string
	RefArea   string
	Scope     string
	Kind      metrics.Kind
	Shape     Shape
	Points    []Point
}

// Point is one period of a line.
type Point struct {
	// Label is the period as shown: 2019년, 2019년 상반기, 2019. 7. 17.
	Label  string
	Period metrics.TimePeriod
	// X is milliseconds UTC on a time axis, else the index of the category.
	X float64
	// Value is in the axis unit; nil is a gap, or an open conflict, which has
	// Low and High instead.
	Value *float64
	Low   *float64
	High  *float64
	// Exact is the headline value in the unit itself.
	Exact metrics.Decimal
	// Short is the value in the axis unit as text, for a label in the chart.
	Short string
	// Text is the value in full with its qualifier: "약 1억 2,340만 원"; a
	// range in an open conflict.
	Text    string
	Tooltip string
	// Hollow says that the period was assumed.
	Hollow bool
	// PartYear says that a flow covers less than the whole years it lies in.
	PartYear bool
	Conflict bool
	// Note is the number of the note about this point, 0 for none.
	Note int
	Link Link
}

// Link leads from a value to the place that states it.
type Link struct {
	ObservationID string
	SourceID      metrics.SourceID
	// ReleaseID is "" when the text is not held.
	ReleaseID metrics.ReleaseID
	// Span is the sentence and Figure the number, in the release's text.
	Span   metrics.Span
	Figure metrics.Span
	// URL is the source's own address, from a document: check before use.
	URL string
}

// Note is a remark under the chart; Number is what the points refer to, 0 for
// a remark on the whole.
type Note struct {
	Number int
	Text   string
}

// Mark is the number as points and rows show it, "1)"; "" for 0.
func Mark(number int) string {
	if number == 0 {
		return ""
	}
	return fmt.Sprintf("%d)", number)
}
