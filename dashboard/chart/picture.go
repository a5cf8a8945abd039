package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/jipyo/jipyo/dashboard"
)

// Sheet is what a picture is drawn on that leaves the page.
type Sheet struct {
	// Width and Height are in pixels.
	Width, Height int
	// Title puts the figure's title and subtitle above the chart.
	Title bool
	// Source puts the sources below it, and the notes that fit.
	Source bool
}

// The type of what stands around the chart, in pixels; and the share of the
// height that the foot may take.
const (
	titleSize, titleLine       = 18, 26
	subtitleSize, subtitleLine = fontSize, 20
	footSize, footLine         = 11, 16

	margin       = 4
	titleRows    = 3
	footShare    = 3
	subtitleRows = 2
)

// Picture gives the option of a figure for a picture of its own, as Option
// does for the page: without tooltips, and with what the page says beside the
// chart. Its key "locale" is for the engine that draws it.
func Picture(fig dashboard.Figure, theme Theme, sheet Sheet) ([]byte, error) {
	colours, err := paletteOf(theme)
	if err != nil {
		return nil, err
	}
	d := drawing{fig: fig, colours: colours}
	var captions []any
	if sheet.Title {
		captions = append(captions, d.heading(sheet))
	}
	if foot := footOf(fig, sheet); sheet.Source && foot.text != "" {
		captions = append(captions, d.foot(foot, sheet))
	}
	option, err := d.option()
	if err != nil {
		return nil, err
	}
	delete(option, "tooltip")
	if len(captions) > 0 {
		option["title"] = captions
	}
	option["locale"] = "KO"
	if fig.Lang == "en" {
		option["locale"] = "EN"
	}
	out, err := json.Marshal(option)
	if err != nil {
		return nil, fmt.Errorf("picture %s: %w", fig.ID, err)
	}
	return out, nil
}

// Surface is the colour of a theme's paper, #rrggbb.
func Surface(theme Theme) (string, error) {
	colours, err := paletteOf(theme)
	return colours.surface, err
}

// paragraph is a text and the rows it is reckoned to take.
type paragraph struct {
	text string
	rows int
}

// heading names the figure and makes room above the chart.
func (d *drawing) heading(sheet Sheet) map[string]any {
	title := fitted(d.fig.Title, titleSize, sheet.Width, titleRows)
	subtitle := fitted(d.fig.Subtitle, subtitleSize, sheet.Width, subtitleRows)
	d.above = margin + title.rows*titleLine + subtitle.rows*subtitleLine
	head := d.caption(title, sheet, titleSize, titleLine, d.colours.text)
	head["top"] = 0
	head["subtext"] = subtitle.text
	head["subtextStyle"] = style(subtitle, sheet, subtitleSize, subtitleLine, d.colours.muted)
	head["itemGap"] = 0
	return head
}

// foot names the sources and makes room below the chart.
func (d *drawing) foot(p paragraph, sheet Sheet) map[string]any {
	d.below = margin + p.rows*footLine
	foot := d.caption(p, sheet, footSize, footLine, d.colours.muted)
	foot["bottom"] = 0
	return foot
}

func (d *drawing) caption(p paragraph, sheet Sheet, size, line int, colour string) map[string]any {
	weight := "normal"
	if size == titleSize {
		weight = "bold"
	}
	text := style(p, sheet, size, line, colour)
	text["fontWeight"] = weight
	return map[string]any{"text": p.text, "left": 0, "padding": []int{margin, margin, 0, margin}, "textStyle": text}
}

// style breaks a text at the width of the sheet and cuts it after its rows.
func style(p paragraph, sheet Sheet, size, line int, colour string) map[string]any {
	return map[string]any{
		"fontSize": size, "lineHeight": line, "color": colour,
		"width": sheet.Width - 2*margin, "overflow": "break", "height": p.rows * line, "lineOverflow": "truncate",
	}
}

// fitted reckons the rows of a text of any length.
func fitted(text string, size, width, most int) paragraph {
	return paragraph{text, min(rowsOf(text, size, width), most)}
}

// rowsOf allows for the room that is lost where words are kept whole.
func rowsOf(text string, size, width int) int {
	rows := 0
	for line := range strings.SplitSeq(text, "\n") {
		need := float64(textWidth(line)*size) / fontSize / float64(width-2*margin)
		if need > 1 {
			need *= 1.15
		}
		rows += max(1, int(math.Ceil(need)))
	}
	return rows
}

// footOf is the sources and as many notes, in order, as have room.
func footOf(fig dashboard.Figure, sheet Sheet) paragraph {
	most := max(1, sheet.Height/footShare/footLine)
	p := fitted(fig.SourceLine(), footSize, sheet.Width, most)
	for _, note := range fig.Notes {
		line := strings.TrimSpace(dashboard.Mark(note.Number) + " " + note.Text)
		rows := rowsOf(line, footSize, sheet.Width)
		if p.text == "" || p.rows+rows > most {
			break
		}
		p = paragraph{p.text + "\n" + line, p.rows + rows}
	}
	return p
}
