package draw

import (
	"bytes"
	_ "embed" // for the fonts below
	"fmt"
	"sync"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// The faces are subsets of Pretendard GOV under another name: fonts/OFL.txt.
// web/static/fonts/build.sh makes them, with those that the pages load.
//
//go:embed fonts/jipyo-sans-400.ttf
var regularTTF []byte

//go:embed fonts/jipyo-sans-700.ttf
var boldTTF []byte

// substitute stands for a character that the faces lack, and substituteWidth
// is about what it takes, in em.
const (
	substitute      = '□'
	substituteWidth = 1
)

// faces are the two weights, read once at the first use.
type faces struct{ regular, bold *font.Font }

// loadFaces parses the embedded fonts; they are fixed, so a fault is a broken
// build.
var loadFaces = sync.OnceValues(func() (faces, error) {
	regular, err := font.ParseTTF(bytes.NewReader(regularTTF))
	if err != nil {
		return faces{}, fmt.Errorf("regular face: %w", err)
	}
	bold, err := font.ParseTTF(bytes.NewReader(boldTTF))
	if err != nil {
		return faces{}, fmt.Errorf("bold face: %w", err)
	}
	return faces{regular.Font, bold.Font}, nil
})

// typesetter sets text in the faces and notes the characters they lack. It is
// for one goroutine.
type typesetter struct {
	// regular and bold have caches of their own.
	regular, bold *font.Face
	shaper        shaping.HarfbuzzShaper
	missing       map[rune]bool
}

func newTypesetter() (*typesetter, error) {
	f, err := loadFaces()
	if err != nil {
		return nil, err
	}
	return &typesetter{regular: font.NewFace(f.regular), bold: font.NewFace(f.bold), missing: map[rune]bool{}}, nil
}

func (t *typesetter) weight(bold bool) *font.Face {
	if bold {
		return t.bold
	}
	return t.regular
}

// shapingSize is the size at which text is shaped, large enough that rounding
// to 1/64 does not show.
const shapingSize = 1000

// glyph is an outline at a place on the baseline, in em.
type glyph struct {
	id font.GID
	x  float64
}

// set places the glyphs of a text and gives its width, in em. Characters that
// the face lacks become the substitute; those that are never drawn are left out.
func (t *typesetter) set(text string, bold bool) (glyphs []glyph, width float64) {
	face := t.weight(bold)
	runes := make([]rune, 0, len(text))
	for _, r := range text {
		switch _, ok := face.NominalGlyph(r); {
		case invisible(r):
		case ok:
			runes = append(runes, r)
		default:
			t.missing[r] = true
			runes = append(runes, substitute)
		}
	}
	if len(runes) == 0 {
		return nil, 0
	}
	out := t.shaper.Shape(shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: face,
		Size: fixed.I(shapingSize), Script: language.Hangul, Language: language.NewLanguage("ko"),
	})
	em := func(v fixed.Int26_6) float64 { return float64(v) / 64 / shapingSize }
	for _, g := range out.Glyphs {
		glyphs = append(glyphs, glyph{g.GlyphID, width + em(g.XOffset)})
		width += em(g.Advance)
	}
	return glyphs, width
}

// outline is the shape of a glyph with y down, in em.
func (t *typesetter) outline(id font.GID, bold bool) path {
	face := t.weight(bold)
	shape, _ := face.GlyphDataOutline(id)
	upem := float64(face.Upem())
	var p path
	for _, s := range shape.Segments {
		p.glyphSegment(s, 1/upem)
	}
	if len(p) > 0 {
		p = append(p, segment{op: closePath})
	}
	return p
}

// invisible reports whether a character is never drawn: controls, joiners,
// marks of direction and variation selectors.
func invisible(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xad, r == 0x34f, r == 0x61c, r == 0xfeff:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0000 && r <= 0xe0fff
}

// central is the middle between ascent and descent above the baseline, in em.
func (f faces) central() float64 {
	face := font.NewFace(f.regular)
	extents, ok := face.FontHExtents()
	if !ok {
		return 0.35 // no such table: the shipped faces have one
	}
	return float64(extents.Ascender+extents.Descender) / 2 / float64(f.regular.Upem())
}
